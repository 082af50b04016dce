"""Plain text and Markdown files: the whole file is the article."""

from __future__ import annotations

import codecs
from pathlib import Path

from analysis.corpus.articles import Skipped
from analysis.corpus.readers.record import Reading, Record, Unusable, unreadable

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

NOT_TEXT = "n’est pas un fichier texte en UTF-8, UTF-16 ou Windows-1252"


def decode(data: bytes) -> tuple[str, str]:
    """The text of some bytes, newlines untouched, and the encoding they were read in.

    UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252. Raises Unusable for
    bytes that are none of these.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    if b"\0" in data:
        raise Unusable(NOT_TEXT)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strictly(data, "windows-1252"), "windows-1252"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unusable(NOT_TEXT) from None


def notice(name: str, encoding: str) -> tuple[Skipped, ...]:
    """What to tell of a file that isn't in UTF-8."""
    known = {"windows-1252": "du Windows-1252", "utf-16-le": "de l’UTF-16", "utf-16-be": "de l’UTF-16"}
    return (Skipped(name, f"lu comme {known[encoding]}"),) if encoding in known else ()


def text_of(path: Path) -> tuple[str, str]:
    """The text of a file and its encoding. Raises Unusable if it can't be read or is no text."""
    try:
        return decode(path.read_bytes())
    except OSError as error:
        raise Unusable(unreadable(error)) from None


def read(path: Path) -> Reading:
    """The article of a text or Markdown file. Raises Unusable if it can't be read or is empty."""
    text, encoding = text_of(path)
    if not text.strip():
        raise Unusable("texte vide")
    return Reading((Record(path.stem, path.name, text),), notices=notice(path.name, encoding))
