"""How the work runs: from the cache where it can, on the engine that fits where it must."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis import tables
from analysis.corpus.articles import Article, Skipped
from analysis.engine import cache, shards
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
    its own may take, 0 for as long as it likes. `shards`: a URL below which the workers themselves write what
    they read as Parquet, and where it is looked for; empty: the cache of this machine. `progress`: called
    with (articles done, of how many).
    """

    workers: int = 0
    cluster: str = ""
    retry: bool = False
    limit: int = LIMIT
    shards: str = ""
    progress: Progress | None = field(default=None, compare=False)


def read(
    articles: Sequence[Article], options: Options | None = None
) -> tuple[dict[str, pd.DataFrame], tuple[Skipped, ...]]:
    """The reading tables of the articles (see `analysis.tables`), and the articles that could not be read.

    Rows come in the order of the articles, each article read at most once, whichever engine runs. Raises
    UserError if none could be read.
    """
    options = options or Options()
    kept, skipped = _split(articles, _fill(articles, options))
    return _tables(kept, options), skipped


def compare(
    articles: Sequence[Article], options: Options | None = None
) -> tuple[dict[str, pd.DataFrame], tuple[Skipped, ...]]:
    """Every table of `analysis.tables`, and the articles that could not be read (see `read`).

    The comparison of one selection is made once.
    """
    options = options or Options()
    lost = {} if options.retry else _lost(articles)
    found = cache.get_tables([one for one in articles if one.article_id not in lost])
    if found is not None and len(found["articles"]):
        return found, _split(articles, lost)[1]
    kept, skipped = _split(articles, _fill(articles, options))
    found = cache.get_tables(kept) if skipped else None
    if found is None:
        made = _compare(_tables(kept, options), options)
        found = {name: made[name] for name in tables.TABLES}
        cache.put_tables(kept, found)
        cache.trim()
    return found, skipped


def _compare(read: Mapping[str, pd.DataFrame], options: Options) -> dict[str, pd.DataFrame]:
    """Every table; the joins run on the cluster or the workers that were asked for, else in this process."""
    # scikit-learn takes seconds to import; who finds the tables in the cache never pays them.
    from analysis.comparison.tables import compare as make

    if not (options.cluster or options.workers > 1):
        return make(read)
    with choose(len(read["articles"]), options.workers, options.cluster) as engine:
        return make(read, engine)


def _fill(articles: Sequence[Article], options: Options) -> Mapping[str, str]:
    """Read what the cache does not hold; the reasons of what can't be read, by article."""
    if options.retry:
        cache.forget_lost(articles)
    if options.shards:
        _write_shards([one for one in articles if not cache.lost(one)], options)
        return _lost(articles)
    unread = {cache.key(one): one for one in articles if not (cache.has(one) or cache.lost(one))}
    if unread:
        _read_all(list(unread.values()), len(articles), options)
        cache.trim()
    return _lost(articles)


def _lost(articles: Sequence[Article]) -> dict[str, str]:
    return {one.article_id: why for one in articles if (why := cache.lost(one))}


def _write_shards(articles: Sequence[Article], options: Options) -> None:
    """Let the workers write the shards that are missing; keep here which articles could not be read."""
    tasks = shards.missing(articles, options.shards, options.limit)
    failed = _run_shards(tasks, len(articles), options) if tasks else []
    lost = shards.lost(options.shards) | {
        cache.key(article): why for task, why in failed for article in task.articles
    }
    for article in articles:
        if why := lost.get(cache.key(article)):
            cache.put_lost(article, why)


def _run_shards(tasks: Sequence[shards.Task], of: int, options: Options) -> list[tuple[shards.Task, str]]:
    """Write shards on the engine that fits; those that could not be written, with reasons."""
    say = options.progress or (lambda done, of: None)
    done = of - sum(len(task.articles) for task in tasks)
    say(done, of)
    failed = []
    articles = sum(len(task.articles) or shards.SIZE for task in tasks)
    with choose(articles, options.workers, options.cluster) as engine:
        for task, why in shards.run(tasks, engine, read_shard):
            done += len(task.articles)
            say(done, of)
            failed += [(task, why)] if why else []
    return failed


def read_files(
    source: str, url: str, language: str = "", options: Options | None = None
) -> tuple[list[shards.Account], dict[str, str]]:
    """Read the tables of articles below the URL `source`, each as one shard below `url`.

    The workers themselves fetch the files and write the shards; one that is there and was made of the same
    file by the same code is left as it is. The shards of these files, and why others could not be written.
    Raises UserError if nothing can be found or reached.
    """
    options = options or Options()
    tasks = shards.of_files(source, url, language, options.limit)
    failed = _run_shards(todo, 0, options) if (todo := shards.unwritten(tasks)) else []
    names = {task.name for task in tasks} - {task.name for task, _ in failed}
    there = [one for one in shards.accounts(url) if one.name in names]
    return there, {task.source: why for task, why in failed}


def _tables(articles: Sequence[Article], options: Options) -> dict[str, pd.DataFrame]:
    if options.shards:
        return shards.load(articles, options.shards)
    return tables.frames(_readings(articles))


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


def read_shard(task: shards.Task) -> None:
    """Read the articles of a shard and write it; what an engine is given to do."""
    shards.write(task, read_one)


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
