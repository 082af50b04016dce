"""Named periods of a story: read from texts, told apart from mistakes, found where articles name them."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.comparison import periods
from analysis.comparison.periods import Period
from analysis.errors import UserError
from analysis.study import open_study
from tests.comparison.conftest import told

ROUNDS = "entre-deux-tours: 2017-04-24/2017-05-07"


def test_a_period_of_days_ends_with_the_last_second_of_its_last_day() -> None:
    assert periods.read([ROUNDS]) == [
        Period("entre-deux-tours", pd.Timestamp("2017-04-24"), pd.Timestamp("2017-05-07T23:59:59"))
    ]


def test_a_period_of_minutes_keeps_them_and_a_name_may_hold_a_colon() -> None:
    (found,) = periods.read(["acte 1: la nuit : 2024-03-11T20:35 / 2024-03-12T06:00"])
    assert found.name == "acte 1: la nuit"
    assert (found.start, found.end) == (pd.Timestamp("2024-03-11T20:35"), pd.Timestamp("2024-03-12T06:00"))


def test_periods_come_in_order_of_time() -> None:
    found = periods.read(["procès: 2024-06-01/2024-06-30", "enquête: 2024-01-01/2024-05-31"])
    assert [period.name for period in found] == ["enquête", "procès"]


def test_one_text_may_hold_one_period_or_a_list_of_them() -> None:
    assert periods.read(ROUNDS) == periods.read([ROUNDS]) == periods.read(f'["{ROUNDS}"]')
    assert periods.read("") == periods.read("[]") == []
    with pytest.raises(UserError, match="periods must be a list"):
        periods.read("[a")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["le procès"], "a period is 'name: from/to'"),
        (["le procès: 2024-06-01"], "a period is 'name: from/to'"),
        (["le procès: 2024-06-31/2024-07-02"], "'2024-06-31' in the period"),
        (["le procès: juin/2024-07-02"], "'juin' in the period"),
        (["le procès: 2024-07-02/2024-06-01"], "ends before it begins"),
        ([ROUNDS, ROUNDS], "given twice"),
    ],
)
def test_a_mistake_is_named_in_one_sentence(given: list[str], said: str) -> None:
    with pytest.raises(UserError, match=said):
        periods.read(given)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Elle l’a redit lors du débat de l’entre-deux-tours.", True),
        ("La rumeur a couru pendant l'entre-deux- tours.", True),
        ("Au cours de l'entre-deux-tours, deux juges ont été saisis.", True),
        ("L’entre-deux-tours est une invention française.", False),
        ("Il faut penser à autre chose que l'entre-deux-tours.", False),
    ],
)
def test_a_name_dates_something_only_after_a_preposition_of_time(text: str, found: bool) -> None:
    articles, sentences = told({"a": text})
    rows = periods.named(sentences, articles, periods.read([ROUNDS]))
    assert (len(rows) == 1) is found
    for row in rows.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["earliest"] == "2017-04-24T00:00:00+02:00"
        assert row["value"] == "2017-04-24/2017-05-07"


def test_a_study_dates_events_by_its_periods() -> None:
    plain, named = (open_study("seeds", periods=given) for given in ([], [ROUNDS]))
    new = named["event_mentions"].merge(plain["event_mentions"], how="left", on=["article_id", "start"])
    assert new[new["text_y"].isna()]["value_x"].tolist() == ["2017-04-24/2017-05-07"]
    assert len(named["timex"]) == len(plain["timex"]) + 1
