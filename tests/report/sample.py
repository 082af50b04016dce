"""A small report to try the page on: charts, tables and prose over any corpus, linked to its sentences."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import altair as alt
import pandas as pd
from nbformat import NotebookNode, from_dict

from analysis import anchors, tables
from analysis.corpus.articles import Corpus
from analysis.language import load
from analysis.reading.sentences import split

OVERLAYS: list[tuple[str, str, dict[str, Any]]] = [
    ("quotations", r"«[^»]*»", {"layer": "quoted", "level": 1, "role": "speech", "cue_lemma": "dire"}),
    ("figures", r"\b\d+\b", {"low": 2.0, "high": 3.0, "unit": "unité"}),
    ("hedges", r"\bserait\b|\b[Ss]elon\b", {"kind": "conditional"}),
]


def tables_of(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Sentences, and as overlays what stands between angle quotes, numbers and two hedging words."""
    rows: dict[str, list[dict[str, Any]]] = {"sentences": [], "quotations": [], "figures": [], "hedges": []}
    for article in corpus.articles:
        spans = {"article_id": article.article_id, "outlet": article.outlet.value}
        for sentence in split(article, load(article.language)):
            text = article.text[sentence.start : sentence.end]
            rows["sentences"].append({**spans, **vars(sentence), "text": text})
        for name, pattern, values in OVERLAYS:
            for found in re.finditer(pattern, article.text):
                span = {"start": found.start(), "end": found.end(), "text": found[0]}
                rows[name].append({**spans, **span, **values})
    return {name: tables.frame(name, found) for name, found in rows.items()}


def chart(corpus: Corpus) -> alt.Chart:
    """Sentence lengths by article, each point linked to its sentence."""
    data = tables_of(corpus)["sentences"].assign(
        length=lambda frame: frame["end"] - frame["start"],
        href=lambda frame: "#" + frame["sentence_id"].map(anchors.sentence),
    )
    made: alt.Chart = (
        alt.Chart(data[["article_id", "start", "length", "href"]], width=620, height=260)
        .mark_circle(size=70)
        .encode(
            x=alt.X("start:Q", title="Position dans l’article"),
            y=alt.Y("length:Q", title="Longueur"),
            color=alt.Color("article_id:N", legend=None),
            href="href:N",
            tooltip=["article_id:N", "length:Q"],
        )
        .properties(autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
        .properties(description="Longueur de chaque phrase selon sa position dans l’article")
    )
    return made


def table(found: dict[str, pd.DataFrame]) -> str:
    """The quotations as an HTML table, each linked to its words."""
    sentences = found["sentences"]
    rows = []
    for row in found["quotations"].head(12).itertuples():
        own = sentences[(sentences["article_id"] == row.article_id) & (sentences["start"] <= row.start)]
        anchor = anchors.sentence(own["sentence_id"].iloc[-1])
        words = own["text"].iloc[-1][:80]
        link = f'<a href="#{anchor}" data-start="{row.start}" data-end="{row.end}">{escape(words)}</a>'
        rows.append(f'<tr><th scope="row">{escape(str(row.article_id))}</th><td>{link}</td></tr>')
    head = '<thead><tr><th scope="col">Article</th><th scope="col">Paroles</th></tr></thead>'
    return f"<table>{head}<tbody>{''.join(rows)}</tbody></table>"


def cell(source: str, *tags: str, **data: Any) -> dict[str, Any]:
    """A code cell with at most one output of this `data` by MIME type."""
    output = {"output_type": "display_data", "metadata": {}, "data": data}
    outputs = [output] if data else []
    return {
        "cell_type": "code",
        "metadata": {"tags": list(tags)},
        "execution_count": 1,
        "source": source,
        "outputs": outputs,
    }


def prose(source: str) -> dict[str, Any]:
    """A Markdown cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def notebook(*cells: dict[str, Any]) -> NotebookNode:
    """An executed notebook of these cells."""
    made: NotebookNode = from_dict({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 4})
    return made


def notebooks(corpus: Corpus, found: dict[str, pd.DataFrame]) -> list[NotebookNode]:
    """Two executed notebooks as the report's are: parameters, prose, a chart, a table."""
    spec = {"application/vnd.vegalite.v5+json": chart(corpus).to_dict(), "text/plain": "un graphique"}
    return [
        notebook(
            prose("# Qui en parle\n\nUne **question** d'abord ; des nombres ensuite."),
            cell('corpus = "ailleurs"', "injected-parameters"),
            prose("## De quelle longueur sont les phrases ?"),
            cell("charts.lengths(study)", **spec),
        ),
        notebook(
            prose("# Qui parle\n\n## Que cite-t-on ?"),
            cell("show(quotations)", **{"text/html": table(found)}),
            cell("note()", **{"text/markdown": "### Détail\n\nL'essai ; fait de <données>."}),
        ),
    ]
