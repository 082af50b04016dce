"""English figures: what is one, what it is worth, in which unit, and whose it is."""

from __future__ import annotations

import pytest

from analysis.corpus.articles import Article
from analysis.reading import document
from analysis.reading.english import figures
from analysis.reading.english.amounts import numbers
from analysis.reading.figures import Figure

Bounds = tuple[float | None, float | None]
NEW_YORK, TORONTO = "America/New_York", "America/Toronto"


def found(text: str, zone: str = "Europe/London") -> list[Figure]:
    """The figures of a text, as an article of that zone says them."""
    return figures.find(document.parse(Article("a", text, "a.txt", language="en", time_zone=zone)))


def read(text: str, zone: str = "Europe/London") -> dict[str, tuple[float | None, float | None, str | None]]:
    """Each figure's words with its bounds and unit."""
    return {text[row.start : row.end]: (row.low, row.high, row.unit) for row in found(text, zone)}


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("seventy-two", 72),
        ("three hundred and fifteen", 315),
        ("two thousand four hundred", 2400),
        ("ninety-nine thousand", 99_000),
        ("a hundred and one", 101),
        ("one million two hundred thousand", 1_200_000),
        ("half a million", 500_000),
        ("1,234,567", 1_234_567),
        ("12.5", 12.5),
        ("two and a half", 2.5),
        ("2.3 million", 2_300_000),
        ("three dozen", 36),
    ],
)
def test_numbers_are_read_as_they_are_written_and_said(phrase: str, number: float) -> None:
    assert [(n.low, n.high) for n in numbers.find(phrase)] == [(number, number)]


EXAMPLES = [
    ("The fire killed 14 people on the top floor.", "14 people", 14, 14, "people"),
    ("Some 1,250 homes lost power.", "Some 1,250 homes", 1187.5, 1312.5, "home"),
    ("The firm employs more than 600 workers.", "more than 600 workers", 600, None, "worker"),
    ("At least nine houses burned down.", "At least nine houses", 9, None, "house"),
    ("Nearly 400 pupils stayed away.", "Nearly 400 pupils", 380, 400, "pupil"),
    ("Up to 80 jobs will go.", "Up to 80 jobs", 0, 80, "job"),
    ("Fewer than 50 tickets were sold.", "Fewer than 50 tickets", 0, 50, "ticket"),
    ("Dozens of residents fled.", "Dozens of residents", 24, 99, "resident"),
    (
        "Hundreds of thousands of voters stayed home.",
        "Hundreds of thousands of voters",
        200_000,
        999_999,
        "voter",
    ),
    ("Several hundred farmers blocked the road.", "Several hundred farmers", 200, 999, "farmer"),
    ("About two dozen officers searched the site.", "About two dozen officers", 22.8, 25.2, "officer"),
    ("A dozen trees fell.", "A dozen trees", 11, 13, "tree"),
    ("Two police officers were injured.", "Two police officers", 2, 2, "officer"),
    ("It will cost £2.3m.", "£2.3m", 2_300_000, 2_300_000, "GBP"),
    ("The deal is worth €1.2bn.", "€1.2bn", 1_200_000_000, 1_200_000_000, "EUR"),
    ("The council set aside 40 million euros.", "40 million euros", 40_000_000, 40_000_000, "EUR"),
    ("They were fined between £2m and £3m.", "between £2m and £3m", 2_000_000, 3_000_000, "GBP"),
    ("Turnout was 40 per cent.", "40 per cent", 40, 40, "%"),
    ("About 40% of the workforce walked out.", "About 40% of the workforce", 38, 42, "%"),
    ("A third of the seats were empty.", "A third of the seats", 33.333333, 33.333333, "%"),
    ("Two-thirds of members voted for it.", "Two-thirds of members", 66.666667, 66.666667, "%"),
    ("Half of the pupils passed.", "Half of the pupils", 50, 50, "%"),
    ("One in five adults cannot swim.", "One in five adults", 20, 20, "%"),
    ("The spill covers 12 square kilometres.", "12 square kilometres", 12, 12, "km²"),
    ("Between 12 and 15 tonnes of oil leaked.", "Between 12 and 15 tonnes of oil", 12, 15, "t"),
    ("The wall is 3.5 metres high.", "3.5 metres", 3.5, 3.5, "m"),
    ("Winds reached 90mph.", "90mph", 90, 90, "mph"),
    ("It rained 30 to 40 mm.", "30 to 40 mm", 30, 40, "mm"),
    ("The report names three former ministers.", "three former ministers", 3, 3, "minister"),
    ("Some 2.3m people watched.", "Some 2.3m people", 2_185_000, 2_415_000, "people"),
    ("The alarm rang three times.", "three times", 3, 3, "fois"),
    ("He has been warned twice.", "twice", 2, 2, "fois"),
    ("The blast left 17 dead.", "17", 17, 17, "people"),
    ("A couple of hundred people watched.", "A couple of hundred people", 200, 300, "people"),
    ("Half a dozen shops closed.", "Half a dozen shops", 5, 7, "shop"),
    ("Police seized 20kg of cocaine.", "20kg of cocaine", 20, 20, "kg"),
    ("The cap is 50p.", "50p", 0.5, 0.5, "GBP"),
    ("The deal is worth $5m to 10m.", "$5m to 10m", 5_000_000, 10_000_000, "USD"),
    ("They own 11 million machines.", "11 million machines", 11_000_000, 11_000_000, "machine"),
    ("One woman was rescued.", "One woman", 1, 1, "woman"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), EXAMPLES)
def test_a_figure_has_the_bounds_and_the_unit_that_a_reader_takes(
    text: str, words: str, low: float | None, high: float | None, unit: str
) -> None:
    assert read(text) == {words: (low, high, unit)}


@pytest.mark.parametrize(
    "text",
    [
        "The blast came at 8.35pm on 3 May 2021.",
        "He was jailed for three weeks in 2019.",
        "Anne Hill, 61, chairs the board.",
        "A nine-year-old was hurt.",
        "See page 3 and Article 50 of the treaty.",
        "Apollo 11 landed there.",
        "She lives at 10 Downing Street.",
        "They won 3-2 in the end.",
        "He came second, and she was third.",
        "One of the men left, and no one saw it.",
        "Call 0800 123 4567 for help.",
        "The G7 met after Covid-19.",
        "It happened in the 1990s.",
        "Ministers left in as many weeks.",
        "Flight 370 was lost on Highway 61.",
    ],
)
def test_dates_ages_names_and_scores_are_no_figures(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("zone", "unit"),
    [(NEW_YORK, "USD"), (TORONTO, "CAD"), ("Australia/Sydney", "AUD"), ("Europe/London", "USD")],
)
def test_a_dollar_is_that_of_the_outlets_country(zone: str, unit: str) -> None:
    assert read("It cost $25.", zone) == {"$25": (25, 25, unit)}


def test_a_pound_is_money_in_britain_and_a_weight_in_america() -> None:
    text = "They found 20 pounds in the bag."
    assert read(text)["20 pounds"][2] == "GBP"
    assert read(text, NEW_YORK)["20 pounds"][2] == "lb"


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert read("The toll rose from 12 to 15 people.").keys() >= {"15 people"}


def test_a_number_after_the_word_for_its_total_is_a_figure() -> None:
    row = found("Officials put the number of injured at 19.")[0]
    assert (row.low, row.high, row.unit) == (19, 19, "injured")


def test_a_number_without_its_noun_takes_that_of_the_figure_before() -> None:
    rows = found("The ship carried 252 passengers, 83 of them Irish.")
    assert [(row.low, row.unit) for row in rows] == [(252, "passenger"), (83, "passenger")]


def test_what_is_measured_are_the_words_for_it() -> None:
    assert found("It carried 600 tonnes of marine diesel.")[0].measures == "marine diesel"
    assert found("It carried 214 passengers and a crew.")[0].measures == "passengers"


def test_a_figure_belongs_to_whoever_says_it() -> None:
    class Said:
        start, end, layer, speaker = 0, 30, "quoted", "Anne Hill"

    text = "“We lost 40 homes,” said Hill, 12 of them new."
    rows = figures.find(document.parse(Article("a", text, "a.txt", language="en")), [Said()])
    assert (text[rows[0].start : rows[0].end], rows[0].speaker) == ("40 homes", "Anne Hill")
    assert rows[-1].speaker is None
