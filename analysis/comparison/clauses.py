"""Sentences that date something, cut into the clauses that each date belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.comparison.datings import WORD, Dating, Row

# Where a clause may end: at punctuation, or where a quotation opens.
CUT = re.compile(r"[,;:–—]\s|(?=[«“])")
# A dash or semicolon parts what is told from what is told beside it.
PART = re.compile(r"(?<=\s)[–—](?=\s)|;(?=\s)")
# Words that a part needs to stand for itself.
LEAST_WORDS = 4


def clauses(row: Row, datings: Sequence[Dating]) -> Iterator[tuple[int, int, Dating]]:
    """The clauses of a sentence, one a dating: start, end and dating.

    A dating with no punctuation before it joins the last; one set between commas belongs to what stands
    before the first ("la publication, lundi soir, de …").
    """
    begin, current = row["start"], datings[0]
    for dated in datings[1:]:
        cut = _cut(row, current.end, dated)
        if cut is None:
            continue
        yield _part(row, begin, cut, current)
        begin, current = cut, dated
    yield _part(row, begin, row["end"], current)


def _cut(row: Row, after: int, dated: Dating) -> int | None:
    """Where the clause of a dating begins, between the dating before it and itself."""
    text, offset = row["text"], row["start"]
    cuts = [after + found.end() for found in CUT.finditer(text[after - offset : dated.start - offset])]
    if not cuts:
        return None
    alone = not WORD.search(text[cuts[-1] - offset : dated.start - offset])
    if alone and text[dated.end - offset :].lstrip().startswith(",") and len(cuts) > 1:
        return cuts[-2]
    return cuts[-1]


def _part(row: Row, begin: int, end: int, dated: Dating) -> tuple[int, int, Dating]:
    """The part of a clause, between dashes or semicolons, that holds its date, if it can stand alone."""
    text = row["text"][begin - row["start"] : end - row["start"]]
    at = dated.start - begin
    marks = list(PART.finditer(text))
    start = max((mark.end() for mark in marks if mark.end() <= at), default=0)
    stop = min((mark.start() for mark in marks if mark.start() > at), default=len(text))
    beside = text[start:at] + " " + text[dated.end - begin : stop]
    if len(WORD.findall(beside)) < LEAST_WORDS:
        return begin, end, dated
    return begin + start, begin + stop, dated
