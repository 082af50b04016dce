"""Where names stand in a text: the model's entities, names after a form of address, listed names.

Where a language's model recognises no entities, only the last two are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from spacy.tokens import Span

from analysis.language import Language
from analysis.reading.document import Document
from analysis.reading.general.words import words
from analysis.reading.lexicon import fold

# The labels of the two schemes in which spaCy's models name entities: OntoNotes and WikiNER.
LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
}
FILES = {"outlets": "MEDIA", "media": "MEDIA", "platforms": "PLATFORM", "organisations": "ORG"}
POSSESSIVE = re.compile(r"(?:'s?|\s)+$")
CAPITALS = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*)(?: [^\W\d_a-zß-öø-ÿ][\w'’-]*){0,3}")
# A listed name is at most so many words long.
LONGEST = 6


@dataclass(frozen=True)
class Name:
    """One name: its span and form, its kind, how surely that is known, and the civility before it."""

    start: int
    end: int
    text: str
    kind: str
    sure: bool = False
    civility: str = ""


@cache
def civilities(language: Language) -> dict[str, str]:
    """Forms of address, each with the gender that it shows ("" for none)."""
    return {row["form"]: row["gender"] or "" for row in language.rows("civilities")}


@cache
def listed(language: Language) -> dict[str, tuple[str, str]]:
    """Known names by their folded forms: the usual name and its kind. Countries come from the CLDR."""
    found: dict[str, tuple[str, str]] = {}
    for file, kind in FILES.items():
        for row in language.rows(file):
            others = (row.get("aliases") or "").split("; ") + (row.get("forms") or "").split("|")
            for form in (row["name"], *filter(None, others)):
                found.setdefault(fold(form), (row["name"], kind))
    try:
        territories = Locale(language.code).territories
    except UnknownLocaleError:
        return found
    for code, name in sorted(territories.items()):
        if code.isalpha():
            found.setdefault(fold(name), (name, "PLACE"))
    return found


def find(document: Document) -> list[Name]:
    """All names in order, none inside another."""
    spans = [*_addressed(document), *_known(document), *_recognised(document), *_shaped(document)]
    kept: list[Name] = []
    for name in sorted(spans, key=lambda n: (not n.sure, n.start - n.end, n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def again(document: Document, found: Sequence[Name]) -> list[Name]:
    """The names, and wherever the model missed them the surnames of people and the whole names of all."""
    forms: dict[str, Name] = {}
    for name in found:
        forms.setdefault(name.text, name)
        if name.kind == "PERSON" and " " in name.text:
            forms.setdefault(name.text.split()[-1], name)
    if not forms:
        return list(found)
    either = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
    kept = list(found)
    for match in re.finditer(rf"(?<![\w-])(?:{either})(?![\w-])", document.text):
        start, end = match.span()
        if all(end <= name.start or name.end <= start for name in kept):
            kept.append(Name(start, end, match.group(), forms[match.group()].kind))
    return sorted(kept, key=lambda name: name.start)


def _recognised(document: Document) -> Iterator[Name]:
    for entity in document.doc.ents:
        kind = LABELS.get(entity.label_)
        for start, end in _lines(entity) if kind else ():
            if (trimmed := _trimmed(document, start, end)) is None:
                continue
            start, end = trimmed
            text = document.text[start:end]
            if any(c.isupper() for c in text) and kind:
                yield Name(start, end, text, kind)


def _lines(entity: Span) -> Iterator[tuple[int, int]]:
    """The parts of an entity that a line break cuts."""
    at = entity.start_char
    for line in entity.text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _trimmed(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """Without the article before a name, the possessive after it, and marks at its edges.

    None for what begins with a form of address: `_addressed` finds it, if it is a person's name.
    """
    forms = civilities(document.language)
    before = document.text[max(0, start - 24) : start].split()[-1:]
    if document.text[start:end].split(" ")[0] in forms or (before and before[0] in forms):
        return None
    parts = document.text[start:end].split(" ")
    people = words(document.language).people
    while len(parts) > 1 and (
        parts[0].islower() or not parts[0][:1].isalnum() or (len(parts) > 2 and parts[0].lower() in people)
    ):
        start += len(parts.pop(0)) + 1
    text = document.text[start:end]
    if text.startswith(("The ", "A ", "An ")) and not _inside(document, start):
        start = start + text.index(" ") + 1
    body = POSSESSIVE.sub("", document.text[start:end].partition(" (")[0]).rstrip('.,;:"”’')
    return start, start + len(body)


def _inside(document: Document, start: int) -> bool:
    """Whether an offset stands inside a sentence, where a capital tells."""
    sentence = document.sentence_at(start)
    before = document.text[sentence.start : start] if sentence else ""
    return any(c.isalnum() for c in before[-3:])


def _addressed(document: Document) -> Iterator[Name]:
    """A name after a form of address: "Mrs Hill", "Dr. Ann Hill"."""
    forms = sorted(civilities(document.language), key=len, reverse=True)
    if not forms:
        return
    title = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, forms))}) ")
    for match in title.finditer(document.text):
        if name := CAPITALS.match(document.text, match.end()):
            start, end = name.span()
            while (inner := title.match(document.text, start)) and inner.end() < end:
                start = inner.end()
            text = POSSESSIVE.sub("", document.text[start:end]).rstrip(".,")
            # "the Lady Jane": what has an article before the form of address is a ship, a pub, a prize.
            if not re.search(rf"\bthe {re.escape(match[1])} {re.escape(text)}\b", document.text):
                yield Name(start, start + len(text), text, "PERSON", True, match[1])


def _shaped(document: Document) -> Iterator[Name]:
    """Without an entity recogniser: a listed given name with the capitals after it."""
    given = words(document.language).given
    if document.doc.has_annotation("ENT_IOB") or not given:
        return
    for match in CAPITALS.finditer(document.text):
        parts = match.group().split(" ")
        if len(parts) > 1 and parts[0] in given:
            text = match.group().rstrip(".,'’")
            yield Name(match.start(), match.start() + len(text), text, "PERSON", True)


def _known(document: Document) -> Iterator[Name]:
    """Listed names, the longest first, in the capitals that they are written with."""
    known = listed(document.language)
    tokens = list(re.finditer(r"[\w&.'-]+", document.text))
    for at, word in enumerate(tokens):
        if not word.group()[0].isupper():
            continue
        for count in range(min(LONGEST, len(tokens) - at), 0, -1):
            start, end = word.start(), tokens[at + count - 1].end()
            surface = POSSESSIVE.sub("", document.text[start:end]).rstrip(".,")
            entry = known.get(fold(surface)) if "\n" not in surface else None
            if entry and (count > 1 or not surface.isupper() or entry[0].isupper() or surface in entry):
                yield Name(start, start + len(surface), surface, entry[1], True)
                break
