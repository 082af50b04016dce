"""Readings and comparisons are found again, and by nobody whose article or facts differ."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from analysis.corpus.articles import Article, Fact
from analysis.engine import cache

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
