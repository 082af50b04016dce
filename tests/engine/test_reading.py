"""Articles are read once, by whichever engine; what can't be read is named and stops nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import engine, study
from analysis.corpus.articles import Article, Corpus, Skipped
from analysis.engine import Options
from analysis.errors import UserError
from analysis.tables import Rows

BROKEN = "Cet article ne se lit pas."


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIA_REPORT_CACHE", str(tmp_path))


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


def shortest(corpus: Corpus, count: int) -> tuple[Article, ...]:
    return tuple(sorted(corpus.articles, key=lambda article: len(article.text))[:count])


def same(first: dict[str, pd.DataFrame], second: dict[str, pd.DataFrame]) -> bool:
    assert list(first) == list(second)
    for name in first:
        pd.testing.assert_frame_equal(first[name], second[name])
    return True


@pytest.mark.parametrize("options", [Options(workers=2), Options(workers=2, cluster="local")], ids=str)
def test_tables_are_the_same_whichever_engine_reads(
    riviere: Corpus, options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = shortest(riviere, 4)
    here = engine.compare(articles, Options(workers=1))
    monkeypatch.setenv("MEDIA_REPORT_CACHE", str(tmp_path / "other"))
    there = engine.compare(articles, options)
    assert same(here[0], there[0])
    assert here[1] == there[1] == ()
    assert same(here[0], engine.compare(articles, options)[0])


def test_adding_an_article_reads_that_one_alone(riviere: Corpus, read: list[str]) -> None:
    first, *others = shortest(riviere, 3)
    engine.read(others)
    assert read == [article.article_id for article in others]
    del read[:]
    tables, _ = engine.read([first, *others])
    assert read == [first.article_id]
    assert tables["articles"]["article_id"].tolist() == [first.article_id, *(a.article_id for a in others)]


def test_an_article_that_cannot_be_read_is_named_and_the_others_are_compared(
    riviere: Corpus, read: list[str]
) -> None:
    good, *_ = shortest(riviere, 1)
    broken = replace(good, article_id="b", file="b.txt", text=BROKEN, furniture=(), layout=())
    reason = "écarté, lecture impossible : ValueError : no parse"
    for _ in range(2):
        tables, skipped = engine.compare([good, broken])
        assert skipped == (Skipped("b.txt", reason),)
        assert tables["articles"]["article_id"].tolist() == [good.article_id]
    assert read == [good.article_id, "b"]
    engine.compare([good, broken], Options(retry=True))
    assert read == [good.article_id, "b", "b"]


def test_a_corpus_of_which_nothing_can_be_read_is_an_error_that_says_why(read: list[str]) -> None:
    with pytest.raises(UserError, match="no article could be read; the first, b: ValueError : no parse"):
        engine.compare([Article("b", BROKEN)])


def test_a_study_lists_the_articles_that_could_not_be_read(tmp_path: Path, read: list[str]) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "broken.txt").write_text(BROKEN)
    (corpus / "good.txt").write_text("Le maire a promis un pont. « Il ouvrira lundi », a-t-il dit.")
    made = study.open_study(str(corpus))
    assert [article.article_id for article in made.corpus.articles] == ["good"]
    assert [item.name for item in made.corpus.skipped] == ["broken.txt"]


def test_progress_counts_from_what_was_there(riviere: Corpus, read: list[str]) -> None:
    articles = shortest(riviere, 3)
    engine.read(articles[:2])
    calls: list[tuple[int, int]] = []
    engine.read(articles, Options(progress=lambda done, of: calls.append((done, of))))
    assert calls == [(2, 3), (3, 3)]
