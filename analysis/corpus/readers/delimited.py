"""Tables as text, a row a line: CSV and TSV."""

from __future__ import annotations

import csv
import re

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import table
from analysis.corpus.readers.encoding import notice
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading
from analysis.messages import lazy

LARGEST_FIELD = 2**31 - 1
LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
Rows = list[tuple[int, dict[str, str]]]


def rows(file: File) -> tuple[Rows, tuple[Skipped, ...]]:
    """The rows of a table with the number of their first line, and what is to be told of it.

    Commas, semicolons, tabs or bars, as its header has most. Raises Unusable for what is no text.
    """
    text, encoding = file.decoded
    delimiter = max(",;\t|", key=text.partition("\n")[0].count)
    notices = notice(file.name, encoding)
    try:
        found, wide = _rows(text, delimiter, strict=True)
    except csv.Error:
        found, wide = _rows(text, delimiter, strict=False)
        longest = max(found, key=lambda row: max(map(len, row[1].values()), default=0), default=(1, {}))
        reason = lazy(
            "guillemets mal fermés, sans doute à la ligne {line} : des lignes ont pu être confondues",
            line=longest[0],
        )
        notices = (*notices, Skipped(file.name, reason))
    if wide:
        places = ", ".join(map(str, wide))
        reason = lazy(
            "plus de cellules que d’en-têtes, les dernières sont perdues : lignes {places}", places=places
        )
        notices = (*notices, Skipped(file.name, reason))
    return found, notices


def _rows(text: str, delimiter: str, strict: bool) -> tuple[Rows, list[int]]:
    """Rows by heading, and the numbers of those with cells beyond the last heading."""
    csv.field_size_limit(LARGEST_FIELD)
    # Line by line: a buffer of the whole text would take four bytes a character.
    lines = (match.group() for match in LINE.finditer(text))
    reader = csv.reader(lines, delimiter=delimiter, strict=strict)
    names = [table.heading(name) for name in next(reader, [])]
    found: Rows = []
    wide, line = [], reader.line_num + 1
    for row in reader:
        if any(value.strip() for value in row):
            found.append((line, dict(zip(names, row, strict=False))))
            wide += [line] if any(value.strip() for value in row[len(names) :]) else []
        line = reader.line_num + 1
    return found, wide


def read(file: File, options: Options) -> Reading:
    """The articles of a CSV or TSV file. Raises Unusable for what is no text or has no column of texts."""
    found, notices = rows(file)
    return table.reading(file, list(found), options, notices)
