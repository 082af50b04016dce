"""Bring articles from several sources into one corpus folder, and account for every one."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from analysis.corpus import manifest
from analysis.corpus.articles import Article, Moment
from analysis.corpus.dates import ZONES
from analysis.corpus.loading import load
from analysis.errors import UserError


def bring(sources: Sequence[Path], output: Path) -> list[str]:
    """Write the articles of all sources as text files with a manifest into `output`.

    Returns the reconciliation as lines: found, written, skipped with the reason. Articles with the
    same text count once. Raises UserError if `output` already holds something, is no folder, or if a
    source can't be used; nothing is written then.
    """
    if output.exists() and not (output.is_dir() and not any(output.iterdir())):
        raise UserError(f"{output} is not an empty folder; give a new one")
    corpora = [(source, load(source)) for source in sources]
    found = sum(len(corpus.articles) + len(corpus.skipped) for _, corpus in corpora)
    told: list[str] = []
    kept: dict[str, Article] = {}
    for source, corpus in corpora:
        told += [f"skipped {source}: {item.name}: {item.reason}" for item in corpus.skipped]
        for article in corpus.articles:
            first = kept.setdefault(article.sha256, article)
            if first is not article:
                told.append(f"skipped {source}: {article.article_id}: same text as {first.article_id}")
    if found != len(kept) + len(told):
        raise AssertionError(f"{found} articles found, but {len(kept)} kept and {len(told)} skipped")
    _write(kept.values(), output)
    notices = [f"notice {source}: {item.name}: {item.reason}" for source, c in corpora for item in c.notices]
    return [*notices, *told, f"{found} articles found, {len(kept)} written to {output}, {len(told)} skipped"]


def _write(articles: Iterable[Article], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    named = {f"{number:04d}.txt": article for number, article in enumerate(articles, 1)}
    for name, article in named.items():
        (folder / name).write_bytes(article.text.encode("utf-8"))
    with (folder / manifest.NAME).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, manifest.KNOWN, lineterminator="\n")
        table.writeheader()
        table.writerows({"file": name, **_facts(article)} for name, article in named.items())


def _facts(article: Article) -> dict[str, str]:
    """What a manifest says of an article, so that loading it gives the same facts again."""
    return {
        "outlet": article.outlet.value or "",
        "outlet_source": str(article.outlet.source),
        "outlet_evidence": article.outlet.evidence,
        "country": next(code for code, zone in ZONES.items() if zone == article.time_zone),
        **_moment("published", article.published),
        **_moment("updated", article.updated),
        "title": article.title.value or "",
        "title_source": str(article.title.source),
        "author": "; ".join(article.authors),
        "section": article.section or "",
        "wire": article.wire or "",
        "url": article.url or "",
        "language": article.language,
    }


def _moment(name: str, moment: Moment) -> dict[str, str]:
    return {
        name: moment.value.isoformat() if moment.value else "",
        f"{name}_source": str(moment.source),
        f"{name}_precision": str(moment.precision),
        f"{name}_evidence": moment.evidence,
    }
