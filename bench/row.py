"""One line of the table of measures, and the machine that they were taken on."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from analysis.engine.engines import cores
from analysis.reading import pipeline
from analysis.reading.document import Document

ROUNDS = 5


@dataclass(frozen=True)
class Row:
    """What was measured, the figure, and the bar: at most it, or at least it."""

    what: str
    value: float
    bar: float
    most: bool = True

    def __str__(self) -> str:
        reached = self.value <= self.bar if self.most else self.value >= self.bar
        sign = "at most" if self.most else "at least"
        return f"| {self.what} | {self.value:.2f} | {sign} {self.bar:g} | {'yes' if reached else 'no'} |"


def table(rows: Iterable[Row]) -> str:
    """The rows in Markdown, the machine below."""
    head = "| what | measured | bar | reached |\n|---|---|---|---|"
    return "\n".join([head, *map(str, rows), "", machine()])


def machine() -> str:
    """The processor, how many of it, its memory and load, the system and Python."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{names[0] if names else platform.processor()}, {cores()} processors, {memory:.0f} GiB, load"
        f" {os.getloadavg()[0]:.1f}, {platform.system()}, Python {platform.python_version()}"
    )


def medians(first: Callable[[], float], second: Callable[[], float], rounds: int = ROUNDS) -> float:
    """The median of the first over that of the second, taken in turn, so that a busy moment hits both."""
    pairs = [(first(), second()) for _ in range(rounds)]
    a, b = (statistics.median(side) for side in zip(*pairs, strict=True))
    return float(a / b)


def seconds(step: Callable[[], object]) -> float:
    """How long a step takes, in seconds of one processor."""
    start = time.process_time()
    step()
    return time.process_time() - start


def beside_spacy(
    parsed: Sequence[Document], steps: Sequence[Callable[[], object]], rounds: int = ROUNDS
) -> tuple[float, float]:
    """Seconds of spaCy alone on articles, and of a step of the reading on each: medians, taken in turn."""
    parses = [
        partial(pipeline.parse, one.article.masked, [s.start for s in one.sentences], one.language)
        for one in parsed
    ]
    both = [(sum(map(seconds, parses)), sum(map(seconds, steps))) for _ in range(rounds)]
    bare, own = (statistics.median(side) for side in zip(*both, strict=True))
    return float(bare), float(own)
