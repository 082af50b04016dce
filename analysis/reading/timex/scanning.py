"""All time expressions of a text, found in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from analysis.language.french import time_patterns as french
from analysis.reading.timex import clocks, dates, lengths, periods  # noqa: F401 - they register their builders
from analysis.reading.timex.expression import BUILDERS, Builder, Expression
from analysis.reading.timex.openings import LAST, LENGTH, folded, openings

PATTERNS = {name: re.compile(rule, re.IGNORECASE) for name, rule in french.RULES.items()}
WORD = re.compile(r"(?<!\w)\w")


def scan(text: str) -> Iterator[Expression]:
    """All expressions of a text in order, without overlaps: at a place the first construction that fits."""
    end = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < end:
            continue
        for pattern, build in _possible(text[start : start + LENGTH]):
            found = pattern.match(text, start)
            if found and (expression := build(found, text)) is not None:
                yield expression
                end = expression.end
                break


@cache
def _begun() -> dict[str, set[str]]:
    """The constructions that begin with some letters, by these letters."""
    begun: defaultdict[str, set[str]] = defaultdict(set)
    for name, rule in french.RULES.items():
        for opening in openings(rule):
            begun[opening].add(name)
    return dict(begun)


@lru_cache(maxsize=2**16)
def _possible(key: str) -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """The constructions that can match a text which begins with `key`, in their order."""
    begun, letters = _begun(), folded(key)
    names = set().union(*(begun.get(letters[:size], ()) for size in range(LENGTH + 1)))
    return tuple(
        (pattern, BUILDERS[name]) for name, pattern in PATTERNS.items() if name in names or max(key) > LAST
    )
