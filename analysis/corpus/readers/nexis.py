"""Exports of Nexis Uni and Lexis Advance (DOCX) and of the older LexisNexis (HTML).

Both print each document as lines: publication, date and headline, then labelled lines (section, length,
byline), the text, and labelled lines again. The newer puts the headline first, the text below a line
"Body", and ends with "End of Document"; the older begins with "1 of 49 DOCUMENTS".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import lxml.html

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import database, markup
from analysis.corpus.readers.encoding import notice
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

END = re.compile(r"^(?:End of Document|Fin du document|Ende des Dokuments|Fin del documento)$", re.IGNORECASE)
BODY = re.compile(r"^(?:Body|Corps|Texte|Volltext|Cuerpo)$", re.IGNORECASE)
ANNOUNCED = re.compile(r"^Documents? \((?P<count>\d{1,6})\)$", re.IGNORECASE)
OPENING = re.compile(r"^(?P<number>\d{1,6}) (?:of|de|von|sur) (?P<count>\d{1,6}) DOCUMENTS?$")
RIGHTS = re.compile(r"^copyright\b|^©|tous droits réservés|all rights reserved", re.IGNORECASE)
LABELS = {
    "section": ("section", "rubrique", "rubrik"),
    "author": ("byline", "auteur", "auteurs", "autor", "signature"),
    "length": ("length", "longueur", "länge"),
    "highlight": ("highlight", "encadré"),
    "dateline": ("dateline", "lieu"),
    "graphic": ("graphic", "illustration"),
    "loaded": ("load-date", "load date", "date de chargement", "update"),
    "language": ("language", "langue", "sprache"),
    "type": (
        "publication-type",
        "publication type",
        "type de publication",
        "subject",
        "sujet",
        "journal code",
    ),
    "code": ("zeitungs-code", "organization", "person", "geographic", "industry", "company", "url"),
}
LABEL = re.compile(
    rf"^(?P<label>{'|'.join(sorted((n for names in LABELS.values() for n in names), key=len, reverse=True))})"
    r"\s?:\s?(?P<value>.*)$",
    re.IGNORECASE,
)
FIELDS = {name: field for field, names in LABELS.items() for name in names}


def recognise_text(lines: Iterable[str]) -> bool:
    """Whether the lines of a Word document are an export of Nexis Uni."""
    return any(END.match(line) for line in lines)


def recognise_page(file: File) -> bool:
    """Whether an HTML page is an export of LexisNexis."""
    return "<DOCFULL>" in file.text or "LXNComment" in file.text


def read_lines(file: File, lines: list[str], notices: Iterable[Skipped] = ()) -> Reading:
    """The documents of a Word export, its lines ending with "End of Document"."""
    documents: list[list[str]] = [[]]
    for line in lines:
        documents[-1].append(line)
        if END.match(line):
            documents.append([])
    counted = max((int(m["count"]) for line in lines if (m := ANNOUNCED.match(line))), default=0)
    return database.reading(file, documents[:-1], _new, counted, notices)


def read_page(file: File, options: Options) -> Reading:
    """The documents of an HTML export, each beginning with its number. Raises Unusable if there are none."""
    text, encoding = file.decoded
    lines = markup.lines(lxml.html.document_fromstring(text))
    return read_numbered(file, lines, notice(file.name, encoding))


def recognise_numbered(lines: Iterable[str]) -> bool:
    """Whether documents begin with their number among all, as in the older exports."""
    return any(OPENING.match(line) for line in lines)


def read_numbered(file: File, lines: list[str], notices: Iterable[Skipped] = ()) -> Reading:
    """The documents of an older export, by its lines. Raises Unusable if there are none."""
    documents: list[list[str]] = []
    counted = 0
    for line in lines:
        if opening := OPENING.match(line):
            counted = max(counted, int(opening["count"]))
            documents.append([])
        elif documents:
            documents[-1].append(line)
    if not documents:
        raise Unusable(lazy("export LexisNexis sans document reconnaissable"))
    return database.reading(file, documents, _old, counted, notices)


def _new(file: File, number: int, lines: list[str]) -> Record:
    body = next((n for n, line in enumerate(lines) if BODY.match(line)), None)
    if body is None:
        raise Unusable(lazy("sans ligne « Body » : mise en page non reconnue"))
    head, fields = _labelled(lines[:body])
    # The last line with a date: a cover with the day of the export and all headlines may stand above.
    dated = max((n for n, line in enumerate(head) if database.written_date(line)), default=None)
    above = head[max(0, dated - 2) : dated] if dated is not None else head[:2]
    text, after = _labelled([line for line in lines[body + 1 :] if not END.match(line)])
    facts = {
        "title": above[0] if above else "",
        "outlet": above[1] if len(above) > 1 else "",
        "published": database.written_date(head[dated]) if dated is not None else "",
        **_facts({**fields, **after}),
    }
    return database.record(file, number, facts, _lead(fields) + text)


def _old(file: File, number: int, lines: list[str]) -> Record:
    head: list[str] = []
    at = 0
    while at < len(lines) and not LABEL.match(lines[at]):
        head.append(lines[at])
        at += 1
    _, fields = _labelled(lines[at:])
    body = [line for line in lines[at:] if not LABEL.match(line)]
    dated = next((n for n, line in enumerate(head) if database.written_date(line)), None)
    facts = {
        "outlet": head[0] if head else "",
        "title": head[dated + 1] if dated is not None and dated + 1 < len(head) else "",
        "published": database.written_date(head[dated]) if dated is not None else "",
        **_facts(fields),
    }
    rights = next((n for n, line in enumerate(body) if RIGHTS.search(line) and len(line) < 200), len(body))
    return database.record(file, number, facts, _lead(fields) + body[:rights])


def _labelled(lines: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """Lines without a label and without the copyright, and the values of the labelled ones."""
    plain: list[str] = []
    fields: dict[str, str] = {}
    for line in lines:
        if label := LABEL.match(line):
            fields.setdefault(FIELDS[label["label"].lower()], label["value"].strip())
        elif not (RIGHTS.search(line) and len(line) < 200):
            plain.append(line)
    return plain, fields


def _lead(fields: dict[str, str]) -> list[str]:
    """The standfirst, which is part of the article."""
    return [fields["highlight"]] if fields.get("highlight") else []


def _facts(fields: dict[str, str]) -> dict[str, str]:
    return {"section": fields.get("section", "").split(";")[0], "author": fields.get("author", "")}
