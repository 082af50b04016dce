"""What a link carries of the sentences that a number rests on."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evidence import MOST, cite, evidence, in_sentences
from analysis.study import Study


def rows(*found: tuple[str | None, int, int]) -> pd.DataFrame:
    return pd.DataFrame(found, columns=["sentence_id", "start", "end"])


def test_a_sentence_with_words_says_it_all_in_the_link_itself() -> None:
    assert cite("3 mots", rows(("a:0", 4, 9))) == '<a href="#s-a_3a_0" data-start="4" data-end="9">3 mots</a>'


def test_several_sentences_are_named_in_order_each_once_with_all_its_words() -> None:
    found = evidence(rows(("a:1", 4, 9), ("b:0", 0, 2), ("a:1", 12, 15), ("a:1", 4, 9)))
    assert found is not None
    assert (found.href, found.start, found.end) == ("#s-a_3a_1", 4, 9)
    assert found.also == "s-a_3a_1:4-9,12-15 s-b_3a_0:0-2"
    assert found.fields() == {"href": "#s-a_3a_1", "also": found.also, "more": None}


def test_sentences_may_come_as_ids_and_those_of_no_sentence_are_left_out() -> None:
    ids = pd.Series(["a:0", pd.NA, "b:0"], dtype="string")
    assert cite("2", ids) == '<a href="#s-a_3a_0" data-also="s-a_3a_0 s-b_3a_0">2</a>'
    assert cite("1", "a:0", "above") == '<a class="above" href="#s-a_3a_0">1</a>'


def test_without_a_sentence_the_text_stands_alone_and_escaped() -> None:
    nothing: Any
    for nothing in (None, rows((None, 1, 2)), pd.NA, float("nan"), []):
        assert cite("<b>", nothing) == "&lt;b&gt;"


def test_a_link_names_no_more_sentences_than_a_page_can_bear_and_says_how_many_there_are() -> None:
    found = evidence(pd.Series([f"a:{number}" for number in range(MOST + 5)]))
    assert found is not None
    assert len(found.also.split()) == MOST
    assert found.more == 5
    assert ' data-more="5"' in found.attributes()


def test_a_span_belongs_to_the_sentence_in_which_it_starts(demo: Study) -> None:
    found = in_sentences(demo["passages"], demo["sentences"])
    assert len(found) == len(demo["passages"]) > 10
    sentences = demo["sentences"].set_index("sentence_id")
    for row in found.to_dict("records"):
        own = sentences.loc[row["sentence_id"]]
        assert own["article_id"] == row["article_id"]
        assert own["start"] <= row["start"] < own["end"] + 1
