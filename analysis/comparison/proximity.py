"""How near articles are to each other: their words, their wording and what they report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis import tables
from analysis.comparison import copies, tongues
from analysis.comparison.shingles import Index, index

# For each article so many of the nearest by their words are kept, beside all that share wording.
NEAREST = 20
# A word of more articles than this brings none of them together; candidates of each article are then so many.
POSTINGS, CANDIDATES = 250, 100
BLOCK = 512

Numbers: TypeAlias = npt.NDArray[Any]
# scipy ships no types.
Matrix: TypeAlias = Any


def weights(terms: Iterable[str]) -> Matrix:
    """Texts of lemmas separated by spaces as rows of TF-IDF weights of unit length."""
    texts = list(terms)
    if not any(text.strip() for text in texts):
        return sparse.csr_matrix((len(texts), 0))
    made = TfidfVectorizer(tokenizer=str.split, token_pattern=None, lowercase=False, sublinear_tf=True)
    return made.fit_transform(texts).tocsr()


def _nearest(matrix: Matrix) -> Iterator[tuple[int, int]]:
    """Each row with the `NEAREST` others most like it.

    Words that more than `POSTINGS` rows have bring none together: each row's nearest are then sought among
    the `CANDIDATES` that share most of its rarer words.
    """
    many = np.bincount(matrix.indices, minlength=matrix.shape[1]) > POSTINGS
    rare = matrix[:, ~many].tocsr() if many.any() else matrix
    for start in range(0, matrix.shape[0], BLOCK):
        product = (rare[start : start + BLOCK] @ rare.T).tocsr()
        for row in range(product.shape[0]):
            span = slice(product.indptr[row], product.indptr[row + 1])
            others, scores = product.indices[span], product.data[span]
            if many.any():
                others = others[np.lexsort((others, -scores))[: CANDIDATES + 1]]
                scores = np.asarray((matrix[others] @ matrix[start + row].T).todense()).ravel()
            order = np.lexsort((others, -scores))[: NEAREST + 1]
            yield from (
                (min(start + row, other), max(start + row, other))
                for other in others[order].tolist()
                if other != start + row
            )


def find(
    sentences: pd.DataFrame,
    quotations: pd.DataFrame,
    articles: pd.DataFrame,
    element_sentences: pd.DataFrame,
    found: Index | None = None,
) -> pd.DataFrame:
    """Pairs of articles with what they have in common, as the table `similarities`: a row each way.

    Pairs of one language: the words of two don't compare.

    All pairs of 21 articles or fewer that share a word; of more, each article's 20 nearest by their words (of
    more than 250, by those that fewer than that have) and those that share a sentence's worth of wording.
    """
    keys = articles["article_id"].tolist()
    at = {key: number for number, key in enumerate(keys)}
    terms = sentences.groupby("article_id")["terms"].agg(lambda own: " ".join(own.dropna()))
    matrix = weights(terms.reindex(keys).fillna(""))
    spoken = [tongues.of(articles).get(key) for key in keys]
    nearest = {(a, b) for a, b in _nearest(matrix) if spoken[a] == spoken[b]}
    shared = {}
    found = found or index(sentences, quotations)
    number = {key: place for place, key in enumerate(found.keys)}
    asked = [(number[keys[a]], number[keys[b]]) for a, b in nearest if {keys[a], keys[b]} <= number.keys()]
    for pair in copies.overlaps(found, asked):
        a, b = at[found.keys[pair.a]], at[found.keys[pair.b]]
        shared[a, b], shared[b, a] = pair.of_a, pair.of_b
    worded = {(min(pair), max(pair)) for pair, part in shared.items() if part >= copies.CONTAINED}
    worded = {(a, b) for a, b in worded if spoken[a] == spoken[b]}
    reported = _reported(element_sentences, at)
    outlets = articles["outlet"].tolist()
    rows = []
    pairs = sorted(worded | nearest)
    for (one, other), cosine in zip(pairs, _cosines(matrix, pairs), strict=True):
        for a, b in ((one, other), (other, one)):
            row = {"article_id": keys[a], "outlet": outlets[a], "cosine": min(cosine, 1.0)}
            row |= {"other_article_id": keys[b], "other_outlet": outlets[b]}
            row |= {"containment": shared.get((a, b), 0.0), "elements": len(reported[a])}
            rows.append(row | {"shared_elements": len(reported[a] & reported[b])})
    return tables.frame("similarities", rows)


def _cosines(matrix: Matrix, pairs: Sequence[tuple[int, int]]) -> Iterator[float]:
    """The cosine of each pair of rows of unit length."""
    for start in range(0, len(pairs), BLOCK):
        a, b = (list(side) for side in zip(*pairs[start : start + BLOCK], strict=True))
        yield from np.asarray(matrix[a].multiply(matrix[b]).sum(axis=1)).ravel().tolist()


def _reported(element_sentences: pd.DataFrame, at: dict[Any, int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for key, element in element_sentences[["article_id", "element_id"]].itertuples(index=False):
        found[at[key]].add(str(element))
    return found


def outlets(
    sentences: pd.DataFrame,
    common: pd.DataFrame,
    element_sentences: pd.DataFrame,
    collapsed: bool,
    articles: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How near each two outlets are: outlet, other_outlet, cosine (of their lemmas), shared_elements, either.

    Takes the tables `sentences`, `common_texts` and `element_sentences`. Where `collapsed`, the sentences of
    common texts are left out: they are near by definition, and an outlet that has no others is too. `either`
    counts the elements that one or both report. With the table `articles`, two outlets without a language in
    common have no cosine.
    """
    published = articles.groupby("outlet")["language"] if articles is not None else ()
    spoken = {outlet: set(codes) for outlet, codes in published}
    left = set(common["sentence_id"]) if collapsed else set()
    own, told = (table[~table["sentence_id"].isin(left)] for table in (sentences, element_sentences))
    terms = own.dropna(subset=["outlet", "terms"]).groupby("outlet")["terms"].agg(" ".join)
    matrix = weights(terms)
    reported = {outlet: set(rows) for outlet, rows in told.groupby("outlet")["element_id"]}
    rows = []
    for (one, first), (other, second) in combinations(enumerate(terms.index), 2):
        a, b = reported.get(first, set()), reported.get(second, set())
        row = {"outlet": first, "other_outlet": second, "shared_elements": len(a & b), "either": len(a | b)}
        apart = first in spoken and second in spoken and spoken[first].isdisjoint(spoken[second])
        rows.append(row | {"cosine": np.nan if apart else float(matrix[one].multiply(matrix[other]).sum())})
    columns = ["outlet", "other_outlet", "cosine", "shared_elements", "either"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["cosine", "outlet", "other_outlet"], ascending=[False, True, True]
    )
