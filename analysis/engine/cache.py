"""Readings kept on disk: one file an article, found again by what made it."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

import platformdirs

from analysis.corpus.articles import Article
from analysis.language import load
from analysis.tables import Rows

PACKAGE = Path(__file__).parent.parent
# What a reading depends on; a change anywhere here makes every kept reading stale.
CODE = ("corpus", "language", "reading")


def folder() -> Path:
    """Where readings are kept: $MEDIA_REPORT_CACHE, else the user's cache folder."""
    given = os.environ.get("MEDIA_REPORT_CACHE")
    return Path(given) if given else platformdirs.user_cache_path("media-report") / "readings"


@cache
def _code(model: str) -> str:
    digest = hashlib.sha256(f"{model} {version(model)} spacy {version('spacy')}".encode())
    for part in CODE:
        for file in sorted((PACKAGE / part).rglob("*")):
            if file.suffix in {".py", ".tsv", ".txt"}:
                digest.update(str(file.relative_to(PACKAGE)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def key(article: Article) -> str:
    """What a reading depends on, as a hash: the article and its facts, the model, the code."""
    model = load(article.language).model
    return hashlib.sha256(f"{_code(model)} {article!r}".encode("utf-8", "surrogatepass")).hexdigest()


def get(article: Article) -> Rows | None:
    """The kept reading of an article, or None."""
    path = folder() / f"{key(article)}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def put(article: Article, rows: Rows) -> None:
    """Keep a reading; a reader sees either the whole file or none."""
    path = folder() / f"{key(article)}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        json.dump(rows, file, ensure_ascii=True)
    os.replace(file.name, path)
