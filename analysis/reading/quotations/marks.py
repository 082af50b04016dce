"""Quotation marks: which stretches of a text stand between them, however damaged.

The text is read once, paragraph by paragraph, with a stack of open marks. Marks are paired inside a
paragraph first; only then is a mark that stayed open joined to a closing mark of one of the next
paragraphs, or closed where its words end, so that one lost mark never swallows an article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.corpus.articles import Span
from analysis.reading.quotations.mending import Edge, across
from analysis.reading.quotations.pairing import pair


@dataclass(frozen=True)
class Mark:
    """A span between quotation marks: its words (marks and touching spaces left out) and its level.

    `outer_start` and `outer_end` take the marks in. `closed` is False where a mark is missing and the
    edge was recovered; `reopened` where it goes on a quotation of the paragraph before.
    """

    start: int
    end: int
    level: int
    outer_start: int
    outer_end: int
    closed: bool = True
    reopened: bool = False


def find(text: str, paragraphs: Sequence[Span]) -> list[Mark]:
    """All quoted spans of a masked text, in order; spans of level 1 are disjoint.

    Takes the text and its paragraphs. Never raises, whatever marks are missing; runs in time linear
    in the text.
    """
    parts = [pair(text, span) for span in paragraphs]
    edges: list[Edge] = []
    for part in parts:
        edges.extend((a.start, a.end, b.start, b.end, True, False) for a, b in part.pairs)
    edges.extend(across(text, parts))
    return _levels(text, edges)


def _levels(text: str, edges: list[Edge]) -> list[Mark]:
    """Spans from edges, level by level; one that is empty or crosses an earlier one is left out."""
    found: list[Mark] = []
    open_: list[Mark] = []
    for outer, inner, close, outer_end, closed, reopened in sorted(edges, key=lambda e: (e[0], -e[3])):
        body = text[inner:close]
        start = inner + len(body) - len(body.lstrip(" \n\r*_"))
        end = inner + len(body.rstrip(" \n\r*_"))
        if end <= start or not any(c.isalnum() for c in text[start:end]):
            continue
        while open_ and open_[-1].end <= start:
            open_.pop()
        if open_ and end > open_[-1].end:
            continue
        mark = Mark(start, end, 1, outer, outer_end, closed, reopened)
        if open_:
            mark = replace(mark, level=2)
        open_.append(mark)
        found.append(mark)
    return found
