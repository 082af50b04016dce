"""The words that two quotations share, in order: a chain of matches with as few words between as it can have.

Local alignment over words (Smith and Waterman 1981) on the places where words match alone, with a gap cost
that grows with the logarithm of the gap, since a speaker's words are cut and resumed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from analysis.comparison.utterances import Spoken

# What a gap of one word costs on either side, and the widest that a chain spans.
GAP, WIDEST = 0.3, 30
# What an inflected word counts beside the same word, and what a chain must be worth.
INFLECTED, LEAST = 0.7, 0.7

Match = tuple[int, int]


def matches(a: Sequence[Spoken], b: Sequence[Spoken]) -> Iterator[tuple[int, int, float]]:
    """Word numbers of equal words and of words of content of one family, with what each is worth."""
    forms: dict[str, list[int]] = defaultdict(list)
    families: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(b):
        forms[word.form].append(j)
        if word.content:
            families[word.family].append(j)
    for i, word in enumerate(a):
        for j in forms[word.form]:
            yield i, j, min(word.weight, b[j].weight)
        if word.content:
            for j in families[word.family]:
                if b[j].form != word.form:
                    yield i, j, INFLECTED * word.weight


def chains(a: Sequence[Spoken], b: Sequence[Spoken], least_run: float = 0) -> Iterator[list[Match]]:
    """Chains of matches, the best first, none of which uses a word of the stretch of a better one.

    None at all where no `least_run` words in a row match.
    """
    found = sorted(matches(a, b))
    if least_run and _longest_run(found) < least_run:
        return
    while found:
        chain, score = _best(a, b, found)
        if score < LEAST:
            return
        yield chain
        (i0, j0), (i1, j1) = chain[0], chain[-1]
        found = [m for m in found if not i0 <= m[0] <= i1 and not j0 <= m[1] <= j1]


def _longest_run(found: Iterable[tuple[int, int, float]]) -> int:
    run: dict[Match, int] = {}
    for i, j, _ in found:
        run[i, j] = run.get((i - 1, j - 1), 0) + 1
    return max(run.values(), default=0)


def _best(
    a: Sequence[Spoken], b: Sequence[Spoken], found: Sequence[tuple[int, int, float]]
) -> tuple[list[Match], float]:
    """The chain of the highest score; of equal ones that which ends first."""
    own_a, own_b = _own(a), _own(b)
    scores: list[float] = []
    before: list[int] = []
    first = 0
    for at, (i, j, worth) in enumerate(found):
        best, link = 0.0, -1
        while found[first][0] < i - WIDEST:
            first += 1
        for k in range(first, at):
            p, q, _ = found[k]
            if p < i and j - WIDEST <= q < j and scores[k] > best:
                score = scores[k] - _cost(own_a[i] - own_a[p + 1]) - _cost(own_b[j] - own_b[q + 1])
                if score > best:
                    best, link = score, k
        scores.append(best + worth)
        before.append(link)
    at = max(range(len(found)), key=scores.__getitem__)
    score, chain = scores[at], []
    while at >= 0:
        chain.append(found[at][:2])
        at = before[at]
    return chain[::-1], score


def _own(words: Sequence[Spoken]) -> list[int]:
    """How many words of the speaker stand before each word: what an outlet inserted is no gap."""
    counts = [0]
    for word in words:
        counts.append(counts[-1] + (not word.inserted))
    return counts


def _cost(gap: int) -> float:
    return GAP * math.log2(1 + gap)
