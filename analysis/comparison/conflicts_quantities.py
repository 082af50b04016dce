"""Figures that measure the same thing: same unit, same noun, and context that says it is the same.

Candidates come from an index of (unit or noun, context word), never from all pairs.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import pandas as pd

from analysis.comparison.availability import Interval
from analysis.comparison.conflicts_clash import Row, Value
from analysis.comparison.tongues import comparing

# Context that two figures need in common: two words, worth together more than one that is unique to both.
LEAST_WORDS, LEAST_WEIGHT = 2, 1.1
# In fewer sentences than this every word would be common; it counts as if there were as many.
FEW = 50
# A context word by which more figures of one noun could be paired says nothing of what is counted.
COMMON = 30
# Durations and numbers of times are told of everything that happens: their unit says nothing.
LOOSE = frozenset(
    {"heure", "minute", "seconde", "jour", "semaine", "mois", "an", "siècle", "fois", "reprise"}
)
# The same source gives one amount twice only if the two are of one order.
ALIKE = 2.0
# Accounts of one thing differ by no more than this factor; beyond it they count two things.
ORDER = 10.0
# Articles that name so much each and nothing in common tell two stories.
LEAST_CAST = 3
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Quantity:
    """A figure with what it counts: the noun it is compared under, the words beside it, its context.

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
    words: str

    @property
    def sentence(self) -> str:
        return str(self.value.row["sentence_id"])


# Two figures by their places in the list of all.
Pair = tuple[int, int]
Sets = defaultdict[tuple[str, int], set[str]]


def quantities(
    tables: Mapping[str, pd.DataFrame], published: Mapping[str, Interval | None]
) -> list[Quantity]:
    """The figures that can be compared, in order of the articles."""
    sentences = {row["sentence_id"]: row for row in tables["sentences"].to_dict("records")}
    elements: defaultdict[str, set[str]] = defaultdict(set)
    for row in tables["element_sentences"].to_dict("records"):
        elements[row["sentence_id"]].add(row["element_id"])
    beside = _attributions(tables["hedges"])
    casts = tables["mentions"].groupby("article_id")["entity_id"].agg(frozenset).to_dict()
    found = []
    for row in tables["figures"].dropna(subset=["sentence_id"]).to_dict("records"):
        sentence = sentences[row["sentence_id"]]
        row = {**row, "unit": row["unit"] if pd.notna(row["unit"]) else ""}
        if row["unit"] not in LOOSE and _bounded(row) and _whole(row, sentence):
            told = frozenset(elements[row["sentence_id"]])
            named = beside.get((row["article_id"], row["end"] + 1))
            cast = casts.get(row["article_id"], frozenset())
            found.append(_quantity(row, sentence, told, published.get(row["article_id"]), named, cast))
    return found


def _attributions(hedges: pd.DataFrame) -> dict[tuple[str, int], str]:
    """Who is named as a source, by the article and the place where the attribution begins."""
    given = hedges[hedges["kind"] == "attribution"].to_dict("records")
    return {(row["article_id"], int(row["start"])): comparing(row).source(row["text"]) for row in given}


def _bounded(row: Row) -> bool:
    """Whether a figure says more than "several"."""
    return pd.notna(row["low"]) and (pd.notna(row["high"]) or row["low"] > LEAST_WORDS)


def _whole(row: Row, sentence: Row) -> bool:
    start = int(row["start"] - sentence["start"])
    end = int(row["end"] - sentence["start"])
    return bool(comparing(sentence).of_its_own(sentence["text"], start, end))


def _quantity(
    row: Row,
    sentence: Row,
    elements: frozenset[str],
    published: Interval | None,
    named: str | None,
    cast: frozenset[str],
) -> Quantity:
    """A figure with its context; `named` is the source that stands right after it, if one does."""
    noun, whole = comparing(sentence).counted(row["unit"])
    beside: frozenset[str] = _stems(row["measures"]) if pd.notna(row["measures"]) else frozenset()
    own = _stems(row["text"]) | {_stem(noun)}
    high: float = float("inf") if pd.isna(row["high"]) else float(row["high"])
    is_noun = row["unit"].islower() and beside and _stem(row["unit"]) in beside
    return Quantity(
        value=Value({**row, "speaker": named} if named else row, float(row["low"]), high, published),
        noun=noun,
        whole=whole,
        counted=bool(is_noun),
        beside=beside - {_stem(row["unit"])},
        context=frozenset(_stem(word) for word in _terms(sentence)) - own,
        elements=elements,
        paragraph=(row["article_id"], int(sentence["paragraph"])),
        source=None if pd.isna(row["speaker"]) else str(row["speaker"]),
        cast=cast,
        words=str(sentence["text"]),
    )


def _terms(sentence: Row) -> list[str]:
    """The content words of a sentence, its numbers and the verbs that bring them left out."""
    terms: list[str] = [] if pd.isna(sentence["terms"]) else sentence["terms"].split()
    words = comparing(sentence)
    empty = words.NUMERALS | words.COUNTING
    return [word for word in terms if word.isalpha() and word not in empty]


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in WORD.findall(text.lower()))


def _stem(word: str) -> str:
    """The beginning of a word, which its forms share ("privés", "priver"; "habitant", "habitants")."""
    word = word.rstrip("sx") if len(word) > 4 else word
    return word if len(word) <= 4 else word[: max(4, len(word) - 3)][:7]


def weights(sentences: pd.DataFrame) -> dict[str, float]:
    """How much a context word tells, 0 to 1: inverse sentence frequency (Spärck Jones 1972), scaled."""
    counts = Counter(
        stem for terms in sentences["terms"].dropna() for stem in {_stem(term) for term in terms.split()}
    )
    size = max(len(sentences), FEW)
    return {stem: math.log(size / n) / math.log(size) for stem, n in counts.items()}


def same(found: Sequence[Quantity], worth: Mapping[str, float]) -> set[Pair]:
    """The pairs of figures that measure the same thing, by their context or by their value and noun."""
    agreed = {
        (i, j)
        for i, j in _candidates(found)
        if _one_story(found[i], found[j])
        and _one_order(found[i].value, found[j].value)
        and _agree(found[i], found[j], worth)
    }
    return agreed | set(_repeated(found)) | set(_one_source(found))


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
        shared |= {_stem(a.noun)}
    weight = sum(worth.get(word, 0.0) for word in shared) + len(a.elements & b.elements)
    return len(shared) + len(a.elements & b.elements) >= LEAST_WORDS and weight >= LEAST_WEIGHT


def _repeated(found: Sequence[Quantity]) -> Iterator[Pair]:
    """Figures that give the same exact value, not a round one, of the same noun in different articles."""
    last: dict[tuple[str, float], int] = {}
    for i, quantity in enumerate(found):
        low, high = quantity.value.low, quantity.value.high
        if not quantity.noun or low != high or len(f"{low:g}".replace(".", "").rstrip("0")) < 3:
            continue
        before = last.get((quantity.noun, low))
        if before is not None and found[before].value.article != quantity.value.article:
            yield before, i
        last[quantity.noun, low] = i


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


def disputed(found: Sequence[Quantity], hedges: pd.DataFrame) -> set[Pair]:
    """Pairs of figures in one sentence, of one noun, each given to a source of its own.

    "600 personnes selon la mairie, 450 d'après la préfecture".
    """
    given = hedges[hedges["kind"] == "attribution"].dropna(subset=["sentence_id"])
    sources = given.groupby("sentence_id")["cue_start"].agg(list).to_dict()
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, quantity in enumerate(found):
        together[quantity.sentence, quantity.noun].append(i)
    return {
        (i, j)
        for (sentence, _), here in together.items()
        for i, j in pairwise(here)
        if _each_sourced(found[i].value.row, found[j].value.row, sources.get(sentence, []))
    }


def _each_sourced(a: Row, b: Row, sources: Sequence[int]) -> bool:
    """Whether one source is named between two figures, and one before the first or after the second."""
    between = [cue for cue in sources if a["end"] <= cue < b["start"]]
    around = [cue for cue in sources if cue < a["start"] or b["end"] <= cue]
    return len(between) == 1 and len(around) == 1


def recounted(found: Sequence[Quantity], sentences: pd.DataFrame) -> set[Pair]:
    """Pairs of a figure and the next of its unit in the paragraph, where that takes it up.

    "Une trentaine de mètres cubes ont gagné la rivière. L'entreprise n'en reconnaît que douze."
    """
    told = {row["sentence_id"]: row for row in sentences.to_dict("records")}
    pairs = set()
    for (i, a), (j, b) in pairwise(enumerate(found)):
        sentence = told[b.sentence]
        together = a.paragraph == b.paragraph and a.noun and a.value.row["unit"] == b.value.row["unit"]
        start = int(b.value.row["start"] - sentence["start"])
        if together and comparing(sentence).recounted(sentence["text"], start):
            pairs.add((i, j))
    return pairs


def outnumbered(found: Sequence[Quantity], sentences: pd.DataFrame, mentions: pd.DataFrame) -> set[Pair]:
    """Pairs of a whole and a kind of it where there are more of the kind: more invoices than documents.

    The paragraph of the kind names the whole too, and a name stands in both paragraphs.
    """
    words, names = _paragraphs(sentences, mentions)
    wholes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, quantity in enumerate(found):
        for name in names[quantity.paragraph]:
            wholes[quantity.noun, name].append(i)
    return {
        (i, j)
        for j, kind in enumerate(found)
        if kind.whole and kind.whole in words[kind.paragraph]
        for name in names[kind.paragraph]
        for i in wholes[kind.whole, name][:COMMON]
        if found[i].value.high < kind.value.low
    }


def _paragraphs(sentences: pd.DataFrame, mentions: pd.DataFrame) -> tuple[Sets, Sets]:
    """The context words and the names of each paragraph."""
    words: Sets = defaultdict(set)
    names: Sets = defaultdict(set)
    at = {}
    for row in sentences.to_dict("records"):
        at[row["sentence_id"]] = paragraph = (row["article_id"], int(row["paragraph"]))
        words[paragraph].update(_terms(row))
    for row in mentions.dropna(subset=["sentence_id"]).to_dict("records"):
        names[at[row["sentence_id"]]].add(row["entity_id"])
    return words, names
