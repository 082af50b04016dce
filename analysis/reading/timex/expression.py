"""A time expression as the text words it, before anything is counted from anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict


@dataclass
class Expression:
    """What an expression says: calendar fields, a shift, a length; `kind` tells which of them count."""

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    name: str = ""
    shift: str = ""
    edge: str = ""
    hour: int | None = None
    minute: int | None = None
    part: str = ""
    # The zone named beside an hour, as it is written.
    zone: str = ""
    unit: str = ""
    amount: float | None = None
    value: str = ""
    mod: str = ""
    approximate: bool = False
    bare: bool = False
    # "le mardi", "la nuit": a regular time unless the clause tells of one that happened.
    habit: bool = False
    last: Expression | None = None
    on: Expression | None = None
    core: int = -1

    def __post_init__(self) -> None:
        if self.core < 0:
            self.core = self.start


def names_a_day(e: Expression) -> bool:
    """Whether an expression tells of one day: a date with its day, a weekday, "hier", a holiday."""
    if e.kind == "date":
        return bool(e.day or e.weekday) and e.last is None
    return e.kind in ("deictic", "anaphor", "holiday") and e.name != "day"


class Fields(TypedDict):
    """The calendar fields of a match."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None


def begins(text: str, start: int) -> bool:
    """Whether a sentence or line begins here, opening marks aside."""
    before = text[max(0, start - 6) : start].rstrip(" «“\"'‘*_[(#>—–-")
    return not before or before[-1] in "\n.!?:…•|»”"


def valid(fields: Fields) -> bool:
    """Whether a month and day exist (29 February is let pass) and the year is one of history."""
    month, day = fields["month"], fields["day"]
    if fields["year"] is not None and not 1000 <= fields["year"] < 3000:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month or 0, 31)
    return day is None or 1 <= day <= longest
