"""Two renderings of one utterance: the words they share, and what stands between, before and after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

from analysis.comparison.chaining import Match
from analysis.comparison.utterances import Spoken, Utterance, same_speaker

# Words that belong to a rendering beside the shared ones: no further than the clause, nor than this.
EDGE = 10
CLAUSE_END = re.compile(r"[,;:.!?…—–]")


@dataclass(frozen=True)
class Gap:
    """What stands between two shared words: [i, j) of the first rendering, [p, q) of the other."""

    i: int
    j: int
    p: int
    q: int

    @property
    def sides(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (self.i, self.j), (self.p, self.q)


@dataclass(frozen=True)
class Rendering:
    """Two quotations, the words they share in order, and those that both have near them in another order."""

    pair: tuple[Utterance, Utterance]
    chain: Sequence[Match]
    moved: Sequence[Match] = ()

    @cached_property
    def shared(self) -> list[tuple[Spoken, Spoken]]:
        a, b = (utterance.words for utterance in self.pair)
        return [(a[i], b[j]) for i, j in (*self.chain, *self.moved)]

    @property
    def content(self) -> int:
        """How many words of content both have, inflections counted once."""
        return len({x.family for x, y in self.shared if x.content and y.content})

    @property
    def clausal(self) -> bool:
        """Whether they share grammar that noun phrases do without."""
        return any(x.clausal for x, _ in self.shared)

    @property
    def direct(self) -> bool:
        """Whether both stand between quotation marks."""
        return all(utterance.direct for utterance in self.pair)

    @property
    def one_speaker(self) -> bool:
        return same_speaker(*self.pair)

    @property
    def weight(self) -> float:
        """What the shared words tell."""
        return weight([x for x, _ in self.shared])

    @property
    def shorter(self) -> list[Spoken]:
        """The words of the quotation that says less, those left out that its outlet alone has in brackets."""
        return min((self._spoken(side, 0, len(self.pair[side].words)) for side in (0, 1)), key=weight)

    @property
    def stretches(self) -> tuple[list[Spoken], list[Spoken]]:
        """From the first shared word to the last, in each of the two."""
        ends = [[match[side] for match in (*self.chain, *self.moved)] for side in (0, 1)]
        first, other = (self._spoken(side, min(at), max(at) + 1) for side, at in enumerate(ends))
        return first, other

    def _spoken(self, side: int, i: int, j: int) -> list[Spoken]:
        taken = {match[side] for match in (*self.chain, *self.moved)}
        words = enumerate(self.pair[side].words[i:j], i)
        return [word for at, word in words if at in taken or not word.inserted]

    @property
    def run(self) -> int:
        """Shared words in a row, the longest."""
        longest = run = 1
        for (i, j), following in pairwise(self.chain):
            run = run + 1 if following == (i + 1, j + 1) else 1
            longest = max(longest, run)
        return longest

    @cached_property
    def gaps(self) -> list[Gap]:
        """What stands before, between and after the shared words.

        Where one quotation ends and the other goes on, it was cut there; where both go on with other words
        before the clause ends, these words are part of what differs.
        """
        (i, j), (m, n) = self.chain[0], self.chain[-1]
        left, right = self._edge((i, j), -1), self._edge((m, n), 1)
        between = [Gap(p + 1, q, r + 1, s) for (p, r), (q, s) in pairwise(self.chain)]
        first = Gap(i - left[0], i, j - left[1], j)
        last = Gap(m + 1, m + 1 + right[0], n + 1, n + 1 + right[1])
        return [first, *between, last]

    @property
    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The words [i, j) of each side that render the utterance."""
        first, last = self.gaps[0], self.gaps[-1]
        return (first.i, last.j), (first.p, last.q)

    def partial(self, side: int) -> bool:
        """Whether a side's quotation holds more than what renders the utterance."""
        (i, j), words = self.ends[side], self.pair[side].words
        return any(not word.inserted for word in (*words[:i], *words[j:]))

    def overlaps(self, other: Rendering) -> bool:
        """Whether another rendering by the same two quotations shares words with this one on either side."""
        return any(max(i, p) < min(j, q) for (i, j), (p, q) in zip(self.ends, other.ends, strict=True))

    def _edge(self, match: Match, step: int) -> list[int]:
        """How many words beside a shared one belong to the rendering, on each side."""
        found = [residue(u, at, step) for u, at in zip(self.pair, match, strict=True)]
        found = found if min(found) else [0, 0]
        for side in (0, 1):
            away = [step * (other[side] - match[side]) for other in self.moved]
            found[side] = max([found[side], *away])
        return found

    def written(self, side: int, at: int) -> str:
        """A word of one side to the letter."""
        utterance = self.pair[side]
        word, start = utterance.words[at], int(utterance.row["start"])
        return str(utterance.row["text"])[word.start - start : word.end - start]

    @property
    def operations(self) -> list[list[Any]]:
        """Equal and differing stretches in order: the operation, and the code points of both sides."""
        found = []
        for equal, group in groupby(self._steps(), key=lambda step: step[0]):
            parts = [gap for _, gap in group]
            whole = Gap(parts[0].i, parts[-1].j, parts[0].p, parts[-1].q)
            points = [self._points(side, *whole.sides[side]) for side in (0, 1)]
            found.append(["equal" if equal else "differs", *points[0], *points[1]])
        return found

    def _steps(self) -> Iterator[tuple[bool, Gap]]:
        """Gaps and shared words in order, and whether the words are the same on both sides."""
        for gap, match in zip(self.gaps, [*self.chain, None], strict=True):
            if gap.i < gap.j or gap.p < gap.q:
                yield False, gap
            if match is not None:
                i, j = match
                yield self.equal(match), Gap(i, i + 1, j, j + 1)

    def equal(self, match: Match) -> bool:
        """Whether a shared word is the same, letters in brackets told apart, on both sides."""
        first, other = (utterance.words[at] for utterance, at in zip(self.pair, match, strict=True))
        return first.form == other.form and not any(self.completed(side, match[side]) for side in (0, 1))

    def completed(self, side: int, at: int) -> bool:
        """Whether the outlet supplied letters of a word: "regrette[r]"."""
        return "[" in self.written(side, at)

    def _points(self, side: int, i: int, j: int) -> tuple[int, int]:
        """The code points of words [i, j); an empty stretch stands where the word after it starts."""
        words = self.pair[side].words
        if i == j:
            at = words[i].start if i < len(words) else words[-1].end
            return at, at
        return words[i].start, words[j - 1].end


def weight(words: Sequence[Spoken]) -> float:
    """What words tell together."""
    return sum(word.weight for word in words)


def residue(utterance: Utterance, at: int, step: int) -> int:
    """How many words, ten at most, stand between word `at` and the end (for -1 the start) of its clause."""
    words, count = utterance.words, 0
    while 0 <= at + step < len(words) and count < EDGE:
        if CLAUSE_END.search(utterance.between(min(at, at + step), max(at, at + step))):
            break
        at, count = at + step, count + 1
    return count


def moved(pair: tuple[Utterance, Utterance], chain: Sequence[Match]) -> list[Match]:
    """Words of content near a chain that both sides have in another order, each used once."""
    taken = tuple({match[side] for match in chain} for side in (0, 1))
    near = []
    for side, utterance in enumerate(pair):
        low, high = chain[0][side] - EDGE, chain[-1][side] + EDGE + 1
        around = range(max(low, 0), min(high, len(utterance.words)))
        near.append([at for at in around if at not in taken[side] and utterance.words[at].content])
    found: list[Match] = []
    for i in near[0]:
        family = pair[0].words[i].family
        free = [j for j in near[1] if pair[1].words[j].family == family and j not in {q for _, q in found}]
        found += [(i, j) for j in free[:1]]
    return found
