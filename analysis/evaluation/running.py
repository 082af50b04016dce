"""From a folder of reference annotations to a table of measures."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.articles import Article
from analysis.errors import UserError
from analysis.evaluation import (
    disagreements,
    names,
    pages,
    predictions,
    quantities,
    quotations,
    renderings,
    stories,
    timex,
)
from analysis.evaluation.counting import Measure
from analysis.evaluation.gold import GoldSet, Row, belongs, sets

MISSING = "not measured: table {} is missing"


# What a manifest may annotate of an article.
FACTS = ("outlet", "published", "title")


@dataclass(frozen=True)
class Case:
    """One gold set with what the program says of its texts; rows know their `article_id`."""

    gold: GoldSet

    @cached_property
    def bare(self) -> tuple[Article, ...]:
        """The articles as the texts alone tell them."""
        return predictions.articles(self.gold.files, None)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles as they are read: with the manifest where there is one."""
        manifest = self.gold.manifest
        return predictions.articles(self.gold.files, manifest) if manifest else self.bare

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables of the articles."""
        return predictions.read(self.articles)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The stored texts by article."""
        return {article.article_id: article.text for article in self.bare}

    def identifier(self, name: str) -> str:
        """The article that a gold file calls `name`. Raises UserError if there is none."""
        for article in self.articles:
            if belongs(name, article.file or article.article_id):
                return article.article_id
        raise UserError(
            f"the gold set {self.gold.name} names {name!r}, which is no text in {self.gold.texts}"
        )

    def rows(self, name: str) -> list[Row]:
        """The rows of a gold file, each with its `article_id` where it is of one document."""
        return [self.told(row) for row in self.gold.rows.get(name, [])]

    def told(self, row: Row) -> Row:
        """A gold row, or a part of one, with the article ids of the documents it names."""
        row = dict(row)
        if "doc" in row or "file" in row:
            row["article_id"] = self.identifier(row.get("file") or row["doc"])
        for key in ("occurrences", "mentions", "values"):
            if isinstance(row.get(key), list):
                row[key] = [self.told(part) for part in row[key]]
        for key in ("docs", "near_miss", "counts_article"):
            if isinstance(row.get(key), dict):
                row[key] = {self.identifier(doc): value for doc, value in row[key].items()}
        return row


def _table(score: Callable[[list[Row], pd.DataFrame], list[Measure]], file: str, table: str) -> Any:
    def measure(case: Case) -> list[Measure]:
        if table not in case.tables:
            return [Measure(MISSING.format(table), 0, 0)]
        return score(case.rows(file), case.tables[table])

    return measure


def _people(case: Case) -> list[Measure]:
    if "mentions" not in case.tables:
        return [Measure(MISSING.format("mentions"), 0, 0)]
    masked = {article.article_id: article.masked for article in case.articles}
    return names.people(case.rows("people"), case.tables["mentions"], masked)


def _documents(case: Case) -> list[Measure]:
    gold = [
        {
            "article_id": row["article_id"],
            "outlet": row["outlet"],
            "published": (row["published"] or {}).get("value"),
            "title": (row["title"] or {}).get("text"),
        }
        for row in case.rows("documents")
    ]
    measures = pages.facts(gold, predictions.facts(case.bare), "(text alone)")
    if case.gold.manifest:
        measures += pages.facts(gold, predictions.facts(case.articles), "(with the manifest)")
    return measures


def _manifest(case: Case) -> list[Measure]:
    """Where the manifest is the only gold: what the texts alone tell of what it says."""
    assert case.gold.manifest
    with case.gold.manifest.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    gold = [
        {"article_id": article.article_id}
        | {key: rows[article.file][key] or None for key in FACTS if key in rows[article.file]}
        for article in case.bare
        if article.file in rows
    ]
    return pages.facts(gold, predictions.facts(case.bare), "(text alone)")


def _furniture(case: Case) -> list[Measure]:
    spans, markup = case.rows("boilerplate"), []
    for row in case.rows("documents"):
        own = {"article_id": row["article_id"]}
        spans += [{**part, **own} for part in row.get("boilerplate", [])]
        markup += [{**part, **own} for part in row.get("markup", [])]
    found = predictions.furniture(case.bare)
    return pages.furniture(spans, markup, case.rows("sentences"), found, case.texts)


# Each group of measures: the gold files it needs one of, and how it is taken.
MEASURES: dict[str, tuple[tuple[str, ...], Callable[[Case], list[Measure]]]] = {
    "metadata": (("documents",), _documents),
    "furniture": (("documents", "boilerplate"), _furniture),
    "quotations": (("quotes",), _table(quotations.score, "quotes", "quotations")),
    "quote_drift": (("quote_pairs",), _table(renderings.score, "quote_pairs", "quote_drift")),
    "timex": (("timex",), _table(timex.score, "timex", "timex")),
    "entities": (("entities",), _table(names.entities, "entities", "mentions")),
    "people": (("people",), _people),
    "figures": (("figures",), _table(quantities.figures, "figures", "figures")),
    "hedges": (("hedges",), _table(quantities.hedges, "hedges", "hedges")),
    "events": (("events",), _table(stories.events, "events", "event_mentions")),
    "passages": (("passages",), _table(stories.passages, "passages", "passages")),
    "conflicts": (("conflicts",), _table(disagreements.score, "conflicts", "conflict_values")),
    "elements": (("elements",), _table(stories.elements, "elements", "element_sentences")),
}


def evaluate(gold: Path | str, texts: Path | str | None = None, only: Sequence[str] = ()) -> pd.DataFrame:
    """Measure the program against every gold set in a folder.

    `gold` holds one or more sets (see `analysis.evaluation.gold.sets`); `texts` is where texts are
    that don't stand beside them; `only` picks groups of `MEASURES`. Returns one row a measure: set,
    group, measure, value (percent; null where there is nothing to measure), right, of. Raises
    UserError for a folder without gold, texts that are missing, or an unknown group.
    """
    if unknown := sorted(set(only) - set(MEASURES)):
        raise UserError(f"unknown measures {', '.join(unknown)}; known: {', '.join(MEASURES)}")
    rows = [
        (case.gold.name, group, measure.name, measure.value, measure.right, measure.of)
        for case in map(Case, sets(Path(gold), Path(texts) if texts else None))
        for group, measure in _measures(case, only)
    ]
    frame = pd.DataFrame(rows, columns=["set", "group", "measure", "value", "right", "of"])
    return frame.astype({"value": "Float64", "right": "Float64", "of": "Float64"})


def _measures(case: Case, only: Sequence[str]) -> Iterable[tuple[str, Measure]]:
    for group, (files, measure) in MEASURES.items():
        if only and group not in only:
            continue
        if any(case.gold.rows.get(file) for file in files):
            yield from ((group, one) for one in measure(case))
        elif group == "metadata" and case.gold.manifest:
            yield from ((group, one) for one in _manifest(case))


def render(frame: pd.DataFrame) -> str:
    """The table of measures as text: a block a set, a line a measure with percent and counts."""
    lines: list[str] = []
    for name, rows in frame.groupby("set", sort=False):
        lines += ["", str(name)]
        for group, part in rows.groupby("group", sort=False):
            lines.append(f"  {group}")
            lines += [_line(row) for row in part.to_dict("records")]
    return "\n".join(lines[1:])


def _line(row: dict[Any, Any]) -> str:
    if pd.isna(row["value"]):
        return f"    {row['measure']}" + ("" if "missing" in row["measure"] else ": nothing to measure")
    return f"    {row['measure']:<52}{row['value']:6.1f} %  {row['right']:g}/{row['of']:g}"
