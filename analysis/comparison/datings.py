"""Which time expressions of a sentence date something: bounds date nothing, ranges are one interval."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from analysis.tables import records

# Longer intervals date no single event; a month with its change of clock is still one.
LONGEST = (31 * 24 + 2) * 3600
WORD = re.compile(r"\w+")
MARKS = re.compile(r'[«»“”"*_\s]+')
# Characters between a day and its hour: ", à ".
BESIDE = 5

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Grammar:
    """The words of a language around a time: what bounds it, what opens a range and what joins its ends.

    `hangs` are the words between a noun and the time that says which is meant ("le couperet de minuit"),
    `counts` those after a length that is counted from elsewhere ("deux heures avant"), `circumstances` those
    that open a phrase which only says where, when or how; `shades` stand before a time that they blur or
    begin at ("peu avant", "dès").
    """

    bounds: Collection[str] = ()
    opens: Collection[str] = ()
    joins: Collection[str] = ()
    hangs: Collection[str] = ()
    counts: Collection[str] = ()
    shades: Collection[str] = ()
    circumstances: Collection[str] = ()


@dataclass(frozen=True)
class Dating:
    """One or more expressions of a sentence that mean the same time; the finest stands for all.

    `earliest` and `latest` are seconds since 1970 in UTC.
    """

    start: int
    end: int
    row: Row
    earliest: int
    latest: int


def datings(timex: pd.DataFrame, sentences: pd.DataFrame, grammar: Grammar) -> dict[str, list[Dating]]:
    """What dates something in each sentence, in its order, by sentence id.

    Takes the tables timex and sentences. Left out: expressions without an interval, those of page furniture,
    those that only bound something ("jusqu'à dimanche") and intervals longer than a month. The two ends of a
    range ("de 8 h à 9 h") are one interval; expressions whose intervals meet are one dating.
    """
    usable = timex[
        timex["type"].isin(["DATE", "TIME"])
        & timex["earliest"].notna()
        & timex["sentence_id"].notna()
        & (timex["anchor"] != "furniture")
    ]
    rows = records(usable.sort_values(["article_id", "start"], kind="stable"))
    begins = zip(sentences["sentence_id"], sentences["start"], sentences["text"], strict=True)
    texts = {key: (int(start), str(text)) for key, start, text in begins}
    bounding = _bounding(rows, texts, grammar)
    found: dict[str, list[Dating]] = defaultdict(list)
    dating = (row for number, row in enumerate(rows) if number not in bounding)
    for one in _ranges(dating, texts, grammar):
        if one.latest - one.earliest > LONGEST:
            continue
        before = found[one.row["sentence_id"]]
        if before and before[-1].earliest <= one.latest and one.earliest <= before[-1].latest:
            one = _finer(before.pop(), one)
        before.append(one)
    return {key: several for key, several in found.items() if several}


def _single(row: Row) -> Dating:
    earliest, latest = (int(datetime.fromisoformat(row[name]).timestamp()) for name in ("earliest", "latest"))
    return Dating(row["start"], row["end"], row, earliest, latest)


def _ranges(rows: Iterable[Row], texts: Mapping[str, tuple[int, str]], grammar: Grammar) -> Iterator[Dating]:
    """Each expression as a dating, the two ends of a range as one."""
    held: Dating | None = None
    for row in rows:
        one = _single(row)
        if held and _is_range(held, one, texts, grammar):
            both = min(held.earliest, one.earliest), max(held.latest, one.latest)
            held = Dating(held.start, one.end, {**held.row, "value": _between(held.row, one.row)}, *both)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _between(a: Row, b: Row) -> str:
    return f"{a['value']}/{b['value']}"


def _is_range(a: Dating, b: Dating, texts: Mapping[str, tuple[int, str]], grammar: Grammar) -> bool:
    if a.row["sentence_id"] != b.row["sentence_id"] or b.latest <= a.earliest:
        return False
    start, text = texts[a.row["sentence_id"]]
    between = _folded(text[a.end - start : b.start - start])
    return between in grammar.joins and _ends(text[: a.start - start], grammar.opens)


def _bounding(rows: Sequence[Row], texts: Mapping[str, tuple[int, str]], grammar: Grammar) -> set[int]:
    """Which expressions only bound something, with the hour that follows such a day ("dimanche, 20 heures").

    "Peu avant 20 heures" dates: its interval is short and ends there (TIMEX3's modifier BEFORE).
    """
    found: set[int] = set()
    for number, row in enumerate(rows):
        start, text = texts[row["sentence_id"]]
        before = text[: row["start"] - start]
        if number - 1 in found and rows[number - 1]["sentence_id"] == row["sentence_id"]:
            between = before[rows[number - 1]["end"] - start :]
            if len(WORD.findall(between)) <= 1 and len(between) <= BESIDE:
                found.add(number)
        if row["mod"] != "BEFORE" and _bounds(before, grammar):
            found.add(number)
    return found


def _bounds(before: str, grammar: Grammar) -> bool:
    """Whether a text ends with a bounding phrase, or with one and a noun that the time belongs to."""
    if _ends(before, grammar.bounds):
        return True
    words = _folded(before).split()
    return len(words) > 2 and words[-1] in grammar.hangs and _ends(" ".join(words[:-2]), grammar.bounds)


def _folded(text: str) -> str:
    """A text in small letters with plain apostrophes, without quotation marks and emphasis."""
    return MARKS.sub(" ", text.lower().replace("’", "'")).strip()


def _ends(text: str, phrases: Collection[str]) -> bool:
    """Whether a text ends with one of some phrases, words whole."""
    text = f" {_folded(text)}"
    return any(text.endswith(f" {phrase}") for phrase in phrases)


def shaded(text: str, start: int, end: int, grammar: Grammar) -> str:
    """A time expression of a text with the words that blur it before it ("peu avant minuit")."""
    words = text[:start].split()
    for count in (3, 2, 1):
        if len(words) >= count and _folded(" ".join(words[-count:])) in grammar.shades:
            return " ".join([*words[-count:], text[start:end]]).lstrip('«“"*([ ')
    return text[start:end]


def _finer(a: Dating, b: Dating) -> Dating:
    best = a if a.latest - a.earliest <= b.latest - b.earliest else b
    return Dating(a.start, b.end, best.row, best.earliest, best.latest)
