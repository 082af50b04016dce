"""How well figures and the outlets' hedges are found."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.evaluation.counting import Measure, Span, f_score, iou, pairs, rate, records, span
from analysis.evaluation.gold import Row

# Units of time: a set that annotates no duration says nothing of those that are found.
TIME = frozenset(
    {"seconde", "minute", "heure", "jour", "journée", "semaine", "mois", "trimestre", "an", "année", "siècle"}
)


def figures(gold: list[Row], predicted: pd.DataFrame) -> list[Measure]:
    """Figures found (any overlap, one to one), their values, and how many of those given are figures.

    `gold`: rows of figures.jsonl with `article_id`; `predicted`: the table `figures`. Optional rows
    are neither rewarded nor punished; rows inside page furniture must not be found.
    """
    required = [row for row in gold if not row.get("optional") and not row.get("in_boilerplate")]
    optional = [row for row in gold if row.get("optional")]
    rows = records(predicted)
    found = pairs(required, rows, _near, _document)
    used = {id(row) for _, row in found}
    durations = any(row.get("kind") == "duration" for row in gold)
    spare = sum(
        any(_document(g) == _document(row) and _near(g, row) for g in optional)
        or (not durations and row["unit"] in TIME)
        for row in rows
        if id(row) not in used
    )
    scores = f_score("figures", len(found), len(required), len(rows) - spare)
    return [
        Measure("figures found", len(found), len(required)),
        rate("value right, of those found", (_same_value(g, p) for g, p in found)),
        *scores[1:],
    ]


def _near(gold: Row, predicted: Row) -> float:
    return iou((gold["start"], gold["end"]), (int(predicted["start"]), int(predicted["end"])))


def _document(row: Row) -> Any:
    return row["article_id"]


def bounds(row: Row) -> tuple[float | None, float | None]:
    """The lowest and highest number a gold row allows; None where open or not said."""
    if "value" in row:
        value = row["value"]
        low, high = value if isinstance(value, list) else (value, value)
        return low, high
    return row.get("low"), row.get("high")


def _same_value(gold: Row, predicted: Row) -> bool:
    low, high = bounds(gold)
    given = predicted["low"], predicted["high"]
    if _same(low, given[0]) and _same(high, given[1]):
        return True
    # "Une trentaine" is 30 in one gold and 25 to 35 in another; an interval about an approximate
    # number, or one that leaves open what is vague, says the same.
    if gold.get("approximate") and low is not None:
        return None not in given and given[0] <= low <= given[1]
    return bool(gold.get("vague")) and low is None and high is None and given[1] is None


def _same(gold: float | None, given: float | None) -> bool:
    if gold is None or given is None:
        return gold is given
    return math.isclose(gold, given, rel_tol=0.005)


def hedges(gold: list[Row], predicted: pd.DataFrame) -> list[Measure]:
    """Hedges by the outlet: recall, precision, F1, the kind of those found, and the conditional alone.

    `gold`: rows of hedges.jsonl with `article_id`; `predicted`: the table `hedges`. A hedge is found
    where the cue or the clause overlaps. Optional rows are neither rewarded nor punished, except that
    no conditional of a source may be reported as the outlet's.
    """
    required = [row for row in gold if not row.get("optional") and row.get("by", "outlet") == "outlet"]
    optional = [row for row in gold if row.get("optional")]
    rows = records(predicted)
    found = pairs(required, rows, _hedge, _document)
    used = {id(row) for _, row in found}
    spare = sum(
        row["kind"] != "conditional"
        and any(_document(g) == _document(row) and _hedge(g, row) for g in optional)
        for row in rows
        if id(row) not in used
    )
    conditional = [row for row in required if row["kind"] == "conditional"]
    given = [row for row in rows if row["kind"] == "conditional"]
    hits = pairs(conditional, given, _hedge, _document)
    return [
        *f_score("hedges", len(found), len(required), len(rows) - spare),
        rate("kind right, of those found", (g["kind"] == p["kind"] for g, p in found)),
        *f_score("conditional", len(hits), len(conditional), len(given)),
    ]


def _hedge(gold: Row, predicted: Row) -> float:
    """Likeness of two hedges: of their cues first, then of cue and clause; one kind before another."""
    whole = int(gold["start"]), int(gold["end"])
    given = int(predicted["start"]), int(predicted["end"])
    cue, clause = _part(gold.get("cue")) or whole, _part(gold.get("clause")) or whole
    own = span(predicted, "cue_") or given
    likeness = max(iou(cue, own), 0.1 * max(iou(clause, given), iou(cue, given), iou(clause, own)))
    return likeness * (1.0 if gold["kind"] == predicted["kind"] else 0.5)


def _part(value: Any) -> Span | None:
    """A span as gold writes it: an object with start and end, or a pair; None for anything else."""
    if isinstance(value, dict) and "start" in value:
        return int(value["start"]), int(value["end"])
    if isinstance(value, list) and len(value) == 2:
        return int(value[0]), int(value[1])
    return None
