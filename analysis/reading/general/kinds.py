"""What kind of thing a name stands for, from its words, what stands around it and what the model says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from analysis.reading.document import Document
from analysis.reading.general import syntax
from analysis.reading.general.names import Name
from analysis.reading.general.words import words
from analysis.reading.lexicon import fold

KINDS = ("PERSON", "ORG", "MEDIA", "PLACE", "PLATFORM")
# Weights: a list or a form of address is certain, a word of the name is strong, the model's label and a
# preposition of place count one an occurrence.
CERTAIN, STRONG, LABEL = 100, 10, 1


def settled(document: Document, found: Sequence[Name]) -> list[Name]:
    """The names, those of one form with one kind; ordinary words and lone names of nobody left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in found:
        for kind, weight in _evidence(document, name):
            votes[fold(name.text)][kind] += weight
    best = {
        form: max(KINDS, key=lambda kind: (tally[kind], -KINDS.index(kind))) for form, tally in votes.items()
    }
    full = {form for form, kind in best.items() if kind == "PERSON" and " " in form}
    ordinary = {token.lower_ for token in document.doc if token.text.islower()}
    kept = []
    for name in found:
        kind = _person_after_all(name, best[fold(name.text)], full)
        if name.sure or not _is_none(document, name, kind, full, ordinary, votes):
            kept.append(replace(name, kind=kind))
    return kept


def _evidence(document: Document, name: Name) -> Iterator[tuple[str, int]]:
    yield name.kind, CERTAIN if name.sure else LABEL
    own = document.article.outlet.value
    if own and fold(own).removeprefix("the ") == fold(name.text).removeprefix("the "):
        yield "MEDIA", 2 * CERTAIN
    parts = name.text.lower().replace(".", "").split()
    language = document.language
    if len(parts) > 1 and name.text.split()[0] in words(language).given:
        yield "PERSON", 2 * STRONG
    if len(parts) > 1:
        for file, kind in (
            ("outlet_nouns", "MEDIA"),
            ("organisation_nouns", "ORG"),
            ("place_nouns", "PLACE"),
        ):
            if parts[-1] in language.words(file) or (kind == "ORG" and parts[0] in language.words(file)):
                yield kind, STRONG
                break
    before = document.text[max(0, name.start - 14) : name.start].lower().split()
    if before[-1:] and before[-1] in language.words("place_prepositions") and len(parts) == 1:
        yield "PLACE", 2 * LABEL


def _person_after_all(name: Name, kind: str, full: set[str]) -> str:
    """A word that the model takes for a body or place may be the surname of a person named in full."""
    bears = any(person.endswith(f" {fold(name.text)}") for person in full)
    return "PERSON" if bears and not name.sure else kind


def _is_none(
    document: Document, name: Name, kind: str, full: set[str], ordinary: set[str], votes: Collection[str]
) -> bool:
    """Whether a capitalised word is no name: the article has it in small letters too, or nobody acts."""
    if " " in name.text:
        return False
    if name.text.lower() in ordinary and not name.text.isupper():
        return True
    form = fold(name.text)
    short = any(other.startswith(f"{form} ") for other in votes)
    if kind != "PERSON" or short or any(form in person.split() for person in full):
        return False
    known = words(document.language)
    if form.title() in known.given:
        return False
    tokens = document.tokens(name.start, name.end)
    return not any(t.dep_ in syntax.SUBJECTS and t.head.lemma_.lower() in known.verbs for t in tokens)
