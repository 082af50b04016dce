"""Token sequences of articles and the runs of tokens that two of them share.

An inverted index of token n-grams finds the places where two articles agree (Manber 1994 for the
idea of fingerprints); neighbouring hits on one diagonal are one maximal run. The work grows with the
number of shared n-grams, never with the number of pairs of articles.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.language import known, load

GRAM, QUOTED_GRAM = 5, 3
# An n-gram in more articles than this links each of them with its next neighbours only.
CROWD = 12
# A word, with letters that an editor supplied in square brackets; the target of a Markdown link is none.
WORD = re.compile(r"\]\([^)\s]*\)|(?P<word>\w+(?:\[\w*\]\w*)*)")
UNACCENTED = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")

# A polynomial hash of 64 bits tells n-grams apart.
BASE = np.uint64(1_000_003)

Numbers: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Word:
    """A token: how it is compared, its offsets in the stored text and whether it starts as a name does."""

    form: str
    start: int
    end: int
    capital: bool


@dataclass
class Sequenced:
    """An article as one sequence of tokens; `quote[i]` numbers the quoted span that holds token i, or -1.

    `stretch[i]` numbers the stretch of text that holds token i: the sentences of one paragraph.
    Nothing is known of what stands between two stretches. `texts` holds the text and start of each.
    """

    article_id: str
    words: list[Word] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    stretch: list[int] = field(default_factory=list)
    texts: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, start: int, gap: str | None) -> None:
        """Append a sentence; `gap` is what stands before it in its paragraph, None if it opens one."""
        if gap is not None and self.texts:
            self.texts[-1] = (self.texts[-1][0], f"{self.texts[-1][1]}{gap}{text}")
        else:
            self.texts.append((start, text))
        found = tokens(text, start)
        self.words.extend(found)
        self.stretch.extend([len(self.texts) - 1] * len(found))

    def text(self, i: int, j: int) -> str:
        """The stored text from token i to token j, j excluded, both in one stretch."""
        start, text = self.texts[self.stretch[i]]
        return text[self.words[i].start - start : self.words[j - 1].end - start]


@dataclass(frozen=True, order=True)
class Run:
    """`length` tokens that stand in article `a` from token `i` and in article `b` from token `j`."""

    a: int
    b: int
    i: int
    j: int
    length: int


def tokens(text: str, offset: int = 0) -> list[Word]:
    """The words of a text in the form in which they are compared, with offsets from `offset`.

    Lower case, editorial brackets inside a word dropped. A first letter's accent is dropped too where
    it was a capital ("Etat", "État"): French papers differ in that alone.
    """
    found = []
    for match in WORD.finditer(text):
        word = match.group("word")
        if word is None:
            continue
        form = word.translate({91: None, 93: None}).lower()
        capital = word[0].isupper()
        if capital:
            form = form[0].translate(UNACCENTED) + form[1:]
        found.append(Word(sys.intern(form), offset + match.start(), offset + match.end(), capital))
    return found


def sequences(sentences: pd.DataFrame, quotations: pd.DataFrame) -> list[Sequenced]:
    """One token sequence an article, in the order of the table; quoted spans from `quotations`."""
    spans = quotations[(quotations["layer"] == "quoted") & ~(quotations["level"] == 2)]
    quoted = {
        key: list(zip(group["start"], group["end"], strict=True))
        for key, group in spans.groupby("article_id")
    }
    found = []
    for article_id, group in sentences.groupby("article_id", sort=False):
        article = Sequenced(str(article_id))
        gap: str | None = None
        for start, text, after in zip(group["start"], group["text"], group["gap"], strict=True):
            article.add(text, int(start), gap)
            gap = None if pd.isna(after) else str(after)
        article.quote = _quoted(article.words, sorted(quoted.get(article_id, [])))
        found.append(article)
    return found


def _quoted(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> list[int]:
    inside, at = [], 0
    for word in words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        holds = at < len(spans) and spans[at][0] <= word.start
        inside.append(at if holds else -1)
    return inside


def numbered(articles: Sequence[Sequenced], size: int) -> Iterator[tuple[Numbers, Numbers]]:
    """For each article its n-grams of `size` tokens within one stretch: their hashes and first tokens."""
    number: dict[str, int] = {}
    for article in articles:
        forms = np.array([number.setdefault(w.form, len(number) + 1) for w in article.words], np.uint64)
        stretch = np.array(article.stretch, dtype=int)
        starts = np.flatnonzero(stretch[: max(0, len(stretch) - size + 1)] == stretch[size - 1 :])
        mixed = np.zeros(len(starts), np.uint64)
        for step in range(size):
            mixed = mixed * BASE + forms[starts + step]
        yield mixed, starts


def _postings(articles: Sequence[Sequenced], size: int, quoted: bool) -> Iterator[list[tuple[int, int]]]:
    """The places (article, token) of each n-gram that stands in several, those of one n-gram together."""
    hashes, owners, tokens = [np.zeros(0, np.uint64)], [np.zeros(0, int)], [np.zeros(0, int)]
    for at, (mixed, starts) in enumerate(numbered(articles, size)):
        if quoted:
            quote = np.array(articles[at].quote, dtype=int)
            inside = quote[starts] >= 0
            for step in range(1, size):
                inside &= quote[starts + step] == quote[starts]
            mixed, starts = mixed[inside], starts[inside]
        hashes.append(mixed)
        owners.append(np.full(len(starts), at))
        tokens.append(starts)
    _, gram, count = np.unique(np.concatenate(hashes), return_inverse=True, return_counts=True)
    # Most n-grams stand in one place only, and bring nobody together.
    several = np.flatnonzero(count[gram] > 1)
    order = several[np.argsort(gram[several], kind="stable")]
    places = zip(np.concatenate(owners)[order].tolist(), np.concatenate(tokens)[order].tolist(), strict=True)
    at_gram = gram[order].tolist()
    for _, group in groupby(zip(at_gram, places, strict=True), key=itemgetter(0)):
        yield [place for _, place in group]


def _pairs(places: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    if len(places) <= CROWD:
        yield from ((p, q) for p, q in combinations(places, 2) if p[0] != q[0])
        return
    for at, place in enumerate(places):
        yield from ((place, other) for other in places[at + 1 : at + 4] if other[0] != place[0])


def runs(articles: Sequence[Sequenced]) -> list[Run]:
    """The maximal equal runs between articles: five tokens or more, three inside quotation marks in both."""
    hits: dict[tuple[int, int, int], list[tuple[int, int]]] = defaultdict(list)
    for size, quoted in ((GRAM, False), (QUOTED_GRAM, True)):
        for places in _postings(articles, size, quoted):
            for (a, i), (b, j) in _pairs(places):
                hits[a, b, j - i].append((i, i + size))
    found: list[Run] = []
    for (a, b, shift), spans in hits.items():
        found.extend(Run(a, b, i, i + shift, end - i) for i, end in union(spans))
    return sorted(found)


def union(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Half-open intervals with those that overlap or touch joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def function_words(language: str) -> frozenset[str]:
    """The words of a language that carry grammar rather than meaning, none for one that is not known."""
    return load(language).words("function_words") if language in known() else frozenset()
