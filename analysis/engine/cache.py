"""Readings and comparisons kept on disk, found again by what made them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import platformdirs

from analysis import tables
from analysis.corpus.articles import Article
from analysis.language import load
from analysis.tables import Rows

PACKAGE = Path(__file__).parent.parent
# What a reading and a comparison depend on; a change anywhere there makes what was kept stale.
READING = ("corpus", "language", "reading")
COMPARISON = ("comparison", "tables.py", "words.py")


def folder() -> Path:
    """Where results are kept: $MEDIA_REPORT_CACHE, else the user's cache folder."""
    given = os.environ.get("MEDIA_REPORT_CACHE")
    return Path(given) if given else platformdirs.user_cache_path("media-report")


@cache
def _code(parts: tuple[str, ...], packages: tuple[str, ...]) -> str:
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in packages).encode())
    for part in parts:
        whole = PACKAGE / part
        for file in [whole] if whole.is_file() else sorted(whole.rglob("*")):
            if file.suffix in {".py", ".tsv", ".txt"}:
                digest.update(str(file.relative_to(PACKAGE)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def key(article: Article) -> str:
    """What a reading depends on, as a hash: the article and its facts, the model, the code."""
    code = _code((*READING, "words.py"), (load(article.language).model, "spacy"))
    return hashlib.sha256(f"{code} {article!r}".encode("utf-8", "surrogatepass")).hexdigest()


def key_of_all(articles: Sequence[Article]) -> str:
    """What a comparison depends on, as a hash: the readings in their order and the code."""
    code = _code(COMPARISON, ("pandas", "scikit-learn", "rapidfuzz"))
    return hashlib.sha256(" ".join([code, *map(key, articles)]).encode()).hexdigest()


def get(article: Article) -> Rows | None:
    """The kept reading of an article, or None."""
    path = folder() / "readings" / f"{key(article)}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def put(article: Article, rows: Rows) -> None:
    """Keep a reading; a reader sees either the whole file or none."""
    path = folder() / "readings" / f"{key(article)}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        json.dump(rows, file, ensure_ascii=True)
    os.replace(file.name, path)


def get_tables(articles: Sequence[Article]) -> dict[str, pd.DataFrame] | None:
    """The kept tables of a selection of articles, or None."""
    path = folder() / "comparisons" / key_of_all(articles)
    if not path.is_dir():
        return None
    return {name: pd.read_parquet(path / f"{name}.parquet") for name in tables.TABLES}


def put_tables(articles: Sequence[Article], made: Mapping[str, pd.DataFrame]) -> None:
    """Keep every table of a selection; a reader sees either all of them or none."""
    path = folder() / "comparisons" / key_of_all(articles)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=path.parent))
    for name, table in made.items():
        table.to_parquet(new / f"{name}.parquet", index=False)
    try:
        os.rename(new, path)
    except OSError:
        # Another run kept the same tables in the meantime.
        shutil.rmtree(new)
        if not path.is_dir():
            raise
