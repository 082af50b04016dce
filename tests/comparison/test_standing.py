"""Who is quoted, who is only reported, who is only talked about."""

from __future__ import annotations

from typing import Any

from analysis import tables
from analysis.comparison.standing import standing
from analysis.study import Study


def of(quotations: list[dict[str, Any]], named: list[tuple[str, str]]) -> dict[tuple[str, str], Any]:
    entities = [
        {"entity_id": "anne", "canonical": "Anne Duval", "kind": "PERSON"},
        {"entity_id": "luc", "canonical": "Luc Petit", "kind": "PERSON"},
        {"entity_id": "brest", "canonical": "Brest", "kind": "PLACE"},
    ]
    said = [{"outlet": "P", "sentence_id": "a:0", **row} for row in quotations]
    mentions = [{"entity_id": e, "sentence_id": s, "outlet": "P", "kind": "PERSON"} for e, s in named]
    found = standing(
        tables.frame("quotations", said),
        tables.frame("mentions", mentions),
        tables.frame("entities", entities),
    )
    return {(r["canonical"], r["outlet"]): (r["standing"], r["count"]) for r in found.to_dict("records")}


QUOTED = {"entity_id": "anne", "layer": "quoted", "role": "speech", "level": 1}
CLAUSE = {"entity_id": "anne", "layer": "indirect"}


def test_words_between_marks_come_before_a_report_and_a_report_before_a_mention() -> None:
    named = [("anne", "a:0"), ("anne", "a:1")]
    assert of([QUOTED, CLAUSE], named) == {("Anne Duval", "P"): ("quoted", 1)}
    assert of([CLAUSE, CLAUSE], named) == {("Anne Duval", "P"): ("reported", 2)}
    assert of([], named) == {("Anne Duval", "P"): ("talked about", 2)}


def test_two_sentences_make_one_talked_about_and_two_names_in_one_do_not() -> None:
    assert of([], [("anne", "a:0"), ("anne", "a:0")]) == {}
    named = [("anne", "a:0"), ("luc", "a:0"), ("anne", "a:1"), ("luc", "a:2")]
    assert set(of([], named)) == {("Anne Duval", "P"), ("Luc Petit", "P")}


def test_a_title_between_marks_gives_nobody_a_voice() -> None:
    assert of([{**QUOTED, "role": "other"}], [("anne", "a:0")]) == {}


def test_a_place_is_no_person_and_the_page_furniture_no_sentence() -> None:
    assert of([{**QUOTED, "sentence_id": None}], [("brest", "a:0"), ("brest", "a:1")]) == {}


def test_who_stands_where_in_the_demo_is_a_person_with_a_sentence(demo: Study) -> None:
    found = standing(demo["quotations"], demo["mentions"], demo["entities"])
    assert len(found) >= 5
    assert set(found["sentence_id"]) <= set(demo["sentences"]["sentence_id"])
    assert not found.duplicated(["entity_id", "outlet"]).any()
