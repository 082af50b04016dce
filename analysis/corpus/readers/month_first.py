"""Columns of dates in numbers with the month first, as tools of the United States write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from analysis.corpus.articles import Skipped
from analysis.corpus.readers.database import clock
from analysis.messages import lazy

DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
Row = tuple[int, Mapping[str, Any]]


def mended(file: str, rows: list[Row], columns: Iterable[str]) -> tuple[list[Row], list[Skipped]]:
    """The rows with such dates in ISO 8601, and what to tell; `columns` are the headings of dates.

    The month stands first in a column where some date's second number is no month and no date's first is.
    """
    told = []
    for heading in columns:
        example = _example(row.get(heading) for _, row in rows)
        if example:
            rows = [
                (number, {**row, heading: _iso(row[heading])} if heading in row else row)
                for number, row in rows
            ]
            reason = lazy(
                "colonne {heading} : dates lues le mois en tête, comme « {example} » l’exige",
                heading=heading,
                example=example,
            )
            told.append(Skipped(file, reason))
    return rows, told


def _example(values: Iterable[Any]) -> str:
    """The first date of a column that shows the month first; "" if another shows the day first."""
    matches = [match for value in values if isinstance(value, str) and (match := DATE.match(value.strip()))]
    if any(int(match[1]) > 12 for match in matches):
        return ""
    return next((match.string for match in matches if 12 < int(match[2]) <= 31), "")


def _iso(value: Any) -> Any:
    match = DATE.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        return value
    day = f"{match[3]}-{int(match[1]):02}-{int(match[2]):02}"
    time = clock(match.string[match.end() :])
    return f"{day}T{time}" if time else day
