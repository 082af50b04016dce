from __future__ import annotations

from typing import Any

import pytest

from analysis import tables
from analysis.comparison import proximity
from analysis.study import Study


def test_every_pair_stands_both_ways_with_one_cosine(demo: Study) -> None:
    found = demo["similarities"]
    assert len(found) == 5 * 4
    back = found.rename(
        columns={"article_id": "other_article_id", "other_article_id": "article_id", "cosine": "back"}
    )
    both = found.merge(
        back[["article_id", "other_article_id", "back"]], on=["article_id", "other_article_id"]
    )
    assert (both["cosine"] == both["back"]).all()
    assert found["cosine"].between(0, 1).all()
    assert found["containment"].between(0, 1).all()


def test_shared_elements_are_at_most_all_of_an_article(demo: Study, carried: Study) -> None:
    for study in (demo, carried):
        found = study["similarities"]
        assert (found["shared_elements"] <= found["elements"]).all()
        told = study["element_sentences"].groupby("article_id")["element_id"].nunique()
        own = found.drop_duplicates("article_id").set_index("article_id")["elements"]
        assert (own == told.reindex(own.index).fillna(0)).all()


def test_articles_of_one_dispatch_are_nearer_than_any_other(carried: Study) -> None:
    found = carried["similarities"].sort_values("cosine", ascending=False)
    assert {*found.head(6)["article_id"], *found.head(6)["other_article_id"]} <= {"a", "b", "c", "d"}


def test_outlets_are_no_nearer_for_a_text_that_both_carry(carried: Study) -> None:
    names = ("sentences", "common_texts", "element_sentences")
    sentences, common, told = (carried[name] for name in names)
    repeated = proximity.outlets(sentences, common, told, collapsed=False)
    assert repeated.iloc[0]["cosine"] > 0.7
    once = proximity.outlets(sentences, common, told, collapsed=True)
    assert once["cosine"].max() < 0.3
    # Two outlets have no text but the dispatch.
    assert not {"Agence Bise", "Le Journal du Val"} & {*once["outlet"], *once["other_outlet"]}
    assert len(repeated) == 15


def test_of_many_articles_only_the_nearest_are_kept(tell: Any) -> None:
    texts = {f"a{n}": f"pluie grêle sujet{n} sujet{n % 4}" for n in range(60)}
    articles, sentences = tell(texts)
    none = tables.frame("quotations"), tables.frame("element_sentences")
    found = proximity.find(sentences, none[0], articles, none[1])
    assert len(found) < 60 * 59
    assert found.groupby("article_id").size().min() >= proximity.NEAREST


@pytest.mark.parametrize("text", ["", "Le la les."])
def test_articles_without_words_are_like_nothing(tell: Any, text: str) -> None:
    articles, sentences = tell({"x": text, "y": text})
    sentences["terms"] = ""
    found = proximity.find(sentences, tables.frame("quotations"), articles, tables.frame("element_sentences"))
    assert found.empty
