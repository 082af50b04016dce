"""A day and a time of day side by side are one expression ("lundi 11 mars, vers 7 h 30")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.language.french import time_patterns as french
from analysis.reading.timex.expression import Expression, begins, names_a_day
from analysis.reading.timex.wording import duration, falls_on

SMALLER = {"year": "month", "week": "day", "day": "hour", "hour": "minute", "minute": "second"}
EVES = ("noël", "nouvel an", "jour de l'an")


def _is_time(e: Expression) -> bool:
    if e.kind == "clock":
        return e.on is None
    if e.kind == "part":
        return e.on is None and e.shift == ""
    return e.kind == "duration" and e.hour is not None and e.bare


def _joined(text: str, left: Expression, right: Expression) -> bool:
    """Whether a time of day follows a day closely enough to be one expression with it."""
    between = text[left.end : right.start]
    if between == ", " and left.year and right.kind == "clock":
        return True
    if len(between) > 32 or "\n" in between or not french.DAY_TIME.fullmatch(between):
        return False
    if right.kind != "part":
        return bool(between)
    words = between.strip().lower()
    # "vendredi dans la soirée" stays two; "lundi à l'aube", "mardi soir", "le 5 mai au soir" are one.
    return words in ("", "au", "à") and (right.bare or words != "") and between != ""


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


def _part_and_clock(text: str, left: Expression, right: Expression) -> bool:
    """A part of a day with its hour: "mardi soir à 21 heures", "ce matin vers 8 h"."""
    clock = right.kind == "clock" and right.on is None
    return clock and _part_of_a_day(left) and left.part != "NI" and _joined(text, left, right)


def _time_and_day(text: str, time: Expression, day: Expression) -> Expression | None:
    """A clock time before its day: "20 h 35, lundi", "20h35 vendredi soir"."""
    between = text[time.end : day.start]
    if len(between) > 6 or "\n" in between or not french.TIME_DAY.fullmatch(between):
        return None
    if between.startswith(",") and day.kind == "date" and day.month:
        return None  # "19 h 20, mardi 10 novembre": the hour, and its day beside it
    if re.search(r"\bd[eu]", between) and re.match(r"\s(?:au|à)\s", text[day.end : day.end + 4]):
        return None  # "18 h, du lundi au vendredi"
    at = replace(time, kind="clock", bare=False, value="", unit="", amount=None, end=day.end)
    if names_a_day(day):
        at.on = day
        return at
    return _at_hour(day, at) if _part_of_a_day(day) and time.kind != "part" else None


def _part_of_a_day(e: Expression) -> bool:
    """ "vendredi soir", "ce matin"; no night between two days."""
    return e.kind == "part" and e.last is None and (e.on is not None or e.shift == "this")


def _at_hour(part: Expression, at: Expression) -> Expression:
    """A clock time within a part of a day: "vendredi soir à 8 h" is 20 h."""
    at.on = part.on or Expression(part.start, part.end, "deictic", amount=0)
    if part.part in ("EV", "AF") and at.hour is not None and at.hour < 12:
        at.hour += 12
    return at


def _beside(text: str, left: Expression, right: Expression) -> bool:
    """A day told by another: "la veille de Noël", "le lendemain du 14 juillet", "le week-end de Pâques"."""
    counted = left.kind == "anaphor" and left.name == "" and left.amount != 0 and left.on is None
    if left.kind == "period" and left.unit == "weekend" and left.on is None and right.kind == "holiday":
        counted = True
    if left.kind == "part" and not (left.on or left.bare or left.shift) and right.kind == "holiday":
        counted = True
    joined = text[left.end : right.start] in (" de ", " d'", " du ", " de la ")
    if left.kind == "date" and right.kind == "holiday" and left.weekday == falls_on(right.name):
        return joined and not (left.day or left.month)
    return counted and joined and names_a_day(right)


def _on(left: Expression, right: Expression) -> Expression:
    """The day of "le soir de Noël"; the night of Christmas or of the New Year begins on its eve."""
    if left.kind == "part" and left.part == "NI" and right.name in EVES:
        return Expression(right.start, right.end, "anaphor", amount=-1, on=right)
    return right


def _told_by(left: Expression, right: Expression) -> Expression:
    if left.kind == "date":
        return replace(right, start=left.start)
    return replace(left, end=right.end, on=_on(left, right), habit=False)


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


def _bare_hour(text: str, left: Expression, right: Expression) -> bool:
    """A bare hour after a clock time or a day: "à 14 heures et 16 heures", "dimanche, 20 heures"."""
    if right.hour is None or not right.bare:
        return False
    between = text[left.end : right.start]
    if left.kind == "clock":
        return between in (" et ", " ou ", " puis ", ", ")
    if between == " (" and text[right.end : right.end + 1] == ")":
        return names_a_day(left) or _part_of_a_day(left)
    return names_a_day(left) and between == ", "


def _and_rest(text: str, left: Expression, right: Expression) -> str:
    """The value of a length told in two units, "une minute et douze secondes"; "" where it is none."""
    if left.kind != "duration" or right.kind != "duration" or SMALLER.get(left.unit) != right.unit:
        return ""
    whole = re.fullmatch(r"P(T?)\d+[A-Z]", left.value), re.fullmatch(r"P(T?)(\d+[A-Z])", right.value)
    if not (whole[0] and whole[1]) or right.mod or text[left.end : right.start] not in (" ", " et "):
        return ""
    return left.value + ("T" if whole[1][1] and not whole[0][1] else "") + whole[1][2]


def _shared(text: str, length: Expression, share: Expression) -> bool:
    """Whether a share belongs to the length before it: "quatre ans de prison, dont deux avec sursis"."""
    between = text[length.end : share.start]
    if length.kind != "duration" or length.unit not in ("day", "month", "year") or len(between) > 40:
        return False
    served = re.match(r"\s(?:ferme|avec|de)\s?", text[share.end : share.end + 7])
    return re.fullmatch(r"[^.;!?\n]*,?\sdont\s" if served else r",?\sdont\s", between) is not None


def _same_month(text: str, told: Expression, e: Expression) -> bool:
    """Whether a day alone stands in the sentence of a date, or opens a later one of its paragraph."""
    between = text[told.end : e.start]
    if not re.search(r"[.!?]\s|\n", between):
        return True
    opens = begins(text, e.start) and text[e.end : e.end + 1] == ","
    return opens and "\n" not in between and (told.day or 0) < (e.day or 0)


def _months_told(text: str, expressions: Iterable[Expression]) -> Iterable[Expression]:
    """A day alone takes the month named before it ("du 12 mars au 26", "Le 15, il part") or is dropped."""
    told: Expression | None = None
    for e in expressions:
        if e.name == "bare":
            if told is None or e.start - told.end > 120 or not _same_month(text, told, e):
                continue
            e = replace(e, name="", month=told.month, year=told.year)
        if e.kind == "date" and e.month:
            told = e.last or e
        yield e


def combine(text: str, expressions: Iterable[Expression]) -> list[Expression]:
    """Merge neighbours that are one expression; drop words that mean a time only beside a day."""
    merged: list[Expression] = []
    for right in _months_told(text, expressions):
        left = merged[-1] if merged else None
        if left is not None and _bare_hour(text, left, right):
            right = replace(right, kind="clock", bare=False, value="", unit="", amount=None)
        if left is not None and names_a_day(left) and _is_time(right) and _joined(text, left, right):
            merged[-1] = _day_and_time(left, right)
        elif left is not None and _part_and_clock(text, left, right):
            merged[-1] = _at_hour(left, _day_and_time(left, right))
        elif left is not None and _beside(text, left, right):
            merged[-1] = _told_by(left, right)
        elif right.kind == "share":
            if left is not None and _shared(text, left, right):
                value = duration(right.amount, left.unit)
                merged.append(replace(right, kind="duration", unit=left.unit, value=value))
        elif left is not None and (length := _and_rest(text, left, right)):
            merged[-1] = replace(left, end=right.end, unit=right.unit, value=length)
        elif left is not None and _set_time(text, left, right):
            clock = f"{right.hour:02d}:{right.minute or 0:02d}" if right.hour is not None else right.part
            merged[-1] = replace(left, end=right.end, value=f"{left.value.split('T')[0]}T{clock}")
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
