"""Long names of organisations, which only their first word shows: "Ligue des droits humains"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from analysis.reading.document import Document
from analysis.reading.lexicon import Lexicon, fold
from analysis.reading.pieces import Piece

JOINTS = frozenset(
    ("de", "du", "des", "d'", "de la", "de l'", "pour", "contre", "pour la", "pour le", "pour les")
)
ARTICLES = frozenset(("la", "le", "les", "l'"))
LONGEST = 8
NOMINAL = frozenset(("NOUN", "PROPN"))


def find(document: Document, pieces: list[Piece], lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Spans of names that begin with a capitalised noun of organisation, or an institution of something."""
    for piece in pieces:
        if not piece.capital:
            continue
        before = document.text[max(0, piece.start - 60) : piece.start]
        if found := lex.institutions.search(before):
            last = _end(document.tokens(piece.start, piece.start + 120), lex, 0)
            yield piece.start - len(before) + found.start(), last or piece.end
        elif _heads(piece, lex) and (end := _end(document.tokens(piece.start, piece.start + 160), lex, 2)):
            yield piece.start, end


def _heads(piece: Piece, lex: Lexicon) -> bool:
    return fold(piece.text) in lex.organisations and not piece.opens and not piece.text.isupper()


def _end(tokens: Sequence[Token], lex: Lexicon, links: int) -> int | None:
    """Where the name ends that begins with the first token; None if nothing follows that belongs to it."""
    at = 1
    end: int | None = None
    while at < min(len(tokens), LONGEST):
        token = tokens[at]
        # A line end or a wider gap is a token of its own.
        if token.i != tokens[at - 1].i + 1:
            break
        if _qualifies(token, lex):
            end, at = token.idx + len(token.text), at + 1
            continue
        step = _link(tokens, at, lex) if links else 0
        if not step:
            break
        links, at = links - 1, at + step
        at += 2 * _second_plural(tokens, at)
        end = tokens[at - 1].idx + len(tokens[at - 1].text)
    return end


def _second_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare plural joins the one before: "Union des arts et métiers", not "des arts et Migros"."""
    pair = [token.text for token in tokens[at - 1 : at + 2]]
    plurals = len(pair) == 3 and all(word.islower() and word[-1] in "sx" for word in (pair[0], pair[2]))
    return plurals and pair[1] == "et" and tokens[at + 1].pos_ == "NOUN"


def _qualifies(token: Token, lex: Lexicon) -> bool:
    """An adjective after the noun, or a capitalised word that is no given name."""
    text = token.text
    if text[0].isupper():
        return text.lower() not in lex.small and fold(text) not in lex.given
    return token.pos_ == "ADJ" and text.lower() not in lex.small and text.isalpha()


def _link(tokens: Sequence[Token], at: int, lex: Lexicon) -> int:
    """How many tokens a preposition with its noun takes, 0 if there is none that goes on the name."""
    if tokens[at].text.lower() not in JOINTS:
        return 0
    step = 2 if at + 1 < len(tokens) and tokens[at + 1].text.lower() in ARTICLES else 1
    if at + step >= len(tokens):
        return 0
    noun = tokens[at + step]
    usable = noun.pos_ in NOMINAL and noun.text.lower() not in lex.small and re.match(r"\w", noun.text)
    return step + 1 if usable and fold(noun.text) not in lex.given else 0
