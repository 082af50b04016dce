"""What keeps two quantities from being compared, of a language that has no words for it: nothing.

A language that has them has a module `comparing` with the same functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from analysis.language import load

NUMERALS: frozenset[str] = frozenset()
# Verbs that bring a count and say nothing of what is counted.
COUNTING: frozenset[str] = frozenset()


class Counted(NamedTuple):
    """A counted noun: the word that stands for all that mean the same, and what it is a kind of."""

    noun: str
    whole: str | None


@cache
def nouns(code: str) -> Mapping[str, Counted]:
    """The counted nouns of a language, by its table `counted_nouns`."""
    return {
        row["noun"]: Counted(row["same_as"] or row["noun"], row["whole"] or None)
        for row in load(code).rows("counted_nouns")
    }


def counted(noun: str) -> Counted:
    """The noun that a counted noun is compared under, and the wider noun it is a kind of."""
    return Counted(noun, None)


def thing(measured: str) -> str:
    """What is measured, without who says so."""
    return measured


def source(attribution: str) -> str:
    """Who is named by an attribution."""
    return attribution


def recounted(sentence: str, start: int) -> bool:
    """Whether the figure at `start` of a sentence is somebody's own count of what was counted before."""
    return False


def befallen(noun: str, before: str, after: str) -> str | None:
    """What is counted where the words around a figure of people in general say what befell them."""
    return None


def root(noun: str) -> str:
    """What a noun shares with the participle of its verb, the noun itself where it has none."""
    return noun


def corrected(before: str, between: str) -> bool:
    """Whether the words before and between two figures say that one of them is wrong."""
    return False


def aged(between: str) -> bool:
    """Whether a length of time is the age of whoever is named before it; `between` stands between the two."""
    return False


def someone(before: str) -> str | None:
    """What tells whose age a length of time is, where the words before it name nobody; None for no age."""
    return None


def of_its_own(sentence: str, start: int, end: int) -> bool:
    """Whether a figure at [start, end) of a sentence counts the whole of what it names."""
    return True
