"""Counts against the words they stand in, with the uncertainty of small counts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

# Articles of one outlet from which on an interval says something of others like them.
LEAST_ARTICLES = 20
DRAWS, SEED = 2000, 1979


def own_words(articles: pd.DataFrame, voices: pd.DataFrame) -> pd.Series:
    """Words outside quotation marks by outlet, outlets without any left out."""
    words = articles.groupby("outlet")["words"].sum()
    quoted = voices.groupby("outlet")["quoted_words"].sum().reindex(words.index).fillna(0)
    own = (words - quoted).astype(int)
    return own[own > 0]


def poisson(count: int) -> tuple[float, float]:
    """Byar's approximation of the exact 95 % interval of a count (Breslow and Day 1987), good from 1 on."""

    def edge(n: int, side: float) -> float:
        return float(n * (1 - 1 / (9 * n) + side * 1.96 / (3 * n**0.5)) ** 3) if n else 0.0

    return edge(count, -1), edge(count + 1, 1)


def share_interval(parts: npt.ArrayLike, wholes: npt.ArrayLike) -> tuple[float, float] | None:
    """The 95 % percentile bootstrap interval (Efron 1979) of the sum of parts over the sum of wholes.

    One part and one whole an article: whole articles are drawn again, since the words of one article are
    not independent. None below `LEAST_ARTICLES` articles, where the interval would mean nothing.
    """
    part, whole = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
    if len(whole) < LEAST_ARTICLES or not whole.sum():
        return None
    drawn = np.random.default_rng(SEED).integers(len(whole), size=(DRAWS, len(whole)))
    sums = whole[drawn].sum(axis=1)
    low, high = np.quantile(part[drawn].sum(axis=1)[sums > 0] / sums[sums > 0], (0.025, 0.975))
    return float(low), float(high)
