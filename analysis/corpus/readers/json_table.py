"""Tables in JSON: a list of objects, an object that holds one, or an object a line."""

from __future__ import annotations

import json
from typing import Any

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import table
from analysis.corpus.readers.encoding import notice
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Unusable
from analysis.messages import lazy

# Endings of files with an object a line; what such a file holds by itself is no list.
LINES = {".jsonl", ".ndjson"}
NO_OBJECT = lazy("n’est pas un objet JSON")


def read(file: File, options: Options) -> Reading:
    """The articles of a JSON file, an object each; what is no object is skipped and named.

    Raises Unusable for what is no text, is no JSON at all, or has no field of texts.
    """
    text, encoding = file.decoded
    whole = None if file.ending in LINES else _listed(_loaded(text), options)
    if whole is not None:
        place, items = lazy("objet"), list(enumerate(whole, 1))
    else:
        lines = enumerate(text.split("\n"), 1)
        place, items = lazy("ligne"), [(number, _loaded(line)) for number, line in lines if line.strip()]
    rows: list[table.Row] = [(number, item) for number, item in items if isinstance(item, dict)]
    others = [number for number, item in items if not isinstance(item, dict)]
    if others and not rows:
        raise Unusable(lazy("{place} {number} : {reason}", place=place, number=others[0], reason=NO_OBJECT))
    skipped = [
        Skipped(file.name, lazy("{place} {number} : {reason}", place=place, number=number, reason=NO_OBJECT))
        for number in others
    ]
    return table.reading(file, rows, options, notice(file.name, encoding), skipped, place)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return None


def _listed(whole: Any, options: Options) -> list[Any] | None:
    """The list of articles in a JSON document; None if it isn't one."""
    if isinstance(whole, dict):
        # An article by itself may hold lists of its authors; a list of articles holds texts or addresses.
        held = [found for found in whole.values() if isinstance(found, list) and _has_text(found, options)]
        return max(held, key=len, default=[whole])
    return whole if isinstance(whole, list) else None


def _has_text(items: list[Any], options: Options) -> bool:
    names = {name for item in items if isinstance(item, dict) for name in item}
    mapped = {table.heading(wanted) for wanted in options.columns.values()}
    return any(
        table.heading(name) in mapped or any(table.fills(name, column) for column in ("text", "url"))
        for name in names
    )
