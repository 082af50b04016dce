"""Quotation marks as signs: which characters they are, and which of them may open or close."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.corpus.articles import Span

# Two marks of one family that may be written with twice the same character.
FAMILIES = {
    "«": "guillemets",
    "»": "guillemets",
    "<<": "guillemets",
    ">>": "guillemets",
    "‹": "single guillemets",
    "›": "single guillemets",
    "“": "curly",
    "”": "curly",
    "„": "curly",
    "‟": "curly",
    '"': "straight",
    "''": "straight",
    "‘": "single",
    "'": "single",
}
MARK = re.compile(r"<<(?!<)|>>(?!>)|''|[«»‹›“”„‟\"‘']")
OPENERS, CLOSERS = set("«‹„‘") | {"<<"}, set("»›") | {">>"}
BEFORE_OPENING = " \n\r\t([{«“‹‘\"'’—–-*_>/"
AFTER_CLOSING = " \n\r\t.,;:!?…)]}»”›\"'*_<—–-/"
# Words that lose their last vowel: their apostrophe closes nothing.
ELIDED = re.compile(
    r"(?:^|[^\w])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr|aujourd)$", re.I
)


@dataclass(frozen=True)
class Sign:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def signs(text: str, span: Span) -> Iterator[Sign]:
    """The quotation marks of a stretch of text, apostrophes left out."""
    for match in MARK.finditer(text, span.start, span.end):
        character = match.group()
        before = text[match.start() - 1] if match.start() > span.start else "\n"
        after = text[match.end()] if match.end() < span.end else "\n"
        if character in OPENERS | CLOSERS:
            opens, closes = character in OPENERS, character in CLOSERS
        elif character == "'":
            elided = ELIDED.search(text[max(0, match.start() - 8) : match.start()]) is not None
            opens, closes = _single(before, after, elided)
        else:
            opens, closes = _either(before, after)
        if opens or closes:
            yield Sign(match.start(), match.end(), FAMILIES[character], opens, closes)


def _free_before(before: str, after: str) -> bool:
    return before in BEFORE_OPENING or (before == ":" and not after.isspace())


def _single(before: str, after: str, elided: bool) -> tuple[bool, bool]:
    """Whether a character that is most often an apostrophe opens or closes a quotation."""
    if before.isalnum() and (after.isalnum() or elided):
        return False, False
    opens = _free_before(before, after) and before != "'" and (after.isalnum() or after in '[(«“"')
    return opens, not before.isspace() and after in AFTER_CLOSING


def _either(before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark that may stand on either side opens or closes, by the characters around it."""
    free_before, free_after = _free_before(before, after), after in AFTER_CLOSING
    if free_before != free_after:
        return free_before, free_after
    return True, True
