"""Which sentence stands for a story element on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from analysis.comparison.gathering import Linked

# A label has about as many words as this.
SHORT, LONG = 8, 40


def _opening(text: str) -> str:
    match = re.search(r"[\w-]+", text)
    return match.group().lower() if match else ""


class Labels:
    """How well a sentence stands for an element."""

    def __init__(self, sentences: pd.DataFrame, openings: frozenset[str]) -> None:
        self.texts = sentences["text"].tolist()
        self.kinds = sentences["kind"].tolist()
        self.openings = openings

    def clarity(self, row: int) -> float:
        """0 for a body sentence of middle length that leans on no other; less for what it lacks."""
        text, words = self.texts[row], len(self.texts[row].split())
        broken = (
            text.count("«") != text.count("»") or text.count("“") != text.count("”") or text.count('"') % 2
        )
        lacks = (
            self.kinds[row] != "body",
            _opening(text) in self.openings,
            broken,
            text.rstrip().endswith("?"),
            not SHORT <= words <= LONG,
        )
        return -0.1 * sum(map(bool, lacks))

    def best(self, group: Sequence[int], linked: Linked) -> int:
        """The sentence of a group that is clearest and closest to the others."""

        def merit(row: int) -> float:
            others = [linked.between(row, other) for other in group if other != row]
            return self.clarity(row) + sum(others) / max(len(others), 1)

        return min(group, key=lambda row: (-round(merit(row), 9), row))
