"""Parameters of a report: what the notebooks declare, what the user gave, and whether the two agree."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import yaml

from analysis import colours, messages
from analysis.comparison import periods
from analysis.errors import UserError
from analysis.selection import keywords_of
from analysis.study import entries_of

ROOT = Path(__file__).parent.parent.parent
NOTEBOOKS = ROOT / "notebooks"
# What a parameters cell may declare, and the values each allows.
TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "list[str]": (list,),
}
WORDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "list[str]": "a list of texts",
}

# Values with a form of their own: what reads them raises UserError for a mistake.
READERS: dict[str, Callable[[Any], object]] = {
    "keywords": keywords_of,
    "colours": colours.read,
    "periods": periods.read,
    "codebook": entries_of,
    "report_language": messages.check,
}
# What a report can't be without.
NEEDED = ("title", "corpus")
RANGES: dict[str, tuple[float, float]] = {"min_confidence": (0, 1), "top_n": (1, 1000)}


@dataclass(frozen=True)
class Parameter:
    """One declared parameter: its name, type as written, default value, meaning and notebooks."""

    name: str
    type: str
    default: Any
    meaning: str
    notebooks: tuple[str, ...]


def notebooks() -> list[Path]:
    """The notebooks of the report, in order."""
    return sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))


def cell(notebook: Path) -> str:
    """The source of a notebook's cell tagged `parameters`. Raises UserError if there is none."""
    for candidate in nbformat.read(notebook, as_version=4).cells:
        if "parameters" in candidate.metadata.get("tags", []):
            return str(candidate.source)
    raise UserError(f"{notebook.name} has no cell tagged 'parameters'")


def _declared(notebook: Path) -> list[Parameter]:
    source = cell(notebook)
    lines = source.splitlines()
    found = []
    for node in ast.parse(source).body:
        if not (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value):
            raise UserError(
                f"{notebook.name}, parameters cell, line {node.lineno}: "
                "write each parameter as `name: type = default  # meaning`"
            )
        kind = ast.unparse(node.annotation)
        if kind not in TYPES:
            raise UserError(
                f"{notebook.name}, parameter {node.target.id!r}: type {kind} is not one of {', '.join(TYPES)}"
            )
        comment = lines[(node.end_lineno or node.lineno) - 1].partition("  # ")[2]
        found.append(Parameter(node.target.id, kind, ast.literal_eval(node.value), comment, (notebook.stem,)))
    return found


def declared(paths: Iterable[Path] | None = None) -> dict[str, Parameter]:
    """Every parameter that the notebooks declare, by name.

    Raises UserError where two notebooks disagree on a type or default.
    """
    found: dict[str, Parameter] = {}
    for notebook in notebooks() if paths is None else paths:
        for new in _declared(notebook):
            old = found.setdefault(new.name, new)
            if old is not new and (old.type, old.default) != (new.type, new.default):
                raise UserError(
                    f"parameter {new.name!r} differs between {old.notebooks[0]} and {notebook.stem}"
                )
            if old is not new:
                found[new.name] = Parameter(
                    old.name, old.type, old.default, old.meaning, (*old.notebooks, notebook.stem)
                )
    return found


def load(path: Path) -> dict[str, Any]:
    """The values in a parameter file (YAML: one `name: value` a line)."""
    if not path.is_file():
        raise UserError(f"there is no parameter file {path}")
    try:
        text = path.read_text(encoding="utf-8")
        root, values = yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text)
    # A ValueError is a day that the calendar has not, such as 2017-02-30.
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise UserError(f"{path} is not a readable YAML file: {reason}") from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise UserError(f"{path} must hold `name: value` lines, not {type(values).__name__}")
    names = [str(key.value) for key, _ in root.value] if root else []
    if twice := [name for name in names if names.count(name) > 1]:
        raise UserError(f"{path} gives {twice[0]!r} twice")
    # YAML reads an unquoted 2017-05-06 as a date; the notebooks take dates as text.
    return {str(name): _plain(value) for name, value in values.items()}


def setting(text: str) -> tuple[str, Any]:
    """One `--set NAME=VALUE` as name and value; the value is read as YAML."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise UserError(f"--set takes NAME=VALUE, not {text!r}")
    try:
        return name.strip(), _plain(yaml.safe_load(value))
    except (yaml.YAMLError, ValueError) as error:
        raise UserError(f"--set {name}: {value!r} is not a YAML value") from error


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_item(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _item(value: Any) -> Any:
    """An item of a list; YAML reads an unquoted `name: value` as a mapping of one, here it is a text."""
    if isinstance(value, dict) and len(value) == 1:
        return ": ".join(str(_plain(part)) for part in next(iter(value.items())))
    return _plain(value)


def check(given: Mapping[str, Any], known: Mapping[str, Parameter] | None = None) -> dict[str, Any]:
    """The values of all parameters, defaults filled in.

    A text given for a list is a list of one. Raises UserError for an unknown name (naming the nearest
    and all valid ones), a wrong type or a number out of range.
    """
    known = declared() if known is None else known
    values = dict(given)
    for name, value in given.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            raise UserError(f"unknown parameter {name!r}{hint}; valid: {', '.join(sorted(known))}")
        kind = known[name].type
        if kind == "list[str]" and isinstance(value, str):
            value = values[name] = [value]
        right = isinstance(value, TYPES[kind]) and (kind == "bool" or not isinstance(value, bool))
        if kind == "list[str]":
            right = right and all(isinstance(item, str) for item in value)
        if not right:
            raise UserError(f"parameter {name!r} must be {WORDS[kind]}, not {value!r}")
        if name in NEEDED and not value.strip():
            raise UserError(f"parameter {name!r} must not be empty")
        if name in READERS:
            READERS[name](value)
        low, high = RANGES.get(name, (None, None))
        if low is not None and high is not None and not low <= value <= high:
            raise UserError(f"parameter {name!r} must lie between {low} and {high}, not {value!r}")
    return {name: values.get(name, parameter.default) for name, parameter in known.items()}
