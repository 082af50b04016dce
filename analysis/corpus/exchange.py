"""Bring articles from several sources into one corpus folder, and account for every one."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from analysis.corpus.articles import Article
from analysis.corpus.loading import load
from analysis.errors import UserError

COLUMNS = (
    "file",
    "outlet",
    "outlet_source",
    "outlet_evidence",
    "published",
    "published_source",
    "published_precision",
    "published_evidence",
    "updated",
    "title",
    "author",
    "section",
    "wire",
    "url",
    "language",
)


def bring(sources: Sequence[Path], output: Path) -> list[str]:
    """Write the articles of all sources as text files with a manifest into `output`.

    Returns the reconciliation as lines: found, written, skipped with the reason. Articles with the
    same text count once. Raises UserError if `output` already holds something.
    """
    if output.exists() and any(output.iterdir()):
        raise UserError(f"{output} is not empty; give a new folder")
    lines, written, seen = [], list[dict[str, str]](), dict[str, str]()
    found = skipped = 0
    output.mkdir(parents=True, exist_ok=True)
    for source in sources:
        corpus = load(source)
        found += len(corpus.articles) + len(corpus.skipped)
        skipped += len(corpus.skipped)
        lines += [f"skipped {source}: {item.name}: {item.reason}" for item in corpus.skipped]
        for article in corpus.articles:
            if article.sha256 in seen:
                skipped += 1
                lines.append(f"skipped {source}: {article.article_id}: same text as {seen[article.sha256]}")
                continue
            seen[article.sha256] = article.article_id
            name = f"{len(written) + 1:04d}.txt"
            (output / name).write_bytes(article.text.encode("utf-8"))
            written.append(_row(article, name))
    if found != len(written) + skipped:
        raise AssertionError(f"{found} articles found, but {len(written)} written and {skipped} skipped")
    with (output / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(written)
    return [*lines, f"{found} articles found, {len(written)} written to {output}, {skipped} skipped"]


def _row(article: Article, name: str) -> dict[str, str]:
    published, updated = article.published, article.updated
    return {
        "file": name,
        "outlet": article.outlet.value or "",
        "outlet_source": str(article.outlet.source),
        "outlet_evidence": article.outlet.evidence,
        "published": published.value.isoformat() if published.value else "",
        "published_source": str(published.source),
        "published_precision": str(published.precision),
        "published_evidence": published.evidence,
        "updated": updated.value.isoformat() if updated.value else "",
        "title": article.title.value or "",
        "author": "; ".join(article.authors),
        "section": article.section or "",
        "wire": article.wire or "",
        "url": article.url or "",
        "language": article.language,
    }
