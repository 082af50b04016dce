"""Where articles tell a dated event: clauses of sentences with the expression that dates them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from typing import Any

import pandas as pd

# Longer intervals date no single event; a month with its change of clock is still one.
LONGEST = (31 * 24 + 2) * 3600
# Words beside the date that a clause needs to tell something, and a sentence to be more than a dateline.
LEAST_WORDS, DATELINE_WORDS = 3, 2
KINDS = ("body", "standfirst", "headline")
CUT = re.compile(r"[,;:–—]\s")
WORD = re.compile(r"\w+")
PREFIX = 4
# Characters between a day and its hour: ", à ".
BESIDE = 5

Row = Mapping[Any, Any]


@dataclass
class Mention:
    """A clause that tells a dated event: where it stands, the words of its date, the interval, its terms.

    `earliest` and `latest` are seconds since 1970 in UTC.
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
    terms: list[str] = field(default_factory=list)
    entities: frozenset[str] = frozenset()

    @property
    def span(self) -> int:
        """How many seconds the interval is long."""
        return self.latest - self.earliest


@dataclass(frozen=True)
class _Dated:
    """One or more expressions of a sentence that mean the same time; the finest stands for all."""

    start: int
    end: int
    row: Row
    earliest: int
    latest: int


def mentions(
    sentences: pd.DataFrame, timex: pd.DataFrame, named: pd.DataFrame, bounds: Collection[str]
) -> list[Mention]:
    """The dated clauses of all articles, in the order of the table `sentences`.

    `sentences`, `timex` and `named` are the tables sentences, timex and mentions; `bounds` are words before
    a time that only bounds something ("jusqu'à"): it dates nothing. A sentence that dates
    several things is cut at the punctuation between its dates; a date that stands alone ("Lundi, 9 heures.")
    dates the sentence after it.
    """
    dates = _dates(timex, sentences, bounds)
    entities = _by_sentence(named)
    rows = sentences.to_dict("records")
    found: list[Mention] = []
    for row, after in zip_longest(rows, rows[1:]):
        if row["kind"] in KINDS and row["sentence_id"] in dates:
            found.extend(_told(row, after, dates, entities))
    return found


def _dates(timex: pd.DataFrame, sentences: pd.DataFrame, bounds: Collection[str]) -> dict[str, list[_Dated]]:
    """The datings of each sentence, those of overlapping intervals joined."""
    usable = timex[
        timex["type"].isin(["DATE", "TIME"])
        & timex["earliest"].notna()
        & timex["sentence_id"].notna()
        & (timex["anchor"] != "furniture")
    ]
    found: dict[str, list[_Dated]] = defaultdict(list)
    rows = usable.sort_values(["article_id", "start"], kind="stable").to_dict("records")
    bounding = _bounding(rows, sentences, bounds)
    for row in (row for number, row in enumerate(rows) if number not in bounding):
        earliest, latest = (
            int(datetime.fromisoformat(row[name]).timestamp()) for name in ("earliest", "latest")
        )
        if latest - earliest > LONGEST:
            continue
        dated = _Dated(row["start"], row["end"], row, earliest, latest)
        before = found[row["sentence_id"]]
        if before and before[-1].earliest <= latest and earliest <= before[-1].latest:
            dated = _finer(before.pop(), dated)
        before.append(dated)
    return found


def _bounding(rows: Sequence[Row], sentences: pd.DataFrame, bounds: Collection[str]) -> set[int]:
    """Which expressions only bound something, with the hour that follows such a day ("dimanche, 20 heures").

    "Peu avant 20 heures" dates: its interval is short and ends there (TIMEX3's modifier BEFORE).
    """
    begins = zip(sentences["sentence_id"], sentences["start"], sentences["text"], strict=True)
    texts = {key: (int(start), str(text)) for key, start, text in begins}
    found: set[int] = set()
    for number, row in enumerate(rows):
        start, text = texts[row["sentence_id"]]
        before = text[: row["start"] - start]
        if number - 1 in found and rows[number - 1]["sentence_id"] == row["sentence_id"]:
            between = before[rows[number - 1]["end"] - start :]
            if len(WORD.findall(between)) <= 1 and len(between) <= BESIDE:
                found.add(number)
        if row["mod"] != "BEFORE" and _ends(before, bounds):
            found.add(number)
    return found


def _ends(text: str, phrases: Collection[str]) -> bool:
    """Whether a text ends with one of some phrases, words whole."""
    text = f" {text.lower().replace('’', chr(39)).rstrip()}"
    return any(text.endswith(f" {phrase}") for phrase in phrases)


def _finer(a: _Dated, b: _Dated) -> _Dated:
    best = a if a.latest - a.earliest <= b.latest - b.earliest else b
    return _Dated(a.start, b.end, best.row, best.earliest, best.latest)


def _by_sentence(named: pd.DataFrame) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    known = named[named["entity_id"].notna() & named["sentence_id"].notna()]
    for key, start, entity in zip(known["sentence_id"], known["start"], known["entity_id"], strict=True):
        found[key].append((int(start), str(entity)))
    return found


def _told(
    row: Row,
    after: Row | None,
    dates: Mapping[str, list[_Dated]],
    entities: Mapping[str, list[tuple[int, str]]],
) -> Iterator[Mention]:
    datings = dates[row["sentence_id"]]
    if _words_beside(row["text"], row["start"], datings) <= DATELINE_WORDS:
        if _continues(row, after) and after is not None and after["sentence_id"] not in dates:
            yield _mention(after, after["start"], after["end"], datings[-1], entities)
        return
    for start, end, dated in _clauses(row, datings):
        mention = _mention(row, start, end, dated, entities)
        if _words_beside(mention.text, start, [dated]) >= LEAST_WORDS:
            yield mention


def _continues(row: Row, after: Row | None) -> bool:
    return after is not None and after["article_id"] == row["article_id"] and after["kind"] in KINDS


def _words_beside(text: str, offset: int, datings: list[_Dated]) -> int:
    spans = [(dated.start - offset, dated.end - offset) for dated in datings]
    words = WORD.finditer(text)
    return sum(not any(start <= word.start() < end for start, end in spans) for word in words)


def _clauses(row: Row, datings: list[_Dated]) -> Iterator[tuple[int, int, _Dated]]:
    """The clauses of a sentence, one a dating; a dating with no punctuation before it joins the last."""
    begin, current = row["start"], datings[0]
    for dated in datings[1:]:
        between = row["text"][current.end - row["start"] : dated.start - row["start"]]
        cuts = list(CUT.finditer(between))
        if not cuts:
            continue
        cut = current.end + cuts[-1].end()
        yield begin, cut, current
        begin, current = cut, dated
    yield begin, row["end"], current


def _mention(
    row: Row, start: int, end: int, dated: _Dated, entities: Mapping[str, list[tuple[int, str]]]
) -> Mention:
    text = row["text"][start - row["start"] : end - row["start"]]
    stripped = text.strip()
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
        _terms(row, stripped, dated),
        frozenset(entity for at, entity in entities.get(row["sentence_id"], ()) if start <= at < end),
    )


def _terms(row: Row, clause: str, dated: _Dated) -> list[str]:
    """The sentence's lemmas that the clause holds, without the words of the date."""
    terms: list[str] = [] if pd.isna(row["terms"]) else str(row["terms"]).split()
    inside = {word.lower()[:PREFIX] for word in WORD.findall(clause)}
    date = {word.lower()[:PREFIX] for word in WORD.findall(dated.row["text"])}
    # An irregular verb's lemma shares no letters with its form: kept where the clause is the sentence.
    whole = clause == row["text"]
    return [term for term in terms if term[:PREFIX] not in date and (whole or term[:PREFIX] in inside)]
