"""How well temporal expressions are found, typed and resolved (as in TempEval-3, UzZaman et al. 2013)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis.corpus.articles import PLAIN
from analysis.evaluation.counting import Measure, Span, f_score, iou, overlap, rate, records
from analysis.evaluation.gold import Row

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Unit:
    """Gold rows that one predicted expression may stand for: one row, or neighbours of one group."""

    rows: tuple[Row, ...]
    spans: tuple[Span, ...]

    def values(self) -> set[str]:
        """The values that are right: of a row its own; of a merged date and clock time, the time's."""
        times = [row for row in self.rows if row["type"] == "TIME"]
        return {value for row in (times or self.rows) for value in _values(row)}

    def types(self) -> set[str]:
        """The types that are right."""
        times = [row for row in self.rows if row["type"] == "TIME"]
        return {kind for row in (times or self.rows) for kind in (row["type"], *row.get("alt_types", []))}

    def days(self) -> set[str]:
        """The days that are right."""
        return {day for row in self.rows for value in _values(row) if (day := _day(value))}


def score(gold: list[Row], predicted: pd.DataFrame) -> list[Measure]:
    """Relaxed (any overlap) and strict detection, type, value and day.

    `gold`: rows of timex.jsonl with `article_id`; `predicted`: the table `timex`. Rows of tier "event"
    are neither rewarded nor punished. Rows that share a `group` may be found as one merged expression.
    """
    scored = [row for row in gold if row.get("tier") != "event"]
    ignored = [row for row in gold if row.get("tier") == "event"]
    rows = records(predicted)
    relaxed = _match(scored, rows, strict=False)
    strict = _match(scored, rows, strict=True)
    spare = _spare(ignored, rows, relaxed)
    measures = [
        *_detection("relaxed", scored, rows, relaxed, spare),
        *_detection("strict", scored, rows, strict, spare),
    ]
    right = [(unit, row) for unit, row in relaxed if _normal(row["value"]) in unit.values()]
    typed = [(len(unit.rows), row["type"] in unit.types()) for unit, row in relaxed]
    merged = sum(len(unit.rows) - 1 for unit, _ in relaxed)
    hits = sum(len(unit.rows) for unit, _ in right)
    return [
        *measures,
        Measure("type right, of those found", sum(n for n, ok in typed if ok), sum(n for n, _ in typed)),
        f_score("value", hits, len(scored), len(rows) - spare + merged)[2],
        Measure("value right, of those found", hits, sum(n for n, _ in typed)),
        _days(scored, relaxed),
    ]


def _detection(
    name: str, gold: list[Row], predicted: list[Row], found: list[tuple[Unit, Row]], spare: int
) -> list[Measure]:
    hits = sum(len(unit.rows) for unit, _ in found)
    # A merged expression counts as all the rows that it stands for, on both sides.
    return f_score(name, hits, len(gold), len(predicted) - spare + hits - len(found))


def _days(gold: list[Row], found: list[tuple[Unit, Row]]) -> Measure:
    dated = [row for row in gold if DAY.match(str(row["value"]))]
    days = {id(row): (unit.days(), _day(_normal(p["value"]))) for unit, p in found for row in unit.rows}
    return rate("right day, of dated expressions", (_right_day(days.get(id(row))) for row in dated))


def _right_day(found: tuple[set[str], str | None] | None) -> bool:
    return found is not None and found[1] in found[0]


def _spare(ignored: list[Row], predicted: list[Row], found: list[tuple[Unit, Row]]) -> int:
    """Predictions that overlap nothing but gold rows that are not scored."""
    used = {id(row) for _, row in found}
    return sum(
        any(g["article_id"] == row["article_id"] and overlap(_own(g), _own(row)) for g in ignored)
        for row in predicted
        if id(row) not in used
    )


def _match(gold: list[Row], predicted: list[Row], strict: bool) -> list[tuple[Unit, Row]]:
    """Each prediction with the unit that it overlaps best, one to one; strict: exactly."""
    units = _units(gold)
    scored = [
        (-likeness, i, j)
        for i, unit in enumerate(units)
        for j, row in enumerate(predicted)
        if unit.rows[0]["article_id"] == row["article_id"]
        and all(overlap(_own(part), _own(row)) for part in unit.rows)
        and (likeness := max(iou(candidate, _own(row)) for candidate in unit.spans)) > 0
        and (not strict or likeness == 1)
    ]
    found: list[tuple[Unit, Row]] = []
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        ids = {id(row) for row in units[i].rows} | {id(predicted[j])}
        if not ids & taken:
            taken |= ids
            found.append((units[i], predicted[j]))
    return found


def _units(gold: list[Row]) -> list[Unit]:
    units = [Unit((row,), tuple(_spans(row))) for row in gold]
    groups: dict[tuple[Any, Any], list[Row]] = {}
    for row in gold:
        if row.get("group"):
            groups.setdefault((row["article_id"], row["group"]), []).append(row)
    for rows in groups.values():
        rows.sort(key=_own)
        for first in range(len(rows)):
            for last in range(first + 1, len(rows)):
                starts = [s for s, _ in _spans(rows[first])]
                ends = [e for _, e in _spans(rows[last])]
                units.append(Unit(tuple(rows[first : last + 1]), tuple((s, e) for s in starts for e in ends)))
    return units


def _own(row: Row) -> Span:
    return int(row["start"]), int(row["end"])


def _spans(row: Row) -> list[Span]:
    """The row's span and those of its other right texts, as far as they stand around or inside it."""
    start, end = _own(row)
    text = str(row["text"]).translate(PLAIN)
    spans = [(start, end)]
    for other in row.get("alt_text", []):
        other = other.translate(PLAIN)
        if other in text:
            at = start + text.index(other)
            spans.append((at, at + len(other)))
        elif text in other:
            at = start - other.index(text)
            spans.append((at, at + len(other)))
    return spans


def _values(row: Row) -> list[str]:
    return [_normal(value) for value in (row["value"], *row.get("alt_values", []))]


def _normal(value: str | None) -> str:
    """One writing of a TIMEX3 value: 24:00 as the next day's 00:00, full hours with minutes."""
    value = str(value or "")
    if match := re.fullmatch(r"(\d{4}-\d{2}-\d{2})T24(?::00)*", value):
        return f"{date.fromisoformat(match.group(1)) + timedelta(days=1)}T00:00"
    value = re.sub(r"(T\d{2}:\d{2}):00$", r"\1", value)
    return re.sub(r"(\dT\d{2})$", r"\1:00", value)


def _day(value: str) -> str | None:
    match = DAY.match(value)
    return match.group() if match else None
