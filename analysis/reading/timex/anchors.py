"""What each expression is counted from: publication, the last day told, a quotation's own day.

News writes weekdays and "hier" as seen on the day of publication, bare clock times and "la veille" as
seen on the day being told (Strötgen and Gertz 2016, Domain-Sensitive Temporal Tagging).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from analysis.language.french import time_patterns as french
from analysis.language.french.tense import tense
from analysis.reading.timex.expression import Expression, names_a_day
from analysis.reading.timex.values import Interval

# How far the last day named still governs bare times of day: about three sentences.
REACH = 500
# A reporting clause after a quotation dates it.
CLAUSE = 120
WEEK = timedelta(7)
PUBLICATION_LINE = re.compile(
    r"\b(?:publiée?|mise? à jour|modifiée?|actualisée?|mis en ligne|créée?|posté)\b[^.\n\d]{0,16}$",
    re.IGNORECASE,
)
# Beyond this from the day that an article is about, a day is background and governs its own paragraph only.
STORY = timedelta(31)
SENTENCE_END = re.compile(r"[.!?]\s|\n")
# Hours before these follow an evening or a night told: they are of the next morning.
SMALL_HOURS, MORNING = 5, 9


AFTER_COMMA = re.compile(r"\s?,\s(?:le\s)?")


@dataclass(frozen=True)
class Reference:
    """The publication as far as it is known: a day, or a month or year only; the minute if known."""

    day: date | None = None
    moment: datetime | None = None
    year: int | None = None
    month: int | None = None

    @property
    def around(self) -> date | None:
        """A day to choose the nearest year by."""
        if self.day or self.year is None or self.month is None:
            return self.day
        return date(self.year, self.month, 15)


@dataclass(frozen=True)
class Reading:
    """One expression resolved: its TIMEX3 attributes, its interval and the day it tells of."""

    kind: str
    value: str
    granularity: str
    interval: Interval | None = None
    anchor: str = "none"
    mod: str = ""
    approximate: bool = False
    day: date | None = None


@dataclass
class Told:
    """The last day named in one strand of the text."""

    at: int
    day: date
    hour: int | None = None
    full: bool = False
    reading: Reading | None = None
    minute: int = 0


class Anchors:
    """Remembers the days that a text has named so far, apart for each strand: article, quotation, page."""

    def __init__(
        self,
        text: str,
        published: Reference,
        quotations: Sequence[tuple[int, int]] = (),
        furniture: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.text = text
        self.published = published
        self.quotations = sorted(quotations)
        self.furniture = sorted(furniture)
        self._quote_starts = [start for start, _ in self.quotations]
        self._furniture_starts = [start for start, _ in self.furniture]
        # The last day told, and the last that is no plan.
        self.outside: Told | None = None
        self.past: Told | None = None
        self.inside: dict[int, Told] = {}
        self.page: Told | None = None
        self.focus: date | None = None
        # End, year and month of the last month or day with a year, and of the last month at all.
        self.dated: tuple[int, int, int] | None = None
        self.month: tuple[int, int, int] | None = None
        self.year: tuple[int, int] | None = None
        self.expressions: list[Expression] = []
        self.before: tuple[Expression, Reading] | None = None
        self.index = 0

    @staticmethod
    def _span(at: int, spans: Sequence[tuple[int, int]], starts: list[int]) -> int | None:
        index = bisect_right(starts, at) - 1
        return index if index >= 0 and at < spans[index][1] else None

    def _quotation(self, at: int) -> int | None:
        return self._span(at, self.quotations, self._quote_starts)

    def _on_page(self, e: Expression) -> bool:
        """Whether it stands in page furniture or in a line that dates the article."""
        if self._span(e.start, self.furniture, self._furniture_starts) is not None:
            return True
        if not (e.on or e).year:
            return False
        return PUBLICATION_LINE.search(self.text[max(0, e.start - 40) : e.start]) is not None

    def _told(self, e: Expression) -> Told | None:
        """The last day named in the strand that the expression belongs to."""
        if self._on_page(e) and self.page:
            return self.page
        quotation = self._quotation(e.start)
        if quotation is not None and quotation in self.inside:
            return self.inside[quotation]
        return self.outside

    def _in_force(self, e: Expression) -> tuple[date | None, str, Told | None]:
        """The day that a bare time of day belongs to, where it is from, and what was told of it."""
        day = self._day_before(e)
        if day is not None:
            return day, "narrative", None
        told = self._told(e)
        if told is not None and SENTENCE_END.search(self.text, told.at, e.start) is None:
            return told.day, "narrative", told
        beside = self._beside(e)
        if beside is not None:
            return beside, "narrative", None
        told = self._fitting(e, told)
        if told is not None:
            return told.day, "narrative", told
        if self.focus and self._tense(e) != "future":
            return self.focus, "narrative", None
        return self._by_publication(e), "publication", None

    def _day_before(self, e: Expression) -> date | None:
        """The day named directly before a time of day: "lundi, vers 7 h 30", "vendredi (20h45)"."""
        if self.before is None or e.kind != "clock" or not names_a_day(self.before[0]):
            return None
        between = self.text[self.before[0].end : e.start]
        return self.before[1].day if len(between) < 30 and french.DAY_THEN_TIME.fullmatch(between) else None

    def _beside(self, e: Expression) -> date | None:
        """The day named directly after a time of day: "à 20 h 35, lundi"."""
        if self.index + 1 >= len(self.expressions) or e.kind not in ("clock", "part"):
            return None
        after = self.expressions[self.index + 1]
        if not AFTER_COMMA.fullmatch(self.text, e.end, after.start) or not names_a_day(after):
            return None
        return self._day(after)[0]

    def _fitting(self, e: Expression, told: Told | None) -> Told | None:
        """The day told last as far as it still governs: near enough, and no plan where the past is told."""
        today, time = self.published.day, self._tense(e)
        if told and today and told is self.outside and time == "past" and told.day > today:
            told = self.past
        # In one paragraph a future is often the story's own: "elle mourra dans la nuit".
        later = told is not None and "\n" in self.text[told.at : e.start]
        if told and today and told is self.outside and time == "future" and told.day < today and later:
            return None
        if told is None or e.start - told.at > REACH:
            return None
        story = self.focus or today
        background = story is not None and abs(story - told.day) > STORY
        return None if background and "\n" in self.text[told.at : e.start] else told

    def _by_publication(self, e: Expression) -> date | None:
        """The day of publication, or a neighbour of it where the tense and the hour of publication ask so."""
        today, moment = self.published.day, self.published.moment
        if today is None or moment is None or e.kind != "clock" or e.hour is None:
            return today
        said, now, time = (e.hour, e.minute or 0), (moment.hour, moment.minute), self._tense(e)
        if said > now and time == "past":
            return today - timedelta(1)
        return today + timedelta(1) if said < now and time == "future" else today

    def _day(self, e: Expression) -> tuple[date | None, str]:
        raise NotImplementedError

    @staticmethod
    def _next_morning(e: Expression, told: Told | None) -> bool:
        """Whether a time of day follows the evening or the night that was told last."""
        if told is None:
            return False
        part = told.reading.value[-2:] if told.reading and told.hour is None else ""
        if e.kind == "part":
            return part == "NI" and e.part in ("MO", "DAWN")
        if part == "NI":
            return (e.hour or 0) < MORNING
        return (part == "EV" or (told.hour or 0) >= 18) and (e.hour or 0) <= SMALL_HOURS

    def _range_start(self, e: Expression) -> Reading | None:
        """What "de X au" names directly before the expression."""
        if self.before is None or e.start - self.before[0].end > 12:
            return None
        between = self.text[self.before[0].end : e.start]
        return self.before[1] if french.RANGE_END.fullmatch(between) else None

    def _tense(self, e: Expression) -> str:
        return tense(self.text, e.start, e.end)

    def _time(self, e: Expression) -> str:
        """The tense as past, future or neither."""
        return {"plan": "future"}.get(found := self._tense(e), found)

    def _remember(self, e: Expression, reading: Reading) -> None:
        if reading.day is None:
            return
        full = e.kind in ("date", "clock") and bool((e.on or e).day)
        told = Told(e.end, reading.day, e.hour, full, reading, e.minute or 0)
        if self._on_page(e):
            self.page = told
            return
        if (e.on or e).year and reading.day == self.published.day:
            return
        before = self.text[max(0, e.start - 16) : e.start]
        if self._range_start(e) is not None:
            return
        if french.BOUND.search(before) or (e.kind != "clock" and french.BEFORE.search(before)):
            return
        quotation = self._quotation(e.start)
        if quotation is not None:
            self.inside[quotation] = told
            return
        self.outside = told
        today = self.published.day
        if today is None or reading.day <= today:
            self.past = told
            self.focus = self.focus or reading.day
