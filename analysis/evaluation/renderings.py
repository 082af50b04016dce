"""How well the renderings of one utterance in two articles are paired and classed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evaluation.counting import Measure, f_score, inside, pairs, rate, records
from analysis.evaluation.gold import Row

LEAST = 0.5


def score(gold: list[Row], predicted: pd.DataFrame) -> list[Measure]:
    """Pairs of renderings found, pairs made up, and the right class of those found.

    `gold`: rows of quote_pairs.jsonl (`class`, two `occurrences` with `article_id`, `start`, `end`, and
    `optional` for those that count neither way); `predicted`: the table `quote_drift`. A pair is found
    where, on both sides, half of the shorter span or more lies in the other.
    """
    rows = records(predicted)
    found = pairs(gold, rows, _likeness, _articles)
    wanted = [row for row in gold if not row.get("optional")]
    right = [(g, p) for g, p in found if not g.get("optional")]
    made = len(rows) - (len(found) - len(right))
    return [
        *f_score("utterances paired", len(right), len(wanted), made),
        rate("right class, of those found", (g["class"] == p["kind"] for g, p in right)),
    ]


def _articles(row: Row) -> Any:
    if "occurrences" in row:
        return frozenset(part["article_id"] for part in row["occurrences"])
    return frozenset((row["article_id"], row["other_article_id"]))


def _likeness(gold: Row, predicted: Row) -> float:
    spans = {
        predicted["article_id"]: (int(predicted["start"]), int(predicted["end"])),
        predicted["other_article_id"]: (int(predicted["other_start"]), int(predicted["other_end"])),
    }
    parts = gold["occurrences"]
    shares = [inside((part["start"], part["end"]), spans[part["article_id"]]) for part in parts]
    return sum(shares) / len(shares) if min(shares) >= LEAST else 0.0
