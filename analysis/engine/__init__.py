"""How the work runs: from the cache where it can, on the engine that fits where it must."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis import tables
from analysis.corpus.articles import Article, Skipped
from analysis.engine import cache
from analysis.engine.engines import LIMIT, Lost, choose
from analysis.engine.progress import Progress
from analysis.errors import UserError
from analysis.messages import lazy
from analysis.tables import Rows

__all__ = ["Options", "Progress", "compare", "read", "read_one"]


@dataclass(frozen=True)
class Options:
    """How to run, which never changes what comes out.

    `workers`: processes, 0 for as many as pay. `cluster`: address of a Dask scheduler, or `local`.
    `retry`: try again what failed in an earlier run. `limit`: seconds that reading an article in a process of
    its own may take, 0 for as long as it likes. `progress`: called with (articles done, of how many).
    """

    workers: int = 0
    cluster: str = ""
    retry: bool = False
    limit: int = LIMIT
    progress: Progress | None = field(default=None, compare=False)


def read(
    articles: Sequence[Article], options: Options | None = None
) -> tuple[dict[str, pd.DataFrame], tuple[Skipped, ...]]:
    """The reading tables of the articles (see `analysis.tables`), and the articles that could not be read.

    Rows come in the order of the articles, each article read at most once, whichever engine runs. Raises
    UserError if none could be read.
    """
    kept, skipped = _split(articles, _fill(articles, options or Options()))
    return tables.frames(_readings(kept)), skipped


def compare(
    articles: Sequence[Article], options: Options | None = None
) -> tuple[dict[str, pd.DataFrame], tuple[Skipped, ...]]:
    """Every table of `analysis.tables`, and the articles that could not be read (see `read`).

    The comparison of one selection is made once.
    """
    found = cache.get_tables(articles)
    if found is not None:
        return found, ()
    kept, skipped = _split(articles, _fill(articles, options or Options()))
    found = cache.get_tables(kept) if skipped else None
    if found is None:
        # scikit-learn takes seconds to import; who finds the tables in the cache never pays them.
        from analysis.comparison.tables import compare as make

        made = make(tables.frames(_readings(kept)))
        found = {name: made[name] for name in tables.TABLES}
        cache.put_tables(kept, found)
        cache.trim()
    return found, skipped


def _fill(articles: Sequence[Article], options: Options) -> Mapping[str, str]:
    """Read what the cache does not hold; the reasons of what can't be read, by article."""
    if options.retry:
        cache.forget_lost(articles)
    unread = {cache.key(one): one for one in articles if not (cache.has(one) or cache.lost(one))}
    if unread:
        _read_all(list(unread.values()), len(articles), options)
        cache.trim()
    return {one.article_id: why for one in articles if (why := cache.lost(one))}


def _read_all(unread: Sequence[Article], of: int, options: Options) -> None:
    done = of - len(unread)
    say = options.progress or (lambda done, of: None)
    say(done, of)
    with choose(len(unread), options.workers, options.cluster) as engine:
        for number, result in engine.map(read_as_json, unread, options.limit):
            if isinstance(result, Lost):
                cache.put_lost(unread[number], result.reason)
            else:
                cache.put_json(unread[number], result)
            done += 1
            say(done, of)


def read_as_json(article: Article) -> str:
    """The reading of one article as the cache keeps it; what an engine is given to do.

    One string travels between processes for a tenth of what its thousands of values cost.
    """
    return json.dumps(read_one(article))


def read_one(article: Article) -> Rows:
    """The reading of one article, as rows of each reading table."""
    # spaCy takes seconds to import; a run that finds every reading in the cache never pays them.
    from analysis.reading.tables import read_article

    return read_article(article)


def _split(articles: Sequence[Article], lost: Mapping[str, str]) -> tuple[list[Article], tuple[Skipped, ...]]:
    kept = [one for one in articles if one.article_id not in lost]
    if lost and not kept:
        key, why = next(iter(lost.items()))
        raise UserError(f"no article could be read; the first, {key}: {why}")
    names = {one.article_id: one.file or one.article_id for one in articles}
    return kept, tuple(
        Skipped(names[key], lazy("écarté, lecture impossible : {why}", why=why)) for key, why in lost.items()
    )


def _readings(articles: Sequence[Article]) -> Iterator[Rows]:
    """The kept readings in order, one in memory at a time; one that vanished meanwhile is made again."""
    for article in articles:
        yield cache.get(article) or read_one(article)
