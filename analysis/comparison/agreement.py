"""What two sentences agree on beside their wording, and what keeps them apart.

Sentences of one story share its names and its vocabulary whatever they report. They report one thing where
at least two independent kinds of evidence say so, and nothing that a reader would see speaks against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from analysis.comparison.availability import Interval
from analysis.comparison.holding import Held
from analysis.comparison.similarity import Link

# Kinds of evidence that two sentences need: one alone may be chance.
KINDS = 2
# From here on the wording itself is one kind: over a third of the weighted words are the same.
CLOSE = 0.35
# One rare word in common happens by chance in one story; two do so seldom, twice two hardly ever.
LEAST_RARE = 2


def agreeing(found: Iterable[Link], held: Sequence[Held]) -> list[Link]:
    """The links, in order, whose two sentences agree on enough and are not apart.

    `held` tells for each row what the sentence holds. Kinds of evidence: close wording, rare words, a name,
    a number with its unit, a date, a speaker; a shared passage counts for all of them.
    """
    return [link for link in found if _agree(link, held[link.first], held[link.second])]


def exclusions(sure: Iterable[Link], held: Sequence[Held]) -> Callable[[int, int], bool]:
    """A test of two rows: whether they are apart and no link of `sure` says that they agree all the same."""
    agreed = {(link.first, link.second) for link in sure}

    def excluded(a: int, b: int) -> bool:
        return (min(a, b), max(a, b)) not in agreed and apart(held[a], held[b])

    return excluded


def _agree(link: Link, a: Held, b: Held) -> bool:
    if apart(a, b, link):
        return False
    return link.passage or evidence(a, b, link.score) >= KINDS


def evidence(a: Held, b: Held, score: float) -> int:
    """How many kinds of evidence say that two sentences report one thing.

    None where only who, when or whose words are the same: people say and do several things in a day.
    """
    words = len(a.terms & b.terms) // LEAST_RARE
    what = words + (score >= CLOSE) + bool(a.numbers & b.numbers)
    return what + sum(map(bool, (a.names & b.names, _meet(a, b), a.speakers & b.speakers))) if what else 0


def apart(a: Held, b: Held, link: Link | None = None) -> bool:
    """Whether two sentences can't report one thing: other speakers' words, or another time.

    One may quote what another wrote: their shared passage tells. A quotation may be repeated on another
    day: the speaker and the wording tell.
    """
    shared = link is not None and link.passage
    if a.speakers & b.speakers:
        return _elsewhen(a, b) and not (shared or (link is not None and link.score >= CLOSE))
    return bool(a.distinct and b.distinct and not shared) or _elsewhen(a, b)


def _meet(a: Held, b: Held) -> bool:
    return any(
        one.earliest <= two.latest and two.earliest <= one.latest for one in a.dates for two in b.dates
    )


def _elsewhen(a: Held, b: Held) -> bool:
    """Whether the dates of the two never meet, or one dates what came after the other was published."""
    if a.dates and b.dates:
        return not _meet(a, b)
    return _after(a, b.published) or _after(b, a.published)


def _after(dated: Held, published: Interval | None) -> bool:
    return bool(dated.dates and published) and all(
        published is not None and date.earliest > published.latest for date in dated.dates
    )
