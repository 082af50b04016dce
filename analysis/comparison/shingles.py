"""Sequences of words that several articles have, and the runs of words that they make up.

An index of token n-grams finds the places where two articles agree (shingles, Broder 1997; fingerprints,
Manber 1994); neighbouring hits on one diagonal are one maximal run. The index is a hash join of the n-grams
of all articles: the work grows with the text and what it shares, never with the pairs of articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.comparison.alignment import Sequenced, sequences
from analysis.comparison.sharding import Here, Sharding

# Words of a sequence in running text, and inside quotation marks in both articles.
GRAM, QUOTED_GRAM = 5, 3
# An n-gram in more places than this links each of them with its next neighbours only, so many.
CROWD, NEXT = 12, 3
# Articles that are cut into n-grams at a time, and shares of the hashes that are joined at a time.
PART, BUCKETS = 500, 8
# A polynomial hash of 64 bits tells n-grams apart.
BASE = np.uint64(1_000_003)

Numbers: TypeAlias = npt.NDArray[Any]
# Of the n-grams of some articles: hash or number, article, first token.
Rows: TypeAlias = tuple[Numbers, Numbers, Numbers]
# An article's number, and of each of its tokens the hash, the stretch and the quotation.
Columns: TypeAlias = tuple[int, Numbers, Numbers, Numbers]


@dataclass(frozen=True, order=True)
class Run:
    """`length` tokens that stand in article `a` from token `i` and in article `b` from token `j`."""

    a: int
    b: int
    i: int
    j: int
    length: int


@dataclass(frozen=True)
class Index:
    """The five-word sequences that stand in two articles or more: number (`gram`), article and first token.

    Rows come in the order of articles and tokens. `size` tells how many different sequences each article has,
    shared or not; `quoted` has the rows of three words inside quotation marks, in the order of their grams.
    """

    articles: list[Sequenced]
    gram: Numbers
    article: Numbers
    token: Numbers
    size: Numbers
    quoted: Rows

    @property
    def keys(self) -> list[str]:
        """The articles' ids, in the order of their numbers."""
        return [article.article_id for article in self.articles]

    @property
    def many(self) -> int:
        """How many different sequences there are."""
        return int(self.gram.max(initial=-1)) + 1

    def held(self) -> tuple[Numbers, Numbers]:
        """Which article holds which sequence, each pair once: articles and sequences."""
        pairs = np.unique(np.stack([self.article, self.gram]), axis=1)
        return pairs[0], pairs[1]

    def rows(self, number: int) -> slice:
        """The rows of one article."""
        first, end = np.searchsorted(self.article, [number, number + 1]).tolist()
        return slice(first, end)

    def covered(self, number: int, marked: Numbers) -> Numbers:
        """For each token of an article whether it stands in one of its sequences that are `marked`."""
        tokens = np.zeros(len(self.articles[number].forms), dtype=bool)
        starts = self.token[self.rows(number)][marked]
        for step in range(GRAM):
            tokens[starts + step] = True
        return tokens


def index(sentences: pd.DataFrame, quotations: pd.DataFrame, sharding: Sharding | None = None) -> Index:
    """The sequences that articles share; takes the tables `sentences` and `quotations`.

    A sequence lies within one paragraph. `sharding` says where the join runs.
    """
    articles = sequences(sentences, quotations)
    parts = [_columns(articles, at) for at in range(0, len(articles), PART)]
    merged = list((sharding or Here()).join(_split, _merge, parts, BUCKETS)) if parts else []
    size = np.zeros(len(articles), dtype=np.int64)
    for _, _, (holders, counts) in merged:
        size[holders] += counts
    (gram, article, token), quoted = (_renumbered([bucket[kind] for bucket in merged]) for kind in (0, 1))
    order = np.lexsort((token, article))
    return Index(articles, gram[order], article[order], token[order], size, quoted)


def _columns(articles: Sequence[Sequenced], first: int) -> list[Columns]:
    """What the join needs to know of some articles."""
    return [
        (
            number,
            np.fromiter(map(_hash, one.forms), np.uint64, len(one.forms)),
            np.array(one.stretch, np.int32),
            np.array(one.quote, np.int32),
        )
        for number, one in enumerate(articles[first : first + PART], first)
    ]


@lru_cache(maxsize=2**18)
def _hash(form: str) -> int:
    """The same in every process."""
    return int.from_bytes(blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _split(articles: Sequence[Columns], buckets: int) -> list[tuple[Rows, Rows]]:
    """The n-grams of some articles in buckets by hash: of five words, and of three within quotations."""
    kinds = (
        _together([_grams(one, *kind) for one in articles]) for kind in ((GRAM, False), (QUOTED_GRAM, True))
    )
    return list(zip(*(_bucketed(rows, buckets) for rows in kinds), strict=True))


def _grams(article: Columns, size: int, quoted: bool) -> Rows:
    """An article's n-grams within one stretch, or if `quoted` within one quotation."""
    number, forms, stretch, quote = article
    starts = np.flatnonzero(stretch[: max(0, len(stretch) - size + 1)] == stretch[size - 1 :])
    if quoted:
        inside = quote[starts] >= 0
        for step in range(1, size):
            inside &= quote[starts + step] == quote[starts]
        starts = starts[inside]
    mixed = np.zeros(len(starts), np.uint64)
    for step in range(size):
        mixed = mixed * BASE + forms[starts + step]
    return mixed, np.full(len(starts), number, np.int32), starts.astype(np.int32)


def _bucketed(rows: Rows, buckets: int) -> list[Rows]:
    bucket = rows[0] % np.uint64(buckets)
    order = np.argsort(bucket, kind="stable")
    ends = np.searchsorted(bucket[order], np.arange(1, buckets, dtype=np.uint64))
    return list(zip(*(np.split(column[order], ends) for column in rows), strict=True))


def _together(rows: Sequence[Rows]) -> Rows:
    empty = np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros(0, np.int32)
    hashes, articles, tokens = (np.concatenate(columns) for columns in zip(*(rows or [empty]), strict=True))
    return hashes, articles, tokens


def _renumbered(buckets: Sequence[Rows]) -> Rows:
    """The rows of all buckets, each of which numbers its n-grams from 0."""
    counts = [int(gram.max(initial=-1)) + 1 for gram, _, _ in buckets]
    before = np.cumsum([0, *counts])
    rows = [(gram + at, *rest) for at, (gram, *rest) in zip(before, buckets, strict=False)]
    gram, article, token = _together(rows)
    return gram.astype(np.int64), article, token


def _merge(pieces: Sequence[tuple[Rows, Rows]]) -> tuple[Rows, Rows, tuple[Numbers, Numbers]]:
    """Of both kinds the n-grams of a bucket that several articles hold, numbered from 0, and their places.

    Then how many different ones of the first kind each article holds: the articles, and how many.
    """
    five, size = _shared(_together([piece[0] for piece in pieces]))
    three, _ = _shared(_together([piece[1] for piece in pieces]))
    return five, three, size


def _shared(rows: Rows) -> tuple[Rows, tuple[Numbers, Numbers]]:
    order = np.argsort(rows[0], kind="stable")
    hashes, article, token = (column[order] for column in rows)
    new = np.ones(len(hashes), dtype=bool)
    new[1:] = hashes[1:] != hashes[:-1]
    held = new.copy()
    held[1:] |= article[1:] != article[:-1]
    gram = np.cumsum(new) - 1
    several = np.bincount(gram[held]) > 1 if len(gram) else np.zeros(0, dtype=bool)
    kept = several[gram]
    number = np.cumsum(several) - 1
    holders, counts = np.unique(article[held], return_counts=True)
    return (number[gram[kept]], article[kept], token[kept]), (holders, counts)


def runs(found: Index) -> list[Run]:
    """The maximal equal runs between articles: five tokens or more, three inside quotation marks in both."""
    order = np.argsort(found.gram, kind="stable")
    five = found.gram[order], found.article[order], found.token[order]
    hits = [np.stack(hit) for hit in (*_hits(five, GRAM), *_hits(found.quoted, QUOTED_GRAM))]
    if not hits:
        return []
    a, b, shift, start, end = np.concatenate(hits, axis=1)
    order = np.lexsort((start, shift, b, a))
    a, b, shift, start, end = (column[order] for column in (a, b, shift, start, end))
    first, last = _unions(a, b, shift, start, end)
    columns = a[first], b[first], start[first], start[first] + shift[first], last - start[first]
    return sorted(Run(*run) for run in zip(*(column.tolist() for column in columns), strict=True))


def _hits(rows: Rows, size: int) -> Iterator[tuple[Numbers, ...]]:
    """Pairs of places of one n-gram in two articles: both articles, the diagonal, the span in the first."""
    gram, article, token = rows
    count = np.bincount(gram.astype(np.int64))[gram] if len(gram) else gram
    for step in range(1, min(CROWD, len(gram))):
        near = gram[step:] == gram[:-step]
        near &= article[step:] != article[:-step]
        if step > NEXT:
            near &= count[step:] <= CROWD
        at = np.flatnonzero(near)
        i, j = (token[place].astype(np.int64) for place in (at, at + step))
        yield article[at], article[at + step], j - i, i, i + size


def _unions(a: Numbers, b: Numbers, shift: Numbers, start: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """The hits of one diagonal that overlap or touch joined: the row of each run's first, and its end."""
    new = np.ones(len(a), dtype=bool)
    new[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1]) | (shift[1:] != shift[:-1])
    # What is after the end of one diagonal is before that of the next: one pass does for all.
    beyond = (np.cumsum(new) - 1) * (int(end.max()) + 1)
    reach = np.maximum.accumulate(end + beyond)
    apart = new.copy()
    apart[1:] |= start[1:] + beyond[1:] > reach[:-1]
    first = np.flatnonzero(apart)
    last = np.append(first[1:], len(a)) - 1
    return first, reach[last] - beyond[last]
