"""Tables for the comparison tests: those of the annotated corpora, and small ones of a few lines."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.study import Study

Tables = dict[str, pd.DataFrame]


@pytest.fixture(scope="session")
def riviere_tables(fiction: Study) -> Tables:
    return dict(fiction.tables)


@pytest.fixture(scope="session")
def seed_tables(demo: Study) -> Tables:
    return dict(demo.tables)


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
