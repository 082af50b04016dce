"""Readings as Parquet shards: the same tables from any store, a run that resumes, failures with reasons."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import fsspec
import pandas as pd
import pytest

from analysis import cli, engine, tables
from analysis.corpus.articles import Article, Corpus, Skipped
from analysis.engine import Options, cache, shards
from analysis.engine.engines import InProcess, Pool
from analysis.errors import UserError
from analysis.tables import Rows

BROKEN = "Cet article ne se lit pas."
DEADLY = "Cet article arrête qui le lit."


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIA_REPORT_CACHE", str(tmp_path / "cache"))


@pytest.fixture(params=["memory", "file"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "file":
        yield (tmp_path / "shards").as_uri()
        return
    yield "memory://shards"
    fsspec.filesystem("memory").rm("/shards", recursive=True)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that were read, in order; one article can't be read."""
    ids: list[str] = []
    read_one = engine.read_one

    def counted(article: Article) -> Rows:
        ids.append(article.article_id)
        if article.text == BROKEN:
            raise ValueError("no\nparse")
        return read_one(article)

    monkeypatch.setattr(engine, "read_one", counted)
    return ids


def shortest(corpus: Corpus, count: int) -> list[Article]:
    return sorted(corpus.articles, key=lambda article: len(article.text))[:count]


def same(first: dict[str, pd.DataFrame], second: dict[str, pd.DataFrame]) -> bool:
    assert list(first) == list(second)
    for name in first:
        pd.testing.assert_frame_equal(first[name], second[name])
    return True


def article_of(text: str, like: Article) -> Article:
    return replace(like, article_id="b", file="b.txt", text=text, furniture=(), layout=())


def read_rows(article: Article) -> Rows:
    """A reading without a model, at which a worker dies if the article is deadly."""
    if article.text == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    rows: Rows = {name: [] for name in tables.READING}
    rows["articles"] = [{"article_id": article.article_id}]
    return rows


def write_rows(task: shards.Task) -> None:
    shards.write(task, read_rows)


def test_tables_from_shards_are_those_of_the_cache_and_each_article_is_read_once(
    riviere: Corpus, url: str, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "SIZE", 2)
    articles = shortest(riviere, 4)
    expected = engine.read(articles)
    del read[:]
    engine.read(articles[1:], Options(shards=url))
    assert read == [one.article_id for one in articles[1:]]
    assert same(expected[0], engine.read(articles, Options(shards=url))[0])
    assert sorted(read) == sorted(one.article_id for one in articles)


def test_a_store_of_shards_is_one_table_to_any_reader_of_parquet(riviere: Corpus, tmp_path: Path) -> None:
    articles = shortest(riviere, 2)
    found, _ = engine.read(articles, Options(shards=(tmp_path / "shards").as_uri()))
    assert len(pd.read_parquet(tmp_path / "shards" / "sentences")) == len(found["sentences"]) > 0


def test_an_article_that_cannot_be_read_is_listed_and_tried_again_when_asked(
    riviere: Corpus, url: str, read: list[str]
) -> None:
    good = shortest(riviere, 1)[0]
    broken = article_of(BROKEN, good)
    for _ in range(2):
        found, skipped = engine.compare([good, broken], Options(shards=url))
        assert skipped == (Skipped("b.txt", "écarté, lecture impossible : ValueError : no parse"),)
        assert found["articles"]["article_id"].tolist() == [good.article_id]
    # A notebook of the run knows nothing of shards, and reads neither again.
    assert engine.compare([good, broken])[1] == skipped
    assert read == [good.article_id, "b"]
    engine.compare([good, broken], Options(shards=url, retry=True))
    assert read == [good.article_id, "b", "b"]


def test_a_shard_whose_account_was_torn_is_written_again(riviere: Corpus, url: str, read: list[str]) -> None:
    article = shortest(riviere, 1)
    engine.read(article, Options(shards=url))
    system, root = fsspec.url_to_fs(url)
    [path] = system.glob(f"{root}/shards/*.json")
    system.pipe_file(path, system.cat_file(path)[:20])
    engine.read(article, Options(shards=url))
    assert read == [article[0].article_id] * 2


def test_an_article_that_kills_its_worker_is_lost_alone(tmp_path: Path) -> None:
    url = tmp_path.as_uri()
    articles = [Article(str(number), DEADLY if number == 2 else "Il pleut.") for number in range(4)]
    with Pool(2) as engine_:
        tasks = shards.missing(articles, url, 0)
        failed = [(task.articles[0], why) for task, why in shards.run(tasks, engine_, write_rows) if why]
    assert failed == [(articles[2], "le processus qui lisait cet article s’est arrêté 3 fois")]
    kept = [one for one in articles if one.text != DEADLY]
    assert shards.load(kept, url)["articles"]["article_id"].tolist() == ["0", "1", "3"]


def corpus_of_files(folder: Path) -> str:
    folder.mkdir()
    for number in range(3):
        rows = [{"id": f"{number}-{at}", "text": f"Il pleut sur la ville {number}."} for at in range(2)]
        (folder / f"part-{number}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "part-3.jsonl").write_text('{"id": "3-0", "text": ""}\n')
    return folder.as_uri()


def ids(accounts: list[shards.Account]) -> list[str]:
    return [article for account in accounts for article in account.read.values()]


def test_files_of_a_corpus_become_a_shard_each_and_only_changed_ones_are_read_again(
    tmp_path: Path, url: str, read: list[str]
) -> None:
    source = corpus_of_files(tmp_path / "in")
    written, failed = engine.read_files(source, url, "fr", Options(workers=1))
    assert [account.name for account in written] == ["part-0", "part-1", "part-2", "part-3"]
    assert ids(written) == read == ["0-0", "0-1", "1-0", "1-1", "2-0", "2-1"]
    assert failed == {}
    [[name, why]] = written[3].lost.values()
    assert name.endswith("part-3.jsonl")
    assert "no usable article" in why
    del read[:]
    (tmp_path / "in" / "part-1.jsonl").write_text('{"id": "1-9", "text": "Il neige sur la ville."}\n')
    assert ids(engine.read_files(source, url, "fr", Options(workers=1))[0]) == [
        "0-0",
        "0-1",
        "1-9",
        "2-0",
        "2-1",
    ]
    assert read == ["1-9"]
    system, root = fsspec.url_to_fs(url)
    with system.open(f"{root}/articles/part-1.parquet", "rb") as file:
        assert pd.read_parquet(file)["article_id"].tolist() == ["1-9"]


def test_two_workers_of_a_real_scheduler_fetch_files_and_write_shards_themselves(tmp_path: Path) -> None:
    source, url = corpus_of_files(tmp_path / "in"), (tmp_path / "out").as_uri()
    written, failed = engine.read_files(source, url, "fr", Options(workers=2, cluster="local"))
    assert (ids(written), failed) == (["0-0", "0-1", "1-0", "1-1", "2-0", "2-1"], {})
    here = engine.read_files(source, (tmp_path / "here").as_uri(), "fr", Options(workers=1))
    assert here[0] == written
    for name in tables.READING:
        pd.testing.assert_frame_equal(
            pd.read_parquet(tmp_path / "out" / name), pd.read_parquet(tmp_path / "here" / name)
        )


def test_a_shard_that_cannot_be_written_is_listed_and_the_others_are(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = corpus_of_files(tmp_path / "in")
    written = shards.write

    def refused(task: shards.Task, read_one: Any) -> None:
        if task.name == "part-1":
            raise PermissionError("no right to write there")
        written(task, read_one)

    monkeypatch.setattr(shards, "write", refused)
    found, failed = engine.read_files(source, url, "fr", Options(workers=1))
    assert [account.name for account in found] == ["part-0", "part-2", "part-3"]
    assert {urlsplit(name).path.rpartition("/")[2]: why for name, why in failed.items()} == {
        "part-1.jsonl": "PermissionError : no right to write there"
    }


def test_the_command_reads_files_below_a_url_into_shards_of_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = corpus_of_files(tmp_path / "in")
    assert cli.main(["read", source, "--output", str(tmp_path / "out"), "--language", "fr"]) == 0
    said = capsys.readouterr()
    assert "articles read: 6; skipped: 1; tables: file://" in said.out
    assert "shards: 4; failed: 0" in said.out
    assert "part-3.jsonl: no usable article" in said.err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("nonsense://a", "nonsense://a can't be reached: Protocol not known: nonsense"),
        ("memory://nothing", r"there is no table of articles \(.parquet, .jsonl, .csv\) at memory://nothing"),
    ],
)
def test_a_url_that_leads_nowhere_is_answered_in_one_sentence(wrong: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        engine.read_files(wrong, "memory://out")


def test_a_reading_that_went_meanwhile_is_said(tmp_path: Path) -> None:
    with InProcess() as here:
        assert list(
            shards.run(shards.missing([Article("a", "Il pleut.")], tmp_path.as_uri(), 0), here, write_rows)
        )
    with pytest.raises(UserError, match="1 of the readings are not at file://"):
        shards.load([Article("b", "Il neige.")], tmp_path.as_uri())
    assert cache.key(Article("a", "Il pleut.")) in shards.accounts(tmp_path.as_uri())[0].read
