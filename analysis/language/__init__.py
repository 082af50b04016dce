"""Languages: each is a folder with its word lists as data files and thin code beside them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.errors import UserError

HERE = Path(__file__).parent
FOLDERS = {"fr": "french"}


# Compared by identity: `load` makes each language once, and it is the key of what is made once a language.
@dataclass(frozen=True, eq=False)
class Language:
    """One language: its ISO 639-1 code, its spaCy model and the folder of its data files."""

    code: str
    model: str
    folder: Path

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of the data file `name`.tsv (tab-separated, a header line, '#' starts a comment line)."""
        return _rows(self.folder, name)

    def words(self, name: str) -> frozenset[str]:
        """The entries of the word list `name`.txt (one a line, '#' starts a comment line)."""
        return _words(self.folder, name)


@cache
def _rows(folder: Path, name: str) -> tuple[dict[str, str], ...]:
    with (folder / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _words(folder: Path, name: str) -> frozenset[str]:
    lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def load(code: str) -> Language:
    """The language with this ISO 639-1 code. Raises UserError naming the known codes."""
    if code not in FOLDERS:
        raise UserError(f"language {code!r} is not known; known: {', '.join(sorted(FOLDERS))}")
    folder = HERE / FOLDERS[code]
    model = (folder / "model.txt").read_text(encoding="utf-8").strip()
    return Language(code, model, folder)
