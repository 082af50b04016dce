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

from analysis import anchors, limits
from analysis.charts import theme
from analysis.corpus.articles import Corpus
from analysis.report.page import articles, cited, figures, lead, notebooks, overlays
from analysis.report.page.articles import Shown
from analysis.report.page.notebooks import Section
from analysis.report.words import Words
from analysis.report.words import words as words_in
from analysis.selection import outlet_of

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
)
SCRIPTS = ("evidence.js", "tables.js", "outlets.js", "charts.js", "contents.js")


def render(
    notebooks_: Sequence[nbformat.NotebookNode],
    corpus: Corpus,
    tables: Mapping[str, pd.DataFrame],
    *,
    title: str,
    language: str = "fr",
    parameters: Mapping[str, str],
    kept: Set[str] | None = None,
) -> str:
    """The report as one self-contained page: notebooks in order, then the articles with their texts.

    `tables` are those of `analysis.tables`; "sentences" gives the anchors that links and charts point to
    (`analysis.anchors`), quotations, timex, figures and hedges the marks on the text. `parameters` stand
    at the foot as given. Of the articles' texts only the sentences in `kept` are shown, where that is given
    (`analysis.report.rights`); of more articles than a page can hold those that it cites most, and it says so
    (`analysis.limits`). The same input gives the same bytes. Raises ValueError for a language that the page
    has no words in.
    """
    words = words_in(language)
    sections = notebooks.sections(notebooks_, words, ORDER)
    scripts = _scripts(any('class="chart"' in section.html for section in sections))
    style = (
        (HERE / "page.css").read_text(encoding="utf-8")
        + figures.dark(_asked(tables), within=".live ")
        + _colours()
    )
    speakers = overlays.voices(tables, len(theme.PALETTE))
    numbers = articles.numbers(corpus, tables)
    home = cited.homes(corpus.articles, tables["sentences"])
    order = tuple(cited.ranked(corpus.articles, [one.html for one in sections], home))

    def fitting(linked: Sequence[Section]) -> list[Shown]:
        room = limits.PAGE - _bytes([style, *scripts, *(one.html for one in linked)])
        most = articles.shown(replace(corpus, articles=order), tables, words, speakers, numbers, kept)
        return _in_order(cited.fitting(most, room), corpus)

    shown = fitting(sections)
    if len(shown) < len(order):
        # Links to what is left out leave room of their own.
        shown = fitting(_linked(sections, shown, home, numbers))
    linked = _linked(sections, shown, home, numbers)
    page = _environment().get_template("page.html.j2")
    return page.render(
        w=words,
        title=words.typeset(title),
        extent=lead.extent(corpus, words),
        certainty=lead.certainty(corpus, words),
        left_out=[
            (words[name], items, lead.by_reason(items, words, limits.ARTICLES))
            for name, items in (("skipped", corpus.skipped), ("notices", corpus.notices))
        ],
        before=[section for section in linked if section.name != ORDER[-1]],
        after=[section for section in linked if section.name == ORDER[-1]],
        running=_css(words.typeset(title)),
        articles=shown,
        outlets=list(dict.fromkeys(outlet_of(article) for article in corpus.articles)),
        speakers=speakers,
        notes=_notes(shown, corpus, tables, kept, words),
        overlays=OVERLAYS,
        parameters=parameters,
        most=limits.ARTICLES,
        style=Markup(style),
        scripts=scripts,
        hashes=[_hash(script) for script in scripts],
        locale=figures.script_json(figures.locales(words.locale)),
        said=figures.script_json({key: words[key] for key in SAID}),
    )


def document(template: str, **content: Any) -> str:
    """A page without scripts from a template beside this one's, in the report's style."""
    style = Markup((HERE / "page.css").read_text(encoding="utf-8"))
    return _environment().get_template(template).render(style=style, **content)


def _bytes(parts: Sequence[str]) -> int:
    return sum(len(part.encode()) for part in parts)


def _in_order(held: Sequence[Shown], corpus: Corpus) -> list[Shown]:
    found = {article.anchor: article for article in held}
    order = [anchors.article(article.article_id) for article in corpus.articles]
    return [found[anchor] for anchor in order if anchor in found]


def _linked(
    sections: Sequence[Section], shown: Sequence[Shown], home: Mapping[str, str], numbers: Mapping[str, str]
) -> list[Section]:
    """The sections with links to nothing but what stands on the page, each with its sentence's number."""
    held = {article.anchor for article in shown}
    left = {anchor for anchor, article in home.items() if anchors.article(article) not in held}
    return [
        replace(one, html=_referring(cited.relinked(one.html, left) if left else one.html, numbers))
        for one in sections
    ]


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


def _notes(
    shown: Sequence[Shown],
    corpus: Corpus,
    tables: Mapping[str, pd.DataFrame],
    kept: Set[str] | None,
    words: Words,
) -> list[str]:
    """What the articles on the page are, and which of how many where it does not hold all."""
    every, held = len(corpus.articles), {article.anchor for article in shown}
    notes = [words["articles_note"]]
    if kept is not None:
        sentences = tables["sentences"]
        here = sentences["article_id"].map(anchors.article).isin(held) & sentences["sentence_id"].isin(kept)
        counts = {"shown": words.number(int(here.sum())), "every": words.number(len(sentences))}
        notes = [words["excerpts_note"].format(**counts)]
    if len(shown) < every:
        counts = {"shown": words.number(len(shown)), "every": words.number(every)}
        notes.append(words["articles_left"].format(**counts))
    return notes


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
