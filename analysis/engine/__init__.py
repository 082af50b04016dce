"""How the reading runs: from the cache where it can, article after article where it must."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from analysis.reading import tables as reading
from analysis.corpus.articles import Article
from analysis.engine import cache

Progress = Callable[[int, int], None]


def read(articles: Sequence[Article], progress: Progress | None = None) -> dict[str, pd.DataFrame]:
    """The reading tables of the articles (see `analysis.tables`), each article read at most once.

    `progress` is called with (articles done, articles in all) after each.
    """
    readings = []
    for done, article in enumerate(articles, 1):
        rows = cache.get(article)
        if rows is None:
            rows = reading.read_article(article)
            cache.put(article, rows)
        readings.append(rows)
        if progress:
            progress(done, len(articles))
    return reading.frames(readings)
