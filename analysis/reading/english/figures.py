"""English figures: counts, amounts, shares and measures, vague ones as intervals.

Numbers inside a time expression, references ("page 3"), names ("Apollo 11") and bare ages are no figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from analysis.language.english.time_patterns import LANGUAGE
from analysis.reading.document import Document
from analysis.reading.english import timex
from analysis.reading.english.amounts import numbers, units
from analysis.reading.english.amounts.nouns import LOOK, Noun, Nouns
from analysis.reading.english.amounts.numerals import OFTEN, VALUES, Number
from analysis.reading.english.amounts.units import Modifier, Unit
from analysis.reading.figures import Figure, spoken
from analysis.reading.quoted import Quoted

# How far back a number without a noun may look for what the figure before it counts.
NEAR = 100
# Bare numbers from here on are figures even without a noun.
LARGE = 1000
PEOPLE = frozenset(("person", "people", "man", "woman", "child", "boy", "girl"))
LENGTHS = frozenset(row["form"] for row in LANGUAGE.rows("calendar") if row["kind"] == "unit")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
ENUMERATOR = re.compile(r"(?:[.)]\s|\s[-–]\s)")


def find(document: Document, quotations: Sequence[Quoted] = ()) -> list[Figure]:
    """The figures of a document in order; `speaker` is who says the innermost quotation that holds it."""
    return spoken(Reader(document).read(), quotations)


class Reader:
    """Reads the figures of one document."""

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.text
        self.zone = document.article.time_zone
        self.times = [(row.start, row.end) for row in timex.find(document)]
        self._starts = [start for start, _ in self.times]
        self.signs = units.signs()
        self.nouns = Nouns(document, self.times)
        self.found: list[Figure] = []

    def read(self) -> list[Figure]:
        """Its figures, without speakers."""
        for number in numbers.find(self.text):
            if not self._in_time(number) and (figure := self._figure(number)):
                self.found.append(figure)
        self.found += [figure for figure in self._times() if not self._taken(figure)]
        return sorted(self.found, key=lambda figure: figure.start)

    def _in_time(self, number: Number) -> bool:
        index = bisect_right(self._starts, number.end - 1) - 1
        return index >= 0 and self.times[index][1] > number.start

    def _taken(self, figure: Figure) -> bool:
        return any(other.start < figure.end and figure.start < other.end for other in self.found)

    def _times(self) -> list[Figure]:
        """ "Twice", "nearly twice": so many times."""
        found = []
        for match in OFTEN.finditer(self.text):
            value = VALUES[match[0].lower()][1]
            number = Number(match.start(), match.end(), value, value, "words")
            if not self._in_time(number):
                unit = Unit(match.end(), match.end(), "fois", 1.0, "times")
                found.append(self._built(number, number.start, number.end, unit, None))
        return found

    def _figure(self, number: Number) -> Figure | None:
        money = units.money(self.text, number.start, self.zone)
        if money is None and self._dismissed(number):
            return None
        number = self._scaled(number, money is not None)
        if money:
            return self._built(number, money.start, number.end, money, self._of(number.end))
        if number.kind == "fraction":
            noun = self.nouns.after(number.end)
            unit = Unit(number.end, number.end, "%", 1.0, "share")
            return self._built(number, number.start, noun[1] if noun else number.end, unit, noun)
        measure = units.measure(self.text, number.end, self.zone)
        if measure is not None:
            return self._built(number, number.start, measure.end, measure, self._of(measure.end))
        return self._counted(number)

    def _scaled(self, number: Number, money: bool) -> Number:
        """The number with the letter after it, "£2.3m", "2.3m people", where that letter multiplies."""
        if number.pending == 1:
            return number
        letter = re.match(r"[a-zA-Z]+", self.text[number.end :])
        end = number.end + (len(letter[0]) if letter else 0)
        noun = None if money else self.nouns.after(end)
        if not money and (
            noun is None or not noun[2].lower_.endswith(("s", "people", "men", "women", "children"))
        ):
            return number
        low, high = (None if bound is None else bound * number.pending for bound in (number.low, number.high))
        return Number(number.start, end, low, high, "magnitude", number.approximate)

    def _dismissed(self, number: Number) -> bool:
        """Whether a number names a thing, numbers a line or is part of a longer sign."""
        text, start, end = self.text, number.start, number.end
        if number.kind not in ("digits", "words", "one"):
            return False
        if self.signs.reference.search(text[max(0, start - 20) : start]) or self.signs.street.match(
            text, end
        ):
            return True
        line = text.rfind("\n", 0, start) + 1
        if not text[line:start].strip() and ENUMERATOR.match(text, end):
            return True
        if number.kind != "digits" or number.low != number.high:
            return False
        # A score, a fraction in figures, a telephone number.
        apart = re.match(r"[-/–:]\d| \d{2}", text[end : end + 3]) or re.search(
            r"\d $", text[max(0, start - 2) : start]
        )
        return apart is not None or self._named(number)

    def _named(self, number: Number) -> bool:
        """Whether digits follow a name of which they are part: "Apollo 11"."""
        before = self.document.tokens(max(0, number.start - 30), number.start)[-1:]
        if not before or before[0].idx + len(before[0]) != number.start - 1 or before[0].is_punct:
            return False
        sentence = self.document.sentence_at(number.start)
        first = sentence is not None and sentence.start == before[0].idx
        dated = any(start <= before[0].idx < end for start, end in self.times)
        return before[0].pos_ == "PROPN" and before[0].text[:1].isupper() and not (first or dated)

    def _counted(self, number: Number) -> Figure | None:
        """A number with the noun it counts, or one that leaves it out."""
        noun = self.nouns.after(number.end)
        partly = self.text[number.end : number.end + 4] == " of "
        if number.kind == "one" and (partly or not (noun and self._person(noun[2]))):
            return None
        if noun and noun[2].lower_ in LENGTHS:
            return None  # "in as many weeks"
        if noun and not (self._year(number) and not noun[2].lower_.endswith("s")):
            name = noun[2].lemma_.lower() or noun[2].lower_
            unit = Unit(number.end, noun[1], name, 1.0, "noun")
            return self._built(number, number.start, noun[1], unit, noun)
        if number.kind == "one" or self._year(number):
            return None
        return self._bare(number)

    def _person(self, noun: Token) -> bool:
        lemma = noun.lemma_.lower()
        people = {row["noun"] for row in LANGUAGE.rows("person_nouns")}
        before = self.document.tokens(max(0, noun.idx - 30), noun.idx)[-2:-1]
        counted = not before or before[0].lower_ not in ("no", "any", "every", "each", "the", "this", "that")
        return counted and (lemma in people or lemma in PEOPLE)

    def _year(self, number: Number) -> bool:
        return number.kind == "digits" and YEAR.fullmatch(self.text, number.start, number.end) is not None

    def _bare(self, number: Number) -> Figure | None:
        """A number without a noun: what it counts is said before it, or is people by what is said of them."""
        text, end = self.text, number.end
        if predicate := self.signs.predicate.match(text, end) or self.signs.part.match(text, end):
            unit = Unit(end, end, "people", 1.0, "noun")
            return self._built(
                number, number.start, end, unit, (predicate.start("word"), predicate.end("word"), None)
            )
        last = self.found[-1] if self.found else None
        near = last if last and number.start - last.end <= 2 * NEAR else None
        name = near.unit if near else None
        if total := self.signs.total.search(text[max(0, number.start - 90) : number.start]):
            unit = Unit(end, end, total["noun"] or name or "", 1.0, "none")
            return self._built(number, number.start, end, unit, None)
        partitive = re.match(r"\sof\s(?:them|whom|those|these|us)\b", text[end : end + 10])
        if partitive or self._taken_up(number) or number.kind == "magnitude" or (number.low or 0) >= LARGE:
            stop = end
            return self._built(number, number.start, stop, Unit(end, end, name or "", 1.0, "none"), None)
        return None

    def _taken_up(self, number: Number) -> bool:
        """Whether a number stands for people or things: "14 were hurt", "killing 14 and"."""
        if number.kind not in ("digits", "words"):
            return False
        before = self.document.tokens(max(0, number.start - 30), number.start)[-1:]
        after = self.document.tokens(number.end, number.end + LOOK)[:1]
        if (
            after
            and after[0].pos_ == "AUX"
            and (not before or before[0].is_punct or before[0].pos_ in ("CCONJ", "SCONJ", "ADP", "SPACE"))
        ):
            return True
        ended = not after or after[0].is_punct or after[0].pos_ in ("CCONJ", "ADP")
        return bool(before) and before[0].pos_ == "VERB" and ended and number.kind == "digits"

    def _of(self, end: int) -> Noun | None:
        """What an amount or a measure is of: "12 tonnes of diesel"."""
        if not re.match(r"\sof\s", self.text[end : end + 4]):
            return None
        return self.nouns.after(end)

    def _built(self, number: Number, start: int, end: int, unit: Unit, noun: Noun | None) -> Figure:
        both = number.low != number.high and BETWEEN.search(self.text[max(0, start - 9) : start])
        start -= len(both[0]) if both and " and " in self.text[start : number.end] else 0
        widened = units.modifier(self.text, start, (number.end, end))
        low, high = _bounds(number, widened)
        return Figure(
            start=widened.start if widened and widened.start < start else start,
            end=max(end, widened.end if widened else 0, noun[1] if noun and noun[2] is not None else 0),
            low=None if low is None else round(low * unit.factor, 6),
            high=None if high is None else round(high * unit.factor, 6),
            unit=unit.name or None,
            measures=self.nouns.measured(noun),
            approximate=number.approximate or bool(widened and widened.approximate),
            speaker=None,
        )


def _bounds(number: Number, widened: Modifier | None) -> tuple[float | None, float | None]:
    if widened is None or number.low is None or number.high is None:
        return number.low, number.high
    low, high = number.low, number.high
    return (
        None if widened.low is None else low * widened.low,
        None if widened.high is None else high * widened.high,
    )
