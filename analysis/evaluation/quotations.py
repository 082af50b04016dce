"""How well quotations are found and given to their speakers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evaluation.counting import (
    Measure,
    Span,
    f_score,
    iou,
    overlap,
    pairs,
    rate,
    records,
    same_name,
    span,
)
from analysis.evaluation.gold import Row

FOUND = 0.8


def score(gold: list[Row], predicted: pd.DataFrame) -> list[Measure]:
    """Quoted speech, its speakers, titles taken for speech, and reported clauses.

    `gold`: rows of quotes.jsonl with `article_id`; `predicted`: the table `quotations`. A span is found
    where intersection over union is at least 0.8; a name is right where one holds the other.
    """
    rows = records(predicted)
    quoted = [row for row in rows if row["layer"] == "quoted" and row["role"] == "speech"]
    clauses = [row for row in rows if row["layer"] == "indirect"]
    return [
        *_quoted([row for row in gold if row["layer"] == "quoted"], quoted),
        *_indirect([row for row in gold if row["layer"] == "indirect"], clauses),
    ]


def _spans(gold: Row, predicted: Row) -> float:
    return iou(_must(gold), _must(predicted))


def _must(row: Row) -> Span:
    return int(row["start"]), int(row["end"])


def _document(row: Row) -> Any:
    return row["article_id"]


def _quoted(gold: list[Row], predicted: list[Row]) -> list[Measure]:
    speech = [row for row in gold if row["role"] == "speech"]
    other = [row for row in gold if row["role"] != "speech"]
    found = pairs(speech, predicted, _spans, _document, FOUND)
    named = [row for row in predicted if row["speaker"] is not None]
    right = sum(same_name(g["speaker"], p["speaker"]) for g, p in found)
    taken = pairs(other, predicted, _spans, _document, FOUND)
    return [
        Measure("speech found", len(found), len(speech)),
        Measure("speech delimited exactly", sum(_must(g) == _must(p) for g, p in found), len(speech)),
        Measure("speech: precision", len(found), len(predicted)),
        Measure("right name, of all speech", right, len(speech)),
        Measure("right name, of the names given", right, len(named)),
        _second("right mention, of those found", found, "speaker_mention", "mention_"),
        _second("right cue, of those found", found, "cue", "cue_"),
        Measure("titles and terms taken for speech", len(taken), len(other)),
    ]


def _second(name: str, found: list[tuple[Row, Row]], gold: str, prefix: str) -> Measure:
    """A second span of the pairs that have one in the gold: right where the two overlap."""
    return rate(name, (_touches(g[gold], span(p, prefix)) for g, p in found if g.get(gold)))


def _touches(gold: list[int], predicted: Span | None) -> bool:
    return predicted is not None and overlap((gold[0], gold[1]), predicted) > 0


def _indirect(gold: list[Row], predicted: list[Row]) -> list[Measure]:
    measures: list[Measure] = []
    for least in (0.3, 0.8):
        found = pairs(gold, predicted, _spans, _document, least)
        measures += f_score(f"indirect at {least:.1f}", len(found), len(gold), len(predicted))
        right = sum(same_name(g["speaker"], p["speaker"]) for g, p in found)
        measures += f_score(f"indirect at {least:.1f} with the right name", right, len(gold), len(predicted))
    return measures
