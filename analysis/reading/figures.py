"""Figures of one article: counts, amounts, shares and measures, vague ones as intervals.

Dates, clock times, ages, ordinals and reference numbers ("article 49", "ligne 13") are no figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Token

from analysis.language.french import numbers, quantities
from analysis.language.french.numbers import Number
from analysis.reading.document import Document
from analysis.reading.quoted import Quoted

LOOK = 40
MEASURED = 6
# A bare number below this is a reference, a score or a room number more often than a figure.
LARGE = 100
# From here on a number is an amount without any noun: "un budget de 12 millions", "un demi-million".
MILLION = 500_000
# How far back a bare number may look for its unit, in code points: the same sentence.
NEAR = 100
# "Les deux" are both.
BOTH = 2
# Plural participles, which the parser may take for verbs and auxiliaries.
PARTICIPLES = ("és", "ées", "is", "ies", "us", "ues")
PHRASE = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM")
CLOSING = ("ADP", "VERB", "AUX", "ADV", "ADJ", "CCONJ", "SCONJ", "PRON")
OPENING = ("ADP", "PUNCT", "VERB", "AUX", "CCONJ", "ADV", "SCONJ", "SPACE")


@dataclass(frozen=True)
class Figure:
    """A quantity as in the table `figures`: span, bounds (None where open), unit, what it counts."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    measures: str | None
    approximate: bool
    speaker: str | None


class Unit(NamedTuple):
    """A unit of measure or the noun counted: its span, name, factor and kind ("noun", or "none" for none)."""

    start: int
    end: int
    name: str | None
    factor: float
    kind: str


def find(document: Document, quotations: Sequence[Quoted] = ()) -> list[Figure]:
    """The figures of a document in order; `speaker` is who says the innermost quotation that holds it."""
    found: list[Figure] = []
    for number in numbers.find(document.text):
        # "Pour cent" is one unit, and its second word no number.
        if found and found[-1].unit == "%" and number.start < found[-1].end:
            continue
        unit = _unit(document, number)
        if _dismissed(document.text, number, unit):
            continue
        unit = unit or _elliptic(document, number, found[-1] if found else None)
        if unit is not None:
            found.append(_figure(document, number, unit))
    return spoken(found, quotations)


def _unit(document: Document, number: Number) -> Unit | None:
    """What a number counts: a unit of measure or, without one, a noun; None for a bare number."""
    if number.kind == "fraction":
        noun = _noun(document, number)
        return noun._replace(name="%") if noun else Unit(number.end, number.end, "%", 1, "none")
    if number.kind == "magnitude" and (before := _by_hundreds(document, number)):
        return before
    measure = quantities.measure(document.text, number.end, number.of)
    if measure is None:
        glued = document.text[number.end : number.end + 1].isalnum()
        return None if glued else _noun(document, number)
    # "20 Minutes" is a newspaper.
    capital = document.text[measure.end - 2].islower() and _initial(document.text, number.end).isupper()
    if measure.kind == "time" and capital:
        return None
    unit = quantities.dollars(measure, document.text[number.end : measure.end], document.article.time_zone)
    return Unit(number.end, *unit)


def _by_hundreds(document: Document, number: Number) -> Unit | None:
    """The noun of "des poissons morts par centaines", which stands before."""
    tokens = document.tokens(max(0, number.start - LOOK), number.start)
    if not tokens or tokens[-1].lower_ != "par":
        return None
    chain = takewhile(lambda token: token.pos_ in ("NOUN", "ADJ"), reversed(tokens[:-1]))
    nouns = [token for token in chain if token.pos_ == "NOUN" and _plural(token)]
    return Unit(number.end, number.end, nouns[-1].lemma_.lower(), 1, "none") if nouns else None


def _initial(text: str, start: int) -> str:
    return text[start : start + 2].strip()[:1]


def _noun(document: Document, number: Number) -> Unit | None:
    """The noun that a number counts, past adjectives and, where the number takes it, past "de"."""
    tokens = [t for t in document.tokens(number.end, number.end + LOOK) if t.text != "["]
    if tokens and tokens[0].lower_ in quantities.OF:
        following = tokens[1].lower_ if len(tokens) > 1 else ""
        if not number.of and following not in quantities.PARTITIVE and tokens[0].lower_ != "des":
            return None
        if number.base >= MILLION and following in quantities.WHOLE:
            return None
        tokens = [t for t in tokens[1:] if t.pos_ != "DET" and t.lower_ not in quantities.PARTITIVE]
    elif number.of and number.kind != "vague":
        return None
    spare: Token | None = None
    for token in tokens[:4]:
        if token.lower_ in quantities.PRONOUNS:
            return Unit(token.idx, token.idx + len(token), None, 1, "none")
        if (token.pos_ == "NOUN" and token.lower_.strip("-")[:1].isalpha()) or (
            token.pos_ == "PROPN" and _plural(token)
        ):
            return Unit(token.idx, token.idx + len(token), token.lemma_.lower(), 1, "noun")
        if token.pos_ not in ("ADJ", "NUM", "VERB", "AUX") or (
            token.pos_ in ("VERB", "AUX") and not token.lower_.endswith(PARTICIPLES)
        ):
            break
        spare = spare or (token if _plural(token) else None)
    if spare and spare.pos_ == "ADJ" and quantities.is_among(document.text, number.start):
        return None
    # The parser takes "trois blessés" for adjectives or participles.
    return Unit(spare.idx, spare.idx + len(spare), spare.lemma_.lower(), 1, "noun") if spare else None


def _plural(token: Token) -> bool:
    return token.lower_[-1:] in "sx" and token.is_alpha and len(token) > 2


def _dismissed(text: str, number: Number, unit: Unit | None) -> bool:
    """Whether a number is part of a date, a time of day, an age or a reference rather than a figure."""
    start, end = number.start, number.end
    if number.kind == "vague":
        return unit is None
    if number.kind == "article":
        return unit is None or not (unit.kind in ("measure", "money") or _lasts(text, start, unit))
    if number.kind == "digits" and (
        _is_year(text, number, unit) or quantities.is_reference(text, start, end)
    ):
        return True
    if quantities.is_minutes(text, start) or quantities.is_day(text, end):
        return True
    if unit is None:
        return text[end : end + 1].isalnum() or quantities.is_after_day(text, start)
    return _is_time(text, number, unit)


def _lasts(text: str, start: int, unit: Unit) -> bool:
    return unit.kind == "time" and (unit.factor > 1 or quantities.lasts(text, start, unit.end))


def _is_year(text: str, number: Number, unit: Unit | None) -> bool:
    first = quantities.is_year(text, number.start, number.end)
    both = first or quantities.is_year(text, max(number.start, number.end - 4), number.end)
    measured = unit is not None and unit.kind != "noun"
    if not both or measured:
        return False
    return unit is None or not first or quantities.follows_year_word(text, number.start)


def _is_time(text: str, number: Number, unit: Unit) -> bool:
    if unit.kind != "time" or number.high is None:
        return False
    if unit.name == "heure":
        return quantities.is_clock(text, number.start, unit.end, number.high)
    return unit.name == "an" and quantities.is_age(text, number.start, unit.end, number.high)


def _elliptic(document: Document, number: Number, last: Figure | None) -> Unit | None:
    """The unit of a number without a noun: that of the figure before it, if it can be a figure at all."""
    if named := _numbered(document, number):
        return named
    near = _near(document, number, last, NEAR)
    if number.base >= MILLION:
        return Unit(number.end, number.end, last.unit if last and near else None, 1, "none")
    if number.kind == "magnitude" and number.low != number.high and not number.approximate:
        return Unit(number.end, number.end, None, 1, "none")
    if number.kind not in ("digits", "words") or number.low is None:
        return None
    before = document.tokens(max(0, number.start - LOOK), number.start)[-1:]
    after = document.tokens(number.end, number.end + LOOK)[:1]
    word = before[0].lower_ if before else ""
    reach = 2 * NEAR if quantities.is_taken_up(document.text, number.start) else NEAR
    near = _near(document, number, last, reach)
    ended = (
        not after or after[0].is_punct or ((near or word in quantities.DEFINITE) and after[0].pos_ in CLOSING)
    )
    large = (
        number.low >= LARGE
        and (not before or before[0].pos_ in OPENING)
        and word not in quantities.CONTRACTED
    )
    joined = (
        word in quantities.ELLIPTIC
        or (near and word in quantities.JOINING)
        or quantities.is_counted_again(document.text, number.start)
        or _told_before(document, number, word)
    )
    if not (large or (joined and ended)):
        return None
    return Unit(number.end, number.end, last.unit if last and near else None, 1, "none")


def _told_before(document: Document, number: Number, word: str) -> bool:
    """Whether a number with its article stands for things told of before: "les douze ont été analysés"."""
    tokens = document.tokens(number.start, number.end)
    return (number.low or 0) > BOTH and word in quantities.DEFINITE and tokens[0].pos_ == "PRON"


def _near(document: Document, number: Number, last: Figure | None, reach: int) -> bool:
    """Whether the figure before a number is near enough, in one paragraph, to lend it its unit."""
    if last is None or last.unit is None or number.start - last.end >= reach:
        return False
    between = document.text[last.end : number.start]
    # What "on en compte 31" counts, another sentence may name after the last figure.
    apart = "\n" in between or (
        quantities.SENTENCE.search(between) is not None
        and (
            quantities.is_counted_again(document.text, number.start)
            or quantities.is_definite(document.text, number.start)
        )
    )
    return not apart


def _numbered(document: Document, number: Number) -> Unit | None:
    """The noun of "le nombre de morts est passé à 23", where no other number stands between."""
    if number.kind not in ("digits", "words"):
        return None
    noun = quantities.numbered(document.text, number.start)
    token = next(iter(document.tokens(*noun)), None) if noun else None
    return Unit(number.end, number.end, token.lemma_.lower(), 1, "none") if token else None


def _figure(document: Document, number: Number, unit: Unit) -> Figure:
    widened = quantities.modifier(document.text, number.start, (number.end, unit.end))
    low, high = _bounds(number, widened)
    return Figure(
        start=widened.start if widened else number.start,
        end=max(number.end, unit.end, widened.end if widened else 0),
        low=None if low is None else round(low * unit.factor, 6),
        high=None if high is None else round(high * unit.factor, 6),
        unit=unit.name,
        measures=_measures(document, unit),
        approximate=number.approximate or bool(widened and widened.approximate),
        speaker=None,
    )


def _bounds(number: Number, widened: quantities.Modifier | None) -> tuple[float | None, float | None]:
    if widened is None or number.low is None or number.high is None:
        return number.low, number.high
    low, high = number.low, number.high
    if number.approximate and number.kind == "magnitude":
        # "Plus d'un millier": the next step up is two thousand.
        if widened.low == 1 and widened.high is None:
            return number.base, 2 * number.base - 1 if number.base in (100, 1000) else None
        if widened.low == 0.95 and widened.high == 1.05:
            return low, high
        low = high = number.base
    return (
        None if widened.low is None else low * widened.low,
        None if widened.high is None else high * widened.high,
    )


def _measures(document: Document, unit: Unit) -> str | None:
    """The words that say what is counted: the noun with what goes with it, without the unit of measure."""
    if unit.kind in ("time", "times", "none"):
        return None
    tokens = document.tokens(unit.end, unit.end + 2 * LOOK)
    if unit.kind != "noun" and not (tokens and tokens[0].lower_ in quantities.OF):
        return None
    start = unit.start if unit.kind == "noun" else None
    end = unit.end
    for token in tokens[: MEASURED if unit.kind == "noun" else MEASURED + 2]:
        if token.pos_ not in PHRASE or "\n" in document.text[end : token.idx]:
            break
        if token.pos_ not in ("ADP", "DET"):
            start = token.idx if start is None else start
            end = token.idx + len(token)
    return None if start is None else document.text[start:end]


def spoken(found: list[Figure], quotations: Sequence[Quoted]) -> list[Figure]:
    """The figures with their speakers: one sweep over figures and quotations in order."""
    waiting = sorted(quotations, key=lambda quoted: quoted.start, reverse=True)
    around: list[Quoted] = []
    attributed: list[Figure] = []
    for figure in found:
        while waiting and waiting[-1].start <= figure.start:
            around.append(waiting.pop())
        around = [quoted for quoted in around if quoted.end > figure.start]
        named = [quoted for quoted in around if quoted.speaker and quoted.end >= figure.end]
        inner = min(named, key=lambda quoted: quoted.end - quoted.start, default=None)
        attributed.append(replace(figure, speaker=inner.speaker) if inner else figure)
    return attributed
