"""Dates as tables, feeds and programs state them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.corpus import dates, load, stated_dates
from analysis.corpus.articles import Precision, Source

PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat."
DAY, MINUTE = Precision.DAY, Precision.MINUTE


@pytest.mark.parametrize(
    ("value", "moment", "precision"),
    [
        ("2024-03-12", "2024-03-12T00:00:00+01:00", DAY),
        ("2024-03-12T18:42:00.000Z", "2024-03-12T18:42:00+00:00", MINUTE),
        ("2024-03-12 18:42:00 UTC", "2024-03-12T18:42:00+00:00", MINUTE),
        ("2024-03-12 18:42:00 +0100", "2024-03-12T18:42:00+01:00", MINUTE),
        ("2024/03/12", "2024-03-12T00:00:00+01:00", DAY),
        ("2024/3/2 10:15", "2024-03-02T10:15:00+01:00", MINUTE),
        ("20240312", "2024-03-12T00:00:00+01:00", DAY),
        ("12/03/2024 18:42", "2024-03-12T18:42:00+01:00", MINUTE),
        ("12.03.2024", "2024-03-12T00:00:00+01:00", DAY),
        ("12/03/24", "2024-03-12T00:00:00+01:00", DAY),
        ("12/03/98", "1998-03-12T00:00:00+01:00", DAY),
        ("mardi 12 mars 2024", "2024-03-12T00:00:00+01:00", DAY),
        ("12 janv. 2024", "2024-01-12T00:00:00+01:00", DAY),
        ("1er mars 2024 à 18h42", "2024-03-01T18:42:00+01:00", MINUTE),
        ("March 12, 2024", "2024-03-12T00:00:00+01:00", DAY),
        ("Tuesday, March 12, 2024 6:42 PM", "2024-03-12T18:42:00+01:00", MINUTE),
        ("12 März 2024", "2024-03-12T00:00:00+01:00", DAY),
        ("Tue, 12 Mar 2024 18:42:00 GMT", "2024-03-12T18:42:00+00:00", MINUTE),
        ("Tue, 12 Mar 2024 18:42:00 -0000", "2024-03-12T18:42:00+00:00", MINUTE),
        ("1710268920", "2024-03-12T18:42:00+00:00", MINUTE),
        ("1710268920123", "2024-03-12T18:42:00+00:00", MINUTE),
        ("45363.75", "2024-03-12T00:00:00+01:00", DAY),
    ],
)
def test_the_forms_that_other_tools_write_are_read(value: str, moment: str, precision: Precision) -> None:
    found = stated_dates.read(value, "Europe/Paris", Source.MANIFEST, "fr")
    assert found.value is not None
    assert (found.value.isoformat(), found.precision, found.source) == (moment, precision, "manifest")
    assert found.evidence == value


@pytest.mark.parametrize(
    "value",
    [
        "hier",
        "le 32",
        "12 mars",
        "31/02/2024",
        "03/25/2024",
        "2024-W10",
        "12345",
        "99999",
        "il y a 3 jours",
        "Le budget, voté en 2024, est entré en vigueur. Il vaut jusqu'au 12 mars 2025, dit la maire.",
    ],
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"date|range|month|day|year|Invalid"):
        stated_dates.read(value, "Europe/Paris", Source.MANIFEST, "fr")


@pytest.mark.parametrize(
    "value", ["1899-12-30", "30/12/1899", "1970-01-01T00:00:00Z", "0001-01-01", "9999-12-31", "0000-00-00"]
)
def test_the_day_that_programs_write_for_none_is_none(value: str, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text(f'text,date\n"{PROSE}",{value}\n', encoding="utf-8")
    corpus = load(tmp_path / "c.csv")
    assert corpus.articles[0].published.value is None
    assert f"published\u00a0: date illisible «\u00a0{value}\u00a0»" in corpus.notices[-1].reason


def test_only_a_date_that_could_be_another_is_told_of(tmp_path: Path) -> None:
    days = ["12/03/2024", "25/03/2024", "03/03/2024", "12 mars 2024", "2024/03/12"]
    rows = "".join(f'"{PROSE} {n}",{day}\n' for n, day in enumerate(days))
    (tmp_path / "c.csv").write_text(f"text,published\n{rows}", encoding="utf-8")
    corpus = load(tmp_path / "c.csv")
    assert [article.published.value is not None for article in corpus.articles] == [True] * 5
    (notice,) = corpus.notices
    assert notice.name == "c.csv, ligne 2"
    assert notice.reason.endswith("lu comme 2024-03-12T00:00:00+01:00, le jour en tête")


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (["03/04/2024", "03/25/2024", "12/01/2024 6:42 PM"], ["2024-03-04", "2024-03-25", "2024-12-01"]),
        (["03/04/2024", "25/03/2024", ""], ["2024-04-03", "2024-03-25", None]),
        (["03/04/2024", "25/03/2024", "03/25/2024"], ["2024-04-03", "2024-03-25", None]),
    ],
    ids=["month first", "day first", "both"],
)
def test_the_column_shows_whether_the_month_stands_first(
    tmp_path: Path, days: list[str], read: list[str | None]
) -> None:
    rows = "".join(f'"{PROSE} {n}",{day}\n' for n, day in enumerate(days))
    (tmp_path / "c.csv").write_text(f"text,Date\n{rows}", encoding="utf-8")
    corpus = load(tmp_path / "c.csv")
    found = [article.published.value for article in corpus.articles]
    assert [value and value.date().isoformat() for value in found] == read
    turned = [notice.reason for notice in corpus.notices if "le mois en tête" in notice.reason]
    assert len(turned) == (read[0] == "2024-03-04")
    if turned:
        assert found[2] is not None
        assert (found[2].hour, found[2].minute) == (18, 42)


def test_a_cell_in_which_a_program_wrote_that_it_holds_nothing_holds_nothing(tmp_path: Path) -> None:
    nothing = ["NaN", "nan", "N/A", "null", "None", "\\N", "<NA>", "-"]
    rows = [
        json.dumps({"text": f"{PROSE} {n}", "outlet": value, "date": value})
        for n, value in enumerate(nothing)
    ]
    rows.append(json.dumps({"text": "NaN", "outlet": "Le Soir"}))
    (tmp_path / "c.jsonl").write_text("\n".join(rows), encoding="utf-8")
    corpus = load(tmp_path / "c.jsonl")
    assert [article.outlet.value for article in corpus.articles] == [None] * len(nothing)
    assert [(item.name, item.reason) for item in corpus.skipped] == [("c.jsonl, ligne 9", "texte vide")]
    assert not any("illisible" in notice.reason for notice in corpus.notices)


@pytest.mark.parametrize(
    ("country", "published", "zone"),
    [
        ("CA", "2025-05-06T07:00:00-03:00", "America/Halifax"),
        ("CA", "2025-05-06T07:00:00-04:00", "America/Toronto"),
        ("CA", "2025-05-06T07:00:00Z", "America/Toronto"),
        ("CA", "2025-05-06", "America/Toronto"),
        ("CA", "", "America/Toronto"),
        ("CA", "hier", "America/Toronto"),
        ("CA", "0001-01-01T00:00:00+14:00", "America/Toronto"),
        ("FR", "2025-01-06T07:00:00+04:00", "Indian/Reunion"),
        ("US", "2025-07-01T12:00:00-07:00", "America/Los_Angeles"),
        ("BE", "2025-07-01T12:00:00-07:00", "Europe/Brussels"),
    ],
)
def test_of_a_countrys_zones_the_stated_offset_tells_which(country: str, published: str, zone: str) -> None:
    assert dates.zone_by_offset(country, published, dates.ZONES[country]) == zone
