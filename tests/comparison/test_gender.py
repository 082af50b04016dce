"""Whose words: counted by what the texts show of the speakers, unknown where they show nothing."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.comparison import gender, rates
from analysis.study import Study

SPEAKERS: list[tuple[str | None, str | None, str | None, int]] = [
    ("Anne Duval", "person", "anne-duval", 30),
    ("Luc Petit", "person", "luc-petit", 20),
    ("Camille Roy", "person", "camille-roy", 10),
    ("la voisine", "person", None, 5),
    ("Ville de Brest", "organisation", "brest", 15),
    ("riverains", "collective", None, 8),
    (None, None, None, 12),
]


def told(copies: int = 1) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    articles = [{"article_id": f"a{n}", "outlet": "Le Phare", "words": 500} for n in range(copies)]
    voices: list[dict[str, Any]] = [
        {"article_id": f"a{n}", "outlet": "Le Phare", "speaker": name, "speaker_kind": kind}
        | {"entity_id": entity, "quotations": 1, "quoted_words": words + n % 3, "reported_words": 1}
        for n in range(copies)
        for name, kind, entity, words in SPEAKERS
    ]
    entities = [("anne-duval", "f"), ("luc-petit", "m"), ("camille-roy", None), ("brest", "f")]
    known = [{"entity_id": key, "gender": value} for key, value in entities]
    return tables.frame("voices", voices), tables.frame("entities", known), tables.frame("articles", articles)


def test_every_quoted_word_is_in_one_group_and_the_shares_sum_to_one() -> None:
    found = gender.by_gender(*told()).set_index("group")
    assert found["quoted_words"].to_dict() == {
        "women": 30,
        "men": 20,
        "unknown gender": 15,
        "organisations": 15,
        "others": 8,
        "unattributed": 12,
    }
    assert found["share"].sum() == pytest.approx(1)
    assert found.loc["unknown gender", "speakers"] == 2


def test_the_unknown_is_nobody() -> None:
    found = gender.by_gender(*told()).set_index("group")
    assert found.loc["unattributed", "speakers"] == 0


def test_few_articles_have_no_interval_and_many_have_one_around_the_share() -> None:
    assert gender.by_gender(*told(rates.LEAST_ARTICLES - 1))["low"].isna().all()
    found = gender.by_gender(*told(rates.LEAST_ARTICLES))
    assert (found["low"] <= found["share"]).all()
    assert (found["share"] <= found["high"]).all()
    assert (found["high"] - found["low"]).between(0.0001, 0.1).all()


def test_the_interval_is_the_same_each_time_and_near_the_normal_one() -> None:
    wholes = [100] * 50
    parts = [20 + n % 2 * 20 for n in range(50)]
    interval = rates.share_interval(parts, wholes)
    assert interval == rates.share_interval(parts, wholes)
    # Mean .3 with a standard error of .1 / sqrt(50).
    assert interval == pytest.approx((0.3 - 1.96 * 0.1 / 50**0.5, 0.3 + 1.96 * 0.1 / 50**0.5), abs=0.005)


def test_the_groups_of_the_demo_sum_to_its_quoted_words(demo: Study) -> None:
    found = gender.by_gender(demo["voices"], demo["entities"], demo["articles"])
    sums = found.groupby("outlet")["quoted_words"].sum()
    assert sums.to_dict() == demo["voices"].groupby("outlet")["quoted_words"].sum().to_dict()
