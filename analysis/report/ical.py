"""Tellings as an iCalendar file (RFC 5545): what a calendar program imports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

import pandas as pd

from analysis.charts import theme
from analysis.charts.spans import DAY, MINUTE, Told

PRODUCT = "-//media-report//timeline//FR"
# RFC 5545, 3.1: octets of a line without its break; a longer one goes on after a break and a space.
OCTETS = 75
HEADLINE = 110


def calendar(spans: Sequence[Told], zone: str, title: str, revised: pd.Timestamp) -> str:
    """The calendar as text with CRLF breaks.

    Times are UTC; what is known to the day or worse is an all-day entry, its last day included. Entries take
    up no time in the calendar they are imported into, and are tentative where the text says "about".
    `revised` is when the information was last revised: it makes DTSTAMP, so that no clock is read.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_text(title)}")
    for number, span in enumerate(spans, 1):
        lines += _entry(span, zone, f"{number}-{_fingerprint(span, title)}", revised)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _fingerprint(span: Told, title: str) -> str:
    told = "\n".join((title, span.outlet, span.start.isoformat(), span.text))
    return sha256(told.encode("utf-8")).hexdigest()[:24]


def _entry(span: Told, zone: str, key: str, revised: pd.Timestamp) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{key}@media-report"
    yield f"DTSTAMP:{_utc(revised)}"
    if span.end - span.start >= DAY - MINUTE:
        yield f"DTSTART;VALUE=DATE:{span.start:%Y%m%d}"
        # The end of an all-day entry is the day after its last.
        yield f"DTEND;VALUE=DATE:{span.end.normalize() + DAY:%Y%m%d}"
    else:
        yield f"DTSTART:{_utc(_placed(span.start, zone))}"
        if not span.point:
            yield f"DTEND:{_utc(_placed(span.end.ceil('min'), zone))}"
    yield f"SUMMARY:{_text(theme.shorten(span.core, HEADLINE))}"
    yield f"DESCRIPTION:{_text(f'{span.outlet}, {span.when} ({span.clock}) : {span.text}')}"
    yield f"CATEGORIES:{_text(span.outlet)}"
    yield f"STATUS:{'TENTATIVE' if span.approximate else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _placed(moment: pd.Timestamp, zone: str) -> pd.Timestamp:
    return moment.tz_localize(zone, ambiguous=True, nonexistent="shift_forward")


def _utc(moment: pd.Timestamp) -> str:
    return moment.tz_convert("UTC").strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """A TEXT value with its marks escaped (RFC 5545, 3.3.11)."""
    for mark, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        value = value.replace(mark, escaped)
    return value


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, no character cut; parts after the first begin with a space."""
    part = b""
    for letter in line:
        octets = letter.encode("utf-8")
        if len(part) + len(octets) > OCTETS:
            yield part.decode("utf-8")
            part = b" "
        part += octets
    yield part.decode("utf-8")
