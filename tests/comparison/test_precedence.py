"""Who told an event first, how sure that is, how long the others took, and who could not know yet."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.comparison import availability, precedence
from analysis.comparison.availability import Interval
from analysis.comparison.dating import Mention

HAPPENED = Interval(pd.Timestamp("2024-03-11T00:00Z"), pd.Timestamp("2024-03-11T22:59Z"))


def articles(**published: dict[str, Any]) -> pd.DataFrame:
    """The table articles: an article an outlet, named alike."""
    shared = {"published_precision": "minute", "published_source": "printed", "time_zone": "Europe/Paris"}
    rows = [
        {**shared, "updated_precision": "minute", "article_id": key, "outlet": key, **facts}
        for key, facts in published.items()
    ]
    return tables.frame("articles", rows)


def mentions(*keys: str) -> list[Mention]:
    return [
        Mention(key, key, f"{key}:0", 0, 9, "Il pleut.", 0, 2, "2024-03-11", "day", False, 0, 1)
        for key in keys
    ]


def rows(of: pd.DataFrame, *keys: str) -> dict[str, dict[str, Any]]:
    known, last = precedence.publications(of), availability.last_words(of)
    return {row["outlet"]: row for row in precedence.outlets(mentions(*keys), HAPPENED, known, last)}


EARLY = {"published": "2024-03-12T18:00"}
LATE = {"published": "2024-03-13T07:30"}


@pytest.mark.parametrize(
    ("first", "second", "sure"),
    [
        (EARLY, LATE, "printed"),
        (EARLY, {**LATE, "published_source": "inferred"}, "inferred"),
        ({**EARLY, "updated": "2024-03-13T09:00"}, LATE, "update"),
        ({**EARLY, "updated": "2024-03-12T20:00"}, LATE, "printed"),
    ],
)
def test_the_first_is_named_with_how_sure_that_is(
    first: dict[str, Any], second: dict[str, Any], sure: str
) -> None:
    known = precedence.publications(articles(a=first, b=second))
    mention, certainty = precedence.first(mentions("a", "b"), known)
    assert mention is not None
    assert (mention.outlet, certainty) == ("a", sure)


def test_a_day_leaves_open_who_was_first_that_day() -> None:
    day = {"published": "2024-03-13", "published_precision": "day"}
    known = precedence.publications(articles(a=day, b=LATE))
    assert precedence.first(mentions("a", "b"), known) == (None, None)


def test_delays_are_as_precise_as_the_publications() -> None:
    day = {"published": "2024-03-13", "published_precision": "day"}
    found = rows(articles(a=EARLY, b=LATE, c=day), "a", "b", "c")
    delays = {key: (row["after_least"], row["after_most"]) for key, row in found.items()}
    assert delays["a"] == (0, 0)
    assert delays["b"] == (13 * 60 + 30, 13 * 60 + 30)
    assert delays["c"] == (6 * 60, 30 * 60 - 1)


def test_no_delay_is_given_where_a_publication_is_unknown() -> None:
    found = rows(articles(a=EARLY, b={"published": None}), "a", "b")
    assert all("after_least" not in row for row in found.values())


def test_what_an_outlet_could_not_know_is_not_left_out_by_it() -> None:
    before = {"published": "2024-03-10T12:00"}
    found = rows(articles(a=EARLY, b=before, c=LATE), "a")
    assert {key: row["status"] for key, row in found.items()} == {
        "a": "covered",
        "b": "not yet possible",
        "c": "omitted",
    }


def test_an_update_that_may_hold_the_telling_is_marked() -> None:
    found = rows(articles(a={**EARLY, "updated": "2024-03-12T20:00"}, b=LATE), "a", "b")
    assert (found["a"]["updated_later"], found["b"]["updated_later"]) == (True, False)
