"""Which articles tell one story: those that chains of shared story elements join, or else shared names.

A corpus gathered by a keyword or a day holds several stories. Who tells another leaves nothing out of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd

# Names that an article without shared elements must have in common with one that tells the story.
NAMES = 2


def of(articles: Sequence[str], mentions: pd.DataFrame, element_sentences: pd.DataFrame) -> dict[str, int]:
    """For each article the number of its story, from 0 in the order of the articles.

    `mentions` and `element_sentences` are the tables of these names. Articles that share a story element
    tell one story, and so do those that a chain of such pairs joins. An article also belongs to the one with
    which it has most names in common: two or more, one of them no place, all that it names, or one that each
    article of a story holds. Articles that name nothing count to the story that most tell.
    """
    root = {article: article for article in articles}

    def find(article: str) -> str:
        while root[article] != article:
            root[article] = root[root[article]]
            article = root[article]
        return article

    for _, told in element_sentences.groupby("element_id", sort=False)["article_id"]:
        first, *others = (str(article) for article in told)
        for other in others:
            root[find(other)] = find(first)
    groups: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        groups[find(article)].append(article)
    for article, other in _named(list(groups.values()), mentions).items():
        root[find(article)] = find(other)
    return _numbered([find(article) for article in articles], articles)


def _named(groups: Sequence[Sequence[str]], mentions: pd.DataFrame) -> Mapping[str, str]:
    """For articles that one of another group names most of what they name, if it is enough, that one.

    `groups` are the articles that share elements. A group that names nothing goes to the largest.
    """
    known = mentions.dropna(subset=["entity_id"])
    holders = {str(name): sorted(set(own)) for name, own in known.groupby("entity_id")["article_id"]}
    places = set(known.loc[known["kind"] == "PLACE", "entity_id"])
    casts = {str(article): set(own) for article, own in known.groupby("article_id")["entity_id"]}
    largest = max(groups, key=len, default=[])
    leading = {
        (name, group[0])
        for group in groups
        if len(group) > 1
        for name in set.intersection(*(casts.get(article, set()) for article in group))
    }

    def enough(article: str, other: str, names: set[str]) -> bool:
        two = len(names) >= NAMES and not names <= places
        return two or names == casts[article] or any((name, other) in leading for name in names)

    found = {}
    for group in groups:
        inside = set(group)
        if not any(article in casts for article in group):
            found[group[0]] = largest[0]
        for article in group:
            shared: dict[str, set[str]] = defaultdict(set)
            for name in casts.get(article, ()):
                for other in holders[name]:
                    shared[other].add(name)
            near = [
                (-len(names), other)
                for other, names in shared.items()
                if other not in inside and enough(article, other, names)
            ]
            if near:
                found[article] = min(near)[1]
    return found


def _numbered(roots: Sequence[str], articles: Sequence[str]) -> dict[str, int]:
    number = {root: at for at, root in enumerate(dict.fromkeys(roots))}
    return {article: number[root] for article, root in zip(articles, roots, strict=True)}
