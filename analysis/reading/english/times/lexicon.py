"""English calendar words as numbers and codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from analysis.language.english.time_patterns import LANGUAGE
from analysis.reading.timex.expression import Expression

Match = re.Match[str]


@cache
def _values() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in LANGUAGE.rows("calendar"):
        found.setdefault(row["kind"], {})[row["form"].lower()] = row["value"]
    return found


@dataclass(frozen=True)
class Lexicon:
    """The calendar words as an outlet's country writes them.

    `month_first`: whether its figures put the month first; None where it writes both ways.
    """

    month_first: bool | None = False

    def value(self, kind: str, words: str | None) -> str:
        """What calendar words of a kind mean; "" where they are none of them."""
        plain = re.sub(r"\s+", " ", (words or "").lower()).strip(" -")
        return _values().get(kind, {}).get(plain, "")

    def month(self, words: str | None) -> int | None:
        """The number of a month, from its name, its abbreviation or digits."""
        plain = (words or "").rstrip(".")
        if plain.isdigit():
            return int(plain)
        return whole(self.value("month", plain) or self.value("short_month", plain))

    def weekday(self, words: str | None) -> int | None:
        """The ISO number of a weekday."""
        plain = (words or "").rstrip(".")
        return whole(self.value("weekday", plain) or self.value("short_weekday", plain))

    def shift(self, words: str | None) -> str:
        """The direction of "last", "next", "the following": last, next, following, preceding, same, this."""
        plain = re.sub(r"\s+", " ", (words or "").lower()).strip()
        return self.value("shift", plain) or self.value("shift", plain.removeprefix("the "))

    def edge(self, words: str | None) -> str:
        """START, MID, END, or LATE for the last third; "" for a whole."""
        plain = re.sub(r"[\s-]+", " ", (words or "").lower()).strip()
        plain = plain.replace("very ", "").removesuffix(" in").removeprefix("the ")
        if plain.endswith("half of"):
            return "START" if plain.startswith("first") else "LATE"
        return (
            self.value("edge", plain)
            or self.value("edge", f"the {plain} of")
            or self.value("edge", f"the {plain}")
        )

    def number(self, words: str | None) -> float | None:
        """A numeral or spelled number; None where it is neither."""
        plain = (words or "").strip().lower().replace(",", "")
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            return float(plain)
        total = current = 0
        parts = [part for part in re.split(r"[\s-]+", plain) if part not in ("and", "")]
        values = [whole(self.value("number", part)) for part in parts]
        if not values or None in values:
            return None
        for value in values:
            if value == 1000:
                total, current = total + max(current, 1) * 1000, 0
            elif value == 100:
                current = max(current, 1) * 100
            else:
                current += value or 0
        return float(total + current)

    def ordinal(self, words: str) -> int | None:
        """ "21st" or "twenty-first"."""
        digits = re.match(r"\d+", words)
        return int(digits[0]) if digits else whole(self.value("ordinal", words))

    def amount(self, words: str | None) -> tuple[float | None, bool]:
        """How many, None where the words leave it open, and whether it is only about."""
        plain = re.sub(r"\s+", " ", (words or "").lower()).strip()
        about = self.value("about", plain)
        return (float(about), True) if about else (self.number(plain), False)


Builder = Callable[[Match, str, Lexicon], Expression | None]
BUILDERS: dict[str, Builder] = {}


def builds(*names: str) -> Callable[[Builder], Builder]:
    """Register what makes an expression of the constructions `names`; None refuses the match."""

    def keep(builder: Builder) -> Builder:
        BUILDERS.update(dict.fromkeys(names, builder))
        return builder

    return keep


def whole(words: str | None) -> int | None:
    """Digits as a number, their ordinal ending aside; None for nothing."""
    digits = re.match(r"-?\d+", words or "")
    return int(digits[0]) if digits else None


def group(m: Match, name: str) -> str:
    """What a named group matched, "" where the pattern has none or it took no part."""
    return m.groupdict().get(name) or ""


def modifier(words: str) -> str:
    """The TIMEX3 modifier of "more than", "at least", "nearly"."""
    plain = re.sub(r"\s+", " ", words.lower()).strip()
    for pattern, mod in MODIFIERS:
        if re.search(pattern, plain):
            return mod
    return ""


MODIFIERS = (
    (r"at least|no less|no fewer|as (?:long|many|much) as", "EQUAL_OR_MORE"),
    (r"at most|up to|no more", "EQUAL_OR_LESS"),
    (r"more than|over", "MORE_THAN"),
    (r"less than|fewer than|under", "LESS_THAN"),
    (r"about|around|roughly|approximately|nearly|almost|some|barely", "APPROX"),
)
