"""The whole report as one HTML page that needs nothing beside it and loads nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import nbformat
import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.corpus.articles import Corpus
from analysis.report.page import articles, figures, lead, notebooks
from analysis.report.words import words as words_in

__all__ = ["render"]

HERE = Path(__file__).parent
OVERLAYS = ("quote", "reported", "time", "figure", "hedge")


def render(
    notebooks_: Sequence[nbformat.NotebookNode],
    corpus: Corpus,
    tables: Mapping[str, pd.DataFrame],
    *,
    title: str,
    language: str = "fr",
    provenance: Mapping[str, str],
) -> str:
    """The report as one self-contained page: notebooks in order, then every article with its text.

    `tables` are those of `analysis.tables`; "sentences" gives the anchors that links and charts point to
    (`analysis.anchors`), quotations, timex, figures and hedges the marks on the text. `provenance` stands
    at the foot as given. The same input gives the same bytes. Raises ValueError for a language that the
    page has no words in.
    """
    words = words_in(language)
    bodies, headings = notebooks.sections(list(notebooks_), words)
    scripts = _scripts(any('class="chart"' in body for body in bodies))
    page = _environment().get_template("page.html.j2")
    return page.render(
        w=words,
        title=words.typeset(title),
        extent=lead.extent(corpus, words),
        certainty=lead.certainty(corpus, words),
        corpus=corpus,
        sections=bodies,
        headings=[heading for heading in headings if heading.level <= 3],
        articles=articles.shown(corpus, tables, words),
        overlays=OVERLAYS,
        provenance=provenance,
        style=Markup((HERE / "page.css").read_text(encoding="utf-8")),
        scripts=scripts,
        hashes=[_hash(script) for script in scripts],
        locale=figures.script_json(figures.locales(words.locale)),
    )


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _scripts(charts: bool) -> list[Markup]:
    own = "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("page.js", "tables.js"))
    return [Markup(script) for script in ([figures.bundle()] if charts else []) + [own]]


def _hash(script: str) -> str:
    """What a Content-Security-Policy names a script by, so that no other can run on the page."""
    return "sha256-" + b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
