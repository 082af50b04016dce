"""The list of reports: what each is made of, and what differs between those of one corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from analysis import cli
from analysis.report import index, manifest, run
from analysis.study import Study

GIVEN = {"title": "La Drouvenne", "corpus": "tests/gold/riviere", "outlets": [], "report_language": ""}


def report(folder: Path, name: str, study: Study, **changed: Any) -> None:
    """What a run leaves that the list is made of."""
    (folder / name).mkdir(parents=True)
    made = manifest.manifest({**GIVEN, **changed}, study.corpus, study.tables)
    (folder / name / "manifest.json").write_text(manifest.dump(made), encoding="utf-8")
    (folder / name / "index.html").write_text("<!DOCTYPE html>", encoding="utf-8")


def page(folder: Path) -> BeautifulSoup:
    return BeautifulSoup(index.write(folder).read_text(encoding="utf-8"), "html.parser")


def cells(table: Any) -> list[list[str]]:
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.tbody.find_all("tr")]


def test_each_report_is_listed_with_its_corpus_outlets_days_and_parameters(
    tmp_path: Path, demo: Study, fiction: Study
) -> None:
    report(tmp_path, "drouvenne", fiction, outlets=["Le Méridien"], min_confidence=0.5)
    report(tmp_path, "leaks", demo, title="Macron <Leaks>", corpus="seeds")
    made = page(tmp_path)
    first, second = cells(made.table)
    assert first[:3] == ["La Drouvennedrouvenne", "tests/gold/riviere", str(len(fiction.corpus.articles))]
    assert "Le Méridien" in first[3]
    assert first[4:] == ["du 12 mars 2024 au 31 juillet 2024", "outlets = Le Méridien, min_confidence = 0.5"]
    assert second[0] == "Macron <Leaks>leaks"
    assert [link["href"] for link in made.find_all("a")] == ["drouvenne/index.html", "leaks/index.html"]
    assert len(made.find_all("table")) == 1


def test_reports_of_one_corpus_are_compared_by_what_differs(tmp_path: Path, fiction: Study) -> None:
    report(tmp_path, "all", fiction, top_n=20)
    quotations = fiction["quotations"]
    fewer = Study(fiction.corpus, {**fiction.tables, "quotations": quotations.iloc[:-3]})
    report(tmp_path, "sure", fewer, top_n=20, min_confidence=0.9)
    table = page(tmp_path).find_all("table")[1]
    assert [cell.get_text() for cell in table.select("thead th")] == ["all", "sure"]
    rows = cells(table)
    assert rows[0] == ["min_confidence", "", "0.9"]
    lost = {row[0].removeprefix("Citations, "): int(row[1]) - int(row[2]) for row in rows[1:]}
    assert lost == quotations["outlet"].iloc[-3:].value_counts().to_dict()


def test_a_parameter_left_at_its_default_is_not_told(tmp_path: Path, fiction: Study) -> None:
    report(tmp_path, "drouvenne", fiction, top_n=20, groups=False, collapse_copies=False)
    assert cells(page(tmp_path).table)[0][5] == "collapse_copies = False"


def test_reports_that_do_not_differ_are_said_to_be_the_same(tmp_path: Path, fiction: Study) -> None:
    report(tmp_path, "one", fiction)
    report(tmp_path, "two", fiction, title="Autrement")
    assert "mêmes paramètres" in page(tmp_path).get_text()


def test_the_list_speaks_the_language_that_all_its_reports_have(tmp_path: Path, fiction: Study) -> None:
    report(tmp_path, "one", fiction, report_language="en")
    assert page(tmp_path).h1.get_text() == "The reports"  # type: ignore[union-attr]
    report(tmp_path, "two", fiction)
    assert page(tmp_path).h1.get_text() == "Les rapports"  # type: ignore[union-attr]


def test_a_folder_without_page_or_manifest_or_half_written_is_not_listed(
    tmp_path: Path, fiction: Study
) -> None:
    report(tmp_path, ".one.tmp", fiction)
    (tmp_path / "notes").mkdir()
    assert "Aucun rapport" in page(tmp_path).get_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".one.tmp", "index.html", "notes"]


def test_the_same_reports_give_the_same_list_to_the_byte(tmp_path: Path, fiction: Study) -> None:
    report(tmp_path, "one", fiction)
    first = index.write(tmp_path).read_bytes()
    assert index.write(tmp_path).read_bytes() == first
    assert b"<script" not in first


def test_a_manifest_of_an_older_version_is_listed_without_what_it_lacks(
    tmp_path: Path, fiction: Study
) -> None:
    report(tmp_path, "old", fiction)
    file = tmp_path / "old" / "manifest.json"
    made = json.loads(file.read_text(encoding="utf-8"))
    del made["counts"]
    for article in made["articles"].values():
        del article["outlet"], article["published"]
    file.write_text(json.dumps(made), encoding="utf-8")
    assert cells(page(tmp_path).table)[0][3:5] == ["", "sans date connue"]


@pytest.mark.parametrize(("output", "listed"), [([], True), (["--output", "elsewhere/report"], False)])
def test_a_run_brings_the_list_of_the_reports_folder_up_to_date_and_writes_none_elsewhere(
    tmp_path: Path, fiction: Study, monkeypatch: pytest.MonkeyPatch, output: list[str], listed: bool
) -> None:
    def made(values: dict[str, Any], folder: Path, *_: object) -> tuple[Path, Study]:
        report(folder.parent, folder.name, fiction, **values)
        return folder / "index.html", fiction

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "run", made)
    assert cli.main(["run", "--set", "title=Drouvenne", *output]) == 0
    assert [path.parent.name for path in tmp_path.glob("*/index.html")] == ["reports"] * listed
    assert len(list(tmp_path.glob("*/*/manifest.json"))) == 1
