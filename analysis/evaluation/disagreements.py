"""How many of the conflicts that an expert finds are shown, and how many that are shown are none."""

from __future__ import annotations

import pandas as pd

from analysis.evaluation.counting import Measure, overlap, records
from analysis.evaluation.gold import Row

# Kinds whose values are intervals, which the tables compare by their bounds.
COMPARED = frozenset({"figure", "time"})


def score(gold: list[Row], predicted: pd.DataFrame) -> list[Measure]:
    """Conflicts shown, of all and of those of figures and times, and how many of those shown are right.

    `gold`: rows of conflicts.jsonl (`kind`, `values`, each with `article_id`, `start`, `end`, `value`);
    `predicted`: the table `conflict_values`. A conflict is shown if values of one shown conflict stand
    where two of its values do that differ.
    """
    found: dict[str, list[Row]] = {}
    for row in records(predicted):
        found.setdefault(row["conflict_id"], []).append(row)
    matches = {key: [row["id"] for row in gold if _shown(row, rows)] for key, rows in found.items()}
    shown = {name for names in matches.values() for name in names}
    compared = [row["id"] for row in gold if row["kind"] in COMPARED]
    return [
        Measure("conflicts shown", len(shown), len(gold)),
        Measure("conflicts of figures and times shown", len(shown & set(compared)), len(compared)),
        Measure("shown conflicts that are one", sum(map(bool, matches.values())), len(matches)),
    ]


def _shown(gold: Row, rows: list[Row]) -> bool:
    return len({part["value"] for part in gold["values"] if any(_meets(part, row) for row in rows)}) >= 2


def _meets(part: Row, row: Row) -> bool:
    span = (int(row["start"]), int(row["end"]))
    return bool(part["article_id"] == row["article_id"] and overlap((part["start"], part["end"]), span))
