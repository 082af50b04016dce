"""Who said what, by a language's reporting verbs, quotation marks and pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.corpus.articles import Span
from analysis.reading.document import Document
from analysis.reading.people import Named
from analysis.reading.quotations.marks import find as marks
from analysis.reading.quotations.table import Quotation
from analysis.reading.sentences import paragraphs


def find(document: Document, people: Sequence[Named]) -> list[Quotation]:
    """The quotations of an article in order: every span between marks, every reported clause."""
    spans: list[Span] = paragraphs(document.text)
    return [
        Quotation(mark.start, mark.end, "quoted", level=mark.level, role="speech")
        for mark in marks(document.text, spans)
    ]
