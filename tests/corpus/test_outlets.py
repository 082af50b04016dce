"""One name an outlet: the known ones, the user's own, and what databases add to names."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.corpus import exchange, load, outlets
from analysis.corpus.dates import ZONES, is_zone
from analysis.language import load as load_language
from analysis.selection import by_group

PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat."
OWN = """
- name: La Voix du Fleuve
  aliases: [VDF, La Voix du fleuve (édition Aval)]
  domains: [voixdufleuve.ch]
  country: CH
  group: Presse du Fleuve
  kind: quotidien régional
- name: Radio Fleuve
  time_zone: America/Halifax
  group: Presse du Fleuve
"""


def corpus(folder: Path, *rows: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "outlets.yml").write_text(OWN, encoding="utf-8")
    for number in range(len(rows)):
        (folder / f"{number}.txt").write_text(f"{PROSE} {number}", encoding="utf-8")
    listed = "\n".join(f"{number}.txt,{row},2024-02-12T18:42" for number, row in enumerate(rows))
    (folder / "manifest.csv").write_text(f"file,outlet,published\n{listed}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["VDF", "vdf", "La voix du fleuve", "https://www.voixdufleuve.ch/a"])
def test_a_users_outlet_has_one_name_its_group_and_its_time_zone(tmp_path: Path, name: str) -> None:
    (article,) = load(corpus(tmp_path / "c", name)).articles
    assert (article.outlet.value, article.group) == ("La Voix du Fleuve", "Presse du Fleuve")
    assert article.time_zone == "Europe/Zurich"


def test_a_users_outlet_may_name_its_time_zone(tmp_path: Path) -> None:
    (article,) = load(corpus(tmp_path / "c", "Radio Fleuve")).articles
    assert str(article.published.value) == "2024-02-12 18:42:00-04:00"


def test_a_users_outlets_are_recognised_on_its_pages(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "c", "")
    text = f"VDF\nUn budget voté au bout de la nuit\nPar Anne Riom\n{PROSE}\n{PROSE}\n{PROSE}"
    (folder / "0.txt").write_text(text, encoding="utf-8")
    assert load(folder).articles[0].outlet.value == "La Voix du Fleuve"


@pytest.mark.parametrize("output", ["out", "out.parquet"])
def test_an_import_keeps_what_the_users_table_says(tmp_path: Path, output: str) -> None:
    folder = corpus(tmp_path / "c", "VDF", "Radio Fleuve", "Libération")
    exchange.bring([folder], tmp_path / output)
    facts = [(a.outlet.value, a.group, a.time_zone, a.published.value) for a in load(folder).articles]
    brought = [
        (a.outlet.value, a.group, a.time_zone, a.published.value) for a in load(tmp_path / output).articles
    ]
    assert brought == facts


@pytest.mark.parametrize(
    ("printed", "usual"),
    [
        ("Le Monde (site web)", "Le Monde"),
        ("Libération (SITE WEB réf. - Libération.fr)", "Libération"),
        ("Le Figaro - site web", "Le Figaro"),
        ("LesEchos.fr", "Les Échos"),
        ("La Tribune (Sherbrooke, QC)", "La Tribune (Québec)"),
        ("Le Nouvelliste (Trois-Rivières)", "Le Nouvelliste (Québec)"),
        ("Le Nouvel Observateur", "Le Nouvel Obs"),
        ("La Gazette du Val (site web)", "La Gazette du Val"),
        ("La Gazette du Val", "La Gazette du Val"),
    ],
)
def test_an_outlet_has_its_usual_name_whatever_a_database_prints(printed: str, usual: str) -> None:
    assert outlets.known("fr").usual(printed) == usual


@pytest.mark.parametrize("code", ["en", "fr"])
def test_no_name_stands_for_two_outlets_and_a_group_owns_several(code: str) -> None:
    rows = load_language(code).rows("outlets")
    names: dict[str, str] = {}
    for row in rows:
        for name in (row["name"], *filter(None, row["aliases"].split("; "))):
            assert names.setdefault(outlets.key(name), row["name"]) == row["name"], name
    groups = [row["group"] for row in rows if row["group"]]
    assert [group for group in groups if groups.count(group) == 1] == []
    assert all(row["kind"] and row["country"] in ZONES for row in rows)
    assert [row["name"] for row in rows if row["time_zone"] and not is_zone(row["time_zone"])] == []


def test_outlets_of_one_group_count_as_one(tmp_path: Path) -> None:
    found = by_group(load(corpus(tmp_path / "c", "VDF", "Radio Fleuve", "Libération")))
    assert [article.outlet.value for article in found.articles] == ["Presse du Fleuve"] * 2 + ["Libération"]


def test_an_outlet_far_from_its_countrys_largest_city_has_the_time_of_its_own(tmp_path: Path) -> None:
    (article,) = load(corpus(tmp_path / "c", "Acadie Nouvelle")).articles
    assert (article.time_zone, str(article.published.value)) == (
        "America/Moncton",
        "2024-02-12 18:42:00-04:00",
    )
