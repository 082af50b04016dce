"""The whole report as one HTML page that needs nothing beside it and loads nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.charts import theme
from analysis.corpus.articles import Corpus
from analysis.report.page import articles, figures, lead, notebooks, overlays
from analysis.report.words import Words
from analysis.report.words import words as words_in

__all__ = ["document", "render"]

HERE = Path(__file__).parent
OVERLAYS = ("quote", "reported", "time", "figure", "hedge", "shared")
# The parts of the page as the notebooks' tags name them; "" is what has no tag. The articles stand before
# the last, the method.
ORDER = ("standouts", "", "conflicts", "corpus", "method")
# The words that only scripts say.
SAID = (
    "search",
    "sentences",
    "read",
    "copy",
    "copied",
    "download",
    "rows",
    "previous",
    "next",
    "pick",
    "all",
)
SCRIPTS = ("evidence.js", "tables.js", "outlets.js", "charts.js", "contents.js")


def render(
    notebooks_: Sequence[nbformat.NotebookNode],
    corpus: Corpus,
    tables: Mapping[str, pd.DataFrame],
    *,
    title: str,
    language: str = "fr",
    provenance: Mapping[str, str],
    kept: Set[str] | None = None,
) -> str:
    """The report as one self-contained page: notebooks in order, then every article with its text.

    `tables` are those of `analysis.tables`; "sentences" gives the anchors that links and charts point to
    (`analysis.anchors`), quotations, timex, figures and hedges the marks on the text. `provenance` stands
    at the foot as given. Of the articles' texts only the sentences in `kept` are shown, where that is given
    (`analysis.report.rights`). The same input gives the same bytes. Raises ValueError for a language that the
    page has no words in.
    """
    words = words_in(language)
    sections = notebooks.sections(notebooks_, words, ORDER)
    numbers = articles.numbers(corpus, tables)
    referred = [replace(section, html=_referring(section.html, numbers)) for section in sections]
    scripts = _scripts(any('class="chart"' in section.html for section in sections))
    speakers = overlays.voices(tables, len(theme.PALETTE))
    page = _environment().get_template("page.html.j2")
    return page.render(
        w=words,
        title=words.typeset(title),
        extent=lead.extent(corpus, words),
        certainty=lead.certainty(corpus, words),
        corpus=corpus,
        before=[section for section in referred if section.name != ORDER[-1]],
        after=[section for section in referred if section.name == ORDER[-1]],
        running=_css(words.typeset(title)),
        articles=articles.shown(corpus, tables, words, speakers, numbers, kept),
        speakers=speakers,
        note=words["articles_note"] if kept is None else _kept(tables, kept, words),
        overlays=OVERLAYS,
        provenance=provenance,
        style=Markup(
            (HERE / "page.css").read_text(encoding="utf-8")
            + figures.dark(_asked(tables), within=".live ")
            + _colours()
        ),
        scripts=scripts,
        hashes=[_hash(script) for script in scripts],
        locale=figures.script_json(figures.locales(words.locale)),
        said=figures.script_json({key: words[key] for key in SAID}),
    )


def document(template: str, **content: Any) -> str:
    """A page without scripts from a template beside this one's, in the report's style."""
    style = Markup((HERE / "page.css").read_text(encoding="utf-8"))
    return _environment().get_template(template).render(style=style, **content)


def _referring(html: Markup, numbers: Mapping[str, str]) -> Markup:
    """The HTML with the number of its sentence on every link to one: what print has in the link's place."""

    def numbered(link: re.Match[str]) -> str:
        number = numbers.get(link[1])
        return f'{link[0]} data-ref="{number}"' if number else link[0]

    return Markup(re.sub(r'href="#(s-[\w-]+)"', numbered, html))


def _css(text: str) -> Markup:
    """A text as a string of a style sheet; nothing in it can end the string or the style element."""
    return Markup('"{}"').format(
        Markup("").join(
            letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text
        )
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


def _kept(tables: Mapping[str, pd.DataFrame], kept: Set[str], words: Words) -> str:
    shown, every = tables["sentences"]["sentence_id"].isin(kept).sum(), len(tables["sentences"])
    return words["excerpts_note"].format(shown=words.number(int(shown)), every=words.number(every))


def _asked(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """The colours that outlets were asked to have, none twice."""
    articles = tables.get("articles")
    return [] if articles is None else sorted(articles["outlet_colour"].dropna().unique())


def _colours() -> str:
    """The colours of speakers as properties of the page, --v1 and on, and their like on a dark one."""
    light = ";".join(f"--v{at}:{colour}" for at, colour in enumerate(theme.PALETTE, 1))
    dark = ";".join(f"--v{at}:{theme.DARK[colour]}" for at, colour in enumerate(theme.PALETTE, 1))
    rules = "".join(f".v{at}{{--v:var(--v{at})}}" for at in range(1, len(theme.PALETTE) + 1))
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{rules}"


def _scripts(charts: bool) -> list[Markup]:
    own = "\n".join(['"use strict";', *((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS)])
    return [Markup(script) for script in ([figures.bundle()] if charts else []) + [own]]


def _hash(script: str) -> str:
    """What a Content-Security-Policy names a script by, so that no other can run on the page."""
    return "sha256-" + b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
