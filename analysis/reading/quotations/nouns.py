"""Noun phrases without a name: what their determiner, noun, gender and number tell of a source."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.language.french.grammar import DEFINITE, DETERMINERS
from analysis.reading.quotations.phrases import Phrase

INDEFINITE = frozenset(("des", "plusieurs"))
FEMININE = frozenset(("la", "une", "cette", "sa", "ma"))
MASCULINE = frozenset(("le", "un", "ce", "son", "du"))


@dataclass(frozen=True)
class Noun:
    """A noun phrase without a name at its head: its noun, kind of source, determiner, gender, number.

    `bare` is its text without the determiner.
    """

    phrase: Phrase
    start: int
    end: int
    head: str
    kind: str | None
    determiner: str
    gender: str | None
    plural: bool
    bare: str

    @property
    def definite(self) -> bool:
        """Whether its determiner takes up something known."""
        return self.determiner in DEFINITE or self.determiner in ("du", "au")

    @property
    def source_kind(self) -> str:
        """The kind of source that it names without a name."""
        one = self.determiner in ("un", "une")
        if self.kind in ("document", "statement"):
            return "document"
        if self.kind in ("institution", "organisation", "team"):
            return "anonymous" if one else "collective" if self.determiner in INDEFINITE else "organisation"
        if self.kind == "anonymous" or one or self.determiner not in DETERMINERS:
            return "anonymous"
        return "collective" if self.plural else "person"
