"""Hours told in another zone than the outlet's: "10H30 (08H30 GMT)", "8pm ET", "18 heures locales"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from analysis.reading.timex.reference import Reading

# The places of the world lie between these hours from Greenwich.
WEST, EAST = timedelta(hours=-12), timedelta(hours=14)


def in_zone(reading: Reading, zone: str, home: str) -> Reading:
    """The reading of an hour with its interval moved from `zone` to the zone `home`; its value stays as told.

    `zone` is an IANA name, an offset ("+01:00"), or "place" for the hour of a place that the text does not
    name: then the interval is that of any place in the world. `home` is an IANA name.
    """
    if reading.interval is None:
        return reading
    (start, end), own = reading.interval, ZoneInfo(home)
    if zone == "place":
        span = _moved(start, timezone(EAST), own), _moved(end, timezone(WEST), own)
        return replace(reading, interval=span, approximate=True)
    there = _offset(zone) or ZoneInfo(zone)
    return replace(reading, interval=(_moved(start, there, own), _moved(end, there, own)))


def _offset(zone: str) -> timezone | None:
    """ "+01:00" as a zone."""
    if zone[0] not in "+-":
        return None
    hours, minutes = zone[1:].split(":")
    step = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-step if zone[0] == "-" else step)


def _moved(moment: datetime, there: timezone | ZoneInfo, home: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=there).astimezone(home).replace(tzinfo=None)
