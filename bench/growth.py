"""How the comparison grows with the corpus: `python -m bench.growth --sizes 1000 8000`.

Each size is compared in a process of its own, so that its peak of memory is its own; the articles are those
of `bench.stories`, made before the clock starts.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison.tables import compare
from bench import stories
from bench.row import Row, table


def make(count: int, sources: Sequence[stories.Paragraph], folder: Path) -> set[tuple[str, str]]:
    """Write the reading tables of so many articles; the pairs of articles that carry one text."""
    copies: set[tuple[str, str]] = set()

    def readings() -> Iterator[tables.Rows]:
        for number, made in enumerate(stories.corpus(count, sources)):
            if made.copy_of is not None:
                copies.add((stories.key(made.copy_of), stories.key(number)))
            yield made.rows

    for name, found in tables.frames(readings()).items():
        found.to_parquet(folder / f"{name}.parquet", index=False)
    return copies


def measure(folder: Path) -> dict[str, Any]:
    """Compare the articles of a folder in this process: seconds of processor, megabytes, pairs of copies."""
    read = {name: pd.read_parquet(folder / f"{name}.parquet") for name in tables.READING}
    start = time.process_time()
    made = compare(read)
    spent = time.process_time() - start
    groups = made["common_texts"].drop_duplicates("article_id").groupby("group_id")["article_id"].agg(sorted)
    pairs = sorted((a, b) for group in groups for a in group for b in group if a < b)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": spent, "megabytes": peak, "pairs": pairs}


def rows(small: int, large: int) -> Iterator[Row]:
    """The lines of the table about growth, from these two sizes."""
    sources = stories.paragraphs()
    found = {}
    for count in (small, large):
        with tempfile.TemporaryDirectory() as folder:
            planted = make(count, sources, Path(folder))
            command = [sys.executable, "-m", "bench.growth", "--measure", folder]
            done = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        found[count] = done
        print(f"{count} articles: {done['seconds']:.0f} s, {done['megabytes']:.0f} MB", file=sys.stderr)
    a, b = found[small], found[large]
    told = {(one, other) for one, other in b["pairs"]}
    yield Row(f"time of {large} articles over {small}", b["seconds"] / a["seconds"], 1.1 * large / small)
    yield Row(f"peak memory of {large} articles over {small}", b["megabytes"] / a["megabytes"], 2)
    yield Row(f"copies found among {large}, recall", len(told & planted) / len(planted), 0.99, False)
    yield Row(f"copies found among {large}, precision", len(told & planted) / len(told), 0.99, False)


def main() -> None:
    """Print the lines, or with --measure what one folder costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs=2, default=[1000, 8000])
    parser.add_argument("--measure", type=Path)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure)))
    else:
        print(table(rows(*given.sizes)))


if __name__ == "__main__":
    main()
