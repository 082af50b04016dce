"""A small report to try the page on: charts, tables and prose over any corpus, linked to its sentences."""

from __future__ import annotations

import re
from html import escape

import altair as alt
import pandas as pd
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import anchors, tables
from analysis.corpus.articles import Corpus
from analysis.language import load
from analysis.reading.sentences import split


def tables_of(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Sentences, and as overlays what stands between angle quotes, numbers and two hedging words."""
    sentences, quotations, figures, hedges = [], [], [], []
    for article in corpus.articles:
        spans = {"article_id": article.article_id, "outlet": article.outlet.value}
        for sentence in split(article, load(article.language)):
            sentences.append({**spans, **vars(sentence), "text": article.text[sentence.start : sentence.end]})
        for found in re.finditer(r"«[^»]*»", article.text):
            quotations.append({**spans, "start": found.start(), "end": found.end(), "layer": "quoted"})
            quotations[-1] |= {"level": 1, "role": "speech", "cue_lemma": "dire", "confidence": 0.5}
        for found in re.finditer(r"\b\d+\b", article.text):
            figures.append({**spans, "start": found.start(), "end": found.end()})
            figures[-1] |= {"low": float(found[0]), "high": float(found[0])}
        for found in re.finditer(r"\bserait\b|\bselon\b", article.text, re.IGNORECASE):
            hedges.append({**spans, "start": found.start(), "end": found.end(), "kind": "conditional"})
    rows = {"sentences": sentences, "quotations": quotations, "figures": figures, "hedges": hedges}
    return {name: tables.frame(name, found) for name, found in rows.items()}


def chart(corpus: Corpus) -> alt.Chart:
    """Sentence lengths by article, each point linked to its sentence."""
    data = tables_of(corpus)["sentences"].assign(
        length=lambda frame: frame["end"] - frame["start"],
        link=lambda frame: "#" + frame["sentence_id"].map(anchors.sentence),
    )
    return (
        alt.Chart(data[["article_id", "start", "length", "link"]], width=620, height=260)
        .mark_circle(size=70)
        .encode(
            x=alt.X("start:Q", title="Position dans l’article"),
            y=alt.Y("length:Q", title="Longueur"),
            color=alt.Color("article_id:N", legend=None),
            href="link:N",
            tooltip=["article_id:N", "length:Q"],
        )
        .properties(description="Longueur de chaque phrase selon sa position dans l’article")
    )


def table(found: pd.DataFrame) -> str:
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


def notebooks(corpus: Corpus, found: dict[str, pd.DataFrame]) -> list[NotebookNode]:
    """Two executed notebooks as the report's are: parameters, prose, a chart, a table."""
    spec = {"application/vnd.vegalite.v5+json": chart(corpus).to_dict(), "text/plain": "un graphique"}
    parameters = new_code_cell('corpus = "ailleurs"', metadata={"tags": ["injected-parameters"]})
    first = [
        new_markdown_cell("# Qui en parle\n\nUne **question** par section."),
        parameters,
        new_markdown_cell("## De quelle longueur sont les phrases ?"),
        new_code_cell("charts.lengths(study)", outputs=[new_output("display_data", spec)]),
    ]
    second = [
        new_markdown_cell("# Qui parle\n\n## Que cite-t-on ?"),
        new_code_cell("show(quotations)", outputs=[new_output("execute_result", {"text/html": table(found)})]),
        new_code_cell(
            "note()", outputs=[new_output("display_data", {"text/markdown": "### Détail\n\nFait de <données>."})]
        ),
    ]
    return [new_notebook(cells=cells) for cells in (first, second)]
