from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from analysis import charts, tables
from analysis.charts.data import outlet_colours
from analysis.corpus.articles import Article, Corpus, Fact, Moment, Precision, Source, Span
from analysis.errors import UserError
from analysis.given import flag
from analysis.selection import order, select
from analysis.study import Study, open_study, write


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


def test_excluded_outlets_are_left_out_and_may_not_be_chosen_too(seeds: Corpus) -> None:
    kept = select(seeds, exclude="[Libération]")
    assert "Libération" not in {article.outlet.value for article in kept.articles}
    assert len(kept.articles) + len(kept.skipped) == len(seeds.articles) + len(seeds.skipped)
    with pytest.raises(UserError, match="'Libération' is both in outlets and in exclude"):
        select(seeds, ["Libération"], exclude=["Libération"])
    with pytest.raises(UserError, match="'Le Figaro' is not in the corpus; it has: Le Monde"):
        select(seeds, exclude=["Le Figaro"])


@pytest.mark.parametrize(
    ("keywords", "kept"),
    [
        ("école", "ab"),
        (["ecol*"], "abc"),
        (["ÉCOLE"], "ab"),
        (["grève", "eau potable"], "bc"),
        ("[maire, grève]", "ab"),
        ([], "abcd"),
    ],
)
def test_keywords_keep_the_articles_that_hold_one_as_a_whole_word(
    keywords: list[str] | str, kept: str
) -> None:
    texts = {
        "a": "La maire rouvre l’école lundi.",
        "b": "À l'École du port, la grève continue.",
        "c": "Les écoliers, sans eau\npotable, rentrent.",
        "d": "Rien de neuf.",
    }
    corpus = Corpus("c", tuple(Article(name, text) for name, text in texts.items()))
    found = select(corpus, keywords=keywords)
    assert "".join(article.article_id for article in found.articles) == kept
    assert {item.reason for item in found.skipped} <= {"écarté\u00a0: ne contient aucun des mots-clés"}
    assert len(found.skipped) == 4 - len(kept)


def test_a_keyword_may_stand_in_the_title_but_not_in_the_furniture() -> None:
    about = Article("a", "Rien ici.", title=Fact("La grève continue", Source.MANIFEST))
    beside = Article("b", "Lire aussi : la grève.\nAutre chose.", furniture=(Span(0, 22, "read_also"),))
    kept = select(Corpus("c", (about, beside)), keywords=["grève"])
    assert [article.article_id for article in kept.articles] == ["a"]


def test_outlets_stand_in_the_order_that_they_are_asked_for(demo: Study) -> None:
    asked = list(reversed(demo.outlets))
    made = open_study("seeds", outlets=asked)
    assert made.outlets == asked
    assert demo["articles"]["outlet_order"].isna().all()
    assert set(made["articles"]["outlet_order"]) == set(range(len(asked)))


def test_a_colour_asked_for_is_the_outlets_and_no_other_outlets(demo: Study) -> None:
    first, *others = demo.outlets
    made = open_study("seeds", colours=[f"{first}: {charts.outlet_colours(demo.outlets)[others[0]]}"])
    colours = outlet_colours(made["articles"])
    assert colours[first] == charts.outlet_colours(demo.outlets)[others[0]]
    assert len(set(colours.values())) == len(colours) == len(demo.outlets)
    with pytest.raises(UserError, match="colours: outlet 'Le Figaro' is not in the report; it has: Le Monde"):
        open_study("seeds", colours=["Le Figaro: #0072b2"])


def test_a_group_takes_the_place_of_the_first_of_its_outlets_that_is_asked_for() -> None:
    owners = {"Un": "Groupe", "Deux": None, "Trois": "Groupe"}
    articles = (Article(name, "x", outlet=Fact(name), group=group) for name, group in owners.items())
    corpus = Corpus("c", tuple(articles))
    assert order(corpus, ["Deux", "Trois", "Un"], groups=True) == {"Deux": 0, "Groupe": 1}
    assert order(corpus, ["Deux", "Trois"], groups=False) == {"Deux": 0, "Trois": 1}


@pytest.mark.parametrize(("given", "meant"), [("true", True), ("False", False), (True, True)])
def test_a_truth_value_may_come_as_text(given: bool | str, meant: bool) -> None:
    assert flag("groups", given) is meant


def test_a_text_that_is_no_truth_value_is_named() -> None:
    with pytest.raises(UserError, match="groups must be true or false, not 'maybe'"):
        flag("groups", "maybe")
