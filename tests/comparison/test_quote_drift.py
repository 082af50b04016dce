"""One utterance in two articles: what counts as the same, and what was done to its words."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.comparison import quote_drift
from analysis.evaluation import renderings
from analysis.evaluation.gold import sets
from analysis.evaluation.running import Case
from analysis.study import Study, open_study
from tests.conftest import GOLD

Row = dict[str, Any]
SAID = "La digue a tenu mais nous avons eu très peur cette nuit"


def quoted(article: str, text: str, speaker: str | None = "Anne Duval", **facts: Any) -> Row:
    row: Row = {"article_id": article, "outlet": article, "sentence_id": f"{article}:0", "text": text}
    row |= {"start": 10, "end": 10 + len(text), "layer": "quoted", "level": 1, "role": "speech"}
    return {**row, "speaker": speaker, "speaker_kind": "person", "confidence": 0.9, **facts}


def drift(*rows: Row) -> pd.DataFrame:
    articles = [
        {"article_id": key, "outlet": key, "language": "fr", "published_precision": "unknown"}
        for key in sorted({row["article_id"] for row in rows})
    ]
    return quote_drift.find(tables.frame("quotations", rows), tables.frame("articles", articles))


@pytest.mark.parametrize(
    ("other", "kind", "by"),
    [
        (SAID, "identical", None),
        ("la digue a tenu, mais nous avons eu très peur cette nuit.", "identical", None),
        ("nous avons eu très peur cette nuit", "truncated", "b"),
        ("La digue a tenu (…) nous avons eu très peur cette nuit", "truncated", "b"),
        ("La digue a tenu […] très peur cette nuit", "truncated", "b"),
        ("La digue a tenu mais nous avons eu peur cette nuit", "shortened", "b"),
        ("La digue [de la Marne] a tenu mais nous avons eu très peur cette nuit", "glossed", "b"),
        ("[L'ouvrage] a tenu mais nous avons eu très peur cette nuit", "glossed", "b"),
        ("La digue a tenu mais [les habitants ont] eu très peur cette nuit", "glossed", "b"),
        ("La digue a tenu mais on a eu vraiment peur cette nuit", "reworded", None),
        ("La digue a tenu mais nous avons eu très peur hier soir", "reworded", None),
    ],
)
def test_what_was_done_to_the_words_and_by_whom(other: str, kind: str, by: str | None) -> None:
    (row,) = drift(quoted("a", SAID), quoted("b", other)).to_dict("records")
    assert (row["kind"], row["by"] if pd.notna(row["by"]) else None) == (kind, by)


def test_curved_and_straight_apostrophes_are_one() -> None:
    found = drift(quoted("a", "L'usine n'ouvrira pas"), quoted("b", "l’usine n’ouvrira pas"))
    assert list(found["kind"]) == ["identical"]


def test_letters_that_an_outlet_supplies_in_a_word_are_a_gloss() -> None:
    (row,) = drift(quoted("a", "regretter la situation"), quoted("b", "regrette[r] la situation")).to_dict(
        "records"
    )
    assert (row["kind"], row["by"]) == ("glossed", "b")


def test_words_of_a_post_without_a_name_are_given_to_nobody_else() -> None:
    found = drift(quoted("a", SAID), quoted("b", SAID, "géologue cantonal"))
    assert list(found["kind"]) == ["identical"]


def test_the_same_long_words_of_two_sure_speakers_are_given_to_someone_else() -> None:
    found = drift(quoted("a", SAID), quoted("b", SAID, "Paul Roche"))
    assert list(found["kind"]) == ["reattributed"]
    assert list(found["other_speaker"]) == ["Paul Roche"]


@pytest.mark.parametrize("facts", [{"confidence": 0.5}, {"speaker_kind": "anonymous"}])
def test_a_doubtful_second_speaker_is_not_called_another(facts: Row) -> None:
    assert list(drift(quoted("a", SAID), quoted("b", SAID, "Paul Roche", **facts))["kind"]) == ["identical"]


def test_an_unknown_speaker_is_no_other_speaker() -> None:
    assert list(drift(quoted("a", SAID), quoted("b", SAID, None))["kind"]) == ["identical"]


def test_two_who_use_one_set_phrase_say_two_things() -> None:
    assert drift(quoted("a", "toute la lumière sera faite"), quoted("b", "toute la lumière", "Luc")).empty


def test_a_name_or_a_noun_phrase_in_common_is_no_common_utterance() -> None:
    first = quoted("a", "La réforme du conseil départemental de la Sarthe coûtera cher aux familles")
    other = quoted("b", "Je salue le travail du conseil départemental de la Sarthe contre les incendies")
    assert drift(first, other).empty


def test_a_day_in_common_is_no_common_utterance() -> None:
    first = quoted("a", "la fuite a commencé dans la nuit de dimanche à lundi")
    assert drift(first, quoted("b", "nous avons dormi dans la nuit de dimanche à lundi")).empty


def test_a_rare_word_of_one_speaker_is_an_utterance_and_a_common_one_is_not() -> None:
    first = quoted("a", "l'abracadabra budgétaire de ce gouvernement")
    assert list(drift(first, quoted("b", "abracadabra"))["kind"]) == ["truncated"]
    assert drift(first, quoted("b", "abracadabra", "Luc Petit")).empty
    assert drift(first, quoted("b", "abracadabra"), quoted("c", "abracadabra", "Luc Petit")).empty


def test_a_reported_clause_of_the_same_speaker_is_set_against_the_quotation() -> None:
    clause = "la digue avait tenu mais que tous avaient eu très peur cette nuit"
    reported = quoted("b", clause, layer="indirect", level=None, role=None, mixed=False)
    (row,) = drift(quoted("a", SAID), reported).to_dict("records")
    assert (row["kind"], row["by"]) == ("reported", "b")
    assert drift(quoted("a", SAID), {**reported, "speaker": "Luc Petit"}).empty
    assert drift({**reported, "article_id": "a"}, reported).empty


def test_words_in_another_order_are_one_utterance_if_nearly_all_are_there() -> None:
    first = quoted("a", "vérifier les vannes, purger, réparer")
    other = quoted("b", "On a purgé, on a réparé, puis vérifié les vannes, et tout va mieux")
    assert list(drift(first, other)["kind"]) == ["reworded"]


def test_repeated_words_may_be_cut_at_either_place() -> None:
    said = "Il faut agir vite, très vite, face au dérèglement climatique"
    for cut in ("agir vite (...) face", "agir (…) très vite face", "agir […] vite face"):
        (row,) = drift(quoted("a", said), quoted("b", f"Il faut {cut} au dérèglement climatique")).to_dict(
            "records"
        )
        assert (row["kind"], row["by"]) == ("truncated", "b"), cut


def test_clauses_in_another_order_are_one_pair_and_reworded() -> None:
    first = quoted("a", "Je démissionnerai si le texte passe")
    assert list(drift(first, quoted("b", "Si le texte passe, je démissionne"))["kind"]) == ["reworded"]


def test_the_reporting_clause_inside_the_marks_is_not_the_speakers() -> None:
    text = "La digue a tenu, raconte la maire, mais nous avons eu très peur cette nuit"
    at = 10 + text.index("raconte")
    aside: Row = {"cue_start": at, "cue_end": at + 7, "mention_start": at + 8, "mention_end": at + 16}
    assert list(drift(quoted("a", SAID), quoted("b", text, **aside))["kind"]) == ["identical"]


def test_the_alignment_covers_both_renderings_and_equal_stretches_are_equal() -> None:
    other = "La digue [de la Marne] a tenu mais on a eu vraiment peur cette nuit"
    (row,) = drift(quoted("a", SAID), quoted("b", other)).to_dict("records")
    steps = json.loads(row["alignment"])
    assert [step[0] for step in steps] == [
        "equal",
        "differs",
        "equal",
        "differs",
        "equal",
        "differs",
        "equal",
    ]
    for operation, start, end, other_start, other_end in steps:
        words = SAID[start - 10 : end - 10], other[other_start - 10 : other_end - 10]
        assert (words[0] == words[1]) == (operation == "equal")
    assert steps[1][3:] == [10 + other.index("de la"), 10 + other.index("Marne") + 5]


def test_the_earlier_article_comes_first() -> None:
    rows = [quoted("a", SAID), quoted("b", SAID)]
    facts = [("a", "2024-05-02T10:00:00+00:00"), ("b", "2024-05-01T10:00:00+00:00")]
    articles = [
        {"article_id": key, "outlet": key, "language": "fr", "published": when, "time_zone": "Europe/Paris"}
        | {"published_precision": "minute"}
        for key, when in facts
    ]
    found = quote_drift.find(tables.frame("quotations", rows), tables.frame("articles", articles))
    assert list(found["article_id"]) == ["b"]


def test_one_article_is_not_set_against_itself() -> None:
    assert drift(quoted("a", SAID), quoted("a", SAID, start=200, end=200 + len(SAID))).empty


@pytest.mark.parametrize(("name", "found", "right"), [("seeds", 20, 20), ("riviere", 17, 17)])
def test_floors_on_the_reference_pairs(
    name: str, found: int, right: int, demo: Study, fiction: Study
) -> None:
    (gold,) = [one for one in sets(GOLD) if one.name == name]
    case, study = Case(gold), {"seeds": demo, "riviere": fiction}[name]
    case.__dict__["articles"] = study.corpus.articles
    measures = {m.name: m for m in renderings.score(case.rows("quote_pairs"), study["quote_drift"])}
    assert measures["utterances paired: recall"].right >= found
    assert (measures["utterances paired: precision"].value or 0) >= 95
    assert measures["right class, of those found"].right >= right


def test_articles_of_different_stories_share_no_utterance() -> None:
    mosaic = open_study(str(GOLD / "mosaique"))
    assert len(mosaic["quotations"]) > 150
    assert mosaic["quote_drift"].empty


def test_both_sides_are_stretches_of_the_stored_texts(demo: Study) -> None:
    texts = {article.article_id: article.text for article in demo.corpus.articles}
    for row in demo["quote_drift"].to_dict("records"):
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
        other = texts[row["other_article_id"]][row["other_start"] : row["other_end"]]
        assert other == row["other_text"]
        for _, start, end, other_start, other_end in json.loads(row["alignment"]):
            assert row["start"] <= start <= end <= row["end"]
            assert row["other_start"] <= other_start <= other_end <= row["other_end"]


PIECES = st.lists(
    st.sampled_from(
        ["la digue", "a tenu", "[de la Marne]", "(…)", "[", ")", "n'", "’", "regrette[r]", "](x)", "*"]
    ),
    min_size=1,
    max_size=14,
)


@given(PIECES, PIECES)
def test_whatever_stands_in_two_quotations_they_are_compared_without_a_fault(
    first: list[str], other: list[str]
) -> None:
    texts = {"a": " ".join(first), "b": " ".join(other)}
    for row in drift(*(quoted(key, text) for key, text in texts.items())).to_dict("records"):
        assert texts["a"][row["start"] - 10 : row["end"] - 10] == row["text"]
        assert texts["b"][row["other_start"] - 10 : row["other_end"] - 10] == row["other_text"]
        assert 0 <= row["similarity"] <= 1
        for _, i, j, p, q in json.loads(row["alignment"]):
            assert row["start"] <= i <= j <= row["end"]
            assert row["other_start"] <= p <= q <= row["other_end"]


def test_the_work_grows_with_the_text_and_not_with_its_square() -> None:
    rows = [quoted(f"{n:04}", f"{SAID} numéro mot{n % 7}x{n} et chose{n}", f"P{n}") for n in range(400)]
    assert len(drift(*rows)) <= 400 * 12
