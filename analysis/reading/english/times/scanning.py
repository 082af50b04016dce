"""All English time expressions of a text, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.language.english import time_patterns as english
from analysis.reading.english.times import days, hours, lengths, periods  # noqa: F401 - they register their builders
from analysis.reading.english.times.lexicon import BUILDERS, Builder, Lexicon
from analysis.reading.openings import Openings
from analysis.reading.timex.expression import Expression

Rule = tuple[re.Pattern[str], Builder]

RULES: tuple[Rule, ...] = tuple(
    (re.compile(rule, re.IGNORECASE), BUILDERS[name]) for name, rule in english.RULES
)


@cache
def _openings() -> Openings:
    return Openings([rule for _, rule in english.RULES])


def scan(text: str, words: Lexicon) -> Iterator[Expression]:
    """All expressions of a text in order, without overlaps: at a place the first construction that fits."""
    end = 0
    for start, numbers in _openings().words(text):
        for pattern, build in (RULES[number] for number in numbers if start >= end):
            match = pattern.match(text, start)
            if match and (expression := build(match, text, words)) is not None:
                yield expression
                end = expression.end
                break
