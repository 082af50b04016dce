"""Where an outlet leaves open whether something is so, by a language's words of doubt and attribution.

`hedging_words.tsv`: patterns in any case, whole words, with their kinds (modal, lexical, conditional).
`source_words.txt`: what names a source before it ("according to"). `hypothesis_words.txt`: what makes a
sentence suppose rather than state; its modal verbs are no hedges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analysis.language import Language
from analysis.reading.document import Document
from analysis.reading.general import syntax
from analysis.reading.hedges import NO_CLAIM, Hedge, disjoint, outside_of
from analysis.reading.quoted import Reported

# How far the words that name a source may reach, in tokens.
SOURCE = 10
# What a noun phrase is made of.
PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART", "PRON", "CCONJ", "X", ""))


def find(document: Document, quotations: Sequence[Reported]) -> list[Hedge]:
    """The hedges of a document in order, one where several overlap; none between quotation marks."""
    outside = outside_of(quotations)
    spans = [*_doubts(document), *_sources(document), *_reported(document, quotations)]
    kept = disjoint([span for span in spans if outside.holds(span[0])])
    return [Hedge(start, end, kind, document.text[start:end], start, end) for start, end, kind in kept]


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = language.rows("hedging_words")
    return tuple((re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)", re.I), row["kind"]) for row in rows)


@cache
def _either(language: Language, file: str) -> re.Pattern[str]:
    words = sorted(language.words(file), key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _doubts(document: Document) -> Iterator[tuple[int, int, str]]:
    supposing = _either(document.language, "hypothesis_words")
    for pattern, kind in _patterns(document.language):
        for match in pattern.finditer(document.text):
            if kind != "modal" or _states(document, match.start(), supposing):
                yield *match.span(), kind


def _states(document: Document, start: int, supposing: re.Pattern[str]) -> bool:
    """Whether a modal verb is one, and its sentence states rather than supposes."""
    token = next(iter(document.tokens(start, start + 1)), None)
    sentence = document.sentence_at(start)
    verb = token is None or token.pos_ in ("AUX", "VERB", "")
    return verb and not (sentence and supposing.search(document.text, sentence.start, sentence.end))


def _sources(document: Document) -> Iterator[tuple[int, int, str]]:
    """The words that name a source, with the noun phrase after them."""
    for match in _either(document.language, "source_words").finditer(document.text):
        end = match.end()
        for token in document.tokens(match.end(), match.end() + 120)[:SOURCE]:
            if token.text in syntax.ENDS or token.is_punct or token.pos_ not in PHRASE:
                break
            end = token.idx + len(token)
        if end > match.end():
            yield match.start(), end, "attribution"


def _reported(document: Document, quotations: Sequence[Reported]) -> Iterator[tuple[int, int, str]]:
    """The verbs of reported clauses that claim rather than ask, promise or grant."""
    factive = {row["lemma"] for row in document.language.rows("reporting_verbs") if row["note"] == "factive"}
    for row in quotations:
        if row.layer != "indirect" or row.cue_start is None or row.cue_end is None:
            continue
        if row.stance not in NO_CLAIM and row.cue_lemma not in factive:
            yield int(row.cue_start), int(row.cue_end), "attribution"
