"""Figures that measure the same thing: same unit, same noun, and context that says it is the same.

Candidates come from an index of (unit or noun, context word), never from all pairs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import combinations, permutations

import pandas as pd

from analysis.comparison.conflicts_clash import Value
from analysis.comparison.conflicts_quantities import Quantity, Span, stem
from analysis.comparison.tongues import comparing

# Context that two figures need in common: two words, worth together more than one that is unique to both.
LEAST_WORDS, LEAST_WEIGHT = 2, 1.1
# In fewer sentences than this every word would be common; it counts as if there were as many.
FEW = 50
# A context word by which more figures of one noun could be paired says nothing of what is counted.
COMMON = 30
# The same source gives one amount twice only if the two are of one order.
ALIKE = 2.0
# Accounts of one thing differ by no more than this factor; beyond it they count two things.
ORDER = 10.0
# Articles that name so much each and nothing in common tell two stories.
LEAST_CAST = 3

# What the dead and the hurt are kinds of, by the tables of counted nouns.
VICTIM = "victime", "victim"

# Two figures by their places in the list of all.
Pair = tuple[int, int]


def weights(sentences: pd.DataFrame) -> dict[str, float]:
    """How much a context word tells, 0 to 1: inverse sentence frequency (Spärck Jones 1972), scaled."""
    counts = Counter(
        word for terms in sentences["terms"].dropna() for word in {stem(term) for term in terms.split()}
    )
    size = max(len(sentences), FEW)
    return {word: math.log(size / n) / math.log(size) for word, n in counts.items()}


def same(
    found: Sequence[Quantity], worth: Mapping[str, float], two_things: Container[tuple[str, Span, Span]] = ()
) -> set[Pair]:
    """The pairs of figures that measure the same thing, by their context or by their value and noun.

    `two_things` are values that are told apart (see `told_apart`).
    """
    agreed = {
        (i, j)
        for i, j in _candidates(found)
        if _one_story(found[i], found[j])
        and _one_order(found[i].value, found[j].value)
        and not _one_voice(found[i], found[j])
        and _one_time(found[i], found[j])
        and _one_place(found[i], found[j])
        and (found[i].noun, found[i].span, found[j].span) not in two_things
        and _agree(found[i], found[j], worth)
    }
    return agreed | set(_repeated(found)) | set(_one_source(found)) | set(_tolls(found))


def _candidates(found: Sequence[Quantity]) -> Iterator[Pair]:
    """Pairs of figures of one noun, in different sentences, that share a context word or an element."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, quantity in enumerate(found):
        for word in quantity.context | quantity.elements if quantity.noun else ():
            index[quantity.noun, word].append(i)
    pairs = {
        pair for postings in index.values() if len(postings) <= COMMON for pair in combinations(postings, 2)
    }
    yield from ((i, j) for i, j in pairs if found[i].sentence != found[j].sentence)


def _one_story(a: Quantity, b: Quantity) -> bool:
    return min(len(a.cast), len(b.cast)) < LEAST_CAST or not a.cast.isdisjoint(b.cast)


def _one_voice(a: Quantity, b: Quantity) -> bool:
    """Whether one article gives two values in one voice: its author counts two things."""
    two = a.source and b.source and a.source != b.source
    return a.value.article == b.value.article and not two and not _equal(a, b)


def _equal(a: Quantity, b: Quantity) -> bool:
    return a.span == b.span


def _one_time(a: Quantity, b: Quantity) -> bool:
    """Whether two figures may be of one time: not of two years ("5 millions en 2024, 2 millions en 2023")."""
    if a.time is None or b.time is None:
        return True
    return a.time.earliest <= b.time.latest and b.time.earliest <= a.time.latest


def _one_place(a: Quantity, b: Quantity) -> bool:
    """Whether two figures may be of one place: not where each sentence names others ("900 en Suisse")."""
    return not (a.places and b.places) or not a.places.isdisjoint(b.places)


def told_apart(figures: pd.DataFrame) -> set[tuple[str, Span, Span]]:
    """Values that some sentence gives side by side in one voice, so that whoever wrote it counts two things.

    "7 millions d'euros, dont 2 millions de la région". Takes the table `figures`; gives the noun and the two
    values, both ways round.
    """
    together: dict[tuple[str, str, str], set[Span]] = defaultdict(set)
    for row in figures.dropna(subset=["sentence_id", "unit", "low"]).to_dict("records"):
        speaker = "" if pd.isna(row["speaker"]) else row["speaker"]
        words = comparing(row)
        noun = words.root(words.counted(row["unit"]).noun)
        high = float("inf") if pd.isna(row["high"]) else float(row["high"])
        together[row["sentence_id"], noun, speaker].add((float(row["low"]), high))
    return {
        (noun, *pair) for (_, noun, _), values in together.items() for pair in permutations(sorted(values), 2)
    }


def _one_order(a: Value, b: Value) -> bool:
    return max(a.low, b.low) <= ORDER * min(a.high, b.high)


def _agree(a: Quantity, b: Quantity, worth: Mapping[str, float]) -> bool:
    """Whether what is measured agrees: nothing beside the nouns differs, and the context is shared."""
    if a.beside and b.beside and not a.beside & b.beside and (a.counted or a.noun == "%"):
        return False
    if a.noun == "%" and not (a.beside & b.beside or (a.elements & b.elements)):
        return False
    shared = a.context & b.context
    if a.counted and b.counted and shared:
        shared |= {stem(a.noun)}
    weight = sum(worth.get(word, 0.0) for word in shared) + len(a.elements & b.elements)
    return len(shared) + len(a.elements & b.elements) >= LEAST_WORDS and weight >= LEAST_WEIGHT


def _repeated(found: Sequence[Quantity]) -> Iterator[Pair]:
    """Figures that give the same exact value, of the same noun in different articles.

    A round one counts where both sentences tell one story element.
    """
    last: dict[tuple[str, float, str], int] = {}
    for i, quantity in enumerate(found):
        low, high = quantity.value.low, quantity.value.high
        if not quantity.noun or low != high:
            continue
        exact = len(f"{low:.12g}".replace(".", "").rstrip("0")) >= 3
        for key in ("", *sorted(quantity.elements)) if exact else sorted(quantity.elements):
            before = last.get((quantity.noun, low, key))
            if before is not None and found[before].value.article != quantity.value.article:
                yield before, i
            last[quantity.noun, low, key] = i


def _tolls(found: Sequence[Quantity]) -> Iterator[Pair]:
    """How many are dead, hurt or ill by two articles on one story: it has one toll, however that is told.

    Not where a figure is of some of them (something stands beside the noun), of one of two places, or of
    another event, long before.
    """
    tolls: dict[str, list[int]] = defaultdict(list)
    for i, quantity in enumerate(found):
        if quantity.whole in VICTIM and not quantity.beside and not quantity.past:
            tolls[quantity.noun].append(i)
    for places in tolls.values():
        for i, j in combinations(places[:COMMON], 2):
            a, b = found[i], found[j]
            met = _one_story(a, b) and _one_place(a, b) and _one_time(a, b)
            if met and a.value.article != b.value.article and _one_order(a.value, b.value):
                yield i, j


def _one_source(found: Sequence[Quantity]) -> Iterator[Pair]:
    """Amounts of one order that one source gives in two articles, where it gives no other in that unit."""
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, quantity in enumerate(found):
        if quantity.source and quantity.noun not in ("", "%") and not quantity.counted:
            told[quantity.noun, quantity.source].append(i)
    for places in told.values():
        articles = [found[i].value.article for i in places]
        if len(set(articles)) == len(articles) == 2:
            a, b = (found[i].value for i in places)
            if a.row["outlet"] != b.row["outlet"] and max(a.low, b.low) <= ALIKE * min(a.high, b.high):
                yield places[0], places[1]
