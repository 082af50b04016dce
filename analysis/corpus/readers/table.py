"""Tables with one article a row: CSV, JSON lines, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from analysis.corpus.articles import Skipped
from analysis.corpus.readers.record import COLUMNS, Reading, Record, Unusable
from analysis.corpus.readers.text import decode, notice
from analysis.errors import UserError

# Names of columns that other tools give the same facts.
SYNONYMS = {"authors": "author", "article_id": "id"}
LARGEST_FIELD = 2**31 - 1
NOT_TEXT = "it is not a text file in UTF-8, UTF-16 or Windows-1252"


def rows_of_csv(data: bytes) -> tuple[list[tuple[int, dict[str, str]]], str]:
    """The rows of a CSV file with their line numbers, and its encoding.

    Commas, semicolons or tabs, as its header has most. Raises Unusable for what is no text.
    """
    text, encoding = decode(data)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(LARGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [" ".join(name.lower().split()) for name in next(reader, [])]
    rows = []
    line = reader.line_num + 1
    for row in reader:
        if any(value.strip() for value in row):
            rows.append((line, dict(zip(names, row, strict=False))))
        line = reader.line_num + 1
    return rows, encoding


def unused(columns: Iterable[str], known: Iterable[str]) -> str | None:
    """What to tell of columns that nothing reads; None if there are none."""
    extra = [column for column in columns if column not in known and column not in SYNONYMS]
    if not extra:
        return None
    return f"colonnes inutilisées : {', '.join(extra)} ; connues : {', '.join(known)}"


def read_csv(path: Path) -> Reading:
    """The articles of a CSV file. Raises UserError for what is no text or has no `text` column."""
    try:
        rows, encoding = rows_of_csv(path.read_bytes())
    except Unusable:
        raise UserError(f"{path.name} is no CSV table: {NOT_TEXT}") from None
    return _reading(path, rows, notice(path.name, encoding))


def read_jsonl(path: Path) -> Reading:
    """The articles of a file with one JSON object a line; other lines are skipped and named.

    Raises UserError for what is no text or has no `text` field.
    """
    try:
        text, encoding = decode(path.read_bytes())
    except Unusable:
        raise UserError(f"{path.name} is no table of JSON lines: {NOT_TEXT}") from None
    rows, skipped = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            row = None
        if isinstance(row, dict):
            rows.append((number, row))
        else:
            skipped.append(Skipped(path.name, f"ligne {number} : n’est pas un objet JSON"))
    return _reading(path, rows, notice(path.name, encoding), skipped)


def read_parquet(path: Path) -> Reading:
    """The articles of a Parquet file. Raises UserError if it is none, broken or has no `text` column."""
    data = path.read_bytes()
    try:
        rows = pyarrow.parquet.read_table(pyarrow.BufferReader(data)).to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError):
        # A damaged file shows in either of these, by the part that is damaged.
        raise UserError(f"{path.name} is no Parquet file, or a damaged one") from None
    return _reading(path, list(enumerate(rows, 1)), ())


def _reading(
    path: Path,
    rows: list[tuple[int, dict[str, Any]]],
    notices: tuple[Skipped, ...],
    skipped: Iterable[Skipped] = (),
) -> Reading:
    columns = list(dict.fromkeys(str(name).strip().lower() for _, row in rows for name in row))
    if rows and "text" not in columns:
        raise UserError(f"{path.name} has no column 'text'; its columns are {', '.join(columns)}")
    if told := unused(columns, COLUMNS):
        notices = (*notices, Skipped(path.name, told))
    records, left = [], list(skipped)
    for line, row in rows:
        record = _record(path, line, {str(name).strip().lower(): value for name, value in row.items()})
        if record.text.strip():
            records.append(record)
        else:
            left.append(Skipped(record.file, "texte vide"))
    return Reading(tuple(records), tuple(left), notices)


def _record(path: Path, line: int, row: Mapping[str, Any]) -> Record:
    facts = {SYNONYMS.get(name, name): _text(value) for name, value in row.items() if name != "text"}
    facts = {name: value.strip() for name, value in facts.items() if value.strip()}
    text = row.get("text")
    article_id = facts.get("id") or f"{path.stem}-{line}"
    return Record(article_id, f"{path.name}, ligne {line}", text if isinstance(text, str) else "", facts)


def _text(value: Any) -> str:
    # A table exported from pandas writes NaN where it holds nothing, in columns of text too.
    if value is None or value != value:
        return ""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return "; ".join(_text(item) for item in value)
    return str(value)
