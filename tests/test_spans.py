"""Every row of every table points at its own words."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
from hypothesis import HealthCheck, given, settings

from analysis import tables
from analysis.corpus.articles import Article, Corpus, Moment, Precision, Source
from analysis.reading.tables import read_article
from analysis.study import Study
from tests.damage import damaged

SPANS = [name for name, columns in tables.TABLES.items() if {"article_id", "start", "end"} <= set(columns)]
PAIRS = ("mention", "cue", "timex", "who")


def assert_spans_hold(found: dict[str, pd.DataFrame], texts: dict[str, str]) -> None:
    for name, table in found.items():
        if name not in SPANS:
            continue
        for row in table.to_dict("records"):
            text = texts[row["article_id"]]
            assert 0 <= row["start"] <= row["end"] <= len(text), (name, row)
            assert text[row["start"] : row["end"]] == row["text"], (name, row)
            for pair in PAIRS:
                if pd.notna(row.get(f"{pair}_start", pd.NA)):
                    assert 0 <= row[f"{pair}_start"] < row[f"{pair}_end"] <= len(text), (name, row)


def test_every_row_of_every_table_of_the_demo_is_its_stretch_of_the_stored_text(
    demo: Study, seeds: Corpus
) -> None:
    assert_spans_hold(dict(demo.tables), {a.article_id: a.text for a in seeds.articles})


def test_every_row_of_every_table_of_the_fiction_is_its_stretch_of_the_stored_text(
    fiction: Study, riviere: Corpus
) -> None:
    assert_spans_hold(dict(fiction.tables), {a.article_id: a.text for a in riviere.articles})


def test_no_table_is_empty_in_both_corpora(demo: Study, fiction: Study) -> None:
    # Without a codebook its table is empty; tests/comparison/test_codebook.py fills it.
    filled = [name for name in SPANS if name != "codebook"]
    assert all(len(demo[name]) + len(fiction[name]) for name in filled), "a table without rows proves nothing"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_damaged_texts_are_read_without_a_fault_and_every_row_still_holds(text: str) -> None:
    moment = Moment(datetime(2017, 5, 6, 0, 21, tzinfo=UTC), Precision.MINUTE, Source.MANIFEST)
    rows = read_article(Article("damaged", text, published=moment))
    assert_spans_hold(tables.frames([rows]), {"damaged": text})


def test_every_sentence_id_stands_in_the_sentences_table(demo: Study) -> None:
    known = set(demo["sentences"]["sentence_id"])
    for name, table in demo.tables.items():
        if "sentence_id" in table and name != "sentences":
            assert set(table["sentence_id"].dropna()) <= known, name


def test_every_table_has_the_columns_and_types_of_the_contract(demo: Study) -> None:
    for name, table in demo.tables.items():
        wanted = {column: kind for column, (kind, _) in tables.TABLES[name].items()}
        assert {column: str(kind) for column, kind in table.dtypes.items()} == wanted, name
    assert set(demo.tables) == set(tables.TABLES)
