"""Rich Text Format: an export of Factiva, or one article."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from analysis.corpus.readers.file import File
from analysis.corpus.readers.lines import documents
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

MAGIC = b"{\\rtf"
BROKEN = lazy("n’est pas un document RTF, ou il est abîmé")


def read(file: File, options: Options) -> Reading:
    """The articles of an RTF document. Raises Unusable if it can't be read or holds no text."""
    try:
        text = rtf_to_text(file.data.decode("latin-1"), errors="replace")
    except (ValueError, LookupError, OverflowError, RecursionError):
        raise Unusable(BROKEN) from None
    lines = [line.strip() for line in re.split(r"[\n\r\u2028\u2029]+", text) if line.strip()]
    if not lines:
        raise Unusable(lazy("texte vide"))
    return documents(file, lines) or Reading((Record(file.stem, file.name, "\n\n".join(lines)),))
