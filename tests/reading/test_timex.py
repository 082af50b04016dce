"""Time expressions: what they mean on a given day, what is no time at all, and the reference articles."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.corpus import load
from analysis.corpus.articles import Article, Moment, Precision, Source
from analysis.evaluation import timex as scoring
from analysis.evaluation.counting import Measure
from analysis.reading import document, timex
from analysis.reading.document import Document
from analysis.reading.timex import Timex
from tests.conftest import GOLD

# A Thursday.
THURSDAY = datetime.fromisoformat("2024-03-14T18:00+01:00")

EXAMPLES = [
    # Dates of the calendar.
    ("Il est né le 5 mai 2017.", "le 5 mai 2017", "DATE", "2017-05-05"),
    ("Dès le 1er mai 2024.", "le 1er mai 2024", "DATE", "2024-05-01"),
    ("Le 06.05.2017 à Genève.", "Le 06.05.2017", "DATE", "2017-05-06"),
    ("Paru le jeu. 14 mars à Lyon.", "le jeu. 14 mars", "DATE", "2024-03-14"),
    ("Fait le 12/03/2024.", "le 12/03/2024", "DATE", "2024-03-12"),
    ("Version 2024-03-12 du texte.", "2024-03-12", "DATE", "2024-03-12"),
    ("Ouvert du 4 au 7 mars.", "4 au 7 mars", "DATE", "2024-03-04/2024-03-07"),
    ("Les 16 et 17 mars, on vote.", "Les 16 et 17 mars", "DATE", "2024-03-16/2024-03-17"),
    ("Il a été arrêté le 12 décembre.", "le 12 décembre", "DATE", "2023-12-12"),
    ("Le texte entrera en vigueur le 1er septembre.", "le 1er septembre", "DATE", "2024-09-01"),
    ("Ce 31 juillet 71 848 courriels ont été publiés.", "Ce 31 juillet", "DATE", "2023-07-31"),
    # Months, years and longer.
    ("Elle a démissionné en février dernier.", "février dernier", "DATE", "2024-02"),
    ("Remis à la mi-mars, le rapport.", "la mi-mars", "DATE", "2024-03"),
    ("Elle est partie au mois de mai 2023.", "mois de mai 2023", "DATE", "2023-05"),
    ("Il est en poste depuis 2011.", "2011", "DATE", "2011"),
    ("Ouverte fin 2023, l'enquête continue.", "fin 2023", "DATE", "2023"),
    ("La mode des années 1990.", "années 1990", "DATE", "199"),
    ("Bâti au XIXe siècle.", "XIXe siècle", "DATE", "18"),
    ("Au premier trimestre 2024, le chômage recule.", "premier trimestre 2024", "DATE", "2024-Q1"),
    ("L'automne 2023 fut sec.", "L'automne 2023", "DATE", "2023-FA"),
    ("C'était en mai 68.", "mai 68", "DATE", "1968-05"),
    # Counted from publication.
    ("Il est arrivé lundi.", "lundi", "DATE", "2024-03-11"),
    ("Il est mort jeudi.", "jeudi", "DATE", "2024-03-14"),
    ("Le procès s'ouvrira lundi.", "lundi", "DATE", "2024-03-18"),
    ("Il a ajouté qu'il se rendrait sur place lundi.", "lundi", "DATE", "2024-03-18"),
    ("Les résultats sont attendus d'ici à vendredi.", "vendredi", "DATE", "2024-03-15"),
    ("Il part lundi prochain.", "lundi prochain", "DATE", "2024-03-18"),
    ("Il a voté jeudi dernier.", "jeudi dernier", "DATE", "2024-03-07"),
    ("Le premier tour a lieu dimanche.", "dimanche", "DATE", "2024-03-17"),
    ("Une marche est prévue ce samedi.", "ce samedi", "DATE", "2024-03-16"),
    ("Rendez-vous lundi en huit.", "lundi en huit", "DATE", "2024-03-25"),
    ("Il a plu hier.", "hier", "DATE", "2024-03-13"),
    ("Il pleuvra après-demain.", "après-demain", "DATE", "2024-03-16"),
    ("Il y a trois jours, il neigeait.", "Il y a trois jours", "DATE", "2024-03-11"),
    ("Il y a deux ans, on riait.", "Il y a deux ans", "DATE", "2022"),
    ("L'aide sera versée la semaine prochaine.", "la semaine prochaine", "DATE", "2024-W12"),
    ("Il a plu tout le week-end.", "tout le week-end", "DATE", "2024-W10-WE"),
    ("Le week-end des 9 et 10 mars.", "Le week-end des 9 et 10 mars", "DATE", "2024-W10-WE"),
    ("L'an dernier, il a gagné.", "L'an dernier", "DATE", "2023"),
    ("On changera tout d'ici à la fin de l'année.", "la fin de l'année", "DATE", "2024"),
    ("Le magasin a fermé à Noël.", "Noël", "DATE", "2023-12-25"),
    ("Le lundi de Pâques sera férié.", "Le lundi de Pâques", "DATE", "2024-04-01"),
    ("Il a été vu la veille de Noël.", "la veille de Noël", "DATE", "2023-12-24"),
    # Times of day.
    ("Il a parlé mardi soir.", "mardi soir", "TIME", "2024-03-12TEV"),
    ("Lundi 11 mars vers 7 h 30, il pêchait.", "Lundi 11 mars vers 7 h 30", "TIME", "2024-03-11T07:30"),
    ("Vers 20 h 35 lundi, tout a sonné.", "20 h 35 lundi", "TIME", "2024-03-11T20:35"),
    ("Mardi soir à 21 heures, il a parlé.", "Mardi soir à 21 heures", "TIME", "2024-03-12T21:00"),
    ("A 20h35 vendredi soir, un message.", "20h35 vendredi soir", "TIME", "2024-03-08T20:35"),
    ("Publié mardi à midi.", "mardi à midi", "TIME", "2024-03-12T12:00"),
    ("Survenu dans la nuit de dimanche à lundi.", "la nuit de dimanche à lundi", "TIME", "2024-03-10TNI"),
    ("Dans la nuit du 7 au 8 mars.", "la nuit du 7 au 8 mars", "TIME", "2024-03-07TNI"),
    ("Dans la soirée de dimanche, il a réagi.", "la soirée de dimanche", "TIME", "2024-03-10TEV"),
    ("Prévenu lundi à l'aube.", "lundi à l'aube", "TIME", "2024-03-11TMO"),
    ("Lundi à sept heures du soir.", "Lundi à sept heures du soir", "TIME", "2024-03-11T19:00"),
    ("Lundi à huit heures et demie.", "Lundi à huit heures et demie", "TIME", "2024-03-11T08:30"),
    ("Lundi à neuf heures moins le quart.", "Lundi à neuf heures moins le quart", "TIME", "2024-03-11T08:45"),
    ("Lundi à 13:30, le train.", "Lundi à 13:30", "TIME", "2024-03-11T13:30"),
    ("A 18 heures, on votait.", "18 heures", "TIME", "2024-03-14T18:00"),
    ("Ce soir, il parlera.", "Ce soir", "TIME", "2024-03-14TEV"),
    # Lengths of time and regular times.
    ("Nadia, 43 ans, attend.", "43 ans", "DURATION", "P43Y"),
    ("Il a septante ans.", "septante ans", "DURATION", "P70Y"),
    ("Pendant deux mois et demi.", "deux mois et demi", "DURATION", "P2.5M"),
    ("Il a tenu quinze jours.", "quinze jours", "DURATION", "P15D"),
    ("Arrivés dans la demi-heure.", "la demi-heure", "DURATION", "PT30M"),
    ("À 24 heures du scrutin, rien.", "24 heures", "DURATION", "PT24H"),
    ("Un film de 1h30.", "1h30", "DURATION", "PT1H30M"),
    ("Après plusieurs heures de débat.", "plusieurs heures", "DURATION", "PTXH"),
    ("Moins d'un quart d'heure plus tard.", "Moins d'un quart d'heure plus tard", "DURATION", "PT15M"),
    ("Elle écrit chaque lundi à 18 heures.", "chaque lundi à 18 heures", "SET", "XXXX-WXX-1T18:00"),
    ("Il court tous les jours.", "tous les jours", "SET", "P1D"),
    ("Deux euros par semaine.", "par semaine", "SET", "P1W"),
    ("Rien à signaler pour l'instant.", "pour l'instant", "DATE", "PRESENT_REF"),
    ("Vu récemment au bar.", "récemment", "DATE", "PAST_REF"),
]


def one(text: str, published: datetime | None = THURSDAY) -> Timex:
    found = timex.tag(text, published)
    assert len(found) == 1, [text[t.start : t.end] for t in found]
    return found[0]


@pytest.mark.parametrize(("text", "words", "kind", "value"), EXAMPLES)
def test_an_expression_means_this_on_a_thursday_in_march(
    text: str, words: str, kind: str, value: str
) -> None:
    found = timex.tag(text, THURSDAY)
    assert [(text[t.start : t.end], t.type, t.value) for t in found] == [(words, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Il a été malade et l'a été longtemps.",
        "Une tentative de déstabilisation de dernière minute.",
        "Il faut du temps.",
        "Il l'emporte avec 54 % des voix, 12 à 3.",
        "Un tirage en 2000 exemplaires, 1500 euros pièce.",
        "Une amende de 2015 francs.",
        "Le journal 20 Minutes et le Journal du dimanche.",
        "Aujourd'hui en France paraît.",
        "Le village de Saint-Mars et le Champ-de-Mars.",
        "À 90 km/h sur la rue du 4-Septembre.",
        "La planète Mars et le dieu Mars.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert [text[t.start : t.end] for t in timex.tag(text, THURSDAY)] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Il a été arrêté lundi. A 20h35, il parle.", ["2024-03-11", "2024-03-11T20:35"]),
        ("Le 5 mai 2017, il part. Le lendemain, il revient.", ["2017-05-05", "2017-05-06"]),
        ("Vendredi 8 mars, il tombe. Trois jours plus tard, il meurt.", ["2024-03-08", "2024-03-11"]),
        (
            "Le 5 mai 2017 au soir, il parle. Plus tard dans la nuit, il dort.",
            ["2017-05-05TEV", "2017-05-05TNI"],
        ),
        ("En février 2017, une attaque. Puis, au mois d'avril, une autre.", ["2017-02", "2017-04"]),
        ("Vendredi 8 mars, fermé jusqu'à dimanche, rien ne sera dit.", ["2024-03-08", "2024-03-10"]),
        ("De 2003 au 24 avril 2017.", ["2003", "2017-04-24"]),
        (
            "Le jeudi 7 mars entre 23 heures et minuit.",
            ["2024-03-07", "2024-03-07T23:00", "2024-03-07T24:00"],
        ),
        ("Vendredi 8 mars dans la soirée.", ["2024-03-08", "2024-03-08TEV"]),
        ("De mars à avril 2022.", ["2022-03", "2022-04"]),
        (
            "Vendredi 8 mars à 9 h 12, il entre. Une heure plus tard, il sort.",
            ["2024-03-08T09:12", "2024-03-08T10:12"],
        ),
        ("Les faits remontent au 3 janvier. Ce jour-là, il neigeait.", ["2024-01-03", "2024-01-03"]),
        ("Ouverte en janvier 2022, close en mai de la même année.", ["2022-01", "2022-05", "2022"]),
        ("Élu en 2014, il démissionne deux ans plus tard.", ["2014", "2016"]),
        ("Lundi 11 mars à 14 heures et 16 heures.", ["2024-03-11T14:00", "2024-03-11T16:00"]),
        ("Les 15 et 22 mars.", ["2024-03-15", "2024-03-22"]),
        (
            "Ouvert de 9 h à 12 h, du lundi au vendredi.",
            ["XXXX-XX-XXT09:00", "XXXX-XX-XXT12:00", "XXXX-WXX-1", "XXXX-WXX-5"],
        ),
    ],
)
def test_expressions_are_counted_from_the_day_told_before(text: str, values: list[str]) -> None:
    assert [t.value for t in timex.tag(text, THURSDAY)] == values


def test_in_a_quotation_the_reporting_clause_tells_the_day() -> None:
    text = "« Nous avons voté hier soir », a déclaré le maire mardi."
    assert [t.value for t in timex.tag(text, THURSDAY, quotations=[(0, 28)])] == [
        "2024-03-11TEV",
        "2024-03-12",
    ]
    assert [t.value for t in timex.tag(text, THURSDAY)] == ["2024-03-13TEV", "2024-03-12"]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Il est venu lundi.", "2024-03-11T00:00:00+01:00", "2024-03-11T23:59:59+01:00"),
        ("Lundi à 14 heures.", "2024-03-11T14:00:00+01:00", "2024-03-11T14:00:59+01:00"),
        ("Lundi vers 7 h 30.", "2024-03-11T07:15:00+01:00", "2024-03-11T07:45:59+01:00"),
        ("Lundi peu avant 23 heures.", "2024-03-11T22:30:00+01:00", "2024-03-11T23:00:59+01:00"),
        ("Lundi soir.", "2024-03-11T18:00:00+01:00", "2024-03-11T23:59:59+01:00"),
        ("Dans la nuit de dimanche à lundi.", "2024-03-10T20:00:00+01:00", "2024-03-11T06:59:59+01:00"),
        ("À la mi-juin 2024.", "2024-06-11T00:00:00+02:00", "2024-06-20T23:59:59+02:00"),
        ("Avant la fin du mois.", "2024-03-25T00:00:00+01:00", "2024-03-31T23:59:59+02:00"),
        ("En mars 2024.", "2024-03-01T00:00:00+01:00", "2024-03-31T23:59:59+02:00"),
    ],
)
def test_the_interval_is_as_wide_as_the_words_and_has_the_zone_s_offset(
    text: str, earliest: str, latest: str
) -> None:
    found = one(text)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_only_words_such_as_about_make_a_time_approximate() -> None:
    assert one("Lundi vers 7 h 30.").approximate
    assert one("Lundi vers 7 h 30.").mod == "APPROX"
    assert one("Lundi peu avant 23 heures.").mod == "BEFORE"
    assert not one("Lundi à 7 h 30.").approximate
    assert one("Plus de deux ans.").mod == "MORE_THAN"


def test_the_outlet_s_zone_gives_the_offset_and_the_day_of_publication() -> None:
    late = datetime.fromisoformat("2024-03-15T03:00+00:00")
    found = timex.tag("Il a parlé hier.", late, "America/Toronto")[0]
    assert found.value == "2024-03-13"
    assert found.earliest == "2024-03-13T00:00:00-04:00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Il est venu lundi.", "XXXX-WXX-1"),
        ("Il est venu hier.", "XXXX-XX-XX"),
        ("C'était le 12 mars.", "XXXX-03-12"),
        ("C'était en mars.", "XXXX-03"),
        ("Mardi soir.", "XXXX-WXX-2TEV"),
        ("La semaine dernière.", "XXXX-WXX"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(text: str, value: str) -> None:
    found = one(text, None)
    assert (found.value, found.earliest, found.latest, found.anchor) == (value, None, None, "unknown")


def test_a_publication_month_resolves_months_but_no_weekday() -> None:
    month = Moment(datetime(2024, 3, 1), Precision.MONTH, Source.INFERRED)
    found = timex.tag("Élu en décembre, il est parti lundi.", month)
    assert [t.value for t in found] == ["2023-12", "XXXX-WXX-1"]


def test_furniture_is_read_but_marked_and_anchors_nothing() -> None:
    text = "Mis à jour le 2 mars 2024\nIl a plu lundi. À 8 heures, il neigeait."
    found = timex.tag(text, THURSDAY, furniture=[(0, 25)])
    assert [(t.value, t.anchor) for t in found] == [
        ("2024-03-02", "furniture"),
        ("2024-03-11", "publication"),
        ("2024-03-11T08:00", "narrative"),
    ]


def test_typographic_spaces_and_apostrophes_count_as_plain_ones() -> None:
    text = "L’automne 2023, le 13\u00a0mars 2024 à 19\u202fh\u00a026"
    assert [text[t.start : t.end] for t in timex.tag(text, None)] == ["L’automne 2023", text[16:]]


@pytest.mark.parametrize(
    "text",
    [
        "Le 01/01/0000 et le 9999-12-31.",
        "Le 5 mai 1000. 900 000 semaines plus tôt, 999 999 heures plus tôt.",
        "Il y a 999 999 999 ans, il y a 999 999 jours, dans 99 999 siècles.",
        "Le 29 février 2023, le 31 juin 2024, lundi 99 mars.",
    ],
)
def test_times_beyond_any_calendar_end_no_reading(text: str) -> None:
    for found in timex.tag(text, THURSDAY):
        assert found.value
        assert (found.earliest is None) == (found.latest is None)


def test_an_unknown_time_zone_is_named() -> None:
    with pytest.raises(ValueError, match="Europe/Pari"):
        timex.tag("lundi", THURSDAY, "Europe/Pari")


def test_every_value_has_the_form_of_a_timex3_and_every_row_fits_the_table() -> None:
    rows = [asdict(t) for text, *_ in EXAMPLES for t in timex.tag(text, THURSDAY)]
    table = tables.frame("timex", rows)
    assert set(table["type"]) == {"DATE", "TIME", "DURATION", "SET"}
    grains = {"minute", "hour", "partofday", "day", "week", "month", "season", "year", "ref"}
    assert set(table["granularity"]) <= grains
    assert (table["earliest"].isna() == table["latest"].isna()).all()
    assert (table["earliest"].dropna() <= table["latest"].dropna()).all()


PIECES = [
    "lundi",
    "5",
    "mars",
    "2017",
    "à",
    "h",
    "30",
    ",",
    " ",
    "la nuit de",
    "le",
    "du",
    "au",
    "heures",
    "et",
    "dernier",
    "il y a",
    "trois",
    "ans",
    "plus tard",
    "minuit",
    "31",
    "février",
    "29",
    "XIXe",
    "siècle",
    "\n",
    "«",
    "»",
    "99",
    "0",
    "Noël",
    "début",
    "années",
    "jusqu'à",
    "24",
    ":",
    "-",
    "/",
    "9999999",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)))
def test_any_text_is_read_without_error_and_offsets_are_valid(text: str) -> None:
    at = 0
    for found in timex.tag(text, THURSDAY, quotations=[(2, 20)]):
        assert at <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        at = found.end


@pytest.mark.parametrize("unit", ["1", "1h", "12 ", "h ", "mars ", "la nuit de ", "vingt et ", "le 5 ", "«"])
def test_reading_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        timex.tag(text, THURSDAY)
        return time.process_time() - begun

    assert seconds(40_000) < 4 * 2 * seconds(10_000) + 0.2


@pytest.mark.parametrize("unit", ["20h1h2345678 ", "1234567890h,", "9" * 40 + " h"])
def test_a_megabyte_of_digits_takes_about_twice_as_long_as_half_of_it(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        timex.tag(text, THURSDAY)
        return time.process_time() - begun

    assert seconds(1_000_000) < 4 * seconds(500_000) + 0.2


def measures(gold: list[dict[str, Any]], documents: list[Document]) -> dict[str, float]:
    rows = [
        {"article_id": d.article.article_id, "text": d.article.text[t.start : t.end], **asdict(t)}
        for d in documents
        for t in timex.find(d)
    ]
    found: list[Measure] = scoring.score(gold, tables.frame("timex", rows))
    return {measure.name: measure.value or 0.0 for measure in found}


def gold_rows(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / name / "timex.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [{**row, "article_id": (row.get("file") or row["doc"]).removesuffix(".txt")} for row in rows]


def test_the_riviere_articles_are_read_as_annotated(riviere_documents: list[Document]) -> None:
    found = measures(gold_rows("riviere"), riviere_documents)
    assert found["relaxed: F1"] >= 98
    assert found["strict: F1"] >= 95.6
    assert found["value: F1"] >= 91
    assert found["right day, of dated expressions"] >= 92


# Least relaxed, strict and value F1, and share of right days. The annotator of passerelle left ages out.
STYLES = {
    # mosaique keeps "25 juin 2025, 14 h 12" apart where the other sets join it; it alone has nights as P1N,
    # not as days (canal, lisiere, ardoise), and the hours of opening as TIME, not as SET (canal).
    "mosaique": (97.4, 96.6, 91.4, 89.3),
    "passerelle": (94.8, 92, 89, 94),
    "estran": (99, 98.5, 94.8, 96.5),
    "canal": (98.5, 95.7, 90, 92),
    "lisiere": (98, 97, 93, 92),
    "ardoise": (96.5, 93.8, 91, 88),
}


@pytest.mark.parametrize("name", STYLES)
def test_the_styles_of_four_countries_are_read_as_annotated(name: str) -> None:
    documents = [document.parse(article) for article in load(GOLD / name).articles]
    found = measures(gold_rows(name), documents)
    relaxed, strict, value, day = STYLES[name]
    assert found["relaxed: F1"] >= relaxed
    assert found["strict: F1"] >= strict
    assert found["value: F1"] >= value
    assert found["right day, of dated expressions"] >= day


def test_the_seeds_are_read_as_annotated(seed_documents: list[Document]) -> None:
    found = measures(gold_rows("seeds"), seed_documents)
    assert found["relaxed: F1"] >= 99
    assert found["strict: F1"] >= 97
    assert found["value: F1"] >= 99
    assert found["right day, of dated expressions"] >= 99


def test_offsets_before_legal_time_are_whole_minutes() -> None:
    (found,) = timex.find(
        document.parse(Article("a", "Le couvent a été fondé en 1501.", time_zone="Europe/Zurich"))
    )
    assert found.earliest == "1501-01-01T00:00:00+00:34"
    assert found.latest == "1501-12-31T23:59:59+00:34"
