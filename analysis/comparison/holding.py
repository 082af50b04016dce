"""What each sentence holds that another may hold too: rare words, names, numbers, dates, speakers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import pandas as pd

from analysis.comparison import availability
from analysis.comparison.alignment import function_words
from analysis.comparison.availability import Interval
from analysis.comparison.similarity import NEIGHBOURS, content

# What more than this share of the articles on its story hold tells nothing of what a sentence reports.
COMMON = 0.5
# The names that stand most often in an article tell its story: what holds one of them may be on it.
LEADING = 3
# A date tells a day or the night between two; a week may be that of anything.
DATE = pd.Timedelta(hours=48)
# Counts up to here recur whatever is counted; a greater one hardly does by chance, with a unit or without.
SMALL = 12
# An interval that reaches this many times its lower end, as "several thousand" does, is anybody's guess.
VAGUE = 2
# Those who speak for themselves alone: a document, a group or an unnamed source may be any of them.
DISTINCT = ("person", "organisation")

Row: TypeAlias = Mapping[Any, Any]
T = TypeVar("T")


@dataclass
class Held:
    """What a sentence holds; `published` is when its article was last written, `cast` all that it names.

    `terms`, `names`, `days` and `values` are those that not most articles hold; `numbers` have their unit,
    `values` (those beyond the small ones, and no wide intervals) have none; `distinct` are the speakers that
    are one person or organisation.
    """

    published: Interval | None = None
    cast: frozenset[str] = frozenset()
    terms: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    numbers: set[tuple[float, float, str]] = field(default_factory=set)
    values: set[tuple[float, float]] = field(default_factory=set)
    dates: list[Interval] = field(default_factory=list)
    days: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    distinct: set[str] = field(default_factory=set)


def held(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    timex: pd.DataFrame,
    figures: pd.DataFrame,
    quotations: pd.DataFrame,
    articles: pd.DataFrame,
    languages: Sequence[str],
) -> list[Held]:
    """What each sentence holds, in the order of the rows of `sentences`."""
    written = _written(articles)
    columns = zip(sentences["sentence_id"], sentences["article_id"], strict=True)
    names = list(_names(mentions))
    casts = _casts(names)
    found = {key: Held(written.get(article), casts.get(article, frozenset())) for key, article in columns}
    terms = list(_terms(sentences, (timex, figures), languages))
    limits = _limits(names, len(articles))
    for key, name in _rare(names, limits, len(articles)):
        found[key].names.add(name)
    for key, term in _rare(terms, limits, len(articles)):
        found[key].terms.add(term)
    for row in _placed(figures, "low", "high", "unit"):
        found[row["sentence_id"]].numbers.add((float(row["low"]), float(row["high"]), row["unit"]))
    for key, value in _rare(list(_values(figures)), limits, len(articles)):
        found[key].values.add(value)
    for row in _placed(timex, "earliest", "latest"):
        if row["type"] in ("DATE", "TIME"):
            found[row["sentence_id"]].dates.extend(_dates(row))
    for key, day in _rare(list(_days(timex)), limits, len(articles)):
        found[key].days.add(day)
    for row in _placed(quotations, "speaker"):
        own = found[row["sentence_id"]]
        own.speakers.add(speaker(row))
        if row["speaker_kind"] in DISTINCT:
            own.distinct.add(speaker(row))
    return [found[key] for key in sentences["sentence_id"]]


def counted(articles: Sequence[str], held: Sequence[Held]) -> set[tuple[int, int]]:
    """Pairs of rows, of two articles, that hold one number beyond the small ones.

    Of many rows that hold one each is paired with the next few, so that the work grows with the text.
    """
    holders: dict[tuple[float, float], list[int]] = defaultdict(list)
    for row, own in enumerate(held):
        for value in sorted(own.values):
            holders[value].append(row)
    return {
        (a, b)
        for rows in holders.values()
        for at, a in enumerate(rows)
        for b in rows[at + 1 : at + 1 + NEIGHBOURS]
        if articles[a] != articles[b]
    }


def _placed(table: pd.DataFrame, *columns: str) -> Sequence[Row]:
    """The rows that stand in a sentence and have a value in each of some columns."""
    return table.dropna(subset=["sentence_id", *columns]).to_dict("records")


def _written(articles: pd.DataFrame) -> dict[str, Interval | None]:
    """When each article was last published or updated; None where its publication is unknown."""
    found = availability.publications(articles)
    for row in _updates(articles):
        updated = availability.interval(row["updated"], row["updated_precision"], row["time_zone"])
        first = found[row["article_id"]]
        if first and updated and updated.latest > first.latest:
            found[row["article_id"]] = updated
    return found


def _updates(articles: pd.DataFrame) -> Sequence[Row]:
    return articles[articles["updated"].notna()].to_dict("records")


def _names(mentions: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    for row in _placed(mentions, "entity_id"):
        yield row["article_id"], row["sentence_id"], row["entity_id"]


def _casts(names: Iterable[tuple[str, str, str]]) -> dict[str, frozenset[str]]:
    """All that each article names."""
    found: dict[str, set[str]] = defaultdict(set)
    for article, _, name in names:
        found[article].add(name)
    return {article: frozenset(named) for article, named in found.items()}


def _terms(
    sentences: pd.DataFrame, counted: Iterable[pd.DataFrame], languages: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Article, sentence and word family of words of content outside dates and figures, counted apart."""
    function = frozenset().union(*(function_words(code) for code in languages))
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in (row for table in counted for row in _placed(table)):
        spans[row["sentence_id"]].append((row["start"], row["end"]))
    for row in sentences.to_dict("records"):
        for term in sorted(content(_without(row, spans[row["sentence_id"]]), function)):
            yield row["article_id"], row["sentence_id"], term


def _without(row: Row, spans: Iterable[tuple[int, int]]) -> str:
    """A sentence with blanks where some spans were."""
    text = str(row["text"])
    for start, end in spans:
        start, end = start - row["start"], end - row["start"]
        text = text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]
    return text


def _limits(names: Iterable[tuple[str, str, str]], articles: int) -> dict[str, float]:
    """How many articles may hold what is rare in the story of an article that names something.

    A corpus may tell several stories: what two of forty articles hold is then the whole of one of them.
    """
    count: dict[str, Counter[str]] = defaultdict(Counter)
    holders: dict[str, set[str]] = defaultdict(set)
    for article, _, name in names:
        count[article][name] += 1
        holders[name].add(article)
    limits = {}
    for article, own in count.items():
        leading = sorted(own, key=lambda name: (-own[name], -len(holders[name]), name))[:LEADING]
        limits[article] = COMMON * len(set().union(*(holders[name] for name in leading)))
    return limits


def _rare(
    found: Sequence[tuple[str, str, T]], limits: Mapping[str, float], articles: int
) -> Iterator[tuple[str, T]]:
    """Of (article, sentence, value) the sentence and value of values that not most articles hold.

    `articles` is how many there are; what two of them share is never too common.
    """
    holders: dict[T, set[str]] = defaultdict(set)
    for article, _, value in found:
        holders[value].add(article)
    return (
        (sentence, value)
        for article, sentence, value in found
        if len(holders[value]) <= max(2, int(limits.get(article, COMMON * articles)))
    )


def _values(figures: pd.DataFrame) -> Iterator[tuple[str, str, tuple[float, float]]]:
    for row in _placed(figures, "low", "high"):
        if row["low"] > SMALL and row["high"] < VAGUE * row["low"]:
            yield row["article_id"], row["sentence_id"], (float(row["low"]), float(row["high"]))


def _days(timex: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """The day that each date tells, the middle one of a night."""
    for row in _placed(timex, "earliest", "latest"):
        if row["type"] in ("DATE", "TIME"):
            for date in _dates(row):
                middle = date.earliest + (date.latest - date.earliest) / 2
                yield row["article_id"], row["sentence_id"], middle.date().isoformat()


def _dates(row: Row) -> list[Interval]:
    start, end = (availability.moment(row[name]) for name in ("earliest", "latest"))
    return [Interval(start, end)] if start is not None and end is not None and end - start <= DATE else []


def speaker(row: Row) -> str:
    """The speaker of a quotation: the entity, or the words that name one that has none."""
    return str(row["entity_id"] if pd.notna(row["entity_id"]) else row["speaker"]).casefold()
