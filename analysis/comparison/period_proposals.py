"""Named periods that the texts date themselves ("la campagne, du 3 au 20 mai"), to propose to the user.

A period is proposed where a noun for a stretch of time stands before its first and its last day, with
nothing between them but words that lead from one to the other; a language's list `period_words` has the
nouns and these words. What several articles only place something in ("pendant la campagne") is proposed
without its days, unless words that follow make it another's ("pendant la campagne de la maire").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from analysis.comparison.terms import fold
from analysis.corpus.articles import Article
from analysis.language import known, load
from analysis.reading.steps import tagger

# Characters between a period's name and its first day, and between that and its last.
FARTHEST = 60
# In days; what is longer is an era, no period of a story.
LONGEST = 400
# Words that may follow the noun in a name: "campagne de vaccination".
MOST_WORDS = 4
# Articles that must name a period for it to be proposed without its days.
FEWEST = 2
MOST = 8
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What ends a sentence or begins another's words.
ENDS = re.compile(r"[.;:!?«»“”\"\n]")


@dataclass(frozen=True)
class Proposal:
    """A period: its name, its first and last day where texts tell them, the words of the first that does.

    `articles` is how many tell it, or, where none tells its days, place something in it.
    """

    name: str
    days: tuple[date, date] | None
    words: str
    articles: int


@dataclass(frozen=True)
class _Words:
    """The list `period_words` of a language, and what finds a noun of it after "during the"."""

    noun: re.Pattern[str]
    during: re.Pattern[str]
    links: frozenset[str]
    closes: frozenset[str]
    # "entre ... et": the one leads to a last day only after the other.
    pairs: frozenset[str]
    ties: frozenset[str]


def propose(articles: Sequence[Article]) -> list[Proposal]:
    """The periods that the articles name, at most `MOST`.

    Those with days come first, by first day, then the others, those that most articles name before the rest.
    """
    told: dict[tuple[str, tuple[date, date]], dict[str, tuple[str, str]]] = defaultdict(dict)
    placed: dict[str, dict[str, str]] = defaultdict(dict)
    for article in articles:
        words = _words(article.language) if article.language in known() else None
        if words is None:
            continue
        for name, days, said in _dated(article, words):
            told[fold(name), days].setdefault(article.article_id, (name, said))
        for found in words.during.finditer(article.masked):
            said = " ".join(article.text[slice(*found.span())].split())
            placed[found["name"].lower()].setdefault(article.article_id, said)
    dated = [_proposal(days, said) for (_, days), said in told.items()]
    return _chosen(dated, placed)


def _proposal(days: tuple[date, date], said: dict[str, tuple[str, str]]) -> Proposal:
    name, words = next(iter(said.values()))
    return Proposal(name.lower(), days, words, len(said))


def _chosen(dated: Iterable[Proposal], placed: dict[str, dict[str, str]]) -> list[Proposal]:
    """Each name once, with the days that most articles give; without any, if enough articles name it."""
    best: dict[str, Proposal] = {}
    for one in sorted(dated, key=lambda one: (-one.articles, one.days, one.name)):
        best.setdefault(fold(one.name), one)
    undated = [
        Proposal(name, None, next(iter(said.values())), len(said))
        for name, said in placed.items()
        if len(said) >= FEWEST and not any(key.startswith(fold(name)) for key in best)
    ]
    first = sorted(best.values(), key=lambda one: (one.days, one.name))
    return [*first, *sorted(undated, key=lambda one: (-one.articles, one.name))][:MOST]


@cache
def _words(code: str) -> _Words | None:
    """The words of a language; None if it has none for periods."""
    roles: dict[str, set[str]] = defaultdict(set)
    for row in (*load(code).rows("period_words"), *load(code).rows("time_links")):
        roles[row["role"]].add(row["word"])
    if not roles["noun"] or not roles["during"]:
        return None
    noun, during, definite, ties = (_any(roles[role]) for role in ("noun", "during", "definite", "ties"))
    return _Words(
        re.compile(rf"(?<!\w)(?:{noun})(?![\w-])", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?:{during})\s(?:(?:{definite})\b['\s]?)+(?P<name>{noun})(?![\w-])"
            rf"(?!\s?(?:{ties})\b)",
            re.IGNORECASE,
        ),
        frozenset(roles["links"] | roles["opens"]),
        frozenset(roles["closes"]),
        frozenset(roles["pairs"]),
        frozenset(roles["ties"]),
    )


def _any(words: Iterable[str]) -> str:
    """One of these words, as a pattern; the longest that fits."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _dated(article: Article, words: _Words) -> Iterator[tuple[str, tuple[date, date], str]]:
    """The periods that one article dates: name, first and last day, the words from the one to the other."""
    text = article.masked
    nouns = [found for found in words.noun.finditer(text) if _figure_near(text, found.end())]
    if not nouns:
        return
    tag = tagger(load(article.language))
    times = [time for time in tag(text, article.published, article.time_zone) if _is_day(time)]
    for noun in nouns:
        after = [time for time in times if time.start >= noun.end()][:2]
        if not after or after[0].start > noun.end() + FARTHEST:
            continue
        named = _named(text, noun.end(), after[0].start, words)
        end, days = _days(text, noun.end(), after, words)
        if named and days:
            name, said = article.text[noun.start() : named], article.text[noun.start() : end]
            yield " ".join(name.split()), days, " ".join(said.split())


def _figure_near(text: str, at: int) -> bool:
    near = ENDS.split(text[at : at + FARTHEST])[0]
    return any(c.isdigit() for c in near)


def _is_day(time: Any) -> bool:
    return bool(time.type == "DATE" and time.granularity == "day" and time.earliest and time.latest)


def _named(text: str, start: int, day: int, words: _Words) -> int | None:
    """The end of the name whose noun ends at `start`, if what stands between it and the day leads there."""
    gap = text[start:day]
    found = list(WORD.finditer(gap))
    if ENDS.search(gap):
        return None
    while found and found[-1].group().lower() in words.links:
        found.pop()
    if not found:
        return start
    end = found[-1].end()
    tied = found[0].group().lower() in words.ties
    # Only what a preposition ties to the noun, or a comma or bracket ends, surely belongs to its name.
    closed = len(found) == 1 and gap[end:].lstrip()[:1] in {",", "("}
    plain = re.fullmatch(r"[\w\s'-]+", gap[:end]) is not None
    return start + end if plain and len(found) <= MOST_WORDS and (tied or closed) else None


def _days(text: str, named: int, times: Sequence[Any], words: _Words) -> tuple[int, tuple[date, date] | None]:
    """The end of what tells the two days, and the days; None where they are not told or not in order."""
    first, last = times[0], times[-1]
    if "/" in first.value:
        return first.end, _ordered(first, first)
    gap = text[first.end : last.start]
    before, between = _said(text[named : first.start]), _said(gap)
    closing = between & words.closes or (before & words.pairs and between & words.pairs)
    led = len(gap) <= FARTHEST and not ENDS.search(gap) and between <= words.links | words.closes
    return last.end, _ordered(first, last) if closing and led and "/" not in last.value else None


def _said(gap: str) -> set[str]:
    return {found.group().lower() for found in WORD.finditer(gap)}


def _ordered(first: Any, last: Any) -> tuple[date, date] | None:
    start, end = date.fromisoformat(first.earliest[:10]), date.fromisoformat(last.latest[:10])
    # "du 24 avril au 7 mai 2017": the year that only the second day names is that of both.
    if str(end.year) in last.value and first.anchor != "none" and last.anchor == "none":
        start = _in_year(start, end)
    return (start, end) if 0 < (end - start).days <= LONGEST else None


def _in_year(start: date, end: date) -> date:
    """The last such day of a year that is not after the other."""
    day = start.day if (start.month, start.day) != (2, 29) else 28
    own = date(end.year, start.month, day)
    return own if own <= end else date(end.year - 1, start.month, day)
