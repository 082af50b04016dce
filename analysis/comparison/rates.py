"""Counts against the words they stand in, with the uncertainty of small counts."""

from __future__ import annotations

import pandas as pd


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
