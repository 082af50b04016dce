"""Groups of linked sentences that say one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from scipy.sparse import coo_matrix  # type: ignore[import-untyped]
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

from analysis.comparison.similarity import Link

# Links at least this strong make an element. On the annotated articles three of four such links are right.
STRENGTH = 0.2
# Mean strength that a sentence must have with those of other articles in an element to join it.
COHESION = 0.15
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


def _cohesive(linked: Linked, core: int, others: Iterable[int], articles: Sequence[str]) -> list[int]:
    """The neighbours of a core sentence that fit what has gathered round it, closest first.

    Average link with sentences of other articles, not single link, so that no chain of half-alike
    sentences grows into one element.
    """
    kept = [core]
    for other in sorted(others, key=lambda row: (-linked.between(core, row), row)):
        apart = [row for row in kept if articles[row] != articles[other]]
        scores = [linked.between(row, other) for row in apart]
        if scores and sum(scores) / len(scores) >= COHESION:
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


def _gather(found: Sequence[Link], articles: Sequence[str]) -> Iterator[list[int]]:
    """Groups of linked sentences round cores: the best linked sentence first, until no link is left over."""
    linked = Linked(found)
    left = {(link.first, link.second): link.score for link in found}
    while left:
        weight: dict[int, float] = defaultdict(float)
        for (a, b), score in left.items():
            weight[a] += score
            weight[b] += score
        core = min(weight, key=lambda row: (-round(weight[row], 9), row))
        group = _cohesive(linked, core, linked.scores[core], articles)
        covered = [pair for pair in left if set(group).issuperset(pair)]
        for pair in covered or [pair for pair in left if core in pair]:
            del left[pair]
        if covered:
            yield sorted(group)


def groups(found: Sequence[Link], articles: Sequence[str]) -> Iterator[list[int]]:
    """The elements that several articles report, as groups of rows."""
    for part in _components([link for link in found if link.score >= STRENGTH]):
        yield from _merged(_gather(part, articles))


def _merged(groups: Iterable[list[int]]) -> list[list[int]]:
    """Groups in order, those that share most of their sentences with an earlier one added to it."""
    kept: list[set[int]] = []
    for group in map(set, groups):
        alike = [other for other in kept if len(group & other) >= OVERLAP * min(len(group), len(other))]
        if alike:
            alike[0].update(group)
        else:
            kept.append(group)
    return [sorted(group) for group in kept]
