"""The committed notebooks: executed, free of any one corpus, and short."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from analysis.report import parameters

NOTEBOOKS = parameters.notebooks()


def cells(path: Path, kind: str) -> list[NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_code_cell_has_been_executed_in_order_and_answers_something(path: Path) -> None:
    code = cells(path, "code")
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    for cell in code:
        if isinstance(ast.parse(cell.source).body[-1], ast.Expr):
            assert cell.outputs, f"{path.name}: {cell.source!r} shows nothing"
        assert not any(output.output_type == "error" for output in cell.outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_function_is_defined_in_a_notebook_and_cells_are_short(path: Path) -> None:
    for cell in cells(path, "code"):
        body = ast.parse(cell.source).body
        assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in body)
        imports = sum(isinstance(node, ast.Import | ast.ImportFrom) for node in body)
        if "parameters" not in cell.metadata.get("tags", []):
            assert len(body) - imports <= 3


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_question_is_followed_by_an_answer(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    for asked, answer in zip(notebook.cells, notebook.cells[1:], strict=False):
        if re.search(r"^## .*\?", asked.source, re.M):
            assert answer.cell_type == "code" or "\n" in asked.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_word_of_the_demo_stands_outside_the_parameters_and_the_outputs(path: Path) -> None:
    names = {"macron", "wikileaks", "mahjoubi", "libération", "le monde", "franceinfo", "philippot"}
    for cell in nbformat.read(path, as_version=4).cells:
        if "parameters" not in cell.metadata.get("tags", []):
            assert not any(name in cell.source.lower() for name in names)
