"""Pages saved by Safari: a binary property list with the page and its parts."""

from __future__ import annotations

import plistlib
from typing import Any

from analysis.corpus.readers import page
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Unusable
from analysis.messages import lazy

MAGIC = b"bplist00"
PAGES = {"text/html", "application/xhtml+xml"}


def recognise(file: File) -> bool:
    """Whether a file is a binary property list; of those, only Safari's pages are among articles."""
    return file.head.startswith(MAGIC)


def read(file: File, options: Options) -> Reading:
    """The article of the page. Raises Unusable if the file is broken or holds no page with an article."""
    main = _main_resource(file.data)
    data = main.get("WebResourceData")
    if not isinstance(data, bytes) or main.get("WebResourceMIMEType") not in PAGES:
        raise Unusable(lazy("aucune page HTML dans cette archive Safari"))
    # The archive tells the encoding that the browser had found, often in no element of the page.
    decoded = _decoded(data, main.get("WebResourceTextEncodingName"))
    return page.read(File.of(file.name, decoded), options, str(main.get("WebResourceURL") or ""))


def _main_resource(data: bytes) -> dict[str, Any]:
    try:
        archive = plistlib.loads(data, fmt=plistlib.FMT_BINARY)
    except (plistlib.InvalidFileException, ValueError, TypeError, RecursionError, MemoryError):
        raise Unusable(lazy("archive Safari abîmée")) from None
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(main, dict):
        raise Unusable(lazy("aucune page HTML dans cette archive Safari"))
    return main


def _decoded(data: bytes, encoding: Any) -> bytes:
    """The page in UTF-8 where its encoding is told and right, else as it is."""
    try:
        return data.decode(encoding).encode() if isinstance(encoding, str) else data
    except (LookupError, UnicodeError):
        return data
