"""Pull quotes: words of the article that the page shows a second time, with their speaker below."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from analysis.corpus.articles import Span
from analysis.corpus.lines import Line
from analysis.corpus.press import patterns

LONGEST = 40
CREDIT_WORDS = 18
# Words of a shingle; a quotation is repeated where all its shingles are.
SHINGLE = 4


def find(lines: list[Line], language: str) -> list[Span]:
    """Lines that repeat words of a paragraph and have their speaker's name below, and that name.

    Without a name below, a line that repeats the body may be a heading: it stays.
    """
    press = patterns(language)
    candidates = [
        number
        for number, (line, below) in enumerate(pairwise(lines))
        if SHINGLE <= line.words <= LONGEST and not line.is_prose and _is_name(below.plain, press)
    ]
    if not candidates:
        return []
    body = {shingle for line in lines if line.is_prose for shingle in _shingles(line.plain)}
    found: list[Span] = []
    for number in candidates:
        line = lines[number]
        if body.issuperset(_shingles(line.plain)):
            found.append(Span(line.start, line.end, "pull_quote"))
            credit = _credit(lines[number + 1 : number + 3])
            found.extend(Span(below.start, below.end, "pull_quote_credit") for below in credit)
    return found


def _shingles(text: str) -> list[tuple[str, ...]]:
    """The runs of `SHINGLE` words of a text, marks and letter case left out."""
    words = "".join(c.lower() if c.isalnum() else " " for c in text).split()
    return [tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def _is_name(line: str, press: Any) -> bool:
    """Whether a line is a person's name, alone or with what the person is."""
    name = line.lstrip("–—- ").partition(",")[0].strip()
    return bool(press.NAME_ALONE.fullmatch(name)) and len(line.split()) <= CREDIT_WORDS


def _credit(below: list[Line]) -> list[Line]:
    """The line with the name and the line after it, where that says what the person is."""
    function = below[-1]
    said = function.plain[:1].islower() and function.words <= CREDIT_WORDS and not function.ends_sentence
    return below if said else below[:1]
