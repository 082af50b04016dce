"""What a parse says, in the label schemes of spaCy's models: Universal Dependencies and ClearNLP."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass"))
PASSIVES = frozenset(("auxpass", "aux:pass", "nsubjpass", "nsubj:pass"))
AUXILIARIES = frozenset(("aux", "auxpass", "aux:pass", "neg"))
AGENTS = frozenset(("agent", "obl:agent"))
# A noun set beside another: "the mayor, Anne Hill", "mayor Anne Hill".
BESIDE = frozenset(("appos", "compound", "nmod", "flat", "flat:name"))
RELATIVES = frozenset(("acl:relcl", "relcl", "acl"))
COMPLEMENTS = frozenset(("ccomp",))
OPEN_COMPLEMENTS = frozenset(("xcomp", "ccomp"))
NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
# What ends the words that name something.
ENDS = frozenset(',;:()[]«»“”"–—')


def own_subject(verb: Token) -> Token | None:
    """The subject of a verb itself, the nearest of several; for a relative pronoun what it stands for."""
    for child in sorted(verb.children, key=lambda token: abs(token.i - verb.i)):
        if child.dep_ in SUBJECTS:
            relative = verb.dep_ in RELATIVES and child.tag_.startswith("W")
            relative = relative or "Rel" in child.morph.get("PronType", [])
            return verb.head if relative and verb.dep_ in RELATIVES else child
    return None


def subject(verb: Token) -> Token | None:
    """The subject of a verb or of the one that governs it."""
    return own_subject(verb) or own_subject(verb.head)


def agent(verb: Token, words: frozenset[str] = frozenset()) -> Token | None:
    """Who does what a passive tells: by the parse, else the noun after one of the `words` ("by")."""
    for child in sorted(verb.children, key=lambda token: token.dep_ not in AGENTS):
        if child.dep_ in AGENTS or child.lower_ in words:
            inner = (noun for noun in child.children if noun.pos_ in NOUNS)
            return child if child.pos_ in NOUNS else next(inner, child)
    return None


def phrase(head: Token) -> list[Token]:
    """A noun with what belongs to it on both sides, up to the first comma, bracket or clause after it."""
    return list(_phrase(head))


def _phrase(head: Token) -> Iterator[Token]:
    for token in head.subtree:
        if token.i > head.i and (token.text in ENDS or token.dep_ in RELATIVES):
            return
        if token.i == head.i or not (token.is_punct or token.is_space):
            yield token


def span(tokens: list[Token]) -> tuple[int, int]:
    """First code point of the first token, and the one after the last."""
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
