"""The amounts of an English text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.reading.english.amounts.numerals import (
    DIGITS,
    FRACTIONS,
    LETTERS,
    PARTS,
    SEVERAL,
    VAGUE,
    VALUES,
    WORDS,
    Number,
    value,
)
from analysis.reading.english.amounts.ranges import joined

# The numbers that take no article.
SMALL = frozenset(word for word, (kind, *_) in VALUES.items() if kind in ("unit", "ten"))


def find(text: str) -> list[Number]:
    """The amounts of a masked text in order, ranges and ratios joined."""
    found = [*_digits(text), *_words(text), *_parts(text), *_vaguely(text)]
    return joined(text, _powers(text, _disjoint(found)))


def _digits(text: str) -> Iterator[Number]:
    for match in DIGITS.finditer(text):
        number, letter = value(match["digits"]), match["letter"]
        end = match.end("digits")
        if text[end : end + 1].isalnum() and not letter and not text[end:].startswith(UNITS):
            continue  # "5th", "7am"
        factor, money = LETTERS[letter] if letter else (1.0, False)
        if letter and not money:
            yield Number(match.start(), match.end(), number * factor, number * factor, "magnitude")
        else:
            yield Number(match.start(), end, number, number, "digits", pending=factor)


# What may be written without a space after digits beside the magnitudes.
UNITS = (
    "km",
    "kg",
    "mm",
    "cm",
    "m",
    "g",
    "l",
    "ml",
    "ft",
    "lb",
    "mph",
    "kph",
    "kW",
    "MW",
    "GW",
    "p",
    "C",
    "t",
    "pc",
    "GB",
    "TB",
    "MB",
)


def _words(text: str) -> Iterator[Number]:
    for match in WORDS.finditer(text):
        said = re.sub(r"\s+", " ", match["words"].lower())
        plain = re.sub(r"^(?:several|a few|many|a couple(?: of)?) ", "", said)
        if plain in VALUES and VALUES[plain][0] == "plural":
            _, base, low, high = VALUES[plain]
            yield Number(match.start(), match.end(), low, high, "magnitude")
            continue
        if plain != said:
            _, base, _, _ = VALUES.get(plain, ("", 1.0, 0, 0))
            if base > 9:
                high = 3 * base if "couple" in said else 99.0 if base == 12 else 10 * base - 1
                yield Number(match.start(), match.end(), 2 * base, high, "magnitude")
            continue
        composed = _composed(said)
        if composed is not None:
            yield replace(composed, start=match.start(), end=match.start() + composed.end)


def _composed(said: str) -> Number | None:
    """The number that a phrase of number words begins with; its end is how much of the phrase it takes."""
    half, start = said.startswith("half a"), re.match(r"(?:half )?an? ", said)
    total = current = 0.0
    low = high = 0.0
    seen, end, dozen = "", 0, False
    for match in re.finditer(r"half-dozen|[a-z]+", said):
        word = match[0]
        if (start and match.start() < start.end()) or word == "and":
            continue
        kind, number, least, most = VALUES[word]
        if not _follows(seen, kind, current, number):
            break
        if kind == "dozen":
            times = current or 1
            dozen, low, high = times == 1, least, most
            current = times * number
        elif kind == "hundred":
            current = max(current, 1) * 100
        elif kind in ("thousand", "power"):
            total, current = total + max(current, 1) * number, 0
        else:
            current += number
        seen, end = kind, match.end()
    whole = total + current
    if not end or (start and said[start.end() :].split("-")[0].split()[0] in SMALL):
        return None
    if half and whole == VALUES["dozen"][1]:
        return Number(0, end, *VALUES["half-dozen"][2:], "magnitude", True)
    if half:
        whole /= 2
    if dozen and not half and whole in (12, 20, 6):
        return Number(0, end, low, high, "magnitude", True)
    kind = "one" if said[:end] == "one" else "magnitude" if seen == "power" else "words"
    return Number(0, end, whole, whole, kind, pending=1.0)


def _follows(seen: str, kind: str, current: float, number: float) -> bool:
    """Whether a number word goes on with those before it rather than beginning another number."""
    if not seen:
        return True
    if kind in ("hundred", "dozen"):
        return seen in ("unit", "ten") and current < 100
    if kind in ("thousand", "power"):
        return seen not in ("thousand", "power", "dozen")
    if seen in ("hundred", "thousand", "power"):
        return True
    return seen == "ten" and kind == "unit" and 0 < number < 10


def _parts(text: str) -> Iterator[Number]:
    counts = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
    for match in PARTS.finditer(text):
        if match["half"]:
            share = FRACTIONS.get("half", 0)
            follows = re.match(r"\s(?:of|the|its|their|his|her|all)\b", text[match.end() : match.end() + 7])
        else:
            share = counts.get(match["count"].lower(), 1) * FRACTIONS[match["part"].lower()]
            follows = re.match(
                r"\s(?:of\b|more\b|fewer\b|less\b)|\s?(?:[.,;:)]|$)", text[match.end() : match.end() + 7]
            )
        if share and share < 100 and follows:
            yield Number(match.start(), match.end(), share, share, "fraction")


def _vaguely(text: str) -> Iterator[Number]:
    for match in SEVERAL.finditer(text):
        yield Number(match.start(), match.end(), VAGUE[re.sub(r"\s+", " ", match[0].lower())], None, "vague")


def _disjoint(found: list[Number]) -> list[Number]:
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, -n.end, n.kind == "vague")):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _powers(text: str, found: list[Number]) -> list[Number]:
    """Digits with the power after them, "2.3 million", "two and a half billion"."""
    kept: list[Number] = []
    for number in found:
        last = kept[-1] if kept else None
        gap = text[last.end : number.start] if last else ""
        word = text[number.start : number.end].lower()
        power = VALUES.get(word, ("", 1.0, 0.0, 0.0))
        if (
            last
            and last.kind == "digits"
            and gap in (" ", "-")
            and power[0] in ("hundred", "thousand", "power", "dozen")
        ):
            low = (last.low or 0) * power[1]
            kept[-1] = replace(last, end=number.end, low=low, high=low, kind="magnitude", pending=1.0)
        else:
            kept.append(number)
    return [_halved(text, number) for number in kept]


def _halved(text: str, number: Number) -> Number:
    """ "Two and a half tonnes", "one and a half million"."""
    match = re.match(
        r"\sand\sa\shalf(?:\s(million|billion|trillion))?(?!\w)", text[number.end : number.end + 30]
    )
    if match is None or number.low is None or number.kind not in ("words", "one", "digits"):
        return number
    factor = VALUES[match[1]][1] if match[1] else 1.0
    amount = (number.low + 0.5) * factor
    return replace(number, end=number.end + match.end(), low=amount, high=amount, kind="magnitude")
