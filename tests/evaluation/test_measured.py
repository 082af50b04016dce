"""The scores that every report prints are those of the code."""

from __future__ import annotations

import pandas as pd

from analysis.evaluation import GOLD, evaluate, measured

KEYS = ["set", "group", "measure"]
# Points by which another machine's model may differ; more is a change that must be measured again.
SLACK = 1.0


def test_the_scores_in_the_reports_are_what_the_code_scores() -> None:
    now = evaluate(GOLD).set_index(KEYS)
    told = measured().set_index(KEYS)
    assert list(told.index) == list(now.index)
    apart = (now["value"] - told["value"]).abs()
    assert not (apart > SLACK).any(), apart[apart > SLACK]
    assert told["value"].isna().equals(now["value"].isna())


def test_scores_are_shares_of_what_was_counted() -> None:
    told = measured().dropna(subset=["value"])
    assert len(told) > 100
    pd.testing.assert_series_equal(
        told["value"], 100 * told["right"] / told["of"], check_names=False, check_exact=False, rtol=1e-4
    )
