"""The reading of distances in time, from publication or from the day told: "il y a trois jours"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from analysis.reading.timex import values
from analysis.reading.timex.expression import Expression
from analysis.reading.timex.hours import Hours
from analysis.reading.timex.reference import REACH, SENTENCE_END, Reading, Told
from analysis.reading.timex.spans import Spans

# A number beyond which a distance in time is not followed: the calendar has an end.
FARTHEST = 40_000


class Distances(Hours, Spans):
    """Reads "dans six mois", "deux heures plus tard"."""

    def _read_offset(self, e: Expression) -> Reading:
        amount, unit = e.amount or 0.0, e.unit
        if abs(amount) > FARTHEST:
            return Reading("DATE", "PAST_REF" if amount < 0 else "FUTURE_REF", "ref", anchor="unknown")
        if e.name == "then":
            beside = self._apposed(e)
            if beside is not None:
                return beside
            return self._shift_told(e, amount, unit)
        if unit in ("hour", "minute", "second"):
            moment = self.published.moment
            if moment is None:
                return Reading("TIME", "PAST_REF" if amount < 0 else "FUTURE_REF", "hour", anchor="unknown")
            return self._moment(moment + _clock_step(amount, unit), unit, "publication")
        return self._shift_day(self.published.day, amount, unit, "publication")

    def _apposed(self, e: Expression) -> Reading | None:
        """ "Le 12 mars, trois jours plus tard": the same day twice, counted from an earlier one."""
        if self.before is None or e.unit not in ("day", "week"):
            return None
        other, reading = self.before
        if (
            reading.interval is None
            or reading.day is None
            or self.text[other.end : e.start] not in (", ", " ")
        ):
            return None
        return Reading("DATE", reading.day.isoformat(), "day", reading.interval, "narrative", day=reading.day)

    def _shift_told(self, e: Expression, amount: float, unit: str) -> Reading:
        told = self._told(e)
        if (
            unit == "year"
            and self.year
            and amount == int(amount)
            and (told is None or told.at < self.year[0])
        ):
            year = self.year[1] + int(amount)
            if e.start - self.year[0] <= REACH and 1 <= year <= 9998:
                return Reading("DATE", f"{year:04d}", "year", values.years(year, year), "narrative")
        today, time = self.published.day, self._tense(e)
        if told and told is self.outside and today and told.day > today and time == "past":
            told = self.past
        open_one = Reading(
            "DURATION", values.duration(abs(amount), unit), length_grain(e.value), anchor="unknown"
        )
        if unit == "month" and self.month and (told is None or told.at < self.month[0]):
            at, year, month = self.month
            if e.start - at <= REACH:
                moved = self._shift_day(date(year, month, 1), amount, unit, "narrative")
                return open_one if self._too_late(moved, time) else moved
        if told is None or e.start - told.at > 4 * REACH:
            return open_one
        if unit in ("hour", "minute", "second") and not _clock_step(amount, unit) % timedelta(1):
            amount, unit = _clock_step(amount, unit) / timedelta(1), "day"
        if unit in ("hour", "minute", "second"):
            return self._later_hours(e, told, _clock_step(amount, unit), unit) or replace(open_one, mod=e.mod)
        moved = self._shift_day(told.day, amount, unit, "narrative")
        return open_one if self._too_late(moved, time) else moved

    def _too_late(self, reading: Reading, time: str) -> bool:
        """Whether what the tense tells as over would lie after publication: counted from something else."""
        today = self.published.day
        return bool(time == "past" and today and reading.interval and reading.interval[0].date() > today)

    def _later_hours(self, e: Expression, told: Told, step: timedelta, unit: str) -> Reading | None:
        """Counted from the hour told, or from the part of a day that the sentence before tells."""
        if told.hour is not None and e.start - told.at <= REACH:
            clock = timedelta(hours=told.hour, minutes=told.minute)
            return self._moment(
                datetime.combine(told.day, datetime.min.time()) + clock + step, unit, "narrative"
            )
        near = len(SENTENCE_END.findall(self.text[told.at : e.start])) <= 1 and unit == "hour"
        if near and told.reading and told.reading.kind == "TIME" and told.reading.interval:
            start, end = told.reading.interval
            return replace(told.reading, interval=(start + step, end + step), anchor="narrative")
        return None

    def _moment(self, moment: datetime, unit: str, anchor: str) -> Reading:
        start = moment.replace(second=0, microsecond=0)
        value = start.strftime("%Y-%m-%dT%H:%M")
        return Reading(
            "TIME",
            value,
            unit if unit == "hour" else "minute",
            (start, start + timedelta(seconds=59)),
            anchor,
            day=start.date(),
        )

    def _shift_day(self, day: date | None, amount: float, unit: str, anchor: str) -> Reading:
        grain = {
            "decade": "year",
            "century": "year",
            "millennium": "year",
            "half": "month",
            "quarter": "month",
        }.get(unit, unit)
        if day is None:
            value = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(grain, "XXXX")
            return Reading("DATE", value, grain, anchor="unknown")
        if unit in ("day", "week"):
            size = 7 if unit == "week" else 1
            moved = day + timedelta(round(amount * size))
            if unit == "week":
                around = values.days(moved - timedelta(3), moved + timedelta(3))
                return Reading("DATE", moved.isoformat(), "week", around, anchor, day=moved)
            return Reading("DATE", moved.isoformat(), "day", values.days(moved, moved), anchor, day=moved)
        months = round(
            amount
            * {"month": 1, "quarter": 3, "half": 6}.get(unit, 12)
            * {"decade": 10, "century": 100, "millennium": 1000}.get(unit, 1)
        )
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if not 1 <= year <= 9998:
            return Reading("DATE", "PAST_REF" if amount < 0 else "FUTURE_REF", "ref", anchor=anchor)
        if grain == "month" or amount != int(amount):
            return Reading(
                "DATE", f"{year:04d}-{month + 1:02d}", "month", values.month(year, month + 1), anchor
            )
        return Reading("DATE", f"{year:04d}", "year", values.years(year, year), anchor)


def _clock_step(amount: float, unit: str) -> timedelta:
    return timedelta(seconds=amount * {"hour": 3600, "minute": 60}.get(unit, 1))


def length_grain(value: str) -> str:
    """The granularity of a length or frequency, from the unit that ends its value."""
    if not value.startswith("P"):
        return "day"
    code, timed = value[-1], "T" in value
    if timed and code in "HMS":
        return "hour" if code == "H" else "minute"
    return {"D": "day", "W": "week", "M": "month", "Q": "season", "Y": "year", "E": "year", "L": "year"}.get(
        code, "ref"
    )
