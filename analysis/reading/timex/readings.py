"""The TIMEX3 reading of every expression of a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from analysis.reading.timex import values
from analysis.reading.timex.distances import Distances, length_grain
from analysis.reading.timex.expression import Expression, begins
from analysis.reading.timex.reference import SENTENCE_END, Reading
from analysis.reading.timex.zones import in_zone

# A dateline is among the first dates of a text and at most this much older than its publication.
DATELINE_AMONG, DATELINE_AGE = 6, timedelta(3)
# How far before "aujourd'hui" a year still stands against it.
CONTRAST = 160
# TIMEX3 has no modifier for the halves of a month.
HALVES = {"FIRST": "START", "SECOND": "END"}


class Reader(Distances):
    """Reads expressions in order of the text: value, type, interval. A language may add its own habits."""

    def read(self, expressions: list[Expression]) -> list[tuple[Expression, Reading]]:
        """Every expression with what it means."""
        self.expressions = expressions
        self._count_from_dateline()
        found = []
        for index, expression in enumerate(expressions):
            self.index = index
            expression = self._checked(expression)
            reading = self._page(expression, self._read(expression))
            self._remember(expression, reading)
            self.before = (expression, reading)
            found.append((expression, reading))
        return found

    def _count_from_dateline(self) -> None:
        """Count from the day of the dateline where an outlet publishes an agency's text a little later."""
        for e in self.expressions[:DATELINE_AMONG]:
            if (
                e.kind != "date"
                or not (e.day and e.month)
                or not self.cues.dateline_after.match(self.text, e.end)
            ):
                continue
            if not self.cues.dateline_before.search(self.text[max(0, e.start - 36) : e.start]):
                continue
            written, today = self._calendar_day(e)[0], self.published.day
            if written and today and timedelta(0) < today - written <= DATELINE_AGE:
                self.published = replace(self.published, day=written, moment=None)
            return

    def _page(self, e: Expression, reading: Reading) -> Reading:
        if self._span(e.start, self.furniture, self._furniture_starts) is not None:
            return replace(reading, anchor="furniture")
        return reading

    def _read(self, e: Expression) -> Reading:
        reader = getattr(self, f"_read_{e.kind}")
        reading: Reading = self._regular(e) or reader(e)
        if e.zone:
            reading = in_zone(reading, self.cues.zones[e.zone.lower()], self.published.zone)
        if e.mod and not reading.mod:
            reading = replace(reading, mod=e.mod)
        if e.approximate:
            reading = replace(reading, approximate=True)
        before = self.text[max(0, e.core - 34) : e.core]
        if reading.kind in ("DATE", "TIME") and self.cues.approximate.search(before):
            reading = replace(reading, mod=reading.mod or "APPROX", approximate=True)
        return reading

    def _regular(self, e: Expression) -> Reading | None:
        """A time that comes again, where a language tells it by more than a word such as "every"."""
        return None

    def _read_ref(self, e: Expression) -> Reading:
        return Reading("DATE", e.value, "ref", anchor="publication", mod=e.mod)

    def _read_open(self, e: Expression) -> Reading:
        return Reading("DATE", e.value, "day", anchor="unknown")

    def _read_set(self, e: Expression) -> Reading:
        return Reading("SET", e.value, length_grain(e.value))

    def _read_duration(self, e: Expression) -> Reading:
        return Reading("DURATION", e.value, length_grain(e.value), approximate=e.approximate)

    def _read_span(self, e: Expression) -> Reading:
        first, amount = e.year or 0, int(e.amount or 1)
        if amount == 100:
            first += 1
        return Reading("DATE", e.value, "year", values.years(first, first + amount - 1, e.edge), mod=e.edge)

    def _read_anaphor(self, e: Expression) -> Reading:
        return self._same_month(e) or self._day_reading(e)

    def _same_month(self, e: Expression) -> Reading | None:
        """ "Ce jour-là" after a month: no more than that is known of it."""
        if self.before is None or e.amount or e.name or e.on:
            return None
        told, between = self.before[1], self.text[self.before[0].end : e.start]
        if told.granularity != "month" or told.kind != "DATE" or "\n" in between:
            return None
        return replace(told, anchor="narrative") if len(SENTENCE_END.findall(between)) <= 1 else None

    def _read_deictic(self, e: Expression) -> Reading:
        if e.amount == 0 and (self._contrasts(e) or self._nowadays(e)):
            return Reading("DATE", "PRESENT_REF", "ref", anchor="publication")
        return self._day_reading(e)

    def _nowadays(self, e: Expression) -> bool:
        """ "Aujourd'hui, je ris moins": these days, in a present that tells of nothing planned."""
        if self.text[max(0, e.start - 2) : e.start] == ", " and self.cues.now_state.match(self.text, e.end):
            return True
        if begins(self.text, e.start):
            these_days = self.cues.now_subject, self.cues.now_measure
            return self._tense(e) == "" and any(cue.match(self.text, e.end) for cue in these_days)
        verb = self.cues.now_verb.search(self.text[max(0, e.start - 24) : e.start])
        if verb is None or not self.cues.now_object.match(self.text, e.end):
            return False
        return self._tense(e) in ("", "past") and not self.cues.completed(self.text, e.start, e.end)

    def _contrasts(self, e: Expression) -> bool:
        """ "En 1993, on skiait ici. Aujourd'hui, on marche": these days, against a year told just before."""
        if self.cues.still_after.match(self.text, e.end) or self.cues.still_before.search(
            self.text[max(0, e.start - 32) : e.start]
        ):
            return True
        if self.before is None or e.start - self.before[0].end > CONTRAST:
            return False
        then, joined = self.before[1], self.text[self.before[0].end : e.start] in (" et ", ", et ", ", ")
        if self._tense(e) == "past" and not joined:
            return False
        return "\n" not in self.text[self.before[0].end : e.start] and (
            then.value == "PAST_REF" or (then.granularity == "year" and then.kind == "DATE")
        )

    def _day_reading(self, e: Expression) -> Reading:
        day, anchor = self._day(e)
        if day is None:
            return Reading("DATE", self._open(e), "day", anchor="unknown")
        return Reading("DATE", day.isoformat(), "day", values.days(day, day), anchor, day=day)

    def _read_holiday(self, e: Expression) -> Reading:
        return self._day_reading(e)

    def _read_date(self, e: Expression) -> Reading:
        if e.last is not None:
            return self._range(e, e.last)
        if e.day or e.weekday:
            reading = self._day_reading(e)
            if e.year and e.month and reading.day:
                self.dated = (e.end, e.year, e.month)
            return reading
        if e.month:
            return self._month(e)
        year = e.year or 0
        self.year = (e.end, year)
        self._place(e)
        return Reading("DATE", f"{year:04d}", "year", values.years(year, year, e.edge), mod=e.edge)

    def _month(self, e: Expression) -> Reading:
        year, anchor = self._year(e)
        month = e.month or 1
        if year is None:
            mod = HALVES.get(e.edge, e.edge)
            return Reading("DATE", f"XXXX-{month:02d}", "month", anchor="unknown", mod=mod)
        if e.year:
            self.dated = (e.end, e.year, month)
        self.month, self.year = (e.end, year, month), (e.end, year)
        interval, mod = values.month(year, month, e.edge), HALVES.get(e.edge, e.edge)
        return Reading("DATE", f"{year:04d}-{month:02d}", "month", interval, anchor, mod)

    def _read_some_part(self, e: Expression) -> Reading:
        """One evening of a month ("un soir de mai"): the interval is the month's."""
        month = self._month(e)
        value = f"{month.value}-XXT{values.PART_VALUES.get(e.part, e.part)}"
        return replace(month, kind="TIME", value=value, granularity="month")

    def _range(self, e: Expression, last: Expression) -> Reading:
        second, anchor = self._day(last)
        first = self._day(replace(e, last=None, year=second.year if second else e.year))[0]
        if first is None or second is None:
            return Reading("DATE", f"{self._open(e)}/{self._open(last)}", "day", anchor="unknown")
        value = f"{first.isoformat()}/{second.isoformat()}"
        return Reading("DATE", value, "day", values.days(first, second), anchor)
