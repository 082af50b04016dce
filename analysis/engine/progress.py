"""How far the work is, for the person who waits: how many, how fast, how long still."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

Progress = Callable[[int, int], None]
# Seconds between two lines, on a terminal that rewrites its line and in a log that keeps each.
TERMINAL, LOG = 0.2, 30.0


class Line:
    """Called with (done, of) after each item, writes one line that a terminal rewrites.

    The first call says what was there already; rate and time left count from the second on, since before
    the first article the processes load their models.
    """

    def __init__(
        self, what: str, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.what, self.clock = what, clock
        self.stream = stream or sys.stderr
        self.terminal = self.stream.isatty()
        self.already: int | None = None
        self.start: tuple[float, int] | None = None
        self.said = float("-inf")

    def __call__(self, done: int, of: int) -> None:
        """Say how far the work is, unless that was said a moment ago."""
        now = self.clock()
        if self.already is None:
            self.already = done
        elif done > self.already:
            self.start = self.start or (now, done)
        if done < of and now - self.said < (TERMINAL if self.terminal else LOG):
            return
        self.said = now
        text = f"  {self.what} {done}/{of} articles{self._pace(now, done, of)}"
        # What was written before on this line may be longer.
        print(f"\r{text:<78}" if self.terminal else text, end="", file=self.stream)
        print(end="\n" if done == of or not self.terminal else "", file=self.stream, flush=True)

    def _pace(self, now: float, done: int, of: int) -> str:
        began, already = self.start or (now, done)
        if now <= began or done <= already:
            return ""
        rate = (done - already) / (now - began)
        left = f", {duration((of - done) / rate)} left" if done < of else ""
        return f", {rate:.1f} a second{left}"


def duration(seconds: float) -> str:
    """A length of time in its two largest units."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
