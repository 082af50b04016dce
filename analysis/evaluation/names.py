"""How well entities are found, typed and merged, counted in cells: (entity, article)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from analysis.evaluation.counting import Measure, f_score, plain, records
from analysis.evaluation.gold import Row

KINDS = {"ORGANISATION": "ORG"}
# Words that stand in small letters inside a proper name.
PARTICLES = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et", "van", "von", "den", "der", "à"})
ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "ce", "cet", "cette"})

Cell = tuple[str, str]


def entities(gold: list[Row], mentions: pd.DataFrame) -> list[Measure]:
    """Recall, precision and F1 over cells.

    `gold`: rows of entities.jsonl whose `counts_article` has article ids for keys; `mentions`: the
    table of that name. An entity is the gold one if any of their names are equal without case and
    accents and the kind is right; what one gold entity is cut into counts once as right.
    """
    found = _predicted(mentions)
    cells = {
        (row["id"], article)
        for row in gold
        if not row.get("optional")
        for article, count in row["counts_article"].items()
        if count > 0
    }
    optional = {row["id"] for row in gold if row.get("optional")}
    hits: set[Cell] = set()
    given = 0
    for entity in found.values():
        match = _best(entity, gold)
        if match is not None and match["id"] in optional:
            continue
        given += len(entity["articles"])
        if match is not None:
            hits |= {(match["id"], article) for article in entity["articles"]} & cells
    return f_score("entities", len(hits), len(cells), given)


def people(gold: list[Row], mentions: pd.DataFrame, texts: dict[str, str]) -> list[Measure]:
    """Cells of people (recall, precision, F1) and of organisations (recall: others than sources exist).

    `gold`: rows of people.jsonl; `texts`: the masked texts by article. A gold cell is an article in
    which a surface that is a name, and nobody else's, occurs.
    """
    shared = _shared(gold)
    measures: list[Measure] = []
    for kind in ("PERSON", "ORG"):
        rows = [
            {"id": row["canonical"], "kind": kind, "canonical": row["canonical"], "surfaces": own}
            for row in gold
            if row["kind"] == kind and (own := [s for s in row["surfaces"] if is_name(s)])
        ]
        cells = {
            (str(row["id"]), article)
            for row in rows
            for article, text in texts.items()
            if any(plain(s) not in shared and _occurs(s, text) for s in row["surfaces"])
        }
        entities_of_kind = [entity for entity in _predicted(mentions).values() if entity["kind"] == kind]
        hits: set[Cell] = set()
        for entity in entities_of_kind:
            if match := _best(entity, rows):
                hits |= {(str(match["id"]), article) for article in entity["articles"]} & cells
        scores = f_score(
            "people" if kind == "PERSON" else "organisations",
            len(hits),
            len(cells),
            sum(len(entity["articles"]) for entity in entities_of_kind),
        )
        measures += scores if kind == "PERSON" else scores[:1]
    return measures


def is_name(surface: str) -> bool:
    """Whether a surface is a proper name rather than a description: all words but particles in capitals."""
    words = re.findall(r"\w+", surface)
    if not words or (plain(words[0]) in ARTICLES and len(words) == 1):
        return False
    return any(w[0].isupper() for w in words[-1:]) and all(
        w[0].isupper() or w[0].isdigit() or w in PARTICLES for w in words
    )


def _shared(gold: list[Row]) -> set[str]:
    owners: dict[str, set[str]] = {}
    for row in gold:
        for surface in row["surfaces"]:
            owners.setdefault(plain(surface), set()).add(row["canonical"])
    return {surface for surface, names in owners.items() if len(names) > 1}


def _occurs(surface: str, text: str) -> bool:
    pattern = r"\s+".join(re.escape(part) for part in surface.split())
    return re.search(rf"(?<!\w){pattern}(?!\w)", text) is not None


def _predicted(mentions: pd.DataFrame) -> dict[str, Row]:
    """The entities of a table of mentions: kind, names and articles by entity id."""
    found: dict[str, Row] = {}
    for row in records(mentions):
        key = row["entity_id"] or row["canonical"]
        entity = found.setdefault(key, {"kind": row["kind"], "names": set(), "articles": set()})
        entity["names"] |= {plain(name) for name in (row["canonical"], row["text"]) if name}
        entity["articles"].add(row["article_id"])
    return found


def _best(entity: Row, gold: Iterable[Row]) -> Row | None:
    """The gold entity that shares most names with this one, None if none does or its kind differs."""
    best, most = None, 0
    for row in gold:
        kinds = {row["kind"], *row.get("kind_alternatives", [])}
        if entity["kind"] not in {KINDS.get(kind, kind) for kind in kinds}:
            continue
        shared = len(entity["names"] & {plain(name) for name in (row["canonical"], *row["surfaces"])})
        if shared > most:
            best, most = row, shared
    return best
