"""Rows of a table, one article each, whatever kind of file the table came in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from analysis.corpus.articles import Skipped
from analysis.corpus.outlets import key
from analysis.corpus.readers import month_first, page
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import COLUMNS, Options, Reading, Record, Unusable
from analysis.messages import lazy

# What an Excel cell holds at most, in characters: a text of just that length has lost its end.
FULLEST_CELL = 32_767
NO_TEXT = lazy("sans texte mais avec une adresse ; l’option --fetch va y chercher la page")
# What programs write in a cell that holds nothing (those that pandas knows, and databases' own).
NOTHING = {"nan", "nat", "none", "null", "n/a", "#n/a", "<na>", "\\n", "-"}
DATES = {"published", "updated"}
Row = tuple[int, Mapping[str, Any]]


@cache
def synonyms() -> dict[str, str]:
    """Known names of columns in other tools, as `key` writes them, with the column here."""
    with (Path(__file__).parent / "columns.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {key(name): row["column"] for row in rows for name in row["names"].split("; ")}


def heading(name: Any) -> str:
    """The name of a column as it is compared: small letters, single spaces."""
    return " ".join(str(name).lower().split())


def fills(name: str, column: str) -> bool:
    """Whether a heading is that of this column, or a usual one for it."""
    return heading(name) == column or synonyms().get(key(name)) == column


def columns_of(names: Iterable[str], mapped: Mapping[str, str], known: Iterable[str]) -> dict[str, str]:
    """Which column each heading fills: as the user mapped it, by its own name, else by a usual one.

    A column that several headings could fill goes to the first in this order. Raises Unusable for a
    mapping to a heading that isn't there.
    """
    names, known = list(names), list(known)
    for wanted in mapped.values():
        if heading(wanted) not in names:
            raise Unusable(
                lazy(
                    "--map : pas de colonne « {wanted} » ; colonnes : {names}",
                    wanted=wanted,
                    names=", ".join(names),
                )
            )
    found = {heading(wanted): column for column, wanted in mapped.items()}
    for name in names:
        if name in known and name not in found and name not in found.values():
            found[name] = name
    for name in names:
        column = synonyms().get(key(name))
        if name not in found and column in known and column not in found.values():
            found[name] = column
    return found


def told(name: str, headings: Iterable[str], found: Mapping[str, str], known: Iterable[str]) -> list[Skipped]:
    """What to tell of columns that were read under another name, and of those that nothing reads."""
    renamed = [f"{head} comme {column}" for head, column in found.items() if head != column]
    unused = [head for head in headings if head not in found]
    notices = (
        [Skipped(name, lazy("colonnes lues : {renamed}", renamed=", ".join(renamed)))] if renamed else []
    )
    if unused:
        reason = lazy(
            "colonnes inutilisées : {unused} ; connues : {known}",
            unused=", ".join(unused),
            known=", ".join(known),
        )
        notices.append(Skipped(name, reason))
    return notices


def reading(
    file: File,
    rows: list[Row],
    options: Options,
    notices: Iterable[Skipped] = (),
    skipped: Iterable[Skipped] = (),
    place: str = "ligne",
) -> Reading:
    """The articles of a table's rows (numbers and cells by heading).

    A row without text is skipped, or its address fetched where `options` allow it. Raises Unusable where
    no column holds texts or addresses.
    """
    if not rows:
        return Reading((), tuple(skipped), tuple(notices))
    names = dict.fromkeys(name for _, row in rows for name in row)
    headings = list(dict.fromkeys(map(heading, names)))
    found = columns_of(headings, options.columns, COLUMNS)
    if not {"text", "url"} & set(found.values()):
        raise Unusable(
            lazy(
                "sans colonne « text » ; colonnes : {headings} ; --map text=… la désigne",
                headings=", ".join(headings),
            )
        )
    records: list[Record] = []
    dated = [name for name in names if found.get(heading(name)) in DATES]
    rows, turned = month_first.mended(file.name, rows, dated)
    left, said = list(skipped), [*notices, *told(file.name, headings, found, COLUMNS), *turned]
    for number, row in rows:
        cells = {found.get(heading(name), ""): value for name, value in row.items()}
        record = _record(file, f"{place} {number}", number, cells)
        try:
            records.append(record if record.text.strip() else _fetched(record, options))
        except Unusable as error:
            left.append(Skipped(record.file, error.reason))
    return Reading(tuple(records), tuple(left), tuple(said))


def _record(file: File, place: str, number: int, cells: Mapping[str, Any]) -> Record:
    facts = {name: value for name, cell in cells.items() if name != "text" and (value := _text(cell).strip())}
    facts.pop("", None)
    text = cells.get("text")
    text = text if isinstance(text, str) and _text(text) else ""
    if len(text) == FULLEST_CELL:
        facts |= {"truncated": "cell", "truncated_evidence": text[-60:]}
    return Record(facts.get("id") or f"{file.stem}-{number}", f"{file.name}, {place}", text, facts)


def _fetched(record: Record, options: Options) -> Record:
    """The record with the text of its page. Raises Unusable without an address, or leave to fetch it."""
    address = record.facts.get("url", "")
    if not address.startswith(("http://", "https://")):
        raise Unusable(lazy("texte vide"))
    if options.fetch is None:
        raise Unusable(NO_TEXT)
    (got,) = page.read(File.of(record.file, options.fetch(address)), options).records
    return replace(got, article_id=record.article_id, facts={**got.facts, **record.facts})


def _text(value: Any) -> str:
    # A table exported from pandas writes NaN where it holds nothing, in columns of text too.
    if value is None or value != value:
        return ""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return "; ".join(_text(item) for item in value)
    if isinstance(value, dict):
        return _text(value.get("name"))
    return "" if str(value).strip().lower() in NOTHING else str(value)
