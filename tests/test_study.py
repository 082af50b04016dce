from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from analysis.corpus.articles import Article, Corpus, Moment, Precision, Source
from analysis.errors import UserError
from analysis.study import Study, select, write


def test_no_outlet_named_means_all(seeds: Corpus) -> None:
    assert select(seeds).articles == seeds.articles


def test_a_selection_keeps_the_articles_of_the_outlets_named_and_lists_the_others(seeds: Corpus) -> None:
    kept = select(seeds, ["Libération"])
    assert {article.outlet.value for article in kept.articles} == {"Libération"}
    assert len(kept.skipped) == len(seeds.skipped) + len(seeds.articles) - len(kept.articles)


def test_a_list_of_outlets_may_come_as_one_text_as_papermill_hands_it_over(seeds: Corpus) -> None:
    assert select(seeds, '["Libération", "Le Monde"]') == select(seeds, ["Libération", "Le Monde"])
    assert select(seeds, "Libération") == select(seeds, ["Libération"])
    assert select(seeds, "") == seeds
    with pytest.raises(UserError, match="outlets must be a list"):
        select(seeds, "[Libération")


def test_an_outlet_that_is_not_there_is_answered_with_those_that_are(seeds: Corpus) -> None:
    with pytest.raises(UserError, match="'Le Figaro' is not in the corpus; it has: Le Monde, Libération"):
        select(seeds, ["Le Figaro"])


def test_both_ends_of_a_period_belong_to_it(seeds: Corpus) -> None:
    days = {
        str(a.published.value.date())
        for a in select(seeds, (), "2017-05-06", "2017-05-07").articles
        if a.published.value
    }
    assert days == {"2017-05-06", "2017-05-07"}


@pytest.mark.parametrize(
    ("first", "last", "reasons"),
    [
        ("2017-05-01", "2017-06-30", []),
        ("2017-05-06", "", ["écarté : date trop vague pour la période demandée"]),
        ("2017-06-01", "", ["écarté : hors de la période"]),
    ],
)
def test_a_month_is_in_a_period_that_holds_all_of_it(first: str, last: str, reasons: list[str]) -> None:
    month = Moment(datetime(2017, 5, 1, tzinfo=UTC), Precision.MONTH, Source.PRINTED)
    day = Moment(datetime(2017, 6, 8, tzinfo=UTC), Precision.DAY, Source.PRINTED)
    corpus = Corpus("c", (Article("a", "x", published=month), Article("b", "y", published=day)))
    assert [item.reason for item in select(corpus, (), first, last).skipped] == reasons


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("6 mai", "", "date_from must be a day such as 2017-05-06, not '6 mai'"),
        ("", "2017-13-01", "date_to must be a day"),
        ("2017-05-08", "2017-05-06", "date_from 2017-05-08 is after date_to 2017-05-06"),
        ("1999-01-01", "1999-01-02", "no article is left .* the corpus has 5 articles by"),
    ],
)
def test_a_period_that_cannot_be_is_named(seeds: Corpus, first: str, last: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        select(seeds, (), first, last)


def test_outlets_of_several_time_zones_stand_in_the_order_of_their_moments() -> None:
    rows = [
        {"article_id": "a", "outlet": "Le Devoir", "published": "2017-05-06T04:00:00-04:00"},
        {"article_id": "b", "outlet": "Le Soir", "published": "2017-05-06T09:00:00+02:00"},
        {"article_id": "c", "outlet": "Sans date"},
    ]
    rows = [row | {"published_precision": "minute"} for row in rows]
    study = Study(Corpus("c", ()), {"articles": tables.frame("articles", rows)})
    assert study.outlets == ["Le Soir", "Le Devoir", "Sans date"]


def test_a_carriage_return_in_a_text_does_not_end_its_row(tmp_path: Path) -> None:
    rows = [{"article_id": "a", "text": "x\ry"}, {"article_id": "b", "text": "z"}]
    write({"furniture": tables.frame("furniture", rows)}, tmp_path)
    read = pd.read_csv(tmp_path / "furniture.csv", lineterminator="\n")
    assert list(read["text"]) == ["x\ry", "z"]
    assert b'"x\ry"' in (tmp_path / "furniture.csv").read_bytes()
