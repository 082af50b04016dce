"""The reading of weeks, weekends, quarters and seasons."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from analysis.reading.timex import values
from analysis.reading.timex.days import Days
from analysis.reading.timex.expression import Expression
from analysis.reading.timex.reference import WEEK, Reading
from analysis.reading.timex.values import Interval


class Spans(Days):
    """Reads "la semaine dernière", "ce week-end", "au premier trimestre", "l'été prochain"."""

    def _week(self, day: date, edge: str, anchor: str) -> Reading:
        iso = day.isocalendar()
        monday = day - timedelta(iso.weekday - 1)
        return Reading("DATE", f"{iso.year}-W{iso.week:02d}", "week", values.week(monday, edge), anchor, edge)

    def _weekend(self, day: date, anchor: str) -> Reading:
        iso = day.isocalendar()
        saturday = day + timedelta(6 - iso.weekday)
        value = f"{iso.year}-W{iso.week:02d}-WE"
        return Reading("DATE", value, "day", values.days(saturday, saturday + timedelta(1)), anchor)

    def _read_period(self, e: Expression) -> Reading:
        if e.on is not None:
            day, anchor = self._day(e.on)
        else:
            day, anchor = self._now(e) if self._bound(e) else self._base(e)
            if e.shift in ("following", "preceding", "there", "same"):
                told = self._told(e)
                day, anchor = (told.day, "narrative") if told else (day, anchor)
                if e.unit == "year" and self.year and (told is None or told.at < self.year[0]):
                    day, anchor = date(max(self.year[1], 1), 1, 1), "narrative"
                named = self._month_told() if e.shift == "there" else self.month
                if e.unit == "month" and named and (told is None or told.at < named[0]):
                    day, anchor = date(*named[1:], 1), "narrative"
        if day is None:
            value = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}.get(e.unit, "XXXX")
            return Reading(
                "DATE", value, "day" if e.unit == "weekend" else _grain(e.unit), anchor="unknown", mod=e.edge
            )
        step = {"last": -1, "preceding": -1, "next": 1, "following": 1}.get(e.shift, 0)
        if e.unit == "weekend":
            return self._weekend(self._weekend_day(e, day, step), anchor)
        if e.unit == "week":
            return self._week(day + step * WEEK, e.edge, anchor)
        if e.unit == "month":
            year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
            return Reading(
                "DATE",
                f"{year:04d}-{month + 1:02d}",
                "month",
                values.month(year, month + 1, e.edge),
                anchor,
                e.edge,
            )
        if e.unit in ("quarter", "half"):
            size = 3 if e.unit == "quarter" else 6
            return self._quarter(day.year, (day.month - 1) // size + step, size, anchor)
        size = {"decade": 10, "century": 100}.get(e.unit, 1)
        first = (day.year // size + step) * size
        value = f"{first:04d}"[: {1: 4, 10: 3}.get(size, 2)]
        first = max(first, 1)
        return Reading("DATE", value, "year", values.years(first, first + size - 1, e.edge), anchor, e.edge)

    def _month_told(self) -> tuple[int, int, int] | None:
        """The month named last, alone or in a date with its year."""
        return max((told for told in (self.month, self.dated) if told), default=None)

    def _weekend_day(self, e: Expression, day: date, step: int) -> date:
        if e.on is not None:
            return day
        weekday, time = day.isoweekday(), self._bound(e) or self._time(e)
        if step < 0:
            return day - timedelta(weekday)
        if step > 0:
            return day + (WEEK if weekday >= 6 else timedelta(0))
        ahead = time == "future" or (time == "" and e.shift == "this")
        return day if weekday >= 6 or ahead else day - timedelta(weekday)

    def _quarter(self, year: int, index: int, size: int, anchor: str) -> Reading:
        per_year = 12 // size
        year, index = year + index // per_year, index % per_year
        start, end = values.month(year, index * size + 1)[0], values.month(year, (index + 1) * size)[1]
        value = f"{year:04d}-{'Q' if size == 3 else 'H'}{index + 1}"
        return Reading("DATE", value, "season", (start, end), anchor)

    def _read_quarter(self, e: Expression) -> Reading:
        size = 3 if e.unit == "quarter" else 6
        index = int(e.amount or 1) - 1
        around = self.published.around
        if e.year:
            return self._quarter(e.year, index, size, "none")
        if around is None:
            return Reading("DATE", f"XXXX-{'Q' if size == 3 else 'H'}{index + 1}", "season", anchor="unknown")
        ahead, time = (date(around.year, index * size + 1, 1) - around).days, self._time(e)
        # Results are told when a quarter is over: the nearer one, unless the tense says otherwise.
        last = ahead > 0 and (time == "past" or (time == "" and ahead > 183))
        year = around.year - 1 if last else around.year
        return self._quarter(year, index, size, "publication")

    def _read_school(self, e: Expression) -> Reading:
        """School holidays, in the months where they may fall; the text's own words tell no day."""
        around, (first, last) = self.published.around, self.cues.school[e.name]
        if around is None and not e.year:
            return Reading("DATE", "XXXX", "season", anchor="unknown")
        years = [e.year] if e.year else [around.year + step for step in (-2, -1, 0, 1)] if around else []
        options = [values.months(first, last, year) for year in years]
        anchor = "none" if e.year else "publication"
        start, end = options[0] if around is None or e.year else self._season_by_tense(e, around, options)
        value = start.strftime("%Y-%m")
        if end.month != start.month:
            value += end.strftime("/%Y-%m")
        return Reading("DATE", value, "season", (start, end), anchor, approximate=True)

    def _season_by_tense(self, e: Expression, around: date, options: list[Interval]) -> Interval:
        """The last such stretch begun, the next not ended, or the nearest where no tense tells."""
        time = {"last": "past", "next": "future"}.get(e.shift) or self._bound(e) or self._time(e)
        now = datetime.combine(around, datetime.min.time())
        if time == "past":
            return [o for o in options if (o[1] if e.shift == "last" else o[0]) <= now][-1]
        if time == "future":
            return next(o for o in options if (o[0] if e.shift == "next" else o[1]) >= now)
        return min(options, key=lambda o: abs(o[0] + (o[1] - o[0]) / 2 - now))

    def _read_season(self, e: Expression) -> Reading:
        around = self.published.around
        if e.year:
            self._place(e)
            return Reading("DATE", f"{e.year}-{e.name}", "season", values.season(e.year, e.name), mod=e.edge)
        if around is None:
            return Reading("DATE", f"XXXX-{e.name}", "season", anchor="unknown", mod=e.edge)
        years = [around.year + step for step in (-2, -1, 0, 1)]
        interval = self._season_by_tense(e, around, [values.season(year, e.name) for year in years])
        year = interval[0].year
        return Reading("DATE", f"{year}-{e.name}", "season", interval, "publication", e.edge)


def _grain(unit: str) -> str:
    return {"decade": "year", "century": "year", "quarter": "season", "half": "season"}.get(unit, unit)
