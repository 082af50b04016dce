"""A corpus as it is stored: text files with a manifest, or one Parquet table with the same columns."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.corpus import manifest
from analysis.corpus.articles import Article, Moment, Source
from analysis.corpus.readers.record import COLUMNS


def write(articles: Mapping[str, Article], path: Path) -> None:
    """Write articles, by the names of their files, into a new folder, or a table where `path` is .parquet.

    Loading it gives the same texts with the same facts, sources and evidence.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".parquet":
        rows = [
            {"id": Path(name).stem, "text": article.text, **facts(article)}
            for name, article in articles.items()
        ]
        pd.DataFrame(rows, columns=list(COLUMNS), dtype="string").to_parquet(path, index=False)
        return
    path.mkdir()
    for name, article in articles.items():
        (path / name).write_bytes(article.text.encode("utf-8"))
    rows = [{"file": name, **facts(article)} for name, article in articles.items()]
    # The writer leaves a lone carriage return unquoted, and every reader takes it for the end of a row.
    returns = any("\r" in value for row in rows for value in row.values())
    with (path / manifest.NAME).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(
            file, manifest.KNOWN, lineterminator="\n", quoting=csv.QUOTE_ALL if returns else csv.QUOTE_MINIMAL
        )
        table.writeheader()
        table.writerows(rows)


def facts(article: Article) -> dict[str, str]:
    """What a manifest says of an article, so that loading it gives the same facts again."""
    return {
        "outlet": article.outlet.value or "",
        "outlet_source": str(article.outlet.source),
        "outlet_evidence": article.outlet.evidence,
        "time_zone": article.time_zone,
        "group": article.group or "",
        **_moment("published", article.published),
        **_moment("updated", article.updated),
        "title": article.title.value or "",
        "title_source": str(article.title.source),
        "author": "; ".join(article.authors),
        "section": article.section or "",
        "wire": article.wire or "",
        "url": article.url or "",
        "language": article.language,
        "language_source": str(article.language_source),
        "language_evidence": article.language_evidence,
        "document_id": article.document_id or "",
        "document_date": article.document_date or "",
        "truncated": article.truncated.value or "",
        "truncated_evidence": article.truncated.evidence,
        "origin": article.file,
    }


def _moment(name: str, moment: Moment) -> dict[str, str]:
    return {
        name: moment.value.isoformat() if moment.value else "",
        f"{name}_source": str(moment.source) if moment.source is not Source.UNKNOWN else "",
        f"{name}_precision": str(moment.precision),
        f"{name}_evidence": moment.evidence,
    }
