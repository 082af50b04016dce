"""Events as stretches of one clock: how wide, in which lane, and which stretch is worth a closer look."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis import anchors
from analysis.charts import data
from analysis.charts.data import Span

MINUTE = pd.Timedelta(minutes=1)
DAY = pd.Timedelta(days=1)
# The detail begins with the shortest stretch that holds this share of the events known to the day.
FOCUS = 0.8
# Two marks of one lane stand in one row if this share of the detail's width is between them.
APART = 0.035
# Pixels above the first lane, for two rows of numbers.
HEAD = 24


@dataclass
class Told:
    """Events that one outlet dates alike (or one publication): a stretch, a shape and a height in pixels."""

    outlet: str
    start: pd.Timestamp
    end: pd.Timestamp
    shape: str
    approximate: bool
    when: str
    label: str
    href: str | None
    events: tuple[str, ...] = ()
    count: int = 1
    y: float = 0.0


def told(events: pd.DataFrame, mentions: pd.DataFrame, zone: str) -> list[Told]:
    """What each outlet dates, in order of time: per event its narrowest date, equal dates taken together.

    Takes `events` and `event_mentions`. A bound that is unknown gives a triangle at the known one.
    """
    known = mentions.dropna(subset=["outlet"]).dropna(subset=["earliest", "latest"], how="all")
    earliest, latest = data.wall(known["earliest"], zone), data.wall(known["latest"], zone)
    dated = known.assign(
        shape=_shapes(earliest, latest), low=earliest.fillna(latest), high=latest.fillna(earliest)
    )
    dated["width"] = dated["high"] - dated["low"]
    order = ["outlet", "event_id", "width", "article_id", "start"]
    best = dated.sort_values(order, kind="stable").drop_duplicates(["outlet", "event_id"])
    about = events.set_index("event_id")
    found = [
        _together(group, about) for _, group in best.groupby(["low", "high", "shape", "outlet"], sort=True)
    ]
    return sorted(found, key=lambda span: (span.start, span.end, span.outlet))


def _shapes(earliest: pd.Series, latest: pd.Series) -> list[str]:
    shapes = []
    for low, high in zip(earliest, latest, strict=True):
        if pd.isna(high):
            shapes.append("triangle-right")
        elif pd.isna(low):
            shapes.append("triangle-left")
        else:
            shapes.append("circle" if high - low <= MINUTE else "bar")
    return shapes


def _together(group: pd.DataFrame, events: pd.DataFrame) -> Told:
    first = group.iloc[0]
    own = events.loc[list(group["event_id"])]
    labels = [str(label) for label in own["label"]]
    return Told(
        outlet=first["outlet"],
        start=first["low"],
        end=first["high"],
        shape=first["shape"],
        approximate=bool(own["approximate"].fillna(False).any()),
        when=period(first["low"], first["high"], first["shape"]),
        label=" / ".join(labels[:4]) + (" / …" if len(labels) > 4 else ""),
        href=data.link(first["sentence_id"]),
        events=tuple(group["event_id"]),
        count=len(labels),
    )


def period(low: pd.Timestamp, high: pd.Timestamp, shape: str = "bar") -> str:
    """A stretch of time in French: a year, month, day or minute, hours of one day, or 'du … au …'."""
    if shape.startswith("triangle"):
        return ("après le " if shape == "triangle-right" else "avant le ") + data.when(low)
    for precision in ("year", "month", "day"):
        start, end = data.extent(low, precision)
        if low == start and end - MINUTE <= high < end:
            return data.when(low, precision)
    if high - low <= MINUTE:
        return data.when(low)
    if low.normalize() == high.normalize():
        hours = f"de {data.when(low, 'clock')} à {data.when(high, 'clock')}"
        return f"{data.when(low, 'day')}, {hours}"
    whole = low == low.normalize() and high >= high.normalize() + DAY - MINUTE
    precision = "day" if whole else "minute"
    return f"du {data.when(low, precision)} au {data.when(high, precision)}"


def publications(articles: pd.DataFrame, zone: str) -> list[Told]:
    """The publications with a known date, each leading to its article.

    A diamond where the minute is known, else a bar over the day, month or year.
    """
    dated = articles.dropna(subset=["published", "outlet"])
    found = []
    for row, moment in zip(data.rows(dated), data.wall(dated["published"], zone), strict=True):
        precision = str(row["published_precision"])
        start, end = data.extent(moment, precision)
        title = row["title"] if pd.notna(row["title"]) else row["article_id"]
        href = f"#{anchors.article(row['article_id'])}"
        shape = "diamond" if start == end else "bar"
        when = f"publié : {data.when(start, precision)}"
        found.append(Told(row["outlet"], start, end, shape, False, when, title, href))
    return found


def focus(spans: list[Told], prints: list[Told]) -> tuple[Span, Span]:
    """The whole stretch with a margin, and the shortest part that holds most events known to the day."""
    every = [*spans, *prints]
    first, last = min(span.start for span in every), max(span.end for span in every)
    margin = max((last - first) * 0.03, pd.Timedelta(hours=1))
    known = sorted((span for span in every if span.end - span.start <= DAY), key=lambda span: span.start)
    fine = [span.start for span in known]
    if len(fine) < 2:
        return (first - margin, last + margin), (first - margin, last + margin)
    size = max(2, round(FOCUS * len(fine)))
    windows = [(fine[at + size - 1] - fine[at], at) for at in range(len(fine) - size + 1)]
    _, at = min(windows)
    low, high = fine[at], max(span.end for span in known[at : at + size])
    room = max((high - low) * 0.08, pd.Timedelta(hours=3))
    return (first - margin, last + margin), (max(low - room, first - margin), min(high + room, last + margin))


def lay_out(
    spans: list[Told], prints: list[Told], lanes: list[str], window: Span, lane: int, row: int
) -> dict[str, int]:
    """Give each mark its height so that none covers another in the window; the height of each lane.

    Publications stand below the lane's name, events below them in as few rows as hold them apart: first
    what lies inside the window, then what reaches beyond it.
    """
    apart = (window[1] - window[0]) * APART
    heights: dict[str, int] = {}
    top = HEAD
    for outlet in lanes:
        own = [span for span in spans if span.outlet == outlet]
        own.sort(key=lambda span: not (window[0] <= span.start and span.end <= window[1]))
        rows: list[list[Told]] = []
        for span in own:
            free = (at for at, taken in enumerate(rows) if all(_clear(span, one, apart) for one in taken))
            at = next(free, len(rows))
            if at == len(rows):
                rows.append([])
            rows[at].append(span)
            span.y = top + lane + at * row
        for span in (span for span in prints if span.outlet == outlet):
            span.y = top + lane - 16
        heights[outlet] = lane + row * len(rows) + 4
        top += heights[outlet]
    return heights


def _clear(one: Told, other: Told, apart: pd.Timedelta) -> bool:
    return bool(one.start > other.end + apart or other.start > one.end + apart)
