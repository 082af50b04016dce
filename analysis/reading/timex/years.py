"""The year of a day, month or holiday that is named without one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from analysis.reading.timex import values
from analysis.reading.timex.expression import Expression, begins
from analysis.reading.timex.governing import Governing
from analysis.reading.timex.reference import REACH, SENTENCE_END

# A day this near needs no year, whatever the tense of its sentence; a coming day is rarely named in the past.
NEAR = {"past": 60, "future": 30}
# How many days the middle of the month of publication may lie from publication.
MONTH = 16


class Years(Governing):
    """Finds the year that the tense, a bound or the year told before asks for."""

    def _year(self, e: Expression) -> tuple[int | None, str]:
        """The year of a month or day without one: the last year told, or the nearest that fits the tense."""
        if e.year:
            return e.year, "none"
        around = self.published.around
        told = self._year_told(e)
        if told is not None:
            return told, "narrative"
        if (first := self._range_start(e)) and first.granularity == "month" and first.interval and not e.day:
            opening = first.interval[0]
            return opening.year + ((e.month or 1) < opening.month), "narrative"
        if around is None:
            return None, "unknown"
        year = self._by_weekday(e, around) or self._of_list(e) or self._nearest_year(e, around)
        return year, "publication"

    def _year_told(self, e: Expression) -> int | None:
        """The year of an earlier month of the same paragraph, unless it is the year of publication."""
        if e.shift:
            return None
        if (era := self._era(e)) is not None:
            return era
        if self.dated is None or e.start - self.dated[0] > REACH:
            return None
        at, year, month = self.dated
        around = self.published.around
        if e.weekday and e.day and around and not self._falls(e, year):
            return None
        if month > (e.month or 1) or (around and year == around.year) or "\n" in self.text[at : e.start]:
            return None
        return year

    def _era(self, e: Expression) -> int | None:
        """The year that the sentence before, or this one, places the story in."""
        if self.era is None or e.start - self.era[0] > REACH or (self.dated and self.dated[0] > self.era[0]):
            return None
        between = self.text[self.era[0] : e.start]
        if "\n" in between or len(SENTENCE_END.findall(between)) > 1 or self._time(e) == "future":
            return None
        return None if e.weekday and not self._falls(e, self.era[1]) else self.era[1]

    def _place(self, e: Expression) -> None:
        """Keep the year of "En 2021, ..." and of "l'affaire remonte à 2021": what follows is told of it."""
        around, before = self.published.around, self.text[max(0, e.start - 16) : e.start]
        if e.year and around and e.year < around.year and self.cues.places_story.search(before):
            self.era = (e.end, e.year)

    def _of_list(self, e: Expression) -> int | None:
        """The year of the later month that a list goes on with: "ceux de février et de juin"."""
        after = self.expressions[self.index + 1] if self.index + 1 < len(self.expressions) else None
        around = self.published.around
        if after is None or around is None or any(x.kind != "date" or x.day or x.shift for x in (e, after)):
            return None
        later = (after.month or 0) > (e.month or 0) > 0
        if not later or not self.cues.months_listed.fullmatch(self.text, e.end, after.start):
            return None
        return after.year or self._nearest_year(after, around)

    @staticmethod
    def _falls(e: Expression, year: int) -> bool:
        """Whether the day of the month is the weekday named, in this year."""
        month, day = e.month or 1, e.day or 1
        return day <= monthrange(year, month)[1] and date(year, month, day).isoweekday() == e.weekday

    @staticmethod
    def _by_weekday(e: Expression, around: date) -> int | None:
        """The nearest year in which the day of the month falls on the weekday named."""
        if not (e.day and e.weekday and e.month):
            return None
        fitting = [year for year in range(around.year - 4, around.year + 3) if Years._falls(e, year)]
        return min(fitting, key=lambda year: (abs(year - around.year), year), default=None)

    def _nearest_year(self, e: Expression, around: date) -> int:
        """The year by "dernier" and "prochain", by tense, else the one that is nearest."""
        month, day = e.month or 1, e.day or 15
        options = [around.year + step for step in (-1, 0, 1)]
        gaps = {
            year: (date(year, month, min(day, monthrange(year, month)[1])) - around).days for year in options
        }
        if e.shift in ("last", "next"):
            wanted = [y for y in options if (gaps[y] < 0 if e.shift == "last" else gaps[y] > 0)]
            return min(wanted, key=lambda y: abs(gaps[y]))
        nearest = min(options, key=lambda y: abs(gaps[y]))
        time, gap = self._time(e) or self._bound(e), gaps[nearest]
        # "Le défilé du 14 juillet est annulé" may be told of a day past or to come.
        if time not in NEAR or self._form(e) == "state" or (time == "past" and self._bound(e)):
            return nearest
        step = -1 if time == "past" else 1
        # A month is the one of publication up to its middle; a day is named without a year where it is near.
        before = self.text[max(0, e.start - 16) : e.start]
        limit = NEAR[time] if e.day or self.cues.attribute.search(before) else MONTH
        # "Le 5 mai, ils ont défilé": the date of the clause itself, and no later day that it speaks of.
        if time == "past" and begins(self.text, e.start) and self.cues.completed(self.text, e.start, e.end):
            limit = 0
        against = gap * -step > limit
        return nearest + step if against else nearest

    def _bound(self, e: Expression) -> str:
        """ "future" after "d'ici", "jusqu'à" and "avant": a limit without a year is still ahead."""
        before = self.text[max(0, e.start - 32) : e.start]
        return "future" if self.cues.bound.search(before) or self.cues.before.search(before) else ""

    def _holiday(self, e: Expression) -> tuple[date | None, str]:
        rule, around = self.cues.holiday(e.name, self.published.zone), self.published.around
        if rule is None:
            return None, "unknown"
        if e.year:
            return values.named_day(rule.split()[0], e.year), "none"
        if around is None:
            return None, "unknown"
        years = [around.year + step for step in (-1, 0, 1)]
        # Several rules: any of those days bears the name.
        options = sorted(values.named_day(one, year) for one in rule.split() for year in years)
        own = "" if self._form(e) == "state" else self._time(e)
        time = {"last": "past", "next": "future"}.get(e.shift) or self._bound(e) or own
        if time == "past" or time == "future":
            fitting = [d for d in options if (d <= around if time == "past" else d >= around)]
            return (fitting[-1] if time == "past" else fitting[0]), "publication"
        return min(options, key=lambda d: abs((d - around).days)), "publication"

    def _calendar_day(self, e: Expression) -> tuple[date | None, str]:
        year, anchor = self._year(e)
        if year is None or e.month is None or e.day is None or e.day > monthrange(year, e.month)[1]:
            return None, "unknown"
        return date(year, e.month, e.day), anchor
