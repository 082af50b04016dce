"""Readings of the annotated corpora for the comparison tests: sentences parsed, the rest as annotated."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.corpus.articles import Article, Corpus, Span
from analysis.reading import document
from analysis.reading.document import Document

GOLD = Path(__file__).parent.parent / "gold"
CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
Tables = dict[str, pd.DataFrame]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _sentence_rows(document: Document) -> Iterable[dict[str, Any]]:
    for sentence in document.sentences:
        tokens = document.tokens(sentence.start, sentence.end)
        terms = [t.lemma_.lower() for t in tokens if t.pos_ in CONTENT and not t.is_stop and t.is_alpha]
        text = document.article.text[sentence.start : sentence.end]
        yield {
            "article_id": document.article.article_id,
            "outlet": document.article.outlet.value,
            "start": sentence.start,
            "end": sentence.end,
            "text": text,
            "sentence_id": sentence.sentence_id,
            "paragraph": sentence.paragraph,
            "kind": sentence.kind,
            "words": len(text.split()),
            "terms": " ".join(terms),
        }


def _article_row(article: Article) -> dict[str, Any]:
    return {
        "article_id": article.article_id,
        "outlet": article.outlet.value,
        "published": article.published.value.isoformat() if article.published.value else None,
        "published_precision": article.published.precision.value,
        "updated": article.updated.value.isoformat() if article.updated.value else None,
        "updated_precision": article.updated.precision.value,
        "wire": article.wire,
        "language": article.language,
    }


def _annotated(documents: list[Document], table: str, annotations: list[dict[str, Any]]) -> pd.DataFrame:
    """Annotations as rows of a table: `doc` is resolved, other keys kept where the table has them."""
    by_name = {d.article.article_id[: len(a["doc"])]: d for d in documents for a in annotations}
    found = []
    for annotation in annotations:
        document = by_name[annotation["doc"].removesuffix(".txt")]
        sentence = document.sentence_at(annotation["start"])
        kept = {key: value for key, value in annotation.items() if key in tables.TABLES[table]}
        kept |= {
            "article_id": document.article.article_id,
            "outlet": document.article.outlet.value,
            "sentence_id": sentence.sentence_id if sentence else None,
        }
        found.append(kept)
    return tables.frame(table, found)


def _quotations(documents: list[Document], folder: Path) -> pd.DataFrame:
    annotations = rows(folder / "quotes.jsonl")
    for annotation in annotations:
        annotation["mention_start"], annotation["mention_end"] = annotation["speaker_mention"] or (None, None)
        annotation["cue_start"], annotation["cue_end"] = annotation["cue"] or (None, None)
    return _annotated(documents, "quotations", annotations)


def _mentions(documents: list[Document]) -> pd.DataFrame:
    found = [
        {"doc": d.article.article_id, "start": e.start_char, "end": e.end_char, "text": e.text}
        | {
            "canonical": e.text,
            "entity_id": e.text.lower(),
            "kind": {"PER": "PERSON"}.get(e.label_, e.label_),
        }
        for d in documents
        for e in d.doc.ents
    ]
    return _annotated(documents, "mentions", found)


def _read(articles: Iterable[Article], folder: Path) -> Tables:
    documents = [document.parse(article) for article in articles]
    return {
        "articles": tables.frame("articles", map(_article_row, (d.article for d in documents))),
        "sentences": tables.frame("sentences", (row for d in documents for row in _sentence_rows(d))),
        "quotations": _quotations(documents, folder),
        "mentions": _mentions(documents),
        "timex": _annotated(documents, "timex", rows(folder / "timex.jsonl")),
        "figures": _annotated(documents, "figures", rows(folder / "figures.jsonl")),
    }


def _within(inner: dict[str, Any], outer: dict[str, Any]) -> bool:
    return bool(inner["doc"] == outer["doc"] and outer["start"] <= inner["start"] < outer["end"])


def _furnished(corpus: Corpus, spans: list[dict[str, Any]]) -> list[Article]:
    kept: dict[str, set[Span]] = defaultdict(set)
    for span in spans:
        kept[span["doc"].removesuffix(".txt")].add(Span(span["start"], span["end"], span["kind"]))
    return [
        replace(article, furniture=tuple(sorted(kept[key])), layout=())
        for article in corpus.articles
        for key in [next((k for k in kept if article.article_id.startswith(k)), "")]
    ]


@pytest.fixture(scope="session")
def riviere_tables(riviere: Corpus) -> Tables:
    """The riviere articles without their annotated furniture."""
    spans = rows(GOLD / "riviere" / "boilerplate.jsonl")
    return _read(_furnished(riviere, spans), GOLD / "riviere")


@pytest.fixture(scope="session")
def seed_tables(seeds: Corpus) -> Tables:
    """The seeds without their annotated furniture, with their annotated outlets and dates."""
    documents = rows(GOLD / "seeds" / "documents.jsonl")
    spans = [{"doc": d["doc"], **span} for d in documents for span in d["boilerplate"]]
    marks = [{**mark, "doc": d["doc"], "kind": "markup"} for d in documents for mark in d["markup"]]
    spans += [m for m in marks if not any(_within(m, span) for span in spans)]
    found = _read(_furnished(seeds, spans), GOLD / "seeds")
    known = {d["doc"]: d for d in documents}
    articles = found["articles"]
    for at, name in enumerate(articles["article_id"]):
        fact = known[name[:3]]
        articles.loc[at, "outlet"] = fact["outlet"]
        articles.loc[at, "published"] = fact["published"]["value"]
        articles.loc[at, "published_precision"] = fact["published"]["precision"]
        articles.loc[at, "updated"] = (fact["modified"] or {}).get("value")
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    for table in found.values():
        table["outlet"] = table["article_id"].map(outlets).astype("string")
    return found


def told(texts: dict[str, str], outlet: str | None = "", **facts: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `articles` and `sentences` of short texts; a line is a paragraph of one sentence."""
    articles, sentences = [], []
    for article_id, text in texts.items():
        own = {"article_id": article_id, "outlet": article_id if outlet == "" else outlet}
        articles.append({**own, "language": "fr", "published_precision": "unknown", **facts})
        at = 0
        for number, line in enumerate(text.split("\n")):
            span = {"start": at, "end": at + len(line), "text": line, "words": len(line.split())}
            terms = " ".join(word for word in re.findall(r"\w+", line.lower()) if len(word) > 3)
            names = {
                "sentence_id": f"{article_id}:{number}",
                "paragraph": number,
                "kind": "body",
                "terms": terms,
            }
            sentences.append({**own, **span, **names})
            at += len(line) + 1
    return tables.frame("articles", articles), tables.frame("sentences", sentences)


def quoted(sentences: pd.DataFrame, speaker: str | None = None) -> pd.DataFrame:
    """The table `quotations` of the spans between guillemets, all given to one speaker."""
    found = [
        {"article_id": row["article_id"], "outlet": row["outlet"], "sentence_id": row["sentence_id"]}
        | {"start": row["start"] + match.start(1), "end": row["start"] + match.end(1), "text": match.group(1)}
        | {"layer": "quoted", "level": 1, "role": "speech", "speaker": speaker}
        for row in sentences.to_dict("records")
        for match in re.finditer(r"« ([^»]*) »", row["text"])
    ]
    return tables.frame("quotations", found)


@pytest.fixture(scope="session")
def tell() -> Any:
    return told


@pytest.fixture(scope="session")
def quote() -> Any:
    return quoted
