"""Figures that a text sets against each other: two sources, a count taken up, more of a kind than all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from analysis.comparison.conflicts_clash import Row
from analysis.comparison.conflicts_pairs import COMMON, Pair
from analysis.comparison.conflicts_quantities import Quantity, terms_of
from analysis.comparison.tongues import comparing

Sets = defaultdict[tuple[str, int], set[str]]


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


def corrected(found: Sequence[Quantity], sentences: pd.DataFrame) -> set[Pair]:
    """Pairs of a figure and the next of its sentence, one of which the sentence says is wrong.

    "108 000, et non 180 000"; the two are of one unit as far as both have one.
    """
    told = {row["sentence_id"]: row for row in sentences.to_dict("records")}
    pairs = set()
    for (i, a), (j, b) in pairwise(enumerate(found)):
        units = {quantity.noun for quantity in (a, b)} - {""}
        if a.sentence == b.sentence and len(units) < 2 and a.span != b.span:
            sentence = told[a.sentence]
            places = (a.value.row["start"], a.value.row["end"], b.value.row["start"])
            start, end, later = (int(at - sentence["start"]) for at in places)
            if comparing(sentence).corrected(a.words[:start], a.words[end:later]):
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
        words[paragraph].update(terms_of(row))
    for row in mentions.dropna(subset=["sentence_id"]).to_dict("records"):
        names[at[row["sentence_id"]]].add(row["entity_id"])
    return words, names
