"""Times of a language that has a table of its calendar and nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from analysis.language import Language
from analysis.reading.general import timex

# A Thursday.
THURSDAY = datetime.fromisoformat("2024-03-14T18:00+01:00")
CALENDAR = "form\tkind\tvalue\nmarzo\tmonth\t3\ndiciembre\tmonth\t12\nlunes\tweekday\t1\n"


@pytest.fixture
def spanish(tmp_path: Path) -> Language:
    (tmp_path / "calendar.tsv").write_text(CALENDAR, encoding="utf-8")
    return Language("es", tmp_path)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Nació el 12 de marzo de 2021.", "12 de marzo de 2021", "2021-03-12"),
        ("Fue el 3 marzo 2021.", "3 marzo 2021", "2021-03-03"),
        ("Fue el 12 de diciembre.", "12 de diciembre", "2023-12-12"),
        ("Marzo 5, 2020: la boda.", "Marzo 5, 2020", "2020-03-05"),
        ("En marzo de 2019 nevó.", "marzo de 2019", "2019-03"),
        ("Llegó el lunes.", "lunes", "2024-03-11"),
        ("Versión 2024-03-12.", "2024-03-12", "2024-03-12"),
    ],
)
def test_days_are_read_by_a_calendar_alone(spanish: Language, text: str, words: str, value: str) -> None:
    rows = timex.tag(text, THURSDAY, "Europe/Madrid", language=spanish)
    assert [(text[row.start : row.end], row.value) for row in rows] == [(words, value)]


def test_without_a_calendar_only_days_in_figures_are_found(tmp_path: Path) -> None:
    rows = timex.tag(
        "Lunes 12 de marzo, 2024-03-12", THURSDAY, "Europe/Madrid", language=Language("es", tmp_path)
    )
    assert [row.value for row in rows] == ["2024-03-12"]


def test_a_day_that_no_month_has_is_none(spanish: Language) -> None:
    assert timex.tag("El 31 de febrero y el 2024-13-45.", THURSDAY, "Europe/Madrid", language=spanish) == []
