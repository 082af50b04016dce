"""Word documents (Office Open XML, .docx): an export of Nexis Uni, or one article."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from analysis.corpus.readers import archive
from analysis.corpus.readers.file import LARGEST, File
from analysis.corpus.readers.lines import documents
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

BROKEN = lazy("n’est pas un document Word (.docx), ou il est abîmé")
# Names of elements in WordprocessingML (ECMA-376, part 1).
SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(file: File, options: Options) -> Reading:
    """The articles of a Word document. Raises Unusable if it can't be opened or holds no text."""
    lines = paragraphs(file)
    if not lines:
        raise Unusable(lazy("texte vide"))
    return documents(file, lines) or Reading((Record(file.stem, file.name, "\n\n".join(lines)),))


def paragraphs(file: File) -> list[str]:
    """The paragraphs of a Word document that hold words. Raises Unusable if it can't be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as packed:
            part = packed.getinfo("word/document.xml")
            if part.file_size > LARGEST:
                raise Unusable(BROKEN)
            root = ElementTree.fromstring(packed.read(part))
    except (*archive.DAMAGE, ElementTree.ParseError):
        raise Unusable(BROKEN) from None
    found = ("".join(_words(paragraph)).strip() for paragraph in root.iter(f"{SPACE}p"))
    return [line for text in found for line in text.split("\n") if line.strip()]


def _words(paragraph: ElementTree.Element) -> list[str]:
    pieces = []
    for element in paragraph.iter():
        if element.tag == f"{SPACE}t":
            pieces.append(element.text or "")
        elif element.tag in {f"{SPACE}br", f"{SPACE}cr"}:
            pieces.append("\n")
        elif element.tag == f"{SPACE}tab":
            pieces.append(" ")
    return pieces
