"""Numbers of a text: digits, words, magnitudes, fractions, ranges, vague amounts.

Tables of the language: `numerals`, `number_marks`, `magnitudes`, `fractions`, `quantity_words`, in the form of
the English ones. A table that is missing leaves those numbers out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from analysis.language import Language

# "One in five", "nine out of ten" are shares of a round number; "two in three" too.
WHOLES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000)
NEVER = r"(?!)"


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


@dataclass(frozen=True)
class Numerals:
    """The number words and signs of one language."""

    values: dict[str, tuple[str, float, float, float]]
    letters: dict[str, tuple[float, bool]]
    fractions: dict[str, float]
    vague: dict[str, float | None]
    decimal: str
    group: str
    digits: re.Pattern[str]
    words: re.Pattern[str]
    parts: re.Pattern[str]
    several: re.Pattern[str]


def _any(words: list[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) + ")" if words else NEVER
    )


@cache
def numerals(language: Language) -> Numerals:
    """The numerals of a language, as far as its tables say them."""
    values = {
        row["word"]: (row["kind"], float(row["value"]), float(row["low"]), float(row["high"]))
        for row in language.rows("numerals")
    }
    marks = {row["role"]: row["mark"] for row in language.rows("number_marks")}
    letters = {
        row["form"]: (float(row["factor"]), row["money"] == "yes") for row in language.rows("magnitudes")
    }
    fractions = {row["word"]: float(row["percent"]) for row in language.rows("fractions")}
    vague = {
        row["words"]: None if row["low"] == "-" else float(row["low"])
        for row in language.rows("quantity_words")
    }
    # Where a language does not say, a point and a comma are decimal marks.
    decimal, group = re.escape(marks.get("decimal", "")) or "[.,]", re.escape(marks.get("group", "")) or NEVER
    word = _any([word for word, (kind, *_) in values.items() if kind not in ("plural", "times")])
    plural = _any([word for word, (kind, *_) in values.items() if kind == "plural"])
    counts = _any([word for word in fractions if word != "half"])
    return Numerals(
        values,
        letters,
        fractions,
        vague,
        marks.get("decimal", ""),
        marks.get("group", ""),
        re.compile(
            rf"(?<![\w.,/:])(?<!\w-)(?P<digits>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?)"
            rf"(?:(?P<letter>{_any(list(letters))})(?!\w))?"
        ),
        re.compile(
            rf"(?<!\w)(?<![^\W\d]-)(?P<words>(?:an?\s|half\san?\s)?{word}(?!\w)(?:(?:-|\sand\s|\s){word}(?!\w)){{0,6}}"
            rf"|(?:(?:several|a\sfew|many)\s)?(?:{plural}|(?:several|a\sfew)\s{word})(?!\w))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\w-])(?P<count>an?|one|two|three|four|five|seven|nine)[\s-](?P<part>{counts})s?(?!\w)"
            r"|(?<![\w-])(?P<half>half)(?!\w|-)(?!\san?\s(?:million|billion|dozen|hour|mile|day|century))",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![\w-]){_any(list(vague))}(?!\w)", re.IGNORECASE),
    )


def find(text: str, language: Language) -> list[Number]:
    """The amounts of a masked text in order, ranges and ratios joined."""
    known = numerals(language)
    found = [*_digits(text, known), *_words(text, known), *_parts(text, known), *_vaguely(text, known)]
    return _ranges(text, _powers(text, _disjoint(found), known))


def value(digits: str, known: Numerals) -> float:
    """The number that digits write."""
    plain = digits.replace(known.group, "") if known.group else digits
    return float(plain.replace(known.decimal or ",", "."))


def _digits(text: str, known: Numerals) -> Iterator[Number]:
    for match in known.digits.finditer(text):
        number, letter = value(match["digits"], known), match["letter"]
        end = match.end("digits")
        if text[end : end + 1].isalnum() and not letter and not text[end:].startswith(UNITS):
            continue  # "5th", "7am"
        factor, money = known.letters[letter] if letter else (1.0, False)
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


def _words(text: str, known: Numerals) -> Iterator[Number]:
    for match in known.words.finditer(text):
        said = re.sub(r"\s+", " ", match["words"].lower())
        plain = re.sub(r"^(?:several|a few|many) ", "", said)
        if plain in known.values and known.values[plain][0] == "plural":
            _, base, low, high = known.values[plain]
            yield Number(match.start(), match.end(), low, high, "magnitude")
            continue
        if plain != said:
            _, base, _, _ = known.values.get(plain, ("", 1.0, 0, 0))
            if base > 9:
                high = 99.0 if base == 12 else 10 * base - 1
                yield Number(match.start(), match.end(), 2 * base, high, "magnitude")
            continue
        composed = _composed(said, known)
        if composed is not None:
            yield replace(composed, start=match.start(), end=match.start() + composed.end)


def _composed(said: str, known: Numerals) -> Number | None:
    """The number that a phrase of number words begins with; its end is how much of the phrase it takes."""
    half, start = said.startswith("half a"), re.match(r"(?:half )?an? ", said)
    total = current = 0.0
    low = high = 0.0
    seen, end, dozen = "", 0, False
    for match in re.finditer(r"half-dozen|[a-z]+", said):
        word = match[0]
        if start and match.start() < start.end() or word == "and":
            continue
        kind, number, least, most = known.values[word]
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
    if not end or (start and said[start.end() :].split("-")[0].split()[0] in _small(known)):
        return None
    if half:
        whole /= 2
    if dozen and not half and whole in (12, 20, 6):
        return Number(0, end, low, high, "magnitude", True)
    kind = "one" if said[:end] == "one" else "magnitude" if seen == "power" else "words"
    return Number(0, end, whole, whole, kind, pending=1.0)


def _small(known: Numerals) -> frozenset[str]:
    """The numbers that take no article."""
    return frozenset(word for word, (kind, *_) in known.values.items() if kind in ("unit", "ten"))


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


def _parts(text: str, known: Numerals) -> Iterator[Number]:
    counts = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
    for match in known.parts.finditer(text):
        if match["half"]:
            share = known.fractions.get("half", 0)
            follows = re.match(r"\s(?:of|the|its|their|his|her|all)\b", text[match.end() : match.end() + 7])
        else:
            share = counts.get(match["count"].lower(), 1) * known.fractions[match["part"].lower()]
            follows = re.match(
                r"\s(?:of\b|more\b|fewer\b|less\b)|\s?(?:[.,;:)]|$)", text[match.end() : match.end() + 7]
            )
        if share and share < 100 and follows:
            yield Number(match.start(), match.end(), share, share, "fraction")


def _vaguely(text: str, known: Numerals) -> Iterator[Number]:
    for match in known.several.finditer(text):
        yield Number(
            match.start(), match.end(), known.vague[re.sub(r"\s+", " ", match[0].lower())], None, "vague"
        )


def _disjoint(found: list[Number]) -> list[Number]:
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, -n.end, n.kind == "vague")):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _powers(text: str, found: list[Number], known: Numerals) -> list[Number]:
    """Digits with the power after them, "2.3 million", "two and a half billion"."""
    kept: list[Number] = []
    for number in found:
        last = kept[-1] if kept else None
        gap = text[last.end : number.start] if last else ""
        word = text[number.start : number.end].lower()
        power = known.values.get(word, ("", 1.0, 0.0, 0.0))
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
    return [_halved(text, number, known) for number in kept]


def _halved(text: str, number: Number, known: Numerals) -> Number:
    """ "Two and a half tonnes", "one and a half million"."""
    match = re.match(
        r"\sand\sa\shalf(?:\s(million|billion|trillion))?(?!\w)", text[number.end : number.end + 30]
    )
    if match is None or number.low is None or number.kind not in ("words", "one", "digits"):
        return number
    factor = known.values[match[1]][1] if match[1] else 1.0
    amount = (number.low + 0.5) * factor
    return replace(number, end=number.end + match.end(), low=amount, high=amount, kind="magnitude")


def _ranges(text: str, found: list[Number]) -> list[Number]:
    """Numbers joined where the text gives two ends, or a part and the whole."""
    kept: list[Number] = []
    for number in found:
        joined = _joined(text, kept[-1], number) if kept else None
        if joined:
            kept[-1] = joined
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
