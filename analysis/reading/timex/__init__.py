"""Time expressions of an article as TIMEX3 (ISO-TimeML, ISO 24617-1), with the interval each may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from analysis.corpus.articles import PLAIN, Moment, Precision
from analysis.language import load
from analysis.reading.document import Document
from analysis.reading.timex import values
from analysis.reading.timex.combining import combine
from analysis.reading.timex.cues import cues
from analysis.reading.timex.expression import Expression
from analysis.reading.timex.habits import Habits
from analysis.reading.timex.reference import Reading, Reference
from analysis.reading.timex.scanning import scan
from analysis.reading.timex.speech import quoted

__all__ = ["Timex", "find", "tag"]


@dataclass(frozen=True)
class Timex:
    """One time expression: offsets, TIMEX3 type, value and modifier, interval, granularity and anchor.

    `earliest` and `latest` are ISO 8601 with UTC offset, None where the text and the publication date
    leave them open. `anchor`: none (the words suffice), publication, narrative, quotation, furniture
    (part of the page, not of the article) or unknown.
    """

    start: int
    end: int
    type: str
    value: str
    mod: str | None
    earliest: str | None
    latest: str | None
    granularity: str
    anchor: str
    approximate: bool


def reference(published: Moment | datetime | None, zone: ZoneInfo) -> Reference:
    """What a publication time tells, in the outlet's zone and no finer than its precision."""
    known = published if isinstance(published, Moment) else Moment(published, Precision.MINUTE)
    precision = known.precision
    if known.value is None or precision is Precision.UNKNOWN or not 1900 <= known.value.year < 3000:
        return Reference(zone=zone.key)
    local = known.value.astimezone(zone).replace(tzinfo=None) if known.value.tzinfo else known.value
    if precision is Precision.YEAR:
        return Reference(year=local.year, zone=zone.key)
    if precision is Precision.MONTH:
        return Reference(year=local.year, month=local.month, zone=zone.key)
    moment = local if precision is Precision.MINUTE else None
    return Reference(local.date(), moment, local.year, local.month, zone.key)


def resolved(e: Expression, reading: Reading, zone: ZoneInfo) -> Timex:
    """What an expression means, as a row of the table `timex`."""
    earliest, latest = reading.interval or (None, None)
    return Timex(
        e.start,
        e.end,
        reading.kind,
        reading.value,
        reading.mod or None,
        values.text(earliest, zone) if earliest else None,
        values.text(latest, zone) if latest else None,
        reading.granularity,
        reading.anchor,
        reading.approximate,
    )


def zone_of(time_zone: str) -> ZoneInfo:
    """The time zone of this IANA name. Raises ValueError if it is not known."""
    try:
        return ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError):
        raise ValueError(
            f"time zone {time_zone!r} is not known; valid: IANA names such as Europe/Paris"
        ) from None


def tag(
    text: str,
    published: Moment | datetime | None,
    time_zone: str = "Europe/Paris",
    quotations: Sequence[tuple[int, int]] = (),
    furniture: Sequence[tuple[int, int]] = (),
    updated: Moment | None = None,
) -> list[Timex]:
    """The time expressions of a text, in order and disjoint; linear in the text.

    `published` anchors "hier" or "mardi"; without it such values stay open (XXXX-WXX-2) with null
    bounds; `updated` tells that "mardi" may be later. `quotations` and `furniture` are (start, end) offsets.
    Offsets of the result refer to `text`. Raises ValueError for an unknown time zone.
    """
    zone = zone_of(time_zone)
    plain = text.translate(PLAIN)
    expressions = combine(plain, scan(plain))
    counted = replace(reference(published, zone), updated=reference(updated, zone).moment)
    reader = Habits(plain, counted, cues(load("fr")), quotations, furniture)
    return [resolved(expression, reading, zone) for expression, reading in reader.read(expressions)]


def find(document: Document) -> list[Timex]:
    """The time expressions of an article, those of its furniture too (anchor "furniture")."""
    article = document.article
    furniture = [(span.start, span.end) for span in article.furniture if span.kind != "markup"]
    marks = quoted(document.text)
    return tag(article.text, article.published, article.time_zone, marks, furniture, updated=article.updated)
