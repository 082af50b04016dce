"""Quotation marks where the apostrophe is one of them: 'single' and ‘single’ marks told from apostrophes.

The pairing of marks (`analysis.reading.quotations.marks`) is the same for every language once each single
mark is a sign that only opens or only closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.corpus.articles import Span
from analysis.reading.document import Document
from analysis.reading.quotations import marks
from analysis.reading.quotations.marks import Mark
from analysis.reading.sentences import paragraphs

SINGLE = re.compile("['‘’]")
OPENS, CLOSES, APOSTROPHE = "‹", "›", "ʼ"
BEFORE = ' \n\t([{“"—–-:/*_'
AFTER = ' \n\t.,;:!?…)]}”"—–-/*_'
# An apostrophe that stands for the beginning of a word or of a year: 'em, 'til, '90s.
CLIPPED = re.compile(r"(?:\d\d(?:s\b|\b)|(?:em|til|cause|tis|twas|bout|round|n)\b)", re.IGNORECASE)
# After the plural of a noun the mark may be that of possession: "the residents' homes".
POSSESSES = re.compile(r"s['’] (?=[a-z])")


def find(document: Document) -> list[Mark]:
    """All quoted spans of an article, in order (see `analysis.reading.quotations.marks.find`)."""
    text = _plain(document)
    spans = paragraphs(document.text)
    return marks.find("".join(_told(text, spans)), spans)


def _plain(document: Document) -> str:
    """The masked text with the closing marks that it has as apostrophes put back."""
    stored = document.article.text
    return "".join(stored[at] if c == "'" else c for at, c in enumerate(document.text))


def _told(text: str, spans: list[Span]) -> Iterator[str]:
    """The text with each single mark as a sign of its own, piece by piece."""
    at = 0
    for span in spans:
        for start, sign in _signs(text, span):
            yield text[at:start]
            yield sign
            at = start + 1
    yield text[at:]


def _signs(text: str, span: Span) -> Iterator[tuple[int, str]]:
    found = [match.start() for match in SINGLE.finditer(text, span.start, span.end)]
    closers = [at for at in found if _may_close(text, at)]
    open_ = False
    for at in found:
        later = [other for other in closers if other > at]
        if not open_ and _may_open(text, at) and (later or text[at] == "‘"):
            open_ = True
            yield at, OPENS
        elif open_ and at in closers and not (later and _possesses(text, at, later[0])):
            open_ = False
            yield at, CLOSES
        else:
            yield at, APOSTROPHE


def _may_open(text: str, at: int) -> bool:
    free = at == 0 or text[at - 1] in BEFORE
    follows = text[at + 1 : at + 2]
    begins = follows.isalnum() or follows in tuple('“"[(£$€')
    return text[at] != "’" and free and begins and CLIPPED.match(text, at + 1) is None


def _may_close(text: str, at: int) -> bool:
    free = at + 1 == len(text) or text[at + 1] in AFTER
    return text[at] != "‘" and at > 0 and not text[at - 1].isspace() and free


def _possesses(text: str, at: int, following: int) -> bool:
    """Whether a mark after an s is that of possession: another mark closes before any opens again."""
    opened = any(_may_open(text, m.start()) for m in SINGLE.finditer(text, at + 1, following))
    return POSSESSES.match(text, at - 1) is not None and not opened
