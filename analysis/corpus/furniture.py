"""Page furniture: what stands on a news page and is not the article.

Lines are judged by what they are laid with and where they stand; inside running text only groups
that no sentence would hold are taken. When in doubt it is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis.corpus import pull_quotes, read_also, tiles
from analysis.corpus.articles import PLAIN, Span
from analysis.corpus.lines import SHORT, Line, lines
from analysis.corpus.markup import marks
from analysis.corpus.outlets import DOMAIN, by_name, key
from analysis.corpus.press import patterns, prompts
from analysis.language import load

# How many lines above the first paragraph may follow a standfirst.
LOOKAHEAD = 4
LINK_TARGET = re.compile(r"\]\((?:https?://)?([^()\s/]{3,80})[^()\s]{0,400}\)")
CRUMBS = re.compile(r"\s[>›»/|•·]\s")


def find(text: str, language: str = "fr", title: str | None = None) -> tuple[Span, ...]:
    """The spans of a text that are not the article, disjoint and sorted by start.

    Kinds: site_name, breadcrumb, navigation, dateline, byline, reading_time, share, comments, login,
    subscription, newsletter, read_also, photo_credit, photo_caption, media_label, pull_quote,
    pull_quote_credit, repeated_headline, notice, markup. `title` is the headline where it is known.
    """
    return Page(text, language, title).spans()


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
    return tuple(sorted([*kept, *free]))


class Page:
    """A text seen as the lines of a page, with its first and last paragraph and its headline."""

    def __init__(self, text: str, language: str, title: str | None = None) -> None:
        self.text = text
        self.flat = text.translate(PLAIN)
        self.language = language
        self.press: Any = patterns(language)
        self.lines = lines(text)
        self.kinds: list[str | None] = [self._anywhere(line) for line in self.lines]
        self.first, self.last = self._body()
        for number, line in enumerate(self.lines):
            if self.kinds[number] is None:
                self.kinds[number] = self._at_edge(number, line)
        self.headline = self._headline(title)
        for number in range(min(self.first, len(self.lines))):
            if self.kinds[number] is None:
                self.kinds[number] = self._label(number, self.lines[number])

    def _anywhere(self, line: Line) -> str | None:
        """The kind of a line that is furniture wherever it stands."""
        if line.words > SHORT:
            return None
        body, press = line.plain, self.press
        if kind := tiles.line_kind(body, self.language):
            return (
                None
                if kind == "dateline" and press.PRINTED_DATE.fullmatch(body) and not _dated(body, press)
                else kind
            )
        for kind, pattern in prompts(self.language):
            if pattern.match(body):
                return kind
        if press.READ_ALSO.match(body) and self._whole_link(line):
            return "read_also"
        if press.BYLINE.fullmatch(body):
            return "byline"
        if press.PHOTO_CREDIT.match(body) or press.AGENCY_CREDIT.match(body):
            return "photo_credit"
        return None

    def _whole_link(self, line: Line) -> bool:
        """Whether a line that begins as a link to another article is nothing else."""
        label = self.press.INLINE_READ_ALSO.match(line.raw)
        if label is None:
            return "](" in line.raw or not line.ends_sentence or line.words <= 12
        spans = read_also.inline(line.raw, 0, len(line.raw), self.language)
        rest = line.raw[spans[0].end :].strip() if spans else ""
        return not rest or not (line.ends_sentence and len(rest.split()) >= 6)

    def _body(self) -> tuple[int, int]:
        """Numbers of the first and last line that are running text, a standfirst left out."""
        prose = [n for n, line in enumerate(self.lines) if self.kinds[n] is None and self._is_prose(line)]
        while prose and self._is_invitation(self.lines[prose[-1]]):
            prose.pop()
        if not prose:
            return len(self.lines), len(self.lines)
        first = prose[0]
        above = {"byline", "dateline", "reading_time", "share"}
        for number in range(first + 1, min(first + LOOKAHEAD, len(self.lines))):
            if self.kinds[number] in above and any(n > number for n in prose):
                first = next(n for n in prose if n > number)
        return first, prose[-1]

    def _is_prose(self, line: Line) -> bool:
        return line.is_prose and not (line.words <= SHORT and self._date_and_names(line.plain))

    def _is_invitation(self, line: Line) -> bool:
        """Whether a line speaks to the reader in the imperative, quoting nobody."""
        return bool(self.press.INVITATION.match(line.plain)) and line.words <= SHORT and "«" not in line.raw

    def _at_edge(self, number: int, line: Line) -> str | None:
        """The kind of a line that is furniture only above or below the article."""
        if self.first <= number <= self.last or line.words > SHORT:
            return self._lone_name(number, line) if 0 < number < LOOKAHEAD + self.first else None
        body, press = line.plain, self.press
        if kind := self._date_and_names(body):
            return kind
        if press.PRINTED_DATE.fullmatch(body):
            return "dateline"
        if press.CAPITALS_CREDIT.match(body) and not self._is_title_case_headline(number):
            return "photo_credit"
        if by_name(body, self.language) or DOMAIN.fullmatch(body):
            return "site_name"
        if number > self.last and self._is_invitation(line):
            return "read_also"
        if number > self.last and re.search(r"(?i)\babonnez[- ]vous\b", body) and "«" not in body:
            return "subscription"
        return self._crumbs(number, line) or self._lone_name(number, line)

    def _is_title_case_headline(self, number: int) -> bool:
        """Whether a line in capitals is the only one above the article, and so its headline."""
        return (
            number == self.first - 1
            and not any(self.kinds[n] is None for n in range(number))
            and "/" not in self.lines[number].plain
        )

    def _date_and_names(self, body: str) -> str | None:
        """A line of a date beside names: "Le 14 mars 2024 à 18 h 12 | Outlet | A. B."."""
        parts = [part.strip() for part in re.split(r"\s[|•·–—/-]\s", body) if part.strip()]
        dated = [part for part in parts if self.press.PRINTED_DATE.match(part)]
        others = [part for part in parts if part not in dated]
        if dated and all(len(part.split()) <= 5 and not part.endswith("?") for part in others):
            return "dateline"
        return None

    def _crumbs(self, number: int, line: Line) -> str | None:
        """The path of sections above a headline, with or without the site's name."""
        parts = [part.strip() for part in CRUMBS.split(line.plain)]
        if number >= self.first or len(parts) < 2 or line.ends_sentence or ":" in line.plain:
            return None
        return "breadcrumb" if all(0 < len(part.split()) <= 5 for part in parts) else None

    def _lone_name(self, number: int, line: Line) -> str | None:
        """A byline that is a name or initials alone: between headline and article, or below it."""
        name = bool(self.press.NAME_ALONE.fullmatch(line.plain))
        if not name and not self.press.INITIALS_ALONE.fullmatch(line.plain):
            return None
        above = 0 < number < len(self.lines) - 1 and any(self.lines[n].words >= 4 for n in range(number))
        after = self.lines[number + 1].is_prose if number + 1 < len(self.lines) else False
        below = number > self.last
        repeated = number and key(line.plain) in key(self.text[: self.lines[number].start])
        if (above and after and number <= self.first) or (below and (repeated or number == self.last + 1)):
            return "byline"
        return None

    def _headline(self, title: str | None) -> int | None:
        """Number of the line that is the headline: marked as one, known, or first above the article."""
        top = [n for n in range(min(self.first, len(self.lines))) if self.kinds[n] is None]
        for number in top:
            line = self.lines[number]
            if (title and key(line.plain) == key(title)) or re.match(r"#\s", line.raw):
                return number
        for number in top:
            line = self.lines[number]
            if (
                4 <= line.words <= SHORT
                and not re.search(r"[.,;:]\s*$", line.plain)
                and line.plain[0] not in "-"
            ):
                return number
        return None

    def _label(self, number: int, line: Line) -> str | None:
        """The kind of a short line above the headline: the site's name, a section, a stray word."""
        if self.headline is None or number >= self.headline or line.words > 5 or line.ends_sentence:
            return None
        if line.plain.lower() in load(self.language).words("page_sections") or line.plain[:1].islower():
            return "navigation"
        return "site_name" if self.kinds[number + 1] == "breadcrumb" else None

    def spans(self) -> tuple[Span, ...]:
        """All furniture, disjoint and sorted."""
        return _disjoint([*self.blocks(), *self.inside()], marks(self.text))

    def blocks(self) -> Iterator[Span]:
        """Whole lines that are furniture, repeated headlines and pull quotes."""
        for line, kind in zip(self.lines, self.kinds, strict=True):
            if kind:
                yield Span(line.start, line.end, kind)
        yield from pull_quotes.find(self.lines, self.language)
        yield from self._repeated_headline()

    def _repeated_headline(self) -> Iterator[Span]:
        if self.headline is None:
            return
        title = self.lines[self.headline].raw
        for line in self.lines[self.headline + 1 : self.headline + 2 + LOOKAHEAD]:
            if line.raw.startswith(title):
                yield Span(line.start, line.start + len(title), "repeated_headline")

    def inside(self) -> Iterator[Span]:
        """Furniture inside lines of text: labels, captions with credits, groups of tiles, links."""
        for number, line in enumerate(self.lines):
            if self.kinds[number] is not None:
                continue
            if number <= min(self.first, 3):
                yield from self._media_label(line)
            if line.words <= 2 * SHORT:
                yield from self._caption(line)
            yield from tiles.runs(self.flat, line.start, line.end, self.language)
            yield from read_also.inline(self.flat, line.start, line.end, self.language)

    def _media_label(self, line: Line) -> Iterator[Span]:
        if label := self.press.MEDIA_LABEL.match(line.raw):
            yield Span(line.start, line.start + len(label.group().rstrip()), "media_label")

    def _caption(self, line: Line) -> Iterator[Span]:
        """A photo's credit at the end of a line, and the short caption before it."""
        for gap in re.finditer(r"(?<=[.!?»)…])\s+(?=\S)|\s(?=©|\([cC]\))", line.raw):
            credit = self.press.PHOTO_CREDIT.match(line.raw, gap.end())
            if not credit:
                continue
            caption = line.raw[: gap.start()]
            if len(caption.split()) <= SHORT:
                yield Span(line.start, line.start + len(caption.rstrip()), "photo_caption")
            yield Span(line.start + gap.end(), line.end, "photo_credit")
            return


def _dated(body: str, press: Any) -> bool:
    """Whether a line of one date says that it is one of publication."""
    match = press.PRINTED_DATE.fullmatch(body)
    return bool(match and match["prefix"])
