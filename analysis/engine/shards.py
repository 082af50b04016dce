"""Readings as Parquet shards on any path that fsspec knows, written by the workers themselves.

Below a URL (`file://`, `s3://`, `gs://`, `hdfs://` ...) stand a folder for each reading table, in it a file
for each shard, so that DuckDB, Spark or Dask take the folder for one table, and a folder `shards` with the
account of each. A shard's account is written last: what has none is not there.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import corpus, tables
from analysis.corpus.articles import Article
from analysis.engine import cache
from analysis.engine.engines import Engine, Lost, attempt_within
from analysis.errors import UserError
from analysis.tables import Rows

# Articles of one shard: some twenty seconds of reading.
SIZE = 200
ACCOUNTS = "shards"
ENDINGS = (".parquet", ".jsonl", ".csv")


@dataclass(frozen=True)
class Account:
    """What a shard holds: the ids of its articles by their keys.

    `lost` has the name and the reason of each article that could not be read, by its key, and of what else
    its file holds that is no article; `identity` is that of its `Task`.
    """

    name: str
    read: Mapping[str, str]
    lost: Mapping[str, Sequence[str]]
    identity: str


@dataclass(frozen=True)
class Task:
    """A shard to be written below `url`: of these articles, or of the file that `source` is the URL of.

    `identity` changes when the file does; `language` is that of its articles that name none.
    """

    url: str
    name: str
    articles: tuple[Article, ...] = ()
    source: str = ""
    identity: str = ""
    language: str = ""
    limit: float = 0


def filesystem(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path there. Raises UserError for one that can't be reached."""
    try:
        import fsspec
    except ImportError as error:
        raise UserError("shards need the package fsspec: pip install 'media-report[cluster]'") from error
    try:
        found: tuple[Any, str] = fsspec.url_to_fs(url)
    except (ImportError, OSError, ValueError) as error:
        raise UserError(f"{url} can't be reached: {' '.join(str(error).split())}") from error
    return found


def write(task: Task, read_one: Callable[[Article], Rows]) -> None:
    """Read the articles of a shard and write its tables and its account."""
    articles, lost = _articles(task)
    readings, read = [], {}
    for article in articles:
        result = attempt_within(task.limit, read_one, article)
        if isinstance(result, Lost):
            lost[cache.key(article)] = [article.file or article.article_id, result.reason]
        else:
            readings.append(result)
            read[cache.key(article)] = article.article_id
    system, root = filesystem(task.url)
    for name, table in tables.frames(readings).items():
        system.makedirs(f"{root}/{name}", exist_ok=True)
        with system.open(_file(root, name, task.name), "wb") as file:
            table.to_parquet(file, index=False)
    system.makedirs(f"{root}/{ACCOUNTS}", exist_ok=True)
    account = {"read": read, "lost": lost, "identity": task.identity}
    system.pipe_file(f"{root}/{ACCOUNTS}/{task.name}.json", json.dumps(account).encode())


def _file(root: str, table: str, shard: str) -> str:
    return f"{root}/{table}/{shard}.parquet"


def _articles(task: Task) -> tuple[tuple[Article, ...], dict[str, Sequence[str]]]:
    """The articles of a shard, and what its file holds that is none (see `Account`)."""
    if not task.source:
        return task.articles, {}
    system, path = filesystem(task.source)
    with tempfile.TemporaryDirectory() as folder:
        local = Path(folder) / path.rpartition("/")[2]
        system.get_file(path, str(local))
        try:
            found = corpus.load(local, task.language)
        except UserError as error:
            return (), {task.source: (task.source, str(error).replace(str(local), task.source))}
    return found.articles, {one.name: (one.name, one.reason) for one in found.skipped}


def accounts(url: str) -> list[Account]:
    """The shards that stand below a URL, by their names. One whose account a crash tore is not there."""
    system, root = filesystem(url)
    paths = sorted(system.glob(f"{root}/{ACCOUNTS}/*.json"))
    found = system.cat(paths) if paths else {}
    return [account for path in paths if (account := _account(path, found[path]))]


def _account(path: str, text: bytes) -> Account | None:
    try:
        return Account(path.rpartition("/")[2].removesuffix(".json"), **json.loads(text))
    except (TypeError, ValueError):
        return None


def lost(url: str) -> dict[str, str]:
    """Why the articles that no shard below a URL holds could not be read when last tried, by their keys."""
    found = accounts(url)
    read = {key for account in found for key in account.read}
    return {key: why for account in found for key, (_, why) in account.lost.items() if key not in read}


def missing(articles: Sequence[Article], url: str, limit: float) -> list[Task]:
    """The shards to be written, so that each of these articles is in one or listed as lost."""
    there = {key for account in accounts(url) for key in account.read}
    unread = {key: one for one in articles if (key := cache.key(one)) not in there}
    kept = list(unread)
    return [
        _batch([unread[key] for key in kept[at : at + SIZE]], url, limit) for at in range(0, len(kept), SIZE)
    ]


def _batch(articles: Sequence[Article], url: str, limit: float) -> Task:
    name = hashlib.sha256(" ".join(map(cache.key, articles)).encode()).hexdigest()[:20]
    return Task(url, name, tuple(articles), limit=limit)


def of_files(source: str, url: str, language: str, limit: float) -> list[Task]:
    """A shard for each table of articles below a URL, of its name. Raises UserError if there is none."""
    system, path = filesystem(source)
    files = [found for found in sorted(system.find(path)) if found.endswith(ENDINGS)]
    if not files:
        raise UserError(f"there is no table of articles ({', '.join(ENDINGS)}) at {source}")
    return [
        Task(
            url,
            file.removeprefix(path.rstrip("/") + "/").replace("/", "-").rpartition(".")[0],
            source=system.unstrip_protocol(file),
            identity=f"{cache.readers()} {language} {system.ukey(file)}",
            language=language,
            limit=limit,
        )
        for file in files
    ]


def unwritten(tasks: Sequence[Task]) -> list[Task]:
    """Those of these shards of files that are not there, or were made of another file or by other code."""
    there = {(one.name, one.identity) for one in accounts(tasks[0].url)}
    return [task for task in tasks if (task.name, task.identity) not in there]


def run(tasks: Sequence[Task], engine: Engine, work: Callable[[Task], None]) -> Iterator[tuple[Task, str]]:
    """Write shards: each as it is done, with the reason why it could not be written, empty if it was.

    A shard of articles that fails is tried once more in shards of one article each, so that only those at
    fault are lost; `work` is `write` as a function of the task alone.
    """
    alone: list[Task] = []
    for number, result in engine.map(work, tasks):
        task = tasks[number]
        if isinstance(result, Lost) and len(task.articles) > 1:
            alone += [_batch([article], task.url, task.limit) for article in task.articles]
        else:
            yield task, result.reason if isinstance(result, Lost) else ""
    if alone:
        yield from run(alone, engine, work)


def load(articles: Sequence[Article], url: str) -> dict[str, pd.DataFrame]:
    """The reading tables of articles from their shards, rows in the order of the articles.

    An article that is in two shards is taken from the first. Raises UserError if one is in none.
    """
    place = {cache.key(one): at for at, one in enumerate(articles)}
    wanted: dict[str, dict[str, int]] = {}
    for account in accounts(url):
        own = {account.read[key]: place.pop(key) for key in account.read if key in place}
        if own:
            wanted[account.name] = own
    if place:
        raise UserError(f"{len(place)} of the readings are not at {url} any more; run again")
    return {name: _table(name, wanted, url) for name in tables.READING}


def _table(name: str, wanted: Mapping[str, Mapping[str, int]], url: str) -> pd.DataFrame:
    parts = list(_parts(name, wanted, url)) or [(tables.frame(name), pd.Series(dtype=int))]
    rows = pd.concat([part for part, _ in parts], ignore_index=True)
    order = pd.concat([at for _, at in parts], ignore_index=True).argsort(kind="stable")
    return rows.iloc[order].reset_index(drop=True)


def _parts(
    name: str, wanted: Mapping[str, Mapping[str, int]], url: str
) -> Iterator[tuple[pd.DataFrame, pd.Series[Any]]]:
    """Of each shard the rows of the articles wanted, and the places of these articles."""
    system, root = filesystem(url)
    for shard, own in wanted.items():
        with system.open(_file(root, name, shard), "rb") as file:
            table = pd.read_parquet(file)
        kept = table[table["article_id"].isin(list(own))]
        yield kept, kept["article_id"].map(own).astype(int)
