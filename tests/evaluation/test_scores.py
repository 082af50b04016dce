"""Scores of small annotations whose right answer is counted by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis.evaluation import names, pages, quantities, quotations, renderings, stories, timex
from analysis.evaluation.counting import Measure, iou, same_name
from analysis.tables import frame

Row = dict[str, Any]


def counts(measures: list[Measure]) -> dict[str, tuple[float, float]]:
    return {measure.name: (measure.right, measure.of) for measure in measures}


def speech(start: int, end: int, **given: Any) -> Row:
    row = {"article_id": "a", "layer": "quoted", "role": "speech", "level": 1, "speaker": "Anne Roy"}
    return {**row, "start": start, "end": end, "speaker_mention": [0, 5], "cue": [6, 9], **given}


def quoted(start: int, end: int, **given: Any) -> Row:
    row: Row = {"article_id": "a", "layer": "quoted", "role": "speech", "level": 1, "speaker": "Anne Roy"}
    row |= {"mention_start": 0, "mention_end": 5, "cue_start": 6, "cue_end": 9}
    return {**row, "start": start, "end": end, **given}


def test_a_perfect_reading_of_quotations_is_right_in_everything() -> None:
    clause = {"layer": "indirect", "role": None, "level": None}
    gold = [speech(10, 50), speech(60, 70, role="other", speaker=None), speech(80, 120, **clause)]
    rows = [quoted(10, 50), quoted(60, 70, role="other"), quoted(80, 120, **clause)]
    found = counts(quotations.score(gold, frame("quotations", rows)))
    assert found["speech found"] == (1, 1)
    assert found["speech delimited exactly"] == (1, 1)
    assert found["right name, of all speech"] == (1, 1)
    assert found["right mention, of those found"] == (1, 1)
    assert found["right cue, of those found"] == (1, 1)
    assert found["titles and terms taken for speech"] == (0, 1)
    assert found["indirect at 0.8: F1"] == (2, 2)


def test_an_empty_reading_of_quotations_finds_nothing() -> None:
    found = counts(quotations.score([speech(10, 50)], frame("quotations")))
    assert found["speech found"] == (0, 1)
    assert found["right name, of the names given"] == (0, 0)
    assert found["speech: precision"] == (0, 0)


def test_a_span_shifted_by_a_tenth_is_found_but_not_exact_and_by_a_half_is_not() -> None:
    gold = [speech(0, 100), speech(200, 300)]
    rows = [quoted(10, 100), quoted(250, 350)]
    found = counts(quotations.score(gold, frame("quotations", rows)))
    assert found["speech found"] == (1, 2)
    assert found["speech delimited exactly"] == (0, 2)
    assert found["speech: precision"] == (1, 2)


def test_a_wrong_name_counts_among_the_names_given_and_no_name_does_not() -> None:
    gold = [speech(0, 10), speech(20, 30), speech(40, 50)]
    rows = [quoted(0, 10, speaker="Jean Duc"), quoted(20, 30, speaker=None), quoted(40, 50, speaker="ROY")]
    found = counts(quotations.score(gold, frame("quotations", rows)))
    assert found["right name, of all speech"] == (1, 3)
    assert found["right name, of the names given"] == (1, 2)


def test_a_title_given_as_speech_is_counted_against_the_reading() -> None:
    gold = [speech(0, 10, role="other", speaker=None)]
    found = counts(quotations.score(gold, frame("quotations", [quoted(0, 10)])))
    assert found["titles and terms taken for speech"] == (1, 1)


def test_a_reported_clause_found_by_half_counts_at_a_third_only() -> None:
    indirect = {"layer": "indirect", "role": None}
    gold = [speech(0, 100, **indirect)]
    found = counts(quotations.score(gold, frame("quotations", [quoted(50, 100, **indirect)])))
    assert found["indirect at 0.3: recall"] == (1, 1)
    assert found["indirect at 0.3 with the right name: F1"] == (2, 2)
    assert found["indirect at 0.8: recall"] == (0, 1)


@pytest.mark.parametrize(
    ("gold", "given", "right"),
    [
        ("Éric Caron", "eric caron", True),
        ("patron de l'Anssi", "l’Anssi", True),
        ("En marche !", "En Marche", True),
        ("Anne Roy", "Anne Royer", False),
        ("Anne Roy", "", False),
    ],
)
def test_names_agree_word_for_word_without_case_and_accents(gold: str, given: str, right: bool) -> None:
    assert same_name(gold, given) is right


def test_overlap_of_two_halves_is_a_third_of_their_union() -> None:
    assert iou((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert iou((0, 10), (10, 20)) == 0


def time(start: int, end: int, kind: str, value: str, **given: Any) -> Row:
    row = {"article_id": "a", "start": start, "end": end, "text": "x" * (end - start)}
    return {**row, "type": kind, "value": value, **given}


def timed(start: int, end: int, kind: str, value: str) -> Row:
    return {"article_id": "a", "start": start, "end": end, "type": kind, "value": value}


def test_a_perfect_reading_of_time_is_right_in_everything() -> None:
    gold = [time(0, 5, "DATE", "2017-05-05"), time(9, 15, "DURATION", "P2D")]
    rows = [timed(0, 5, "DATE", "2017-05-05"), timed(9, 15, "DURATION", "P2D")]
    found = counts(timex.score(gold, frame("timex", rows)))
    assert found["strict: F1"] == found["relaxed: F1"] == found["value: F1"] == (4, 4)
    assert found["right day, of dated expressions"] == (1, 1)


def test_a_shorter_span_is_relaxed_but_not_strict_unless_it_is_an_alternative() -> None:
    gold = [
        time(0, 11, "DATE", "2017-05-06", text="samedi matin"[:11]),
        time(20, 31, "DATE", "2017-05-07", text="ce dimanche", alt_text=["dimanche"]),
    ]
    rows = [timed(0, 6, "DATE", "2017-05-06"), timed(23, 31, "DATE", "2017-05-07")]
    found = counts(timex.score(gold, frame("timex", rows)))
    assert found["relaxed: recall"] == (2, 2)
    assert found["strict: recall"] == (1, 2)


def test_an_alternative_that_is_longer_is_strict_too_with_plain_spaces() -> None:
    gold = [time(10, 16, "TIME", "2017-05-05T24:00", text="minuit", alt_text=["Peu avant minuit"])]
    found = counts(timex.score(gold, frame("timex", [timed(0, 16, "TIME", "2017-05-06T00:00")])))
    assert found["strict: recall"] == (1, 1)
    assert found["value: F1"] == (2, 2)
    assert found["right day, of dated expressions"] == (1, 1)


def test_a_date_and_its_clock_time_may_be_one_expression() -> None:
    gold = [
        time(0, 8, "DATE", "2017-05-05", group="g"),
        time(10, 20, "TIME", "2017-05-05T21:00", group="g"),
    ]
    found = counts(timex.score(gold, frame("timex", [timed(0, 20, "TIME", "2017-05-05T21:00")])))
    assert found["relaxed: F1"] == found["strict: F1"] == found["value: F1"] == (4, 4)
    assert found["right day, of dated expressions"] == (2, 2)
    found = counts(timex.score(gold, frame("timex", [timed(0, 20, "TIME", "2017-05-06T21:00")])))
    assert found["value: F1"] == (0, 4)
    assert found["right day, of dated expressions"] == (0, 2)


def test_a_date_and_its_clock_time_may_be_two_expressions() -> None:
    gold = [
        time(0, 8, "DATE", "2017-05-05", group="g"),
        time(10, 20, "TIME", "2017-05-05T21:00", group="g"),
    ]
    rows = [timed(0, 8, "DATE", "2017-05-05"), timed(10, 20, "TIME", "2017-05-05T20:00")]
    found = counts(timex.score(gold, frame("timex", rows)))
    assert found["strict: F1"] == (4, 4)
    assert found["value: F1"] == (2, 4)
    assert found["type right, of those found"] == (2, 2)
    assert found["right day, of dated expressions"] == (2, 2)


def test_a_named_moment_is_neither_rewarded_nor_punished() -> None:
    gold = [time(0, 8, "DATE", "2017-05-05", tier="event"), time(10, 20, "DATE", "2017", tier="core")]
    rows = [timed(0, 8, "DATE", "2017-05-05"), timed(10, 20, "DATE", "2017"), timed(30, 40, "DATE", "2018")]
    found = counts(timex.score(gold, frame("timex", rows)))
    assert found["relaxed: recall"] == (1, 1)
    assert found["relaxed: precision"] == (1, 2)


def test_an_expression_of_another_article_is_not_found() -> None:
    gold = [time(0, 8, "DATE", "2017-05-05")]
    other = {**timed(0, 8, "DATE", "2017-05-05"), "article_id": "b"}
    assert counts(timex.score(gold, frame("timex", [other])))["relaxed: F1"] == (0, 2)


def mention(article: str, entity: str, kind: str, text: str, canonical: str) -> Row:
    return {
        "article_id": article,
        "entity_id": entity,
        "kind": kind,
        "canonical": canonical,
        "text": text,
        "start": 0,
        "end": 1,
    }


ENTITIES: list[Row] = [
    {
        "id": "roy",
        "canonical": "Anne Roy",
        "kind": "PERSON",
        "surfaces": ["Mme Roy"],
        "counts_article": {"a": 2, "b": 1},
    },
    {
        "id": "cour",
        "canonical": "Cour des comptes",
        "kind": "ORGANISATION",
        "surfaces": [],
        "counts_article": {"a": 1, "b": 0},
    },
    {
        "id": "net",
        "canonical": "Le Net",
        "kind": "PLACE",
        "surfaces": [],
        "counts_article": {"a": 1},
        "optional": True,
    },
]


def test_entities_are_counted_in_cells_of_article_and_entity() -> None:
    rows = [
        mention("a", "1", "PERSON", "Anne Roy", "Anne Roy"),
        mention("b", "1", "PERSON", "MME ROY", "Anne Roy"),
        mention("a", "2", "ORG", "Cour des Comptes", "Cour des Comptes"),
        mention("a", "3", "PLACE", "le Net", "le Net"),
    ]
    assert counts(names.entities(ENTITIES, frame("mentions", rows)))["entities: F1"] == (6, 6)


def test_a_wrong_kind_and_a_name_cut_off_cost_precision() -> None:
    rows = [
        mention("a", "1", "PERSON", "Anne Roy", "Anne Roy"),
        mention("a", "9", "PERSON", "Mme Roy", "Mme Roy"),
        mention("a", "2", "PLACE", "Cour des comptes", "Cour des comptes"),
    ]
    found = counts(names.entities(ENTITIES, frame("mentions", rows)))
    assert found["entities: recall"] == (1, 3)
    assert found["entities: precision"] == (1, 3)


def test_people_are_sought_by_names_of_their_own() -> None:
    gold = [
        {"canonical": "Anne Roy", "kind": "PERSON", "surfaces": ["Anne Roy", "Roy", "la maire"]},
        {"canonical": "Paul Roy", "kind": "PERSON", "surfaces": ["Paul Roy", "Roy"]},
    ]
    texts = {"a": "Anne Roy parle.", "b": "La maire et Roy.", "c": "Paul Roy et Anne Roy."}
    rows = [mention("a", "1", "PERSON", "Anne Roy", "Anne Roy"), mention("c", "1", "PERSON", "x", "Anne Roy")]
    assert counts(names.people(gold, frame("mentions", rows), texts))["people: recall"] == (2, 3)


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Anne Roy", True),
        ("M. Roy", True),
        ("la maire", False),
        ("Cour des Comptes", True),
        ("l'autre Roy", False),
    ],
)
def test_a_name_is_told_from_a_description(surface: str, name: bool) -> None:
    assert names.is_name(surface) is name


def figure(start: int, end: int, low: float | None, high: float | None, unit: str = "lit") -> Row:
    return {"article_id": "a", "start": start, "end": end, "low": low, "high": high, "unit": unit}


def test_figures_are_found_by_overlap_and_valued_by_both_bounds() -> None:
    gold = [figure(0, 10, 200, 999), figure(20, 30, 600, None), figure(40, 50, 3, 3)]
    rows = [figure(3, 10, 200, 999), figure(20, 30, 600, 600), figure(60, 70, 1, 1)]
    found = counts(quantities.figures(gold, frame("figures", rows)))
    assert found["figures found"] == (2, 3)
    assert found["value right, of those found"] == (1, 2)
    assert found["figures: precision"] == (2, 3)


def test_a_value_may_be_a_number_an_interval_or_left_open() -> None:
    about = {"article_id": "a", "vague": False, "approximate": True, "value": 30, "start": 0, "end": 9}
    vague = {**about, "vague": True, "approximate": False, "value": None, "start": 20, "end": 29}
    between = {**about, "approximate": False, "value": [12, 30], "start": 40, "end": 49}
    rows = [figure(0, 9, 25, 35), figure(20, 29, 2, None), figure(40, 49, 12, 30)]
    found = counts(quantities.figures([about, vague, between], frame("figures", rows)))
    assert found["value right, of those found"] == (3, 3)


def test_optional_figures_and_durations_that_are_not_annotated_are_not_counted() -> None:
    gold = [figure(0, 10, 1, 1), {**figure(20, 30, 2, 2), "optional": True}]
    rows = [figure(0, 10, 1, 1), figure(20, 30, 2, 2), figure(40, 50, 2, 2, unit="heure")]
    assert counts(quantities.figures(gold, frame("figures", rows)))["figures: precision"] == (1, 1)


def hedge(start: int, end: int, kind: str, **given: Any) -> Row:
    return {"article_id": "a", "start": start, "end": end, "kind": kind, **given}


def test_hedges_are_found_by_cue_or_clause() -> None:
    gold = [hedge(0, 50, "attribution", cue={"start": 0, "end": 5}), hedge(60, 70, "conditional")]
    rows = [
        hedge(0, 5, "attribution", cue_start=0, cue_end=5),
        hedge(55, 90, "lexical", cue_start=61, cue_end=65),
        hedge(95, 99, "modal", cue_start=95, cue_end=99),
    ]
    found = counts(quantities.hedges(gold, frame("hedges", rows)))
    assert found["hedges: recall"] == (2, 2)
    assert found["hedges: precision"] == (2, 3)
    assert found["kind right, of those found"] == (1, 2)
    assert found["conditional: recall"] == (0, 1)


def test_a_conditional_of_a_source_must_not_be_reported_though_it_is_optional() -> None:
    gold = [hedge(0, 9, "conditional", by="source", optional=True), hedge(20, 29, "modal", optional=True)]
    rows = [hedge(0, 9, "conditional"), hedge(20, 29, "modal")]
    found = counts(quantities.hedges(gold, frame("hedges", rows)))
    assert found["hedges: precision"] == (0, 1)
    assert found["conditional: precision"] == (0, 1)


EVENTS: list[Row] = [
    {"id": "vote", "mentions": [{"article_id": "a", "start": 0, "end": 20}, hedge(30, 50, "")]},
    {"id": "fire", "mentions": [{"article_id": "a", "start": 60, "end": 80}]},
]


def told(start: int, end: int, event: str) -> Row:
    return {"article_id": "a", "start": start, "end": end, "event_id": event}


def test_events_brought_together_rightly_are_all_right() -> None:
    rows = [told(0, 25, "1"), told(30, 50, "1"), told(60, 80, "2")]
    found = counts(stories.events(EVENTS, frame("event_mentions", rows)))
    assert found["event mentions: F1"] == (6, 6)
    assert found["events merged: B-cubed F1"] == (3, 3)


def test_one_event_for_everything_costs_b_cubed_precision() -> None:
    rows = [told(0, 25, "1"), told(30, 50, "1"), told(60, 80, "1")]
    found = counts(stories.events(EVENTS, frame("event_mentions", rows)))
    assert found["events merged: B-cubed recall"] == (3, 3)
    right, of = found["events merged: B-cubed precision"]
    assert right == pytest.approx(2 / 3 + 2 / 3 + 1 / 3)
    assert of == 3


def shared(*spans: tuple[str, int, int]) -> list[Row]:
    return [{"article_id": article, "start": start, "end": end} for article, start, end in spans]


def test_a_passage_is_found_in_all_its_articles_and_wrong_where_no_gold_shares_it() -> None:
    gold = [
        {"kind": "verbatim", "occurrences": shared(("a", 0, 40), ("b", 10, 50))},
        {"kind": "verbatim", "occurrences": shared(("a", 60, 75), ("b", 70, 85))},
    ]
    rows = [{**row, "passage_id": "p"} for row in shared(("a", 5, 40), ("b", 15, 50))]
    rows += [{**row, "passage_id": "q"} for row in shared(("a", 200, 240), ("b", 100, 130))]
    rows += [{**row, "passage_id": "r"} for row in shared(("a", 300, 310), ("b", 300, 310))]
    found = counts(stories.passages(gold, frame("passages", rows)))
    assert found["verbatim passages found"] == (1, 1)
    assert found["passages wrong"] == (1, 2)


def test_elements_are_found_by_a_right_pair_and_near_misses_are_told() -> None:
    gold: list[Row] = [
        {
            "tier": "core",
            "docs": {"a": shared(("a", 0, 10)), "b": shared(("b", 0, 10)), "c": []},
            "near_miss": {"c": shared(("c", 0, 10))},
        },
        {"tier": "core", "docs": {"a": shared(("a", 20, 30)), "b": shared(("b", 20, 30))}},
    ]
    joined = [("a", 0, 10, "1"), ("b", 0, 10, "1"), ("c", 0, 10, "1")]
    rows = [
        {"article_id": article, "start": start, "end": end, "element_id": element}
        for article, start, end, element in joined
    ]
    found = counts(stories.elements(gold, frame("element_sentences", rows)))
    assert found["shared elements found"] == (1, 2)
    assert found["pairs joined rightly"] == (1, 3)
    assert found["near misses joined wrongly"] == (1, 1)


def article(**given: Any) -> pd.DataFrame:
    return frame("articles", [{"article_id": "a", "published_precision": "minute", **given}])


GOLD: Row = {"article_id": "a", "outlet": "Le Monde", "published": "2017-05-06T00:21:00+02:00", "title": None}


@pytest.mark.parametrize(
    ("given", "right", "unknown", "wrong"),
    [
        ({"outlet": "Le Monde", "published": "2017-05-06T00:21:00+02:00"}, 3, 0, 0),
        ({}, 1, 2, 0),
        ({"outlet": "Libération", "published": "2017-05-06T00:00:00+02:00"}, 1, 0, 2),
        ({"published": "2017-05-01T00:00:00+02:00", "published_precision": "month", "title": "x"}, 0, 2, 1),
        ({"published": "2017-05-06T12:00:00+02:00", "published_precision": "day"}, 2, 1, 0),
    ],
)
def test_facts_are_right_unknown_or_wrong(given: Row, right: int, unknown: int, wrong: int) -> None:
    found = counts(pages.facts([GOLD], article(**given), "alone"))
    assert [found[f"facts {v} alone"][0] for v in ("right", "unknown", "wrong")] == [right, unknown, wrong]


def test_furniture_is_found_when_most_of_it_is_masked_and_article_letters_are_counted() -> None:
    text = "Partager ceci. Le texte de l'article."
    gold = [{"article_id": "a", "start": 0, "end": 14}]
    sentences = [{"article_id": "a", "start": 15, "end": 37, "kind": "body"}]
    masked = {"article_id": "a", "start": 0, "end": 23, "kind": "share", "text": text[:23]}
    mark = {"article_id": "a", "start": 27, "end": 28, "kind": "markup", "text": "*"}
    found = counts(pages.furniture(gold, [], sentences, frame("furniture", [masked, mark]), {"a": text}))
    assert found["furniture found"] == (1, 1)
    assert found["article letters masked wrongly"] == (7, 17)
    assert found["article sentences lost"] == (0, 1)


def pair(a: tuple[int, int], b: tuple[int, int], kind: str, **given: Any) -> Row:
    spans = [{"article_id": key, "start": i, "end": j} for key, (i, j) in (("a", a), ("b", b))]
    return {"class": kind, "occurrences": spans, **given}


def rendered(a: tuple[int, int], b: tuple[int, int], kind: str) -> Row:
    first = {"article_id": "b", "start": b[0], "end": b[1]}
    return {**first, "other_article_id": "a", "other_start": a[0], "other_end": a[1], "kind": kind}


def test_renderings_are_paired_by_half_of_both_spans_in_whatever_order() -> None:
    gold = [pair((0, 10), (0, 10), "identical"), pair((50, 60), (50, 60), "reworded")]
    rows = [rendered((0, 10), (4, 30), "truncated"), rendered((50, 60), (58, 90), "reworded")]
    found = counts(renderings.score(gold, frame("quote_drift", rows)))
    assert found["utterances paired: recall"] == (1, 2)
    assert found["utterances paired: precision"] == (1, 2)
    assert found["right class, of those found"] == (0, 1)


def test_an_optional_rendering_counts_neither_way() -> None:
    gold = [pair((0, 10), (0, 10), "identical", optional=True)]
    for rows in ([], [rendered((0, 10), (0, 10), "reworded")]):
        found = counts(renderings.score(gold, frame("quote_drift", rows)))
        assert found["utterances paired: F1"] == (0, 0)
        assert found["right class, of those found"] == (0, 0)
