"""How much two sentences of different articles say the same: weighted words, and pieces of words.

Words and character n-grams weighted by how rare they are in the corpus (TF-IDF) align sentences of the
same story better than word vectors or sentence encoders do. Only pairs that share a word that few
sentences have are ever compared, so the work grows with the text and not with its square.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse  # type: ignore[import-untyped]

from analysis.comparison.alignment import function_words
from analysis.comparison.sharding import Here, Sharding

# A word's first letters stand for its family: "pirater", "piratage", "piraté".
STEM = 5
# Weights beside 1 for other words: names recur in one story whatever is said of them.
FUNCTION_WEIGHT, NAME_WEIGHT = 0.5, 0.5
# Information added to each sentence's length, so that two very short ones are not alike by one word.
DAMPING = 6.0
# What a word of one sentence weighs beside one that stands in all, however many sentences there are.
RARITY = 5.0
CHARACTERS = 0.3
# Words other than names and function words that two sentences must share.
LEAST_SHARED = 2
# Sentences kept for each sentence, and how many may hold the word that brings two together.
NEIGHBOURS, POSTINGS = 40, 250
# Rows that meet all others at a time, and pairs that are multiplied at a time.
BLOCK, PAIRS = 512, 2048
# What an editor put into a quoted word: "regrette[r]", "[nous a]vons".
BRACKET = re.compile(r"(?<=\w)[\[\]](?=\w)")
# Shared wording counts beside what its words count: it is no coincidence.
PASSAGE_BONUS = 0.15
# Below this the wording of two sentences with one number is nothing to which that could add.
FAINT = 0.05
# The same words of the same speaker are enough, be they one word of two long sentences.
REPEATED_BONUS = 0.2

# scipy ships no types.
Matrix: TypeAlias = Any
Numbers: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True, order=True)
class Link:
    """Two sentences of different articles, by row number, how alike they are, and if they share wording."""

    first: int
    second: int
    score: float
    passage: bool = False


@dataclass(frozen=True)
class Words:
    """Sentences as rows of weighted words; `content` marks the words that are no function words or names.

    `frequency` tells for each column in how many sentences it stands.
    """

    weights: Matrix
    content: Matrix
    frequency: Numbers


def _base(match: re.Match[str], function: frozenset[str]) -> tuple[str, float]:
    word = match.group()
    if word.isdigit():
        return f"#{word}", 1.0
    if word.lower() in function or len(word) < 3:
        return word.lower(), FUNCTION_WEIGHT
    name = word[0].isupper() and match.start() > 0
    return word.lower()[:STEM], NAME_WEIGHT if name else 1.0


def _features(text: str, function: frozenset[str]) -> dict[str, tuple[float, float]]:
    """For each form of a text its weight, repetitions counted, and its weight by kind of word."""
    kinds: dict[str, float] = {}
    count: Counter[str] = Counter()
    for match in re.finditer(r"\w+", BRACKET.sub("", text)):
        form, weight = _base(match, function)
        kinds[form] = max(kinds.get(form, 0.0), weight)
        count[form] += 1
    return {form: (kind * (1 + float(np.log(count[form]))), kind) for form, kind in kinds.items()}


def content(text: str, function: frozenset[str]) -> set[str]:
    """The word families of a text that are neither function words nor names."""
    return {form for form, (_, kind) in _features(text, function).items() if kind == 1}


def _words(texts: Sequence[str], function: frozenset[str]) -> Words:
    number: dict[str, int] = {}
    # Arrays and no objects: of a large corpus they are the greater part of what is held.
    at, of, weights, content = array("l"), array("l"), array("d"), array("d")
    for row, text in enumerate(texts):
        for form, (weight, kind) in _features(text, function).items():
            at.append(row)
            of.append(number.setdefault(form, len(number)))
            weights.append(weight)
            content.append(float(kind == 1))
    place = np.empty(len(number), dtype=int)
    place[[number[form] for form in sorted(number)]] = np.arange(len(number))
    rows, columns = np.asarray(at, dtype=int), place[np.asarray(of, dtype=int)]
    frequency = np.bincount(columns, minlength=len(number))
    rarity = 1 + RARITY * (1 - np.log(1 + frequency) / np.log(1 + len(texts)))
    shape = (len(texts), len(number))
    matrix = sparse.csr_matrix((np.asarray(weights) * rarity[columns], (rows, columns)), shape=shape)
    squares = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    scaled = sparse.diags(1 / np.sqrt(squares + DAMPING**2)) @ matrix
    marks = sparse.csr_matrix((np.asarray(content), (rows, columns)), shape=shape)
    return Words(scaled.tocsr(), marks, frequency)


def _pieces(texts: Sequence[str]) -> Matrix:
    """Rows of weighted character n-grams of unit length."""
    if not any(re.search(r"\w", text) for text in texts):
        return sparse.csr_matrix((len(texts), 0))
    # scikit-learn takes a second to import; a notebook that shows tables needs none of it.
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    return vectorizer.fit_transform([text.lower() for text in texts]).tocsr()


def _candidates(words: Words, articles: Numbers, sharding: Sharding | None = None) -> tuple[Numbers, Numbers]:
    """Pairs of rows of different articles that share rarer words, the best few of each row, in order.

    A broadcast join: every block of rows meets all of them.
    """
    limit = min(POSTINGS, max(10, len(articles) // 4))
    rare = words.weights[:, words.frequency <= limit].tocsr()
    _, owner = np.unique(articles, return_inverse=True)
    blocks = range(0, rare.shape[0], BLOCK)
    found = list((sharding or Here()).broadcast(_nearest, (rare, owner), blocks))
    pairs = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)
    first, second = np.divmod(pairs, max(len(articles), 1))
    return first, second


def _nearest(common: tuple[Matrix, Numbers], start: int) -> Numbers:
    """The best few of each row of a block; a pair is one number, the lower row times all and the other."""
    rare, owner = common
    product = (rare[start : start + BLOCK] @ rare.T).tocsr()
    found = [np.zeros(0, np.int64)]
    for row in range(product.shape[0]):
        span = slice(product.indptr[row], product.indptr[row + 1])
        others, scores = product.indices[span], product.data[span]
        apart = owner[others] != owner[start + row]
        best = _best(others[apart], scores[apart]).astype(np.int64)
        found.append(np.minimum(best, start + row) * len(owner) + np.maximum(best, start + row))
    return np.asarray(np.unique(np.concatenate(found)))


def _best(others: Numbers, scores: Numbers) -> Numbers:
    """The `NEIGHBOURS` of the highest scores; of equal ones the first."""
    beyond = len(scores) - NEIGHBOURS
    if beyond <= 0:
        return others
    least = np.partition(scores, beyond)[beyond]
    better = others[scores > least]
    return np.concatenate([better, np.sort(others[scores == least])[: NEIGHBOURS - len(better)]])


def _together(sentences: pd.DataFrame, passages: pd.DataFrame) -> set[tuple[int, int]]:
    """Pairs of rows that hold occurrences of one passage of shared wording."""
    holders: dict[str, list[int]] = {}
    starts = sentences["start"].to_numpy(dtype=int)
    ends = sentences["end"].to_numpy(dtype=int)
    rows = {key: np.asarray(found) for key, found in sentences.groupby("article_id").indices.items()}
    for passage in passages.to_dict("records"):
        own = rows.get(passage["article_id"], np.asarray([], dtype=int))
        inside = own[(starts[own] < passage["end"]) & (ends[own] > passage["start"])]
        # A passage of several sentences says several things; which of them where, its words tell.
        if len(inside) == 1:
            holders.setdefault(passage["passage_id"], []).append(int(inside[0]))
    return {(min(a, b), max(a, b)) for found in holders.values() for a in found for b in found if a != b}


def links(
    sentences: pd.DataFrame,
    passages: pd.DataFrame,
    repeated: Collection[tuple[int, int]],
    counted: Collection[tuple[int, int]],
    languages: Sequence[str],
    least: float,
    sharding: Sharding | None = None,
) -> list[Link]:
    """Pairs of sentences of different articles that score `least` or more, best first.

    `sentences` is the table of that name with rows numbered from 0; `languages` are the corpus' codes;
    `repeated` are pairs that quote the same words of one speaker, `counted` those that hold one number,
    of which even a faint likeness (FAINT) is kept; `least` is more than 0; `sharding`: where the joins run.
    The score is 0.7 times the damped cosine of weighted words plus 0.3 times that of character n-grams,
    and a little more where the two share a passage; they share a passage, two words of content or, beside
    a number, one.
    """
    texts, count = sentences["text"].tolist(), len(sentences)
    articles = sentences["article_id"].to_numpy()
    function = frozenset().union(*(function_words(code) for code in languages))
    words = _words(texts, function)
    together = {pair for pair in _together(sentences, passages) if articles[pair[0]] != articles[pair[1]]}
    worded, quoted, numbered = (_numbered(pairs, count) for pairs in (together, repeated, counted))
    first, second = _candidates(words, articles, sharding)
    pairs = np.unique(np.concatenate([first * count + second, worded, quoted, numbered]))
    # Most pairs share less than tells: they go before anything else is looked at.
    contents = _dots(words.content, *np.divmod(pairs, max(count, 1)), sharding)
    told = contents >= np.where(np.isin(pairs, numbered), 1, LEAST_SHARED)
    pairs = pairs[told | np.isin(pairs, np.concatenate([worded, quoted]))]
    if not len(pairs):
        return []
    a, b = np.divmod(pairs, count)
    shared = np.isin(pairs, worded) | np.isin(pairs, quoted)
    alike = (1 - CHARACTERS) * _dots(words.weights, a, b, sharding)
    # The n-grams of a large corpus take the most of all: nothing is kept beside them that is not needed.
    del words, together
    alike += CHARACTERS * _dots(_pieces(texts), a, b, sharding)
    alike += np.where(np.isin(pairs, quoted), REPEATED_BONUS, PASSAGE_BONUS * shared)
    kept = np.flatnonzero(alike >= np.where(np.isin(pairs, numbered), min(least, FAINT), least))
    columns = (column[kept].tolist() for column in (a, b, alike, shared))
    found = [Link(*values) for values in zip(*columns, strict=True)]
    return sorted(found, key=lambda link: (-link.score, link.first, link.second))


def _numbered(pairs: Iterable[tuple[int, int]], count: int) -> Numbers:
    """Pairs of rows, each as one number: the first row times all rows, and the second."""
    return np.array([first * count + second for first, second in pairs], dtype=np.int64)


def _dots(matrix: Matrix, a: Numbers, b: Numbers, sharding: Sharding | None) -> Numbers:
    """The products of rows `a` with rows `b`: a broadcast join, every block of pairs meets all rows."""
    blocks = ((a[at : at + PAIRS], b[at : at + PAIRS]) for at in range(0, len(a), PAIRS))
    return np.concatenate([np.zeros(0), *(sharding or Here()).broadcast(_dot, matrix, blocks)])


def _dot(matrix: Matrix, rows: tuple[Numbers, Numbers]) -> Numbers:
    return np.asarray(matrix[rows[0]].multiply(matrix[rows[1]]).sum(axis=1)).ravel()
