"""What kind of entity a name stands for, from everything the article says around its occurrences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Span

from analysis.reading.document import Document
from analysis.reading.lexicon import Lexicon, fold
from analysis.reading.names import Name

LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
KINDS = ("PERSON", "ORG", "MEDIA", "PLACE", "PLATFORM")
# What the model's label is worth beside a cue in the text itself, which counts 1.
MODEL = 0.6
MEDIA_WORD = re.compile(
    r"\b(?:news|media|médias?|radio|tv|télé\w*|presse|journal|gazette|courrier|dépêche|quotidien|tribune|times|post"
    r"|herald|hebdo|magazine|info)\b|(?<=[a-z])(?:Media|News|Info|TV)\b",
    re.IGNORECASE,
)
DOMAIN = re.compile(r"\.[a-z]{2,4}$")


def votes(document: Document, names: Iterable[Name], lex: Lexicon, entities: dict[int, Span]) -> Counter[str]:
    """How strongly the occurrences of one name speak for each kind."""
    tally: Counter[str] = Counter()
    for name in names:
        for kind, weight in _evidence(document, name, lex, entities):
            tally[kind] += weight
    return tally


def _evidence(
    document: Document, name: Name, lex: Lexicon, entities: dict[int, Span]
) -> Iterable[tuple[str, float]]:
    if name.known:
        yield name.known.kind, 10.0
    if name.civility:
        yield "PERSON", 10.0
    words = name.text.split()
    if len(words) > 1 and fold(words[0]) in lex.given and not lex.heads_organisation(words[0]):
        yield "PERSON", 4.0
    if lex.heads_organisation(words[0]) and len(words) > 1:
        yield "ORG", 4.0
    if name.acronym_of or (name.text.isupper() and 2 <= len(name.text) <= 6):
        yield "ORG", 2.0
    if DOMAIN.search(name.text):
        yield "PLATFORM", 2.0
    if len(words) == 1 and fold(name.text) in lex.given:
        yield "PERSON", 1.0
    if MEDIA_WORD.search(name.text):
        yield "MEDIA", 3.0
    if entity := entities.get(name.start):
        yield from ((LABELS[entity.label_], MODEL),) if entity.label_ in LABELS else ()
    yield from _before(document, name, lex)


def _before(document: Document, name: Name, lex: Lexicon) -> Iterable[tuple[str, float]]:
    left = document.text[max(0, name.start - 60) : name.start]
    found = re.search(r"([\w-]+)\s+(?:[«\"“]\s?)?$", left)
    linked = re.search(r"([\w-]+)(?:\s+\w+)?\s+(?:de la |de l'|du |de |d'|des )$", left)
    if found and (kind := lex.cues.get(fold(found.group(1)))):
        yield kind, 1.0
    if linked and (kind := lex.cues.get(fold(linked.group(1)))):
        yield kind, 1.0
    if re.search(r"\b(?:selon|d'après|accuse|affirme|assure)\s+(?:l[ae']\s?)?$", left, re.IGNORECASE):
        yield "ORG", 0.5


def decide(tally: Counter[str], words: int) -> str | None:
    """The kind with most evidence; None where there is none that can be relied on."""
    if not tally:
        return None
    best = max(KINDS, key=lambda kind: (tally[kind], -KINDS.index(kind)))
    return best if tally[best] >= MODEL else None
