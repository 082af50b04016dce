"""Readings and comparisons are found again, and by nobody whose article or facts differ."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from analysis.corpus.articles import Article, Fact
from analysis.engine import cache, drawings
from analysis.errors import UserError

ARTICLE = Article("a", "Il pleut.", outlet=Fact("Le Phare"))


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIA_REPORT_CACHE", str(tmp_path))


def made() -> dict[str, pd.DataFrame]:
    return {name: tables.frame(name) for name in tables.TABLES}


def test_a_reading_is_that_of_its_article_with_its_facts_alone() -> None:
    cache.put(ARTICLE, {"articles": [{"article_id": "a", "title": "«\u00a0Été\u00a0»"}]})
    assert cache.get(ARTICLE) == {"articles": [{"article_id": "a", "title": "«\u00a0Été\u00a0»"}]}
    assert cache.get(replace(ARTICLE, outlet=Fact("Le Cap"))) is None
    assert cache.get(replace(ARTICLE, text="Il neige.")) is None


def test_kept_tables_have_the_types_of_the_contract() -> None:
    cache.put_tables([ARTICLE], made())
    kept = cache.get_tables([ARTICLE])
    assert kept is not None
    assert {name: list(map(str, table.dtypes)) for name, table in kept.items()} == {
        name: [kind for kind, _ in columns.values()] for name, columns in tables.TABLES.items()
    }


def test_a_second_run_that_keeps_the_same_tables_leaves_nothing_behind(tmp_path: Path) -> None:
    cache.put_tables([ARTICLE], made())
    cache.put_tables([ARTICLE], made())
    assert len(list((tmp_path / "comparisons").iterdir())) == 1


def test_the_order_of_the_articles_is_part_of_a_selection() -> None:
    other = replace(ARTICLE, article_id="b")
    assert cache.key_of_all([ARTICLE, other]) != cache.key_of_all([other, ARTICLE])


def kept(folder: Path) -> set[str]:
    return {path.name for path in (folder / "readings").iterdir()}


def test_what_was_used_longest_ago_goes_when_the_cache_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbered = [replace(ARTICLE, article_id=str(number)) for number in range(4)]
    for age, article in enumerate(numbered):
        cache.put(article, {"articles": [{"title": "x" * 1000}]})
        os.utime(tmp_path / "readings" / f"{cache.key(article)}.json", (age, age))
    assert cache.get(numbered[0]) is not None
    monkeypatch.setenv("MEDIA_REPORT_CACHE_SIZE", "2500")
    cache.trim()
    assert kept(tmp_path) == {f"{cache.key(numbered[number])}.json" for number in (0, 3)}


def test_a_run_never_loses_what_it_used_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.put(ARTICLE, {"articles": []})
    cache.put_tables([ARTICLE], made())
    monkeypatch.setenv("MEDIA_REPORT_CACHE_SIZE", "0")
    cache.trim()
    assert cache.get(ARTICLE) == {"articles": []}
    assert cache.get_tables([ARTICLE]) is not None


@pytest.mark.parametrize(
    ("given", "bytes_"), [("700", 700), ("2k", 2048), ("500 MB", 500 << 20), ("", 2 << 30)]
)
def test_the_size_of_the_cache_is_given_as_people_write_it(
    given: str, bytes_: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDIA_REPORT_CACHE_SIZE", given)
    assert cache.size() == bytes_


def test_a_size_that_is_none_is_answered_with_those_that_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIA_REPORT_CACHE_SIZE", "much")
    with pytest.raises(UserError, match="must be a size such as 500M or 2G, not 'much'"):
        cache.size()


def test_a_reading_that_a_crash_tore_counts_as_none(tmp_path: Path) -> None:
    cache.put(ARTICLE, {"articles": []})
    (tmp_path / "readings" / f"{cache.key(ARTICLE)}.json").write_text('{"articles": [')
    assert cache.get(ARTICLE) is None


def test_a_drawing_is_made_once() -> None:
    drawn: list[str] = []

    def draw() -> str:
        drawn.append("once")
        return "<svg>é</svg>\r\n"

    assert drawings.kept("a", draw) == drawings.kept("a", draw) == "<svg>é</svg>\r\n"
    assert drawn == ["once"]
    drawings.kept("b", draw)
    assert drawn == ["once", "once"]
