"""Quotations that run over paragraphs, and those of which a mark is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.corpus.articles import Span
from analysis.reading.quotations.pairing import Paragraph
from analysis.reading.quotations.signs import Sign

# An edge: start and end of the opening mark, start and end of the closing mark, closed, reopened.
Edge = tuple[int, int, int, int, bool, bool]
# A quotation that closes later than this many paragraphs after it opened has lost a mark.
MOST_PARAGRAPHS = 6
# Sentences that a quotation without a closing mark may run on to the end of its paragraph.
OPEN_SENTENCES = 4
SENTENCE_END = re.compile(r"[.!?…]+(?=\s+[«“\"(]?\s?[A-ZÀ-ÖØ-Ý])")
INCISE = re.compile(
    r",\s(?:(?:a|ont|avait|avaient)-(?:t-)?(?:il|elle|ils|elles|on)\s\w+|\w+-(?:t-)?(?:il|elle|ils|elles)\b)"
)


def across(text: str, parts: list[Paragraph]) -> Iterator[Edge]:
    """Quotations that run over paragraphs, and those of which a mark is missing."""
    waiting: Sign | None = None
    since = 0
    going_on: str | None = None
    for number, part in enumerate(parts):
        opener = _first(text, part)
        if waiting is not None:
            closing = next((s for s in part.unopened if s.family == waiting.family), None)
            bullet = opener is not None and opener.family == waiting.family
            if bullet or number - since >= MOST_PARAGRAPHS:
                yield _until_paragraph(text, waiting, parts[since].span, going_on is not None)
                going_on = waiting.family if bullet else None
                waiting = None
            elif closing is not None and not _opened_before(part, closing):
                part.unopened.remove(closing)
                yield waiting.start, waiting.end, closing.start, closing.end, True, going_on is not None
                waiting, going_on = None, None
            elif number == len(parts) - 1 or not _closes_soon(parts, number, waiting, since):
                yield _recovered(text, waiting, parts[since])
                waiting, going_on = None, None
        for sign in part.unopened:
            if not _is_bullet(text, part, sign):
                yield _backwards(text, sign, part)
        for place, sign in enumerate(part.unclosed):
            last = place == len(part.unclosed) - 1
            inside = any(a.start > sign.start for a, _ in part.pairs) and _sentence_between(text, sign, part)
            if last and not inside and _goes_on(text, parts, number, sign):
                waiting, since = sign, number
            else:
                yield _recovered(text, sign, part)
                going_on = None
        if going_on and waiting is None and part.pairs and not part.unclosed:
            going_on = None


def _first(text: str, part: Paragraph) -> Sign | None:
    """The mark that opens the paragraph, if one does."""
    signs = [*part.unclosed, *(a for a, _ in part.pairs), *(s for s in part.unopened)]
    head = [s for s in signs if not text[part.span.start : s.start].strip(" *_-–—")]
    return head[0] if head else None


def _is_bullet(text: str, part: Paragraph, sign: Sign) -> bool:
    return not text[part.span.start : sign.start].strip(" *_-–—")


def _opened_before(part: Paragraph, closing: Sign) -> bool:
    return any(a.start < closing.start and closing.end <= b.start for a, b in part.pairs)


def _closes_soon(parts: list[Paragraph], number: int, sign: Sign, since: int) -> bool:
    """Whether a later paragraph, near enough, closes the mark or opens it again at its start."""
    for later in parts[number + 1 : since + MOST_PARAGRAPHS]:
        if any(s.family == sign.family for s in later.unopened):
            return True
        if any(s.family == sign.family for s in later.unclosed):
            return False
    return False


def _goes_on(text: str, parts: list[Paragraph], number: int, sign: Sign) -> bool:
    """Whether the quotation left open in this paragraph goes on in the next ones."""
    if number + 1 >= len(parts):
        return False
    following = _first(text, parts[number + 1])
    if following is not None and following.family == sign.family:
        return bool(text[sign.end : parts[number].span.end].strip())
    return _closes_soon(parts, number, sign, number)


def _sentence_between(text: str, sign: Sign, part: Paragraph) -> bool:
    nearest = min(a.start for a, _ in part.pairs if a.start > sign.start)
    return bool(SENTENCE_END.search(text, sign.end, nearest))


def _until_paragraph(text: str, sign: Sign, span: Span, reopened: bool) -> Edge:
    return sign.start, sign.end, span.end, span.end, False, reopened


def _recovered(text: str, sign: Sign, part: Paragraph) -> Edge:
    """An opening mark without its twin: its words end at a reporting aside, a sentence or the paragraph."""
    later = [a.start for a, _ in part.pairs if a.start > sign.start]
    later += [s.start for s in part.unclosed if s.start > sign.start]
    limit = min(later, default=part.span.end)
    ends = [m.end() for m in SENTENCE_END.finditer(text, sign.end, limit)]
    aside = INCISE.search(text, sign.end, limit)
    if aside:
        end = aside.start()
    elif ends and (later or len(ends) >= OPEN_SENTENCES):
        end = ends[0]
    else:
        end = limit
    return sign.start, sign.end, end, end, False, False


def _backwards(text: str, sign: Sign, part: Paragraph) -> Edge:
    """A closing mark without its twin: its words begin after a colon or where the sentence begins."""
    start = max([part.span.start, *(b.end for _, b in part.pairs if b.end <= sign.start)])
    start = max([start, *(s.end for s in part.unopened if s.end <= sign.start)])
    body = text[start : sign.start].rstrip()
    ends = [m.end() for m in SENTENCE_END.finditer(text, start, start + len(body))]
    begin = ends[-1] if ends else start
    colon = text.rfind(": ", begin, sign.start)
    begin = colon + 1 if colon >= 0 else begin
    return begin, begin, sign.start, sign.end, False, False
