"""What stands around a number: units and signs of money, words that widen it, signs that it is no figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.language.english.time_patterns import LANGUAGE

NEVER = re.compile(r"(?!)")
# Symbols up to this length are told from words by their case.
SYMBOL = 3
LOOK = 34


class Unit(NamedTuple):
    """A unit: the code points it takes, its name, its factor and kind (measure, money, share, times)."""

    start: int
    end: int
    name: str
    factor: float
    kind: str


class Modifier(NamedTuple):
    """Words that widen a number: where they begin and end, factors (None is open), and whether vague."""

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool


@dataclass(frozen=True)
class Units:
    """The units as they are meant in one time zone: forms before a number and after it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    known: dict[tuple[str, str], tuple[str, float, str]]


@cache
def units(zone: str) -> Units:
    """The units as they are meant in a time zone."""
    known: dict[tuple[str, str], tuple[str, float, str]] = {}
    for row in sorted(LANGUAGE.rows("units"), key=lambda row: bool(row["zone"])):
        if not row["zone"] or zone in row["zone"].split():
            known[row["place"], _key(row["form"])] = (row["unit"], float(row["factor"]), row["kind"])
    forms = {place: [form for at, form in known if at == place] for place in ("before", "after")}
    return Units(
        re.compile(rf"(?<!\w)(?:{_either(forms['before'], '')})\s?$"),
        re.compile(rf"(?:\s|-)?(?P<unit>{_either(forms['after'], 's?')})(?![\w³²]|'\w)"),
        known,
    )


def _key(form: str) -> str:
    return form if len(form) <= SYMBOL else form.lower()


def _either(forms: list[str], plural: str) -> str:
    """A pattern of all forms, longest first: symbols in their own case, words in any."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    symbols = [re.escape(form) for form in ordered if len(form) <= SYMBOL]
    long = [re.escape(form).replace(r"\ ", rf"{plural}\s") + plural for form in ordered if len(form) > SYMBOL]
    return f"(?i:{'|'.join(long) or '(?!)'})|{'|'.join(symbols) or '(?!)'}"


def measure(text: str, end: int, zone: str) -> Unit | None:
    """The unit of measure right after a number that ends at `end`."""
    found = units(zone)
    match = found.after.match(text, end)
    if match is None:
        return None
    form = re.sub(r"\s", " ", match["unit"])
    for plain in (form, form.lower(), *_singular(form.lower())):
        if row := found.known.get(("after", plain)):
            return Unit(end, match.end(), *row)
    return None


def _singular(form: str) -> tuple[str, ...]:
    words = form.split(" ")
    return form.removesuffix("s"), " ".join(word.removesuffix("s") for word in words)


def money(text: str, start: int, zone: str) -> Unit | None:
    """The sign of money right before a number that begins at `start`."""
    found = units(zone)
    left = max(0, start - 5)
    match = found.before.search(text[left:start])
    if match is None:
        return None
    form = match[0].strip()
    row = found.known.get(("before", form)) or found.known.get(("before", form.lower()))
    return Unit(left + match.start(), start, *row) if row else None


@cache
def _modifiers() -> tuple[
    re.Pattern[str], re.Pattern[str], dict[tuple[str, str], tuple[float | None, float | None, bool]]
]:
    known = {
        (row["place"], row["words"]): (
            None if row["low"] == "-" else float(row["low"]),
            None if row["high"] == "-" else float(row["high"]),
            row["approximate"] == "yes",
        )
        for row in LANGUAGE.rows("quantity_modifiers")
    }

    def forms(place: str) -> str:
        words = sorted((words for at, words in known if at == place), key=lambda word: (-len(word), word))
        return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words) or "(?!)"

    before = re.compile(rf"(?<![\w'])(?P<words>{forms('before')})\s(?:another\s)?$", re.IGNORECASE)
    return before, re.compile(rf",?\s(?P<words>{forms('after')})(?!\w|\sthan)", re.IGNORECASE), known


def modifier(text: str, start: int, ends: tuple[int, ...]) -> Modifier | None:
    """The words that widen a number from `start`, before it or after one of `ends`; None without any."""
    before, after, known = _modifiers()
    left = max(0, start - LOOK)
    if match := before.search(text[left:start]):
        return Modifier(
            left + match.start(), start, *known["before", re.sub(r"\s", " ", match["words"].lower())]
        )
    for end in ends:
        if match := after.match(text, end):
            return Modifier(start, match.end(), *known["after", re.sub(r"\s", " ", match["words"].lower())])
    return None


def either(words: frozenset[str]) -> str:
    """A pattern for any of the words of a list, none where it is empty."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) + ")"
        if ordered
        else "(?!)"
    )


@dataclass(frozen=True)
class Signs:
    """Patterns for numbers that count nothing, and for those that leave out what they count."""

    reference: re.Pattern[str]
    street: re.Pattern[str]
    predicate: re.Pattern[str]
    part: re.Pattern[str]
    total: re.Pattern[str]


@cache
def signs() -> Signs:
    """The signs, by the word lists."""
    streets = either(LANGUAGE.words("street_nouns"))
    return Signs(
        re.compile(rf"(?:(?<!\w){either(LANGUAGE.words('reference_nouns'))}s?|#|№)\s?$", re.IGNORECASE),
        re.compile(rf"[a-z]?,?(?:\s[A-Z][\w']*){{1,3}}?\s(?i:{streets})(?!\w)"),
        re.compile(
            rf"\s(?:people\s)?(?P<word>{either(LANGUAGE.words('people_predicates'))})(?!\w)", re.IGNORECASE
        ),
        re.compile(
            rf"\sof\s(?:the|those)\s(?P<word>{either(LANGUAGE.words('people_predicates'))})(?!\w)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<!\w){either(LANGUAGE.words('total_nouns'))}(?!\w)(?:\s(?:of|for)\s(?P<noun>(?:[\w-]+\s){{0,2}}?[\w-]+))?[^.;:\n]{{0,40}}?\s(?:at|to|is|was|of|as|reached|by|stands\sat|stood\sat)\s$",
            re.IGNORECASE,
        ),
    )
