"""Quotation marks: which stretches of a text stand between them, however damaged.

The text is read once, paragraph by paragraph, with a stack of open marks. Marks are paired inside a
paragraph first; only then is a mark that stayed open joined to a closing mark of one of the next
paragraphs, or closed where its words end, so that one lost mark never swallows an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.corpus.articles import Span

# A quotation that closes later than this many paragraphs after it opened has lost a mark.
MOST_PARAGRAPHS = 6
# Sentences that a quotation without a closing mark may run on to the end of its paragraph.
OPEN_SENTENCES = 4
# Two marks of one family that may be written with twice the same character.
FAMILIES = {
    "«": "guillemets",
    "»": "guillemets",
    "<<": "guillemets",
    ">>": "guillemets",
    "‹": "single guillemets",
    "›": "single guillemets",
    "“": "curly",
    "”": "curly",
    "„": "curly",
    "‟": "curly",
    '"': "straight",
    "''": "straight",
    "‘": "single",
    "'": "single",
}
MARK = re.compile(r"<<(?!<)|>>(?!>)|''|[«»‹›“”„‟\"‘']")
OPENERS, CLOSERS = set("«‹„‘") | {"<<"}, set("»›") | {">>"}
BEFORE_OPENING = " \n\r\t([{«“‹‘\"'’—–-*_>/"
AFTER_CLOSING = " \n\r\t.,;:!?…)]}»”›\"'*_<—–-/"
# Words that lose their last vowel: their apostrophe closes nothing.
ELIDED = re.compile(
    r"(?:^|[^\w])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr|aujourd)$", re.I
)
SENTENCE_END = re.compile(r"[.!?…]+(?=\s+[«“\"(]?\s?[A-ZÀ-ÖØ-Ý])")
INCISE = re.compile(
    r",\s(?:(?:a|ont|avait|avaient)-(?:t-)?(?:il|elle|ils|elles|on)\s\w+|\w+-(?:t-)?(?:il|elle|ils|elles)\b)"
)


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


@dataclass(frozen=True)
class _Sign:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


@dataclass
class _Paragraph:
    span: Span
    pairs: list[tuple[_Sign, _Sign]]
    unclosed: list[_Sign]
    unopened: list[_Sign]


def find(text: str, paragraphs: Sequence[Span]) -> list[Mark]:
    """All quoted spans of a masked text, in order; spans of level 1 are disjoint.

    Takes the text and its paragraphs. Never raises, whatever marks are missing; runs in time linear
    in the text.
    """
    parts = [_pair(text, span) for span in paragraphs]
    edges: list[tuple[int, int, int, int, bool, bool]] = []
    for part in parts:
        edges.extend((a.start, a.end, b.start, b.end, True, False) for a, b in part.pairs)
    edges.extend(_across(text, parts))
    return _levels(text, edges)


def _signs(text: str, span: Span) -> Iterator[_Sign]:
    for match in MARK.finditer(text, span.start, span.end):
        before = text[match.start() - 1] if match.start() > span.start else "\n"
        after = text[match.end()] if match.end() < span.end else "\n"
        sign, family = match.group(), FAMILIES[match.group()]
        free_before = before in BEFORE_OPENING or (before == ":" and not after.isspace())
        free_after = after in AFTER_CLOSING
        if sign == "'":
            if before.isalnum() and (
                after.isalnum() or ELIDED.search(text[max(0, match.start() - 8) : match.start()])
            ):
                continue
            opens = free_before and before not in "'" and (after.isalnum() or after in '[(«“"')
            closes = not before.isspace() and free_after
            if not (opens or closes):
                continue
            yield _Sign(match.start(), match.end(), family, opens, closes)
        elif sign in OPENERS or sign in CLOSERS:
            yield _Sign(match.start(), match.end(), family, sign in OPENERS, sign in CLOSERS)
        else:
            opens = free_before or not free_after or sign in "“"
            closes = free_after or not free_before or sign in "”"
            if free_before and not free_after:
                closes = False
            elif free_after and not free_before:
                opens = False
            yield _Sign(match.start(), match.end(), family, opens, closes)


def _pair(text: str, span: Span) -> _Paragraph:
    """Pair the marks of one paragraph: those that stay open or close nothing are kept apart."""
    signs = list(_signs(text, span))
    left = dict.fromkeys(set(FAMILIES.values()), 0)
    for sign in signs:
        left[sign.family] += sign.closes
    found = _Paragraph(span, [], [], [])
    stack: list[_Sign] = []
    depth = dict.fromkeys(left, 0)
    for sign in signs:
        left[sign.family] -= sign.closes
        if sign.closes and depth[sign.family]:
            while stack[-1].family != sign.family:
                found.unclosed.append(stack.pop())
                depth[found.unclosed[-1].family] -= 1
            found.pairs.append((stack.pop(), sign))
            depth[sign.family] -= 1
        elif sign.opens:
            stack.append(sign)
            depth[sign.family] += 1
        elif sign.family != "single":
            top = stack[-1] if stack else None
            if top and top.family != "single" and not left[top.family]:
                found.pairs.append((stack.pop(), sign))
                depth[top.family] -= 1
            else:
                found.unopened.append(sign)
    found.unclosed.extend(stack)
    found.unclosed = sorted((s for s in found.unclosed if s.family != "single"), key=lambda s: s.start)
    return found


def _across(text: str, parts: list[_Paragraph]) -> Iterator[tuple[int, int, int, int, bool, bool]]:
    """Quotations that run over paragraphs, and those of which a mark is missing."""
    waiting: _Sign | None = None
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


def _first(text: str, part: _Paragraph) -> _Sign | None:
    """The mark that opens the paragraph, if one does."""
    signs = [*part.unclosed, *(a for a, _ in part.pairs), *(s for s in part.unopened)]
    head = [s for s in signs if not text[part.span.start : s.start].strip(" *_-–—")]
    return head[0] if head else None


def _is_bullet(text: str, part: _Paragraph, sign: _Sign) -> bool:
    return not text[part.span.start : sign.start].strip(" *_-–—")


def _opened_before(part: _Paragraph, closing: _Sign) -> bool:
    return any(a.start < closing.start and closing.end <= b.start for a, b in part.pairs)


def _closes_soon(parts: list[_Paragraph], number: int, sign: _Sign, since: int) -> bool:
    """Whether a later paragraph, near enough, closes the mark or opens it again at its start."""
    for later in parts[number + 1 : since + MOST_PARAGRAPHS]:
        if any(s.family == sign.family for s in later.unopened):
            return True
        if any(s.family == sign.family for s in later.unclosed):
            return False
    return False


def _goes_on(text: str, parts: list[_Paragraph], number: int, sign: _Sign) -> bool:
    """Whether the quotation left open in this paragraph goes on in the next ones."""
    if number + 1 >= len(parts):
        return False
    following = _first(text, parts[number + 1])
    if following is not None and following.family == sign.family:
        return bool(text[sign.end : parts[number].span.end].strip())
    return _closes_soon(parts, number, sign, number)


def _sentence_between(text: str, sign: _Sign, part: _Paragraph) -> bool:
    nearest = min(a.start for a, _ in part.pairs if a.start > sign.start)
    return bool(SENTENCE_END.search(text, sign.end, nearest))


def _until_paragraph(
    text: str, sign: _Sign, span: Span, reopened: bool
) -> tuple[int, int, int, int, bool, bool]:
    return sign.start, sign.end, span.end, span.end, False, reopened


def _recovered(text: str, sign: _Sign, part: _Paragraph) -> tuple[int, int, int, int, bool, bool]:
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


def _backwards(text: str, sign: _Sign, part: _Paragraph) -> tuple[int, int, int, int, bool, bool]:
    """A closing mark without its twin: its words begin after a colon or where the sentence begins."""
    start = max([part.span.start, *(b.end for _, b in part.pairs if b.end <= sign.start)])
    start = max([start, *(s.end for s in part.unopened if s.end <= sign.start)])
    body = text[start : sign.start].rstrip()
    ends = [m.end() for m in SENTENCE_END.finditer(text, start, start + len(body))]
    begin = ends[-1] if ends else start
    colon = text.rfind(": ", begin, sign.start)
    begin = colon + 1 if colon >= 0 else begin
    return begin, begin, sign.start, sign.end, False, False


def _levels(text: str, edges: list[tuple[int, int, int, int, bool, bool]]) -> list[Mark]:
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
