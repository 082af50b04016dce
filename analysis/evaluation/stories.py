"""How well the articles are compared: dated events, shared wording, story elements."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.evaluation.counting import Measure, f_score, inside, overlap, pairs, records
from analysis.evaluation.gold import Row

LEAST = 0.5
# How much less a clause is worth that doesn't hold the date of the predicted one: it decides between equals.
DATED = 0.01
VERBATIM = 20


def _document(row: Row) -> Any:
    return row["article_id"]


def _share(gold: Row, predicted: Row) -> float:
    likeness = inside((gold["start"], gold["end"]), (int(predicted["start"]), int(predicted["end"])))
    return likeness if likeness >= LEAST else 0.0


def _telling(gold: Row, predicted: Row) -> float:
    """As `_share`; of gold clauses as well covered, more for the one that holds the date."""
    dates = gold["start"] <= (predicted.get("timex_start") or -1) < gold["end"]
    return _share(gold, predicted) * (1 if dates else 1 - DATED)


def events(gold: list[Row], mentions: pd.DataFrame) -> list[Measure]:
    """Sentences that tell a dated event, and whether those of one event are brought together.

    `gold`: rows of events.jsonl whose mentions have `article_id`; `mentions`: the table
    `event_mentions`. Merging is scored with B-cubed (Bagga and Baldwin 1998) over the mentions found.
    """
    told = [{**mention, "event": row["id"]} for row in gold for mention in row["mentions"]]
    rows = records(mentions)
    found = pairs(told, rows, _telling, _document)
    true = [g["event"] for g, _ in found]
    given = [p["event_id"] for _, p in found]
    precision, recall = b_cubed(true, given), b_cubed(given, true)
    total = precision + recall
    return [
        *f_score("event mentions", len(found), len(told), len(rows)),
        Measure("events merged: B-cubed precision", precision, len(found)),
        Measure("events merged: B-cubed recall", recall, len(found)),
        Measure("events merged: B-cubed F1", 2 * precision * recall / total if total else 0.0, len(found)),
    ]


def b_cubed(true: list[str], given: list[str]) -> float:
    """Sum over items of the share of the item's given cluster that is of its true cluster."""
    together = Counter(zip(true, given, strict=True))
    size = Counter(given)
    return sum(together[t, g] / size[g] for t, g in zip(true, given, strict=True))


def passages(gold: list[Row], predicted: pd.DataFrame) -> list[Measure]:
    """Verbatim shared wording of at least 20 characters found in all its articles, and passages made up.

    `gold`: rows of shared_passages.jsonl whose occurrences have `article_id`; `predicted`: the table
    `passages`. A passage given, of 20 characters or more too, is wrong if no gold passage of any kind shares
    two of its articles with it.
    """
    given: dict[str, list[Row]] = {}
    for row in records(predicted):
        given.setdefault(row["passage_id"], []).append(row)
    wanted = [
        row for row in gold if row["kind"] in ("verbatim", "wire") and _length(row["occurrences"]) >= VERBATIM
    ]
    found = sum(any(_covers(row, rows) for rows in given.values()) for row in wanted)
    long = [rows for rows in given.values() if _length(rows) >= VERBATIM]
    wrong = sum(not any(_meets(row, rows) for row in gold) for rows in long)
    return [
        Measure("verbatim passages found", found, len(wanted)),
        Measure("passages wrong", wrong, len(long)),
    ]


def _length(occurrences: list[Row]) -> int:
    return min(int(part["end"]) - int(part["start"]) for part in occurrences)


def _covers(gold: Row, rows: list[Row]) -> bool:
    return all(
        any(
            part["article_id"] == row["article_id"]
            and _covered(part, row) >= LEAST * (part["end"] - part["start"])
            for row in rows
        )
        for part in gold["occurrences"]
    )


def _covered(gold: Row, row: Row) -> int:
    return overlap((gold["start"], gold["end"]), (int(row["start"]), int(row["end"])))


def _meets(gold: Row, rows: list[Row]) -> bool:
    shared = {
        row["article_id"]
        for row in rows
        for part in gold["occurrences"]
        if part["article_id"] == row["article_id"] and _covered(part, row)
    }
    return len(shared) >= 2


def elements(gold: list[Row], sentences: pd.DataFrame) -> list[Measure]:
    """Shared story elements found, pairs of sentences rightly joined, and near misses joined.

    `gold`: rows of elements.jsonl whose `docs` (and `near_miss`) have article ids for keys;
    `sentences`: the table `element_sentences`. Pairs are of sentences of two articles in one element;
    a pair is right if both support one gold element, whatever its tier.
    """
    joined = _pairs(records(sentences))
    support = [_support(row["docs"]) for row in gold]
    right = [bool(_ids(a, support) & _ids(b, support)) for a, b in joined]
    shared = [i for i, row in enumerate(gold) if sum(bool(spans) for spans in row["docs"].values()) >= 2]
    told = {i for a, b in joined for i in _ids(a, support) & _ids(b, support)}
    measures = [
        Measure("shared elements found", len(told & set(shared)), len(shared)),
        Measure("pairs joined rightly", sum(right), len(right)),
    ]
    probes = [(i, probe) for i, row in enumerate(gold) for probe in _support(row.get("near_miss") or {})]
    if probes:
        fooled = sum(any(_fooled(i, p, a, b, support) for a, b in joined) for i, p in probes)
        measures.append(Measure("near misses joined wrongly", fooled, len(probes)))
    return measures


def _pairs(rows: list[Row]) -> list[tuple[Row, Row]]:
    """Pairs of sentences of different articles that stand in one element."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["element_id"], []).append(row)
    found: dict[tuple[Any, ...], tuple[Row, Row]] = {}
    for group in groups.values():
        for a, b in combinations(group, 2):
            if a["article_id"] != b["article_id"]:
                first, second = sorted((a, b), key=lambda row: (row["article_id"], row["start"]))
                key = (first["article_id"], first["start"], second["article_id"], second["start"])
                found.setdefault(key, (first, second))
    return list(found.values())


def _support(documents: dict[str, list[Row]]) -> list[Row]:
    return [{**part, "article_id": article} for article, parts in documents.items() for part in parts]


def _ids(row: Row, support: list[list[Row]]) -> set[int]:
    """The gold elements that a sentence supports."""
    return {i for i, parts in enumerate(support) if any(_same(part, row) for part in parts)}


def _same(part: Row, row: Row) -> bool:
    return part["article_id"] == row["article_id"] and _share(part, row) > 0


def _fooled(element: int, probe: Row, a: Row, b: Row, support: list[list[Row]]) -> bool:
    """Whether a pair joins a near miss of an element to a sentence that supports only that element."""
    for one, other in ((a, b), (b, a)):
        if _same(probe, one) and element in _ids(other, support):
            return not _ids(one, support) & _ids(other, support)
    return False
