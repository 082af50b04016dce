"""The interval that a TIMEX3 value may mean, to the second, in the outlet's time zone."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

Interval = tuple[datetime, datetime]

# First and last hour of the parts of day; a night ends at 06:59 of the day after.
PART_HOURS = {"MO": (6, 11), "DAWN": (5, 7), "MI": (11, 13), "AF": (12, 17), "DUSK": (16, 18), "EV": (18, 23)}
# Before dawn, and loosely early in the day.
PART_HOURS |= {"SMALL": (0, 5), "EARLY": (0, 8)}
PART_VALUES = {"DAWN": "MO", "DUSK": "AF", "SMALL": "NI", "EARLY": "MO"}
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SECOND = timedelta(seconds=1)
WEEKDAY_RULE = re.compile(
    r"(?P<start>\d\d-\d\d)(?P<side>[<>])(?P<weekday>[1-7])(?:\+(?P<more>\d+))?(?:!(?P<unless>.+))?"
)


def days(first: date, last: date) -> Interval:
    """From the first second of one day to the last of another."""
    return datetime.combine(first, time()), datetime.combine(last, time(23, 59, 59))


def part_of_day(day: date, part: str, night: tuple[int, int] = (20, 6)) -> Interval:
    """A part of a day (MO 06:00-11:59, AF, EV 18:00-23:59, NI 20:00-06:59).

    `night`: its first hour and the last one of the morning after, where a language means other ones.
    """
    if part == "NI":
        return datetime.combine(day, time(night[0])), datetime.combine(
            day + timedelta(1), time(night[1], 59, 59)
        )
    first, last = PART_HOURS[part]
    return datetime.combine(day, time(first)), datetime.combine(day, time(last, 59, 59))


def minute(day: date, hour: int, minutes: int) -> Interval:
    """One minute; hour 24 is the midnight that ends the day."""
    start = datetime.combine(day, time()) + timedelta(hours=hour, minutes=minutes)
    return start, start + timedelta(seconds=59)


def month(year: int, number: int, edge: str = "") -> Interval:
    """A month, or its start (1-10), middle (11-20), last third (LATE, 21st on), end (25th on) or half."""
    length = calendar.monthrange(year, number)[1]
    first, last = {
        "START": (1, 10),
        "MID": (11, 20),
        "LATE": (21, length),
        "END": (25, length),
        "FIRST": (1, 15),
        "SECOND": (16, length),
    }.get(edge, (1, length))
    return days(date(year, number, first), date(year, number, last))


def years(first: int, last: int, edge: str = "") -> Interval:
    """Whole years; of one its start (to March), middle (May-August), LATE (October on) or end (December)."""
    if first == last and edge:
        start, end = {"START": (1, 3), "MID": (5, 8), "LATE": (10, 12), "END": (12, 12)}[edge]
        return month(first, start)[0], month(first, end)[1]
    if edge:
        third = (last - first + 1) // 3
        first, last = {
            "START": (first, first + third),
            "MID": (first + third, last - third),
            "END": (last - third, last),
        }[edge]
    return days(date(max(first, 1), 1, 1), date(last, 12, 31))


def week(monday: date, edge: str = "") -> Interval:
    """A week, or its start (Monday-Tuesday), middle (Wednesday-Thursday) or end (Friday-Sunday)."""
    first, last = {"START": (0, 1), "MID": (2, 3), "END": (4, 6)}.get(edge, (0, 6))
    return days(monday + timedelta(first), monday + timedelta(last))


def season(year: int, name: str) -> Interval:
    """The three months of a meteorological season; winter begins in December of `year`."""
    start = SEASON_STARTS[name]
    end_year, end = (year + 1, 2) if name == "WI" else (year, start + 2)
    return month(year, start)[0], month(end_year, end)[1]


def months(first: str, last: str, year: int) -> Interval:
    """From one month-day of a year to another, of the next year where that one comes before it."""
    start = named_day(first, year)
    return days(start, named_day(last, year + (last < first)))


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the letter of the formula
    m = (a + 11 * h + 22 * l) // 451
    at, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, at, day + 1)


def named_day(rule: str, year: int) -> date:
    """The date of a holiday: "12-25", "easter-2" for days from Easter Sunday, or a weekday.

    "09-15>7" is the first Sunday from 15 September on, "05-24<1" the last Monday up to 24 May; "+1" adds
    days; "!easter+49" is a week later where the day is that one.
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    if moving := WEEKDAY_RULE.fullmatch(rule):
        start, weekday = named_day(moving["start"], year), int(moving["weekday"])
        ahead = (weekday - start.isoweekday()) % 7
        found = start + timedelta(ahead if moving["side"] == ">" else ahead - 7 if ahead else 0)
        found += timedelta(int(moving["more"] or 0))
        taken = moving["unless"] is not None and named_day(moving["unless"], year) == found
        return found + timedelta(7) if taken else found
    if len(rule) == 10:
        return date.fromisoformat(rule)
    at, day = rule.split("-")
    return date(year, int(at), int(day))


def text(moment: datetime, zone: ZoneInfo) -> str:
    """ISO 8601 with the zone's UTC offset at that moment, in whole minutes as the standard has it.

    Before zones were fixed by law their offset is that of a city's own noon, to the second.
    """
    offset = moment.replace(tzinfo=zone).utcoffset() or timedelta()
    whole = timezone(timedelta(minutes=round(offset / timedelta(minutes=1))))
    return moment.replace(tzinfo=whole).isoformat(timespec="seconds")


ISO_UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
    "weekend": "WE",
}


def duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: PT1H30M, P15D, PXM."""
    if unit == "half":
        amount, unit = (amount * 6 if amount else None), "month"
    code = ISO_UNITS[unit]
    time, letter = ("T", code[1]) if code[0] == "T" else ("", code)
    if amount is None:
        return f"P{time}X{letter}"
    low, rest = int(amount), amount - int(amount)
    smaller = {"TH": ("M", 60), "Y": ("M", 12), "D": ("TH", 24)}.get(code)
    if rest and smaller:
        head = f"{low}{letter}" if low else ""
        tail, size = smaller
        tail_time, tail = ("T", tail[1]) if tail[0] == "T" else ("", tail)
        return f"P{time}{head}{tail_time}{round(rest * size)}{tail}"
    return f"P{time}{low if not rest else round(amount, 2)}{letter}"
