"""Executed notebooks as parts of the page, by a template of our own over nbconvert's bare `base`.

A part begins with a heading of the first level, or with a heading cell that has the tag `part-NAME`; the
page has the parts in its own order, whatever notebook they come from. A question that the articles give no
answer to stands in the notebook alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, count
from pathlib import Path
from re import match, sub
from typing import Any
from unicodedata import normalize

from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode, from_dict
from traitlets.config import Config

from analysis.charts.renderer import MIME
from analysis.report.page.figures import figure
from analysis.report.words import Words

HERE = Path(__file__).parent
# What `display.nothing` begins with.
NOTHING = '<p class="finding nothing">'
PRIORITY = [MIME, "text/html", "text/markdown", "text/plain"]


@dataclass(frozen=True)
class Heading:
    """A heading of the page: its level (2 for a notebook's first), its id and its text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True)
class Section:
    """A part of the page: its name, "" for none, its HTML and its headings."""

    name: str
    html: Markup
    headings: tuple[Heading, ...]


@dataclass
class Outline:
    """The headings of the page in order, each with an id of its own that its words give, and stable so."""

    headings: list[Heading] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    blocks: int = 0

    def add(self, level: int, html: str) -> Heading:
        """Note a heading with this markup under an id made of its words."""
        text = unescape(sub(r"<[^>]+>", "", html)).strip()
        wanted = f"q-{slug(text)}"
        names = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
        heading = Heading(level, next(name for name in names if name not in self.taken), text)
        self.taken.add(heading.anchor)
        self.headings.append(heading)
        self.blocks = 0
        return heading

    def block(self) -> str:
        """The id of the next finding, chart or table under the last heading: its id and a number."""
        self.blocks += 1
        return f"{self.headings[-1].anchor if self.headings else 'q'}.{self.blocks}"


def slug(text: str, longest: int = 60) -> str:
    """A text as part of an address: letters without accents, digits and hyphens, cut after a word."""
    plain = normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode("ascii").lower()
    words = sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if len(words) <= longest else words[: longest + 1].rpartition("-")[0] or words[:longest]


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
            "chart": lambda data: _chart(data, words, outline.block()),
            "block": lambda _: outline.block(),
            "word": lambda key: words[key],
        },
        config=Config({"NbConvertBase": {"display_data_priority": PRIORITY}}),
    )


def _chart(data: Any, words: Words, anchor: str) -> Markup:
    spec = data[MIME]
    return figure(spec, spec.get("description") or data.get("text/plain", ""), words, anchor)


def parts(notebooks: Iterable[NotebookNode]) -> dict[str, list[NotebookNode]]:
    """The notebooks cut into parts by the name of each, in order; parts without a name under "".

    What follows a tagged heading belongs to its part up to the next heading of the same level or higher;
    there the part goes on that it interrupts.
    """
    found: dict[str, list[NotebookNode]] = {}

    def begun(name: str, notebook: NotebookNode) -> NotebookNode:
        part: NotebookNode = from_dict({**notebook, "cells": []})
        found.setdefault(name, []).append(part)
        return part

    for notebook in map(_answering, notebooks):
        part, level = (outer := begun("", notebook)), 1
        for cell in notebook.cells:
            depth, name = _depth(cell), _part(cell)
            if depth == 1 or (depth and name):
                part, level = begun(name, notebook), depth
                outer = part if depth == 1 else outer
            elif depth and depth <= level:
                part, level = outer, 1
            part.cells.append(_raised(cell, level - 1))
    return {name: [part for part in own if part.cells] for name, own in found.items()}


def _answering(notebook: NotebookNode) -> NotebookNode:
    """The notebook without the questions under which every output says that there is nothing to show."""
    questions: list[list[NotebookNode]] = [[]]
    for cell in notebook.cells:
        if _depth(cell):
            questions.append([])
        questions[-1].append(cell)
    kept = [cell for question in questions if not _unanswered(question) for cell in question]
    answering: NotebookNode = from_dict({**notebook, "cells": kept})
    return answering


def _unanswered(cells: Iterable[NotebookNode]) -> bool:
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    shown = ["".join(output.get("data", {}).get("text/html", "")) for output in outputs]
    return bool(shown) and all(html.startswith(NOTHING) for html in shown)


def _depth(cell: NotebookNode) -> int:
    """The level of the heading that a cell begins with, 0 for any other cell."""
    heading = match(r"(#{1,6}) ", cell.source) if cell.cell_type == "markdown" else None
    return len(heading[1]) if heading else 0


def _part(cell: NotebookNode) -> str:
    named = (tag.removeprefix("part-") for tag in cell.metadata.get("tags", []) if tag.startswith("part-"))
    return next(named, "")


def _raised(cell: NotebookNode, levels: int) -> NotebookNode:
    """The cell with its headings so many levels up."""
    if not levels or not _depth(cell):
        return cell
    raised: NotebookNode = from_dict({**cell, "source": sub(rf"(?m)^#{{{levels}}}(?=#+ )", "", cell.source)})
    return raised


def sections(notebooks: Iterable[NotebookNode], words: Words, order: Sequence[str]) -> list[Section]:
    """The parts as HTML in `order`; those whose name is not in it stand where it has ""."""
    outline = Outline()
    writer = exporter(outline, words)
    found = parts(notebooks)
    unknown = [name for name in found if name not in order]
    names = [one for name in order for one in ([name, *unknown] if name == "" else [name])]
    return [_section(name, part, writer, outline) for name in names for part in found.get(name, [])]


def _section(name: str, part: NotebookNode, writer: TemplateExporter, outline: Outline) -> Section:
    before = len(outline.headings)
    html = Markup(writer.from_notebook_node(part)[0])
    return Section(name, html, tuple(outline.headings[before:]))
