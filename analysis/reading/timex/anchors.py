"""What each expression is counted from: publication, the last day told, a quotation's own day.

News writes weekdays and "hier" as seen on the day of publication, bare clock times and "la veille" as
seen on the day being told (Strötgen and Gertz 2016, Domain-Sensitive Temporal Tagging).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from analysis.reading.timex.cues import Cues
from analysis.reading.timex.expression import Expression
from analysis.reading.timex.reference import CLAUSE, SENTENCE_END, Reading, Reference, Told


class Anchors:
    """Remembers the days that a text has named so far, apart for each strand: article, quotation, page."""

    def __init__(
        self,
        text: str,
        published: Reference,
        cues: Cues,
        quotations: Sequence[tuple[int, int]] = (),
        furniture: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.text = text
        self.headline_end = text.find("\n") if "\n" in text else len(text)
        self.published = published
        self.cues = cues
        self.quotations = sorted(quotations)
        self.furniture = sorted(furniture)
        self._quote_starts = [start for start, _ in self.quotations]
        self._furniture_starts = [start for start, _ in self.furniture]
        # The last day told, and the last that is no plan.
        self.outside: Told | None = None
        self.past: Told | None = None
        self.inside: dict[int, Told] = {}
        self.page: Told | None = None
        # The last day named at all, bounds and ends of ranges too.
        self.named: Told | None = None
        # The day of the council, debate or interview that the quotations after it are from.
        self.occasion: Told | None = None
        # The last entry of a live feed: its day and hour.
        self.entry: tuple[date, int] | None = None
        # The last hour that the clock strikes: "Il est 19 h 20".
        self.scene: Told | None = None
        self.focus: date | None = None
        # End, year and month of the last month or day with a year, and of the last month at all.
        self.dated: tuple[int, int, int] | None = None
        self.month: tuple[int, int, int] | None = None
        self.year: tuple[int, int] | None = None
        # End and year of the last year or season that a story is placed in.
        self.era: tuple[int, int] | None = None
        self.expressions: list[Expression] = []
        self.before: tuple[Expression, Reading] | None = None
        self.index = 0
        self._tenses: dict[tuple[int, int], str] = {}

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
        return self.cues.publication_line.search(self.text[max(0, e.start - 40) : e.start]) is not None

    def _told(self, e: Expression) -> Told | None:
        """The last day named in the strand that the expression belongs to."""
        if self._on_page(e) and self.page:
            return self.page
        quotation = self._quotation(e.start)
        if quotation is not None and quotation in self.inside:
            return self.inside[quotation]
        return self.outside

    def _range_start(self, e: Expression) -> Reading | None:
        """What "de X au" names directly before the expression."""
        if self.before is None or e.start - self.before[0].end > 12:
            return None
        between = self.text[self.before[0].end : e.start]
        return self.before[1] if self.cues.range_end.fullmatch(between) else None

    def _tense(self, e: Expression) -> str:
        """The tense of the clause; a passive in the present tells what has happened."""
        found = self._form(e)
        return "past" if found == "state" else found

    def _form(self, e: Expression) -> str:
        place = e.start, e.end
        if place not in self._tenses:
            self._tenses[place] = self.cues.tense(self.text, *place)
        return self._tenses[place]

    def _time(self, e: Expression) -> str:
        """The tense, a plan taken for a future."""
        found = self._tense(e)
        return "future" if found == "plan" else found

    def _heads_entry(self, e: Expression) -> bool:
        """Whether an hour heads an entry of a live feed: "13h02 : ..." at the start of a line."""
        return (
            e.kind == "clock"
            and e.on is None
            and self.cues.line_head.search(self.text[max(0, e.start - 6) : e.start]) is not None
            and self.cues.head_end.match(self.text, e.end) is not None
        )

    def _after_midnight(self, e: Expression, day: date) -> bool:
        """Whether an hour was counted on from the evening told before it, into the next day."""
        told = self._told(e)
        return (
            e.kind == "clock" and told is not None and (e.hour or 0) <= 5 and day - told.day == timedelta(1)
        )

    def _of_occasion(self, e: Expression) -> bool:
        """Whether the sentence of a day, or all before the first one, tells of people who met or spoke."""
        if self.focus is None and self.cues.occasion.search(self.text, 0, e.start):
            return True
        return self._beside_cue(e, self.cues.occasion)

    def _beside_cue(self, e: Expression, cue: re.Pattern[str]) -> bool:
        """Whether the sentence of an expression holds such words, at most 120 characters away."""
        before = SENTENCE_END.split(self.text[max(0, e.start - CLAUSE) : e.start])[-1]
        after = SENTENCE_END.split(self.text[e.end : e.end + CLAUSE])[0]
        return any(cue.search(side) for side in (before, after))

    def _remember(self, e: Expression, reading: Reading) -> None:
        if reading.day is None:
            return
        full = e.kind in ("date", "clock") and bool((e.on or e).day)
        told = Told(e.end, reading.day, e.hour, full, reading, e.minute or 0)
        told.weekday = bool((e.on or e).weekday)
        told.this_night = e.part == "NI" and e.shift == "this"
        told.small_hours = e.on is None and self._after_midnight(e, reading.day)
        if self._on_page(e):
            self.page = told
            return
        if self._heads_entry(e):
            self.entry = reading.day, e.hour or 0
            self.outside = self.past = replace(told, hour=None)
            return
        self.named = told
        if e.on and e.on.year and e.on.month:
            self.dated = (e.end, e.on.year, e.on.month)
        if (e.on or e).year and reading.day == self.published.day:
            return
        before = self.text[max(0, e.start - 16) : e.start]
        if self._range_start(e) is not None or self.cues.document.search(before):
            return
        if self.cues.bound.search(before) or (e.kind != "clock" and self.cues.before.search(before)):
            return
        quotation = self._quotation(e.start)
        if quotation is not None:
            self.inside[quotation] = told
            return
        if e.kind == "clock" and self.cues.it_is.search(self.text[max(0, e.core - 8) : e.core]):
            self.scene = told
        self.outside = told
        told.written = self._beside_cue(e, self.cues.writing)
        if self._of_occasion(e):
            self.occasion = told
        today = self.published.day
        if today is None or reading.day <= today:
            self.past = told
            self.focus = self.focus or reading.day
