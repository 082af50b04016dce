"""Which sentence stands for a story element on its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import pandas as pd

from analysis.comparison.availability import Interval
from analysis.comparison.gathering import Linked

# A label has about as many words as this.
SHORT, LONG = 8, 40
# What a label lacks counts as much as this difference of its mean likeness to the others.
LACK = 0.1


class Labels:
    """How well a sentence stands for an element.

    `openings` are words that lean on the sentence before, `function` those of grammar; `named` the
    sentences that name someone, `published` when the article of each row was first published.
    """

    def __init__(
        self,
        sentences: pd.DataFrame,
        openings: frozenset[str],
        function: frozenset[str],
        named: Collection[str],
        published: Sequence[Interval | None],
    ) -> None:
        self.texts = sentences["text"].tolist()
        self.kinds = sentences["kind"].tolist()
        self.named = [key in named for key in sentences["sentence_id"]]
        self.openings, self.function, self.published = openings, function, published

    def stands(self, row: int) -> bool:
        """Whether a sentence is understood alone: no fragment, no word for what an earlier one names."""
        if not self.named[row] and len(self.texts[row].split()) < SHORT:
            return False
        first, second, *_ = [*re.findall(r"\w+(?:-\w+)*", self.texts[row].lower()), "", ""]
        spoken = re.findall(r"\w-(\w+)\b(?!-)", self.texts[row].lower())
        opening = {first, second} if first in self.function else {first}
        return not self.openings & (opening | set(spoken))

    def clarity(self, row: int) -> float:
        """0 for a body sentence of middle length that names someone; less for what it lacks."""
        text, words = self.texts[row], len(self.texts[row].split())
        broken = (
            text.count("«") != text.count("»") or text.count("“") != text.count("”") or text.count('"') % 2
        )
        lacks = (
            self.kinds[row] != "body",
            not self.named[row],
            broken,
            text.rstrip().endswith("?"),
            not SHORT <= words <= LONG,
        )
        return -LACK * sum(map(bool, lacks))

    def best(self, group: Sequence[int], linked: Linked) -> int:
        """The sentence of a group that stands alone, is clearest and closest to the others.

        The longest tells more than the element, and the first published told it first.
        """
        longest = max(group, key=lambda row: (len(self.texts[row]), row))
        times = [time for row in group if (time := self.published[row])]
        first = min(times) if times else None

        def merit(row: int) -> float:
            others = [linked.between(row, other) for other in group if other != row]
            lacks = (row == longest) + (self.published[row] != first)
            return self.clarity(row) - LACK * lacks + sum(others) / max(len(others), 1)

        return min(group, key=lambda row: (not self.stands(row), -round(merit(row), 9), row))
