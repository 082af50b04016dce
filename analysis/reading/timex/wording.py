"""The words of time read as numbers: months, numerals, lengths, shifts."""

from __future__ import annotations

import re

from analysis.language.french import time_patterns as french
from analysis.reading.timex import values
from analysis.reading.timex.values import duration as duration

MONTHS = french.forms("month")
WEEKDAYS = french.forms("weekday")
UNITS = french.forms("unit")
PARTS = french.forms("part")
SEASONS = french.forms("season")
NUMBERS = {form: int(value) for form, value in french.forms("number").items()}
ABOUTS = french.forms("about")
ORDINALS = french.forms("ordinal")
HOLIDAYS = {(row["form"].lower(), row["zone"]): row["day"] for row in french.LANGUAGE.rows("holidays")}
CANADA = {
    zone
    for row in french.LANGUAGE.rows("holidays")
    if row["form"] == "fête du Canada"
    for zone in row["zone"].split()
}
REFERENCES = {row["form"].lower(): row["value"] for row in french.LANGUAGE.rows("time_references")}
DEICTIC = {"avant-hier": -2.0, "hier": -1.0, "aujourd'hui": 0.0, "demain": 1.0, "après-demain": 2.0}


def falls_on(name: str) -> int | None:
    """The weekday that a holiday always falls on ("Jeûne fédéral": Sunday); None where it moves."""
    rules = {rule for (form, _), rule in HOLIDAYS.items() if form == name}
    fixed = all("easter" in rule or "<" in rule or ">" in rule for rule in rules)
    days = {values.named_day(rule, 2024).isoweekday() for rule in rules}
    return days.pop() if fixed and len(days) == 1 else None


def number(words: str) -> float | None:
    """A numeral or spelled number; None where it is neither."""
    plain = words.strip().lower()
    digits = re.sub(r"[ .'](?=\d{3})", "", plain).replace(",", ".")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits)
    total = current = 0
    parts = [part for part in re.split(r"[\s-]+", plain) if part != "et"]
    if not parts or any(part not in NUMBERS for part in parts):
        return None
    for part in parts:
        value = NUMBERS[part]
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100 or (value == 20 and current == 4):
            current = max(current, 1) * value
        else:
            current += value
    return float(total + current)


def shifted(words: str | None) -> str:
    """The direction of an adjective: last, next, following, preceding, same, current, or nothing."""
    plain = (words or "").lower()
    for pattern, shift in (
        (french.DERNIER, "last"),
        (french.PROCHAIN, "next"),
        (french.SUIVANT, "following"),
        (french.PRECEDENT, "preceding"),
        (r"même", "same"),
        (r"en\s+cours", "this"),
    ):
        if re.fullmatch(pattern, plain):
            return shift
    return ""


def edge(words: str | None) -> str:
    """The TIMEX3 modifier of "début", "mi-", "fin"."""
    plain = (words or "").lower()
    if not plain or plain == "courant":
        return ""
    return "END" if plain.endswith("fin") else "START" if plain.endswith("début") else "MID"


def day_number(words: str | None) -> int | None:
    """A day of the month: "1er", "premier" or digits."""
    if not words:
        return None
    return 1 if words.lower() == "premier" else int(re.sub(r"\D", "", words))


def whole(words: str | None) -> int | None:
    """Digits as a number; None for nothing."""
    return int(words) if words else None


def amounts(words: str) -> tuple[float | None, float | None, bool]:
    """Lowest and highest amount said, and whether it is only about."""
    plain = re.sub(r"\s+", " ", words.lower()).strip(" -")
    for about, value in ABOUTS.items():
        if about in plain:
            return float(value), float(value), True
    pieces = [number(piece) for piece in re.split(r" (?:à|ou) | ?- ?(?=\d)|(?<=\d)-", plain)]
    known = [piece for piece in pieces if piece is not None]
    if not known:
        whole_number = number(plain)
        return whole_number, whole_number, False
    return known[0], known[-1], False


def modifier(words: str | None) -> str:
    """The TIMEX3 modifier of "plus de", "moins de", "près de"."""
    plain = (words or "").lower().strip()
    if plain.startswith("au moins"):
        return "EQUAL_OR_MORE"
    if "moins" in plain:
        return "LESS_THAN"
    if "plus" in plain:
        return "MORE_THAN"
    return "APPROX" if plain.startswith(("près", "environ", "presque", "quelque")) else ""
