"""What an English number counts: the noun after it, and the words that go with the noun."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from analysis.reading.document import Document

LOOK = 60
# How many words a noun may stand after its number, and what is counted may go on.
REACH, MEASURED = 6, 6
WITHIN = ("ADJ", "ADV", "NOUN", "PROPN", "NUM", "PART")
PHRASE = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "PART")
PARTITIVE = frozenset(
    ("the", "them", "whom", "those", "these", "its", "their", "his", "her", "our", "us", "my", "your", "all")
)

# Start and end of the words, and the head noun where there is one.
Noun = tuple[int, int, Token | None]


class Nouns:
    """Finds the nouns that numbers of a document count; `times` are the spans of its time expressions."""

    def __init__(self, document: Document, times: Sequence[tuple[int, int]]) -> None:
        self.document, self.text, self.times = document, document.text, times
        self._starts = [start for start, _ in times]

    def after(self, end: int) -> tuple[int, int, Token] | None:
        """The noun after a number, past what describes it and past "of the": start, end, head."""
        tokens = list(self.document.tokens(end, end + LOOK))
        if tokens and tokens[0].lower_ in ("of", "the"):
            tokens = tokens[1:]
            while tokens and tokens[0].lower_ in PARTITIVE:
                tokens = tokens[1:]
        head: Token | None = None
        start = tokens[0].idx if tokens else end
        for token in tokens[:REACH]:
            if token.text in ("'s", "'") and head is not None:
                head = None  # "the group's profit"
                continue
            if self._timed(token) or "\n" in self.text[end : token.idx] or not _goes_on(head, token):
                break
            if token.pos_ in ("NOUN", "PROPN") and token.is_alpha:
                head = token
        if head is None or (head.pos_ == "PROPN" and not head.lower_.endswith("s")):
            return None
        return start, head.idx + len(head), head

    def measured(self, noun: Noun | None) -> str | None:
        """The words that say what is counted: the noun with what goes with it."""
        if noun is None:
            return None
        start, end = noun[0], noun[1]
        for token in self.document.tokens(end, end + LOOK)[:MEASURED]:
            if token.pos_ not in PHRASE or self._timed(token):
                break
            if token.pos_ in ("NOUN", "PROPN", "NUM"):
                end = token.idx + len(token)
        return self.text[start:end]

    def _timed(self, token: Token) -> bool:
        """Whether a word belongs to a time expression: "two people *Monday*"."""
        index = bisect_right(self._starts, token.idx) - 1
        return index >= 0 and token.idx < self.times[index][1]


def _goes_on(head: Token | None, token: Token) -> bool:
    """Whether a word may stand before the noun, or go on with the compound that `head` ends so far."""
    if token.text == "-":
        return True
    if head is not None:
        return token.pos_ == "NOUN" or (token.pos_ == "PROPN" and head.pos_ == "PROPN")
    described = token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG")
    return not token.is_punct and (token.pos_ in WITHIN or described)
