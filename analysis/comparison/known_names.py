"""Names that one article shows to be names, found where another has them unnoticed.

A recogniser decides by the sentence alone and misses a name that opens one or has no verb near it; what
other articles of the story name tells (global features: Chieu and Ng 2002).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import pandas as pd

from analysis import tables
from analysis.tables import records

# Articles that must name it, and words that it must have: one word may be anything.
LEAST_ARTICLES, LEAST_WORDS = 2, 2
WORD = re.compile(r"\w+")

Row: TypeAlias = Mapping[Any, Any]


def complete(mentions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The table `mentions` with the names that stand unnoticed in some article.

    Takes the tables `mentions` and `sentences` of a corpus. A name of two words or more, each but the small
    ones with a capital, that two articles name alike is one wherever a sentence of another has it letter by
    letter, outside of any name that was noticed there. Its kind is that which most articles give it.
    """
    known = _known(mentions)
    taken: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for article, start, end in zip(mentions["article_id"], mentions["start"], mentions["end"], strict=True):
        taken[article].append((start, end))
    found = [row for sentence in records(sentences) for row in _in_sentence(sentence, known, taken)]
    if not found:
        return mentions
    joined = pd.concat([mentions, tables.frame("mentions", found)], ignore_index=True)
    order = {article: number for number, article in enumerate(sentences["article_id"].unique())}
    keys = joined.assign(order=joined["article_id"].map(order))
    return joined.loc[keys.sort_values(["order", "start"], kind="stable").index].reset_index(drop=True)


def _known(mentions: pd.DataFrame) -> dict[str, list[tuple[str, str, str]]]:
    """By its first word each known name, longest first, with its full name and kind."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    said: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    columns = (mentions[name] for name in ("article_id", "text", "canonical", "kind"))
    for article, text, canonical, kind in zip(*columns, strict=True):
        words = WORD.findall(text)
        if len(words) >= LEAST_WORDS and words[0][:1].isupper() and words[-1][:1].isupper():
            holders[text].add(article)
            said[text][str(canonical), str(kind)] += 1
    known: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for text in sorted(said, key=lambda name: (-len(name), name)):
        if len(holders[text]) >= LEAST_ARTICLES:
            (canonical, kind), _ = min(said[text].items(), key=lambda one: (-one[1], one[0]))
            known[WORD.findall(text)[0]].append((text, canonical, kind))
    return dict(known)


def _in_sentence(
    sentence: Row, known: Mapping[str, list[tuple[str, str, str]]], taken: Mapping[str, list[tuple[int, int]]]
) -> Iterator[dict[str, Any]]:
    text, offset, reached = str(sentence["text"]), int(sentence["start"]), 0
    for word in WORD.finditer(text):
        for name, canonical, kind in known.get(word.group(), ()):
            start, end = word.start(), word.start() + len(name)
            whole = text.startswith(name, start) and not text[end : end + 1].isalnum()
            if not whole or start < reached or _noticed(sentence, offset + start, offset + end, taken):
                continue
            reached = end
            yield {
                **{column: sentence[column] for column in ("article_id", "outlet", "sentence_id")},
                "start": offset + start,
                "end": offset + end,
                "text": name,
                "canonical": canonical,
                "kind": kind,
            }


def _noticed(sentence: Row, start: int, end: int, taken: Mapping[str, list[tuple[int, int]]]) -> bool:
    spans = taken.get(sentence["article_id"], ())
    return any(begin < end and start < stop for begin, stop in spans)
