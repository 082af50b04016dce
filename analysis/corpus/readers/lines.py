"""Exports of press databases whose layout is lost: lines alone, out of RTF, Word or a text file."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import factiva, nexis
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Reading


def documents(file: File, lines: list[str], notices: Iterable[Skipped] = ()) -> Reading | None:
    """The documents of an export, by the lines that end or begin each; None if the lines are none."""
    if factiva.recognise_text(lines):
        return factiva.read_lines(file, lines, notices)
    if nexis.recognise_text(lines):
        return nexis.read_lines(file, lines, notices)
    if nexis.recognise_numbered(lines):
        return nexis.read_numbered(file, lines, notices)
    return None
