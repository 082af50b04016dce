"""Languages: each is a folder here with its words as data files, found by its `language.yml`.

Nothing else lists them. `language.yml` names the ISO 639-1 `code`, the spaCy `models` that read the language
(the first one installed is used; none named: spaCy's blank pipeline), the `time_zone` of outlets of which
nothing else is known and, where the language has rules of its own, the module of each step of the reading
(see `analysis.reading.steps`). The data files say the rest; one that a language lacks is empty.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import yaml

from analysis.errors import UserError


class NoModel(UserError):
    """No model of a language is installed; `command` installs one."""

    def __init__(self, code: str, models: tuple[str, ...]) -> None:
        self.command = f"python -m spacy download {models[0]}"
        wanted = " or ".join(models)
        super().__init__(f"no model of language {code!r} is installed, {wanted} is needed: {self.command}")


# Compared by identity: `load` makes each language once, and it is the key of what is made once a language.
@dataclass(frozen=True, eq=False)
class Language:
    """One language: its ISO 639-1 code, the folder of its data files, its models and its own steps."""

    code: str
    folder: Path
    models: tuple[str, ...] = ()
    # The time zone of an outlet of which nothing else is known.
    time_zone: str = "UTC"
    steps: tuple[tuple[str, str], ...] = ()

    @property
    def model(self) -> str:
        """The first of its models that is installed, "" if it names none. Raises NoModel."""
        return _installed(self.code, self.models)

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of the data file `name`.tsv (tab-separated, a header line, '#' starts a comment line)."""
        return _rows(self.folder, name)

    def words(self, name: str) -> frozenset[str]:
        """The entries of the word list `name`.txt (one a line, '#' starts a comment line)."""
        return _words(self.folder, name)

    def code_of(self, name: str) -> ModuleType | None:
        """The language's own module `name`, None if it has none: where a list can't say it."""
        if not (self.folder / f"{name}.py").exists():
            return None
        return import_module(f"{__name__}.{self.folder.name}.{name}")


@cache
def _installed(code: str, models: tuple[str, ...]) -> str:
    for model in models:
        if find_spec(model) is not None:
            return model
    if models:
        raise NoModel(code, models)
    return ""


@cache
def _rows(folder: Path, name: str) -> tuple[dict[str, str], ...]:
    path = folder / f"{name}.tsv"
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _words(folder: Path, name: str) -> frozenset[str]:
    path = folder / f"{name}.txt"
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def known() -> tuple[str, ...]:
    """The codes of all languages, in order."""
    return tuple(sorted(_folders(tuple(__path__))))


def among(codes: Iterable[str]) -> list[str]:
    """Those of the codes that are of known languages, each once, in order."""
    return sorted(set(codes) & set(known()))


@cache
def _folders(places: tuple[str, ...]) -> dict[str, Path]:
    files = [file for place in places for file in sorted(Path(place).glob("*/language.yml"))]
    return {yaml.safe_load(file.read_text(encoding="utf-8"))["code"]: file.parent for file in files}


def load(code: str) -> Language:
    """The language with this ISO 639-1 code. Raises UserError naming the known codes."""
    folders = _folders(tuple(__path__))
    if code not in folders:
        raise UserError(f"language {code!r} is not known; known: {', '.join(sorted(folders))}")
    return _load(folders[code])


@cache
def _load(folder: Path) -> Language:
    said = yaml.safe_load((folder / "language.yml").read_text(encoding="utf-8"))
    steps = tuple(sorted((said.get("steps") or {}).items()))
    return Language(
        said["code"], folder, tuple(said.get("models") or ()), said.get("time_zone", "UTC"), steps
    )
