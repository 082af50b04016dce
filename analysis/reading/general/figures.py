"""Quantities that every language writes alike: shares in digits, "12 %"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.reading.document import Document
from analysis.reading.figures import Figure
from analysis.reading.quoted import Quoted

SHARE = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?) ?%")


def find(document: Document, quotations: Sequence[Quoted] = ()) -> list[Figure]:
    """The figures of a document in order; `speaker` is who says the innermost quotation that holds it."""
    found = []
    for match in SHARE.finditer(document.text):
        value = float(match[1].replace(",", "."))
        around = [q for q in quotations if q.start <= match.start() and match.end() <= q.end and q.speaker]
        inner = min(around, key=lambda quoted: quoted.end - quoted.start, default=None)
        speaker = inner.speaker if inner else None
        found.append(Figure(*match.span(), value, value, "%", None, False, speaker))
    return found
