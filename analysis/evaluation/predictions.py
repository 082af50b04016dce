"""What the program itself says of the texts of a gold set."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from analysis import engine, tables
from analysis.corpus import load
from analysis.corpus.articles import Article
from analysis.errors import UserError


def articles(files: Iterable[Path], manifest: Path | None) -> tuple[Article, ...]:
    """The articles of these files, with the manifest's facts or, without one, from the texts alone."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (*files, *([manifest] if manifest else [])):
            shutil.copyfile(file, Path(folder) / file.name)
        return load(folder).articles


def read(found: Sequence[Article]) -> dict[str, pd.DataFrame]:
    """Every table that the program makes of the articles. Raises UserError if it can't read one of them."""
    made, lost = engine.compare(found)
    for one in lost:
        raise UserError(f"{one.name}: {one.reason}")
    return made


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
