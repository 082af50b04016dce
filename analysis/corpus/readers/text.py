"""Plain text and Markdown files: the whole file is the article."""

from __future__ import annotations

import codecs
from pathlib import Path

from analysis.corpus.articles import Skipped
from analysis.corpus.readers.record import Reading, Record

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text of some bytes, newlines untouched, and the encoding they were read in.

    UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252. Raises ValueError for
    bytes that are none of these.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    if b"\0" in data:
        raise ValueError("not a text file: it contains zero bytes")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strictly(data, "windows-1252"), "windows-1252"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ValueError("not a text file in UTF-8, UTF-16 or Windows-1252") from None


def notice(name: str, encoding: str) -> tuple[Skipped, ...]:
    """What to tell of a file that isn't in UTF-8."""
    names = {"windows-1252": "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
    return (Skipped(name, f"read as {names[encoding]}"),) if encoding in names else ()


def read(path: Path) -> Reading:
    """The article of a text or Markdown file; unreadable and empty files are skipped and named."""
    try:
        text, encoding = decode(path.read_bytes())
    except OSError as error:
        return Reading(skipped=(Skipped(path.name, f"can't be read: {error.strerror}"),))
    except ValueError as error:
        return Reading(skipped=(Skipped(path.name, str(error)),))
    if not text.strip():
        return Reading(skipped=(Skipped(path.name, "empty text"),))
    return Reading((Record(path.stem, path.name, text),), notices=notice(path.name, encoding))
