"""Quotations as Web Annotations: what the model asks for is there, and the selectors find the words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.report.annotations import collection, write
from analysis.study import Study

MOTIVATIONS = {"identifying", "classifying"}


def items(study: Study) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection(study)["first"]["items"]
    return found


def test_a_collection_has_what_the_model_requires(demo: Study) -> None:
    found = collection(demo)
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "AnnotationCollection"
    assert found["total"] == len(found["first"]["items"]) == len(demo["quotations"])
    assert (found["first"]["type"], found["first"]["partOf"]) == ("AnnotationPage", found["id"])


def test_every_annotation_has_an_id_of_its_own_a_type_a_target_and_a_motivation(demo: Study) -> None:
    found = items(demo)
    assert len({item["id"] for item in found}) == len(found)
    for item in found:
        assert item["type"] == "Annotation"
        assert item["generator"]["type"] == "Software"
        assert set(item["motivation"]) == {body["purpose"] for body in item["body"]} <= MOTIVATIONS
        assert {body["type"] for body in item["body"]} == {"TextualBody"}
        assert item["target"]["source"]["id"].startswith("ni:///sha-256;")


def test_both_selectors_find_the_words_in_the_stored_text(demo: Study) -> None:
    texts = {article.article_id: article.text for article in demo.corpus.articles}
    for item in items(demo):
        text = texts[item["target"]["source"]["label"]]
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.index(around) == position["start"] - len(quote["prefix"])


def test_an_unknown_speaker_is_no_body(demo: Study) -> None:
    for item, speaker in zip(items(demo), demo["quotations"]["speaker"], strict=True):
        named = [body["value"] for body in item["body"] if body["purpose"] == "identifying"]
        assert named == ([] if pd.isna(speaker) else [speaker])


def test_confidence_cue_and_stance_are_those_of_the_table(demo: Study) -> None:
    rows = demo["quotations"].to_dict("records")
    for item, row in zip(items(demo), rows, strict=True):
        body = next(body for body in item["body"] if body["purpose"] == "classifying")
        assert body["confidence"] == row["confidence"]
        for name, column in (("cue", "cue_lemma"), ("stance", "stance"), ("rule", "rule")):
            assert (name in body) == isinstance(row[column], str)


def test_own_terms_are_defined_and_the_file_is_the_same_each_time(demo: Study, tmp_path: Path) -> None:
    write(demo, tmp_path / "one.jsonld")
    write(demo, tmp_path / "two.jsonld")
    text = (tmp_path / "one.jsonld").read_text("utf-8")
    assert text == (tmp_path / "two.jsonld").read_text("utf-8")
    found = json.loads(text)
    model = {"id", "type", "motivation", "generator", "body", "target", "name", "label", "value", "purpose"}
    model |= {"format", "language", "source", "selector", "exact", "prefix", "suffix", "start", "end", "via"}
    own = set(found["@context"][1])

    def keys(node: Any) -> set[str]:
        if isinstance(node, dict):
            return set(node).union(*map(keys, node.values()))
        return set().union(*map(keys, node)) if isinstance(node, list) else set()

    assert keys(found["first"]["items"]) <= model | own
