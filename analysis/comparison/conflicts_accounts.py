"""Told otherwise: asserted here and conceded there, rumour here and fact there, a person called otherwise."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby

import pandas as pd

from analysis.comparison import availability
from analysis.comparison.alignment import function_words
from analysis.comparison.availability import Interval
from analysis.comparison.conflicts_clash import Conflict, Row, spoken
from analysis.comparison.similarity import content
from analysis.comparison.tongues import knowledge, language, marked
from analysis.tables import records

ASSERTS, CONCEDES = frozenset({"claims", "denies"}), "admits"
# What the shared words of an assertion and a concession tell together, 0 to 1: one rare word, or two others.
LEAST_WEIGHT = 0.5
# How hard they clash: below the figures and accusations that exclude each other, in order of consequence.
WEIGHTS = {"account": 0.45, "certainty": 0.3, "role": 0.2}


def find(given: Mapping[str, pd.DataFrame]) -> Iterator[Conflict]:
    """What one speaker asserts and concedes, what is told as rumour and as fact, and who is called otherwise.

    `given` holds the tables articles, sentences, mentions, quotations, hedges and element_sentences.
    """
    published = availability.publications(given["articles"])
    given = marked(given)
    yield from _accounts(given["quotations"], given["sentences"])
    yield from _certainties(given["element_sentences"], given["hedges"], published)
    yield from _roles(given["mentions"], given["sentences"])


def _conflict(kind: str, about: str, rows: tuple[Row, Row], update: bool = False) -> Conflict:
    a, b = (spoken(row) for row in rows)
    return Conflict(kind, about, None, (a, b), ((a, b),), weight=WEIGHTS[kind], update=update)


def _accounts(quotations: pd.DataFrame, sentences: pd.DataFrame) -> Iterator[Conflict]:
    """What a speaker asserts in one sentence and concedes, on the same matter, in another: once a speaker."""
    worth = _worth(sentences)
    told = quotations[quotations["stance"].isin([*ASSERTS, CONCEDES])].dropna(
        subset=["speaker", "sentence_id"]
    )
    for speaker, rows in told.groupby("speaker", sort=True):
        asserted, conceded = (
            [row for row in records(rows) if (row["stance"] == CONCEDES) is conceding]
            for conceding in (False, True)
        )
        best = _closest(asserted, conceded, worth)
        if best:
            yield _conflict("account", str(speaker), best)


def _closest(
    asserted: Sequence[Row], conceded: Sequence[Row], worth: Mapping[str, float]
) -> tuple[Row, Row] | None:
    """The assertion and the concession of two sentences that share most, if it is enough; first of equals."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(conceded):
        for family in _families(row):
            holders[family].append(number)
    best: tuple[float, int, int] = (-LEAST_WEIGHT, 0, 0)
    found = None
    for at, row in enumerate(asserted):
        shared: dict[int, float] = defaultdict(float)
        for family in sorted(_families(row) & holders.keys()):
            for number in holders[family]:
                shared[number] += worth.get(family, 0.0)
        for number, weight in shared.items():
            if conceded[number]["sentence_id"] != row["sentence_id"] and (-weight, at, number) <= best:
                best, found = (-weight, at, number), (row, conceded[number])
    return found


def _worth(sentences: pd.DataFrame) -> dict[str, float]:
    """How much a word family tells, 0 to 1: inverse sentence frequency (Spärck Jones 1972), scaled."""
    counts = Counter(family for row in records(sentences) for family in _families(row))
    size = max(len(sentences), 2)
    return {family: math.log(size / n) / math.log(size) for family, n in counts.items()}


def _families(row: Row, text: str | None = None) -> set[str]:
    """The word families of a text of a row, by default its `text`."""
    return content(str(row["text"] if text is None else text), function_words(language(row)))


def _certainties(
    members: pd.DataFrame, hedges: pd.DataFrame, published: Mapping[str, Interval | None]
) -> Iterator[Conflict]:
    """What one article tells in the conditional and another, in the same verb, without any reserve."""
    verbs = _conditional(hedges)
    careful = set(hedges["sentence_id"].dropna())
    doubtful = members.loc[members["sentence_id"].isin(list(verbs)), "element_id"]
    for _, group in members[members["element_id"].isin(doubtful)].groupby("element_id", sort=False):
        rows = records(group)
        doubted = [row for row in rows if row["sentence_id"] in verbs]
        plain = [row for row in rows if row["sentence_id"] not in careful]
        for a, b in ((a, b) for a in doubted for b in plain if a["article_id"] != b["article_id"]):
            if verbs[a["sentence_id"]] & _families(b):
                told = tuple({**row, "speaker": pd.NA} for row in (a, b))
                later = _before(published.get(a["article_id"]), published.get(b["article_id"]))
                yield _conflict("certainty", b["text"], (told[0], told[1]), update=later)
                break


def _conditional(hedges: pd.DataFrame) -> dict[str, set[str]]:
    """For each sentence the families of the verbs that the outlet itself puts in the conditional."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = hedges[hedges["kind"] == "conditional"].dropna(subset=["sentence_id"])
    for row in records(rows):
        found[row["sentence_id"]] |= _families(row, str(row["text"]).split()[-1])
    return found


def _before(one: Interval | None, other: Interval | None) -> bool:
    return bool(one and other and one.latest < other.earliest)


def _roles(mentions: pd.DataFrame, sentences: pd.DataFrame) -> Iterator[Conflict]:
    """People whom two outlets present by their tie to other people or bodies, none of them the same."""
    texts = {row["sentence_id"]: row for row in records(sentences)}
    named: dict[str, list[Row]] = defaultdict(list)
    for row in mentions.dropna(subset=["entity_id", "sentence_id"]).to_dict("records"):
        named[row["sentence_id"]].append(row)
    presented = [
        (row["canonical"], told)
        for key, rows in named.items()
        for row in rows
        if row["kind"] == "PERSON" and (told := _role(row, texts[key], rows))
    ]
    presented.sort(key=lambda pair: str(pair[0]))
    for name, rows in groupby(presented, key=lambda pair: str(pair[0])):
        pairs = combinations([row for _, row in rows], 2)
        apart = [(a, b) for a, b in pairs if a["outlet"] != b["outlet"] and not _alike(a, b)]
        if apart:
            yield _conflict("role", name, apart[0])


def _role(mention: Row, sentence: Row, named: Iterable[Row]) -> Row | None:
    """The words that present a person, with the names in them; None without any."""
    start = int(sentence["start"])
    presenting = knowledge(sentence, "presenting")
    name = (mention["start"] - start, mention["end"] - start)
    span = presenting.presented(sentence["text"], name) if presenting else None
    if span is None:
        return None
    begin, end = start + span[0], start + span[1]
    ties = {row["entity_id"] for row in named if begin <= row["start"] and row["end"] <= end}
    if not ties:
        return None
    own = {name: mention[name] for name in ("article_id", "outlet", "sentence_id", "language")}
    text = sentence["text"][slice(*span)]
    return own | {"start": begin, "end": end, "text": text, "speaker": pd.NA, "ties": ties}


def _alike(a: Row, b: Row) -> bool:
    return bool(a["ties"] & b["ties"] or _families(a) & _families(b))
