"""Findings: sentences that say what the tables hold, and say so where they can't tell."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis import anchors, tables
from analysis.corpus.articles import Corpus, Skipped
from analysis.report import absent, findings, gender, quotes, timing, voices
from analysis.study import Study

ALL = (
    findings.corpus,
    findings.certainty,
    findings.imbalance,
    findings.names,
    findings.elements,
    findings.passages,
    findings.hedges,
    quotes.attribution,
    quotes.drift,
    voices.longest,
    gender.shares,
    voices.stances,
    absent.talked_about,
    absent.silences,
    absent.anonymous,
    timing.events,
    timing.differing,
    timing.first,
    timing.early,
    timing.vague,
    findings.figures,
    findings.skipped,
)


def of_one_outlet(study: Study) -> Study:
    outlet = study.outlets[0]
    kept = {
        name: table[table["outlet"] == outlet] if "outlet" in table else table
        for name, table in study.tables.items()
    }
    return replace(study, tables=kept)


@pytest.mark.parametrize("finding", ALL, ids=lambda finding: finding.__name__)
def test_every_finding_is_a_sentence_on_any_corpus(demo: Study, fiction: Study, finding: object) -> None:
    empty = Study(Corpus("empty", ()), {name: tables.frame(name) for name in tables.TABLES})
    for study in (demo, fiction, of_one_outlet(demo), empty):
        said = re.sub(r"<[^>]+>", "", str(finding(study)))  # type: ignore[operator]
        assert said.endswith("."), said
        assert "nan" not in said
        assert "None" not in said


def test_links_of_findings_lead_to_sentences_or_articles_that_are_there(demo: Study) -> None:
    there = {anchors.sentence(s) for s in demo["sentences"]["sentence_id"]}
    there |= {anchors.article(a) for a in demo["articles"]["article_id"]}
    links = [link for finding in ALL for link in re.findall(r'href="#([^"]+)"', str(finding(demo)))]
    assert len(links) > 10
    assert set(links) <= there


def test_the_shares_of_the_largest_voices_are_those_of_the_tables(demo: Study) -> None:
    said, articles = demo["voices"], demo["articles"]
    outlet = "franceinfo"
    words = said[(said["outlet"] == outlet) & said["speaker"].notna()]["quoted_words"].max()
    share = words / articles.loc[articles["outlet"] == outlet, "words"].sum()
    assert f"{round(100 * share)}\u00a0%" in voices.longest(demo).replace("\u202f", "\u00a0")


def test_the_parts_of_the_story_elements_sum_to_their_number(demo: Study) -> None:
    numbers = [
        int(n) for n in re.findall(r"\d+", re.sub(r"\(.*?\)", "", findings.elements(demo).striptags()))
    ]
    assert numbers[0] == sum(numbers[1:4]) == len(demo["elements"])


def test_one_outlet_is_not_compared_with_itself(demo: Study) -> None:
    alone = of_one_outlet(demo)
    assert "ne permet pas de comparer" in findings.imbalance(alone)
    assert "Un seul média" in findings.elements(alone)


def test_what_was_skipped_is_named_with_its_reason(demo: Study) -> None:
    with_one = replace(demo, corpus=replace(demo.corpus, skipped=(Skipped("<b>.pdf", "texte vide"),)))
    assert "&lt;b&gt;.pdf (texte vide)" in findings.skipped(with_one)


def test_of_many_things_that_were_skipped_the_first_are_named_by_reason(demo: Study) -> None:
    skipped = tuple(Skipped(f"{n}.txt", "texte vide") for n in range(30))
    told = findings.skipped(replace(demo, corpus=Corpus("x", (), (*skipped, Skipped("a.pdf", "est un PDF")))))
    assert told == (
        "31 éléments écartés\u00a0: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt, 5.txt et 24 autres "
        "(texte vide)\u202f; a.pdf (est un PDF)."
    )


def test_of_many_articles_whose_outlet_is_unknown_the_first_are_named(demo: Study) -> None:
    articles = pd.concat([demo["articles"]] * 4, ignore_index=True)
    articles["outlet_source"] = "unknown"
    told = findings.certainty(Study(demo.corpus, {**demo.tables, "articles": articles}))
    (named,) = re.findall(r"Pour 20\u202f?\xa0?[^(]*\((.*?)\), le média reste inconnu", told.striptags())
    assert named.endswith(" et 14 autres")
    assert named.count(", ") == 2 * findings.LISTED - 1


def test_names_named_as_often_are_named_together(fiction: Study) -> None:
    entities = fiction["entities"].sort_values("mentions", ascending=False).head(3).assign(mentions=7)
    tied = replace(fiction, tables={**fiction.tables, "entities": entities})
    told = findings.names(tied).striptags().replace("\xa0", " ")
    assert told.startswith("Les noms les plus cités sont ")
    assert all(name in told for name in entities["canonical"])
    assert "7 mentions chacun" in told


def test_of_many_outlets_a_sentence_names_a_few_and_counts_the_others(fiction: Study) -> None:
    names = [f"Journal {n}" for n in range(30)]
    assert findings.among(names).striptags().replace("\xa0", " ").endswith("Journal 5 et 24 autres")
    assert findings.among(names[:7]) == findings.listed(names[:7])
    keys = {old: f"Journal {at}" for at, old in enumerate(fiction["articles"]["article_id"])}
    split = {
        name: table.assign(outlet=table["article_id"].map(keys).astype("string"))
        for name, table in fiction.tables.items()
        if {"article_id", "outlet"} <= set(table.columns)
    }
    told = findings.hedges(replace(fiction, tables={**fiction.tables, **split})).striptags()
    assert "2 autres médias en ont moins" in told.replace("\xa0", " ")


def test_where_no_article_is_dated_the_reason_is_given_once(fiction: Study) -> None:
    articles = fiction["articles"].assign(published=None)
    told = findings.elements(replace(fiction, tables={**fiction.tables, "articles": articles}))
    assert told.striptags().count("Aucun article n’est daté") == 1
    assert "n’est daté" not in findings.elements(fiction)
