"""The tokens that names are made of: finer than words where a name shows it, coarser where one needs it."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.reading.document import Document

# Possessive where giving back can't help: a word is not tried again letter by letter.
DOMAIN = r"[\w-]++(?:\.[\w-]++)*\.(?:com|org|net|info|fr|be|ch|ca|eu|io|tv|news)\b"
TOKEN = re.compile(
    rf"(?P<tag>[#@]\w+)|(?P<domain>{DOMAIN})|(?P<dotted>(?:[A-ZÀ-Ý]\.-?){{2,}})|(?P<initial>\b[A-ZÀ-Ý]\.)"
    r"|(?P<word>(?:\b[ON]'(?=[A-ZÀ-Ý]))?\w+(?:-\w+)*)"
)
# After these a capital says nothing: a sentence, a quotation or an item begins.
OPENING = "«“\"‘'‹:!?.…\n–—•*|>(["


class Piece(NamedTuple):
    """One token: its span and form, whether it opens a sentence or a quotation, and its sort.

    `capital` tells whether it has the shape of a name's first word.
    """

    start: int
    end: int
    text: str
    opens: bool
    sort: str
    capital: bool


def split(document: Document) -> list[Piece]:
    """The tokens of the masked text, in order."""
    text = document.text
    starts = {sentence.start for sentence in document.sentences}
    found = []
    for match in TOKEN.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" ")
        elided = before[-1:] == "'" and before[-2:-1].isalpha()
        opens = match.start() in starts or not before or (before[-1] in OPENING and not elided)
        sort = match.lastgroup or "word"
        capital = sort != "tag" and _begins_capital(match.group())
        found.append(Piece(match.start(), match.end(), match.group(), opens, sort, capital))
    return found


def _begins_capital(text: str) -> bool:
    return next((character for character in text if character.isalpha()), "").isupper()
