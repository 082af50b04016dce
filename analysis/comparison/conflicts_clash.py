"""A conflict and how hard its values clash: if intervals exclude each other, how far apart, how exact."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from scipy.sparse import coo_matrix  # type: ignore[import-untyped]
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

from analysis.comparison.availability import Interval

Row = dict[Any, Any]
Clash = Literal["apart", "partly"]
DAY = 24 * 3600.0
# What a clash of two values of one outlet counts beside one of two.
WITHIN = 0.75
# "Peu avant minuit" ends a minute after "dans la soirée" does: the narrower interval must lie beside the
# wider one by more than this share of itself.
LEAST_BESIDE = 0.1


@dataclass(frozen=True, eq=False)
class Value:
    """One value that an article gives: its row (a span with its sentence) and its interval.

    Figures are in their unit, times in seconds; an open end is infinite. `published` is when its article
    was published, None where that is unknown.
    """

    row: Row
    low: float
    high: float
    published: Interval | None = None

    @property
    def article(self) -> str:
        return str(self.row["article_id"])

    @property
    def key(self) -> tuple[str, float, float]:
        """What makes two values of one conflict the same: the article and the interval."""
        return self.article, self.low, self.high

    @property
    def width(self) -> float:
        return self.high - self.low


def clash(a: Value, b: Value) -> Clash | None:
    """Whether two intervals exclude each other or overlap in part; None where one all but holds the other."""
    if a.high < b.low or b.high < a.low:
        return "apart"
    narrow = a if a.width <= b.width else b
    shared = min(a.high, b.high) - max(a.low, b.low)
    return "partly" if narrow.width - shared > LEAST_BESIDE * narrow.width else None


def strength(a: Value, b: Value, scale: float | None = None) -> float:
    """How hard two values clash, 0 to 1: above one third where they exclude each other.

    It adds how exact they are (the gap between them over the gap and their widths) to how far apart (the
    gap over `scale`, by default over the larger value). Values that overlap in part have what they don't
    share.
    """
    if clash(a, b) == "apart":
        first, second = (a, b) if a.high < b.low else (b, a)
        gap = second.low - first.high
        widths = sum(0.0 if value.width == float("inf") else value.width for value in (a, b))
        far = min(1.0, gap / (scale or second.low or 1.0))
        return (1 + gap / (gap + widths) + far) / 3
    shared = min(a.high, b.high) - max(a.low, b.low)
    whole = max(a.high, b.high) - min(a.low, b.low)
    return (1 - shared / whole) / 3 if whole not in (0, float("inf")) else 0.0


def rising(clashes: Iterable[tuple[Value, Value]]) -> bool:
    """Whether in each clash the larger value is in the article that was published later.

    Such values may be states of one count, a toll or a cost, rather than contradict each other.
    """
    return all(_later_is_larger(a, b) for a, b in clashes)


def _later_is_larger(a: Value, b: Value) -> bool:
    if a.published is None or b.published is None:
        return False
    if a.published.latest < b.published.earliest:
        return a.high < b.low
    return b.published.latest < a.published.earliest and b.high < a.low


@dataclass(frozen=True)
class Conflict:
    """One disagreement: what it is about, every value given, and the pairs that clash.

    `weight` is its strength where the values are words, which no gap measures.
    """

    kind: str
    about: str
    unit: str | None
    values: tuple[Value, ...]
    clashes: tuple[tuple[Value, Value], ...]
    scale: float | None = None
    weight: float | None = None
    update: bool = False

    @property
    def apart(self) -> bool:
        return self.weight is not None or any(clash(a, b) == "apart" for a, b in self.clashes)

    @property
    def hardest(self) -> tuple[Value, Value]:
        """The two values that clash most, the smaller first; those of one outlet only where much harder.

        Values that need not be two states of one count (see `rising`) before those that may be.
        """
        if self.weight is not None:
            return self.clashes[0]
        # What only rose between two articles may be two states of one count.
        firm = [pair for pair in self.clashes if not _later_is_larger(*pair)] if not self.update else []
        a, b = max(firm or self.clashes, key=lambda pair: round(self._strength(pair) * _outlets(pair), 3))
        return (a, b) if (a.low, a.high) <= (b.low, b.high) else (b, a)

    @property
    def strength(self) -> float:
        return self._strength(self.hardest) if self.weight is None else self.weight

    def _strength(self, pair: tuple[Value, Value]) -> float:
        return strength(*pair, self.scale)


def spoken(row: Row, published: Interval | None = None) -> Value:
    """Words as a value: they have no size, and where they stand tells them from others of the article."""
    return Value(row, float(row["start"]), float(row["start"]), published)


def _outlets(pair: tuple[Value, Value]) -> float:
    return WITHIN if pair[0].row["outlet"] == pair[1].row["outlet"] else 1.0


def grouped(pairs: Collection[tuple[int, int]], size: int) -> list[int]:
    """For each of `size` things the number of the group that the pairs put it in."""
    if not pairs:
        return list(range(size))
    rows, columns = zip(*sorted(pairs), strict=True)
    links = coo_matrix(([1] * len(pairs), (rows, columns)), shape=(size, size))
    return [int(group) for group in connected_components(links, directed=False)[1]]
