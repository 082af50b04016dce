"""How the work runs: from the cache where it can, article after article where it must."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from analysis import tables
from analysis.corpus.articles import Article
from analysis.engine import cache

Progress = Callable[[int, int], None]


def read(articles: Sequence[Article], progress: Progress | None = None) -> dict[str, pd.DataFrame]:
    """The reading tables of the articles (see `analysis.tables`), each article read at most once.

    `progress` is called with (articles done, articles in all) after each.
    """
    readings = []
    for done, article in enumerate(articles, 1):
        readings.append(cache.get(article) or _fresh(article))
        if progress:
            progress(done, len(articles))
    return tables.frames(readings)


def compare(articles: Sequence[Article], progress: Progress | None = None) -> dict[str, pd.DataFrame]:
    """Every table of `analysis.tables` of these articles; the comparison of one selection is made once."""
    kept = cache.get_tables(articles)
    if kept is not None:
        return kept
    # scikit-learn takes seconds to import; who finds the tables in the cache never pays them.
    from analysis.comparison.tables import compare as make

    made = make(read(articles, progress))
    cache.put_tables(articles, made)
    return made


def _fresh(article: Article) -> tables.Rows:
    # spaCy takes seconds to import; a run that finds every reading in the cache never pays them.
    from analysis.reading.tables import read_article

    rows = read_article(article)
    cache.put(article, rows)
    return rows
