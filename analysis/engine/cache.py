"""Readings and comparisons kept on disk, found again by what made them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from operator import itemgetter
from pathlib import Path

import pandas as pd
import platformdirs

from analysis import tables
from analysis.corpus.articles import Article
from analysis.errors import UserError
from analysis.language import load
from analysis.tables import Rows

PACKAGE = Path(__file__).parent.parent
# What a reading and a comparison depend on; a change anywhere there makes what was kept stale.
READING = ("corpus", "language", "reading")
COMPARISON = ("comparison", "tables.py", "words.py")
# Bytes that may be kept: readings of some 40,000 articles.
SIZE = "2G"
UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}
STARTED = time.time()


def folder() -> Path:
    """Where results are kept: $MEDIA_REPORT_CACHE, else the user's cache folder."""
    given = os.environ.get("MEDIA_REPORT_CACHE")
    return Path(given) if given else platformdirs.user_cache_path("media-report")


def size() -> int:
    """How many bytes may be kept: $MEDIA_REPORT_CACHE_SIZE, such as 500M or 2G. Raises UserError."""
    given = os.environ.get("MEDIA_REPORT_CACHE_SIZE") or SIZE
    match = re.fullmatch(r"(\d+)\s*([KMGT]?)B?", given.strip().upper())
    if not match:
        raise UserError(f"MEDIA_REPORT_CACHE_SIZE must be a size such as 500M or 2G, not {given!r}")
    return int(match[1]) * UNITS[match[2]]


@cache
def _code(parts: tuple[str, ...], packages: tuple[str, ...]) -> str:
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in packages).encode())
    for part in parts:
        whole = PACKAGE / part
        for file in [whole] if whole.is_file() else sorted(whole.rglob("*")):
            if file.suffix in {".py", ".tsv", ".txt", ".yml"}:
                digest.update(str(file.relative_to(PACKAGE)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def readers() -> str:
    """What all readings depend on beside their articles and models, as a hash: the code and spaCy."""
    return _code((*READING, "words.py"), ("spacy",))


def key(article: Article) -> str:
    """What a reading depends on, as a hash: the article and its facts, the model, the code."""
    model = load(article.language).model
    code = _code((*READING, "words.py"), (model, "spacy") if model else ("spacy",))
    return hashlib.sha256(f"{code} {article!r}".encode("utf-8", "surrogatepass")).hexdigest()


def key_of_all(articles: Sequence[Article]) -> str:
    """What a comparison depends on, as a hash: the readings in their order and the code."""
    code = _code(COMPARISON, ("pandas", "scikit-learn", "rapidfuzz"))
    return hashlib.sha256(" ".join([code, *map(key, articles)]).encode()).hexdigest()


def has(article: Article) -> bool:
    """Whether the reading of an article is kept."""
    return _reading(article).exists()


def get(article: Article) -> Rows | None:
    """The kept reading of an article, or None; a file that a crash tore counts as none."""
    found = text(_reading(article))
    try:
        rows: Rows | None = json.loads(found) if found is not None else None
    except json.JSONDecodeError:
        return None
    return rows


def put(article: Article, rows: Rows) -> None:
    """Keep a reading."""
    put_json(article, json.dumps(rows))


def put_json(article: Article, rows: str) -> None:
    """Keep a reading that is JSON already."""
    write(_reading(article), rows)


def lost(article: Article) -> str | None:
    """Why an article could not be read when it was last tried, or None."""
    return text(_loss(article))


def put_lost(article: Article, reason: str) -> None:
    """Keep why an article could not be read, so that the notebooks of a run don't try it again each."""
    write(_loss(article), reason)


def forget_lost(articles: Sequence[Article]) -> None:
    """Let these articles be tried again."""
    if (folder() / "lost").exists():
        for article in articles:
            _loss(article).unlink(missing_ok=True)


def _reading(article: Article) -> Path:
    return folder() / "readings" / f"{key(article)}.json"


def _loss(article: Article) -> Path:
    return folder() / "lost" / f"{key(article)}.txt"


def text(path: Path) -> str | None:
    """What a file of the cache holds, now the one used last, or None if it is not there."""
    try:
        os.utime(path)
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None


def write(path: Path, text: str) -> None:
    """Keep a text in a file of the cache; a reader sees either the whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(text.encode("utf-8", "backslashreplace"))
    os.replace(file.name, path)


def get_tables(articles: Sequence[Article]) -> dict[str, pd.DataFrame] | None:
    """The kept tables of a selection of articles, or None."""
    path = folder() / "comparisons" / key_of_all(articles)
    if not path.is_dir():
        return None
    os.utime(path)
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


def trim() -> None:
    """Remove what was used longest ago until the rest fits in `size`; what this run used always stays."""
    limit = size()
    kept = [_entry(path) for part in folder().glob("*/") for path in part.iterdir()]
    total = sum(bytes_ for _, bytes_, _ in kept)
    for used, bytes_, path in sorted(kept, key=itemgetter(0, 2)):
        if total <= limit or used >= STARTED:
            return
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        total -= bytes_


def _entry(path: Path) -> tuple[float, int, Path]:
    """When a reading or a comparison was last used, its bytes and its path."""
    files = [path, *path.iterdir()] if path.is_dir() else [path]
    return path.stat().st_mtime, sum(file.stat().st_size for file in files), path
