"""All time expressions of a text, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.language.french import time_patterns as french
from analysis.reading.timex import clocks, dates, lengths, periods  # noqa: F401 - they register their builders
from analysis.reading.timex.building import BUILDERS
from analysis.reading.timex.expression import Expression

PATTERNS = {name: re.compile(rule, re.IGNORECASE) for name, rule in french.RULES.items()}
ANY = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        f"(?P<{name}>" + re.sub(r"\(\?P(<|=)", rf"(?P\g<1>{name}_", rule) + ")"
        for name, rule in french.RULES.items()
    )
    + ")",
    re.IGNORECASE,
)


NAMES = list(PATTERNS)


def scan(text: str) -> Iterator[Expression]:
    """All expressions of a text in order, without overlaps."""
    at = 0
    while found := ANY.search(text, at):
        at = found.start() + 1
        name = found.lastgroup or ""
        m = PATTERNS[name].match(text, found.start())
        expression = BUILDERS[name](m, text) if m else None
        if expression is None:
            expression = _retry(text, found.start(), name)
        if expression is not None:
            yield expression
            at = max(at, expression.end)


def _retry(text: str, start: int, refused: str) -> Expression | None:
    """The next construction that fits where one was refused."""
    for name in NAMES[NAMES.index(refused) + 1 :]:
        m = PATTERNS[name].match(text, start)
        if m and (expression := BUILDERS[name](m, text)) is not None:
            return expression
    return None
