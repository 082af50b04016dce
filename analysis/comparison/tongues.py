"""The languages of a corpus: words compare within one, names, figures, times and events across them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd
from babel import Locale, UnknownLocaleError

from analysis.corpus.tongue import DEFAULT
from analysis.language import comparing as neutral
from analysis.language import known, load
from analysis.reading.lexicon import fold


def of(articles: pd.DataFrame) -> dict[str, str]:
    """The language of each article, by `article_id`. Takes the table `articles`."""
    pairs = articles.dropna(subset=["language"])
    return dict(zip(pairs["article_id"], pairs["language"], strict=True))


def within(table: pd.DataFrame, articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of a table with `article_id`, those of the articles in one language together, by language."""
    spoken = table["article_id"].map(of(articles))
    return {str(code): table[spoken == code] for code in sorted(spoken.dropna().unique())}


def marked(given: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables, each that tells of articles with the `language` of each row's."""
    spoken = of(given["articles"]) if "articles" in given else {}
    return {
        name: table.assign(language=table["article_id"].map(spoken)) if "article_id" in table else table
        for name, table in given.items()
    }


def language(row: Mapping[Any, Any]) -> str:
    """The language of a row of a table that `marked` has marked; French where it doesn't tell."""
    code = row.get("language")
    return DEFAULT if code is None or pd.isna(code) else str(code)


def knowledge(row: Mapping[Any, Any], name: str) -> Any | None:
    """What the language of a row knows of comparing, its module `name`; None for one that has none."""
    code = language(row)
    return load(code).code_of(name) if code in known() else None


def comparing(row: Mapping[Any, Any]) -> Any:
    """What keeps quantities from being compared in the language of a row."""
    return knowledge(row, "comparing") or neutral


def country(name: str, code: str) -> str | None:
    """The ISO 3166 code of the country or region that bears this name in a language, None if none does."""
    return _countries(code).get(fold(name))


@cache
def _countries(code: str) -> Mapping[str, str]:
    try:
        territories = Locale(code).territories
    except UnknownLocaleError:
        return {}
    return {fold(name): place for place, name in sorted(territories.items()) if place.isalpha()}
