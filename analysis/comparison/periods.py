"""Named periods of a story ("entre-deux-tours"): read from a parameter, and found where texts name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison import availability
from analysis.corpus.articles import PLAIN
from analysis.errors import UserError
from analysis.given import texts
from analysis.language import known as known_languages
from analysis.language import load
from analysis.tables import records

FORM = re.compile(r"\s*(?P<name>.*\S)\s*:\s+(?P<start>\S+?)\s*/\s*(?P<end>\S+)\s*")
DAY = pd.Timedelta(days=1)
SECOND = pd.Timedelta(seconds=1)
EXAMPLE = "'entre-deux-tours: 2017-04-24/2017-05-07'"
# Words between a preposition and the name of a period: "lors du débat de l'entre-deux-tours".
BETWEEN = r"(?:\s+[\w'’]+){0,4}?"


@dataclass(frozen=True)
class Period:
    """A stretch of a story with a name: from `start` to `end`, wall-clock times, the end included."""

    name: str
    start: pd.Timestamp
    end: pd.Timestamp


def read(given: Sequence[str] | str) -> list[Period]:
    """Periods from texts such as 'entre-deux-tours: 2017-04-24/2017-05-07', in order of time.

    One text may hold the list, as papermill's `-p` hands it over. Both ends are days or minutes
    (2017-05-05T20:35) and belong to the period. Raises UserError for another form, a date that is none, an
    end before the start or a name given twice.
    """
    found: dict[str, Period] = {}
    for text in texts("periods", given):
        period = _read(text)
        if period.name in found:
            raise UserError(f"the period {period.name!r} is given twice")
        found[period.name] = period
    return sorted(found.values(), key=lambda period: (period.start, period.end, period.name))


def _read(text: str) -> Period:
    parts = FORM.fullmatch(text)
    if not parts:
        raise UserError(f"a period is 'name: from/to', such as {EXAMPLE}, not {text!r}")
    start, end = (_moment(parts[name], text) for name in ("start", "end"))
    if "T" not in parts["end"]:
        end += DAY - SECOND
    if end < start:
        raise UserError(f"the period {text!r} ends before it begins")
    return Period(parts["name"], start, end)


def _moment(written: str, text: str) -> pd.Timestamp:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?", written):
        try:
            return pd.Timestamp(written)
        except ValueError:
            pass
    raise UserError(
        f"{written!r} in the period {text!r} is not a day (2017-04-24) or minute (2017-05-05T20:35)"
    )


def named(sentences: pd.DataFrame, articles: pd.DataFrame, periods: Sequence[Period]) -> pd.DataFrame:
    """Where a text says that something happened in a named period, as rows of the table timex.

    Takes the tables sentences and articles. Only a name after a preposition of time counts ("lors de
    l'entre-deux-tours"), in a sentence that its language's word list `time_links` knows.
    """
    zones = dict(zip(articles["article_id"], articles["time_zone"].fillna(availability.ZONE), strict=True))
    languages = dict(zip(articles["article_id"], articles["language"], strict=True))
    rows = []
    for row in records(sentences):
        code = languages.get(row["article_id"])
        if code in known_languages():
            for period in periods:
                rows += [_row(row, found, period, zones) for found in _places(row["text"], period, code)]
    return tables.frame("timex", rows)


def _places(text: str, period: Period, code: str) -> Iterator[tuple[int, int]]:
    """Where a period is named after a preposition of time: start and end in the text."""
    links = load(code).rows("time_links")
    at, during = (
        "|".join(re.escape(row["word"]) for row in links if row["role"] == role) for role in ("at", "during")
    )
    # A hyphen at the end of a line may have come with a space.
    words = re.split(r"[-\s]+", period.name.translate(PLAIN))
    name = r"[-\s]+".join(map(re.escape, words))
    pattern = rf"\b(?:(?:{at})\s*|(?:{during}){BETWEEN}\s+(?:\w['’])?)(?P<name>{name})\b"
    for found in re.finditer(pattern, text.translate(PLAIN), re.IGNORECASE):
        yield found.span("name")


def _row(row: Any, place: tuple[int, int], period: Period, zones: dict[str, str]) -> dict[str, Any]:
    zone = zones[row["article_id"]]
    start, end = (
        when.tz_localize(zone, ambiguous=True, nonexistent="shift_forward").isoformat(timespec="seconds")
        for when in (period.start, period.end)
    )
    return {
        **{name: row[name] for name in ("article_id", "outlet", "sentence_id")},
        "start": row["start"] + place[0],
        "end": row["start"] + place[1],
        "text": row["text"][slice(*place)],
        "type": "DATE",
        "value": f"{start[:10]}/{end[:10]}",
        "earliest": start,
        "latest": end,
        "granularity": "day",
        "anchor": f"period: {period.name}",
        "approximate": False,
    }


def dated(timex: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """The table timex with named periods where a sentence is dated by nothing else."""
    fixed = timex[timex["type"].isin(["DATE", "TIME"]) & timex["earliest"].notna()]
    new = found[~found["sentence_id"].isin(set(fixed["sentence_id"].dropna()))]
    return pd.concat([timex, new], ignore_index=True) if len(new) else timex
