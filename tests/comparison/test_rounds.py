"""Articles in groups by the story elements that they share."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.rounds import rounds


def told(**elements: str) -> pd.DataFrame:
    rows = [(article, element) for article, letters in elements.items() for element in letters]
    return pd.DataFrame(rows, columns=["article_id", "element_id"])


def test_articles_that_share_a_third_of_what_they_share_with_anybody_are_one_group() -> None:
    table = told(a="1234x", b="1235y", c="6789", d="6781")
    assert rounds(table, ["a", "b", "c", "d"]) == [["a", "b"], ["c", "d"]]
    assert rounds(table, ["d", "b", "c", "a"]) == [["d", "c"], ["b", "a"]]


def test_who_shares_nothing_stands_alone_and_what_one_has_alone_counts_for_nothing() -> None:
    assert rounds(told(a="12", b="12uvwxyz", c="3"), ["a", "b", "c"]) == [["a", "b"], ["c"]]
    assert rounds(told(a="1"), ["a"]) == [["a"]]
    assert rounds(told(), ["a", "b"]) == [["a"], ["b"]]
    assert rounds(told(), []) == []
