from __future__ import annotations

import pandas as pd
import pytest

from analysis.comparison import rates
from analysis.study import Study


def test_words_of_an_outlets_own_voice_are_all_its_words_less_the_quoted(demo: Study) -> None:
    own = rates.own_words(demo["articles"], demo["voices"])
    words = demo["articles"].groupby("outlet")["words"].sum()
    quoted = demo["voices"].groupby("outlet")["quoted_words"].sum()
    pd.testing.assert_series_equal((own + quoted).astype(int), words.astype(int), check_names=False)


def test_the_interval_of_a_small_count_is_near_the_exact_one() -> None:
    # Exact Poisson limits (Garwood 1936): 10 lies between 4.80 and 18.39.
    assert rates.poisson(10) == pytest.approx((4.80, 18.39), abs=0.05)
    assert rates.poisson(0)[0] == 0
