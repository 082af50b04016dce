"""The English number words and signs, and patterns of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.language.english.time_patterns import LANGUAGE, any_of


@dataclass(frozen=True)
class Number:
    """An amount: its span, its bounds (None where open) and how it is written.

    `kind`: digits, words, one, magnitude ("millions"), fraction or vague ("several"). `pending` is the factor
    of a letter after it ("2.3m") that is one only after a sign of money or before a counted noun.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    kind: str
    approximate: bool = False
    pending: float = 1.0


# Kind, value, and what "a ..." of them may mean at least and at most, by word.
VALUES = {
    row["word"]: (row["kind"], float(row["value"]), float(row["low"]), float(row["high"]))
    for row in LANGUAGE.rows("numerals")
}
# The factor of a letter after digits, and whether it is one only of money or before a noun.
LETTERS = {row["form"]: (float(row["factor"]), row["money"] == "yes") for row in LANGUAGE.rows("magnitudes")}
FRACTIONS = {row["word"]: float(row["percent"]) for row in LANGUAGE.rows("fractions")}
# The smallest amount that vague words may mean.
VAGUE = {
    row["words"]: None if row["low"] == "-" else float(row["low"]) for row in LANGUAGE.rows("quantity_words")
}

WORD = any_of([word for word, (kind, *_) in VALUES.items() if kind not in ("plural", "times")])
PLURAL = any_of([word for word, (kind, *_) in VALUES.items() if kind == "plural"])
TIMES = any_of([word for word, (kind, *_) in VALUES.items() if kind == "times"])
PART = any_of([word for word in FRACTIONS if word != "half"])

DIGITS = re.compile(
    r"(?<![\w.,/:])(?<!\w-)(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:(?P<letter>{any_of(list(LETTERS))})(?!\w))?"
)
WORDS = re.compile(
    rf"(?<!\w)(?<![^\W\d]-)(?P<words>(?:an?\s|half\san?\s)?{WORD}(?!\w)(?:(?:-|\sand\s|\s){WORD}(?!\w)){{0,6}}"
    rf"|(?:(?:several|a\sfew|many)\s)?{PLURAL}(?!\w)|(?:several|a\sfew|a\scouple(?:\sof)?)\s{WORD}(?!\w))",
    re.IGNORECASE,
)
PARTS = re.compile(
    rf"(?<![\w-])(?P<count>an?|one|two|three|four|five|seven|nine)[\s-](?P<part>{PART})s?(?!\w)"
    r"|(?<![\w-])(?P<half>half)(?!\w|-)(?!\san?\s(?:million|billion|dozen|hour|mile|day|century))",
    re.IGNORECASE,
)
SEVERAL = re.compile(rf"(?<![\w-]){any_of(list(VAGUE))}(?!\w)", re.IGNORECASE)
OFTEN = re.compile(rf"(?<![\w-]){TIMES}(?!\w)", re.IGNORECASE)


def value(digits: str) -> float:
    """The number that digits write: a comma between thousands, a decimal point."""
    return float(digits.replace(",", ""))
