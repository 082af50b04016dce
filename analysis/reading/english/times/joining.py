"""Times side by side that are one expression: "noon on Sunday", "the early hours of Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.reading.english.times.hours import OPEN
from analysis.reading.timex.cues import Cues
from analysis.reading.timex.expression import Expression, names_a_day
from analysis.reading.timex.values import PART_VALUES

SMALLER = {"year": "month", "week": "day", "day": "hour", "hour": "minute", "minute": "second"}
# In the evening and the afternoon an hour up to twelve is after noon.
LATER = ("EV", "AF", "NI", "DUSK")
# "One in the night", "three at night": hours before this are after midnight.
SMALL_HOURS = 5


def join(text: str, expressions: Iterable[Expression], cues: Cues) -> list[Expression]:
    """Merge neighbours that are one expression; drop words that mean a time only beside another."""
    merged: list[Expression] = []
    for right in expressions:
        while merged and (together := _together(text, merged[-1], right, cues)) is not None:
            merged.pop()
            right = together
        merged.append(right)
    return [e for e in merged if not e.bare or e.kind not in ("part", "shade")]


def _together(text: str, left: Expression, right: Expression, cues: Cues) -> Expression | None:
    between = text[left.end : right.start]
    if "\n" in between or len(between) > 32:
        return None
    if left.kind == "shade":
        return _shaded(left, right) if between == " " else None
    if left.kind == "set" or right.kind == "set":
        return _regular(left, right, between)
    if left.kind == "duration" and right.kind == "duration":
        return _and_rest(left, right, between)
    if right.kind == "part" and right.bare and names_a_day(left) and between == " ":
        return replace(right, start=left.start, on=left, bare=False)
    if right.kind == "part" and right.bare and left.kind == "part" and left.on and between == " ":
        return _part_again(left, right)
    if right.kind == "part" and right.bare and left.kind == "clock" and left.on and between == " ":
        # "Half past eight on Monday evening".
        return replace(_halved(left, right.part), start=left.start, end=right.end)
    if names_a_day(right) and _counted(left) and between == " ":
        return replace(left, end=right.end, on=right)
    if left.kind == "part" and left.on is None and between == " of ":
        return _part_of(left, right)
    return _clock(text, left, right, cues)


def _shaded(left: Expression, right: Expression) -> Expression | None:
    """ "Early on Sunday", "late on Tuesday night"; "later today" is no third of the day."""
    early, loose = left.edge.startswith("early"), left.edge in ("later", "earlier")
    if right.kind == "part" and not right.bare and (right.on or right.shift == "this"):
        return replace(right, start=left.start, edge="" if loose else "START" if early else "END")
    if not names_a_day(right) or right.kind == "holiday":
        return None
    if loose:
        return replace(right, start=left.start)
    return Expression(left.start, right.end, "part", part="EARLY" if early else "EV", on=right)


def _part_again(left: Expression, right: Expression) -> Expression:
    """ "Late on Wednesday" *night*, "the small hours of Thursday" *morning*."""
    if left.part == "SMALL":
        return replace(left, end=right.end)
    edge = "START" if left.part == "EARLY" else "END"
    return replace(right, start=left.start, on=left.on, bare=False, edge=edge)


def _regular(left: Expression, right: Expression, between: str) -> Expression | None:
    """A regular day with its hour: "every Friday at 7am", "8pm every Monday"."""
    day, time = (left, right) if left.kind == "set" else (right, left)
    if not day.value.startswith(("XXXX-WXX", "P1D", "XXXX-XX")) or "T" in day.value or time.on is not None:
        return None
    if not re.fullmatch(r",?\s(?:at\s)?", between) or time.kind not in ("clock", "part"):
        return None
    if time.kind == "part" and not time.bare:
        return None
    code = PART_VALUES.get(time.part, time.part)
    clock = f"{time.hour:02d}:{time.minute or 0:02d}" if time.hour is not None else code
    value = f"{'XXXX-XX-XX' if day.value == 'P1D' else day.value}T{clock}"
    return replace(day, start=left.start, end=right.end, value=value)


def _and_rest(left: Expression, right: Expression, between: str) -> Expression | None:
    """A length told in two units: "two hours and ten minutes"."""
    whole = re.fullmatch(r"P(T?)\d+[A-Z]", left.value), re.fullmatch(r"P(T?)(\d+[A-Z])", right.value)
    if SMALLER.get(left.unit) != right.unit or not (whole[0] and whole[1]) or right.mod:
        return None
    if between not in (" ", " and ", ", "):
        return None
    value = left.value + ("T" if whole[1][1] and not whole[0][1] else "") + whole[1][2]
    return replace(left, end=right.end, unit=right.unit, value=value)


def _counted(e: Expression) -> bool:
    """ "The day before", "the day after", to be told of a day that follows."""
    return e.kind == "anaphor" and e.name == "" and bool(e.amount) and e.on is None


def _part_of(left: Expression, right: Expression) -> Expression | None:
    """ "The night of 3 May", "the early hours of this morning"."""
    if names_a_day(right):
        return replace(left, end=right.end, on=right, shift="")
    if right.kind == "part" and left.part == "SMALL" and (right.on or right.shift == "this"):
        today = Expression(right.start, right.end, "deictic", amount=0)
        return replace(left, end=right.end, on=right.on or today)
    return None


def _clock(text: str, left: Expression, right: Expression, cues: Cues) -> Expression | None:
    """An hour and its day, or the part of the day it is in, in either order."""
    between = text[left.end : right.start]
    if left.kind == "clock" and left.on is None:
        if right.kind == "part" and between in (" in ", " at "):
            return _in_part(left, right)
        if not cues.day_after_time.fullmatch(between):
            return None
        time, day = left, right
    elif right.kind == "clock" and right.on is None and cues.day_then_time.fullmatch(between):
        if between == ", " and cues.range_end.search(text[max(0, left.start - 4) : left.start]):
            return None  # "Tuesday to Sunday, 10am-6pm"
        time, day = right, left
    else:
        return None
    found = replace(time, start=left.start, end=right.end)
    if names_a_day(day):
        return replace(found, on=day)
    if day.kind == "part" and not day.bare and (day.on or day.shift in ("this", "last", "there")):
        return _at(found, day)
    return None


def _in_part(clock: Expression, part: Expression) -> Expression | None:
    """ "Eight in the evening", "three in the morning", "ten at night"."""
    if part.on or part.shift:
        return None
    return replace(_halved(clock, part.part), start=clock.start, end=part.end)


def _at(clock: Expression, part: Expression) -> Expression:
    """A clock time within a part of a day: "8.30 on Friday night" is 20:30."""
    there = Expression(part.start, part.end, "anaphor", amount=0, name="day")
    days = {"this": 0, "last": -1}
    today = Expression(part.start, part.end, "deictic", amount=days.get(part.shift, 0))
    return replace(_halved(clock, part.part), on=part.on or (there if part.shift == "there" else today))


def _halved(clock: Expression, part: str) -> Expression:
    hour = clock.hour or 0
    if clock.name != OPEN:
        return clock
    later = part in LATER and not (part == "NI" and hour < SMALL_HOURS)
    return replace(clock, name="", hour=hour % 12 + (12 if later else 0))
