"""The people, organisations, media, platforms and places that one article names."""

from __future__ import annotations

from analysis.reading.document import Document
from analysis.reading.people import Mention, Named

KINDS = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}


def find(document: Document) -> list[Named]:
    """Everything the article names, in order of first mention, its names linked within the article."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for entity in document.doc.ents:
        if kind := KINDS.get(entity.label_):
            mention = Mention(entity.start_char, entity.end_char, kind, entity.text)
            groups.setdefault((kind, entity.text), []).append(mention)
    return [Named(name, kind, None, tuple(mentions), ()) for (kind, name), mentions in groups.items()]
