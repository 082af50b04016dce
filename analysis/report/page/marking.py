"""Overlapping spans on one text, as markup: the text is cut wherever a span begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

# What HTML can't hold or would change, one code point for one, so that offsets stay true in the browser:
# controls and lone surrogates, and the carriage return, which a browser joins with the line feed after it.
UNPRINTABLE = {
    **dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)], "\ufffd"),
    **dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"),
    0x0D: " ",
}


@dataclass(frozen=True, order=True)
class Mark:
    """A span to show: code-point offsets into the article, end exclusive; its class; a note in words."""

    start: int
    end: int
    kind: str
    note: str = ""


def printable(text: str) -> Markup:
    """The text as HTML text of the same number of code points; nothing in it can become markup."""
    return escape(text.translate(UNPRINTABLE))


def within(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """The marks that share a code point with [start, end)."""
    return [mark for mark in marks if mark.start < end and start < mark.end]


def marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> Markup:
    """text[start:end] as HTML; each piece has the classes of all marks that cover it and their notes."""
    here = within(marks, start, end)
    edges = {edge for mark in here for edge in (mark.start, mark.end) if start < edge < end}
    cuts = sorted({start, end} | edges)
    return Markup("").join(
        _piece(text[left:right], within(here, left, right)) for left, right in pairwise(cuts)
    )


def _piece(text: str, marks: Sequence[Mark]) -> Markup:
    if not marks:
        return printable(text)
    kinds = " ".join(sorted({mark.kind for mark in marks}))
    notes = dict.fromkeys(mark.note for mark in marks if mark.note)
    title = Markup(' title="{}"').format(printable("\n".join(notes))) if notes else ""
    return Markup('<span class="{}"{}>{}</span>').format(kinds, title, printable(text))
