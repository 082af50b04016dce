"""The Markdown of the notebooks in the language of the report: each line is a text of the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

import nbformat
from nbformat import NotebookNode

from analysis.messages import translations

# What makes a line a heading or an item is no part of its text.
LINE = re.compile(r"(?m)^(#+ |- |)(\S.*)$")


def translated(notebook: NotebookNode, language: str) -> NotebookNode:
    """A notebook with its Markdown cells in this language; a line that the catalogue lacks stays as it is."""
    catalogue = translations(language)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = LINE.sub(lambda line: line[1] + catalogue.gettext(line[2]), cell.source)
    return notebook


def extract(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, str, list[str]]]:
    """The texts of a notebook's Markdown cells, as Babel's extraction asks for them."""
    notebook = nbformat.reads(file.read().decode("utf-8"), as_version=4)
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type == "markdown":
            for line in LINE.finditer(cell.source):
                yield number, "", line[2], []
