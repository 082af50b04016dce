"""A language's words of speech, indexed for look-up: reporting verbs, pronouns, nouns that name sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.language import Language


@dataclass(frozen=True)
class Verb:
    """A reporting verb: its dictionary form, stance, and what it may govern (see `reporting_verbs.tsv`)."""

    lemma: str
    stance: str
    clause: str
    quote: str
    infinitive: str
    gerund: str

    @property
    def rest(self) -> tuple[str, ...]:
        """The fixed words of a phrase after its verb: "out" of "point out"."""
        return tuple(self.lemma.split()[1:])


@dataclass(frozen=True)
class Pronoun:
    """A pronoun: one or many, the gender it shows, whether a thing, and whose part it never takes."""

    many: bool
    gender: str
    thing: bool
    role: str


@dataclass(frozen=True)
class Words:
    """The words of one language; `verbs` by the first word of their dictionary form, phrases first."""

    verbs: dict[str, tuple[Verb, ...]]
    pronouns: dict[str, Pronoun]
    sources: dict[str, str]
    people: dict[str, str]
    openers: frozenset[str]
    questions: frozenset[str]
    naming: frozenset[str]
    according: frozenset[str]
    agents: frozenset[str]
    given: dict[str, str]
    genitive: str
    silent: frozenset[str]


def _said(cell: str | None) -> str:
    """What a cell of the table of verbs says; a dash says nothing."""
    return "" if cell in (None, "-") else str(cell)


@cache
def words(language: Language) -> Words:
    """The words of a language, read once a process; what it has no file for is empty."""
    verbs: dict[str, tuple[Verb, ...]] = {}
    for row in language.rows("reporting_verbs"):
        verb = Verb(
            *(_said(row.get(n)) for n in ("lemma", "stance", "clause", "quote", "infinitive", "gerund"))
        )
        first = verb.lemma.split()[0]
        verbs[first] = tuple(sorted((*verbs.get(first, ()), verb), key=lambda v: -len(v.rest)))
    return Words(
        verbs=verbs,
        pronouns={
            row["form"]: Pronoun(
                row["number"] == "many", row["gender"] or "", row["thing"] == "yes", row["role"]
            )
            for row in language.rows("pronouns")
        },
        sources={row["noun"]: row["kind"] for row in language.rows("source_nouns")},
        people={row["noun"]: row["gender"] or "" for row in language.rows("person_nouns")},
        openers=language.words("complementisers"),
        questions=language.words("interrogatives"),
        naming=language.words("naming_verbs"),
        according=language.words("source_words"),
        agents=language.words("agent_words"),
        given={row["name"]: row["gender"] or "" for row in language.rows("given_names")},
        genitive=min(language.words("genitive_words"), default=""),
        silent=language.words("silent_verbs"),
    )
