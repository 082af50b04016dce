"""All time expressions of a text, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.language.french import time_patterns as french
from analysis.reading.openings import Openings
from analysis.reading.timex import clocks, dates, lengths, periods  # noqa: F401 - they register their builders
from analysis.reading.timex.building import BUILDERS
from analysis.reading.timex.expression import Expression

CONSTRUCTIONS = [(re.compile(rule, re.IGNORECASE), BUILDERS[name]) for name, rule in french.RULES.items()]


@cache
def _openings() -> Openings:
    return Openings(list(french.RULES.values()))


def scan(text: str) -> Iterator[Expression]:
    """All expressions of a text in order, without overlaps: at a place the first construction that fits."""
    end = 0
    for start, numbers in _openings().words(text):
        for pattern, build in (CONSTRUCTIONS[number] for number in numbers if start >= end):
            found = pattern.match(text, start)
            if found and (expression := build(found, text)) is not None:
                yield expression
                end = expression.end
                break
