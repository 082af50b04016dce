"""The timeline for other tools, beside the tables: TimelineJS3 (JSON), iCalendar and CSV."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.charts import data
from analysis.charts.spans import Told, bands, told
from analysis.comparison.periods import Period
from analysis.report import ical, timelinejs
from analysis.study import Study

NAMES = ("timeline.csv", "timeline.json", "timeline.ics")


def write(study: Study, folder: Path, title: str, periods: Sequence[Period] = ()) -> None:
    """Write timeline.csv, timeline.json and timeline.ics into a folder that is there.

    A row, slide or entry is one outlet's telling of one event, in order of time; the JSON is TimelineJS3's
    (https://timeline.knightlab.com/docs/json-format.html), the calendar RFC 5545's. The same study gives the
    same bytes.
    """
    zone = data.clock(study["articles"])
    spans = told(study["events"], study["event_mentions"], zone)
    named = bands(list(periods))
    rows(spans).to_csv(folder / NAMES[0], index=False, lineterminator="\n")
    slides = timelinejs.timeline(spans, named, title)
    text = json.dumps(slides, ensure_ascii=False, indent=1) + "\n"
    (folder / NAMES[1]).write_text(text, encoding="utf-8", newline="\n")
    calendar = ical.calendar(spans, zone, title, _stamp(study))
    (folder / NAMES[2]).write_bytes(calendar.encode("utf-8"))


def rows(spans: Sequence[Told]) -> pd.DataFrame:
    """The tellings as a table: event_id, outlet, from, to (wall clock), approximate, when, words, clause."""
    return pd.DataFrame(
        [
            {
                "event_id": span.event,
                "outlet": span.outlet,
                "from": span.start.isoformat(timespec="minutes"),
                "to": span.end.isoformat(timespec="minutes"),
                "approximate": span.approximate,
                "when": _plain(span.when),
                "words": _plain(span.clock),
                "clause": span.text,
            }
            for span in spans
        ],
        columns=["event_id", "outlet", "from", "to", "approximate", "when", "words", "clause"],
    )


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _stamp(study: Study) -> pd.Timestamp:
    """When what the calendar says was last revised: the last publication or update known."""
    known = [study["articles"][name].dropna() for name in ("published", "updated")]
    times = pd.to_datetime(pd.concat(known), utc=True, format="ISO8601")
    return times.max() if len(times) else pd.Timestamp(0, tz="UTC")
