"""Which day a day expression names, by publication, tense and the days told before."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from analysis.language.french import time_patterns as french
from analysis.reading.timex import values
from analysis.reading.timex.anchors import CLAUSE, REACH, SENTENCE_END, WEEK, Anchors
from analysis.reading.timex.expression import Expression, names_a_day
from analysis.reading.timex.wording import HOLIDAYS

# A day this near needs no year, whatever the tense of its sentence.
NEAR = 60


class Days(Anchors):
    """Finds the day of weekdays, dates without a year, holidays, "hier" and "la veille"."""

    def _base(self, e: Expression) -> tuple[date | None, str]:
        """The day from which weekdays are seen: publication, or the date of an old document quoted."""
        today = self.published.day
        old = (
            self.outside and self.outside.full and (today is None or today - self.outside.day > timedelta(6))
        )
        if old and self.outside and self._quotation(e.start) is not None:
            return self.outside.day, "quotation"
        if today is None and self.outside and self.outside.full and e.start - self.outside.at <= REACH:
            return self.outside.day, "narrative"
        return today, "publication"

    def _checked(self, e: Expression) -> Expression:
        """Fall back to the weekday where a number after it is no date ("mardi 12 personnes")."""
        if not (e.kind == "date" and e.bare and e.on):
            return e
        return e if self._numbered(e) else e.on

    def _numbered(self, e: Expression) -> date | None:
        today = self.published.day
        if today is None:
            return None
        near = (today + timedelta(sign * days) for days in range(32) for sign in (1, -1))
        return next((day for day in near if day.day == e.day and day.isoweekday() == e.weekday), None)

    def _day(self, e: Expression) -> tuple[date | None, str]:
        """The day a day expression names and what it was counted from."""
        if e.kind == "deictic":
            day, anchor = self._now(e)
            return (day + timedelta(int(e.amount or 0)) if day else None), anchor
        if e.kind == "anaphor" and e.on is not None:
            day, anchor = self._day(e.on)
            return (day + timedelta(int(e.amount or 0)) if day else None), anchor
        if e.kind == "anaphor":
            if e.amount and french.OF_SOMETHING.match(self.text, e.end):
                return None, "unknown"
            day, anchor, _ = self._in_force(e)
            if anchor == "publication" and (e.amount or 0) > 0 and self._tense(e) == "past":
                return None, "unknown"
            return (day + timedelta(int(e.amount or 0)) if day else None), anchor
        if e.kind == "holiday":
            return self._holiday(e)
        if e.bare and e.day and e.weekday and not e.month:
            return self._numbered(e), "publication"
        if e.month and e.day:
            return self._calendar_day(e)
        return self._weekday(e) if e.weekday else (None, "none")

    def _now(self, e: Expression) -> tuple[date | None, str]:
        """The day of speaking: in a quotation, the day that its reporting clause names."""
        quotation = self._quotation(e.start)
        if quotation is not None:
            day = self._said_after(self.quotations[quotation][1]) or self._said_before(
                self.quotations[quotation][0]
            )
            if day:
                return day, "quotation"
        return self.published.day, "publication"

    def _said_after(self, end: int) -> date | None:
        """The day that the clause after a quotation names."""
        for other in self.expressions[self.index + 1 : self.index + 6]:
            gap = self.text[end : other.start] if other.start >= end else ""
            if other.start >= end + CLAUSE or "\n" in gap or re.search(r"[.!?]\s", gap):
                return None
            named = other.on or other
            if other.start >= end and named.kind == "date" and names_a_day(named):
                return self._day(named)[0]
        return None

    def _said_before(self, start: int) -> date | None:
        """The day named before a quotation in its sentence, unless it is still to come."""
        told, today = self.outside, self.published.day
        if told is None or not 0 <= start - told.at <= CLAUSE or (today and told.day > today):
            return None
        return None if SENTENCE_END.search(self.text, told.at, start) else told.day

    def _weekday(self, e: Expression) -> tuple[date | None, str]:
        base, anchor = self._base(e)
        if e.shift in ("following", "preceding", "there", "same"):
            told = self._told(e)
            base, anchor = (told.day, "narrative") if told else (base, anchor)
        if base is None or e.weekday is None:
            return None, "unknown"
        back = (base.isoweekday() - e.weekday) % 7
        ahead = (-back) % 7
        if e.shift.startswith("week"):
            step = {"last": -1, "preceding": -1, "next": 1, "following": 1}.get(e.shift.split(" ")[1], 0)
            return base + timedelta(e.weekday - base.isoweekday()) + step * WEEK, anchor
        if e.shift in ("huit", "quinze"):
            return base + timedelta(ahead or 7) + WEEK * (1 if e.shift == "huit" else 2), anchor
        if e.shift in ("last", "preceding"):
            return base - timedelta(back or 7), anchor
        if e.shift in ("next", "following"):
            return base + timedelta(ahead or 7), anchor
        if e.shift == "there" and anchor == "publication":
            return base - timedelta(back), anchor
        if e.shift == "there":
            return base - timedelta(back) if back <= 3 else base + timedelta(ahead), anchor
        first = self._range_start(e)
        if first is not None and first.day is not None:
            return first.day + timedelta((e.weekday - first.day.isoweekday()) % 7), "narrative"
        told = self._told(e)
        if (
            told
            and french.BOUND.search(self.text[max(0, e.start - 16) : e.start])
            and e.start - told.at <= REACH
        ) and timedelta(0) <= base - told.day <= WEEK:
            return told.day + timedelta((e.weekday - told.day.isoweekday()) % 7), "narrative"
        time = self._tense(e)
        if ahead < back and (time == "due" or (e.shift == "this" and time == "")):
            time = "future"
        coming = time in ("future", "plan", "conditional")
        return (base + timedelta(ahead) if coming else base - timedelta(back)), anchor

    def _calendar_day(self, e: Expression) -> tuple[date | None, str]:
        year, anchor = self._year(e)
        if year is None or e.month is None or e.day is None or e.day > monthrange(year, e.month)[1]:
            return None, "unknown"
        return date(year, e.month, e.day), anchor

    def _year(self, e: Expression) -> tuple[int | None, str]:
        """The year of a month or day without one: the last year told, or the nearest that fits the tense."""
        if e.year:
            return e.year, "none"
        around = self.published.around
        month, day = e.month or 1, e.day or 15
        if (
            self.dated
            and self.dated[2] <= month
            and not e.shift
            and e.start - self.dated[0] <= REACH
            and (around is None or self.dated[1] != around.year)
        ) and "\n" not in self.text[self.dated[0] : e.start]:
            return self.dated[1], "narrative"
        if around is None:
            return None, "unknown"
        options = [around.year + step for step in (-1, 0, 1)]
        gaps = {
            year: (date(year, month, min(day, monthrange(year, month)[1])) - around).days for year in options
        }
        slack = 0 if e.day else 16
        if e.day and e.weekday:
            fitting = [
                y
                for y in range(around.year - 4, around.year + 3)
                if e.day <= monthrange(y, month)[1] and date(y, month, e.day).isoweekday() == e.weekday
            ]
            if fitting:
                return min(fitting, key=lambda y: (abs(y - around.year), y)), "publication"
        if e.shift in ("last", "next"):
            wanted = [y for y in options if (gaps[y] < 0 if e.shift == "last" else gaps[y] > 0)]
            return min(wanted, key=lambda y: abs(gaps[y])), "publication"
        nearest = min(options, key=lambda y: abs(gaps[y]))
        time, gap = self._time(e), gaps[nearest]
        if time == "past" and french.BOUND.search(self.text[max(0, e.start - 16) : e.start]):
            time = ""
        # Nobody leaves out the year of a day that is further off than the same day of another year.
        against = gap > slack if time == "past" else gap < -slack if time == "future" else False
        if against and abs(gap) > (NEAR if e.day else slack):
            return nearest + (-1 if time == "past" else 1), "publication"
        return nearest, "publication"

    def _bound(self, e: Expression) -> str:
        """ "future" after "d'ici", "jusqu'à" and "avant": a limit without a year is still ahead."""
        before = self.text[max(0, e.start - 16) : e.start]
        return "future" if french.BOUND.search(before) or french.BEFORE.search(before) else ""

    def _holiday(self, e: Expression) -> tuple[date | None, str]:
        rule = HOLIDAYS[e.name]
        around = self.published.around
        if e.year:
            return values.named_day(rule, e.year), "none"
        if around is None:
            return None, "unknown"
        options = [values.named_day(rule, around.year + step) for step in (-1, 0, 1)]
        time = {"last": "past", "next": "future"}.get(e.shift) or self._bound(e) or self._time(e)
        if time == "past" or time == "future":
            fitting = [d for d in options if (d <= around if time == "past" else d >= around)]
            return (fitting[-1] if time == "past" else fitting[0]), "publication"
        return min(options, key=lambda d: abs((d - around).days)), "publication"
