"""All time expressions of a text by a language's rules, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.reading.general.times import days, hours, lengths  # noqa: F401 - they register their builders
from analysis.reading.general.times.lexicon import BUILDERS, Builder, Lexicon
from analysis.reading.timex.expression import Expression

Rule = tuple[re.Pattern[str], Builder]


@cache
def _rules(words: Lexicon) -> tuple[re.Pattern[str], tuple[Rule, ...]]:
    """Where any rule may match, and each rule with what makes an expression of its match."""
    rules = tuple((re.compile(rule, re.IGNORECASE), BUILDERS[name]) for name, rule in words.patterns.RULES)
    plain = (re.sub(r"\(\?P<\w+>", "(?:", rule) for _, rule in words.patterns.RULES)
    return re.compile(r"(?<![\w£$€])(?:" + "|".join(plain) + ")", re.IGNORECASE), rules


def scan(text: str, words: Lexicon) -> Iterator[Expression]:
    """All expressions of a text in order, without overlaps: at a place the first construction that fits."""
    somewhere, rules = _rules(words)
    at = 0
    while found := somewhere.search(text, at):
        at = found.start() + 1
        for pattern, build in rules:
            match = pattern.match(text, found.start())
            if match and (expression := build(match, text, words)) is not None:
                yield expression
                at = max(at, expression.end)
                break
