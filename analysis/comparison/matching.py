"""What two articles share: equal runs of words joined into passages and utterances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from analysis.comparison.shingles import Run, runs
from analysis.comparison.wording import LEAST, Finder, Shared

# What must be left of an equal run where longer ones took some of its tokens.
LEAST_TRIMMED = 2
# Tokens that may stand between two equal runs of one passage: in running text, and inside one quotation.
GAP, QUOTED_GAP = 10, 25


def _disjoint(found: Iterable[Run]) -> list[Run]:
    """The runs of two articles, longest first, each token of either used once."""
    kept: list[Run] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for run in sorted(found, key=lambda run: (-run.length, run)):
        free = [k for k in range(run.length) if run.i + k not in used_a and run.j + k not in used_b]
        if not free or len(free) != free[-1] - free[0] + 1 or len(free) < min(run.length, LEAST_TRIMMED):
            continue
        run = Run(run.a, run.b, run.i + free[0], run.j + free[0], len(free))
        kept.append(run)
        used_a.update(range(run.i, run.i + run.length))
        used_b.update(range(run.j, run.j + run.length))
    return sorted(kept)


def _near(finder: Finder, last: Run, run: Run) -> bool:
    """Whether a run follows another closely in both articles, in one stretch of text.

    What stands between is no other quotation: two quotations on the two sides of a third are not one.
    """
    for end, start, article in (
        (last.i + last.length, run.i, finder.articles[run.a]),
        (last.j + last.length, run.j, finder.articles[run.b]),
    ):
        if not 0 <= start - end <= GAP or article.stretch[end - 1] != article.stretch[start]:
            return False
        between = set(article.quote[end:start]) - {-1, article.quote[end - 1], article.quote[start]}
        if between:
            return False
    return True


def _chains(finder: Finder, found: Sequence[Run]) -> Iterator[Shared]:
    """Runs of two articles joined where few tokens stand between them in both."""
    chain: list[Run] = []
    for run in found:
        if chain and not _near(finder, chain[-1], run):
            yield Shared(tuple(chain))
            chain = []
        chain.append(run)
    if chain:
        yield Shared(tuple(chain))


def _utterances(finder: Finder, found: Sequence[Run]) -> Iterator[Shared]:
    """Quotations of two articles that share runs of words, in any order, with other words between."""
    pieces: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in found:
        for pair, part in finder.quotes(run):
            pieces[pair].append(part)
    for parts in pieces.values():
        chain: list[Run] = []
        for part in parts:
            if chain and not _close(finder, chain, part):
                yield Shared(tuple(chain), utterance=True)
                chain = []
            chain.append(part)
        yield Shared(tuple(chain), utterance=True)


def _close(finder: Finder, chain: Sequence[Run], part: Run) -> bool:
    a, b = Shared(tuple(chain)).places
    apart = max(part.i - a.j, part.j - b.j, b.i - part.j - part.length)
    stretches = finder.articles[part.a].stretch, finder.articles[part.b].stretch
    return (
        apart <= QUOTED_GAP
        and stretches[0][a.i] == stretches[0][part.i]
        and stretches[1][b.i] == stretches[1][part.j]
    )


def pairs(finder: Finder) -> list[Shared]:
    """What each two articles share."""
    found = []
    for (a, b), group in groupby(runs(finder.index), key=lambda run: (run.a, run.b)):
        if not finder.comparable(a, b):
            continue
        kept = _disjoint(group)
        told = [u for u in _utterances(finder, kept) if len(u.blocks) > 1 and finder.telling(u)]
        altered = {token for utterance in told for block in utterance.blocks for token in _tokens(block)}
        running = [chain for chain in _chains(finder, kept) if finder.telling(chain)]
        found.extend([*told, *(chain for chain in running if not _told_already(chain, altered))])
    return found


def _tokens(block: Run) -> range:
    return range(block.i, block.i + block.length)


def _told_already(chain: Shared, altered: set[int]) -> bool:
    """Whether a chain adds hardly anything to utterances, whose tokens in the first article are given."""
    own = {token for block in chain.blocks for token in _tokens(block)}
    return not own.isdisjoint(altered) and len(own - altered) < LEAST
