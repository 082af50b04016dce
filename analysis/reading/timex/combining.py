"""A day and a time of day side by side are one expression ("lundi 11 mars, vers 7 h 30")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.language.french import time_patterns as french
from analysis.reading.timex.expression import Expression

DAYS = ("date", "deictic", "anaphor", "holiday")


def _is_day(e: Expression) -> bool:
    named = e.kind != "date" or bool(e.day or e.weekday)
    return e.kind in DAYS and named and e.last is None and e.name != "day"


def _is_time(e: Expression) -> bool:
    if e.kind == "clock":
        return e.on is None
    if e.kind == "part":
        return e.on is None and e.shift == ""
    return e.kind == "duration" and e.hour is not None and e.bare


def _joined(text: str, left: Expression, right: Expression) -> bool:
    """Whether a time of day follows a day closely enough to be one expression with it."""
    between = text[left.end : right.start]
    if len(between) > 32 or "\n" in between or not french.DAY_TIME.fullmatch(between):
        return False
    if right.kind != "part":
        return bool(between)
    words = between.strip().lower()
    # "vendredi dans la soirée" stays two; "lundi à l'aube", "mardi soir", "le 5 mai au soir" are one.
    return words in ("", "au", "à") and (right.bare or words == "à") and between != ""


def _day_and_time(day: Expression, time: Expression) -> Expression:
    return replace(
        time,
        kind="clock" if time.kind == "duration" else time.kind,
        start=day.start,
        on=day,
        bare=False,
        value="",
        unit="",
        amount=None,
    )


def _time_and_day(text: str, time: Expression, day: Expression) -> Expression | None:
    """A clock time before its day: "20 h 35, lundi", "20h35 vendredi soir"."""
    between = text[time.end : day.start]
    if len(between) > 6 or "\n" in between or not french.TIME_DAY.fullmatch(between):
        return None
    if re.search(r"\bd[eu]", between) and re.match(r"\s(?:au|à)\s", text[day.end : day.end + 4]):
        return None  # "18 h, du lundi au vendredi"
    at = replace(time, kind="clock", bare=False, value="", unit="", amount=None, end=day.end)
    if _is_day(day) and not (time.kind == "part" and "," in between):
        at.on = day
        return at
    if day.kind == "part" and day.on is not None and time.kind != "part" and day.last is None:
        at.on = day.on
        if day.part in ("EV", "AF") and at.hour is not None and at.hour < 12:
            at.hour += 12
        return at
    return None


def _beside(text: str, left: Expression, right: Expression) -> bool:
    """A day told by another: "la veille de Noël", "le lendemain du 14 juillet"."""
    counted = left.kind == "anaphor" and left.name == "" and left.amount != 0 and left.on is None
    return counted and _is_day(right) and text[left.end : right.start] in (" de ", " du ", " de la ")


def _set_time(text: str, left: Expression, right: Expression) -> bool:
    """A regular day with its hour: "chaque lundi à 18 heures"."""
    between = text[left.end : right.start]
    return (
        left.kind == "set"
        and left.value.startswith("XXXX")
        and right.kind in ("clock", "part")
        and right.on is None
        and (right.kind == "clock" or right.bare)
        and re.fullmatch(r",?\s(?:à\s|dès\s)?", between) is not None
    )


def _second_hour(text: str, left: Expression, right: Expression) -> bool:
    """A bare hour after a clock time: "à 14 heures et 16 heures"."""
    hour = left.kind == "clock" and right.bare and right.hour is not None
    return hour and text[left.end : right.start] in (" et ", " ou ", " puis ", ", ")


def combine(text: str, expressions: Iterable[Expression]) -> list[Expression]:
    """Merge neighbours that are one expression; drop words that mean a time only beside a day."""
    merged: list[Expression] = []
    for right in expressions:
        left = merged[-1] if merged else None
        if left is not None and _second_hour(text, left, right):
            right = replace(right, kind="clock", bare=False, value="", unit="", amount=None)
        if left is not None and _is_day(left) and _is_time(right) and _joined(text, left, right):
            merged[-1] = _day_and_time(left, right)
        elif left is not None and _beside(text, left, right):
            merged[-1] = replace(left, end=right.end, on=right)
        elif left is not None and _set_time(text, left, right):
            clock = f"{right.hour:02d}:{right.minute or 0:02d}" if right.hour is not None else right.part
            merged[-1] = replace(left, end=right.end, value=f"{left.value}T{clock}")
        else:
            merged.append(right)
    joined: list[Expression] = []
    for right in merged:
        left = joined[-1] if joined else None
        together = (
            _time_and_day(text, left, right)
            if left is not None and _is_time(left) and not (left.kind == "part" and not left.bare)
            else None
        )
        if together is not None:
            joined[-1] = together
        else:
            joined.append(right)
    return [e for e in joined if not (e.kind == "part" and e.bare)]
