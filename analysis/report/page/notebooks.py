"""Executed notebooks as sections of the page, by a template of our own over nbconvert's bare `base`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from re import sub
from typing import Any

import nbformat
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from traitlets.config import Config

from analysis.charts.renderer import MIME
from analysis.report.page.figures import figure
from analysis.report.words import Words

HERE = Path(__file__).parent
PRIORITY = [MIME, "text/html", "text/markdown", "text/plain"]


@dataclass(frozen=True)
class Heading:
    """A heading of the page: its level (2 for a notebook's first), its id and its text."""

    level: int
    anchor: str
    text: str


@dataclass
class Outline:
    """The headings of the page in order, each with an id of its own."""

    headings: list[Heading] = field(default_factory=list)

    def add(self, level: int, html: str) -> Heading:
        """Note a heading with this markup and number it."""
        text = unescape(sub(r"<[^>]+>", "", html)).strip()
        heading = Heading(level, f"h-{len(self.headings) + 1}", text)
        self.headings.append(heading)
        return heading


class Prose(IPythonRenderer):
    """Markdown whose headings go one level down, under the page's title, and into its outline."""

    def __init__(self, outline: Outline, words: Words, from_data: bool) -> None:
        super().__init__(escape=from_data, allow_harmful_protocols=False, exclude_anchor_links=True)
        self.outline = outline
        self.words = words
        self.from_data = from_data

    def text(self, text: str) -> str:
        """Running text: our own in print, what was made from data to the letter."""
        return str(super().text(text if self.from_data else self.words.typeset(text)))

    def heading(self, text: str, level: int, **_: Any) -> str:
        """A heading with its id."""
        found = self.outline.add(level + 1, text)
        return f'<h{found.level} id="{found.anchor}">{text}</h{found.level}>\n'

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        """A cell; those of the head say that they name their column."""
        tag, scope = ("th", ' scope="col"') if head else ("td", "")
        style = f' style="text-align:{align}"' if align else ""
        return f"<{tag}{scope}{style}>{text}</{tag}>\n"


def markdown(outline: Outline, words: Words, from_data: bool) -> Callable[[str], str]:
    """Markdown to HTML; in what was made `from_data` raw HTML stays text, and text stays to the letter."""
    renderer = Prose(outline, words, from_data)
    # The table plugin registers its own cell writer, which knows no scope.
    convert = MarkdownWithMath(renderer)
    renderer.register("table_cell", lambda _, *args, **kw: renderer.table_cell(*args, **kw))
    return lambda source: str(convert.render(source))


def exporter(outline: Outline, words: Words) -> TemplateExporter:
    """The exporter that writes one notebook as HTML and notes its headings in `outline`."""
    return TemplateExporter(  # nbconvert is not all typed
        template_name=HERE.name,
        extra_template_basedirs=[str(HERE.parent)],
        template_file="notebook.html.j2",
        filters={
            "prose": markdown(outline, words, from_data=False),
            "made_prose": markdown(outline, words, from_data=True),
            "chart": lambda data: _chart(data, words),
            "word": lambda key: words[key],
        },
        config=Config({"NbConvertBase": {"display_data_priority": PRIORITY}}),
    )


def _chart(data: Any, words: Words) -> Markup:
    spec = data[MIME]
    return figure(spec, spec.get("description") or data.get("text/plain", ""), words.locale)


def sections(notebooks: list[nbformat.NotebookNode], words: Words) -> tuple[list[Markup], list[Heading]]:
    """Each notebook as HTML, and the headings of all in order."""
    outline = Outline()
    writer = exporter(outline, words)
    bodies = [Markup(writer.from_notebook_node(notebook)[0]) for notebook in notebooks]
    return bodies, outline.headings
