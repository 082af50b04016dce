"""Parts sum to totals, by outlet and for the corpus, before and after common texts are counted once."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis.comparison import collapsing, keyness
from analysis.study import Study


@pytest.fixture(params=["demo", "fiction", "carried"])
def study(request: pytest.FixtureRequest) -> Study:
    found: Study = request.getfixturevalue(request.param)
    return found


def test_the_words_of_sentences_sum_to_those_of_articles_outlets_and_corpus(study: Study) -> None:
    words = study["sentences"].groupby("article_id")["words"].sum()
    assert (words == study["articles"].set_index("article_id")["words"]).all()
    found = collapsing.voices(study["articles"], study["common_texts"])
    outlets = found[found["group_id"].isna()].set_index("voice")
    assert (study["articles"].groupby("outlet")["words"].sum() == outlets["words"].sort_index()).all()
    assert outlets["articles"].sum() == len(study["articles"])
    assert outlets["words"].sum() == words.sum()


def test_own_words_and_common_ones_are_all_words_of_an_outlet(study: Study) -> None:
    found = collapsing.voices(study["articles"], study["common_texts"])
    outlets, texts = found[found["group_id"].isna()], found[found["group_id"].notna()]
    assert (outlets["counted"] + outlets["common"] == outlets["words"]).all()
    assert outlets["common"].sum() == texts["words"].sum() == study["common_texts"]["words"].sum()


def test_words_counted_once_and_repetitions_are_all_words_of_the_corpus(study: Study) -> None:
    found = collapsing.voices(study["articles"], study["common_texts"])
    repeated = study["common_texts"].query("not counted")["words"].sum()
    assert found["counted"].sum() + repeated == study["articles"]["words"].sum()


def test_the_sentences_of_elements_sum_by_outlet_and_status(study: Study) -> None:
    told = study["element_sentences"].groupby(["element_id", "outlet"]).size()
    states = study["element_outlets"].set_index(["element_id", "outlet"])
    assert states["sentences"].sum() == told.sum() == len(study["element_sentences"])
    assert (states.loc[told.index, "sentences"] == told).all()
    assert len(states) == len(study["elements"]) * len(study.outlets)


def test_an_element_has_a_voice_for_each_outlet_unless_a_common_text_tells_it(study: Study) -> None:
    common = study["common_texts"]
    found = collapsing.tellings(study["element_sentences"], common).set_index("element_id")
    assert (found["outlets"] == study["elements"].set_index("element_id")["outlets"]).all()
    told = study["element_sentences"]
    touched = set(told.loc[told["sentence_id"].isin(common["sentence_id"]), "element_id"])
    untouched = found[~found.index.isin(touched)]
    assert (untouched["voices"] == untouched["outlets"]).all()
    repeated = collapsing.tellings(told, common.head(0))
    assert (repeated["voices"] == repeated["outlets"]).all()


def test_what_only_a_dispatch_tells_has_one_voice_however_many_outlets_carry_it(carried: Study) -> None:
    found = collapsing.tellings(carried["element_sentences"], carried["common_texts"])
    assert (found["voices"] == 1).any()
    assert found.loc[found["voices"] == 1, "outlets"].max() == 4


def test_matrices_count_each_sentence_of_a_common_text_once_and_lose_nothing_else(study: Study) -> None:
    common = study["common_texts"]
    names = {group: f"texte {group}" for group in common["group_id"].unique()}
    found = collapsing.apart(study.tables, names)
    repeated = set(common.query("not counted")["sentence_id"])
    for table in ("mentions", "element_sentences"):
        once = study[table][~study[table]["sentence_id"].isin(repeated)]
        assert len(found[table]) == len(once)
        own = once[~once["sentence_id"].isin(common["sentence_id"])].groupby("outlet").size()
        counted = found[table].groupby("outlet").size()
        assert (counted[own.index] == own).all()
        assert counted.sum() == own.sum() + counted.reindex(list(names.values())).fillna(0).sum()
    states = found["element_outlets"]
    told = found["element_sentences"].groupby(["element_id", "outlet"]).size()
    assert (states.set_index(["element_id", "outlet"]).loc[told.index, "sentences"] == told).all()
    assert states["sentences"].sum() == told.sum()
    assert len(found["articles"]) == len(study["articles"]) + common["article_id"].nunique()


def test_an_outlet_that_has_an_element_from_a_dispatch_alone_is_told_from_one_that_reports_it(
    carried: Study,
) -> None:
    found = collapsing.apart(carried.tables, {"T1": "dépêche"})["element_outlets"]
    before = carried["element_outlets"].set_index(["element_id", "outlet"])["status"]
    common = found[found["status"] == "common"]
    assert len(common)
    assert (common["sentences"] == 0).all()
    assert (before.loc[list(zip(common["element_id"], common["outlet"], strict=True))] == "covered").all()
    assert set(common["element_id"]) <= set(found.loc[found["outlet"] == "dépêche", "element_id"])


def test_lemmas_by_voice_sum_to_those_of_the_corpus_with_and_without_repetitions(study: Study) -> None:
    sentences, common = study["sentences"], study["common_texts"]
    once = set(common.query("not counted")["sentence_id"])
    for collapsed in (False, True):
        kept = sentences[~sentences["sentence_id"].isin(once)] if collapsed else sentences
        found = keyness.counts(sentences, common, collapsed)
        assert found.words.sum() == _lemmas(kept)
        assert (found.count.sum(axis=0) <= found.words).all()
        own = kept[~kept["sentence_id"].isin(set(common["sentence_id"]))] if collapsed else kept
        for outlet in study.outlets:
            assert _of(found, outlet) == _lemmas(own[own["outlet"] == outlet])


def _lemmas(sentences: pd.DataFrame) -> int:
    """Lemmas with two letters in a row, once a sentence."""
    lemmas = (set(terms.split()) for terms in sentences["terms"].fillna(""))
    return sum(bool(re.search(r"[^\W\d]{2}", term)) for own in lemmas for term in own)


def _of(found: keyness.Counts, voice: str) -> int:
    return int(found.words[found.voices.index(voice)]) if voice in found.voices else 0
