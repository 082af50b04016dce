"""The lines of a text, as page furniture is laid out in lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.corpus.articles import PLAIN
from analysis.corpus.markup import plain

TERMINAL = re.compile(r"[.!?…][»”\"’'*_)\]\s]*$")
# Longer than this, no line is furniture as a whole.
SHORT = 35


@dataclass(frozen=True)
class Line:
    """A line that isn't blank: its place without outer white space, and its words."""

    start: int
    end: int
    raw: str

    @cached_property
    def plain(self) -> str:
        """The line with plain spaces and apostrophes and without Markdown marks."""
        return plain(self.raw) if len(self.raw) < 2000 else self.raw

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return sum(any(c.isalnum() for c in word) for word in self.plain.split())

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(TERMINAL.search(self.plain[-20:]))

    @property
    def is_prose(self) -> bool:
        """Whether it is surely running text: a paragraph, not a label or heading."""
        return self.words >= SHORT or (self.words >= 12 and self.ends_sentence)


def lines(text: str) -> list[Line]:
    """The lines of a text that hold more than white space, in order."""
    flat = text.translate(PLAIN)
    found = []
    for match in re.finditer(r"[^\n\u2028\u2029\x0b\x0c\x85]+", flat):
        body = match.group()
        if body.strip():
            start = match.start() + len(body) - len(body.lstrip())
            found.append(Line(start, start + len(body.strip()), body.strip()))
    return found
