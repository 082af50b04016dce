"""Quotations as words that can be compared, and which of them may render the same utterance."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse  # type: ignore[import-untyped]

from analysis.comparison.alignment import Word, tokens
from analysis.comparison.holding import speaker
from analysis.comparison.similarity import STEM
from analysis.comparison.voices import aside
from analysis.comparison.wording import Vocabulary, same
from analysis.language import among, load

# What an outlet put into a quotation, and the mark of a cut, which is such a pair of brackets around dots.
INSERTED = re.compile(r"(?<!\w)\[[^\[\]]*\](?!\()|\([^()]*\)")
CUT = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]")
OPENING = re.compile(r"(?:^|[.!?…:«“\"*])\W*$")
# What a word tells of what is said: one of grammar, a number or date, a name, any other.
GRAMMAR, COUNTED, NAME, CONTENT = 0.4, 0.5, 0.8, 1.0
# Quotations compared with each one at most, and the share of the shorter one's rare words that both have.
NEIGHBOURS, LEAST_SHARED = 12, 0.2
# A word in more quotations than this, or in a large corpus than one in twenty of them, brings none together;
# nor does any that stands in so many that the work would grow with their square.
COMMON, POSTINGS = 60, 150
# Utterances that meet all others at a time.
BLOCK = 512


@dataclass(frozen=True, slots=True)
class Spoken(Word):
    """A word of a quotation; `family` stands for its inflections, `weight` for what it tells.

    `content` is neither grammar, nor a name, a number or a calendar word; `clausal` is grammar that noun
    phrases do without (a pronoun, an auxiliary); `inserted` stands in brackets.
    """

    family: str
    content: bool
    clausal: bool
    weight: float
    inserted: bool


@dataclass(frozen=True, eq=False)
class Utterance:
    """What an article gives to a speaker: a quotation or a reported clause (`direct` false), as words."""

    number: int
    row: Mapping[str, Any]
    words: tuple[Spoken, ...] = field(repr=False)

    @property
    def article(self) -> str:
        return str(self.row["article_id"])

    @property
    def direct(self) -> bool:
        return bool(self.row["layer"] == "quoted")

    @property
    def known(self) -> bool:
        return bool(pd.notna(self.row["speaker"]))

    @cached_property
    def speaker(self) -> str:
        return speaker(self.row)

    def between(self, left: int, right: int) -> str:
        """The text between two words by number; -1 and the number of words are its two ends."""
        text, start = str(self.row["text"]), int(self.row["start"])
        i = self.words[left].end - start if left >= 0 else 0
        j = self.words[right].start - start if right < len(self.words) else len(text)
        return text[i:j]

    @cached_property
    def rare(self) -> frozenset[str]:
        """The families of words that may bring it together with another quotation."""
        return frozenset(word.family for word in self.words if word.weight >= NAME and not word.inserted)


def same_speaker(a: Utterance, b: Utterance) -> bool:
    """Whether both are given to one speaker: one entity, or a name whose words are among the other's."""
    return a.known and b.known and (a.speaker == b.speaker or same(a.row["speaker"], b.row["speaker"]))


def utterances(quotations: pd.DataFrame, languages: Iterable[str]) -> list[Utterance]:
    """Speech between marks and reported clauses without any, those in page furniture left out."""
    vocabulary = _Lexicon.of(languages)
    spoken = (quotations["role"] == "speech") & (quotations["level"] == 1)
    clause = (quotations["layer"] == "indirect") & ~quotations["mixed"].fillna(False).astype(bool)
    told = quotations[(spoken | clause).fillna(False).astype(bool) & quotations["sentence_id"].notna()]
    rows = told.to_dict("records")
    return [
        Utterance(number, {str(k): v for k, v in row.items()}, tuple(_words(row, vocabulary)))
        for number, row in enumerate(rows)
    ]


@dataclass(frozen=True)
class _Lexicon:
    """The closed-class words of the corpus' languages, and the words of dates and numbers."""

    vocabulary: Vocabulary
    counted: frozenset[str]

    @classmethod
    def of(cls, languages: Iterable[str]) -> _Lexicon:
        known = among(languages)
        return cls(Vocabulary.of(known), frozenset(form for code in known for form in _counted(code)))

    def weight(self, form: str, name: bool) -> float:
        if form in self.vocabulary.function or len(form) < 2:
            return GRAMMAR
        # Two people who name one day don't say the same.
        if form in self.counted or form[0].isdigit():
            return COUNTED
        return NAME if name else CONTENT

    def clausal(self, form: str) -> bool:
        return form in self.vocabulary.function and form not in self.vocabulary.nominal


def _counted(language: str) -> Iterator[str]:
    for name, column in (("calendar", "form"), ("numerals", "word")):
        yield from (row[column].lower() for row in load(language).rows(name))


def _words(row: Mapping[Any, Any], lexicon: _Lexicon) -> Iterator[Spoken]:
    text, start = str(row["text"]), int(row["start"])
    inserted = [match.span() for match in INSERTED.finditer(text)]
    left, right = aside(row)
    for word in tokens(text, start):
        if left <= word.start < right:
            continue
        at = word.start - start
        weight = lexicon.weight(word.form, word.capital and not OPENING.search(text[:at]))
        yield Spoken(
            form=word.form,
            start=word.start,
            end=word.end,
            capital=word.capital,
            family=word.form[:STEM],
            content=weight == CONTENT,
            clausal=lexicon.clausal(word.form),
            weight=weight,
            inserted=any(i <= at < j for i, j in inserted),
        )


def candidates(found: Sequence[Utterance]) -> list[tuple[Utterance, Utterance]]:
    """Pairs of utterances of two articles, one of them quoted, that share rare words: the best few of each.

    An inverted index of the rare words brings them together (see `analysis.comparison.quoting`), so that
    the work grows with the text and not with its square.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for utterance in found:
        for family in sorted(utterance.rare):
            holders[family].append(utterance.number)
    rarity = {family: math.log(1 + len(found) / len(held)) for family, held in holders.items()}
    limit = min(max(COMMON, len(found) // 20), POSTINGS)
    usable = [family for family in sorted(holders) if len(holders[family]) <= limit]
    # What an utterance must share, and where it stands: looked up for every pair, so worked out once.
    least = np.array([LEAST_SHARED * sum(rarity[family] for family in sorted(one.rare)) for one in found])
    _, article = np.unique([one.article for one in found], return_inverse=True)
    direct = np.array([one.direct for one in found], dtype=bool)
    worth = _indicator([holders[family] for family in usable], len(found))
    weighted = worth @ sparse.diags([rarity[family] for family in usable]) if usable else worth
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(found), BLOCK):
        product = (weighted[start : start + BLOCK] @ worth.T).tocsr()
        for number, row in enumerate(range(product.shape[0]), start):
            span = slice(product.indptr[row], product.indptr[row + 1])
            others, shared = product.indices[span], product.data[span]
            fits = (shared >= np.minimum(least[number], least[others])) & (article[others] != article[number])
            fits &= direct[number] | direct[others]
            fitting = dict(zip(others[fits].tolist(), shared[fits].tolist(), strict=True))
            pairs.update((min(number, other), max(number, other)) for other in _best(number, fitting))
    return [(found[a], found[b]) for a, b in sorted(pairs)]


def _indicator(holders: Sequence[Sequence[int]], count: int) -> Any:
    """A row for each utterance and a column for each family: whether it holds it."""
    rows = np.array([number for held in holders for number in held], dtype=np.int64)
    columns = np.repeat(np.arange(len(holders)), [len(held) for held in holders])
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(count, len(holders)))


def _best(number: int, shared: Mapping[int, float]) -> list[int]:
    """Of those that share words the best few: the nearest in the corpus where many are as good."""
    return nsmallest(NEIGHBOURS, shared, key=lambda n: (-round(shared[n], 6), abs(n - number), n))
