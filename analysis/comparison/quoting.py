"""Where two articles quote the same words of one speaker, at length or cut short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison.alignment import function_words
from analysis.comparison.holding import Held, speaker
from analysis.comparison.similarity import NEIGHBOURS, content

# Share of the shorter quotation's words that the longer one holds too: outlets cut and tidy what they quote.
CONTAINED = 0.8


@dataclass(frozen=True)
class _Quoted:
    """The words of content that a sentence quotes from one speaker."""

    row: int
    article: str
    speaker: str
    words: frozenset[str]


def repeated(
    sentences: pd.DataFrame, quotations: pd.DataFrame, held: Sequence[Held], languages: Sequence[str]
) -> set[tuple[int, int]]:
    """Pairs of rows of `sentences` (numbered from 0), of two articles, that quote the same words.

    The words are given to one speaker, those of the shorter quotation stand in the other, and one of them
    at least is a rare one: among the `terms` of what the two sentences hold. Of many places that quote one
    word each is compared with the next few, so that the work grows with the text and not with its square.
    """
    function = frozenset().union(*(function_words(code) for code in languages))
    holders: dict[tuple[str, str], list[_Quoted]] = defaultdict(list)
    for piece in _quoted(sentences, quotations, function):
        for word in piece.words & held[piece.row].terms:
            holders[piece.speaker, word].append(piece)
    return {
        (min(a.row, b.row), max(a.row, b.row))
        for pieces in holders.values()
        for number, a in enumerate(pieces)
        for b in pieces[number + 1 : number + 1 + NEIGHBOURS]
        if a.article != b.article and _contained(a.words, b.words)
    }


def _contained(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= CONTAINED * min(len(a), len(b))


def _quoted(sentences: pd.DataFrame, quotations: pd.DataFrame, function: frozenset[str]) -> Iterator[_Quoted]:
    """What each sentence quotes: a quotation of several sentences is cut where they end."""
    rows = {key: np.asarray(found) for key, found in sentences.groupby("article_id").indices.items()}
    starts, ends = (sentences[name].to_numpy(dtype=int) for name in ("start", "end"))
    for quotation in _speech(quotations):
        own = rows[quotation["article_id"]]
        start, end = quotation["start"], quotation["end"]
        for row in own[(starts[own] < end) & (ends[own] > start)].tolist():
            text = quotation["text"][max(starts[row] - start, 0) : ends[row] - start]
            if words := content(text, function):
                yield _Quoted(row, quotation["article_id"], speaker(quotation), frozenset(words))


def _speech(quotations: pd.DataFrame) -> list[dict[Any, Any]]:
    known = quotations["speaker"].notna() & quotations["sentence_id"].notna()
    spoken = (quotations["layer"] == "quoted") & (quotations["role"] == "speech")
    return quotations[known & spoken].to_dict("records")
