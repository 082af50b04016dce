"""What articles print about themselves, read from the text alone."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from analysis.corpus import dates, furniture, layout, metadata, outlets
from analysis.corpus.articles import Corpus, Precision, Source, Span
from analysis.corpus.metadata import Metadata
from analysis.corpus.page import Page
from analysis.language import load as load_language

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"


def read(text: str) -> Metadata:
    page = Page(text)
    spans = furniture.on(page)
    return metadata.read(page, spans, layout.find(page, spans), "Europe/Paris")


def shown(text: str) -> list[tuple[str, str]]:
    page = Page(text)
    return [(span.kind, text[span.start : span.end]) for span in layout.find(page, furniture.on(page))]


SEEDS = [json.loads(line) for line in (GOLD / "seeds" / "documents.jsonl").read_text("utf-8").splitlines()]
with (GOLD / "riviere" / "manifest.csv").open(encoding="utf-8") as file:
    RIVIERE = list(csv.DictReader(file))


@pytest.mark.parametrize("row", SEEDS, ids=[row["doc"] for row in SEEDS])
def test_outlets_titles_and_dates_of_the_seeds_are_right_or_unknown(row: dict[str, Any]) -> None:
    text = (ROOT / "seeds" / row["file"]).read_bytes().decode("utf-8")
    found = read(text)
    assert found.outlet.value in {row["outlet"], None}
    if row["outlet_printed"]:
        assert (found.outlet.value, found.outlet.source) == (row["outlet"], Source.PRINTED)
    else:
        assert found.outlet.source in {Source.INFERRED, Source.UNKNOWN}
    assert found.title.value == (row["title"]["text"] if row["title"] else None)
    if row["published"]["certainty"] == "certain":
        assert found.published.value == datetime.fromisoformat(row["published"]["value"])
        assert found.published.precision == row["published"]["precision"]
    else:
        assert found.published.value is None


def test_the_updated_seed_prints_both_times_authorship_and_agencies() -> None:
    text = (ROOT / "seeds" / SEEDS[4]["file"]).read_bytes().decode("utf-8")
    found = read(text)
    assert found.updated.value == datetime.fromisoformat(SEEDS[4]["modified"]["value"])
    assert found.updated.evidence == SEEDS[4]["modified"]["evidence"]["text"]
    assert found.wire == "AFP; Reuters"
    assert found.authors == ()


@pytest.mark.parametrize("row", RIVIERE, ids=[row["file"][:2] for row in RIVIERE])
def test_what_riviere_prints_is_what_its_manifest_says(row: dict[str, str]) -> None:
    text = (GOLD / "riviere" / row["file"]).read_bytes().decode("utf-8")
    found = read(text)
    assert found.outlet.value in {row["outlet"], None}
    assert (found.title.value or "").replace("\u00a0", " ") == row["title"].replace("\u00a0", " ")
    if found.published.value:
        assert found.published.value == datetime.fromisoformat(row["published"])
        assert found.published.source is Source.PRINTED
    assert found.updated.value == (datetime.fromisoformat(row["updated"]) if row["updated"] else None)
    assert found.authors in {(row["author"],), ()}
    assert found.wire == (row["wire"] or None)
    assert found.section in {row["section"], None}


def test_only_one_outlet_and_date_of_riviere_are_unknown_because_its_text_prints_none() -> None:
    texts = [(GOLD / "riviere" / row["file"]).read_bytes().decode("utf-8") for row in RIVIERE]
    assert [read(text).outlet.source is Source.PRINTED for text in texts].count(False) == 1
    assert [read(text).published.value is None for text in texts].count(True) == 1


@pytest.mark.parametrize(
    ("line", "value", "precision"),
    [
        ("Publié le 3 octobre 2024 à 08:12", "2024-10-03T08:12:00+02:00", Precision.MINUTE),
        ("Le 1er mars 2023", "2023-03-01T00:00:00+01:00", Precision.DAY),
        ("06.05.2017 à 00h21", "2017-05-06T00:21:00+02:00", Precision.MINUTE),
        ("2024-03-12T18:42:00Z", "2024-03-12T18:42:00+00:00", Precision.MINUTE),
        ("samedi 23 mars 2024 – 06 h 30", "2024-03-23T06:30:00+01:00", Precision.MINUTE),
        ("Mis en ligne le 12 janv. 2022 à 9h", "2022-01-12T09:00:00+01:00", Precision.MINUTE),
    ],
)
def test_printed_dates_keep_their_precision(line: str, value: str, precision: Precision) -> None:
    found = dates.printed(line, "Europe/Paris", "fr").published
    assert (found.value, found.precision) == (datetime.fromisoformat(value), precision)
    assert found.evidence in line


@pytest.mark.parametrize(
    "line", ["Publié hier à 18h", "Publié le 12 mars à 18h", "ce 31 juillet", "31/02/2024 à 10h00"]
)
def test_relative_partial_and_impossible_dates_stay_unknown(line: str) -> None:
    assert dates.printed(line, "Europe/Paris", "fr").published.value is None


@pytest.mark.parametrize(
    "name",
    ["franceinfo", "Franceinfo", "France-Info", "francetvinfo.fr", "https://www.francetvinfo.fr/politique/a"],
)
def test_one_outlet_has_one_name(name: str) -> None:
    assert outlets.known("fr").usual(name) in {"franceinfo", "France-Info"}
    assert outlets.known("fr").by_name("www.franceinfo.fr") == outlets.known("fr").by_name("francetvinfo.fr")


def test_the_table_of_outlets_is_clean() -> None:
    rows = load_language("fr").rows("outlets")
    names = [outlets.key(row["name"]) for row in rows]
    assert len(rows) >= 80
    assert len(set(names)) == len(names)
    assert {row["country"] for row in rows} == {"FR", "BE", "CH", "CA"}
    assert all(outlets.DOMAIN.fullmatch(domain) for row in rows for domain in row["domains"].split("; "))
    assert all(
        ZoneInfo(outlet.time_zone) for row in rows if (outlet := outlets.known("fr").by_name(row["name"]))
    )


def test_an_outlet_that_is_only_quoted_in_the_text_is_not_its_outlet() -> None:
    prose = "Le ministre a répondu à Franceinfo et à Libération, mardi soir, qu'il ne démissionnerait pas.\n"
    assert read("Un titre de journal tout à fait ordinaire\n" + prose * 3).outlet.source is Source.UNKNOWN


def test_headline_standfirst_and_headings_are_shown_by_the_layout() -> None:
    prose = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat tendu."
    standfirst = "**Six heures de débat ont précédé le vote de mardi soir.**"
    text = f"# Le budget est voté à Rennes\n\n{standfirst}\n\n{prose}\n\n## Et après ?\n\n{prose}"
    assert [kind for kind, _ in shown(text)] == ["headline", "standfirst", "heading"]


def test_layout_spans_hold_no_furniture_and_no_outer_space(seeds: Corpus, riviere: Corpus) -> None:
    for article in (*seeds.articles, *riviere.articles):
        blocks = [span for span in article.furniture if span.kind != "markup"]
        for span in article.layout:
            assert isinstance(span, Span)
            words = article.text[span.start : span.end]
            assert words == words.strip()
            assert not [block for block in blocks if block.start < span.end and span.start < block.end]


LONG = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat tendu.\n"


@pytest.mark.parametrize(
    ("head", "outlet", "authors", "wire"),
    [
        ("RTS Info\nSuisse\n{title}\n{prose}abcd avec ats", "RTS", (), "ATS"),
        ("{title}\n20 Minutes avec AFP\nPublié le 06/07/2023 à 10h21\n{prose}", "20 Minutes", (), "AFP"),
        ("{title}\nAnne Riom\nLA PRESSE\n{prose}", "La Presse", ("Anne Riom",), None),
        (
            "L'Éveil du Val | Politique\n{title}\nPar Anne Riom\n{prose}",
            "L'Éveil du Val",
            ("Anne Riom",),
            None,
        ),
        ("{title}\nAnne Riom, Berne\nPublié le 12 août 2024 à 18:31.\n{prose}", None, ("Anne Riom",), None),
        ("{title}\nLyon (France), 10 sept 2023 (AFP) - {prose}", None, (), "AFP"),
    ],
)
def test_signatures_of_many_countries_are_read(
    head: str, outlet: str | None, authors: tuple[str, ...], wire: str | None
) -> None:
    found = read(head.format(title="Un budget voté au bout de la nuit", prose=LONG * 3))
    assert (found.outlet.value, found.authors, found.wire) == (outlet, authors, wire)
    assert found.title.value == "Un budget voté au bout de la nuit"


BODY = (
    "La mairie a voté mardi soir la fermeture du pont, après cinq heures de débats et deux suspensions."
    "\n\nLes habitants, venus nombreux, ont attendu la décision sur la place jusque tard dans la nuit."
)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Publié le 23/01/26 à 07h10", "2026-01-23T07:10"),
        (
            "Par la rédaction - Publié le 23/01/26 à 07h10 - Mis à jour le 23/01/26 à 13h02",
            "2026-01-23T07:10",
        ),
        ("L'Écho du Pré - Publié le 18/02/2025 à 18h32", "2025-02-18T18:32"),
        ("Par Loïc Staub, publié dimanche 30 novembre 2025, 18h40", "2025-11-30T18:40"),
    ],
)
def test_a_date_under_a_standfirst_is_that_of_publication(line: str, moment: str) -> None:
    found = read(f"Le pont ferme\n\n{BODY.splitlines()[0]}\n\n{line}\n\n{BODY}")
    assert found.published.value is not None
    assert found.published.value.isoformat()[:16] == moment


def test_an_entry_of_a_chronology_is_text() -> None:
    entry = "1er janvier 2026 : Début de la garde commune avec trois cantons voisins."
    page = Page(f"Le pont ferme\n\n{BODY}\n\n{entry}")
    assert all(page.text[span.start : span.end] != entry for span in furniture.on(page))


def test_a_reading_time_beside_the_date_is_no_outlet() -> None:
    head = "La digue tiendra-t-elle ?\nPublié le 12 mars 2024 à 18h42 – Temps de lecture : 5 min\n"
    body = "Le conseil municipal a voté mardi soir le budget de la digue, après six heures de débat.\n" * 3
    found = read(head + body)
    assert (found.outlet.value, str(found.published.value)) == (None, "2024-03-12 18:42:00+01:00")
