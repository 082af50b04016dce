"""A module a file format: each reads a file into records. The registry says which ending is whose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from analysis.corpus.readers import page, table, text
from analysis.corpus.readers.record import Reading

ARTICLE_READERS: dict[str, Callable[[Path], Reading]] = {
    ".txt": text.read,
    ".md": text.read,
    ".html": page.read,
    ".htm": page.read,
}
TABLE_READERS: dict[str, Callable[[Path], Reading]] = {
    ".csv": table.read_csv,
    ".jsonl": table.read_jsonl,
    ".parquet": table.read_parquet,
}
