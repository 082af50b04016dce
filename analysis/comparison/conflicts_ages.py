"""How old people are: one person's age, or that of somebody without a name of whom two articles tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from analysis.comparison.conflicts_clash import Conflict, Row, Value, clash
from analysis.comparison.tongues import comparing, marked

YEARS = re.compile(r"P(?P<years>\d{1,3})Y")
# A birthday may lie between two articles.
BIRTHDAY = 1


def find(given: Mapping[str, pd.DataFrame]) -> Iterator[Conflict]:
    """The ages that two articles give one person, more than a year apart.

    `given` holds the tables articles, sentences, timex, mentions and element_sentences. A person is one
    who is named right before the age or, without a name, of one gender in sentences of one story element.
    """
    ages: dict[str, list[Row]] = defaultdict(list)
    for whose, row in _ages(marked(given)):
        ages[whose].append(row)
    for rows in ages.values():
        values = [Value(row, row["low"], row["high"]) for row in rows]
        clashes = tuple(_clashes(values))
        if clashes:
            yield Conflict("figure", str(rows[0]["about"]), "an", tuple(values), clashes)


def _clashes(values: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    for number, a in enumerate(values):
        for b in values[number + 1 :]:
            if a.article != b.article and clash(a, b) and abs(a.low - b.low) > BIRTHDAY:
                yield a, b


def _ages(given: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, Row]]:
    """Whose age it is and the row of the table `timex` that gives it, with its bounds in years."""
    texts = {row["sentence_id"]: row for row in given["sentences"].to_dict("records")}
    people: dict[str, list[Row]] = defaultdict(list)
    for row in given["mentions"].dropna(subset=["sentence_id", "entity_id"]).to_dict("records"):
        if row["kind"] == "PERSON":
            people[row["sentence_id"]].append(row)
    told = given["element_sentences"].groupby("sentence_id")["element_id"].agg(list).to_dict()
    lengths = given["timex"][given["timex"]["type"] == "DURATION"].dropna(subset=["sentence_id", "value"])
    for row in lengths.to_dict("records"):
        key = row["sentence_id"]
        match = YEARS.fullmatch(row["value"])
        if match:
            years = float(match["years"])
            own = {**row, "low": years, "high": years, "unit": "an", "speaker": pd.NA}
            for whose, about in _whose(row, texts[key], people[key], told.get(key, [])):
                yield whose, own | {"about": about}


def _whose(
    row: Row, sentence: Row, people: Sequence[Row], elements: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Whose age a length of time may be: a key that is the same in all articles, and what it is about."""
    words, text, at = comparing(sentence), str(sentence["text"]), int(sentence["start"])
    start = int(row["start"]) - at
    for mention in people:
        end = int(mention["end"]) - at
        if end <= start and words.aged(text[end:start]):
            yield str(mention["entity_id"]), str(mention["canonical"])
            return
    gender = words.someone(text[:start])
    if gender:
        yield from ((f"{element} {gender}", text[: int(row["end"]) - at]) for element in elements)
