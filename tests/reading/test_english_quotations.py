"""Who said what in English: quotation marks, reporting clauses and speakers."""

from __future__ import annotations

from functools import cache

import pytest

from analysis.corpus.articles import Article
from analysis.language import load
from analysis.reading import document
from analysis.reading.general import people, quotations
from analysis.reading.quotations.table import Quotation

STANCES = {
    "says",
    "claims",
    "judges",
    "admits",
    "denies",
    "accuses",
    "announces",
    "promises",
    "asks",
    "warns",
} | {"doubts"}


@cache
def read(text: str) -> tuple[Quotation, ...]:
    parsed = document.parse(Article("a", text, language="en"))
    return tuple(quotations.find(parsed, people.find(parsed)))


def said(text: str) -> list[tuple[str, str | None]]:
    """The quoted speech of a text with its speakers."""
    return [
        (text[row.start : row.end], row.speaker)
        for row in read(text)
        if row.layer == "quoted" and row.role == "speech"
    ]


def reported(text: str) -> list[tuple[str, str | None, str | None]]:
    """The reported clauses of a text with their speakers and stances."""
    return [
        (text[row.start : row.end], row.speaker, row.stance) for row in read(text) if row.layer == "indirect"
    ]


def test_there_are_at_least_150_reporting_verbs_each_with_a_known_stance() -> None:
    rows = load("en").rows("reporting_verbs")
    assert len(rows) == len({row["lemma"] for row in rows}) >= 150
    assert {row["stance"] for row in rows} == STANCES


@pytest.mark.parametrize(
    "text",
    [
        "“We will stay,” said Mary Cole.",
        "“We will stay,” Mary Cole said on Friday.",
        "“We will stay,” Mary Cole, 52, told the BBC.",
        "“We will stay,” the mayor, Mary Cole, told reporters.",
        "Mary Cole said: “We will stay.”",
        "Mary Cole told reporters, “We will stay.”",
        '"We will stay," said Mary Cole.',
        "‘We will stay,’ said Mary Cole.",
        "'We will stay,' said Mary Cole.",
        "According to Mary Cole, “we will stay”.",
        "“We will stay”, according to Mary Cole.",
        "“We will stay!” Mary Cole shouted.",
    ],
)
def test_the_cue_stands_before_or_after_in_any_marks(text: str) -> None:
    found = said(text)
    assert [speaker for _, speaker in found] == ["Mary Cole"]
    assert found[0][0].strip(",.!").lower() == "we will stay"


def test_a_cue_inside_cuts_the_words_in_two_of_one_speaker() -> None:
    text = "“If it rains,” Mary Cole said, “we will drown.” Nobody laughed."
    assert said(text) == [("If it rains,", "Mary Cole"), ("we will drown.", "Mary Cole")]


def test_words_after_the_reporting_clause_are_the_same_speakers() -> None:
    text = "“We were scared,” said Mary Cole. “Nobody came to help us.”"
    assert said(text)[1] == ("Nobody came to help us.", "Mary Cole")


def test_a_quotation_that_opens_again_in_each_paragraph_is_one_row_a_paragraph() -> None:
    text = "“It began at noon,” said Mary Cole. “We heard a bang.\n\n“Then the lights went out.”"
    assert [speaker for _, speaker in said(text)] == ["Mary Cole"] * 3


def test_an_apostrophe_closes_no_quotation() -> None:
    text = "‘It's the residents’ homes that don't count,’ said Mary Cole, who'd seen the '90s."
    assert said(text) == [("It's the residents’ homes that don't count,", "Mary Cole")]


def test_part_of_a_clause_between_marks_is_speech() -> None:
    assert said("Mary Cole called the plan “a disgrace”.") == [("a disgrace", "Mary Cole")]
    assert said("The plan was “unworkable”, Mary Cole argued.") == [("unworkable", "Mary Cole")]


def test_another_verb_of_the_sentence_is_not_the_cue() -> None:
    text = "Mary Cole accused ministers of “sleepwalking into disaster” and demanded an apology."
    rows = [row for row in read(text) if row.layer == "quoted"]
    assert [(row.cue_lemma, row.stance, row.speaker) for row in rows] == [("accuse", "accuses", "Mary Cole")]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bridge plan” was shelved.",
        "The band played its song “Lonely Water” twice.",
        "She won a prize for a book titled “The Long Way Home”.",
        "The ship, nicknamed “Old Faithful”, sank in 1912.",
    ],
)
def test_titles_and_terms_are_nobodys_speech(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "clause", "stance"),
    [
        ("Mary Cole said that the dam was safe.", "the dam was safe", "says"),
        ("Mary Cole said the dam was safe.", "the dam was safe", "says"),
        ("The dam was safe, Mary Cole said.", "The dam was safe", "says"),
        ("Mary Cole told reporters that the dam was safe.", "the dam was safe", "says"),
        ("Mary Cole warned that the dam could fail.", "the dam could fail", "warns"),
        ("Mary Cole denied taking the money.", "taking the money", "denies"),
        ("Mary Cole accused the council of hiding the report.", "hiding the report", "accuses"),
        ("Mary Cole promised to open an inquiry.", "open an inquiry", "promises"),
        ("Mary Cole urged residents to stay at home.", "stay at home", "asks"),
        ("Mary Cole admitted having lost the file.", "having lost the file", "admits"),
        ("The dam, Mary Cole said, was safe.", "The dam, Mary Cole said, was safe", "says"),
        ("Mary Cole said in a statement that the dam was safe.", "the dam was safe", "says"),
        ("According to Mary Cole, the dam was safe.", "the dam was safe", "says"),
    ],
)
def test_reported_clauses_have_their_words_speaker_and_stance(text: str, clause: str, stance: str) -> None:
    assert (clause, "Mary Cole", stance) in reported(text)


def test_a_gerund_that_looks_like_an_adjective_is_what_is_denied() -> None:
    text = "The defence secretary has denied misleading MPs over the deal, which he described as “robust”."
    assert ("misleading MPs over the deal", "defence secretary", "denies") in reported(text)


def test_what_comes_after_a_closing_aside_is_no_part_of_the_clause() -> None:
    text = "The dam “is safe”, Mary Cole said, adding: “Nobody need leave.”"
    assert ("The dam “is safe”", "Mary Cole", "says") in reported(text)


def test_a_dateline_is_nobody() -> None:
    text = "LONDON (Reuters) - Britain's biggest bank said on Thursday it would cut 3,000 jobs."
    assert [speaker for _, speaker, _ in reported(text)] == ["Britain's biggest bank"]


def test_two_clauses_joined_by_that_are_two_rows() -> None:
    text = "Mary Cole said that two men had been arrested and that a third was being sought."
    assert [clause for clause, *_ in reported(text)] == [
        "two men had been arrested",
        "a third was being sought",
    ]


def test_a_clause_without_anybody_who_says_it_has_no_speaker() -> None:
    rows = [row for row in read("It was said that the leak began in March.") if row.layer == "indirect"]
    assert [(row.speaker, row.reason) for row in rows] == [(None, "not named")]


@pytest.mark.parametrize(
    "text", ["Mary Cole would not say whether she would go.", "Mary Cole declined to comment."]
)
def test_who_says_nothing_reports_nothing(text: str) -> None:
    assert [row for row in read(text) if row.stance == "says"] == []


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Mary Cole left. “I am tired,” she said.", "Mary Cole", "person"),
        ("Mr Hill and Mrs Cole met. “I am tired,” she said.", "Cole", "person"),
        ("Mary Cole, the mayor, came late. “I am tired,” the mayor said.", "Mary Cole", "person"),
        ("Mary Cole came late. “I am tired,” Cole said.", "Mary Cole", "person"),
        ("“We regret it,” said a spokesman for Harlow Council.", "Harlow Council", "organisation"),
        ("“We regret it,” said Thames Water.", "Thames Water", "organisation"),
        ("“We regret it,” residents said.", "residents", "collective"),
        ("“We regret it,” a source said.", "source", "anonymous"),
        ("“We regret it,” the report said.", "report", "document"),
        ("Harlow Council met. “We regret it,” the council said.", "Harlow Council", "organisation"),
    ],
)
def test_speakers_are_told_by_name_office_body_and_pronoun(text: str, speaker: str, kind: str) -> None:
    rows = [row for row in read(text) if row.layer == "quoted"]
    assert [(row.speaker, row.speaker_kind) for row in rows] == [(speaker, kind)]


def test_the_words_of_each_row_are_those_of_the_text() -> None:
    text = "“We will stay,” said Mary Cole, adding that ‘nobody’ would leave."
    for row in read(text):
        assert 0 <= row.start < row.end <= len(text)
        if row.mention_start is not None:
            assert text[row.mention_start : row.mention_end] == "Mary Cole"


@pytest.mark.parametrize(
    "text", ["", "“", "said said said", "‘’ “” ''", "“He said, ‘she said, “they said", "\n\n”"]
)
def test_damaged_text_raises_nothing(text: str) -> None:
    assert all(row.end > row.start for row in read(text))


@pytest.mark.parametrize(
    ("text", "clause", "speaker"),
    [
        ("The company said on Tuesday it would close the plant.", "it would close the plant", "company"),
        (
            "Canal Water said on Friday a small lorry, carrying chlorine, had been sent to Leeds.",
            "a small lorry, carrying chlorine, had been sent to Leeds",
            "Canal Water",
        ),
        (
            "About half of all bookings have been lost, the local chamber of commerce estimates.",
            "About half of all bookings have been lost",
            "local chamber of commerce",
        ),
        (
            "A spokesman for Mayor Ann Hill rejected that, saying the council had paid within a week.",
            "the council had paid within a week",
            "Ann Hill",
        ),
    ],
)
def test_a_reported_clause_that_the_parse_hides(text: str, clause: str, speaker: str) -> None:
    assert [found[:2] for found in reported(text)] == [(clause, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the firm had paid, she smiled.",
        "The owner had been told in May that the roof leaked, according to a letter seen by the Echo.",
    ],
)
def test_whoever_is_asked_or_told_says_nothing(text: str) -> None:
    assert [found for found in reported(text) if found[2] == "asks" or found[1] in ("Echo", "owner")] == []


def test_words_inside_a_reported_clause_are_those_of_who_reports() -> None:
    text = "Mary Cole said that work had stopped on Monday and would not start again “until we are safe”."
    assert said(text) == [("until we are safe", "Mary Cole")]


def test_nobody_spoken_of_between_the_marks_is_the_pronoun_after_them() -> None:
    text = "Tom Reed said it was too late. “My brother would be alive,” he said."
    assert said(text) == [("My brother would be alive,", "Tom Reed")]


def test_a_body_is_not_the_person_who_is_described_by_it() -> None:
    text = "The council's leader, Ann Hill, was absent. The council said the road was safe."
    assert [speaker for _, speaker, _ in reported(text)] == ["council"]
