"""Who a text holds responsible for what, as the module `blaming` of a language finds it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Blame:
    """Words [start, end) of a text that hold `who` (a span) responsible for `deed`.

    `deed` is the words that say for what; `verb` the infinitive where a verb says it.
    """

    start: int
    end: int
    who: tuple[int, int]
    deed: str
    verb: str | None = None
