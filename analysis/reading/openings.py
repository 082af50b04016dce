"""How the matches of a pattern can begin: what need not be tried at most words of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

# What `re` itself compiles from; the standard library has no public way to a pattern's structure.
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# Longer openings keep more words from being tried and take more memory.
LENGTH = 5
# As many beginnings as one pattern may have before the rest is taken as open.
MANY = 20_000
DIGITS = "0123456789"
# Up to here small and capital letters correspond one to one; beyond, every pattern is tried.
LAST = "\xff"
FOLDED = str.maketrans({chr(code): chr(code).lower() for code in range(256)} | dict.fromkeys(DIGITS, "0"))

WORD = re.compile(r"(?<!\w)\w")

# A beginning, and whether anything may follow it.
Opening = tuple[str, bool]


class Openings:
    """Which of several patterns can match where a word begins; each must begin with a word."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.every = range(len(patterns))
        self._begun: defaultdict[str, set[int]] = defaultdict(set)
        for number, pattern in enumerate(patterns):
            for opening in openings(pattern):
                self._begun[opening].add(number)
        self._possible = lru_cache(maxsize=2**16)(self._beginning)

    def words(self, text: str) -> Iterator[tuple[int, Sequence[int]]]:
        """Each offset at which a word begins that some pattern may match, with their numbers in order."""
        for word in WORD.finditer(text):
            start = word.start()
            if possible := self._possible(text[start : start + LENGTH]):
                yield start, possible

    def _beginning(self, key: str) -> Sequence[int]:
        """The patterns that can match a text which begins with `key`."""
        if max(key) > LAST:
            return self.every
        letters = folded(key)
        begun = (self._begun.get(letters[:size], ()) for size in range(LENGTH + 1))
        return tuple(sorted({number for numbers in begun for number in numbers}))


def folded(text: str) -> str:
    """The text in small letters and with 0 for each digit, as openings are given; of the same length."""
    return text.translate(FOLDED)


def openings(pattern: str) -> frozenset[str]:
    """The first `LENGTH` folded characters of all that the pattern can match, letter case aside.

    A shorter one is a match that ends there, or whose next character may be anything: it stands for all
    that begin with it. Lookarounds are taken as met, so that nothing that matches is missed.
    """
    found = _sequence({("", False)}, parser.parse(pattern, re.IGNORECASE))
    return frozenset(text for text, _ in found)


def _sequence(begun: set[Opening], items: Any) -> set[Opening]:
    for operation, argument in items:
        closed = {opening for opening in begun if opening[1] or len(opening[0]) >= LENGTH}
        growing = begun - closed
        if not growing:
            return begun
        if len(begun) > MANY:
            return closed | {(text, True) for text, _ in growing}
        begun = closed | _extended(growing, operation, argument)
    return begun


def _extended(begun: set[Opening], operation: Any, argument: Any) -> set[Opening]:
    """The beginnings with what one element of a pattern adds to each."""
    if operation is ops.LITERAL:
        return _followed(begun, {chr(argument)})
    if operation is ops.IN:
        return _followed(begun, _characters(argument))
    if operation in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return begun
    if operation is ops.BRANCH:
        return set().union(*(_sequence(begun, branch) for branch in argument[1]))
    if operation is ops.SUBPATTERN:
        return _sequence(begun, argument[-1])
    if operation in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return _repeated(begun, *argument)
    # A back reference, any character, what a later version of Python may add.
    return {(text, True) for text, _ in begun}


def _repeated(begun: set[Opening], least: int, most: int, items: Any) -> set[Opening]:
    found = set(begun) if least == 0 else set()
    for times in range(1, min(most, least + LENGTH) + 1):
        begun = _sequence(begun, items)
        if times >= least:
            found |= begun
    return found


def _characters(items: Any) -> set[str] | None:
    """The characters of a class, None if they are too many to be listed."""
    found: set[str] = set()
    for operation, argument in items:
        if operation is ops.LITERAL:
            found.add(chr(argument))
        elif operation is ops.RANGE:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        elif operation is ops.CATEGORY and argument is ops.CATEGORY_DIGIT:
            found.update(DIGITS)
        else:
            return None
    return found


def _followed(begun: set[Opening], characters: set[str] | None) -> set[Opening]:
    if characters is None:
        return {(text, True) for text, _ in begun}
    added = {folded(character) for character in characters}
    return {(text + character, False) for text, _ in begun for character in added}
