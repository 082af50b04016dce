"""Furniture lines are laid with a few kinds of tiles: dates, counters, share buttons, reading times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.corpus.articles import Span
from analysis.corpus.press import patterns

# How much a tile weighs when it stands inside running text; a group needs `ENOUGH`, and two tiles.
WEIGHTS = {"dateline": 2, "signature": 1, "reading_time": 2, "counter": 2, "date": 1, "login": 1}
ENOUGH = 3
# Which kind a line has that is laid with several.
RANK = (
    "dateline",
    "date",
    "signature",
    "reading_time",
    "subscription",
    "login",
    "share",
    "comments",
    "counter",
)
NAMES = {"date": "dateline", "signature": "byline", "counter": "share"}


@dataclass(frozen=True)
class Tile:
    """A piece of furniture: its place and kind."""

    start: int
    end: int
    kind: str


@cache
def _atoms(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    atoms = patterns(language).ATOMS
    joined = "|".join(f"(?P<t{number}>{pattern})" for number, (_, pattern) in enumerate(atoms))
    return re.compile(joined), tuple(kind for kind, _ in atoms)


def _tile(match: re.Match[str], kinds: tuple[str, ...]) -> Tile:
    return Tile(match.start(), match.end(), kinds[int((match.lastgroup or "t0")[1:])])


def line_kind(line: str, language: str) -> str | None:
    """The kind of a line that is laid with tiles from end to end; None for any other."""
    atoms, kinds = _atoms(language)
    separators = patterns(language).SEPARATORS
    at, found = 0, []
    while at < len(line):
        match = atoms.match(line, at)
        if match and match.end() > at:
            found.append(_tile(match, kinds).kind)
            at = match.end()
        elif line[at] in separators:
            at += 1
        else:
            return None
    if not found or found == ["counter"]:
        return None
    kind = min(found, key=RANK.index)
    return NAMES.get(kind, kind)


def runs(text: str, start: int, end: int, language: str) -> list[Span]:
    """Groups of tiles inside running text, one span a stretch of one kind.

    Tiles belong together where only white space and separators stand between them. A single tile, or
    a date that a sentence may hold, is no group.
    """
    atoms, kinds = _atoms(language)
    groups: list[list[Tile]] = []
    for match in atoms.finditer(text, start, end):
        tile = _tile(match, kinds)
        if tile.end == tile.start:
            continue
        gap = text[groups[-1][-1].end : tile.start] if groups else "x"
        # Letters glued to a tile make it part of a word, unless the word before is a tile too.
        if gap.strip(" |•·") or len(gap) > 5:
            if text[tile.start - 1 : tile.start].isalnum():
                continue
            groups.append([])
        groups[-1].append(tile)
    return [span for group in groups if _enough(group, text, end) for span in _stretches(group)]


def _enough(group: list[Tile], text: str, end: int) -> bool:
    last = group[-1].end
    if text[last : last + 1].isalnum() or len(group) < 2:
        return False
    # What stands last in its line has no sentence to belong to.
    ending = not text[last:end].strip() if end - last < 20 else False
    return sum(WEIGHTS.get(tile.kind, 1) for tile in group) + ending >= ENOUGH


def _stretches(group: list[Tile]) -> list[Span]:
    found: list[Span] = []
    for tile in group:
        kind = NAMES.get(tile.kind, tile.kind)
        if found and (found[-1].kind == kind or {found[-1].kind, kind} == {"byline", "dateline"}):
            found[-1] = Span(found[-1].start, tile.end, "dateline" if kind == "dateline" else found[-1].kind)
        else:
            found.append(Span(tile.start, tile.end, kind))
    return found
