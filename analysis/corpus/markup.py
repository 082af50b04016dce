"""Markdown marks: every mark is a span of its own, so that the words between them remain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.corpus.articles import Span

# Repetitions are bounded so that a line of opening brackets costs no more than its length.
LINK = re.compile(r"(!?\[)([^\[\]\n]{0,300})(\]\([^()\s]{0,600}(?:\s\"[^\"\n]{0,120}\")?\))")
# Emphasis touches a word or mark on at least one side; between two word characters a star is no mark.
STARS = re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=[^\s*])\*{1,3}(?![\w*])|(?<=\w)\*{1,3}(?=\w)")
UNDERSCORES = re.compile(r"(?<!\w)_{1,2}(?=[^\s_][^\n_]{0,400}_)|(?<=[^\s_])_{1,2}(?!\w)")
LINE_START = re.compile(r"^[ ]{0,3}(#{1,6}[ \t]|(?:>[ \t]?)+|[*+][ \t])", re.MULTILINE)


def marks(text: str) -> list[Span]:
    """The Markdown marks of a text as disjoint, sorted spans of kind `markup`.

    Headings (#), quotations (>), bullets, emphasis (* and _) and both ends of links and images, as in
    CommonMark 0.31, without its rules for nesting.
    """
    found = sorted(_marks(text), key=lambda span: (span.start, span.end))
    disjoint: list[Span] = []
    for span in found:
        if not disjoint or span.start >= disjoint[-1].end:
            disjoint.append(span)
    return disjoint


def _marks(text: str) -> Iterator[Span]:
    for match in LINE_START.finditer(text):
        yield Span(match.start(1), match.end(1), "markup")
    for match in LINK.finditer(text):
        yield Span(match.start(1), match.end(1), "markup")
        yield Span(match.start(3), match.end(3), "markup")
    yield from _paired(text, STARS)
    yield from _paired(text, UNDERSCORES)


def _paired(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Marks that have a twin of the same length in their line or an emphasised paragraph beside it."""
    line: list[Span] = []
    for match in pattern.finditer(text):
        between = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        if len(between) == 2 and between.isalnum():
            continue
        if line and "\n" in text[line[-1].end : match.start()]:
            yield from _closed(text, line)
            line = []
        line.append(Span(match.start(), match.end(), "markup"))
    yield from _closed(text, line)


def _closed(text: str, line: list[Span]) -> Iterator[Span]:
    if len(line) > 1:
        yield from line


def plain(text: str) -> str:
    """A short text without its Markdown marks and outer white space."""
    edges = [0, *(edge for span in marks(text) for edge in (span.start, span.end)), len(text)]
    return "".join(text[a:b] for a, b in list(pairwise(edges))[::2]).strip()
