"""One line of the table of measures, and the machine that they were taken on."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from analysis.engine.engines import cores

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
