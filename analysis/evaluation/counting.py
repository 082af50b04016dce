"""What every measure is made of: spans that overlap, rows that pair up, names that agree, counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

Span = tuple[int, int]
G = TypeVar("G")
P = TypeVar("P")


@dataclass(frozen=True)
class Measure:
    """One figure of an evaluation: `right` of `of`, in percent; `of` 0 or a value of None: not defined."""

    name: str
    right: float
    of: float

    @property
    def value(self) -> float | None:
        """Percent, or None where nothing was there to measure."""
        return 100 * self.right / self.of if self.of else None


def f_score(name: str, hits: float, gold: float, predicted: float) -> list[Measure]:
    """Recall, precision and F1 (van Rijsbergen 1979) of `hits`; F1 as 2 hits of gold + predicted."""
    return [
        Measure(f"{name}: recall", hits, gold),
        Measure(f"{name}: precision", hits, predicted),
        Measure(f"{name}: F1", 2 * hits, gold + predicted),
    ]


def overlap(a: Span, b: Span) -> int:
    """Code points that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def iou(a: Span, b: Span) -> float:
    """Intersection over union of two spans, 0 to 1."""
    shared = overlap(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared else 0.0


def inside(a: Span, b: Span) -> float:
    """The share of the shorter span that the other one holds, 0 to 1."""
    shorter = min(a[1] - a[0], b[1] - b[0])
    return overlap(a, b) / shorter if shorter else 0.0


def pairs(
    gold: Sequence[G],
    predicted: Sequence[P],
    likeness: Callable[[G, P], float],
    where: Callable[[Any], Hashable],
    least: float = 0.0,
) -> list[tuple[G, P]]:
    """One-to-one pairs, the most alike first; alike at `least` or, for 0, at all.

    `where` gives the document of a row: only rows of one document are compared. Ties go by order.
    """
    by_document: dict[Hashable, list[int]] = {}
    for j, row in enumerate(predicted):
        by_document.setdefault(where(row), []).append(j)
    scored = [
        (-score, i, j)
        for i, row in enumerate(gold)
        for j in by_document.get(where(row), [])
        if (score := likeness(row, predicted[j])) >= least and score > 0
    ]
    found: list[tuple[G, P]] = []
    taken_gold: set[int] = set()
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            found.append((gold[i], predicted[j]))
    return found


def plain(name: str) -> str:
    """A name without case, accents, marks and double spaces, so that two spellings compare equal."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def same_name(a: str | None, b: str | None) -> bool:
    """Whether one name holds the other, word for word, without regard to case and accents."""
    if not a or not b:
        return False
    first, second = f" {plain(a)} ", f" {plain(b)} "
    return bool(first.strip() and second.strip()) and (first in second or second in first)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries, every null as None."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]


def span(row: dict[str, Any], prefix: str = "") -> Span | None:
    """The span in two columns of a row (`start` and `end`, or with a prefix), None where it is null."""
    start, end = row.get(f"{prefix}start"), row.get(f"{prefix}end")
    return None if start is None or end is None else (int(start), int(end))


def rate(name: str, outcomes: Iterable[bool]) -> Measure:
    """The share of true outcomes."""
    values = list(outcomes)
    return Measure(name, sum(values), len(values))
