"""Which articles tell the same part of a story: groups by the story elements that they share."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import fcluster, linkage  # type: ignore[import-untyped]

# Articles of one group share on average so much of what the two of them share with anybody.
ALIKE = 1 / 3


def rounds(element_sentences: pd.DataFrame, articles: list[str]) -> list[list[str]]:
    """The articles in groups, in the order given: those that share a third or more of their elements.

    `element_sentences` is the table of that name. Alike is the Jaccard index of the elements that each
    shares with any other article; groups are joined by their mean likeness (UPGMA, Sokal and Michener
    1958). An article that shares nothing stands alone.
    """
    several = element_sentences.groupby("element_id")["article_id"].transform("nunique") > 1
    held: dict[str, set[str]] = defaultdict(set)
    shared = element_sentences[several]
    for article, element in zip(shared["article_id"], shared["element_id"], strict=True):
        held[article].add(element)
    if len(articles) < 2:
        return [[article] for article in articles]
    apart = [1 - _jaccard(held[a], held[b]) for a, b in combinations(articles, 2)]
    labels = fcluster(linkage(np.asarray(apart), "average"), 1 - ALIKE, "distance")
    groups: dict[int, list[str]] = {}
    for article, label in zip(articles, labels, strict=True):
        groups.setdefault(int(label), []).append(article)
    return list(groups.values())


def _jaccard(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a & b else 0.0
