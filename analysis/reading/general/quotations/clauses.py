"""Reported clauses outside quotation marks: what a reporting verb governs, and "according to X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from analysis.language import Language
from analysis.reading.document import Document
from analysis.reading.general import syntax
from analysis.reading.general.quotations.cues import Cue
from analysis.reading.general.quotations.sources import Source, Sources
from analysis.reading.general.words import Words, words

SHORTEST = 4
# Tokens after a verb within which a conjunction opens what it reports.
NEAR = 9
# Labels of the model for days and hours.
DAYS = frozenset(("DATE", "TIME"))
EDGES = " ,;:.\n–—*"
TWINS = (("(", ")"), ("“", "”"), ('"', '"'), ("‘", "'"))


@dataclass(frozen=True)
class According:
    """Words that name a source before it ("according to"), and the source."""

    start: int
    end: int
    last: int
    source: Source


def spans(cue: Cue, document: Document, cues: Sequence[Cue] = ()) -> Iterator[tuple[int, int, str]]:
    """The clauses that a verb reports: start, end and the rule that found them; `cues` are the others."""
    if (cut := _interposed(cue, document)) is not None:
        yield (*cut, "interposed clause")
        return
    found = list(_governed(cue, document))
    yield from found
    if not found and (named := _taken_for_adjective(cue)) is not None:
        yield (*named, "gerund")
    elif not found and (opened := _after_opener(cue, document, cues)) is not None:
        yield (*opened, "opened clause")


def _taken_for_adjective(cue: Cue) -> tuple[int, int] | None:
    """A gerund that the parse takes for an adjective of its object: "denied misleading voters"."""
    following = cue.token.i + 1
    if cue.verb.gerund != "direct" or following >= len(cue.token.doc):
        return None
    gerund = cue.token.doc[following]
    if gerund.tag_ != "VBG" or gerund.head.head != cue.token:
        return None
    return syntax.span([t for t in syntax.phrase(gerund.head) if t.i >= gerund.i])


def _interposed(cue: Cue, document: Document) -> tuple[int, int] | None:
    """The sentence that a reporting aside cuts: "Insurers, he added, would pay"."""
    sentence = document.sentence_at(cue.start)
    if sentence is None or not cue.verb.quote or not cue.verb.clause:
        return None
    before = document.text[sentence.start : cue.first].rstrip()
    after = document.text[cue.end : sentence.end]
    own = cue.subject is not None and cue.subject.idx < cue.start
    if not (own and before.endswith(",") and after.startswith(",") and len(after) > SHORTEST):
        return None
    following = document.tokens(cue.end + 1, sentence.end)[:1]
    if following and following[0].tag_ == "VBG":
        return sentence.start, cue.first
    words_before = document.tokens(sentence.start, sentence.start + len(before) - 1)
    # "A school, where, he says, they slept": only what the relative or conjunction opens is reported.
    opened = bool(words_before) and (words_before[-1].tag_[:1] == "W" or words_before[-1].pos_ == "SCONJ")
    return (cue.end + 1 if opened else sentence.start), sentence.end


def _after_opener(cue: Cue, document: Document, cues: Sequence[Cue]) -> tuple[int, int] | None:
    """What follows a conjunction near the verb that the parse hangs elsewhere: "said in a report that"."""
    sentence = document.sentence_at(cue.start)
    if sentence is None or cue.verb.clause != "yes":
        return None
    for token in document.tokens(cue.end, sentence.end)[:NEAR]:
        alone = document.text[token.idx + len(token) :][:1] in ",.;"
        if token.lower_ in words(document.language).openers and token.tag_ not in ("DT", "WDT") and not alone:
            return token.idx + len(token), _joined(cue, document, cues, sentence.end)
        if token.text in syntax.ENDS or token.pos_ in ("VERB", "AUX"):
            return None
    return None


def _joined(cue: Cue, document: Document, cues: Sequence[Cue], end: int) -> int:
    """Where another reporting clause is joined to a reported one by a conjunction; else the end given."""
    for other in cues:
        if cue.end < other.first < end and other.subject is not None:
            before = document.tokens(max(cue.end, other.first - 12), other.first)[-1:]
            if before and before[0].pos_ == "CCONJ":
                return before[0].idx
    return end


def _governed(cue: Cue, document: Document) -> Iterator[tuple[int, int, str]]:
    """The clauses, infinitives and gerunds that the parse hangs on a verb."""
    known = words(document.language)
    for child in cue.token.children:
        if child.dep_ in syntax.COMPLEMENTS and _is_clause(child):
            if cue.verb.clause == "yes" or (cue.verb.clause and _opened(child, document)):
                if child.i < cue.token.i:
                    yield (*_before(child, cue), "incise clause")
                else:
                    yield from _after(child, cue, document)
        elif (subject := _taken_for_object(child, cue)) is not None:
            tokens = [t for t in (*subject.subtree, *child.subtree) if t.i > cue.token.i and not t.is_punct]
            yield (*syntax.span(sorted(tokens, key=lambda t: t.i)), "clause")
        elif child.dep_ in syntax.OPEN_COMPLEMENTS and child.i > cue.token.i:
            yield from _open(child, cue, known)
        elif child.dep_ == "prep" and child.lower_ == cue.verb.gerund:
            inner = (t for t in child.children if t.dep_ == "pcomp")
            yield from ((*_reach(t, child.i, cue, known), "gerund") for t in inner)
        if child.dep_ in syntax.OPEN_COMPLEMENTS and cue.verb.infinitive and child.i > cue.token.i:
            yield from _infinitive(child, cue, known)


def _is_clause(verb: Token) -> bool:
    """Whether a complement has a subject of its own and no infinitive marker: it says something."""
    subjects = (*syntax.SUBJECTS, "expl", "csubj")
    return _to(verb) is None and any(child.dep_ in subjects for child in verb.children)


def _taken_for_object(verb: Token, cue: Cue) -> Token | None:
    """The subject of a clause, where the parse has it as the verb's object: "said on Monday a ship sank"."""
    bare = verb.dep_ in syntax.COMPLEMENTS and _to(verb) is None and syntax.own_subject(verb) is None
    if not bare or verb.tag_ == "VBG" or cue.verb.clause != "yes":
        return None
    between = (c for c in cue.token.children if c.dep_ in ("dobj", "obj") and cue.token.i < c.i < verb.i)
    return next(between, None)


def _to(verb: Token) -> Token | None:
    """The marker of an infinitive."""
    infinitive = "Inf" in verb.morph.get("VerbForm", [])
    marks = (c for c in verb.children if c.tag_ == "TO" or (c.dep_ == "mark" and infinitive))
    return next(marks, None)


def _opened(verb: Token, document: Document) -> bool:
    known = words(document.language)
    return any(token.lower_ in known.openers | known.questions for token in verb.subtree if token.i < verb.i)


def _infinitive(child: Token, cue: Cue, known: Words) -> Iterator[tuple[int, int, str]]:
    """An infinitive without its marker: "promised to *open an inquiry*"; none without anybody who speaks."""
    mark = _to(child)
    speaks = cue.subject is not None or not cue.passive
    asked = any(t.lower_ in known.questions for t in child.subtree if mark is not None and t.i < mark.i)
    if mark is not None and speaks and not asked and child.lemma_.lower() not in known.silent:
        yield (*_reach(child, mark.i, cue, known), "infinitive")


def _open(child: Token, cue: Cue, known: Words) -> Iterator[tuple[int, int, str]]:
    """A gerund right after the verb: "denied dumping waste"."""
    tags = {child.tag_, *(helper.tag_ for helper in child.children if helper.dep_ in syntax.AUXILIARIES)}
    if cue.verb.gerund == "direct" and "VBG" in tags:
        yield (*_reach(child, cue.token.i, cue, known), "gerund")


def _reach(head: Token, after: int, cue: Cue, known: Words) -> tuple[int, int]:
    """From the first word of a clause after a token to its last, without the agent of a passive verb."""
    tokens = [t for t in head.subtree if t.i > after]
    agents = (t for t in tokens if cue.passive and t.lower_ in known.agents and t.head == head)
    agent = next(agents, None)
    return syntax.span([t for t in tokens if agent is None or t.i < agent.i])


def _before(child: Token, cue: Cue) -> tuple[int, int]:
    """The clause that a reporting aside closes: "The water was safe, Dr Khan said"."""
    tokens = [t for t in child.subtree if t.idx < cue.first]
    return syntax.span(tokens) if tokens else (0, 0)


def _after(child: Token, cue: Cue, document: Document) -> Iterator[tuple[int, int, str]]:
    """The clause after its verb, and those joined to it by a conjunction of their own."""
    openers = words(document.language).openers
    heads = [child, *(t for t in child.conjuncts if t.i > child.i and _mark(t, openers) is not None)]
    edges = [(_start(head, cue, openers), head) for head in heads]
    for number, (start, head) in enumerate(edges):
        following = edges[number + 1][1] if number + 1 < len(edges) else None
        limit = _mark(following, openers) if following is not None else _next_report(head, document)
        tokens = [t for t in head.subtree if t.idx >= start and (limit is None or t.i < limit.i)]
        while tokens and (tokens[-1].dep_ == "cc" or tokens[-1].is_punct):
            tokens.pop()
        if tokens:
            yield (*syntax.span(tokens), "clause")


def _next_report(head: Token, document: Document) -> Token | None:
    """Where another reporting clause is joined to a reported one: "..., and the mayor has said that ..."."""
    known = words(document.language).verbs
    for verb in head.conjuncts:
        subject = syntax.own_subject(verb)
        joined = verb.i > head.i and verb.lemma_.lower() in known and subject is not None
        if joined and subject is not None and any(c.dep_ in syntax.COMPLEMENTS for c in verb.children):
            return subject.left_edge
    return None


def _mark(verb: Token, openers: frozenset[str]) -> Token | None:
    """The conjunction that opens a clause."""
    return next((t for t in verb.children if t.lower_ in openers and t.i < verb.i), None)


def _start(verb: Token, cue: Cue, openers: frozenset[str]) -> int:
    mark = _mark(verb, openers)
    after = mark.i if mark is not None else _dated(verb, cue)
    tokens = [t for t in verb.subtree if t.i > after and not t.is_punct]
    return tokens[0].idx if tokens else verb.idx


def _dated(verb: Token, cue: Cue) -> int:
    """The last word before a clause without a conjunction: the day after the verb is that of the report.

    "Said on Tuesday it would close"; after a comma it is the clause's own ("said in 2019, it would close").
    """
    subject = syntax.own_subject(verb)
    first = subject.left_edge.i if subject is not None else cue.token.i + 1
    between = cue.token.doc[cue.token.i + 1 : max(first, cue.token.i + 1)]
    dated = any(t.ent_type_ in DAYS for t in between)
    if dated and all(t.ent_type_ in DAYS or t.pos_ in ("ADP", "DET") for t in between):
        return int(between[-1].i)
    return cue.token.i


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without spaces and punctuation at the edges; a mark whose twin lies inside is kept."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    for opening, closing in TWINS:
        body = text[start:end]
        start += body.startswith(opening) and closing not in body[1:]
        end -= body.endswith(closing) and opening not in body[:-1]
    return start, max(start, end)


@cache
def _according(language: Language) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, words(language).according), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either or '(?!)'})(?!\w)", re.IGNORECASE)


def according(document: Document, sources: Sources) -> list[According]:
    """The phrases that name a source before it, in order."""
    found = []
    for match in _according(document.language).finditer(document.text):
        tokens = document.tokens(match.end(), match.end() + 120)
        head = next((t for t in tokens[:8] if t.pos_ in syntax.NOUNS and _is_head(t, tokens[0])), None)
        source = sources.of(head) if head is not None else None
        if head is not None and source is not None:
            last = syntax.phrase(head)[-1]
            found.append(According(*match.span(), last.idx + len(last), source))
    return found


def _is_head(noun: Token, first: Token) -> bool:
    """Whether a noun heads the phrase that begins at a token, rather than stands before its head."""
    return noun.left_edge.i <= first.i and noun.dep_ not in ("compound", "poss", "nmod", "amod")


def around(phrase: According, document: Document, marks: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The clause that "according to X" belongs to: what follows it, or what stands before it."""
    sentence = document.sentence_at(phrase.start)
    if sentence is None:
        return None
    before = document.text[sentence.start : phrase.start].strip(EDGES + "“”\"'‘")
    if len(before) >= 2 * SHORTEST:
        return _clause_before(document, sentence.start, phrase.start)
    comma = document.text.find(",", phrase.last, sentence.end)
    return (comma + 1, sentence.end) if comma >= 0 else None


def _clause_before(document: Document, start: int, end: int) -> tuple[int, int]:
    """The clause before a phrase: back to the conjunction or mark that opens it in its sentence."""
    tokens = document.tokens(start, end)
    for token in reversed(tokens):
        if token.text in (";", ":"):
            return token.idx + 1, end
    return start, end
