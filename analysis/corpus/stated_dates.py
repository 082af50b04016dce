"""Dates as manifests, tables and programs state them: ISO 8601 and the forms that other tools write."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from analysis.corpus import dates
from analysis.corpus.articles import Moment, Precision, Source
from analysis.corpus.readers import database

# What spreadsheets and programs write where they know no date: their day zero, or their last.
NO_DATE = {
    date.min,
    date(1899, 12, 30),
    date(1899, 12, 31),
    date(1970, 1, 1),
    date.max,
}
DAY_ZERO = datetime(1899, 12, 30)
SLASHED = re.compile(r"^(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
OFFSET = re.compile(r"\s+([+-]\d{2}:?\d{2})$")
UNIVERSAL = re.compile(r"\s*(?:UTC|GMT)$")
# "Tue, 12 Mar 2024 18:42:00 GMT" (RFC 5322), as feeds write it.
MAIL = re.compile(
    r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d\d:\d\d(?::\d\d)?\s(?:[A-Z]{1,4}|[+-]\d{4})"
)
# Seconds or milliseconds since 1970, from 2001 on; days of a spreadsheet, from 1954 to 2064.
SECONDS = re.compile(r"(1\d{9})(?:\d{3})?(?:\.0)?")
SERIAL = re.compile(r"([2-5]\d{4})(?:\.\d+)?")
NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
# The first year that two digits mean in POSIX.
CENTURY = 69
# Characters of a date in words with its weekday and clock time.
LONGEST = 60


def read(value: str, zone: str, source: Source, language: str, evidence: str = "") -> Moment:
    """The moment that a cell or field states; `zone` is taken where it names no offset.

    Read are ISO 8601, also with slashes or a zone's name, the form of mails and feeds, seconds since 1970,
    the days of spreadsheets, numbers with the day first (12/03/2024, 12/03/24), and dates in words in the
    languages of press databases. Raises ValueError for anything else and for days that stand for no date.
    """
    value = value.strip()
    moment = _read(value, zone, source, language)
    if moment.value is None or moment.value.date() in NO_DATE:
        raise ValueError(f"{value} is no date")
    return replace(moment, source=source, evidence=evidence or value)


def is_ambiguous(value: str) -> bool:
    """Whether a date in numbers could have the month first as well."""
    match = NUMBERS.match(value.strip())
    return match is not None and int(match[1]) <= 12 and int(match[1]) != int(match[3])


def _read(value: str, zone: str, source: Source, language: str) -> Moment:
    plain = OFFSET.sub(r"\1", UNIVERSAL.sub("+00:00", value))
    plain = SLASHED.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", plain)
    for attempt in (_number, _mail):
        if moment := attempt(value, zone):
            return moment
    try:
        return dates.iso(plain, zone, source)
    except ValueError:
        return _words(value, zone, source, language)


def _number(value: str, zone: str) -> Moment | None:
    """Seconds since 1970, or a spreadsheet's day."""
    if found := SECONDS.fullmatch(value):
        return Moment(datetime.fromtimestamp(int(found[1]), UTC), Precision.MINUTE)
    if found := SERIAL.fullmatch(value):
        day = DAY_ZERO + timedelta(days=int(found[1]))
        return dates.iso(day.date().isoformat(), zone, Source.MANIFEST)
    return None


def _mail(value: str, zone: str) -> Moment | None:
    if not MAIL.fullmatch(value):
        return None
    moment = parsedate_to_datetime(value)
    return Moment(moment if moment.tzinfo else moment.replace(tzinfo=UTC), Precision.MINUTE)


def _words(value: str, zone: str, source: Source, language: str) -> Moment:
    """A date with the day first, or in words."""
    whole = NUMBERS.sub(_whole_year, value)
    moment = dates.printed(whole, zone, language).published
    if moment.value is not None and moment.evidence == whole:
        return moment
    written = database.written_date(value) if len(value) <= LONGEST else ""
    if not written or value[-1:] in ".!?":
        raise ValueError(f"{value} is no date")
    return dates.iso(written, zone, source)


def _whole_year(found: re.Match[str]) -> str:
    year = int(found[4])
    if len(found[4]) == 2:
        year += 1900 if year >= CENTURY else 2000
    return f"{found[1]}/{found[3]}/{year}"
