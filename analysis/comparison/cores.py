"""The words of a dated clause that say what happened: without the circumstances before them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from analysis.comparison.datings import WORD

# Inside these marks a comma parts nothing of the clause itself.
OPEN, CLOSED = "«“([", "»”)]"
# Words beside its times that a part has at most if it only says when.
FEW = 3
FIRST = re.compile(r"\W*(\w+(?:['’])?)")

Span = tuple[int, int]


def core(text: str, times: Sequence[Span], openings: Collection[str], counts: Collection[str]) -> int:
    """Where in a clause the words begin that say what happened; 0 if that is its beginning or unknown.

    `times` are the spans of its time expressions. Parts between commas are passed over from the left where
    they only say when, open with one of `openings` (a preposition, "which") or count from a time ("a few
    hours before …": `counts` are the words after the length).
    """
    for start, end in _parts(text):
        part = text[start:end]
        within = [(max(a, start) - start, min(b, end) - start) for a, b in times if a < end and b > start]
        if not _circumstance(part, within, openings, counts):
            return start + len(part) - len(part.lstrip())
    return 0


def _parts(text: str) -> Iterator[Span]:
    depth, begin = 0, 0
    for at, letter in enumerate(text):
        depth += (letter in OPEN) - (letter in CLOSED)
        if letter == "," and depth <= 0:
            yield begin, at
            begin = at + 1
    yield begin, len(text)


def _circumstance(
    part: str, times: Sequence[Span], openings: Collection[str], counts: Collection[str]
) -> bool:
    words = [found.span() for found in WORD.finditer(part)]
    beside = [span for span in words if not any(a <= span[0] < b for a, b in times)]
    if not words or (times and len(beside) <= FEW):
        return True
    first = FIRST.match(part)
    if first and _plain(first[1]) in openings:
        return True
    opening = [b for a, b in times if a <= words[0][0]]
    after = next((part[a:b].lower() for a, b in words if opening and a >= max(opening)), "")
    return after in counts


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
