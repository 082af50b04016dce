"""What a report was made of: parameters, versions and input hashes; nothing that changes from run to run."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

import pandas as pd

from analysis.corpus.articles import Article, Corpus
from analysis.language import load

# The packages whose version can change a number or a picture.
PACKAGES = (
    "media-report",
    "spacy",
    "pandas",
    "pyarrow",
    "scikit-learn",
    "rapidfuzz",
    "trafilatura",
    "altair",
    "vl-convert-python",
    "papermill",
    "nbconvert",
)


def versions(articles: Iterable[Article]) -> dict[str, str]:
    """The versions of Python, of what the numbers depend on and of the models that read these articles."""
    models = (load(code).model.replace("_", "-") for code in sorted({one.language for one in articles}))
    names = [*PACKAGES[:2], *filter(None, models), *PACKAGES[2:]]
    return {"python": platform.python_version(), **{name: version(name) for name in names}}


def manifest(
    parameters: Mapping[str, Any], corpus: Corpus, tables: Mapping[str, pd.DataFrame] | None = None
) -> dict[str, Any]:
    """Parameters, versions, each article with its hash, how much was found, and what was skipped and why.

    `tables` are counted by outlet, those that have a column of that name.
    """
    return {
        "parameters": dict(parameters),
        "versions": versions(corpus.articles),
        "articles": {article.article_id: _article(article) for article in corpus.articles},
        "counts": {
            name: {
                str(outlet): int(count) for outlet, count in sorted(table["outlet"].value_counts().items())
            }
            for name, table in (tables or {}).items()
            if "outlet" in table
        },
        "skipped": [{"name": s.name, "reason": s.reason} for s in corpus.skipped],
        "notices": [{"name": s.name, "reason": s.reason} for s in corpus.notices],
    }


def _article(article: Article) -> dict[str, Any]:
    moment = article.published.value
    known = {"file": article.file, "sha256": article.sha256, "outlet": article.outlet.value}
    return {**known, "published": moment.isoformat() if moment else None}


def asked(parameters: Mapping[str, Any]) -> dict[str, str]:
    """The parameters that ask for something, as a reader writes them; an empty one does not."""
    return {name: written(value) for name, value in parameters.items() if value not in ("", [], None)}


def written(value: Any) -> str:
    """A parameter's value as a reader writes it, a list with commas."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def dump(content: Mapping[str, Any]) -> str:
    """The manifest as JSON text, one stable form."""
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=False) + "\n"
