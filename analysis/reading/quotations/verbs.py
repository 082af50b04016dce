"""The reporting verbs of the lexicon, and every written form of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.language import Language
from analysis.language.french import conjugation


@dataclass(frozen=True)
class Verb:
    """An entry of the lexicon of reporting verbs."""

    lemma: str
    stance: str
    que: bool
    infinitive: frozenset[str]
    incise: bool
    object: bool
    note: str
    thing: bool
    reflexive: bool
    rest: tuple[str, ...]
    negative: bool


@cache
def lexicon(language: Language) -> dict[str, list[tuple[Verb, str]]]:
    """Every written form of every reporting verb, with the entries it may belong to."""
    known: dict[str, list[tuple[Verb, str]]] = {}
    for row in language.rows("reporting_verbs"):
        verb, infinitive = _verb(row)
        for form, kind in conjugation.forms(infinitive).items():
            known.setdefault(form, []).append((verb, kind))
    for entries in known.values():
        entries.sort(key=lambda entry: (-len(entry[0].rest), not entry[0].reflexive))
    return known


def _verb(row: dict[str, str]) -> tuple[Verb, str]:
    words = row["lemma"].replace("'", "' ").split()
    negative = words[:2] == ["ne", "pas"]
    words = words[2:] if negative else words
    reflexive = words[0] in ("se", "s'")
    words = [word for word in words if word not in ("se", "s'")] if reflexive else words
    words = words[1:] if words[0] == "en" else words
    return (
        Verb(
            row["lemma"],
            row["stance"],
            row["que"] == "yes",
            frozenset(row["infinitive"].split(",")) - {"-"},
            row["incise"] == "yes",
            row["object"] == "yes",
            row["note"] or "",
            row["subject"] == "thing",
            reflexive,
            tuple(words[1:]),
            negative,
        ),
        words[0],
    )


@cache
def chains(language: Language) -> frozenset[str]:
    """Finite forms, participles and gerunds of the verbs that lead to a reporting verb."""
    verbs = language.words("chain_verbs")
    return frozenset(
        f for verb in verbs for f, kind in conjugation.forms(verb).items() if kind != "infinitive"
    )


@cache
def copulas(language: Language) -> frozenset[str]:
    """Finite forms of the verbs that say how somebody is."""
    verbs = language.words("copular_verbs")
    return frozenset(
        f for verb in verbs for f, kind in conjugation.forms(verb).items() if kind == "finite"
    )


def unlisted(lemma: str) -> Verb:
    """A verb that the lexicon lacks, as it stands in the place of a reporting verb."""
    return Verb(lemma, "says", False, frozenset(), True, False, "", False, False, (), False)
