"""Publication dates as pages print them, and as manifests and markup write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from analysis.corpus.articles import Moment, Precision, Source
from analysis.corpus.press import patterns

# Countries of several zones by that of most of their readers.
ZONES = {
    "FR": "Europe/Paris",
    "BE": "Europe/Brussels",
    "CH": "Europe/Zurich",
    "CA": "America/Toronto",
    "GB": "Europe/London",
    "IE": "Europe/Dublin",
    "US": "America/New_York",
    "AU": "Australia/Sydney",
    "NZ": "Pacific/Auckland",
    "IN": "Asia/Kolkata",
    "ZA": "Africa/Johannesburg",
    "QA": "Asia/Qatar",
}
# The other zones of such countries, where most people live first.
FURTHER_ZONES = {
    "FR": (
        *("Indian/Reunion", "America/Martinique", "America/Cayenne", "Pacific/Noumea", "Pacific/Tahiti"),
        "America/Miquelon",
    ),
    "CA": (
        *("America/Winnipeg", "America/Edmonton", "America/Vancouver", "America/Halifax"),
        "America/St_Johns",
    ),
    "US": (
        *("America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage"),
        "Pacific/Honolulu",
    ),
    "AU": ("Australia/Brisbane", "Australia/Adelaide", "Australia/Perth", "Australia/Darwin"),
}
DEFAULT_ZONE = ZONES["FR"]
DAY_ONLY = re.compile(r"\d{4}-\d{2}-\d{2}$|\d{8}$|\d{4}-?W\d{2}-?\d$")
# A week is no day, nor a precision that is known here.
WEEK = re.compile(r"\d{4}-?W\d{2}$")
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?$")


def is_zone(name: str) -> bool:
    """Whether a name is that of a time zone (IANA), such as Europe/Paris."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def zone_by_offset(country: str, stated: str, usual: str) -> str:
    """The zone of a country that had the offset of a stated moment (ISO 8601) then, else the usual one."""
    try:
        moment = datetime.fromisoformat(stated)
        offset = moment.utcoffset()
        zones = (usual, *FURTHER_ZONES.get(country, ())) if offset is not None else ()
        return next(
            (zone for zone in zones if moment.astimezone(ZoneInfo(zone)).utcoffset() == offset), usual
        )
    except (ValueError, OverflowError):
        return usual


@dataclass(frozen=True)
class Printed:
    """Dates that a line prints: of publication and of the last update."""

    published: Moment = field(default_factory=Moment)
    updated: Moment = field(default_factory=Moment)


def iso(value: str, zone: str, source: Source, evidence: str = "") -> Moment:
    """A moment from ISO 8601 (or `YYYY-MM`, `YYYY`); `zone` is taken where it has no offset.

    Precision is minute with a clock time, else day, month or year; midnight to the second without an
    offset is a day. Raises ValueError if it is no date.
    """
    value = value.strip()
    if WEEK.match(value):
        raise ValueError(f"{value} is a week, not a date")
    if partial := PARTIAL.match(value):
        moment = datetime(int(partial[1]), int(partial[2] or 1), 1, tzinfo=ZoneInfo(zone))
        return Moment(moment, Precision.MONTH if partial[2] else Precision.YEAR, source, evidence or value)
    moment = datetime.fromisoformat(value)
    # Tables that know only days write them as midnight to the second.
    day_only = DAY_ONLY.match(value) or (moment.tzinfo is None and value.endswith("00:00:00"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    precision = Precision.DAY if day_only else Precision.MINUTE
    return Moment(moment, precision, source, evidence or value)


def printed(line: str, zone: str, language: str) -> Printed:
    """The dates of publication and update in a line; a date without its year is none.

    An update that gives a clock time alone is of the day of the date before it.
    """
    press = patterns(language)
    update = re.compile(press.UPDATE_WORDS, re.IGNORECASE)
    published, updated = Moment(), Moment()
    for match in press.PRINTED_DATE.finditer(line):
        moment = _moment(match, zone, press.MONTHS)
        if moment.value is None:
            continue
        if update.search(match["prefix"] or ""):
            updated = updated if updated.value else moment
        elif published.value is None:
            published = moment
    for match in press.PRINTED_TIME.finditer(line):
        if updated.value is None and published.value is not None and update.search(match["prefix"]):
            value = published.value.replace(hour=_hour(match.groupdict()), minute=int(match["minute"] or 0))
            updated = Moment(value, Precision.MINUTE, Source.PRINTED, match.group())
    return Printed(published, updated)


def _moment(match: re.Match[str], zone: str, months: dict[str, int]) -> Moment:
    found: dict[str, Any] = match.groupdict()
    try:
        if found["iso"]:
            moment = iso(found["iso"], zone, Source.PRINTED, match.group())
        else:
            # A language may write the month first as well ("May 6, 2017"): groups of their own.
            word: str | None = found["wmonth"] or found.get("umonth")
            month = months[word.lower()] if word else int(found["month"])
            short = f"20{found['short']}"
            year = found["year"] or found["wyear"] or found.get("uyear") or short
            day = str(found["day"] or found["wday"] or found.get("uday"))
            moment = iso(f"{year}-{month:02}-{int(day):02}", zone, Source.PRINTED, match.group())
    except ValueError:
        # 31/02/2024 has the shape of a date and is none.
        return Moment()
    if found["hour"] and moment.value and moment.precision is Precision.DAY:
        value = moment.value.replace(hour=_hour(found), minute=int(found["minute"] or 0))
        moment = Moment(value, Precision.MINUTE, Source.PRINTED, match.group())
    return moment


def _hour(found: dict[str, Any]) -> int:
    """The hour of 24, also where the text says which half of the day it is of."""
    hour, half = int(found["hour"]), (found.get("half") or "").lower()
    return hour % 12 + 12 * (half == "p") if half else hour
