"""A corpus from a folder of texts with an optional manifest."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

from analysis.corpus.articles import Article, Corpus, Fact, Moment, Precision, Source


def load(path: Path | str, language: str = "fr") -> Corpus:
    """First form: .txt files and manifest.csv."""
    path = Path(path)
    rows = {}
    if (path / "manifest.csv").exists():
        with (path / "manifest.csv").open(encoding="utf-8") as file:
            rows = {row["file"]: row for row in csv.DictReader(file)}
    articles = []
    for file in sorted(path.glob("*.txt")):
        row = rows.get(file.name, {})
        published = row.get("published")
        articles.append(
            Article(
                file.stem,
                file.read_bytes().decode("utf-8"),
                file.name,
                Fact(row.get("outlet"), Source.MANIFEST if row.get("outlet") else Source.UNKNOWN),
                Fact(row.get("title"), Source.MANIFEST if row.get("title") else Source.UNKNOWN),
                Moment(datetime.fromisoformat(published), Precision.MINUTE, Source.MANIFEST)
                if published
                else Moment(),
                language=language,
            )
        )
    return Corpus(path.name, tuple(articles))
