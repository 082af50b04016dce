"""Words by voice: every word belongs to one voice at most, and the parts sum to the whole."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from analysis import tables, words
from analysis.comparison.voices import by_outlet, voices
from analysis.corpus.articles import Corpus
from analysis.reading.document import Document
from tests.conftest import GOLD

TEXT = "Il a dit : « La cour a dit “non” hier », puis Luc affirme que la porte est « close » et verte."


def span(text: str, layer: str = "quoted", **facts: object) -> dict[str, object]:
    start = TEXT.index(text)
    quoted = {"level": 1, "role": "speech"} if layer == "quoted" else {}
    return {"article_id": "a", "layer": layer, "start": start, "end": start + len(text), **quoted, **facts}


def told(*spans: dict[str, object]) -> pd.DataFrame:
    sentences = tables.frame("sentences", [{"article_id": "a", "start": 0, "end": len(TEXT), "text": TEXT}])
    articles = tables.frame(
        "articles", [{"article_id": "a", "outlet": "Le Phare", "words": words.count(TEXT)}]
    )
    return voices(tables.frame("quotations", spans), sentences, articles)


def test_words_between_marks_are_quoted_words_of_the_speaker() -> None:
    (row,) = told(span("La cour a dit “non” hier", speaker="Anne Girard")).to_dict("records")
    assert (row["speaker"], row["quoted_words"], row["reported_words"]) == ("Anne Girard", 6, 0)
    assert row["share"] == pytest.approx(6 / words.count(TEXT))


def test_a_quotation_inside_a_quotation_counts_once() -> None:
    outer, inner = span("La cour a dit “non” hier", speaker="A"), span("non", level=2, speaker="B")
    assert list(told(outer, inner)["speaker"]) == ["A"]


def test_a_reported_clause_counts_its_words_outside_marks_only() -> None:
    clause = span("la porte est « close » et verte", "indirect", speaker="Luc")
    (row,) = told(clause, span("close", speaker="Luc")).to_dict("records")
    assert (row["quoted_words"], row["reported_words"], row["quotations"]) == (1, 5, 2)


def test_titles_and_terms_are_the_outlets_own_words() -> None:
    assert told(span("close", role="other")).empty


def test_an_unknown_speaker_is_a_row_with_no_name() -> None:
    found = told(span("close"), span("La cour a dit “non” hier", speaker="A"))
    assert list(found["speaker"].isna()) == [False, True]
    assert found["quoted_words"].sum() == 7


def test_words_of_furniture_do_not_count() -> None:
    sentences = tables.frame(
        "sentences", [{"article_id": "a", "start": 5, "end": 27, "text": "[un mot](https://x.fr)"}]
    )
    articles = tables.frame("articles", [{"article_id": "a", "words": 2}])
    quotations = tables.frame("quotations", [{**span("La cour"), "start": 5, "end": 27, "speaker": "A"}])
    furniture = tables.frame(
        "furniture", [{"article_id": "a", "start": 5, "end": 6}, {"article_id": "a", "start": 12, "end": 27}]
    )
    (row,) = voices(quotations, sentences, articles, furniture).to_dict("records")
    assert (row["quoted_words"], row["share"]) == (2, 1.0)


def test_an_article_without_speech_has_no_voices() -> None:
    assert told().empty
    assert list(told().columns) == list(tables.TABLES["voices"])


def test_outlets_sum_their_articles_and_share_counts_silent_ones() -> None:
    rows = [
        {
            "article_id": "a",
            "outlet": "P",
            "speaker": "A",
            "quotations": 1,
            "quoted_words": 10,
            "reported_words": 1,
        },
        {
            "article_id": "b",
            "outlet": "P",
            "speaker": "A",
            "quotations": 2,
            "quoted_words": 5,
            "reported_words": 0,
        },
        {"article_id": "c", "outlet": "Q", "quotations": 1, "quoted_words": 3, "reported_words": 0},
    ]
    articles = tables.frame(
        "articles",
        [
            {"article_id": i, "outlet": o, "words": 50}
            for i, o in (("a", "P"), ("b", "P"), ("d", "P"), ("c", "Q"))
        ],
    )
    found = by_outlet(tables.frame("voices", rows), articles).to_dict("records")
    assert [(r["outlet"], r["quotations"], r["quoted_words"]) for r in found] == [("P", 3, 15), ("Q", 1, 3)]
    assert found[0]["share"] == pytest.approx(15 / 150)
    assert pd.isna(found[1]["speaker"])


def test_parts_sum_to_the_whole_in_the_seeds(seeds: Corpus, seed_tables: dict[str, pd.DataFrame]) -> None:
    gold = [json.loads(line) for line in (GOLD / "seeds" / "quotes.jsonl").read_text("utf-8").splitlines()]
    rows = [
        {key: row.get(key) for key in ("layer", "level", "role", "speaker", "start", "end")}
        | {"article_id": row["doc"].removesuffix(".txt")}
        for row in gold
    ]
    articles, sentences = seed_tables["articles"], seed_tables["sentences"]
    found = voices(tables.frame("quotations", rows), sentences, articles, seed_tables["furniture"])
    masked = {article.article_id: article.masked for article in seeds.articles}
    for article, total in zip(articles["article_id"], articles["words"], strict=True):
        # Which code points are spoken, by another way than the module's.
        spoken = set()
        for row in rows:
            if (
                row["article_id"] == article
                and row["layer"] == "quoted"
                and (row["level"], row["role"]) == (1, "speech")
            ):
                spoken |= set(range(row["start"], row["end"]))
        quoted = sum(start in spoken for start in words.starts(masked[article]))
        own = sum(start not in spoken for start in words.starts(masked[article]))
        mine = found[found["article_id"] == article]
        assert mine["quoted_words"].sum() == quoted
        assert own + quoted == total
        assert mine["quoted_words"].sum() + mine["reported_words"].sum() <= total


@pytest.fixture(scope="module")
def seed_tables(seed_documents: list[Document]) -> dict[str, pd.DataFrame]:
    sentences, articles, furniture = [], [], []
    for parsed in seed_documents:
        article, total = parsed.article, 0
        own = {"article_id": article.article_id}
        for s in parsed.sentences:
            sentences.append({**own, "start": s.start, "end": s.end, "text": article.text[s.start : s.end]})
            total += words.count(article.masked[s.start : s.end])
        articles.append({**own, "outlet": article.outlet.value, "words": total})
        furniture += [{**own, "start": span.start, "end": span.end} for span in article.furniture]
    return {
        "sentences": tables.frame("sentences", sentences),
        "articles": tables.frame("articles", articles),
        "furniture": tables.frame("furniture", furniture),
    }


def test_a_reporting_clause_inside_the_marks_is_not_the_speakers(tell: Any) -> None:
    text = "« Nous partirons, a promis Anne Duval, dès demain. »"
    articles, sentences = tell({"a": text})
    articles["words"] = 8
    start, end = text.index("Nous"), text.index(" »")
    cue, name = text.index("a promis"), text.index("Anne")
    quotations = tables.frame(
        "quotations",
        [
            {
                "article_id": "a",
                "layer": "quoted",
                "level": 1,
                "role": "speech",
                "speaker": "Anne Duval",
                "start": start,
                "end": end,
                "cue_start": cue,
                "cue_end": cue + len("a promis"),
                "mention_start": name,
                "mention_end": name + len("Anne Duval"),
            }
        ],
    )
    found = voices(quotations, sentences, articles)
    assert list(found["quoted_words"]) == [len(["Nous", "partirons", "dès", "demain"])]
