"""Periods that texts name with their days, as they are proposed for a new corpus."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.comparison import periods
from analysis.comparison.period_proposals import MOST, Proposal, propose
from analysis.corpus.articles import Article, Corpus, Moment, Precision

APOSTROPHE = "'"
SUNDAY = Moment(datetime(2024, 3, 10, 9, tzinfo=ZoneInfo("Europe/Paris")), Precision.MINUTE)


def article(text: str, name: str = "a") -> Article:
    return Article(name, text, published=SUNDAY)


def told(*texts: str) -> list[str]:
    """What is proposed for articles of these texts, as values of the parameter `periods`."""
    found = propose([article(text, str(number)) for number, text in enumerate(texts)])
    return [f"{one.name}: {one.days[0]}/{one.days[1]}" if one.days else one.name for one in found]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Pendant la campagne, du 3 au 20 mai 2024, tout a été dit.", "campagne: 2024-05-03/2024-05-20"),
        ("La campagne (du 3 au 20 mai 2024) a été rude.", "campagne: 2024-05-03/2024-05-20"),
        ("Le procès, qui s'est ouvert le 4 mars et s'achève le 28, divise.", "procès: 2024-03-04/2024-03-28"),
        ("Le procès, ouvert le 4 mars, doit durer jusqu’au 28 mars.", "procès: 2024-03-04/2024-03-28"),
        (
            "La trêve hivernale, du 1er novembre au 31 mars, protège les locataires.",
            "trêve hivernale: 2023-11-01/2024-03-31",
        ),
        (
            "L'entre-deux-tours s'étend du 24 avril au 7 mai 2017.",
            "entre-deux-tours: 2017-04-24/2017-05-07",
        ),
        (
            "La campagne de vaccination, qui se déroule du 3 au 20 mai, inquiète.",
            "campagne de vaccination: 2024-05-03/2024-05-20",
        ),
        (
            "Le confinement, entre le 17 mars et le 11 mai 2020, a changé la ville.",
            "confinement: 2020-03-17/2020-05-11",
        ),
        ("Les vacances d’hiver, du 10 au 26 février, la vident.", "vacances d’hiver: 2024-02-10/2024-02-26"),
        (
            "La grève, entamée le 4 mars, s'est terminée le 8 mars.",
            "grève: 2024-03-04/2024-03-08",
        ),
    ],
)
def test_a_noun_for_a_period_with_its_first_and_last_day_is_proposed(text: str, period: str) -> None:
    assert told(text) == [period]
    periods.read([period])


@pytest.mark.parametrize(
    "text",
    [
        "La consultation publique est ouverte jusqu'au 15 avril.",
        "Le maire a parlé du 4 au 7 mars.",
        "La campagne rassemble du 3 au 20 mai les élus de la région.",
        "Le procès s'est ouvert le 4 mars. La mairie fermera le 28 mars.",
        "Le procès du 4 mars et celui du 28 mars se ressemblent.",
        "Le festival du 7 mars au 4 mars.",
        "Une campagne a eu lieu en 2017.",
        "Pendant la campagne, rien ne s'est passé.",
    ],
)
def test_nothing_is_proposed_where_a_text_does_not_carry_it(text: str) -> None:
    assert told(text) == []


def test_the_days_that_most_articles_give_are_proposed_with_their_words() -> None:
    other, usual = "Le procès, du 4 au 28 mars, divise.", "Le  procès (du 5 au 28 mars) divise."
    found = propose([article(text, str(n)) for n, text in enumerate([other, usual, usual + " Oui."])])
    (one,) = found
    assert (one.name, str(one.days[0]) if one.days else "", one.articles) == ("procès", "2024-03-05", 2)
    assert one.words == "procès (du 5 au 28 mars"


def test_a_period_that_several_articles_only_place_something_in_is_proposed_without_days() -> None:
    placed = "Lors de l’entre-deux-tours, les candidats se sont tus."
    assert propose([article(placed)]) == []
    assert propose([article(placed), article(placed, "b")]) == [
        Proposal("entre-deux-tours", None, "Lors de l’entre-deux-tours", 2)
    ]
    assert told(*["Lors de la campagne de la maire, les candidats se sont tus."] * 2) == []
    assert told("L'entre-deux-tours s'étend du 24 avril au 7 mai 2017.", placed, placed) == [
        "entre-deux-tours: 2017-04-24/2017-05-07"
    ]


def test_a_name_that_is_proposed_is_found_again_where_it_dates_something() -> None:
    text = "Pendant l’état d’urgence, il s’est tu."
    (one,) = propose([article(text, name) for name in "ab"])
    (period,) = periods.read([f"{one.name.replace('’', APOSTROPHE)}: 2024-03-04/2024-03-28"])
    sentences = pd.DataFrame(
        [{"article_id": "a", "outlet": "A", "sentence_id": "a-1", "start": 0, "end": len(text), "text": text}]
    )
    articles = pd.DataFrame([{"article_id": "a", "time_zone": "Europe/Paris", "language": "fr"}])
    (row,) = periods.named(sentences, articles, [period]).to_dict("records")
    assert (row["text"], row["value"]) == ("état d’urgence", "2024-03-04/2024-03-28")


def test_an_article_without_a_date_proposes_only_what_its_words_date() -> None:
    text = "Le festival se tient du 4 au 7 juillet 2024. Le sommet a lieu du 3 au 5 juin."
    found = propose([Article("a", text)])
    assert [(one.name, str(one.days and one.days[0])) for one in found] == [("festival", "2024-07-04")]


def test_proposals_stay_few(seeds: Corpus) -> None:
    texts = [f"Le festival de {name}, du 4 au 7 mars, est complet." for name in "ABCDEFGHIJKL"]
    assert len(told(*texts)) == MOST
    assert all(one.articles >= 1 and one.words for one in propose(seeds.articles))
