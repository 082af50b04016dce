"""A text seen as the lines of a news page: what stands above the article, in it and below it."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import Any

from analysis.corpus import front_matter, outlets, read_also, tiles
from analysis.corpus.articles import PLAIN
from analysis.corpus.lines import SHORT, Line, lines
from analysis.corpus.outlets import DOMAIN, Directory, key
from analysis.corpus.press import patterns, prompts
from analysis.language import load

# How many lines below the first paragraph may still belong to the page's head, after a standfirst.
LOOKAHEAD = 4
# No page has a longer head than this, in lines.
LONGEST_HEAD = 25
# Where no line is long enough for a paragraph, only the top of the page is surely its head.
SHORT_HEAD = 3
CRUMBS = re.compile(r"\s[>›»/|•·]\s")
PARTS = re.compile(r"\s[|•·–—/>›-]\s")
HEAD_KINDS = {"byline", "dateline", "reading_time", "share"}


class Page:
    """The lines of a text with their kinds of furniture (None: text), and where the article begins.

    `front_matter` is where that ends; the lines begin below it. `first` and `last` are the numbers of the
    first and last paragraph of the article, `headline` the number of the headline's line or None. `known`
    are the outlets whose names it recognises, without any those of the language.
    """

    def __init__(
        self, text: str, language: str = "fr", title: str | None = None, known: Directory | None = None
    ) -> None:
        self.text = text
        self.flat = text.translate(PLAIN)
        self.language = language
        self.outlets = known or outlets.known(language)
        self.press: Any = patterns(language)
        self.front_matter = front_matter.end(text)
        self.lines = [line for line in lines(text) if line.start >= self.front_matter]
        self.kinds: list[str | None] = [self._anywhere(line) for line in self.lines]
        self.first, self.last = self._body()
        self._judge(self._at_edge)
        self._judge(self._signature)
        self._link_titles()
        self.headline = self._headline(title)
        self._judge(self._label)

    def _judge(self, judge: Any) -> None:
        """Give a kind to lines that have none yet, above and below the article."""
        edges = [*range(self.first), *range(self.last + 1, len(self.lines))]
        for number in edges:
            if self.kinds[number] is None and self.lines[number].words <= SHORT:
                self.kinds[number] = judge(number, self.lines[number])

    def _anywhere(self, line: Line) -> str | None:
        """The kind of a line that is furniture wherever it stands."""
        if line.words > SHORT:
            return None
        body, press = line.plain, self.press
        if kind := tiles.line_kind(body, self.language):
            date = press.PRINTED_DATE.fullmatch(body)
            # A date alone may be the heading of a chronology.
            return None if date and not date["prefix"] else kind
        for kind, pattern in prompts(self.language):
            if pattern.match(body):
                return kind
        if press.READ_ALSO.match(body) and self._whole_link(line):
            return "read_also"
        if press.BYLINE.fullmatch(body) or press.WIRE_LINE.fullmatch(body):
            return "byline"
        if press.PHOTO_CREDIT.match(body) or press.AGENCY_CREDIT.match(body):
            return "photo_credit"
        return None

    def _whole_link(self, line: Line) -> bool:
        """Whether a line that begins as a link to another article is nothing else."""
        label = self.press.INLINE_READ_ALSO.match(line.raw)
        if label is None:
            return "](" in line.raw or not line.ends_sentence
        spans = read_also.inline(line.raw, 0, len(line.raw), self.language)
        rest = line.raw[spans[0].end :].strip() if spans else ""
        return not rest or not (line.ends_sentence and len(rest.split()) >= 6)

    def _link_titles(self) -> None:
        """The title of another article on the line below its label."""
        for number, (label, title) in enumerate(pairwise(self.lines)):
            alone = self.kinds[number] == "read_also" and self.press.READ_ALSO.fullmatch(label.plain)
            if (
                alone
                and self.kinds[number + 1] is None
                and 3 <= title.words <= SHORT
                and not title.ends_sentence
            ):
                self.kinds[number + 1] = "read_also"

    def _body(self) -> tuple[int, int]:
        """Numbers of the first and last line that are running text, a standfirst left out."""
        prose = [n for n, line in enumerate(self.lines) if self.kinds[n] is None and self._is_prose(line)]
        while prose and self._is_invitation(self.lines[prose[-1]]):
            prose.pop()
        if not prose:
            return min(len(self.lines), SHORT_HEAD), len(self.lines)
        first = prose[0]
        later = [n for n in prose if n > first]
        for number in range(first + 1, min(first + LOOKAHEAD, len(self.lines))):
            while later and later[0] <= number:
                later.pop(0)
            if later and self._in_head(number):
                first = later[0]
        return min(first, LONGEST_HEAD), prose[-1]

    def _in_head(self, number: int) -> bool:
        """Whether a line near the first paragraph shows that the page's head isn't over."""
        if self.kinds[number] in HEAD_KINDS:
            return True
        plain = self.lines[number].plain
        several = PARTS.search(plain) and self._date_and_names(plain)
        if several and any(date["prefix"] for date in self.press.PRINTED_DATE.finditer(plain)):
            # "L'Écho - Publié le 18/02/2025 à 18h32" under a standfirst.
            return True
        date = self.press.PRINTED_DATE.fullmatch(plain)
        # Without a name above it, a date and time may be an entry of a live report.
        above = self.lines[number - 1].plain.partition(", ")[0]
        return bool(date and date["hour"] and self.press.NAME_ALONE.fullmatch(above))

    def _is_prose(self, line: Line) -> bool:
        return line.is_prose and not (line.words <= SHORT and self._date_and_names(line.plain))

    def _is_invitation(self, line: Line) -> bool:
        """Whether a line speaks to the reader in the imperative, quoting nobody."""
        return bool(self.press.INVITATION.match(line.plain)) and line.words <= SHORT and "«" not in line.raw

    def _at_edge(self, number: int, line: Line) -> str | None:
        """The kind of a line that is furniture only above or below the article."""
        body, press = line.plain, self.press
        if self._date_and_names(body) or press.PRINTED_DATE.fullmatch(body):
            return "dateline"
        known = self.outlets.by_name(body) or self.outlets.by_brand(body)
        if known or DOMAIN.fullmatch(body):
            return "site_name"
        if press.CAPITALS_CREDIT.match(body) and ("/" in body or not self._only_headline(number)):
            return "photo_credit"
        if number > self.last and self._is_invitation(line):
            return "read_also"
        if number > self.last and press.SUBSCRIBE.search(body) and "«" not in body:
            return "subscription"
        return self._crumbs(number, line)

    def _only_headline(self, number: int) -> bool:
        """Whether a line is the last one above the article and no other could be its headline."""
        return number == self.first - 1 and all(self.kinds[:number])

    def _date_and_names(self, body: str) -> bool:
        """Whether a line is a date beside names: "Le 14 mars 2024 à 18 h 12 | Outlet | A. B."."""
        parts = [part.strip() for part in PARTS.split(body) if part.strip()]
        dated = [part for part in parts if self._is_date(part)]
        others = [part for part in parts if part not in dated]
        return bool(dated) and all(len(part.split()) <= 5 and part[-1] not in "?!" for part in others)

    def _is_date(self, part: str) -> bool:
        """Whether a part of a line begins with a date; "1er janvier : ouverture" is an entry of a list."""
        date = self.press.PRINTED_DATE.match(part)
        return date is not None and not part[date.end() :].lstrip().startswith(":")

    def _crumbs(self, number: int, line: Line) -> str | None:
        """The path of sections above a headline, with or without the site's name."""
        parts = [part.strip() for part in CRUMBS.split(line.plain)]
        if number >= self.first or len(parts) < 2 or line.ends_sentence or ":" in line.plain:
            return None
        return "breadcrumb" if all(0 < len(part.split()) <= 5 for part in parts) else None

    @cached_property
    def _signed(self) -> str:
        """The bylines above the article, to compare names with."""
        above = (line.plain for line, kind in zip(self.lines, self.kinds, strict=True) if kind == "byline")
        return key(" ".join(above))

    @cached_property
    def _titled(self) -> int:
        """Number of the first line that is long enough for a headline."""
        return next((n for n, line in enumerate(self.lines) if line.words >= 4), len(self.lines))

    def _signature(self, number: int, line: Line) -> str | None:
        """A byline that is a name alone: between headline and article, or repeated below it."""
        press = self.press
        if number and self.kinds[number - 1] == "byline" and press.FUNCTION.fullmatch(line.plain):
            return "byline"
        name = line.plain.partition(", ")[0]
        if not (press.NAME_ALONE.fullmatch(name) or press.INITIALS_ALONE.fullmatch(line.plain)):
            return None
        if len(line.plain) - len(name) > 30:
            return None
        following = self.lines[number + 1] if number + 1 < len(self.lines) else None
        opens = following is not None and (
            following.is_prose
            or self.kinds[number + 1] is not None
            or number + 1 == self.first
            or press.FUNCTION.fullmatch(following.plain) is not None
        )
        above = self._titled < number < self.first and opens
        below = number > self.last and (number == self.last + 1 or key(name) in self._signed)
        return "byline" if above or below else None

    def _headline(self, title: str | None) -> int | None:
        """Number of the line that is the headline: marked as one, known, or first above the article."""
        top = [n for n in range(min(self.first, len(self.lines))) if self.kinds[n] is None]
        for number in top:
            line = self.lines[number]
            if (title and key(line.plain) == key(title)) or line.raw.startswith("# "):
                return number
        shaped = (
            n for n in top if 4 <= self.lines[n].words <= SHORT and self.lines[n].plain[-1] not in ".,;:"
        )
        return next(shaped, None)

    def _label(self, number: int, line: Line) -> str | None:
        """The kind of a short line beside headline or foot: the site's name, a section, a stray word."""
        if self.headline is None or line.words > 5 or line.ends_sentence:
            return None
        if number > self.last:
            framed = self.kinds[number - 1] or (number + 1 < len(self.lines) and self.kinds[number + 1])
            return "navigation" if framed and line.words <= 3 and line.plain[0].isupper() else None
        if line.plain.lower() in load(self.language).words("page_sections"):
            return "navigation"
        if number >= self.headline:
            return None
        if line.plain[0].islower():
            return "navigation"
        return "site_name" if self.kinds[number + 1] == "breadcrumb" else None
