"""Articles that carry one text: containment of five-word sequences, groups, and how new each article is.

Containment (Broder 1997) is directional: the share of an article's five-word sequences that another one has
too. It finds a dispatch inside a longer article, where the Jaccard index sees two different texts. An
inverted index of the sequences finds the pairs, so that articles that share nothing are never compared. A
common text says nothing of who took it from whom: a shared source is never called copying.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse  # type: ignore[import-untyped]

from analysis import tables
from analysis.comparison import availability
from analysis.comparison.alignment import Sequenced
from analysis.comparison.shingles import Index, index

# Two articles carry one text if so much of either is in the other, and so many sequences are shared: an
# edited dispatch keeps a third to all of its sequences, articles that only quote the same people a tenth.
CONTAINED, LEAST = 0.3, 25
# Of two that carry a third one's text and credit its agency each may have cut its own part: so much will do.
CREDITED = 0.2
# Of more copies of one text most are linked anyway: so many are looked at.
MOST_COPIES = 100
# The share of an article's sequences, the most frequent, by which no pair is found (see `overlaps`).
FREQUENT = 0.15
TOLERANCE = 1e-6
# The share of a sentence's words that makes it a sentence of the common text.
COMMON = 0.5
BLOCK = 512

Numbers: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True, order=True)
class Overlap:
    """How many sequences articles `a` and `b` (numbers) share, and how much of each the other contains."""

    a: int
    b: int
    shared: int
    of_a: float
    of_b: float


def overlaps(found: Index, asked: Iterable[tuple[int, int]] = ()) -> list[Overlap]:
    """The pairs of articles of which one holds 0.3 or more of the other, and those asked for that share any.

    Whoever holds 0.3 of an article holds 0.15 of it among its rarer sequences: what everybody writes need not
    be looked at to find the pairs (prefix filtering, Chaudhuri et al. 2006), only to count what they share.
    """
    article, gram = found.held()
    size = found.size
    shape = (len(size), found.many)
    ones = np.ones(len(gram), dtype=np.int64)
    matrix = sparse.csr_matrix((ones, (article, gram)), shape=shape)
    rare = _rarer(article, np.bincount(gram)[gram] if len(gram) else gram, size)
    prefix = sparse.csr_matrix((ones[rare], (article[rare], gram[rare])), shape=shape)
    wanted = {(min(pair), max(pair)) for pair in asked}
    pairs = set(wanted)
    for start in range(0, len(size), BLOCK):
        product = (prefix[start : start + BLOCK] @ matrix.T).tocoo()
        row, other = product.row + start, product.col
        likely = (row != other) & (product.data >= (CONTAINED - FREQUENT) * size[row] - TOLERANCE)
        first, second = np.minimum(row, other)[likely], np.maximum(row, other)[likely]
        pairs.update(zip(first.tolist(), second.tolist(), strict=True))
    return _counted(matrix, size, sorted(pairs), wanted)


def _rarer(article: Numbers, frequency: Numbers, size: Numbers) -> Numbers:
    """Which of the shared sequences are among their article's rarer ones: all but the `FREQUENT` share.

    Those that an article shares with none, which most are, are the rarest of all.
    """
    order = np.lexsort((frequency, article))
    shared = np.bincount(article, minlength=len(size))
    before = np.concatenate([[0], np.cumsum(shared)])[:-1]
    rank = np.empty(len(article), dtype=int)
    rank[order] = np.arange(len(article)) - before[article[order]]
    return np.asarray(rank + (size - shared)[article] < np.ceil((1 - FREQUENT) * size)[article])


def _counted(
    matrix: Any, size: Numbers, pairs: Sequence[tuple[int, int]], asked: set[tuple[int, int]]
) -> list[Overlap]:
    """What these pairs share, those left out that were not asked for and contain too little."""
    made = []
    for start in range(0, len(pairs), BLOCK):
        block = pairs[start : start + BLOCK]
        a, b = (list(side) for side in zip(*block, strict=True))
        shared = np.asarray(matrix[a].multiply(matrix[b]).sum(axis=1)).ravel().tolist()
        made += [
            Overlap(*pair, n, n / int(size[pair[0]]), n / int(size[pair[1]]))
            for pair, n in zip(block, shared, strict=True)
            if n
        ]
    return [o for o in made if max(o.of_a, o.of_b) >= CONTAINED or (o.a, o.b) in asked]


def groups(pairs: Iterable[Overlap], credited: Container[tuple[int, int]] = ()) -> list[list[int]]:
    """Articles that carry one text: 0.3 or more of either is in the other, for most pairs of the group.

    Two dispatches that one long article holds stay two groups: they have nothing in common. Of the pairs
    `credited` (see `_dispatches`) 0.2 is enough.
    """
    close = [
        p
        for p in pairs
        if p.shared >= LEAST and max(p.of_a, p.of_b) >= (CREDITED if (p.a, p.b) in credited else CONTAINED)
    ]
    linked: dict[int, set[int]] = defaultdict(set)
    for pair in close:
        linked[pair.a].add(pair.b)
        linked[pair.b].add(pair.a)
    group = {number: {number} for number in linked}
    for pair in sorted(close, key=lambda pair: (-max(pair.of_a, pair.of_b), -pair.shared, pair)):
        one, other = group[pair.a], group[pair.b]
        if one is other or 2 * sum(len(linked[a] & other) for a in one) <= len(one) * len(other):
            continue
        one |= other
        group.update(dict.fromkeys(one, one))
    unique = {min(members): sorted(members) for members in group.values() if len(members) > 1}
    return [unique[first] for first in sorted(unique)]


def _dispatches(pairs: Iterable[Overlap], agencies: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """The pairs of articles that both carry the text of a third one, all three crediting one agency."""
    carrying: dict[tuple[int, str], set[int]] = defaultdict(set)
    for pair in pairs:
        if pair.shared >= LEAST:
            for agency in agencies[pair.a] & agencies[pair.b]:
                carrying[pair.a, agency].add(pair.b)
                carrying[pair.b, agency].add(pair.a)
    return {pair for others in carrying.values() for pair in combinations(sorted(others)[:MOST_COPIES], 2)}


def _agencies(found: Index, articles: pd.DataFrame) -> list[frozenset[str]]:
    """The agencies that each article credits."""
    wires = dict(zip(articles["article_id"], articles["wire"].fillna(""), strict=True))
    names = ((name.strip().casefold() for name in str(wires[key]).split(";")) for key in found.keys)
    return [frozenset(filter(None, own)) for own in names]


def common(found: Index, sentences: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The sentences that articles of a group have in common, as the table `common_texts`.

    A sentence belongs to the common text if half of its words stand in five-word sequences of another article
    of the group; it is counted where no earlier article of the group (by publication, then by id) has it.
    """
    order = {key: at for at, key in enumerate(availability.in_order(articles)["article_id"])}
    spans = dict(iter(sentences.groupby("article_id", sort=False)))
    rows: list[dict[str, Any]] = []
    pairs = overlaps(found)
    credited = _dispatches(pairs, _agencies(found, articles))
    if credited:
        pairs = overlaps(found, credited)
    for number, members in enumerate(groups(pairs, credited), 1):
        ordered = sorted(members, key=lambda member: order[found.keys[member]])
        for member, (shared, before) in zip(ordered, _shared(found, ordered), strict=True):
            rows += [
                {**row, "group_id": f"T{number}", "counted": not told}
                for row, told in _sentences(found.articles[member], spans[found.keys[member]], shared, before)
            ]
    return tables.frame("common_texts", rows)


def _shared(found: Index, members: Sequence[int]) -> Iterator[tuple[Numbers, Numbers]]:
    """For each member its tokens that any other has, and those that an earlier one has."""
    grams = [np.unique(found.gram[found.rows(member)]) for member in members]
    unique, first, count = np.unique(np.concatenate(grams), return_index=True, return_counts=True)
    # Sequences come in the order of the members: the first place of one tells who had it first.
    holder = np.repeat(np.arange(len(members)), [len(own) for own in grams])[first]
    for at, member in enumerate(members):
        place = np.searchsorted(unique, found.gram[found.rows(member)])
        yield found.covered(member, count[place] > 1), found.covered(member, holder[place] < at)


def _sentences(
    article: Sequenced, own: pd.DataFrame, shared: Numbers, before: Numbers
) -> Iterator[tuple[dict[str, Any], bool]]:
    """The common sentences of an article, and whether an earlier article has them."""
    starts = np.array(article.starts, dtype=int)
    for row in own.to_dict("records"):
        inside = slice(*np.searchsorted(starts, [row["start"], row["end"]]))
        if inside.start < inside.stop and shared[inside].mean() >= COMMON:
            kept = {str(k): v for k, v in row.items() if k in tables.TABLES["common_texts"]}
            yield kept, bool(before[inside].mean() >= COMMON)


def texts(article: Mapping[Any, Any]) -> tuple[int, int]:
    """The first and last nanosecond from which an article's text may be: first publication to last update.

    An unknown time is as long as time itself.
    """
    unknown = np.iinfo(np.int64).min, np.iinfo(np.int64).max
    times = [
        availability.interval(article[name], article[f"{name}_precision"], article["time_zone"])
        for name in ("published", "updated")
    ]
    if times[0] is None:
        return unknown
    last = max(time.latest for time in times if time)
    return int(times[0].earliest.as_unit("ns").value), int(last.as_unit("ns").value)


def originality(found: Index, articles: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    """How much of each article no earlier article of the corpus has, as the table `originality`.

    `shared` is the table `common_texts`. A token is earlier if it stands in a five-word sequence of an
    article that was surely published, and last updated, before; undecided if such an article may have come
    before or after. Hence two shares: at least and at most.
    """
    facts = {row["article_id"]: row for row in articles.to_dict("records")}
    group = shared.drop_duplicates("article_id").set_index("article_id")["group_id"].to_dict()
    before, maybe = _before(found, [texts(facts[key]) for key in found.keys])
    delays = lags(articles)
    rows = []
    for number, key in enumerate(found.keys):
        own = found.rows(number)
        earlier = found.covered(number, before[own])
        undecided = found.covered(number, maybe[own]) & ~earlier
        words = len(earlier)
        row = {"article_id": key, "outlet": facts[key]["outlet"], "group_id": group.get(key)}
        row |= {"tokens": words, "earlier": int(earlier.sum()), "undecided": int(undecided.sum())}
        if words:
            row |= {"original_least": float(1 - (earlier | undecided).mean())}
            row |= {"original_most": float(1 - earlier.mean())}
        rows.append(row | delays.get(key, {}))
    return tables.frame("originality", rows)


def _before(found: Index, times: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    """For each row of the index whether another article surely, or perhaps, had the sequence before."""
    article, gram = found.held()
    first, last = (np.array([time[side] for time in times], dtype=np.int64) for side in (0, 1))
    many = found.many
    ended = np.full(many, np.iinfo(np.int64).max)
    np.minimum.at(ended, gram, last[article])
    order = np.lexsort((first[article], gram))
    opening = np.searchsorted(gram[order], np.arange(many))
    holder = article[order][opening]
    second = np.minimum(opening + 1, len(order) - 1)
    alone = np.bincount(gram, minlength=many) < 2
    began = np.where(alone, np.iinfo(np.int64).max, first[article[order][second]])
    others = np.where(holder[found.gram] == found.article, began[found.gram], first[holder[found.gram]])
    sure = ended[found.gram] < first[found.article]
    maybe = ~alone[found.gram] & (others <= last[found.article])
    return sure, maybe & ~sure


def lags(articles: pd.DataFrame) -> dict[str, dict[str, int]]:
    """Minutes from the first dated article to each other dated one, at least and at most, by its id."""
    known = {key: time for key, time in availability.publications(articles).items() if time}
    if not known:
        return {}
    opened, closed = (min(getattr(time, end) for time in known.values()) for end in ("earliest", "latest"))
    minute = pd.Timedelta(minutes=1)
    found = {}
    for key, time in known.items():
        least = max(0, (time.earliest - closed.floor("min")) // minute)
        sole = time.latest == closed and sum(t.earliest <= closed for t in known.values()) == 1
        most = 0 if sole else (time.latest.floor("min") - opened) // minute
        found[key] = {"after_least": int(least), "after_most": int(most)}
    return found


def find(
    sentences: pd.DataFrame, quotations: pd.DataFrame, articles: pd.DataFrame, found: Index | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What articles have in common and how new each is: the tables `common_texts` and `originality`.

    `found` is the index of these sentences and quotations where it was made already.
    """
    found = found or index(sentences, quotations)
    shared = common(found, sentences, articles)
    return shared, originality(found, articles, shared)
