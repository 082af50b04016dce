"""Acronyms that a text explains: "Office français de la biodiversité (OFB)" or the other way round."""

from __future__ import annotations

import re

from analysis.reading.document import Document
from analysis.reading.lexicon import common_subsequence, fold
from analysis.reading.pieces import Piece

EXPLAINED = re.compile(r"\s\((?:l'|dit |dite |ou |le |la )?([A-ZÀ-Ý][\w.&-]{1,11})\)")
LONGEST = 16
# How much of the acronym must be initials of the words in order, most often all of it.
AGREEMENT = 0.7

Span = tuple[int, int]


def definitions(document: Document, tokens: list[Piece]) -> list[tuple[tuple[Span, str], tuple[Span, str]]]:
    """Pairs of the long name's span and the acronym's span, each with the long name it stands for.

    The long name's own entry has an empty second part. The words before the bracket whose initials
    make the acronym are the long name (Schwartz and Hearst 2003, on whole words).
    """
    text, pairs = document.text, []
    for match in EXPLAINED.finditer(text):
        sentence = document.sentence_at(match.start())
        first = sentence.start if sentence else 0
        words = [token for token in tokens if first <= token.start and token.end <= match.start()]
        start = _start(words[-LONGEST:], match.group(1))
        if start is not None:
            long = (start, match.start())
            pairs.append(((long, ""), ((match.start(1), match.end(1)), text[slice(*long)])))
    return pairs


def _start(words: list[Piece], acronym: str) -> int | None:
    """Where the words begin whose initials make the acronym, most of them in order."""
    letters = re.sub(r"[^a-z]", "", fold(acronym))
    best: tuple[float, int] | None = None
    for i in range(len(words) - 2, -1, -1):
        initials = "".join(
            fold(part)[0]
            for word in words[i:]
            for part in word.text.split("-")
            if part and (len(part) > 3 or part[0].isupper())
        )
        if not letters or fold(words[i].text)[:1] != letters[0] or initials[:1] != letters[0]:
            continue
        score = common_subsequence(initials, letters) / max(len(initials), len(letters))
        if score >= AGREEMENT and (best is None or score > best[0]):
            best = (score, words[i].start)
    return best[1] if best else None
