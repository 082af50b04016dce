"""The TIMEX3 reading of every expression of a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from analysis.language.french import time_patterns as french
from analysis.language.french.tense import completed, tense
from analysis.reading.timex import values
from analysis.reading.timex.anchors import REACH, SENTENCE_END, WEEK, Reading, Told
from analysis.reading.timex.days import Days
from analysis.reading.timex.expression import Expression
from analysis.reading.timex.wording import HOLIDAYS, duration

# A number beyond which a distance in time is not followed: the calendar has an end.
FARTHEST = 40_000


class Reader(Days):
    """Reads expressions in order of the text: value, type, interval."""

    def read(self, expressions: list[Expression]) -> list[tuple[Expression, Reading]]:
        """Every expression with what it means."""
        self.expressions = expressions
        found = []
        for index, expression in enumerate(expressions):
            self.index = index
            expression = self._checked(expression)
            reading = self._page(expression, self._read(expression))
            self._remember(expression, reading)
            self.before = (expression, reading)
            found.append((expression, reading))
        return found

    def _page(self, e: Expression, reading: Reading) -> Reading:
        if self._span(e.start, self.furniture, self._furniture_starts) is not None:
            return replace(reading, anchor="furniture")
        return reading

    def _read(self, e: Expression) -> Reading:
        reader = getattr(self, f"_read_{e.kind}")
        reading: Reading = self._regular(e) or reader(e)
        if e.mod and not reading.mod:
            reading = replace(reading, mod=e.mod)
        if e.approximate:
            reading = replace(reading, approximate=True)
        before = self.text[max(0, e.core - 34) : e.core]
        if reading.kind in ("DATE", "TIME") and french.APPROXIMATE.search(before):
            reading = replace(reading, mod=reading.mod or "APPROX", approximate=True)
        return reading

    def _read_ref(self, e: Expression) -> Reading:
        return Reading("DATE", e.value, "ref", anchor="publication", mod=e.mod)

    def _regular(self, e: Expression) -> Reading | None:
        """A habit ("le mardi soir", "la nuit") or an hour of one ("tous les jours, de 9 h à 17 h")."""
        clock = f"T{e.hour:02d}:{e.minute or 0:02d}" if e.hour is not None else f"T{e.part}" if e.part else ""
        day = e.on or e
        told = self._base(e)[1] != "publication"
        if day.habit and day.weekday and not told and not completed(self.text, e.start, e.end):
            return Reading("SET", f"XXXX-WXX-{day.weekday}{clock}", "partofday" if clock else "day")
        if e.habit and e.kind == "part" and tense(self.text, e.start, e.end) == "":
            return Reading("SET", f"XXXX-XX-XX{clock}", "partofday")
        if e.kind == "clock" and e.on is None and self._within_a_habit(e):
            return Reading("TIME", f"XXXX-XX-XX{clock}", "hour", anchor="unknown")
        return None

    def _within_a_habit(self, e: Expression) -> bool:
        if self.before is None or SENTENCE_END.search(self.text, self.before[0].end, e.start):
            return False
        other = self.before[1]
        return other.kind == "SET" or (other.kind == "TIME" and other.value.startswith("XXXX-XX-XXT"))

    def _read_open(self, e: Expression) -> Reading:
        return Reading("DATE", e.value, "day", anchor="unknown")

    def _read_set(self, e: Expression) -> Reading:
        return Reading("SET", e.value, _length(e.value))

    def _read_duration(self, e: Expression) -> Reading:
        return Reading("DURATION", e.value, _length(e.value), approximate=e.approximate)

    def _read_span(self, e: Expression) -> Reading:
        first, amount = e.year or 0, int(e.amount or 1)
        if amount == 100:
            first += 1
        return Reading("DATE", e.value, "year", values.years(first, first + amount - 1, e.edge), mod=e.edge)

    def _read_deictic(self, e: Expression) -> Reading:
        return self._day_reading(e)

    _read_anaphor = _read_deictic

    def _day_reading(self, e: Expression) -> Reading:
        day, anchor = self._day(e)
        if day is None:
            return Reading("DATE", self._open(e), "day", anchor="unknown")
        return Reading("DATE", day.isoformat(), "day", values.days(day, day), anchor, day=day)

    def _open(self, e: Expression) -> str:
        """The underspecified TIMEX3 value of a day."""
        if e.kind == "holiday":
            rule = HOLIDAYS[e.name]
            return "XXXX-XX-XX" if rule.startswith("easter") else f"XXXX-{rule}"
        if e.month and e.day:
            return f"{e.year or 'XXXX'}-{e.month:02d}-{e.day:02d}"
        return f"XXXX-WXX-{e.weekday}" if e.weekday else "XXXX-XX-XX"

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
        return Reading("DATE", f"{year:04d}", "year", values.years(year, year, e.edge), mod=e.edge)

    def _month(self, e: Expression) -> Reading:
        year, anchor = self._year(e)
        month = e.month or 1
        if year is None:
            return Reading("DATE", f"XXXX-{month:02d}", "month", anchor="unknown", mod=e.edge)
        if e.year:
            self.dated = (e.end, e.year, month)
        self.month, self.year = (e.end, year, month), (e.end, year)
        return Reading(
            "DATE", f"{year:04d}-{month:02d}", "month", values.month(year, month, e.edge), anchor, e.edge
        )

    def _range(self, e: Expression, last: Expression) -> Reading:
        second, anchor = self._day(last)
        first = self._day(replace(e, last=None, year=second.year if second else e.year))[0]
        if first is None or second is None:
            return Reading("DATE", f"{self._open(e)}/{self._open(last)}", "day", anchor="unknown")
        value = f"{first.isoformat()}/{second.isoformat()}"
        return Reading("DATE", value, "day", values.days(first, second), anchor)

    def _read_clock(self, e: Expression) -> Reading:
        hour, minute = e.hour or 0, e.minute or 0
        grain = "hour" if e.minute in (None, 0) and hour not in (12, 24) else "minute"
        if e.on is not None:
            day, anchor = self._day(e.on)
        else:
            day, anchor, told = self._in_force(e)
            if day and self._next_morning(e, told):
                day += timedelta(1)
        if day is None:
            open_day = self._open(e.on) if e.on else "XXXX-XX-XX"
            return Reading("TIME", f"{open_day}T{hour:02d}:{minute:02d}", grain, anchor="unknown")
        start, end = values.minute(day, hour, minute)
        before = self.text[max(0, e.core - 34) : e.core]
        mod, near = "", False
        if french.APPROXIMATE.search(before):
            start, end, mod, near = start - timedelta(minutes=15), end + timedelta(minutes=15), "APPROX", True
        elif french.SHORTLY_BEFORE.search(before):
            start, mod, near = start - timedelta(minutes=30), "BEFORE", True
        elif french.SHORTLY_AFTER.search(before):
            end, mod, near = end + timedelta(minutes=30), "AFTER", True
        return Reading(
            "TIME", f"{day.isoformat()}T{hour:02d}:{minute:02d}", grain, (start, end), anchor, mod, near, day
        )

    def _read_part(self, e: Expression) -> Reading:
        code = values.PART_VALUES.get(e.part, e.part)
        day, anchor = self._part_day(e)
        if day is None:
            open_day = self._open(e.on) if e.on else "XXXX-XX-XX"
            return Reading("TIME", f"{open_day}T{code}", "partofday", anchor="unknown", mod=e.edge)
        start, end = values.part_of_day(day, e.part)
        third = (end - start) / 3
        if e.edge:
            start, end = {
                "START": (start, start + third),
                "MID": (start + third, end - third),
                "END": (end - third, end),
            }[e.edge]
        interval = start.replace(microsecond=0), end.replace(microsecond=0)
        return Reading("TIME", f"{day.isoformat()}T{code}", "partofday", interval, anchor, e.edge, day=day)

    def _part_day(self, e: Expression) -> tuple[date | None, str]:
        if e.on is not None:
            return self._day(e.on)
        if e.shift == "last":
            today = self.published.day
            return (today - timedelta(1) if today else None), "publication"
        if e.shift != "this":
            day, anchor, after = self._in_force(e)
            return (day + timedelta(1) if day and self._next_morning(e, after) else day), anchor
        day, anchor = self._now(e)
        told = self._told(e)
        if (
            self._quotation(e.start) is not None
            and anchor == "publication"
            and told
            and e.start - told.at <= 4 * REACH
        ) and (day is None or told.day <= day):
            return told.day, "quotation"
        if day and e.part == "NI" and self._time(e) != "future":
            day -= timedelta(1)
        return day, anchor

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
        if told is None or e.start - told.at > 4 * REACH:
            return Reading("DURATION", duration(abs(amount), unit), _length(e.value), anchor="unknown")
        if unit in ("hour", "minute", "second"):
            return self._later_hours(told, amount, unit)
        return self._shift_day(told.day, amount, unit, "narrative")

    def _later_hours(self, told: Told, amount: float, unit: str) -> Reading:
        step = _clock_step(amount, unit)
        if told.hour is not None:
            start = (
                datetime.combine(told.day, datetime.min.time())
                + timedelta(hours=told.hour, minutes=told.minute)
                + step
            )
            return self._moment(start, unit, "narrative")
        if told.reading and told.reading.kind == "TIME" and told.reading.interval:
            start, end = told.reading.interval
            return replace(told.reading, interval=(start + step, end + step), anchor="narrative")
        first, last = values.days(told.day, told.day)
        return Reading("TIME", told.day.isoformat(), "day", (first, last + step), "narrative", day=told.day)

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
                return self._week(moved, "", anchor)
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
                if e.unit == "month" and self.month and (told is None or told.at < self.month[0]):
                    day, anchor = date(*self.month[1:], 1), "narrative"
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

    def _weekend_day(self, e: Expression, day: date, step: int) -> date:
        if e.on is not None:
            return day
        weekday = day.isoweekday()
        if step < 0:
            return day - timedelta(weekday)
        if step > 0:
            return day + (WEEK if weekday >= 6 else timedelta(0))
        return (
            day
            if weekday >= 6
            or (self._time(e) in ("future", "") and e.shift == "this")
            or self._time(e) == "future"
            else day - timedelta(weekday)
        )

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

    def _read_season(self, e: Expression) -> Reading:
        around = self.published.around
        if e.year:
            return Reading("DATE", f"{e.year}-{e.name}", "season", values.season(e.year, e.name), mod=e.edge)
        if around is None:
            return Reading("DATE", f"XXXX-{e.name}", "season", anchor="unknown", mod=e.edge)
        time = {"last": "past", "next": "future"}.get(e.shift) or self._bound(e) or self._time(e)
        options = [(values.season(around.year + step, e.name), around.year + step) for step in (-2, -1, 0, 1)]
        now = datetime.combine(around, datetime.min.time())
        if time == "past":
            fitting = [o for o in options if (o[0][1] if e.shift == "last" else o[0][0]) <= now]
            interval, year = fitting[-1]
        elif time == "future":
            interval, year = next(o for o in options if (o[0][0] if e.shift == "next" else o[0][1]) >= now)
        else:
            interval, year = min(options, key=lambda o: abs(o[0][0] + (o[0][1] - o[0][0]) / 2 - now))
        return Reading("DATE", f"{year}-{e.name}", "season", interval, "publication", e.edge)


def _clock_step(amount: float, unit: str) -> timedelta:
    return timedelta(seconds=amount * {"hour": 3600, "minute": 60}.get(unit, 1))


def _grain(unit: str) -> str:
    return {"decade": "year", "century": "year", "quarter": "season", "half": "season"}.get(unit, unit)


def _length(value: str) -> str:
    """The granularity of a length or frequency, from the unit that ends its value."""
    if not value.startswith("P"):
        return "day"
    code, timed = value[-1], "T" in value
    if timed and code in "HMS":
        return "hour" if code == "H" else "minute"
    return {"D": "day", "W": "week", "M": "month", "Q": "season", "Y": "year", "E": "year", "L": "year"}.get(
        code, "ref"
    )
