"""Nothing is lost when workers are killed: `python -m bench.soak --articles 2000 --kills 5`.

The articles are read by two processes, of which one is killed at random moments; then again by the Dask
engine. Every reading must be there, and the same as if nothing had happened.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from typing import Any

import psutil

from analysis.corpus.articles import Article
from analysis.engine import read_one
from analysis.engine.engines import Engine, InProcess, Pool, choose
from bench.reading import articles


def workers() -> list[psutil.Process]:
    """The processes below this one that read: those that use most memory, as each holds a model."""
    below = psutil.Process().children(recursive=True)
    return [one for one in below if one.is_running() and one.memory_info().rss > 200 * 2**20]


def soak(engine: Engine, found: Sequence[Article], kills: int, seed: int) -> list[Any]:
    """The results in order, with so many workers killed at random on the way."""
    dice = random.Random(seed)
    moments = set(dice.sample(range(len(found) // 10, len(found) * 9 // 10), kills))
    results: list[Any] = [None] * len(found)
    with engine:
        for done, (number, result) in enumerate(engine.map(read_one, found)):
            results[number] = result
            if done in moments and (alive := workers()):
                dice.choice(alive).kill()
                print(f"killed one after {done} articles", flush=True)
    return results


def main() -> None:
    """Read with workers killed, and compare; exit code 1 if anything is missing or another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=5)
    given = parser.parse_args()
    found = articles(given.articles)
    expected = [result for _, result in InProcess().map(read_one, found)]
    for name, engine in (("pool", Pool(2)), ("Dask", choose(len(found), 2, "local"))):
        results = soak(engine, found, given.kills, seed=0)
        wrong = sum(a != b for a, b in zip(results, expected, strict=True))
        print(f"{name}: {len(results)} articles, {given.kills} workers killed, {wrong} lost or different")
        if wrong:
            raise SystemExit(1)


if __name__ == "__main__":
    main()
