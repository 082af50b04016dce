"""The manifest of a folder: one row a file, with what is known of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import delimited, table
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import COLUMNS, Unusable
from analysis.messages import lazy

NAME = "manifest.csv"
KNOWN = ("file", *(column for column in COLUMNS if column not in {"id", "text"}))


@dataclass(frozen=True)
class Row:
    """What a manifest says of one file, and the line where it does."""

    facts: Mapping[str, str] = field(default_factory=dict)
    line: int = 0

    def __str__(self) -> str:
        """Its place, for notices; empty where there is no row."""
        return f"{NAME}, ligne {self.line}" if self.line else ""


@dataclass(frozen=True)
class Manifest:
    """Rows by file name (see `composed`), and what was wrong with the manifest."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Skipped, ...] = ()

    def row(self, name: str) -> Row | None:
        """The row of a file; None if it isn't listed."""
        return self.rows.get(composed(name))

    def lists_ending(self, name: str) -> bool:
        """Whether it lists a file of the same ending."""
        return Path(name).suffix.lower() in {Path(file).suffix.lower() for file in self.rows}


def composed(name: str) -> str:
    """A file name in Unicode's form NFC: some systems store accents apart from their letters (NFD)."""
    return unicodedata.normalize("NFC", name)


def read(folder: Path) -> Manifest:
    """The manifest of a folder; an empty one if there is none or if it can't be used."""
    path = folder / NAME
    if not path.exists():
        return Manifest()
    try:
        rows, notices = delimited.rows(File.at(path))
    except Unusable as error:
        return Manifest(notices=(Skipped(NAME, error.reason),))
    headings = list(dict.fromkeys(heading for _, row in rows for heading in row))
    columns = table.columns_of(headings, {}, KNOWN)
    if rows and "file" not in columns.values():
        reason = lazy(
            "sans colonne « file » : rien n’y est utilisé ; colonnes : {headings}",
            headings=", ".join(headings),
        )
        return Manifest(notices=(*notices, Skipped(NAME, reason)))
    notices = (*notices, *table.told(NAME, headings, columns, KNOWN))
    present = {composed(file.name) for file in folder.iterdir()}
    listed: dict[str, Row] = {}
    skipped, doubled = [], []
    for line, row in rows:
        facts = {columns[name]: value.strip() for name, value in row.items() if name in columns}
        file = composed(facts.pop("file", ""))
        if file in listed:
            reason = lazy(
                "ligne {line} : {file} y figure déjà ; la première mention est retenue", line=line, file=file
            )
            doubled.append(Skipped(NAME, reason))
        elif file not in present:
            skipped.append(
                Skipped(
                    file or NAME,
                    lazy("{manifest}, ligne {line} : fichier absent du dossier", manifest=NAME, line=line),
                )
            )
        else:
            listed[file] = Row({name: value for name, value in facts.items() if value}, line)
    return Manifest(listed, tuple(skipped), (*notices, *doubled))
