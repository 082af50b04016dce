"""Page furniture: what stands on a news page and is not the article.

Lines are judged by what they are laid with and where they stand (`page.py`); inside running text only
groups that no sentence would hold are taken. When in doubt it is text. Boilerplate removal for HTML
works on tags and link density (Kohlschütter et al., WSDM 2010); here only text is left to go by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.corpus import pull_quotes, read_also, tiles
from analysis.corpus.articles import Span
from analysis.corpus.lines import SHORT, Line
from analysis.corpus.markup import marks
from analysis.corpus.page import LOOKAHEAD, Page

# Where a photo's credit may begin inside a line: after a sentence, or at its own mark.
CREDIT_EDGE = re.compile(r"(?<=[.!?»)…])\s+(?=\S)|\s(?=©|\([cC]\))")


def find(text: str, language: str = "fr", title: str | None = None) -> tuple[Span, ...]:
    """The spans of a text that are not the article, disjoint and sorted by start.

    Kinds: front_matter, site_name, breadcrumb, navigation, dateline, byline, reading_time, share,
    comments, login, subscription, newsletter, read_also, photo_credit, photo_caption, media_label,
    pull_quote, pull_quote_credit, repeated_headline, notice, markup. `title` is the headline where it
    is known.
    Raises ValueError for a language that is not known.
    """
    return on(Page(text, language, title))


def on(page: Page) -> tuple[Span, ...]:
    """The furniture of a page, disjoint and sorted by start."""
    return _disjoint([*_blocks(page), *_inside(page)], marks(page.text))


def _disjoint(blocks: list[Span], markup: list[Span]) -> tuple[Span, ...]:
    """Blocks in order, an overlap going to the earlier and longer one; marks where no block stands."""
    kept: list[Span] = []
    for span in sorted(blocks, key=lambda span: (span.start, -span.end)):
        start = max(span.start, kept[-1].end) if kept else span.start
        if start < span.end:
            kept.append(Span(start, span.end, span.kind))
    at, free = 0, []
    for mark in markup:
        while at < len(kept) and kept[at].end <= mark.start:
            at += 1
        if at == len(kept) or mark.end <= kept[at].start:
            free.append(mark)
    return tuple(sorted([*kept, *free], key=lambda span: span.start))


def _blocks(page: Page) -> Iterator[Span]:
    """Front matter, whole lines that are furniture, repeated headlines and pull quotes."""
    if page.front_matter:
        yield Span(0, page.front_matter, "front_matter")
    for line, kind in zip(page.lines, page.kinds, strict=True):
        if kind:
            yield Span(line.start, line.end, kind)
    yield from pull_quotes.find(page.lines, page.language)
    if page.headline is not None:
        title = page.lines[page.headline].raw
        for line in page.lines[page.headline + 1 : page.headline + 2 + LOOKAHEAD]:
            if line.raw.startswith(title):
                yield Span(line.start, line.start + len(title), "repeated_headline")


def _inside(page: Page) -> Iterator[Span]:
    """Furniture inside lines of text: labels, captions with credits, groups of tiles, links."""
    for number, line in enumerate(page.lines):
        if page.kinds[number] is not None:
            continue
        if number <= min(page.first, LOOKAHEAD) and (label := page.press.MEDIA_LABEL.match(line.raw)):
            yield Span(line.start, line.start + len(label.group().rstrip()), "media_label")
        if line.words <= 2 * SHORT:
            yield from _caption(page, line)
        yield from tiles.runs(page.flat, line.start, line.end, page.language)
        yield from read_also.inline(page.flat, line.start, line.end, page.language)


def _caption(page: Page, line: Line) -> Iterator[Span]:
    """A photo's credit at the end of a line, and the short caption before it."""
    for gap in CREDIT_EDGE.finditer(line.raw):
        if page.press.PHOTO_CREDIT.match(line.raw, gap.end()):
            caption = line.raw[: gap.start()].rstrip()
            if len(caption.split()) <= SHORT:
                yield Span(line.start, line.start + len(caption), "photo_caption")
            yield Span(line.start + gap.end(), line.end, "photo_credit")
            return
