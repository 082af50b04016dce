"""The encoding of a text file, told by its bytes."""

from __future__ import annotations

import codecs
import unicodedata

from analysis.corpus.articles import Skipped
from analysis.corpus.readers.record import Unusable
from analysis.messages import lazy

# UTF-32's mark begins with that of UTF-16.
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NAMES = {
    "utf-16-le": lazy("de l’UTF-16"),
    "utf-16-be": lazy("de l’UTF-16"),
    "utf-32-le": lazy("de l’UTF-32"),
    "utf-32-be": lazy("de l’UTF-32"),
    "windows-1252": lazy("du Windows-1252"),
    "mac_roman": lazy("du Mac Roman"),
}
NOT_TEXT = lazy("n’est pas un fichier texte en UTF-8, UTF-16, Windows-1252 ou Mac Roman")
SAMPLE = 100_000
BROKEN = "utf-8, broken"
# Of so many characters beyond ASCII one may be broken for the text to be UTF-8 still.
MOST_BROKEN = 5


def decode(data: bytes) -> tuple[str, str]:
    """The text of some bytes, newlines untouched, and the encoding they were read in.

    UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one, UTF-16 of Latin letters without,
    UTF-8 that lost some bytes, else Windows-1252 or Mac Roman. Raises Unusable for bytes that are none.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    if b"\0" in data[:SAMPLE] or b"\0" in data:
        encoding = _unmarked(data)
        return _strictly(data, encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _broken(data) or _single_byte(data)


def _unmarked(data: bytes) -> str:
    """UTF-16 without its mark shows in Latin text: every other byte is null. Raises Unusable otherwise."""
    even, odd = data[0:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    half = min(len(data), SAMPLE) / 2
    if half >= 10 and min(even, odd) == 0 and max(even, odd) > 0.8 * half:
        return "utf-16-be" if even else "utf-16-le"
    raise Unusable(NOT_TEXT)


def _broken(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with some bytes lost in transfer, U+FFFD in their place; None if it is no UTF-8 at all."""
    text = data.decode("utf-8", "replace")
    sound = sum(c > "\x7f" for c in text[:SAMPLE]) - text[:SAMPLE].count("\ufffd")
    return (text, BROKEN) if text.count("\ufffd") * MOST_BROKEN <= sound else None


def _single_byte(data: bytes) -> tuple[str, str]:
    """Windows-1252 or Mac Roman, whichever makes more of the bytes beyond ASCII letters in words.

    Mac Roman gives every byte a character, so it must be better, not just possible.
    """
    mac = data.decode("mac_roman")
    try:
        windows = data.decode("windows-1252")
    except UnicodeDecodeError:
        if _plausible(mac) > 0:
            return mac, "mac_roman"
        raise Unusable(NOT_TEXT) from None
    if _plausible(mac[:SAMPLE]) > _plausible(windows[:SAMPLE]):
        return mac, "mac_roman"
    return windows, "windows-1252"


def _plausible(text: str) -> int:
    """Small accented letters beside letters and quotation marks, less signs and capitals inside words."""
    score = 0
    for before, here, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        if here < "\x80":
            continue
        category = unicodedata.category(here)
        inside = before.islower() or after.islower()
        if category == "Ll":
            score += 1 if inside or not (before.isalpha() or after.isalpha()) else -1
        elif here in "«»‘’“”…–—":
            odd = after.isalpha() and (here in "…–—" or (before.isalpha() and here != "’"))
            score += -1 if odd else 1
        elif here in "€£°§\u00a0":
            continue
        elif category == "Lu":
            score += -2 if before.islower() else 0
        else:
            score -= 2
    return score


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unusable(NOT_TEXT) from None


def notice(name: str, encoding: str) -> tuple[Skipped, ...]:
    """What to tell of a file that isn't in UTF-8."""
    if encoding == BROKEN:
        reason = lazy("lu comme de l’UTF-8 abîmé, caractères illisibles remplacés par U+FFFD")
        return (Skipped(name, reason),)
    return (
        (Skipped(name, lazy("lu comme {encoding}", encoding=NAMES[encoding])),) if encoding in NAMES else ()
    )
