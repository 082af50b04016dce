"""What reading costs beside bare spaCy, and how it spreads over processes: `python -m bench.reading`."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, islice

import spacy

from analysis.corpus import load
from analysis.corpus.articles import Article
from analysis.engine import read_as_json, read_one
from analysis.engine.engines import Engine, InProcess, Pool, choose
from analysis.language import load as language
from bench.row import Row, medians, seconds, table
from bench.stories import GOLD, SETS

# The other extractor took 0.17 to 0.23 s an article where bare spaCy took half of that (measured idle).
OTHER = 2.0


def articles(count: int) -> list[Article]:
    """So many articles: those of the invented sets, over and over, each with an id of its own."""
    found = [article for name in SETS for article in load(GOLD / name).articles]
    return [replace(a, article_id=f"{n}") for n, a in enumerate(islice(cycle(found), count))]


def bare(found: Sequence[Article]) -> Iterator[float]:
    """Processor seconds of spaCy alone, with all components that the reading uses, round after round."""
    nlp = spacy.load(language("fr").model)
    while True:
        yield sum(seconds(partial(nlp, article.masked)) for article in found)


def whole(found: Sequence[Article]) -> float:
    """Processor seconds of the whole reading."""
    return sum(seconds(partial(read_one, article)) for article in found)


def spread(engine: Engine, found: Sequence[Article]) -> float:
    """Seconds in which an engine reads the articles, its models loaded before."""
    with engine:
        for _ in engine.map(read_as_json, found[:8]):
            pass
        start = time.perf_counter()
        done = sum(1 for _ in engine.map(read_as_json, found))
        assert done == len(found)
        return time.perf_counter() - start


def rows(count: int) -> Iterator[Row]:
    """The lines of the table about reading; `count` articles for those about processes."""
    few = articles(24)
    alone = bare(few)
    over = medians(lambda: whole(few), lambda: next(alone))
    yield Row("whole reading over bare spaCy, same articles, one process", over, 1.2)
    yield Row(
        "twice bare spaCy (the other extractor) over the whole reading, one process", OTHER / over, 1.6, False
    )
    many = articles(count)
    one = spread(InProcess(), many)
    two = spread(Pool(2), many)
    dask = spread(choose(count, 2, "local"), many)
    yield Row(f"two processes against one, {count} articles", one / two, 1.7, False)
    yield Row("the same against the other extractor, two processes", OTHER / over * one / two, 2.7, False)
    yield Row("Dask with two workers against the pool of two", two / dask, 0.85, False)


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=600)
    print(table(rows(parser.parse_args().articles)))


if __name__ == "__main__":
    main()
