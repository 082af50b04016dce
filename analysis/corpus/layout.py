"""What the layout of a page shows about its text: headline, standfirst, headings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.corpus.articles import Span
from analysis.corpus.outlets import key
from analysis.corpus.page import Page

MARKED_HEADING = re.compile(r"#{2,6}\s")
BELOW_STANDFIRST = {"byline", "dateline", "reading_time", "share", "photo_credit", "subscription"}


def find(page: Page, furniture: Iterable[Span], headings: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Spans of kind headline, standfirst and heading, disjoint and sorted.

    The headline is the page's; the standfirst stands between it and a byline, dateline or credit, or
    is set wholly in bold below it; headings are marked in Markdown or named in `headings` (those that
    the page's HTML marks). Furniture inside a line is cut off its ends.
    """
    blocked = [span for span in furniture if span.kind != "markup"]
    found: list[Span] = []
    for number, line in enumerate(page.lines):
        if page.kinds[number] is not None:
            continue
        start, end = _trimmed(line.start, line.end, blocked)
        start, end = _stripped(page.flat, start, end)
        if start >= end:
            continue
        if number == page.headline:
            found.append(Span(start, end, "headline"))
        elif MARKED_HEADING.match(line.raw) or key(line.plain) in headings:
            found.append(Span(start, end, "heading"))
        elif _is_standfirst(page, number, end, blocked):
            found.append(Span(start, end, "standfirst"))
    return tuple(found)


def _trimmed(start: int, end: int, blocked: list[Span]) -> tuple[int, int]:
    """A line without the furniture at its start; up to the first furniture inside it."""
    for span in blocked:
        if span.start <= start < span.end:
            start = span.end
        elif start < span.start < end:
            return start, span.start
    return start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without white space at its ends."""
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    return start, start + len(body.strip())


def _is_standfirst(page: Page, number: int, end: int, blocked: list[Span]) -> bool:
    """Whether a line below the headline introduces the article."""
    if page.headline is None or not page.headline < number <= page.headline + 4:
        return False
    line = page.lines[number]
    if line.words > 80 and end == line.end:
        return False
    if re.fullmatch(r"\*\*[^*]+\*\*", line.raw) and line.words > 8:
        return True
    inside = next((span.kind for span in blocked if span.start == end and end < line.end), None)
    below = page.kinds[number + 1] if number + 1 < len(page.lines) else None
    above = any(page.kinds[n] in {"pull_quote", "read_also"} for n in range(page.headline, number))
    shown = inside or below
    if shown is None and number + 1 < len(page.lines):
        following = page.lines[number + 1]
        shown = next((s.kind for s in blocked if following.start <= s.start < following.end), None)
        shown = "photo_credit" if shown == "photo_caption" else None
    return shown in BELOW_STANDFIRST and not above and line.words >= 6
