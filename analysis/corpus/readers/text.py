"""Plain text and Markdown files: the whole file is the article, unless it is a database's export."""

from __future__ import annotations

from analysis.corpus.readers.encoding import notice
from analysis.corpus.readers.file import File
from analysis.corpus.readers.lines import documents
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy


def read(file: File, options: Options) -> Reading:
    """The article of a text or Markdown file, or the documents of an export.

    Raises Unusable if it can't be read or is empty.
    """
    text, encoding = file.decoded
    if not text.strip():
        raise Unusable(lazy("texte vide"))
    notices = notice(file.name, encoding)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    whole = Reading((Record(file.stem, file.name, text),), notices=notices)
    return documents(file, lines, notices) or whole
