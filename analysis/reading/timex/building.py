"""What makes an expression of a match of the French patterns, and the calendar words in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.language.french import time_patterns as french
from analysis.reading.timex.expression import Expression, Fields
from analysis.reading.timex.wording import DEICTIC, MONTHS, WEEKDAYS, day_number, whole

DAYREF = re.compile(
    rf"(?:(?:le|ce)\s)?(?:(?P<weekday>{french.WEEKDAY})(?!\w))?,?\s?(?P<day>{french.DAY})?\s?"
    rf"(?P<month>{french.MONTH})?\s?"
    rf"(?P<year>{french.YEAR})?$",
    re.IGNORECASE,
)


Match = re.Match[str]
Builder = Callable[[Match, str], Expression | None]
BUILDERS: dict[str, Builder] = {}


def dayref(words: str, start: int) -> Expression | None:
    """The day inside a longer expression ("la nuit du *5 mai*")."""
    plain = words.strip().lower()
    if plain in DEICTIC:
        return Expression(start, start + len(words), "deictic", amount=DEICTIC[plain])
    found = DAYREF.match(words)
    if not found or not words.strip():
        return None
    return Expression(
        start,
        start + len(words),
        "date",
        year=whole(found["year"]),
        month=whole(MONTHS.get((found["month"] or "").lower())),
        day=day_number(found["day"]),
        weekday=whole(WEEKDAYS.get((found["weekday"] or "").lower())),
    )


def builds(*names: str) -> Callable[[Builder], Builder]:
    """Register what makes an expression of the constructions `names`; None refuses the match."""

    def keep(builder: Builder) -> Builder:
        BUILDERS.update(dict.fromkeys(names, builder))
        return builder

    return keep


def fields(m: Match) -> Fields:
    """Year, month, day and weekday of a match, as far as it names them."""
    groups = m.groupdict()
    month = (groups.get("month") or "").lower()
    return {
        "year": whole(groups.get("year")),
        "month": whole(MONTHS.get(month, month if month.isdigit() else None)),
        "day": day_number(groups.get("day")),
        "weekday": whole(WEEKDAYS.get((groups.get("weekday") or "").lower())),
    }
