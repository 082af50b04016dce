"""Reporting verbs where they stand: the verb with its auxiliaries, its subject and what it governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from analysis.reading.document import Document
from analysis.reading.general import syntax
from analysis.reading.general.words import Verb, words
from analysis.reading.quotations.marks import Mark

# What a verb may be tagged as; nothing where the language has no tagger.
VERBS = frozenset(("VERB", "AUX", ""))
# Tokens within which the fixed words of a phrase follow its verb.
NEAR = 4
# Stances of which nothing is told where the verb is negated: "did not say whether".
TOLD = frozenset(("says", "announces", "admits", "claims"))


@dataclass(frozen=True)
class Cue:
    """One reporting verb: its token, its span, its entry, its subject, and whether it is passive."""

    token: Token
    start: int
    end: int
    verb: Verb
    subject: Token | None
    passive: bool
    told: bool

    @property
    def first(self) -> int:
        """Where its clause begins: its subject or itself."""
        subject = self.subject
        if subject is None or subject.sent != self.token.sent:
            return self.start
        left = subject.left_edge.idx
        return min(self.start, left)


def find(document: Document, marks: Sequence[Mark]) -> list[Cue]:
    """The reporting verbs outside quotation marks, in order."""
    known, agents = words(document.language).verbs, words(document.language).agents
    quoted = [(mark.start, mark.end) for mark in marks if mark.level == 1]
    found: list[Cue] = []
    at = 0
    for token in document.doc:
        while at < len(quoted) and quoted[at][1] <= token.idx:
            at += 1
        inside = at < len(quoted) and quoted[at][0] <= token.idx
        lemma = (token.lemma_ or token.text).lower()
        if not inside and lemma in known and (token.pos_ in VERBS or _taken_for_noun(token)):
            found.extend(_cue(token, known[lemma], agents))
    if not document.doc.has_annotation("DEP"):
        found = [replace(cue, subject=_neighbour(cue.token)) for cue in found]
    return found


def _taken_for_noun(token: Token) -> bool:
    """Whether a noun has a clause before it and a subject: "..., the chamber of commerce estimates"."""
    clauses = (c for c in token.children if c.dep_ in syntax.COMPLEMENTS and c.i < token.i)
    return any(clauses) and syntax.own_subject(token) is not None


def _neighbour(verb: Token) -> Token | None:
    """Who speaks as far as the order of words tells, without a parse: the capital right after, else before.

    After the verb stands the last of a run of capitals, which is a name's last word.
    """
    doc = verb.doc
    at = verb.i + 1
    while at < len(doc) and doc[at].text[:1].isupper():
        at += 1
    if at > verb.i + 1:
        return doc[at - 1]
    return doc[verb.i - 1] if verb.i and doc[verb.i - 1].text[:1].isalpha() else None


def _cue(token: Token, entries: Sequence[Verb], agents: frozenset[str]) -> list[Cue]:
    for verb in entries:
        last = _last(token, verb)
        if last is None:
            continue
        helpers = [t for t in token.children if t.dep_ in syntax.AUXILIARIES and t.i < token.i]
        first = min([token, *helpers], key=lambda t: t.i)
        start, end = first.idx, last.idx + len(last)
        passive = any(child.dep_ in syntax.PASSIVES for child in token.children) or _bare_participle(token)
        return [Cue(token, start, end, verb, _agent(token, passive, agents), passive, _told(token, verb))]
    return []


def _bare_participle(token: Token) -> bool:
    """Whether a past participle has neither helper nor subject: "Asked if it had paid, the firm ..."."""
    alone = not any(child.dep_ in (*syntax.AUXILIARIES, *syntax.SUBJECTS) for child in token.children)
    return token.tag_ in ("VBN", "VBD") and token.dep_ in ("advcl", "acl") and alone


def _last(token: Token, verb: Verb) -> Token | None:
    """The last word of a phrase whose fixed words follow the verb; None where they don't."""
    last, at = token, token.i
    doc = token.doc
    for word in verb.rest:
        near = (doc[i] for i in range(at + 1, min(at + 1 + NEAR, token.sent.end)))
        found = next((t for t in near if t.lower_ == word), None)
        if found is None:
            return None
        last, at = found, found.i
    return last


def _told(token: Token, verb: Verb) -> bool:
    """Whether something is reported: not where nothing was said, or where somebody would not say."""
    negated = any(child.dep_ == "neg" for child in token.children)
    refused = token.dep_ == "xcomp" and token.head.lemma_.lower() in ("refuse", "decline")
    return not (refused or (negated and verb.stance in TOLD))


def _agent(token: Token, passive: bool, agents: frozenset[str]) -> Token | None:
    """Who speaks: the subject, for a passive the agent, for a participle or infinitive that of its clause."""
    if passive:
        return syntax.agent(token, agents)
    own = syntax.own_subject(token)
    if own is not None:
        return own
    head = token.head
    if token.dep_ in syntax.RELATIVES:
        return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None
    if token.dep_ in ("conj", "advcl", "xcomp", "acl") and head != token:
        passive = any(child.dep_ in syntax.PASSIVES for child in head.children)
        return syntax.own_subject(head) if passive else _agent(head, False, agents)
    if token.dep_ == "pcomp" and head.head != head and head.head.pos_ == "VERB":
        return _agent(head.head, False, agents)
    return None
