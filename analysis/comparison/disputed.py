"""One event at times that exclude each other: articles that tell the same doing, each on its own day or hour.

Words alone do not tell a disagreement from two events: papers tell of many alike. Groups of clauses are one
event in spite of their times only where they say that the same was done to the same, no article tells both,
and every article came out after both times. An outlet that corrects itself is in dispute with itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from analysis.comparison.dating import Mention
from analysis.comparison.precedence import Publications
from analysis.language.french.predicates import ordinals, predicates

# Least similarity of two clauses (cosine of terms and names, 0 to 1): twice that of times that meet.
SAME = 0.3
# Seconds: how exactly each must be dated (a weekend), and how far apart the times may be.
DATED, APART = 2 * 24 * 3600, 7 * 24 * 3600
# Seconds: the most between an hour and one that is about it. How many kinds of happening both must name.
HOUR, KINDS = 3600, 2
# The first letters of a term, those of its word family.
STEM = 6

Groups: TypeAlias = list[list[int]]


def disputed(
    told: Sequence[Mention], groups: Groups, alike: Mapping[tuple[int, int], float], published: Publications
) -> Groups:
    """The groups, those brought together that tell one event at times that exclude each other.

    `groups` are lists of places in `told`, `alike` the similarity of the pairs of places whose times exclude
    each other, where it is `SAME` or more or their times may be blurred; `published` is when the articles
    came out. Closest pairs first.
    """
    of = {i: number for number, group in enumerate(groups) for i in group}
    closest: dict[tuple[int, int], float] = {}
    for (i, j), score in alike.items():
        pair = min(of[i], of[j]), max(of[i], of[j])
        if score < SAME or _same_doing(told[i], told[j]):
            closest[pair] = max(score, closest.get(pair, 0.0))
    pairs = [
        (score, a, b)
        for (a, b), score in closest.items()
        if all(_looks_back(told[i], told[j], published) for i, j in product(groups[a], groups[b]))
    ]
    return _joined(groups, pairs)


def may_dispute(a: Mention, b: Mention) -> bool:
    """Whether clauses of two articles date something exactly, at near times without a common moment."""
    if a.article_id == b.article_id or max(a.span, b.span) > DATED:
        return False
    return 0 < max(a.earliest, b.earliest) - min(a.latest, b.latest) <= APART


def may_be_blurred(a: Mention, b: Mention, kinds: Collection[str]) -> bool:
    """Whether two hours exclude each other by less than an hour, one is approximate, and both tell the same.

    `kinds` are those of happening, and of what it befell, that both clauses name.
    """
    near = 0 < max(a.earliest, b.earliest) - min(a.latest, b.latest) < HOUR
    blurred = max(a.span, b.span) <= HOUR and (a.approximate or b.approximate)
    return near and blurred and a.article_id != b.article_id and len(kinds) >= KINDS


def _looks_back(a: Mention, b: Mention, published: Publications) -> bool:
    """Whether two articles each came out after the time that the other gives."""
    if a.article_id == b.article_id:
        return False
    out = (published[a.article_id].published, b.latest), (published[b.article_id].published, a.latest)
    return all(time is not None and time.latest.timestamp() >= over for time, over in out)


def _same_doing(a: Mention, b: Mention) -> bool:
    """Whether what one clause says was done is among the terms of the other, and something else is shared."""
    done, other = predicates(a.text), predicates(b.text)
    terms = [{term[:STEM] for term in one.terms} | deed for one, deed in ((a, done), (b, other))]
    if not (done & terms[1] and other & terms[0]) or ordinals(a.text) != ordinals(b.text):
        return False
    return len(terms[0] & terms[1]) + len(a.entities & b.entities) > 1


def _joined(groups: Groups, pairs: Sequence[tuple[float, int, int]]) -> Groups:
    """Groups with their closest disputant; each in one dispute at most."""
    taken: set[int] = set()
    kept = dict(enumerate(groups))
    for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if taken.isdisjoint((a, b)):
            taken |= {a, b}
            kept[a] = sorted(kept[a] + kept.pop(b))
    return list(kept.values())
