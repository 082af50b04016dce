"""Where the sentence and the clause of a word end, by the edges that a language has for them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Edges:
    """What ends a sentence and a clause, what is quoted, and its marks; `pair` is two of them."""

    sentence: re.Pattern[str]
    clause: re.Pattern[str]
    quoted: re.Pattern[str]
    mark: re.Pattern[str]
    pair: str

    def in_sentence(self, before: str, after: str) -> tuple[str, str]:
        """Of what stands around a place that in its sentence, on its own side of quotation marks."""
        before, after = self.quoted.sub(self.pair, before), self.quoted.sub(self.pair, after)
        before = self.mark.split(self.sentence.split(before)[-1].replace(self.pair, " "))[-1]
        return before, self.mark.split(self.sentence.split(after)[0].replace(self.pair, " "))[0]

    def in_clause(self, before: str, after: str) -> tuple[str, str]:
        """Of what stands around a place that in its clause."""
        edges = list(self.clause.finditer(before))
        edge = self.clause.search(after) if not after.startswith(",") else re.match(",", after)
        return before[edges[-1].end() :] if edges else before, after[: edge.start()] if edge else after
