"""What stands out: few findings, each with its evidence, none where the numbers don't carry it."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis import anchors, tables
from analysis.corpus.articles import Corpus
from analysis.report import standout, standouts, standouts_coverage
from analysis.study import Study, open_study
from tests.conftest import GOLD


def linked(told: list[standout.Standout]) -> set[str]:
    return {target for one in told for target in re.findall(r'href="#([^"]+)"', str(one.text))}


def test_each_finding_leads_to_a_sentence_of_the_corpus(demo: Study, fiction: Study) -> None:
    for study in (demo, fiction):
        told = standouts.found(study)
        assert 5 <= len(told) <= standouts.MOST
        there = {anchors.sentence(key) for key in study["sentences"]["sentence_id"]}
        assert all(linked([one]) for one in told)
        assert linked(told) <= there


def test_no_kind_crowds_out_the_others_and_the_strongest_come_first(demo: Study) -> None:
    told = standouts.found(demo)
    kinds = [one.kind for one in told]
    assert max(map(kinds.count, kinds)) <= standouts.OF_A_KIND
    assert [one.strength for one in told] == sorted((one.strength for one in told), reverse=True)
    assert {"shared", "dominant", "omitted", "altered"} <= set(kinds)


def test_articles_that_share_no_story_have_nothing_to_themselves() -> None:
    told = standouts.found(open_study(str(GOLD / "mosaique")))
    assert {one.kind for one in told} & {"exclusive", "omitted", "shared", "first"} == set()


def test_nothing_stands_out_of_one_article_or_of_none(demo: Study) -> None:
    empty = Study(Corpus("empty", ()), {name: tables.frame(name) for name in tables.TABLES})
    assert standouts.found(empty) == []
    assert standouts.NOTHING in standouts.listing(empty).html


def test_text_of_articles_stays_text_in_a_finding(demo: Study) -> None:
    marked = demo["elements"].assign(label="<script>alert(1)</script>")
    study = replace(demo, tables={**demo.tables, "elements": marked})
    html = standouts.listing(study).html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(("name", "before"), [("En marche !", "d’"), ("Interfil", "d’"), ("Léa Blin", "de ")])
def test_names_take_de_or_its_elided_form(name: str, before: str) -> None:
    assert standout.of(name) == f"{before}<b>{name}</b>"


def test_an_element_that_two_outlets_leave_out_is_nobodys_omission(demo: Study) -> None:
    status = demo["element_outlets"].copy()
    status.loc[status["outlet"] != demo.outlets[0], "status"] = "omitted"
    told = list(standouts_coverage.omitted(replace(demo, tables={**demo.tables, "element_outlets": status})))
    assert told == []


def test_labels_are_cut_at_a_word() -> None:
    told = pd.Series(["mot " * 80]).map(standout.short)[0]
    assert told.endswith("mot…")
    assert len(told) <= standout.LONGEST + 1
