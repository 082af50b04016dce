from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.comparison import copies, shingles
from analysis.study import Study
from tests import dispatch

NONE = tables.frame("quotations")


def found(tell: Any, texts: dict[str, str], **facts: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    articles, sentences = tell(texts)
    articles = articles.assign(**{name: articles["article_id"].map(known) for name, known in facts.items()})
    return copies.find(sentences, NONE, tables.frame("articles", articles.to_dict("records")))


def by_article(new: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {str(row["article_id"]): {str(k): v for k, v in row.items()} for row in new.to_dict("records")}


def test_four_articles_of_one_dispatch_are_one_group_and_the_others_none(carried: Study) -> None:
    shared = carried["common_texts"]
    assert set(shared["group_id"]) == {"T1"}
    assert set(shared["article_id"]) == {"a", "b", "c", "d"}


def test_each_sentence_of_a_dispatch_is_counted_in_one_article_only(carried: Study) -> None:
    counted = carried["common_texts"].query("counted")
    assert counted["text"].str.replace("ravagé", "détruit").is_unique
    assert set(counted["article_id"]) == {"a"}
    assert len(counted) == 9


def test_what_an_outlet_adds_to_a_dispatch_is_not_common(carried: Study) -> None:
    common = carried["common_texts"]
    assert dispatch.RESIDENTS not in set(common["text"])
    assert dispatch.RESIDENTS in set(carried["sentences"]["text"])


def test_containment_is_of_the_short_article_in_the_long_one_and_not_the_other_way(carried: Study) -> None:
    pairs = carried["similarities"].set_index(["article_id", "other_article_id"])["containment"]
    assert pairs["b", "c"] == pytest.approx(1)
    assert 0.4 < pairs["c", "b"] < 0.7
    assert pairs["e", "f"] == 0


def test_two_dispatches_inside_one_long_article_are_not_one_text(tell: Any) -> None:
    one, two = f"{dispatch.OPENING} {dispatch.MIDDLE}", f"{dispatch.END} {dispatch.RESIDENTS}"
    _, sentences = tell({"one": one, "both": f"{one}\n{two}", "two": two})
    found = shingles.index(sentences, NONE)
    held = [{found.keys[number] for number in group} for group in copies.groups(copies.overlaps(found))]
    assert len(held) == 1
    assert not any({"one", "two"} <= group for group in held)


def test_articles_that_only_quote_the_same_people_carry_no_common_text(demo: Study, fiction: Study) -> None:
    assert demo["common_texts"].empty
    # The two articles that credit one agency, and nobody else.
    assert set(fiction["common_texts"]["article_id"]) == {"03_le-meridien", "04_le-lemanique"}


def test_the_words_of_an_earlier_article_are_not_new_and_added_ones_are(carried: Study) -> None:
    new = by_article(carried["originality"])
    assert new["b"]["original_most"] == 0
    added = len(dispatch.RESIDENTS.replace("'", " ").split())
    assert new["c"]["tokens"] - new["c"]["earlier"] == added
    assert new["e"]["original_least"] == 1


def test_an_article_known_to_its_day_may_be_earlier_or_later_that_day(carried: Study) -> None:
    new = by_article(carried["originality"])
    assert new["d"]["earlier"] == 0
    assert new["d"]["undecided"] > 80
    assert new["d"]["original_least"] < 0.2
    assert new["d"]["original_most"] == 1
    assert new["a"]["undecided"] > 80


DATES = {"published_precision": "minute", "time_zone": "Europe/Paris"}


def test_an_update_after_another_article_leaves_open_who_had_the_words_first(tell: Any) -> None:
    texts = {"x": dispatch.OPENING, "y": dispatch.OPENING}
    when = {"x": "2024-02-14T07:00:00+01:00", "y": "2024-02-14T08:00:00+01:00"}
    facts = {"published": when, **{name: dict.fromkeys(texts, value) for name, value in DATES.items()}}
    _, new = found(tell, texts, **facts)
    assert new["earlier"].tolist() == [0, new["tokens"].iloc[1]]
    facts |= {"updated": {"x": "2024-02-14T09:00:00+01:00"}, "updated_precision": {"x": "minute"}}
    _, new = found(tell, texts, **facts)
    assert new["earlier"].tolist() == [0, 0]
    assert (new["undecided"] == new["tokens"]).all()


def test_without_dates_what_is_shared_is_undecided_and_no_delay_is_told(tell: Any) -> None:
    _, new = found(tell, {"x": dispatch.OPENING, "y": dispatch.OPENING, "z": dispatch.INQUIRY})
    assert (new["earlier"] == 0).all()
    assert new["undecided"].tolist() == [*new["tokens"].iloc[:2], 0]
    assert new["after_least"].isna().all()


def test_delays_count_from_the_first_dated_article_and_are_intervals(carried: Study) -> None:
    new = by_article(carried["originality"])
    assert (new["d"]["after_least"], new["d"]["after_most"]) == (0, 23 * 60 + 59)
    # The one known to its day may have come first, at midnight.
    assert (new["b"]["after_least"], new["b"]["after_most"]) == (45, 7 * 60 + 55)
    assert pd.isna(new["f"]["after_least"])


def test_one_article_and_none_have_nothing_in_common(tell: Any) -> None:
    shared, new = found(tell, {"x": dispatch.OPENING})
    assert shared.empty
    assert new["original_least"].tolist() == [1.0]
    empty = copies.find(tables.frame("sentences"), NONE, tables.frame("articles"))
    assert [len(table) for table in empty] == [0, 0]


FACTS = [" ".join(f"fait{n}mot{at}" for at in range(15)) + "." for n in range(12)]


def test_cuts_of_one_dispatch_that_share_less_with_each_other_are_one_text_if_all_credit_its_agency(
    tell: Any,
) -> None:
    own = [
        " ".join(f"{word}{n}{mark}" for n in range(40)) + "." for mark, word in (("x", "Rue"), ("y", "Quai"))
    ]
    texts = {
        "whole": "\n".join(FACTS),
        "first": "\n".join([*FACTS[:7], own[0]]),
        "last": "\n".join([*FACTS[4:], own[1]]),
    }
    credited = found(tell, texts, wire=dict.fromkeys(texts, "Interfil"))[0]
    assert set(credited["article_id"]) == set(texts)
    assert len(set(found(tell, texts)[0]["article_id"])) == 2
