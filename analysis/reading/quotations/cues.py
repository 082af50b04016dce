"""Reporting expressions: where a text says that somebody says something.

Verbs are known by their forms (see `analysis.language.french.conjugation`), so that an inverted or
misparsed verb is found all the same; the parse only settles whether a form is a noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis.language import Language
from analysis.language.french import conjugation
from analysis.language.french.grammar import (
    AVOIR,
    DETERMINERS,
    ETRE,
    FIRST_SECOND,
    INNER,
    INVERTED,
    NEGATIONS,
    REFLEXIVE,
)
from analysis.reading.quotations.context import Context

# Words that may stand inside a verb phrase: "met par ailleurs en garde", "a toutefois nuancé".
GAP = 4


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


@dataclass(frozen=True)
class Cue:
    """A reporting expression: the words it takes, the verb, and how it is built.

    `first`, `head` and `last` number words: where it begins (auxiliary and reflexive pronoun taken in),
    the verb itself, and its last word. `kind` is finite, gerund, infinitive or participle;
    `pronoun` is the word of an inverted subject.
    """

    first: int
    head: int
    last: int
    verb: Verb
    kind: str
    passive: bool = False
    pronoun: int | None = None


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


def find(context: Context) -> list[Cue]:
    """The reporting verbs of a document, in order."""
    known = lexicon(context.document.language)
    found: list[Cue] = []
    chains = _chains(context.document.language)
    for number, word in enumerate(context.lower):
        for verb, kind in known.get(word, ()):
            cue = _read(context, number, verb, kind)
            if cue is not None:
                found.append(_chained(context, cue, chains) if cue.kind == "infinitive" else cue)
                break
    return found


@cache
def _chains(language: Language) -> frozenset[str]:
    """Finite forms, participles and gerunds of the verbs that lead to a reporting verb."""
    verbs = language.words("chain_verbs")
    return frozenset(
        f for verb in verbs for f, kind in conjugation.forms(verb).items() if kind != "infinitive"
    )


def _chained(context: Context, cue: Cue, chains: frozenset[str]) -> Cue:
    """The cue with the verb that leads to it: "a tenu à préciser" reports as one finite verb."""
    at = cue.first - 1
    while (
        context.low(at) in ("de", "d'", "à", "par", "pas", "en", "l'", "le", "y", "lui", "leur")
        and at > cue.first - 4
    ):
        at -= 1
    if context.low(at) not in chains or context.quoted[at] != context.quoted[cue.head]:
        return cue
    before, pronoun = _skip_back(context, at)
    first = before if context.low(before) in AVOIR | ETRE else at
    reflexive = _reflexive(context, first)
    kind = "gerund" if context.low(first).endswith("ant") else "finite"
    if first == at:
        pronoun = _inverted(context, at)
    return Cue(
        reflexive if reflexive is not None else first, cue.head, cue.last, cue.verb, kind, False, pronoun
    )


def _read(context: Context, at: int, verb: Verb, kind: str) -> Cue | None:
    last = _rest(context, at, verb)
    if last is None or _is_noun(context, at, kind):
        return None
    before, pronoun = _skip_back(context, at)
    auxiliary = context.low(before)
    first, passive = at, False
    participle = kind == "participle" or (context.low(at), kind) in _double(context)
    reflexive = _reflexive(context, before if auxiliary in AVOIR | ETRE else at)
    if (
        participle
        and auxiliary in AVOIR | ETRE
        and not (auxiliary in AVOIR and _is_avoir_noun(context, before))
    ):
        first = before
        kind = (
            "gerund"
            if auxiliary in ("ayant", "étant")
            else "infinitive"
            if auxiliary in ("avoir", "être")
            else "finite"
        )
        passive = auxiliary in ETRE and reflexive is None and verb.lemma not in conjugation.WITH_ETRE
    elif kind == "finite" and participle and auxiliary not in AVOIR | ETRE:
        pronoun = None
    elif kind == "participle":
        passive = True
    if passive and context.low(first) == "été":
        further, _ = _skip_back(context, first)
        first = further if context.low(further) in AVOIR else first
    if verb.reflexive != (reflexive is not None) and not (kind == "participle" and verb.reflexive):
        if verb.reflexive:
            return None
        if not _dative(verb):
            return None
    if verb.negative and not _negated(context, first):
        return None
    if kind == "finite" and _first_person(context, first):
        return None
    if first == at and kind == "finite" and pronoun is None:
        pronoun = _inverted(context, at)
    elif first != at:
        pronoun = next((n for n in range(first + 1, at) if context.low(n) in INVERTED), None)
    elif pronoun is None:
        pronoun = None
    start = first if reflexive is None else reflexive
    if verb.negative:
        start = _negated(context, first) or start
        last = last + 1 if context.low(last + 1) == "pas" else last
    return Cue(start, at, last, verb, kind, passive, pronoun)


def _double(context: Context) -> set[tuple[str, str]]:
    word = {
        "dit",
        "fait",
        "écrit",
        "inscrit",
        "décrit",
        "craint",
        "prescrit",
        "interdit",
        "prédit",
        "conclut",
    }
    return {(form, "finite") for form in word}


def _dative(verb: Verb) -> bool:
    # "se disent prêts", "se fait entendre": a plain verb with a reflexive pronoun reports all the same.
    return verb.lemma in ("dire", "faire savoir", "déclarer")


def _rest(context: Context, at: int, verb: Verb) -> int | None:
    """The last word of the phrase, or None where its fixed words don't follow."""
    last = at
    for word in verb.rest:
        stem = word[:-1] if word.endswith(("u", "é", "r", "n")) and len(word) > 4 else word
        for step in range(1, GAP + 1):
            if context.low(last + step) == word or (
                stem != word and context.low(last + step).startswith(stem)
            ):
                last += step
                break
        else:
            return None
    return last


def _is_noun(context: Context, at: int, kind: str) -> bool:
    word, before = context.words[at], context.low(at - 1)
    if kind not in ("finite", "participle"):
        return False
    if before in DETERMINERS and not (
        before in ("le", "la", "les", "l'", "leur") and word.pos_ in ("VERB", "AUX")
    ):
        return True
    if word.text[:1].isupper() and kind == "finite" and not context.low(at + 1).startswith("-"):
        return True
    if before == "en" and context.low(at - 2) in ("n'", "ne", "s'", "se", "qui", "il", "elle"):
        return False
    return before in ("de", "d'", "en", "par", "à", "sur", "sans") and kind == "finite"


def _is_avoir_noun(context: Context, at: int) -> bool:
    return context.low(at - 1) in DETERMINERS


def _skip_back(context: Context, at: int) -> tuple[int, int | None]:
    """Back over adverbs and an inverted pronoun to where an auxiliary would stand."""
    number, pronoun, steps = at - 1, None, 0
    while number >= 0 and steps < 6:
        low = context.low(number)
        if low in INVERTED:
            pronoun = number
        elif not (
            low in INNER
            or low in NEGATIONS
            or low == "-t"
            or (low.endswith("ment") and len(low) > 6)
            or low == "été"
        ):
            break
        if low == "été":
            break
        number, steps = number - 1, steps + 1
    return number, pronoun


def _reflexive(context: Context, at: int) -> int | None:
    number = at - 1
    while context.low(number) in ("y", "en", "lui", "le", "la", "les", "l'", "n'", "ne"):
        number -= 1
    return number if context.low(number) in REFLEXIVE else None


def _negated(context: Context, first: int) -> int | None:
    for number in range(first - 1, max(-1, first - 4), -1):
        if context.low(number) in ("ne", "n'"):
            return number
        if context.low(number) not in ("en", "se", "s'", "y"):
            return None
    return None


def _first_person(context: Context, first: int) -> bool:
    number = first - 1
    while context.low(number) in (
        "ne",
        "n'",
        "le",
        "la",
        "les",
        "l'",
        "y",
        "en",
        "lui",
        "leur",
        "me",
        "m'",
        "vous",
    ):
        number -= 1
    return context.low(number) in FIRST_SECOND


def _inverted(context: Context, at: int) -> int | None:
    number = at + 1
    if context.low(number) == "-t":
        number += 1
    return number if context.low(number) in INVERTED else None


def inside(context: Context, cues: list[Cue], start: int, end: int, level: int = 0) -> Iterator[Cue]:
    """The cues that begin in [start, end) and stand inside `level` quotations."""
    for cue in cues:
        if start <= context.start(cue.first) < end and context.quoted[cue.head] == level:
            yield cue


def generic(context: Context, at: int) -> Cue | None:
    """A finite verb at a word, with its auxiliary or inverted pronoun, that no list needs to hold."""
    word = context.words[at]
    reflexive = at - 1 if context.low(at - 1) in REFLEXIVE else None
    first = at if reflexive is None else reflexive
    pronoun, head = _inverted(context, at), at
    if context.low(at) in AVOIR | ETRE:
        head = (pronoun or at) + 1
        while context.low(head) in INNER | NEGATIONS:
            head += 1
        if head >= len(context.words) or "Part" not in context.words[head].morph.get("VerbForm", []):
            return None
    elif pronoun is None and "Fin" not in word.morph.get("VerbForm", []):
        return None
    if pronoun is not None and context.low(pronoun) in ("-on", "-t-on", "-je"):
        return None
    lemma = context.words[head].lemma_.lower()
    verb = Verb(lemma, "says", False, frozenset(), True, False, "", False, False, (), False)
    return Cue(first, head, head, verb, "finite", False, pronoun)
