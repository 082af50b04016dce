"""Pull quotes: words of the article that the page shows a second time, with their speaker below."""

from __future__ import annotations

from itertools import pairwise

from analysis.corpus.articles import Span
from analysis.corpus.lines import Line
from analysis.corpus.press import patterns

SHORTEST, LONGEST = 4, 40
CREDIT_WORDS = 18


def _bare(text: str) -> str:
    """Letters and digits of a text in lower case, a space between words."""
    return "".join(c.lower() if c.isalnum() else " " for c in text)


def find(lines: list[Line], language: str) -> list[Span]:
    """Lines that repeat words of a longer line and have their speaker's name below, and that name.

    Without a name below, a line that repeats the body may be a heading: it stays.
    """
    press = patterns(language)
    found: list[Span] = []
    body = ""
    for line, below in pairwise(lines):
        if not SHORTEST <= line.words <= LONGEST or line.is_prose:
            continue
        if not _is_name(below.plain, press):
            continue
        body = body or " ".join(
            f" {' '.join(_bare(other.plain).split())} " for other in lines if other.is_prose
        )
        if f" {' '.join(_bare(line.plain).split())} " not in body:
            continue
        found.append(Span(line.start, line.end, "pull_quote"))
        found.extend(Span(c.start, c.end, "pull_quote_credit") for c in _credit(lines, below))
    return found


def _is_name(line: str, press: object) -> bool:
    """Whether a line is a person's name, alone or with what the person is."""
    name = line.lstrip("–—- ").partition(",")[0].strip()
    pattern = press.NAME_ALONE  # type: ignore[attr-defined]
    return bool(pattern.fullmatch(name)) and len(line.split()) <= CREDIT_WORDS


def _credit(lines: list[Line], name: Line) -> list[Line]:
    """The line with the name and the line after it, where that says what the person is."""
    at = lines.index(name)
    function = lines[at + 1 : at + 2]
    if function and function[0].plain[:1].islower() and function[0].words <= CREDIT_WORDS:
        return [name] if function[0].ends_sentence else [name, function[0]]
    return [name]
