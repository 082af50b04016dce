"""What the program itself says of the texts of a gold set."""

from __future__ import annotations

import importlib
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables
from analysis.corpus import load
from analysis.corpus.articles import Article
from analysis.reading import document


def articles(files: Iterable[Path], manifest: Path | None) -> tuple[Article, ...]:
    """The articles of these files, with the manifest's facts or, without one, from the texts alone."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (*files, *([manifest] if manifest else [])):
            shutil.copyfile(file, Path(folder) / file.name)
        return load(folder).articles


def read(found: Iterable[Article]) -> dict[str, pd.DataFrame]:
    """Every table that the program makes of the articles."""
    modules = {
        name: importlib.import_module(f"analysis.reading.{name}")
        for name in ("people", "quotations", "timex", "figures", "hedges")
        if find_spec(f"analysis.reading.{name}")
    }
    rows: dict[str, list[dict[str, Any]]] = {}
    for article in found:
        parsed = document.parse(article)
        named = modules["people"].find(parsed) if "people" in modules else ()
        quoted = modules["quotations"].find(parsed, named) if "quotations" in modules else ()
        given: dict[str, Iterable[Mapping[str, Any]]] = {}
        if "people" in modules:
            given["mentions"] = [
                {
                    "start": m.start,
                    "end": m.end,
                    "kind": m.kind,
                    "canonical": m.name,
                    "gender": entity.gender,
                }
                for entity in named
                for m in entity.mentions
            ]
        if "quotations" in modules:
            given["quotations"] = map(asdict, quoted)
        if "timex" in modules:
            given["timex"] = map(asdict, modules["timex"].find(parsed))
        for name in ("figures", "hedges"):
            if name in modules:
                given[name] = map(asdict, modules[name].find(parsed, quoted))
        for name, part in given.items():
            rows.setdefault(name, []).extend(
                {**row, "article_id": article.article_id, "text": article.text[row["start"] : row["end"]]}
                for row in part
            )
    return {name: tables.frame(name, part) for name, part in rows.items()}


def facts(found: Iterable[Article]) -> pd.DataFrame:
    """What is known of each article, as in the table `articles`."""
    return tables.frame(
        "articles",
        [
            {
                "article_id": article.article_id,
                "outlet": article.outlet.value,
                "title": article.title.value,
                "published": article.published.value.isoformat() if article.published.value else None,
                "published_precision": str(article.published.precision),
            }
            for article in found
        ],
    )


def furniture(found: Iterable[Article]) -> pd.DataFrame:
    """The table `furniture` of the articles."""
    return tables.frame(
        "furniture",
        [
            {
                "article_id": article.article_id,
                "start": span.start,
                "end": span.end,
                "kind": span.kind,
                "text": article.text[span.start : span.end],
            }
            for article in found
            for span in article.furniture
        ],
    )
