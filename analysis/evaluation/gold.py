"""Reference annotations on disk: which sets a folder holds, their rows and their texts."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.errors import UserError

Row = dict[str, Any]

# What a gold file may be called, and the name that the measures know it by.
FILES = {
    "quotes": "quotes",
    "timex": "timex",
    "documents": "documents",
    "sentences": "sentences",
    "boilerplate": "boilerplate",
    "entities": "entities",
    "people": "people",
    "figures": "figures",
    "hedges": "hedges",
    "elements": "elements",
    "events": "events",
    "passages": "passages",
    "shared_passages": "passages",
    "quote_pairs": "quote_pairs",
    "conflicts": "conflicts",
}
TEXTS = (".txt", ".md", ".html", ".htm")
BESIDE = ("seeds", "texts")


@dataclass(frozen=True)
class GoldSet:
    """One document set: its name, the folder of its texts, the files to read and its rows by gold file."""

    name: str
    texts: Path
    files: tuple[Path, ...]
    rows: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def manifest(self) -> Path | None:
        """The manifest beside the texts, if there is one."""
        path = self.texts / "manifest.csv"
        return path if path.exists() else None


def sets(gold: Path, texts: Path | None = None) -> list[GoldSet]:
    """The document sets in a folder and its subfolders to depth 2, in the order of their paths.

    A folder is a set if it holds a gold file; without texts of its own under a folder that is a set,
    it belongs to that one. The texts of a set stand in its folder, in `texts`, or in a folder `seeds`
    or `texts` beside it or beside a folder above it. Raises UserError if there is no set, or a set
    whose texts are nowhere.
    """
    if not gold.is_dir():
        raise UserError(f"no folder of reference annotations at {gold}")
    folders = [gold, *sorted(p for depth in ("*", "*/*") for p in gold.glob(depth) if p.is_dir())]
    merged: dict[Path, dict[str, list[Row]]] = {}
    for folder in folders:
        if not (rows := _rows(folder)):
            continue
        home = folder.parent if folder.parent in merged and not _texts(folder) else folder
        merged.setdefault(home, {}).update(rows)
    if not merged:
        raise UserError(f"{gold} and its subfolders hold none of {', '.join(f'{n}.jsonl' for n in FILES)}")
    return [_set(folder, rows, texts) for folder, rows in merged.items()]


def names(row: Row) -> list[str]:
    """The documents that a gold row speaks of, as it writes them."""
    if isinstance(row.get("file"), str):
        return [row["file"]]
    if isinstance(row.get("doc"), str):
        return [row["doc"]]
    for key in ("docs", "mentions"):
        if isinstance(row.get(key), dict):
            return list(row[key])
    spans = row.get("occurrences") or row.get("mentions") or row.get("values") or []
    return [span["doc"] for span in spans]


def belongs(name: str, file: str) -> bool:
    """Whether a gold row's document name is this file: its name, its stem or its prefix before '_'."""
    return name in (file, Path(file).stem) or file.startswith(f"{name}_")


def _rows(folder: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for file, name in FILES.items():
        path = folder / f"{file}.jsonl"
        if path.exists():
            found[name] = [_row(path, n, line) for n, line in enumerate(_lines(path), 1) if line.strip()]
    return found


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _row(path: Path, number: int, line: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UserError(f"{path}, line {number}: not a JSON object ({error.msg})") from error
    if not isinstance(row, dict):
        raise UserError(f"{path}, line {number}: not a JSON object")
    return row


def _texts(folder: Path) -> list[Path]:
    # Notes beside the annotations are Markdown too; only what a gold row names is read of them.
    return sorted(p for p in folder.glob("*") if p.suffix in TEXTS and p.is_file() and p.suffix != ".md")


def _set(folder: Path, rows: dict[str, list[Row]], texts: Path | None) -> GoldSet:
    wanted = {name for table in rows.values() for row in table for name in names(row)}
    above = [folder, *folder.resolve().parents][:4]
    places = [folder, *([texts] if texts else []), *(parent / name for parent in above for name in BESIDE)]
    for place in places:
        named = [
            path
            for path in sorted(place.glob("*"))
            if path.suffix in TEXTS and any(belongs(name, path.name) for name in wanted)
        ]
        if named:
            files = sorted({*named, *_texts(place)})
            name = folder.name if place == folder else place.resolve().name
            return GoldSet(name, place, tuple(files), rows)
    looked = ", ".join(str(place) for place in places)
    raise UserError(f"the texts that {folder} annotates are in none of: {looked}")
