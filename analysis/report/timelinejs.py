"""Tellings as a TimelineJS3 timeline: https://timeline.knightlab.com/docs/json-format.html."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from analysis.charts import theme
from analysis.charts.spans import DAY, MINUTE, Told

# Characters of a headline; the whole clause stands below it.
HEADLINE = 110


def timeline(spans: Sequence[Told], named: Sequence[Told], title: str) -> dict[str, Any]:
    """The timeline as plain values: a slide a telling, grouped by outlet, an era a named period.

    What is not known to the minute or the day has `display_date`, so that nothing vague looks exact.
    """
    found: dict[str, Any] = {
        "title": {"text": {"headline": escape(title, quote=False)}},
        "events": [_slide(span, number) for number, span in enumerate(spans, 1)],
    }
    if named:
        found["eras"] = [
            {
                "start_date": date(band.start, band.end - band.start < DAY),
                "end_date": date(band.end, band.end - band.start < DAY),
                "text": {"headline": escape(band.core, quote=False)},
            }
            for band in named
        ]
    return found


def _slide(span: Told, number: int) -> dict[str, Any]:
    day = span.start == span.start.normalize() and DAY - MINUTE <= span.end - span.start < DAY
    timed = span.end - span.start < DAY - MINUTE
    slide: dict[str, Any] = {
        "unique_id": f"{span.event}-{number}",
        "group": span.outlet,
        "start_date": date(span.start, timed),
        "text": {
            "headline": escape(theme.shorten(span.core, HEADLINE), quote=False),
            "text": escape(span.text, quote=False),
        },
        "autolink": False,
    }
    if not span.point and not day:
        slide["end_date"] = date(span.end, timed)
        slide["display_date"] = f"{span.when} ({span.clock})" if span.approximate else span.when
    return slide


def date(moment: pd.Timestamp, timed: bool) -> dict[str, int]:
    """A TimelineJS3 date object: to the minute if `timed`, else to the day."""
    found = {"year": moment.year, "month": moment.month, "day": moment.day}
    return {**found, "hour": moment.hour, "minute": moment.minute} if timed else found
