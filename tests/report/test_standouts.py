"""What stands out: few findings, each with its evidence, none where the numbers don't carry it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pandas as pd
import pytest

from analysis import anchors, tables
from analysis.comparison import collapsing
from analysis.corpus.articles import Corpus
from analysis.report import copies, elements, standout, standouts, standouts_coverage
from analysis.study import Study, open_study
from tests import dispatch
from tests.conftest import GOLD


def linked(told: list[standout.Standout]) -> set[str]:
    return {target for one in told for target in re.findall(r'href="#([^"]+)"', str(one.text))}


def test_each_finding_leads_to_a_sentence_of_the_corpus(demo: Study, fiction: Study) -> None:
    for study in (demo, fiction):
        told = standouts.found(study)
        assert 5 <= len(told) <= standouts.MOST
        there = {anchors.sentence(key) for key in study["sentences"]["sentence_id"]}
        assert all(linked([one]) & there for one in told)
        assert linked(told) <= there | {anchors.article(key) for key in study["articles"]["article_id"]}


def test_no_kind_crowds_out_the_others_and_the_strongest_come_first(demo: Study) -> None:
    told = standouts.found(demo)
    kinds = [one.kind for one in told]
    assert max(map(kinds.count, kinds)) <= standouts.OF_A_KIND
    assert [one.strength for one in told] == sorted((one.strength for one in told), reverse=True)
    assert {"shared", "dominant", "parted", "omitted", "exclusive", "conflict", "account"} <= set(kinds)


def test_articles_that_share_no_story_have_nothing_to_themselves() -> None:
    told = standouts.found(open_study(str(GOLD / "mosaique")))
    assert {one.kind for one in told} & {"exclusive", "omitted", "shared", "first"} == set()


def test_nothing_stands_out_of_one_article_or_of_none(demo: Study) -> None:
    empty = Study(Corpus("empty", ()), {name: tables.frame(name) for name in tables.TABLES})
    assert standouts.found(empty) == []
    assert standouts.NOTHING in standouts.listing(empty).html


def test_that_most_articles_carry_one_dispatch_comes_before_anything_else(carried: Study) -> None:
    told = standouts.found(carried)
    assert told[0].kind == "same text"
    assert told[0].text.striptags().replace("\xa0", " ").startswith("4 articles sur 6 portent")


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Study:
    folder = dispatch.write(tmp_path_factory.mktemp("undated"))
    outlets = [f"{name}.txt,{outlet}" for name, outlet, *_rest in dispatch.ARTICLES]
    (folder / "manifest.csv").write_text("\n".join(["file,outlet", *outlets]) + "\n", encoding="utf-8")
    return open_study(str(folder))


def test_without_any_date_nobody_is_first_or_silent(undated: Study) -> None:
    assert undated["articles"]["published"].isna().all()
    kinds = {one.kind for one in standouts.found(undated)}
    assert "same text" in kinds
    assert not kinds & {"first", "omitted"}
    assert set(undated["element_outlets"]["status"]) <= {"covered", "unknown"}
    for collapsed in (True, False):
        shown = elements.matrix(undated["elements"], copies.apart(undated, collapsed))
        assert "indécidable" in shown.html


def test_one_article_has_no_matrix_of_outlets_to_collapse_and_no_rounds(demo: Study) -> None:
    alone = open_study(str(GOLD.parent.parent / "seeds"), ["franceinfo"])
    assert copies.apart(alone, True)["element_outlets"].equals(alone["element_outlets"])
    kinds = {one.kind for one in standouts.found(alone)}
    assert kinds <= {"dominant", "unheard", "conflict", "account"}


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


def said(look: Callable[[Study], Iterator[standout.Standout]], study: Study) -> str:
    """All that a look finds, as a reader sees it."""
    text = " ".join(str(one.text.striptags()) for one in look(study))
    return text.replace("\u202f", " ").replace("\xa0", " ")


def test_articles_that_tell_the_same_part_of_the_story_are_told_together(demo: Study) -> None:
    told = said(standouts_coverage.parted, demo)
    assert "Le Monde, 6 mai et Libération, 6 mai" in told
    assert "franceinfo, 7 mai et Le Monde, 8 mai" in told
    assert "À part : Le Monde, 31 juillet." in told


def test_one_dispatch_in_many_articles_makes_no_part_of_a_story(carried: Study) -> None:
    assert not list(standouts_coverage.parted(carried))


def test_an_outlet_has_its_omissions_and_its_exclusives_told_once(demo: Study, fiction: Study) -> None:
    for study in (demo, fiction):
        states = study["element_outlets"]
        telling = states[states["status"] == "covered"].groupby("element_id")["outlet"].agg(list)
        alone = telling[telling.map(len) == 1].map(lambda outlets: outlets[0]).value_counts()
        told = said(standouts_coverage.exclusive, study)
        for outlet in alone.index[:2]:
            assert f"{outlet} ({alone[outlet]} élément" in told
        assert len(list(standouts_coverage.exclusive(study))) == 1
        silent = [re.findall(r"dans ([^,]+),", str(one.text)) for one in standouts_coverage.omitted(study)]
        assert len(silent) == len({str(names) for names in silent})


def test_who_came_first_is_told_with_how_often(fiction: Study) -> None:
    events = fiction["events"]
    shared = events[events["outlets"] > 1]
    sure = shared[shared["first_certainty"] == "printed"]["first_outlet"].value_counts()
    told = said(standouts_coverage.first, fiction)
    assert f"{sure.index[0]} est, de ces articles, le premier" in told
    assert f"{sure.iloc[0]} des {len(shared)} événements" in told


def test_figures_hours_and_words_that_exclude_each_other_are_told_each_in_its_way(
    demo: Study, fiction: Study
) -> None:
    seeds, river = (said(standouts_coverage.conflicting, study) for study in (demo, fiction))
    assert "Les chiffres ne s’accordent pas" in seeds
    assert "Une même accusation de Mounir Mahjoubi est rapportée pour deux faits" in seeds
    assert "D’autres auteurs sont nommés pour un même fait" in seeds
    assert "Les heures ne s’accordent pas" in river
    assert "Thierry Delcombe affirme ici, concède là" in river
    assert "3,2 millions" not in river


def test_labels_are_cut_at_a_word() -> None:
    told = pd.Series(["mot " * 80]).map(standout.short)[0]
    assert told.endswith("mot…")
    assert len(told) <= standout.LONGEST + 1


@pytest.fixture(scope="module")
def rockfall() -> Study:
    return open_study(str(GOLD / "canton"))


def test_four_of_six_articles_are_one_dispatch_at_first_sight_though_each_cut_its_own_part(
    rockfall: Study,
) -> None:
    first = standouts.found(rockfall)[0].text.striptags().replace("\xa0", " ")
    assert first.startswith("4 articles sur 6 portent pour l’essentiel un même texte")
    assert "<b>4 articles sur 6</b>" in copies.lead(rockfall)
    assert "3 textes distincts" in copies.lead(rockfall).replace("\xa0", " ")


def test_what_an_outlet_tells_in_other_words_is_not_said_to_be_left_out(rockfall: Study) -> None:
    states = rockfall["element_outlets"]
    near = states[(states["status"] == "omitted") & states["nearest_sentence_id"].notna()]
    assert len(near)
    told = set(standouts_coverage._omissions(rockfall))
    assert told
    assert told.isdisjoint(zip(near["outlet"], near["element_id"], strict=True))


def test_of_what_only_copies_of_one_text_tell_nothing_is_left_out(rockfall: Study) -> None:
    voices = collapsing.tellings(rockfall["element_sentences"], rockfall["common_texts"])
    one_voice = set(voices.loc[(voices["voices"] == 1) & (voices["outlets"] > 2), "element_id"])
    assert one_voice
    assert one_voice.isdisjoint(element for _, element in standouts_coverage._omissions(rockfall))


def test_nobody_was_first_with_a_dispatch_that_others_carry(rockfall: Study) -> None:
    shared = rockfall["events"][rockfall["events"]["outlets"] > 1]
    assert shared["first_certainty"].eq("printed").any()
    assert not list(standouts_coverage.first(rockfall))


def test_one_man_named_by_his_post_elsewhere_is_not_said_to_be_somebody_else(rockfall: Study) -> None:
    assert "n’est pas attribuée" not in said(standouts.altered, rockfall)
