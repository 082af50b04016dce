"""What a parse says, in the label schemes of spaCy's models: Universal Dependencies and ClearNLP."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass"))
RELATIVES = frozenset(("acl:relcl", "relcl", "acl"))
# What ends the words that name something.
ENDS = frozenset(',;:()[]«»“”"–—')


def subject(verb: Token) -> Token | None:
    """The subject of a verb or of the one that governs it; for a relative pronoun what it stands for."""
    for head in (verb, verb.head):
        for child in head.children:
            if child.dep_ in SUBJECTS:
                relative = "Rel" in child.morph.get("PronType", []) and head.dep_ in RELATIVES
                return head.head if relative else child
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
