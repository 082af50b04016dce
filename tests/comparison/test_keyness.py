"""Distinctive words: both measures by hand, planted words found, and none where none is planted."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from analysis import tables
from analysis.comparison import keyness
from analysis.study import Study

NONE = tables.frame("common_texts")
Paragraph = tuple[str, ...]


@pytest.fixture(scope="module")
def paragraphs(demo: Study, fiction: Study) -> list[Paragraph]:
    """The lemmas of every body sentence of two corpora, by paragraph."""
    found = []
    for study in (demo, fiction):
        body = study["sentences"].query("kind == 'body'")
        for _, own in body.groupby(["article_id", "paragraph"]):
            found.append(tuple(own["terms"].fillna("")))
    return found


def recombined(paragraphs: Sequence[Paragraph], seed: int, planted: int = 0) -> pd.DataFrame:
    """Three outlets of eight articles of paragraphs dealt at random; a word planted in the first outlet.

    `planted` paragraphs of each of its articles get it.
    """
    drawn = random.Random(seed)
    rows = []
    for outlet in range(3):
        for article in range(8):
            for at, paragraph in enumerate(drawn.choices(paragraphs, k=9)):
                first = " zibeline" if outlet == 0 and at < planted else ""
                for number, terms in enumerate((paragraph[0] + first, *paragraph[1:])):
                    names = {"outlet": f"Média {outlet}", "article_id": f"{outlet}.{article}"}
                    key = f"{outlet}.{article}:{at}.{number}"
                    rows.append({**names, "sentence_id": key, "terms": terms})
    return tables.frame("sentences", rows)


def test_the_log_odds_are_those_of_monroe_colaresi_and_quinn() -> None:
    count, words = np.array([[6, 2], [1, 3]]), np.array([100, 300])
    found = keyness.log_odds(count, words, prior=40)
    prior = 40 * 8 / 400
    odds = math.log((6 + prior) / (100 + 40 - 6 - prior)) - math.log((2 + prior) / (300 + 40 - 2 - prior))
    assert found[0, 0] == pytest.approx(odds / math.sqrt(1 / (6 + prior) + 1 / (2 + prior)))
    assert found[0, 1] == pytest.approx(-found[0, 0])


def test_the_specificity_is_the_tail_of_the_hypergeometric_law() -> None:
    # Three of the four occurrences among 10 of 20 words: C(4,3) C(16,7) + C(4,4) C(16,6) over C(20,10).
    found = keyness.specificity(np.array([[3, 1]]), np.array([10, 10]))
    exact = (4 * math.comb(16, 7) + math.comb(16, 6)) / math.comb(20, 10)
    assert found[0, 0] == pytest.approx(exact)


@pytest.mark.parametrize("seed", range(8))
def test_a_planted_word_is_found_by_both_measures(paragraphs: list[Paragraph], seed: int) -> None:
    found = keyness.find(recombined(paragraphs, seed, planted=6), NONE)
    hit = found.query("collapsed and term == 'zibeline'")
    assert hit["outlet"].tolist() == ["Média 0"]
    assert (hit["log_odds_q"] < keyness.LEVEL).all()
    assert (hit["specificity_q"] < keyness.LEVEL).all()
    assert keyness.significant(found, True)["term"].tolist()[0] == "zibeline"


def test_nothing_is_found_where_nothing_is_planted(paragraphs: list[Paragraph]) -> None:
    hits = [
        len(keyness.significant(keyness.find(recombined(paragraphs, seed), NONE), True)) for seed in range(20)
    ]
    # Paragraphs that are dealt twice are bursts of their own words: one corpus in twenty may show some.
    assert sum(hit > 0 for hit in hits) <= 1


def test_nothing_is_significant_on_a_few_articles(demo: Study, fiction: Study) -> None:
    for study in (demo, fiction):
        assert keyness.significant(study["distinctive_words"], True).empty
        assert keyness.significant(study["distinctive_words"], False).empty


def test_a_word_of_one_article_is_no_habit_of_its_outlet(demo: Study) -> None:
    assert (demo["distinctive_words"]["documents"] >= 2).all()
    # Two of the three outlets of the demo have one article.
    assert set(demo["distinctive_words"]["outlet"]) == {"Le Monde"}
    assert "monde" not in set(demo["distinctive_words"]["term"])


def test_corrected_values_are_not_below_the_ones_they_correct(paragraphs: list[Paragraph]) -> None:
    sentences = recombined(paragraphs, 3, planted=6)
    found = keyness.find(sentences, NONE).query("collapsed")
    counted = keyness.counts(sentences, NONE, True)
    raw = keyness.specificity(counted.count, counted.words)
    place = (
        [counted.terms.index(term) for term in found["term"]],
        [counted.voices.index(o) for o in found["outlet"]],
    )
    assert (found["specificity_q"].to_numpy(float) >= raw[place] - 1e-12).all()
    assert (found["tests"] == raw.size).all()


def test_what_a_dispatch_repeats_is_no_habit_of_those_who_carry_it(paragraphs: list[Paragraph]) -> None:
    sentences = recombined(paragraphs, 1, planted=6)
    marked = sentences["terms"].str.contains("zibeline")
    rows = sentences[marked].assign(group_id="T1", counted=[True] + [False] * (int(marked.sum()) - 1))
    common = rows[["sentence_id", "article_id", "outlet", "group_id", "counted"]]
    found = keyness.find(sentences, common)
    assert "zibeline" not in set(keyness.significant(found, True)["term"])
    assert "zibeline" in set(keyness.significant(found, False)["term"])


def test_one_outlet_is_compared_with_nobody(tell: object, paragraphs: list[Paragraph]) -> None:
    alone = recombined(paragraphs, 2).query("outlet == 'Média 0'")
    assert keyness.find(alone, NONE).empty
    assert keyness.find(tables.frame("sentences"), NONE).empty
