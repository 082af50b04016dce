"""English numbers joined: "between 12 and 15", "two or three", "one in five"."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.reading.english.amounts.numerals import Number

# "One in five", "nine out of ten" are shares of a round number; "two in three" too.
WHOLES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000)


def joined(text: str, found: list[Number]) -> list[Number]:
    """Numbers joined where the text gives two ends, or a part and the whole."""
    kept: list[Number] = []
    for number in found:
        together = _joined(text, kept[-1], number) if kept else None
        if together:
            kept[-1] = together
        else:
            kept.append(number)
    return kept


def _joined(text: str, first: Number, second: Number) -> Number | None:
    gap = text[first.end : second.start]
    if re.fullmatch(r"\s(?:in|out\sof)\s(?:every\s)?", gap):
        return _ratio(first, second)
    if {"vague", "fraction"} & {first.kind, second.kind} or first.low is None or second.high is None:
        return None
    before = text[max(0, first.start - 9) : first.start].lower()
    signs = r"(?:[£$€]|US\$|C\$|A\$)?"
    between = re.search(r"\bbetween\s[£$€]?$", before) is not None
    # "Rose from 12 to 15" tells a change.
    if re.search(r"\bfrom\s[£$€]?$", before) or not re.fullmatch(
        rf"(?:bn|[mk])?(?:\s(?:to|or{'|and' if between else ''})\s{signs}|\s?[-–]\s?{signs})", gap
    ):
        return None
    low, high = first.low, second.high
    if first.pending > second.pending:
        return None
    if first.kind == "digits" and second.kind == "magnitude" and low < 1000 <= high:
        # "Two to three million": both ends are millions.
        base = 10 ** (3 * ((len(str(int(high))) - 1) // 3))
        low = low * base if low < high / base * 1.0001 else low
    if low >= high:
        return None
    return replace(second, start=first.start, low=low, approximate=" or " in gap)


def _ratio(part: Number, whole: Number) -> Number | None:
    """The share in percent of so many out of a round number of all."""
    if part.low is None or part.low != part.high or whole.low not in WHOLES or part.low >= whole.low:
        return None
    share = 100 * part.low / whole.low
    return Number(part.start, whole.end, share, share, "fraction")
