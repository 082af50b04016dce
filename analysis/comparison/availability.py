"""Whether an outlet could have reported something when it last wrote: times as intervals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

ZONE = "Europe/Paris"
PERIODS = {"minute": "min", "day": "D", "month": "M", "year": "Y"}


@dataclass(frozen=True, order=True)
class Interval:
    """A time known to lie between two moments, both included, in UTC."""

    earliest: pd.Timestamp
    latest: pd.Timestamp


def moment(value: Any, zone: str = ZONE) -> pd.Timestamp | None:
    """An ISO 8601 time in UTC; one without offset is of `zone`. None for a null."""
    if pd.isna(value):
        return None
    time = pd.Timestamp(value)
    return (time.tz_localize(zone) if time.tzinfo is None else time).tz_convert("UTC")


def interval(value: Any, precision: Any, zone: Any = ZONE) -> Interval | None:
    """The interval of a time that is known to its minute, day, month or year; None if it is not known."""
    unit = PERIODS.get(precision) if pd.notna(precision) else None
    zone = zone if pd.notna(zone) else ZONE
    time = moment(value, zone)
    if time is None or unit is None:
        return None
    period = time.tz_convert(zone).tz_localize(None).to_period(unit)
    edges = (edge.tz_localize(zone, ambiguous=True, nonexistent="shift_forward") for edge in _edges(period))
    return Interval(*(edge.tz_convert("UTC") for edge in edges))


def _edges(period: pd.Period) -> tuple[pd.Timestamp, pd.Timestamp]:
    return period.start_time, period.end_time.floor("s")


def publications(articles: pd.DataFrame) -> dict[str, Interval | None]:
    """When each article was first published."""
    columns = ["article_id", "published", "published_precision", "time_zone"]
    return {str(key): interval(*rest) for key, *rest in articles[columns].itertuples(index=False)}


def in_order(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles by publication, one known only to its day after those of known hours that day."""
    times = publications(articles)
    known = [times[str(key)] for key in articles["article_id"]]
    latest = pd.to_datetime(
        pd.Series([t.latest if t else None for t in known], index=articles.index), utc=True
    )
    order = articles.assign(latest=latest).sort_values(["latest", "outlet", "article_id"], na_position="last")
    return order.drop(columns="latest")


def outlets(articles: pd.DataFrame) -> list[str]:
    """The outlets in the order asked for, the rest by first publication (undated last), then by name."""
    asked = in_order(articles).sort_values("outlet_order", kind="stable", na_position="last")
    return list(dict.fromkeys(asked["outlet"].dropna()))


def last_words(articles: pd.DataFrame) -> dict[str, tuple[Interval | None, bool]]:
    """When each outlet last published or updated an article, and whether all its articles are dated."""
    found: dict[str, tuple[Interval | None, bool]] = {}
    for row in articles[articles["outlet"].notna()].to_dict("records"):
        times = [
            interval(row[name], row[f"{name}_precision"], row["time_zone"])
            for name in ("published", "updated")
        ]
        known = [time for time in times if time]
        last, complete = found.get(row["outlet"], (None, True))
        known += [last] if last else []
        found[row["outlet"]] = (
            max(known, key=lambda time: time.latest, default=None),
            complete and bool(times[0]),
        )
    return found


def first(times: Iterable[Interval | None]) -> Interval | None:
    """The first of several times; None if any is not known, for that one may be the first."""
    known = list(times)
    dated = [time for time in known if time]
    return min(dated) if dated and len(dated) == len(known) else None


def status(
    happened: Interval | None, published: Interval | None, last: Interval | None, complete: bool
) -> str:
    """Whether an outlet left something out: "omitted", "not yet possible" or "unknown".

    `happened` is when it took place, if that is dated; `published` when it was first reported; `last` when
    the outlet last wrote, `complete` if all its articles are dated. What is dated after the outlet's last
    words was not yet possible. What others first reported after them may have been known or not, whenever
    it happened: unknown, as where times overlap.
    """
    if last is None:
        return "unknown"
    if happened and happened.earliest > last.latest:
        return "not yet possible" if complete else "unknown"
    told = published is not None and published.latest <= last.earliest
    past = happened is None or happened.latest <= last.earliest
    return "omitted" if told and past else "unknown"
