"""Where articles tell a dated event: clauses of sentences with the expression that dates them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

import pandas as pd

from analysis.comparison.clauses import clauses
from analysis.comparison.cores import core
from analysis.comparison.datings import WORD, Dating, Grammar, Row, datings, shaded

# Words beside the date that a clause needs to tell something, and a sentence to be more than a dateline.
LEAST_WORDS, DATELINE_WORDS = 3, 2
KINDS = ("body", "standfirst", "headline")
PREFIX = 4
# What may stand between a clause and the next.
TRAILING = " \t\r\n\u00a0\u202f,;:–—«“"

Places = Mapping[str, list[tuple[int, str]]]
Times = Mapping[str, list[tuple[int, int]]]


@dataclass
class Mention:
    """A clause that tells a dated event: where it stands, the words of its date, the interval, its terms.

    `earliest` and `latest` are seconds since 1970 in UTC; `dating` are the words of the date and `core` is
    where in `text` the words begin that say what happened.
    """

    article_id: str
    outlet: str | None
    sentence_id: str
    start: int
    end: int
    text: str
    timex_start: int
    timex_end: int
    value: str
    granularity: str
    approximate: bool
    earliest: int
    latest: int
    dating: str = ""
    core: int = 0
    terms: list[str] = field(default_factory=list)
    entities: frozenset[str] = frozenset()

    @property
    def span(self) -> int:
        """How many seconds the interval is long."""
        return self.latest - self.earliest


def mentions(
    sentences: pd.DataFrame,
    timex: pd.DataFrame,
    named: pd.DataFrame,
    quotations: pd.DataFrame,
    grammar: Grammar,
) -> list[Mention]:
    """The dated clauses of all articles, in the order of the table `sentences`.

    `sentences`, `timex`, `named` and `quotations` are the tables sentences, timex, mentions and quotations.
    A sentence that dates several things is cut at the punctuation between its dates; a date that stands
    alone ("Lundi, 9 heures.") dates the sentence after it. Whoever speaks in a clause is named in it, also
    where the clause says "she".
    """
    dates = datings(timex, sentences, grammar)
    entities, times = _by_sentence(named, quotations), _times(timex)
    rows = sentences.to_dict("records")
    found: list[Mention] = []
    for row, after in zip_longest(rows, rows[1:]):
        if row["kind"] in KINDS and row["sentence_id"] in dates:
            found.extend(_told(row, after, dates, entities, times))
    texts = {row["sentence_id"]: (row["start"], row["text"]) for row in rows}
    of = dict(zip(zip(timex["article_id"], timex["start"], strict=True), timex["sentence_id"], strict=True))
    for mention in found:
        at, text = texts[of[mention.article_id, mention.timex_start]]
        mention.dating = shaded(text, mention.timex_start - at, mention.timex_end - at, grammar)
        within = [(a - mention.start, b - mention.start) for a, b in times[mention.sentence_id]]
        mention.core = core(mention.text, within, grammar.circumstances, grammar.counts)
    return found


def _times(timex: pd.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """The spans of all time expressions of each sentence."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    known = timex.dropna(subset=["sentence_id"])
    for key, start, end in zip(known["sentence_id"], known["start"], known["end"], strict=True):
        found[key].append((int(start), int(end)))
    return found


def _by_sentence(named: pd.DataFrame, quotations: pd.DataFrame) -> Places:
    """The entities of each sentence with their places: names, and speakers at their reporting expression."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for table, place in ((named, "start"), (quotations, "cue_start")):
        known = table.dropna(subset=["entity_id", "sentence_id", place])
        for key, start, entity in zip(known["sentence_id"], known[place], known["entity_id"], strict=True):
            found[key].append((int(start), str(entity)))
    return found


def _told(
    row: Row, after: Row | None, dates: Mapping[str, list[Dating]], entities: Places, times: Times
) -> Iterator[Mention]:
    own = dates[row["sentence_id"]]
    if _words_beside(row["text"], row["start"], own) <= DATELINE_WORDS:
        if _continues(row, after) and after is not None and after["sentence_id"] not in dates:
            yield _mention(after, after["start"], after["end"], own[-1], entities, times)
        return
    for start, end, dated in clauses(row, own):
        mention = _mention(row, start, end, dated, entities, times)
        if _words_beside(mention.text, start, [dated]) >= LEAST_WORDS:
            yield mention


def _continues(row: Row, after: Row | None) -> bool:
    return after is not None and after["article_id"] == row["article_id"] and after["kind"] in KINDS


def _words_beside(text: str, offset: int, dates: list[Dating]) -> int:
    spans = [(dated.start - offset, dated.end - offset) for dated in dates]
    words = WORD.finditer(text)
    return sum(not any(start <= word.start() < end for start, end in spans) for word in words)


def _mention(row: Row, start: int, end: int, dated: Dating, entities: Places, times: Times) -> Mention:
    text = row["text"][start - row["start"] : end - row["start"]]
    stripped = text.rstrip(TRAILING).lstrip()
    start += len(text) - len(text.lstrip())
    end = start + len(stripped)
    return Mention(
        row["article_id"],
        None if pd.isna(row["outlet"]) else row["outlet"],
        row["sentence_id"],
        start,
        end,
        stripped,
        dated.row["start"],
        dated.row["end"],
        dated.row["value"],
        dated.row["granularity"],
        bool(dated.row["approximate"]) if pd.notna(dated.row["approximate"]) else False,
        dated.earliest,
        dated.latest,
        "",
        0,
        _terms(row, stripped, times.get(row["sentence_id"], [])),
        frozenset(entity for at, entity in entities.get(row["sentence_id"], ()) if start <= at < end),
    )


def _terms(row: Row, clause: str, times: Sequence[tuple[int, int]]) -> list[str]:
    """The sentence's lemmas that the clause holds, without the words of the sentence's times."""
    terms: list[str] = [] if pd.isna(row["terms"]) else str(row["terms"]).split()
    inside = {word.lower()[:PREFIX] for word in WORD.findall(clause)}
    offset = row["start"]
    told = [row["text"][start - offset : end - offset] for start, end in times]
    date = {word.lower()[:PREFIX] for words in told for word in WORD.findall(words)}
    # An irregular verb's lemma shares no letters with its form: kept where the clause is the sentence.
    whole = clause == row["text"]
    return [term for term in terms if term[:PREFIX] not in date and (whole or term[:PREFIX] in inside)]
