"""The manifest of a folder: one row a file, with what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.corpus.articles import Skipped
from analysis.corpus.readers.record import COLUMNS
from analysis.corpus.readers.table import SYNONYMS, rows_of_csv, unused
from analysis.corpus.readers.text import notice

NAME = "manifest.csv"
KNOWN = ("file", *(column for column in COLUMNS if column not in {"id", "text"}))


@dataclass(frozen=True)
class Manifest:
    """Facts by file name, the line each is from, and what was wrong with the manifest."""

    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Skipped, ...] = ()

    def lists(self, name: str) -> bool:
        """Whether a file is an article by this manifest: listed, or of an ending that it lists."""
        endings = {Path(file).suffix.lower() for file in self.facts}
        return not self.facts or name in self.facts or Path(name).suffix.lower() in endings


def read(folder: Path) -> Manifest:
    """The manifest of a folder; an empty one if there is none or if it can't be used."""
    path = folder / NAME
    if not path.is_file():
        return Manifest()
    try:
        rows, encoding = rows_of_csv(path.read_bytes())
    except (OSError, ValueError) as error:
        return Manifest(notices=(Skipped(NAME, f"can't be read: {error}"),))
    columns = list(dict.fromkeys(column for _, row in rows for column in row))
    notices = list(notice(NAME, encoding))
    if rows and "file" not in columns:
        notices.append(
            Skipped(NAME, f"no column 'file': nothing in it is used; columns: {', '.join(columns)}")
        )
        return Manifest(notices=tuple(notices))
    if told := unused(columns, KNOWN):
        notices.append(Skipped(NAME, told))
    facts: dict[str, dict[str, str]] = {}
    lines: dict[str, int] = {}
    skipped = []
    for line, row in rows:
        file = row.get("file", "").strip()
        if file in facts:
            notices.append(Skipped(NAME, f"line {line}: {file} is listed twice; the first row is used"))
        elif Path(file).name != file or not (folder / file).is_file():
            skipped.append(Skipped(file or NAME, f"{NAME}, line {line}: no such file in the folder"))
        else:
            facts[file] = {
                SYNONYMS.get(name, name): value.strip() for name, value in row.items() if value.strip()
            }
            lines[file] = line
    return Manifest(facts, lines, tuple(skipped), tuple(notices))
