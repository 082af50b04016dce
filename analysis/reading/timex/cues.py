"""What the resolving of times asks of a language: its tenses, its holidays, the words around a time.

A language gives them in its modules `time_patterns` (a pattern in capitals for each field that it knows) and
`tense` (`tense` and `completed`), and in its tables `holidays` and `school_holidays`. What it lacks is
never met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from analysis.language import Language

NEVER = re.compile(r"(?!)")
Pattern = re.Pattern[str]


def _no_tense(text: str, start: int, end: int) -> str:
    return ""


def _never_completed(text: str, start: int, end: int) -> bool:
    return False


@dataclass(frozen=True)
class Cues:
    """Patterns searched in the words before a time, matched in those after it, or between two times."""

    # Before: the day of a document, which is not the story's.
    document: Pattern = NEVER
    # Before: a bound ("until", "by"), one counted from now, and "before".
    bound: Pattern = NEVER
    from_now: Pattern = NEVER
    before: Pattern = NEVER
    # Before a time: it is about, shortly before or after it; a month that hangs on a noun.
    approximate: Pattern = NEVER
    shortly_before: Pattern = NEVER
    shortly_after: Pattern = NEVER
    attribute: Pattern = NEVER
    # Before a year: that the story is placed in it.
    places_story: Pattern = NEVER
    # Between two times: the end of a range, the next of a list, a day and its hour.
    range_end: Pattern = NEVER
    listed: Pattern = NEVER
    day_then_time: Pattern = NEVER
    day_after_time: Pattern = NEVER
    hours_joined: Pattern = NEVER
    months_listed: Pattern = NEVER
    time_in_night: Pattern = NEVER
    # After "the day before": of something told elsewhere, of something with its day, of what was just told.
    of_something: Pattern = NEVER
    dated_event: Pattern = NEVER
    that_event: Pattern = NEVER
    # After a time in a clause set between commas: the main clause goes on.
    main_clause: Pattern = NEVER
    # Between a quotation and the time that its reporting clause tells.
    reporting: Pattern = NEVER
    # After a weekday: a match or a meeting with its hour.
    fixture: Pattern = NEVER
    in_brackets: Pattern = NEVER
    at_an_hour: Pattern = NEVER
    # Around "today": these days.
    still_after: Pattern = NEVER
    still_before: Pattern = NEVER
    now_state: Pattern = NEVER
    now_subject: Pattern = NEVER
    now_measure: Pattern = NEVER
    now_verb: Pattern = NEVER
    now_object: Pattern = NEVER
    # In the sentence of a day: an occasion on which people speak in public.
    occasion: Pattern = NEVER
    # ... and something written or said then.
    writing: Pattern = NEVER
    # Before an hour: that the clock strikes it.
    it_is: Pattern = NEVER
    # Before an hour: a broadcast of the day of publication.
    broadcast: Pattern = NEVER
    # Around the hour of an entry of a live feed, and before the date of publication.
    line_head: Pattern = NEVER
    head_end: Pattern = NEVER
    publication_line: Pattern = NEVER
    # Around the day of an agency's dateline.
    dateline_before: Pattern = NEVER
    dateline_after: Pattern = NEVER
    # First hour of a night and the last one of the morning after.
    night: tuple[int, int] = (20, 6)
    tense: Callable[[str, int, int], str] = _no_tense
    completed: Callable[[str, int, int], bool] = _never_completed
    # The rule of each holiday by its name and zone; first and last day of each school holiday.
    holidays: Mapping[tuple[str, str], str] = field(default_factory=dict)
    school: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    # The zone of each name that may stand after an hour.
    zones: Mapping[str, str] = field(default_factory=dict)

    def holiday(self, name: str, zone: str) -> str | None:
        """The rule of a holiday where this time zone holds; None where the name means no day there."""
        for (form, where), rule in self.holidays.items():
            if form == name and zone in where.split():
                return rule
        return self.holidays.get((name, ""))


@cache
def cues(language: Language) -> Cues:
    """The cues of a language, as far as it has them."""
    patterns, tenses = language.code_of("time_patterns"), language.code_of("tense")
    given: dict[str, Any] = {f.name: getattr(patterns, f.name.upper(), f.default) for f in fields(Cues)}
    given["tense"] = getattr(tenses, "tense", _no_tense)
    given["completed"] = getattr(tenses, "completed", _never_completed)
    rows = language.rows("holidays")
    given["holidays"] = {(row["form"].lower(), row["zone"]): row["day"] for row in rows}
    rows = language.rows("school_holidays")
    given["school"] = {row["form"].lower(): (row["first"], row["last"]) for row in rows}
    given["zones"] = {row["form"].lower(): row["zone"] for row in language.rows("time_zones")}
    return Cues(**given)
