"""Figures: what is one, what it is worth, whose it is."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pytest

from analysis.corpus.articles import Article
from analysis.evaluation import quantities
from analysis.evaluation.gold import sets
from analysis.evaluation.running import Case
from analysis.language.french import numbers
from analysis.reading import document, figures
from analysis.reading.document import Document
from analysis.tables import frame
from tests.conftest import GOLD

Bounds = tuple[float | None, float | None]


def read(text: str) -> dict[str, Bounds]:
    found = figures.find(document.parse(Article("a", text, "a.txt")))
    return {text[figure.start : figure.end]: (figure.low, figure.high) for figure in found}


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("septante-deux", 72),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-sept mille trois cents", 97300),
        ("soixante et onze", 71),
        ("cent cinquante", 150),
        ("deux mille", 2000),
        ("nonante-cinq", 95),
        ("mille neuf cent quatre-vingt-quatre", 1984),
    ],
)
def test_number_words_are_read_as_they_are_said_in_every_country(phrase: str, number: float) -> None:
    assert numbers.words(phrase) == (number, len(phrase))


def test_words_that_write_no_number_are_refused() -> None:
    with pytest.raises(ValueError, match="begins with no number word"):
        numbers.words("bonjour")


@pytest.mark.parametrize(
    ("digits", "number"),
    [("1 250", 1250), ("1'250", 1250), ("1.250", 1250), ("2,3", 2.3), ("12 500,75", 12500.75), ("3.5", 3.5)],
)
def test_digits_are_read_as_they_are_written_in_every_country(digits: str, number: float) -> None:
    assert numbers.value(digits) == number


@pytest.mark.parametrize(
    ("text", "figure", "low", "high"),
    [
        ("Elle a reçu 71 848 courriels.", "71 848 courriels", 71848, 71848),
        ("Le budget atteint 2,3 millions d'euros.", "2,3 millions d'euros", 2_300_000, 2_300_000),
        ("Le groupe a perdu un million et demi de clients.", "un million et demi de clients", 1.5e6, 1.5e6),
        ("Une trentaine de maires ont signé.", "Une trentaine de maires", 25, 35),
        (
            "Il a vu plusieurs dizaines de milliers de gens.",
            "plusieurs dizaines de milliers de gens",
            20000,
            99999,
        ),
        ("La police a saisi des centaines de fichiers.", "des centaines de fichiers", 200, 999),
        ("Près de 40 % des truites ont disparu.", "Près de 40 %", 38, 40),
        ("Plus de 600 personnes ont défilé.", "Plus de 600 personnes", 600, None),
        ("Plus d'un millier de foyers sont privés d'eau.", "Plus d'un millier de foyers", 1000, 1999),
        ("La crue a emporté au moins cinq tonnes de bois.", "au moins cinq tonnes", 5, None),
        ("Moins d'un quart d'heure plus tard, il est parti.", "Moins d'un quart d'heure", 0, 15),
        ("Entre 12 et 30 mètres cubes ont fui.", "Entre 12 et 30 mètres cubes", 12, 30),
        ("Il faudra entre 2 et 3 milliards d'euros.", "entre 2 et 3 milliards d'euros", 2e9, 3e9),
        ("Ils étaient deux ou trois élèves par table.", "deux ou trois élèves", 2, 3),
        ("Trois à quatre cents élus sont venus.", "Trois à quatre cents élus", 300, 400),
        ("Le prix passe de 12 à 15 euros.", "15 euros", 15, 15),
        ("Sur 35 élus, 22 étaient présents.", "22", 22, 22),
        ("Elle compte 160 salariés, dont 40 en apprentissage.", "40", 40, 40),
        ("La moitié des sièges sont vides.", "La moitié des sièges", 50, 50),
        ("Sept Français sur dix approuvent.", "Sept Français sur dix", 70, 70),
        ("Une grande partie des documents est fausse.", "Une grande partie des documents", None, None),
        ("Le navire transporte 1’250 conteneurs.", "1’250 conteneurs", 1250, 1250),
        ("Le tribunal l'a condamné à trois ans de prison.", "trois ans", 3, 3),
        ("L'amende est de 80'000 francs.", "80'000 francs", 80000, 80000),
        ("Une bonne centaine de riverains ont signé.", "Une bonne centaine de riverains", 100, 110),
        ("Une petite trentaine de maires ont signé.", "Une petite trentaine de maires", 25, 30),
        ("Les ventes ont reculé de 12 pour cent.", "12 pour cent", 12, 12),
        ("On en compte 31.", "31", 31, 31),
        ("Il y en avait trois, hier.", "trois", 3, 3),
        ("Les douze ont été analysés.", "douze", 12, 12),
        ("Les 146 évacués ont pu rentrer.", "146 évacués", 146, 146),
        ("Il ne reste que 35 ¢ par repas.", "35 ¢", 0.35, 0.35),
    ],
)
def test_a_figure_keeps_the_interval_that_its_words_allow(
    text: str, figure: str, low: float | None, high: float | None
) -> None:
    assert read(text).get(figure) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Le 7 mai 2017, la ville a voté.",
        "Il est arrivé vers 20 heures, puis reparti à 6 h 10.",
        "Nadia Belkacem, 43 ans, habite le quartier.",
        "L'article 49 de la loi s'applique.",
        "La ligne 13 est fermée depuis 2011.",
        "Un homme a vu une femme, aucun témoin, certains voisins et tous les passants.",
        "La deuxième fois, au XIXe siècle, dans le 18e arrondissement.",
        "Le groupe APT 28 dément.",
        "Selon 20 Minutes, l'accord est signé.",
        "Le match s'est achevé sur le score de 3-1.",
        "Les deux ont nié.",
        "Ils en parlent encore.",
    ],
)
def test_dates_hours_ages_ordinals_and_references_are_no_figures(text: str) -> None:
    assert read(text) == {}


def test_a_number_without_its_noun_takes_the_unit_before_it() -> None:
    text = "Le groupe emploie septante personnes, sur 1'250 dans le monde."
    found = figures.find(document.parse(Article("a", text, "a.txt")))
    assert [(figure.low, figure.unit) for figure in found] == [(70, "personne"), (1250, "personne")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Le nombre de morts est passé à 23.", "mort"),
        ("Le nombre de malades atteint désormais 34.", "malade"),
        ("Des poissons morts par centaines flottaient.", "poisson"),
        ("Dix blessés, dont trois graves, ont été évacués.", "blessé"),
        ("Onze patients ont été admis, deux le sont encore.", "patient"),
    ],
)
def test_a_number_finds_what_it_counts_before_itself(text: str, unit: str) -> None:
    found = figures.find(document.parse(Article("a", text, "a.txt")))
    assert found[-1].unit == unit


def test_a_number_takes_no_unit_from_another_paragraph() -> None:
    found = figures.find(document.parse(Article("a", "On compte 34 malades\n\nIl en reste 108.", "a.txt")))
    assert [(figure.unit, figure.measures) for figure in found] == [("malade", "malades"), (None, None)]


@pytest.mark.parametrize(("zone", "unit"), [("America/Toronto", "CAD"), ("Europe/Paris", "USD")])
def test_dollars_are_those_of_the_outlets_country(zone: str, unit: str) -> None:
    article = Article("a", "L'amende est de 450 $.", "a.txt", time_zone=zone)
    assert [figure.unit for figure in figures.find(document.parse(article))] == [unit]


def test_what_is_measured_is_said_without_the_unit() -> None:
    found = figures.find(
        document.parse(Article("a", "Cinq tonnes de poissons morts ont été retirées.", "a.txt"))
    )
    assert [(figure.unit, figure.measures) for figure in found] == [("t", "poissons morts")]


@dataclass(frozen=True)
class Said:
    start: int
    end: int
    speaker: str | None
    layer: str = "quoted"


def test_a_figure_belongs_to_the_innermost_speaker_around_it() -> None:
    text = "« Il a dit “cinq tonnes” », puis « trois camions » et quatre bus."
    quotations = [Said(2, 24, "Anne Roy"), Said(12, 23, "Paul Duc"), Said(34, 47, None)]
    found = figures.find(document.parse(Article("a", text, "a.txt")), quotations)
    assert [figure.speaker for figure in found] == ["Paul Duc", None, None]


def test_a_figure_says_itself_that_it_is_not_exact() -> None:
    found = figures.find(document.parse(Article("a", "Environ 200 élus et 300 maires sont venus.", "a.txt")))
    assert [figure.approximate for figure in found] == [True, False]


def scores(name: str, documents: list[Document]) -> dict[str, float]:
    case = Case(next(one for one in sets(GOLD) if one.name == name))
    rows = [
        {**asdict(figure), "article_id": read.article.article_id}
        for read in documents
        for figure in figures.find(read)
    ]
    measures = quantities.figures(case.rows("figures"), frame("figures", rows))
    return {measure.name: measure.value or 0 for measure in measures}


def test_the_figures_of_real_articles_are_found_and_valued(seed_documents: list[Document]) -> None:
    found = scores("seeds", seed_documents)
    assert found["figures found"] >= 95
    assert found["value right, of those found"] >= 95
    assert found["figures: precision"] >= 93


def test_the_figures_of_the_river_are_found_and_valued(riviere_documents: list[Document]) -> None:
    found = scores("riviere", riviere_documents)
    assert found["figures found"] >= 95
    assert found["value right, of those found"] >= 95
    assert found["figures: precision"] >= 93


def test_a_count_taken_up_in_the_next_sentence_keeps_its_unit() -> None:
    told = (
        "Une trentaine de mètres cubes d'acide a gagné la rivière par le réseau d'eaux pluviales de la ville "
        "ancienne, au nord de la zone industrielle des Forges. L'entreprise, elle, n'en reconnaît que douze."
    )
    found = figures.find(document.parse(Article("a", told, "a.txt")))
    assert [(figure.low, figure.unit) for figure in found] == [(25, "m³"), (12, "m³")]
    other = figures.find(document.parse(Article("a", told.replace("n'en reconnaît", "n'attend"), "a.txt")))
    assert [figure.unit for figure in other] == ["m³", None]


def test_millions_are_an_amount_without_any_noun() -> None:
    told = [
        ("Ils ont gagné 91 millions l'an dernier.", "91 millions", 91e6, None),
        ("On attend 2 millions de la région.", "2 millions", 2e6, None),
        ("Le projet coûte 7 millions d'euros, dont 2 millions attendus.", "2 millions", 2e6, "EUR"),
    ]
    for text, words, value, unit in told:
        last = figures.find(document.parse(Article("a", text, "a.txt")))[-1]
        assert (text[last.start : last.end], last.low, last.high, last.unit) == (words, value, value, unit)


def test_a_pronoun_is_not_what_is_counted() -> None:
    (one,) = figures.find(document.parse(Article("a", "Une cinquantaine d'entre eux sont venus.", "a.txt")))
    assert (one.unit, one.measures) == (None, None)
