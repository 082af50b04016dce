"""Groups of linked sentences that say one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from scipy.sparse import coo_matrix  # type: ignore[import-untyped]
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

from analysis.comparison.similarity import Link

# Whether two rows may not stand in one element.
Apart: TypeAlias = Callable[[int, int], bool]

# Share of the sentences of other articles in an element that a sentence must be linked with to join it.
COHESION = 2 / 3
# Groups that share this much of the smaller one are one element.
OVERLAP = 0.6


class Linked:
    """Links between sentences, from both ends."""

    def __init__(self, found: Iterable[Link]) -> None:
        self.scores: dict[int, dict[int, float]] = defaultdict(dict)
        for link in found:
            self.scores[link.first][link.second] = link.score
            self.scores[link.second][link.first] = link.score

    def between(self, a: int, b: int) -> float:
        """The score of two sentences, 0 if they have no link."""
        return self.scores[a].get(b, 0.0) if a in self.scores else 0.0


def _cohesive(
    linked: Linked, core: int, others: Iterable[int], articles: Sequence[str], apart: Apart
) -> list[int]:
    """The neighbours of a core sentence that fit what has gathered round it, closest first.

    Most of its sentences, not one of them, must be alike, so that no chain of half-alike sentences grows
    into one element.
    """
    kept = [core]
    for other in sorted(others, key=lambda row: (-linked.between(core, row), row)):
        likeness = [linked.between(row, other) for row in kept if articles[row] != articles[other]]
        fits = bool(likeness) and sum(score > 0 for score in likeness) >= COHESION * len(likeness)
        if fits and not any(apart(row, other) for row in kept):
            kept.append(other)
    return kept


def _components(found: Sequence[Link]) -> list[list[Link]]:
    """The links, apart where no chain of them joins two sentences."""
    if not found:
        return []
    ends = ([link.first for link in found], [link.second for link in found])
    size = max(map(max, ends)) + 1
    _, component = connected_components(
        coo_matrix(([1] * len(found), ends), shape=(size, size)), directed=False
    )
    parts: dict[int, list[Link]] = defaultdict(list)
    for link in found:
        parts[int(component[link.first])].append(link)
    return list(parts.values())


def _gather(found: Sequence[Link], articles: Sequence[str], apart: Apart) -> Iterator[list[int]]:
    """Groups of linked sentences round cores: the best linked sentence first, until no link is left over."""
    linked = Linked(found)
    left = {row: dict(scores) for row, scores in linked.scores.items()}
    best = [(_weight(scores), row) for row, scores in left.items()]
    heapify(best)
    while best:
        weight, core = heappop(best)
        if not left[core]:
            continue
        # Others may have taken some of its links since it was weighed.
        if weight != _weight(left[core]):
            heappush(best, (_weight(left[core]), core))
            continue
        group = _cohesive(linked, core, linked.scores[core], articles, apart)
        covered = [(a, b) for a in group for b in group if a < b and b in left[a]]
        for a, b in covered or [(core, other) for other in left[core]]:
            del left[a][b], left[b][a]
        heappush(best, (_weight(left[core]), core))
        if covered:
            yield sorted(group)


def _weight(scores: Mapping[int, float]) -> float:
    return -round(sum(scores.values()), 9)


def _merged(gathered: Iterable[list[int]], apart: Apart) -> list[list[int]]:
    """Groups in order, those that share most of their sentences with an earlier one added to it."""
    kept: list[set[int]] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for group in map(set, gathered):
        near = sorted({number for row in group for number in holders[row]})
        alike = [n for n in near if len(group & kept[n]) >= OVERLAP * min(len(group), len(kept[n]))]
        alike = [n for n in alike if not any(apart(a, b) for a in group for b in kept[n] - {a})]
        number = alike[0] if alike else len(kept)
        if not alike:
            kept.append(set())
        for row in sorted(group - kept[number]):
            holders[row].append(number)
        kept[number] |= group
    return [sorted(group) for group in kept]


def groups(found: Sequence[Link], articles: Sequence[str], apart: Apart) -> Iterator[list[int]]:
    """The elements that several articles report, as groups of rows; two rows that are apart never meet."""
    for part in _components(found):
        yield from _merged(_gather(part, articles, apart), apart)
