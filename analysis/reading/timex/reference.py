"""What is known of the publication, what an expression means, and the last day told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from analysis.reading.timex.values import Interval

# How far the last day named still governs bare times of day: about three sentences.
REACH = 500
# A reporting clause after a quotation dates it.
CLAUSE = 120
WEEK = timedelta(7)
SENTENCE_END = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True)
class Reference:
    """The publication as far as it is known: a day, or a month or year only; the minute if known.

    `zone`: the outlet's time zone, which tells whose holidays are meant. `updated`: when the
    text was changed since, where that is known to the minute.
    """

    day: date | None = None
    moment: datetime | None = None
    year: int | None = None
    month: int | None = None
    zone: str = ""
    updated: datetime | None = None

    @property
    def written(self) -> datetime | None:
        """The last moment that the text can tell of: its update, or its publication."""
        later = self.updated is not None and self.moment is not None and self.updated > self.moment
        return self.updated if later else self.moment

    @property
    def around(self) -> date | None:
        """A day to choose the nearest year by."""
        if self.day or self.year is None or self.month is None:
            return self.day
        return date(self.year, self.month, 15)


@dataclass(frozen=True)
class Reading:
    """One expression resolved: its TIMEX3 attributes, its interval and the day it tells of."""

    kind: str
    value: str
    granularity: str
    interval: Interval | None = None
    anchor: str = "none"
    mod: str = ""
    approximate: bool = False
    day: date | None = None


@dataclass
class Told:
    """The last day named in one strand of the text."""

    at: int
    day: date
    hour: int | None = None
    full: bool = False
    reading: Reading | None = None
    minute: int = 0
    # Whether its weekday was named beside its date.
    weekday: bool = False
    # Whether its sentence tells of something written or said then.
    written: bool = False
    # "Cette nuit", told on the day after; an hour after midnight that follows an evening told.
    this_night: bool = False
    small_hours: bool = False
