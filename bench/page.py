"""How large and how slow the report of a large corpus is: `python -m bench.page --articles 1000`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from analysis import engine
from analysis.corpus import load
from analysis.engine import cache
from analysis.report import parameters, run
from bench import stories
from bench.row import Row, table


def make(count: int, folder: Path) -> Path:
    """A corpus of so many made articles as one file, their readings kept in the cache."""
    path = folder / "corpus.jsonl"
    readings = {}
    with path.open("w", encoding="utf-8") as file:
        for made in stories.corpus(count, stories.paragraphs()):
            facts = made.rows["articles"][0]
            row = {"id": facts["article_id"], "outlet": facts["outlet"], "published": facts["published"]}
            file.write(json.dumps({**row, "title": facts["title"], "text": made.text}) + "\n")
            readings[facts["article_id"]] = made.rows
    for article in load(path).articles:
        cache.put(article, readings[article.article_id])
    return path


def main() -> None:
    """Make the report and print its size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--output", type=Path, help="keep the report here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["MEDIA_REPORT_CACHE"] = str(folder / "cache")
        values = parameters.check({"corpus": str(make(given.articles, folder)), "title": "Grand corpus"})
        start = time.perf_counter()
        page, _ = run.run(values, given.output or folder / "report", engine.Options())
        print(f"report in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        size = page.stat().st_size / 1e6
    print(table([Row(f"megabytes of the page of {given.articles} articles", size, 5)]))


if __name__ == "__main__":
    main()
