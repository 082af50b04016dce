"""French numbers in running text: digits, words, nouns such as "trentaine" or "millions", vague amounts.

"Septante-deux", "quatre-vingt-onze", "1'250" (Switzerland), "1.250" (Belgium) and "1 250" are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from analysis.language import load

DIGITS = r"\d{1,3}(?:[ '.]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
OF = r"(?: de |(?: d)')"
PLURAL = r"(?:(?:plusieurs|quelques|des) )?"
HALF_MORE = re.compile(r" et demie?(?!\w)")
SHADED = re.compile(r"[ -]|\s(?P<word>(?:bon|grosse|gros|petit|large)(?:ne|te|e)?s?)\s", re.IGNORECASE)
COUNTED = re.compile(r" ?\[?(?:de |d'|des |du )")
# "Sept Français sur dix", "une fois sur deux".
# "Trois à quatre cents": the first number is of hundreds too.
POWER = re.compile(r"(?:cents?|mille)(?!\w)", re.IGNORECASE)
# "Passe de 12 à 15" tells a change, not an interval.
CHANGE = re.compile(
    r"(?:pass|grimp|mont|augment|chut|tomb|baiss|bond|progress|recul|descend|diminu|revien|revenu)\w* de $",
    re.IGNORECASE,
)
WHOLES = (*range(2, 11), 20, 100, 1000)
RATIO = re.compile(r" (?:[^\W\d]+ ){1,2}sur ")
# After these words "nombre" is a noun that is counted, not an amount.
NOUN_BEFORE = re.compile(
    r"(?:^|\W)(?:le|un|ce|du|au|quel|son|leur|en|de|d'|grand|bon|certain|petit|moindre|faible|même|plus) ?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """An amount in a text: its span, its bounds (None where open) and how it is written.

    `kind` is digits, words, article ("un"), magnitude ("milliers"), fraction or vague ("plusieurs");
    `base` is the power that a magnitude counts in; `of` says that "de" joins it to what it counts.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    kind: str
    approximate: bool = False
    base: float = 1
    of: bool = False


@cache
def _values(*kinds: str) -> dict[str, tuple[float, float, float]]:
    return {
        row["word"]: (float(row["value"]), float(row["low"]), float(row["high"]))
        for row in load("fr").rows("numerals")
        if row["kind"] in kinds
    }


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in load("fr").rows("numerals")}


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for digits, runs of number words and magnitudes."""
    cardinal = "|".join(sorted(_values("unit", "ten", "hundred", "thousand"), key=len, reverse=True))
    noun = "|".join(sorted(_values("collective", "power"), key=len, reverse=True))
    word = rf"(?:{cardinal})(?!\w)"
    return re.compile(
        rf"(?<![\w.,/])(?P<digits>{DIGITS})"
        rf"|(?<![\w-])(?P<words>{word}(?:(?:-et-| et |-| ){word})*)"
        rf"|(?<![\w-])(?P<noun>(?:demi-)?(?:{noun})s?(?!\w))",
        re.IGNORECASE,
    )


@cache
def _vague() -> tuple[re.Pattern[str], dict[str, tuple[float | None, bool]]]:
    known = {
        row["words"]: (None if row["low"] == "-" else float(row["low"]), row["of"] == "yes")
        for row in load("fr").rows("quantity_words")
    }
    words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w'-])(?:{words})(?!\w)", re.IGNORECASE), known


@cache
def _fractions() -> tuple[re.Pattern[str], dict[str, float]]:
    known = {row["word"]: float(row["percent"]) for row in load("fr").rows("fractions")}
    words = "|".join(sorted(known, key=len, reverse=True))
    return (
        re.compile(
            rf"(?<!\w)(?P<count>une?|la|le|les|deux|trois|quatre) (?P<part>{words})s?(?!\w)(?! d'heure)",
            re.IGNORECASE,
        ),
        known,
    )


def value(digits: str) -> float:
    """The number that digits write: the comma is decimal, a point too unless three digits follow."""
    whole = re.sub(r"(?<=\d)[ '](?=\d)|(?<=\d)\.(?=\d{3}(?:\D|$))", "", digits)
    return float(whole.replace(",", "."))


def words(phrase: str) -> tuple[float, int]:
    """The number that the words at the beginning of a phrase write, and how many code points they take.

    Raises ValueError for a phrase that begins with no number word.
    """
    total = current = 0.0
    last, end = "", 0
    values, kinds = _values("unit", "ten", "hundred", "thousand"), _kinds()
    for match in re.finditer(r"[^\W\d_]+", phrase):
        word = match.group().lower()
        if word == "et":
            continue
        if word not in kinds or not _composes(current, last, word, kinds[word], phrase[end : match.start()]):
            break
        number, kind = values[word][0], kinds[word]
        if kind == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif kind == "hundred" or (word in ("vingt", "vingts") and last == "quatre"):
            current = current - current % 10 + max(current % 10, 1) * number
        else:
            current += number
        last, end = word, match.end()
    if not end:
        raise ValueError(f"{phrase!r} begins with no number word")
    return total + current, end


def _composes(current: float, last: str, word: str, kind: str, gap: str) -> bool:
    """Whether a number word goes on with the number before it rather than beginning another."""
    if not last:
        return True
    if kind == "thousand":
        return last != "mille"
    if kind == "hundred":
        return current == 0 or (last != "un" and current < 10)
    if word in ("vingt", "vingts") and last == "quatre":
        return True
    tail = current % 100
    number = _values("unit", "ten")[word][0]
    if "et" in gap and not (20 <= tail <= 80 and number in (1, 11)):
        return False
    # After "soixante" and "quatre-vingt" numbers below 20 follow, after other tens those below 10.
    room = 20 if tail in (60, 80) else 10
    return (
        tail == 0 or (tail >= 20 and tail % 10 == 0 and number < room) or (tail == 10 and number in (7, 8, 9))
    )


def find(text: str) -> list[Number]:
    """The amounts of a masked text in order, ranges and ratios joined; "un" alone is of kind article."""
    found: list[Number] = []
    pending: Number | None = None
    for match in _pattern().finditer(text):
        if match["noun"]:
            shade = pending and SHADED.fullmatch(text, pending.end, match.start())
            if pending and not shade:
                found, pending = [*found, pending], None
            number = _magnitude(text, match, pending, found[-1] if found else None)
            number = _shaded(number, shade["word"].lower()) if number and shade and shade["word"] else number
            if found and found[-1].kind == "magnitude" and number and number.start == found[-1].start:
                found.pop()
            pending = None
            found += [number] if number else []
            continue
        if pending:
            found.append(pending)
        pending = _cardinal(match)
    found += [pending] if pending else []
    found += [*_vaguely(text), *_parts(text)]
    return _ranges(text, _disjoint(found))


def _cardinal(match: re.Match[str]) -> Number:
    if match["digits"]:
        number, end, kind = value(match["digits"]), match.end(), "digits"
    else:
        number, length = words(match["words"])
        end, kind = match.start() + length, "article" if number == 1 else "words"
    return Number(match.start(), end, number, number, kind)


def _magnitude(text: str, match: re.Match[str], count: Number | None, before: Number | None) -> Number | None:
    """What a noun such as "millions" or "trentaine" says with the number or noun before it."""
    noun = match["noun"].lower()
    half = noun.startswith("demi-") and noun not in _kinds()
    stem = noun.removeprefix("demi-") if half else noun
    plural = stem.endswith("s") and stem not in _kinds()
    base, low, high = _values("collective", "power")[stem.removesuffix("s") if plural else stem]
    joined = before and before.kind == "magnitude" and re.fullmatch(OF, text[before.end : match.start()])
    if before and joined:
        return replace(before, end=match.end(), low=_times(before.low, base), base=before.base * base,
                       high=_open_end(before, base))  # fmt: skip
    if count:
        return _counted(text, match, count, (base / 2,) * 3 if half else (base, low, high))
    if not plural:
        return None
    start = match.start() - len(_before(text, match.start()))
    return Number(start, match.end(), 2 * base, 10 * base - 1, "magnitude", base=base, of=True)


def _shaded(number: Number, word: str) -> Number:
    """ "Une bonne centaine" is the upper half of what "une centaine" may be, "une petite" the lower."""
    if number.low is None or number.high is None or not number.low < number.base < number.high:
        return number
    if word.startswith("petit"):
        return replace(number, high=number.base)
    return replace(number, low=number.base)


def _times(number: float | None, base: float) -> float | None:
    return None if number is None else number * base


def _open_end(number: Number, base: float) -> float | None:
    # "Dizaines de milliers" ends at 99 999, not at 99 thousands.
    if number.high is None or number.high != 10 * number.base - 1:
        return _times(number.high, base)
    return 10 * number.base * base - 1


def _before(text: str, start: int) -> str:
    match = re.search(rf"(?<![\w-]){PLURAL}$", text[max(0, start - 12) : start], re.IGNORECASE)
    return match.group() if match else ""


def _counted(text: str, match: re.Match[str], count: Number, noun: tuple[float, float, float]) -> Number:
    base, low, high = noun
    times = count.high or 0
    end, rest = match.end(), HALF_MORE.match(text, match.end())
    if rest:
        end, times = rest.end(), times + 0.5
    approximate = low != high
    bounds = (low, high) if approximate and times == 1 else (times * base, times * base)
    return Number(count.start, end, *bounds, "magnitude", approximate, base, of=True)


def _vaguely(text: str) -> Iterator[Number]:
    pattern, known = _vague()
    for match in pattern.finditer(text):
        low, of = known[match.group().lower()]
        if of and not COUNTED.match(text, match.end()):
            continue
        if match.group().lower() == "nombre" and NOUN_BEFORE.search(
            text[max(0, match.start() - 12) : match.start()]
        ):
            continue
        yield Number(match.start(), match.end(), low, None, "vague", of=of)


def _parts(text: str) -> Iterator[Number]:
    pattern, known = _fractions()
    counts = {"deux": 2, "trois": 3, "quatre": 4}
    for match in pattern.finditer(text):
        if COUNTED.match(text, match.end()):
            share = counts.get(match["count"].lower(), 1) * known[match["part"].lower()]
            yield Number(match.start(), match.end(), share, share, "fraction", of=True)


def _disjoint(found: list[Number]) -> list[Number]:
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _ranges(text: str, found: list[Number]) -> list[Number]:
    """Numbers joined where the text gives two ends: "entre 12 et 30", "de 10 à 15", "deux ou trois"."""
    kept: list[Number] = []
    for number in found:
        last = kept[-1] if kept else None
        joined = _joined(text, last, number) if last else None
        if joined:
            kept[-1] = joined
        else:
            kept.append(number)
    return kept


def _joined(text: str, first: Number, second: Number) -> Number | None:
    gap = text[first.end : second.start]
    if RATIO.fullmatch(gap):
        return _ratio(first, second)
    before = re.search(r"(?<!\w)(?:entre|de) $", text[max(0, first.start - 6) : first.start], re.IGNORECASE)
    between = before is not None and before.group().lower() == "entre "
    if not (gap == " et " and between) and gap not in (" à ", " ou ", "-", " - ", "–"):
        return None
    low, high = first.low, second.high
    if low is None or high is None or {"vague", "article"} & {first.kind, second.kind}:
        return None
    if before and CHANGE.search(text[max(0, first.start - 24) : first.start]):
        return None
    if second.base > 1 and first.base == 1 and low < high / second.base:
        low *= second.base
    elif (
        first.kind == second.kind == "words"
        and low < 10
        and (power := POWER.search(text, second.start, second.end))
    ):
        low *= 1000 if power.group().lower().startswith("mil") else 100
    if low >= high:
        return None
    start = first.start - (len(before.group()) if before and gap in (" et ", " à ") else 0)
    return replace(second, start=start, low=low, high=high, approximate=gap == " ou ")


def _ratio(part: Number, whole: Number) -> Number | None:
    """The share in percent of so many out of a round number of all."""
    if part.low is None or part.low != part.high or whole.low is None or whole.low not in WHOLES:
        return None
    if part.low >= whole.low or part.kind == "magnitude":
        return None
    share = 100 * part.low / whole.low
    return Number(part.start, whole.end, share, share, "fraction")
