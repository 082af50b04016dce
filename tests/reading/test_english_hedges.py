"""Reserves, names and non-responses in English."""

from __future__ import annotations

import pytest

from analysis.corpus.articles import Article
from analysis.reading.tables import read_article
from analysis.tables import Rows


def read(text: str) -> Rows:
    return read_article(Article("a", text, language="en"))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The thief reportedly fled to Spain.", "conditional", "reportedly"),
        ("Mr Hill is said to have left the country.", "conditional", "is said"),
        ("The dam may fail.", "modal", "may"),
        ("The fire might have begun in the kitchen.", "modal", "might have"),
        ("It was apparently an accident.", "lexical", "apparently"),
        ("The alleged thief was released.", "lexical", "alleged"),
        ("According to Ann Hill, the dam is safe.", "attribution", "According to Ann Hill"),
        ("The council claims that the dam is safe.", "attribution", "claims"),
    ],
)
def test_an_outlets_own_reserve_has_its_kind_and_words(text: str, kind: str, words: str) -> None:
    found = [(row["kind"], row["text"]) for row in read(text)["hedges"]]
    assert (kind, words) in found


@pytest.mark.parametrize(
    "text",
    [
        "“The dam may perhaps fail,” said Ann Hill.",
        "The work begins in May.",
        "If it rains, the dam might fail.",
        "Ann Hill promised to open an inquiry.",
        "The dam is safe.",
    ],
)
def test_what_is_quoted_supposed_or_certain_is_no_reserve(text: str) -> None:
    assert read(text)["hedges"] == []


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Thames Water declined to comment.", "refused", "Thames Water"),
        ("The council did not respond to a request for comment.", "no_answer", "The council"),
        ("Ann Hill could not be reached for comment.", "unreachable", "Ann Hill"),
    ],
)
def test_who_did_not_answer_is_told(text: str, kind: str, who: str) -> None:
    assert [(row["kind"], row["who"]) for row in read(text)["non_responses"]] == [(kind, who)]


def test_a_surname_means_the_person_named_in_full() -> None:
    found = read("Ann Hill came on Monday. Hill left on Tuesday. Mrs Hill was tired.")["mentions"]
    assert {row["canonical"] for row in found} == {"Ann Hill"}
    assert [row["text"] for row in found] == ["Ann Hill", "Hill", "Hill"]
    assert {row["gender"] for row in found} == {"f"}


def test_an_acronym_stands_for_the_body_that_the_text_explains() -> None:
    found = read("The Civil Aviation Authority (CAA) met. The CAA was silent.")["mentions"]
    assert {row["canonical"] for row in found if row["kind"] == "ORG"} == {"Civil Aviation Authority"}


def test_a_ship_named_after_a_person_is_none() -> None:
    found = read("The ferry hit the wall. The crew of the Lady Margaret had seen nothing.")["mentions"]
    assert [row for row in found if row["kind"] == "PERSON"] == []


def test_countries_are_places() -> None:
    found = read("Germany and France signed the treaty in Vienna.")["mentions"]
    assert {(row["text"], row["kind"]) for row in found} >= {("Germany", "PLACE"), ("France", "PLACE")}
