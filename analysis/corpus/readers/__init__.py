"""A module a file format: each reads a file into records. The registry tells formats apart by content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import (
    addresses,
    archive,
    delimited,
    europresse,
    excel,
    factiva,
    json_table,
    mail,
    nexis,
    page,
    parquet,
    ris,
    rtf,
    text,
    warc,
    webarchive,
    word,
)
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Unusable, together
from analysis.messages import lazy

TEXT_ENDINGS = (".txt", ".md", ".markdown", ".text", "")
MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
# First bytes of what is surely no text and no format that is read here, with what to do about it.
FOREIGN = (
    (b"%PDF", lazy("est un PDF ; copiez-en le texte dans un fichier .txt, ou demandez un export HTML")),
    (b"\xd0\xcf\x11\xe0", lazy("est d’un ancien format d’Office ; enregistrez-le en .docx ou .xlsx")),
    (b"\x89PNG", lazy("est une image")),
    (b"\xff\xd8\xff", lazy("est une image")),
    (b"GIF8", lazy("est une image")),
    (b"7z\xbc\xaf", lazy("est une archive 7z ; faites-en une archive .zip")),
    (b"Rar!", lazy("est une archive RAR ; faites-en une archive .zip")),
)


# Formats whose first bytes tell: what has the name without them is broken.
BINARY = {".parquet", ".docx", ".xlsx", ".rtf", ".warc", ".zip", ".gz"}


@dataclass(frozen=True)
class Format:
    """A format: its name for the user, how a file shows it, and what reads it.

    `native` formats may lie in a corpus folder as they are; the others are brought over by `import`.
    """

    name: str
    recognise: Callable[[File], bool]
    read: Callable[[File, Options], Reading]
    endings: tuple[str, ...] = ()
    native: bool = False
    table: bool = False


def _is_page(file: File) -> bool:
    return file.ending in {".html", ".htm", ".xhtml"} or MARKUP.match(file.text[:4000]) is not None


def _part(name: str) -> Callable[[File], bool]:
    """Whether a zip file holds this part, as the formats of Office do."""
    return lambda file: file.head.startswith(b"PK") and name.encode() in file.data


def _opens_json(file: File) -> bool:
    opens = file.text.lstrip("\ufeff \r\n\t")[:1] in {"{", "["}
    return file.ending in {".json", ".jsonl", ".ndjson"} or (opens and file.ending not in TEXT_ENDINGS)


# The first that recognises a file reads it: by magic numbers, by marks in a page, then by what text is left.
FORMATS = (
    Format("WARC", warc.recognise, warc.read, (".warc", ".warc.gz")),
    Format("Parquet", lambda file: file.head.startswith(b"PAR1"), parquet.read, (".parquet",), table=True),
    Format("RTF", lambda file: file.head.startswith(rtf.MAGIC), rtf.read, (".rtf",), native=True),
    Format("Word", _part("word/document.xml"), word.read, (".docx",), native=True),
    Format("Excel", _part("xl/workbook.xml"), excel.read, (".xlsx",), table=True),
    Format("archive Safari", webarchive.recognise, webarchive.read, (".webarchive",), native=True),
    Format("MHTML", mail.recognise, mail.read, (".mhtml", ".mht"), native=True),
    Format("Europresse", lambda f: _is_page(f) and europresse.recognise(f), europresse.read, native=True),
    Format("Factiva", lambda f: _is_page(f) and factiva.recognise_page(f), factiva.read_page, native=True),
    Format("LexisNexis", lambda f: _is_page(f) and nexis.recognise_page(f), nexis.read_page, native=True),
    Format("HTML", _is_page, page.read, (".html", ".htm", ".xhtml"), native=True),
    Format("RIS", ris.recognise, ris.read, (".ris",)),
    Format("JSON", _opens_json, json_table.read, (".json", ".jsonl", ".ndjson"), table=True),
    Format(
        "CSV", lambda f: f.ending in {".csv", ".tsv", ".tab"}, delimited.read, (".csv", ".tsv"), table=True
    ),
    Format("adresses", addresses.recognise, addresses.read),
    Format("texte", lambda f: f.ending in TEXT_ENDINGS, text.read, (".txt", ".md"), native=True),
)
ENDINGS = tuple(ending for form in FORMATS for ending in form.endings)


def form_of(file: File) -> Format:
    """The format of a file, by its content. Raises Unusable for a file that no format recognises."""
    if not file.size:
        raise Unusable(lazy("texte vide"))
    for magic, reason in FOREIGN:
        if file.head.startswith(magic):
            raise Unusable(reason)
    for form in FORMATS:
        if file.ending in BINARY and form.name == "MHTML":
            raise Unusable(
                lazy("son nom dit {ending}, son contenu n’en est pas : abîmé ?", ending=file.ending)
            )
        if form.recognise(file):
            return form
    raise Unusable(
        lazy("n’est pas un fichier d’article ; extensions lues : {endings}", endings=", ".join(ENDINGS))
    )


def read(file: File, options: Options) -> Reading:
    """The records of a file, whatever its format; archives are read file by file.

    What can't be used, in part or at all, is in `skipped` with the reason: this never raises for a file.
    """
    found = Reading(*together(_readings(file, options, 0)))
    if found.records or found.skipped:
        return found
    return replace(found, skipped=(Skipped(file.name, lazy("ne contient aucun article")),))


def _readings(file: File, options: Options, depth: int) -> Iterator[Reading]:
    try:
        if is_archive(file):
            yield from _unpacked(file, options, depth)
        else:
            form = form_of(file)
            found = form.read(file, options)
            yield replace(found, notices=(*_misnamed(file, form), *found.notices))
    except Unusable as error:
        yield Reading(skipped=(Skipped(file.name, error.reason),))


def is_archive(file: File) -> bool:
    """Whether a file is an archive of files, and no document or web archive that is packed in one."""
    if file.head.startswith(b"\x1f\x8b"):
        return not warc.recognise(file)
    office = any(part(file) for part in (_part("word/document.xml"), _part("xl/workbook.xml")))
    return file.head.startswith(b"PK\x03\x04") and not office


def _unpacked(file: File, options: Options, depth: int) -> Iterator[Reading]:
    if depth == archive.DEEPEST:
        raise Unusable(lazy("archive dans une archive, plus de {most} fois", most=archive.DEEPEST))
    if not file.head.startswith(b"PK"):
        yield from _readings(archive.unzipped(file), options, depth + 1)
        return
    for inner in archive.files(file):
        if isinstance(inner, Skipped):
            yield Reading(skipped=(inner,))
        else:
            yield from _readings(inner, options, depth + 1)


def _misnamed(file: File, form: Format) -> tuple[Skipped, ...]:
    """What to tell of a file whose name says another format than its content."""
    known = {ending for other in FORMATS if other is not form for ending in other.endings}
    html = file.ending in {".html", ".htm"} and form.name in {"Europresse", "Factiva", "LexisNexis"}
    if file.ending in known - set(form.endings) and not html and form.name != "adresses":
        return (
            Skipped(
                file.name,
                lazy(
                    "son nom dit {ending}, son contenu est du format {name} : lu comme tel",
                    ending=file.ending,
                    name=form.name,
                ),
            ),
        )
    return ()
