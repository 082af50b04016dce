"""Periods that English texts name with their days."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from analysis.comparison.period_proposals import propose
from analysis.corpus.articles import Article, Moment, Precision

SUNDAY = Moment(datetime(2024, 3, 10, 9, tzinfo=ZoneInfo("Europe/London")), Precision.MINUTE)


def told(text: str) -> list[str]:
    (*found,) = propose([Article("a", text, language="en", published=SUNDAY, time_zone="Europe/London")])
    return [f"{one.name}: {one.days[0]}/{one.days[1]}" if one.days else one.name for one in found]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The strike, from 3 to 9 May 2024, closed schools.", "strike: 2024-05-03/2024-05-09"),
        ("The festival will run from 12 July until 20 July.", "festival: 2024-07-12/2024-07-20"),
        (
            "The consultation on housing, which opened on March 4 and ends on March 28, is open to all.",
            "consultation on housing: 2024-03-04/2024-03-28",
        ),
        ("A curfew was in force between 2 and 6 March.", "curfew: 2024-03-02/2024-03-06"),
    ],
)
def test_a_period_is_proposed_with_its_days(text: str, period: str) -> None:
    assert told(text) == [period]


@pytest.mark.parametrize(
    "text",
    [
        "The visit cost £3 on 4 March and nothing on 5 March.",
        "Talks started on 2 March. The mayor left on 5 March.",
        "During the campaign, she spoke once.",
    ],
)
def test_days_that_are_not_those_of_a_period_propose_none(text: str) -> None:
    assert told(text) == []
