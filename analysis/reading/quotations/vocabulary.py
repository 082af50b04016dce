"""What an article and the language know of sources before any phrase is read: names, roles, synonyms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.language import Language
from analysis.language.french.grammar import DEMONYM
from analysis.reading.people import Mention, Named
from analysis.reading.quotations.context import Context

TOGETHER = re.compile(r", | et ")
# Endings of nouns for people who do something.
AGENT = re.compile(r"(?:iste|logue|trice|euse|naire|taire|crate|graphe)s?$")
PREFIX = re.compile(r"^(?:ex|vice|co)-(?=\w)")


@dataclass(frozen=True)
class Source:
    """A source as one place of the text names it.

    `name` is None where it can't be told; `start` and `end` are the mention, None where the source is
    taken from the context; `kind` is person, organisation, document, collective or anonymous.
    """

    name: str | None
    kind: str | None
    start: int | None = None
    end: int | None = None
    gender: str | None = None
    plural: bool = False


class Vocabulary:
    """The names of one article, and the nouns that may stand for a source."""

    def __init__(self, context: Context, people: Sequence[Named]) -> None:
        self.context = context
        self.people = {named.name: named for named in people}
        language = context.document.language
        self.roles = _roles(language)
        # "Maître-nageur depuis vingt ans, X": a capital makes no name of a noun for people.
        names = (n for n in people if n.kind == "PERSON" or n.name.lower() not in self.roles)
        self.mentions = sorted((m for n in names for m in n.mentions), key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self.mentions]
        self.said: list[tuple[int, Source]] = []
        self.addressee: str | None = None
        self.taught: dict[str, set[str]] = {}
        self.subjects: list[tuple[int, Source]] = []
        self._named: dict[Mention, tuple[float, Source | None]] = {}
        self.kinds = _source_nouns(language)
        self.generic = language.words("anaphoric_nouns")
        self.offices = language.words("offices")
        self.decades = _decades(language)
        self.mandates = context.document.language.words("mandates")
        self.manners = language.words("bearing_nouns")
        self.firms = language.words("firm_nouns")
        self.outlets = language.words("outlet_nouns")
        self.functions = _functions(language)
        self.synonyms = _synonyms(language)
        self._openings: dict[tuple[int, int, bool], Source | None] = {}
        self.aliases = self._aliases()

    def _aliases(self) -> dict[str, str]:
        """Common nouns by which the article speaks of an organisation: "le mouvement X", "X, filiale"."""
        context = self.context
        found: dict[str, str] = {}
        for mention in self.mentions:
            if mention.kind == "PERSON":
                continue
            at = context.first(mention.start)
            around = [context.low(at - 1)]
            after = context.first(mention.end)
            if context.low(after) in (",", "(", "–"):
                around.append(context.low(after + 1))
            for noun in around:
                if self.kinds.get(noun) == "organisation":
                    found.setdefault(noun, mention.name)
        return found

    def plausible(self, source: Source | None) -> bool:
        """Whether a source can speak: somebody named, a role, an institution, a document, a pronoun."""
        if source is None:
            return False
        if source.name is None or source.name in self.people or source.kind == "document":
            return source.kind is not None or source.plural or source.start is not None
        if source.kind == "organisation":
            return True
        if DEMONYM.match(source.name) or all(part in self.people for part in TOGETHER.split(source.name)):
            return True
        words = source.name.lower().replace("l'", "l' ").split()
        # Of a mention that is all marks no word is left.
        article = bool(words) and words[0] in ("l'", "un", "une")
        return any(self.is_role(word) for word in words[: 4 if article else 2])

    def is_role(self, word: str) -> bool:
        """Whether a word is a noun for people or institutions that may speak."""
        word = PREFIX.sub("", word)
        if AGENT.search(word) and len(word) > 6:
            return True
        return any(
            form in self.roles or form in self.kinds
            for form in (word, word.rstrip("s"), word.removesuffix("x") + "l")
        )

    def mention_at(self, word: int) -> Mention | None:
        """The name that begins at a word."""
        offset = self.context.start(word)
        index = bisect_left(self._starts, offset)
        if index < len(self.mentions) and self.mentions[index].start == offset:
            return self.mentions[index]
        return None

    def mention_over(self, word: int) -> Mention | None:
        """The name that a word is part of."""
        offset = self.context.start(word)
        index = bisect_left(self._starts, offset + 1) - 1
        if index >= 0 and self.mentions[index].end > offset:
            return self.mentions[index]
        return None


@cache
def _source_nouns(language: Language) -> dict[str, str]:
    """Nouns that stand for a source, with its kind."""
    return {row["noun"]: row["kind"] for row in language.rows("source_nouns")}


@cache
def _decades(language: Language) -> dict[str, tuple[int, int]]:
    """Nouns for people of some age, with that age."""
    return {row["noun"]: (int(row["from"]), int(row["to"])) for row in language.rows("decades")}


@cache
def _roles(language: Language) -> frozenset[str]:
    """Nouns for people: functions, trades and others."""
    return _functions(language) | language.words("person_nouns")


@cache
def _functions(language: Language) -> frozenset[str]:
    """Nouns for functions and trades, in both genders."""
    rows = language.rows("functions")
    forms = {row[key].split()[0] for row in rows for key in ("masculine", "feminine") if row[key]}
    return frozenset(form.lower() for form in forms)


@cache
def _synonyms(language: Language) -> dict[str, frozenset[str]]:
    """Nouns that take up a function, each with the functions for which it may stand."""
    found: dict[str, set[str]] = {}
    for row in language.rows("function_synonyms"):
        for synonym in row["synonyms"].split(","):
            found.setdefault(synonym, set()).update(row["function"].split(","))
    return {synonym: frozenset(functions) for synonym, functions in found.items()}
