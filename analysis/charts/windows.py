"""Which stretch of a story deserves a closer look, and an overview that leaves room for busy days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from analysis.charts.data import Span, milliseconds
from analysis.charts.spans import DAY, Told

HOUR = pd.Timedelta(hours=1)
# What is known better than to half a day can be told apart on a day.
FINE = 12 * HOUR
# A publication so soon after the last event of a day still belongs to its story.
SOON = 2 * HOUR
# Days of at least so many fine marks get together this share of the overview, at most so many days.
BUSY, SHARE, MOST = 2, 0.6, 8
# A stretch so short needs no busy days: all of it can be seen.
SHORT = 4 * DAY


def whole(marks: list[Told]) -> Span:
    """From the first to the last mark, with a margin."""
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    margin = max((last - first) * 0.02, HOUR)
    return first - margin, last + margin


def densest(spans: list[Told], prints: list[Told]) -> Span:
    """The part of the busiest day that holds what is known best, with what was published right after.

    Without anything known better than to the day: the busiest day. Of days as busy, the first.
    """
    fine = [span for span in spans if span.end - span.start <= FINE]
    days = _days(fine or spans)
    if not days:
        return whole([*spans, *prints])
    day = min(days, key=lambda day: (-days[day], day))
    own = [span for span in fine if span.start.normalize() == day]
    exact = [span for span in own if span.end - span.start <= HOUR]
    chosen = exact if len(exact) > 1 else own
    if not chosen:
        return day - HOUR, day + DAY + HOUR
    low, high = min(span.start for span in chosen), max(span.end for span in chosen)
    high = max([high, *(mark.end for mark in prints if mark.point and high <= mark.start <= high + SOON)])
    room = max((high - low) * 0.06, pd.Timedelta(minutes=15))
    return low - room, high + room


def _days(spans: list[Told]) -> Counter[pd.Timestamp]:
    """How many marks begin on each day that are not longer than a day."""
    return Counter(span.start.normalize() for span in spans if span.end - span.start <= DAY)


@dataclass(frozen=True)
class Warp:
    """A time axis in pieces: `knots` in milliseconds, `shares` of the width at each, `busy` its wide days."""

    knots: tuple[int, ...]
    shares: tuple[float, ...]
    busy: tuple[pd.Timestamp, ...]

    def share(self, moment: pd.Timestamp) -> float:
        """Where a moment lies, from 0 to 1."""
        at = milliseconds(moment)
        for low, high, a, b in zip(self.knots, self.knots[1:], self.shares, self.shares[1:], strict=False):
            if at <= high:
                return a + (b - a) * max(0, at - low) / (high - low)
        return 1.0


def warp(span: Span, marks: list[Told]) -> Warp:
    """An axis over `span` on which busy days are wide, in proportion to the root of their marks."""
    counts = {day: count for day, count in _days(marks).items() if count >= BUSY}
    chosen = sorted(sorted(counts, key=lambda day: (-counts[day], day))[:MOST])
    inside = [day for day in chosen if span[0] <= day and day + DAY <= span[1]]
    if span[1] - span[0] <= SHORT or not inside:
        return Warp((milliseconds(span[0]), milliseconds(span[1])), (0.0, 1.0), ())
    weights = {day: counts[day] ** 0.5 for day in inside}
    quiet = (span[1] - span[0]) - DAY * len(inside)
    edges = sorted({span[0], span[1], *inside, *(day + DAY for day in inside)})
    shares = [0.0]
    for low, high in pairwise(edges):
        busy = SHARE * weights[low] / sum(weights.values()) if low in weights else 0.0
        shares.append(shares[-1] + (busy or (1 - SHARE) * ((high - low) / quiet)))
    rounded = tuple(round(share, 4) for share in shares[:-1])
    return Warp(tuple(milliseconds(edge) for edge in edges), (*rounded, 1.0), tuple(inside))
