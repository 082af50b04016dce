"""Plain text and Markdown files: the whole file is the article."""

from __future__ import annotations

from analysis.corpus.readers.encoding import notice
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy


def read(file: File, options: Options) -> Reading:
    """The article of a text or Markdown file. Raises Unusable if it can't be read or is empty."""
    text, encoding = file.decoded
    if not text.strip():
        raise Unusable(lazy("texte vide"))
    return Reading((Record(file.stem, file.name, text),), notices=notice(file.name, encoding))
