"""Figures as they are compared: each with what it counts, its context, its source and its time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.comparison.availability import Interval, moment
from analysis.comparison.conflicts_clash import Row, Value
from analysis.comparison.tongues import comparing
from analysis.tables import records

# "Several" is no number that another could contradict.
SEVERAL = 2
# Durations and numbers of times are told of everything that happens: their unit says nothing.
LOOSE = frozenset(
    {"heure", "minute", "seconde", "jour", "semaine", "mois", "an", "siècle", "fois", "reprise"}
)
# A story goes back as far as this; what a sentence dates before it is another's.
RECENT = pd.Timedelta(days=60)
# Letters between a figure and the time that it is of.
BESIDE = 12
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Quantity:
    """A figure with what it counts: the noun it is compared under, the words beside it, its context.

    `cast` is who and what its article names, `actors` those that are no places; `places` are those that its
    sentence names, or another that repeats it; `past` is whether its sentence dates something long before
    the article.

    The noun is empty where the sentence has none ("ils étaient 180").
    """

    value: Value
    noun: str
    whole: str | None
    counted: bool
    beside: frozenset[str]
    context: frozenset[str]
    elements: frozenset[str]
    paragraph: tuple[str, int]
    source: str | None
    cast: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    words: str
    time: Interval | None
    past: bool

    @property
    def span(self) -> Span:
        return self.value.low, self.value.high

    @property
    def sentence(self) -> str:
        return str(self.value.row["sentence_id"])


# A value from its low to its high end.
Span = tuple[float, float]


@dataclass(frozen=True)
class _Around:
    """What stands around the figures of the sentences of a corpus."""

    elements: Mapping[str, set[str]]
    sources: Mapping[tuple[str, int], str]
    times: Mapping[str, list[tuple[int, int, Interval]]]
    casts: Mapping[str, frozenset[str]]
    actors: Mapping[str, frozenset[str]]
    places: Mapping[str, set[str]]

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame]) -> _Around:
        named = tables["mentions"].dropna(subset=["sentence_id", "entity_id"])
        return cls(
            elements=_sets(tables["element_sentences"], "element_id"),
            sources=_attributions(tables["hedges"]),
            times=_periods(tables["timex"]),
            casts=_casts(tables["mentions"]),
            actors=_casts(tables["mentions"][tables["mentions"]["kind"] != "PLACE"]),
            places=_sets(named[named["kind"] == "PLACE"], "entity_id"),
        )


def quantities(
    tables: Mapping[str, pd.DataFrame], published: Mapping[str, Interval | None]
) -> list[Quantity]:
    """The figures that can be compared, in order of the articles."""
    sentences = {row["sentence_id"]: row for row in records(tables["sentences"])}
    around = _Around.of(tables)
    return _placed(
        _quantity(row, sentence, around, published.get(row["article_id"]))
        for row in tables["figures"].dropna(subset=["sentence_id"]).to_dict("records")
        for sentence in [sentences[row["sentence_id"]]]
        if row["unit"] not in LOOSE and _bounded(row) and _whole(row, sentence)
    )


def _placed(found: Iterable[Quantity]) -> list[Quantity]:
    """The figures, each with the places that any sentence names in which its article repeats it."""
    figures = list(found)
    places: defaultdict[tuple[str, str, Span], set[str]] = defaultdict(set)
    for one in figures:
        places[one.value.article, one.noun, one.span] |= one.places
    return [replace(one, places=frozenset(places[one.value.article, one.noun, one.span])) for one in figures]


def _casts(mentions: pd.DataFrame) -> Mapping[str, frozenset[str]]:
    """What each article names."""
    return {str(key): frozenset(own.dropna()) for key, own in mentions.groupby("article_id")["entity_id"]}


def _sets(table: pd.DataFrame, column: str) -> Mapping[str, set[str]]:
    """The values of a column in each sentence."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sentence, value in zip(table["sentence_id"], table[column], strict=True):
        found[sentence].add(value)
    return found


def _attributions(hedges: pd.DataFrame) -> dict[tuple[str, int], str]:
    """Who is named as a source, by the article and the place where the attribution begins."""
    given = hedges[hedges["kind"] == "attribution"].to_dict("records")
    return {(row["article_id"], int(row["start"])): comparing(row).source(row["text"]) for row in given}


def _periods(timex: pd.DataFrame) -> Mapping[str, list[tuple[int, int, Interval]]]:
    """The dated expressions of each sentence: where they stand and the time they tell."""
    found: defaultdict[str, list[tuple[int, int, Interval]]] = defaultdict(list)
    dated = timex[timex["type"].isin(["DATE", "TIME"])].dropna(subset=["sentence_id", "earliest", "latest"])
    for row in records(dated):
        first, last = moment(row["earliest"]), moment(row["latest"])
        if first is not None and last is not None:
            found[row["sentence_id"]].append((row["start"], row["end"], Interval(first, last)))
    return found


def _nearest(row: Row, times: Sequence[tuple[int, int, Interval]]) -> Interval | None:
    """The time that stands right by a figure, if one does."""
    near = [(max(start - row["end"], row["start"] - end), start, time) for start, end, time in times]
    distance, _, time = min(near, key=lambda one: one[:2], default=(BESIDE + 1, 0, None))
    return time if distance <= BESIDE else None


def _long_before(time: Interval, published: Interval | None) -> bool:
    return published is not None and published.earliest - time.latest > RECENT


def _bounded(row: Row) -> bool:
    """Whether a figure says more than "several"."""
    return pd.notna(row["low"]) and (pd.notna(row["high"]) or row["low"] > SEVERAL)


def _whole(row: Row, sentence: Row) -> bool:
    start = int(row["start"] - sentence["start"])
    end = int(row["end"] - sentence["start"])
    return bool(comparing(sentence).of_its_own(sentence["text"], start, end))


def _quantity(row: Row, sentence: Row, around: _Around, published: Interval | None) -> Quantity:
    """A figure with its context; its source is the one named right after it, if one is."""
    unit: str = "" if pd.isna(row["unit"]) else str(row["unit"])
    key, article = row["sentence_id"], row["article_id"]
    noun, whole = _counted(unit, row, sentence)
    beside: frozenset[str] = _stems(row["measures"]) if pd.notna(row["measures"]) else frozenset()
    own = _stems(row["text"]) | {stem(noun)}
    high: float = float("inf") if pd.isna(row["high"]) else float(row["high"])
    is_noun: bool = unit.islower() and stem(unit) in beside
    named = around.sources.get((article, row["end"] + 1))
    return Quantity(
        value=Value({**row, "speaker": named} if named else row, float(row["low"]), high, published),
        noun=noun,
        whole=whole,
        counted=is_noun,
        beside=beside - {stem(unit)},
        context=frozenset(stem(word) for word in terms_of(sentence)) - own,
        elements=frozenset(around.elements.get(key, ())),
        paragraph=(article, int(sentence["paragraph"])),
        source=None if pd.isna(row["speaker"]) else str(row["speaker"]),
        cast=around.casts.get(article, frozenset()),
        actors=around.actors.get(article, frozenset()),
        places=frozenset(around.places.get(key, ())),
        words=str(sentence["text"]),
        time=_nearest(row, around.times.get(key, [])),
        past=any(_long_before(time, published) for _, _, time in around.times.get(key, [])),
    )


def _counted(unit: str, row: Row, sentence: Row) -> tuple[str, str | None]:
    """The noun that a figure is compared under, and the wider one; of people in general what befell them."""
    words, at = comparing(sentence), int(sentence["start"])
    text = str(sentence["text"])
    befallen = words.befallen(unit, text[: row["start"] - at], text[row["end"] - at :])
    noun, whole = words.counted(befallen or unit)
    return str(words.root(noun)), whole


def terms_of(sentence: Row) -> list[str]:
    """The content words of a sentence, its numbers and the verbs that bring them left out."""
    terms: list[str] = [] if pd.isna(sentence["terms"]) else sentence["terms"].split()
    words = comparing(sentence)
    empty = words.NUMERALS | words.COUNTING
    return [word for word in terms if word.isalpha() and word not in empty]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text.lower()))


def stem(word: str) -> str:
    """The beginning of a word, which its forms share ("privés", "priver"; "habitant", "habitants")."""
    word = word.rstrip("sx") if len(word) > 4 else word
    return word if len(word) <= 4 else word[: max(4, len(word) - 3)][:7]
