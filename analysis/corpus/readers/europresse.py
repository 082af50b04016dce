"""Exports of Europresse (Eureka in Québec) as HTML, in both layouts.

The layout since 2013 has an `article` element a document, the one before a table a document. Both mark
the publication `DocPublicationName` and the line with section, date and page `DocHeader`; the document's
number, such as news·20170506·LM·3456789, begins with a day, which is not always the printed one.
"""

from __future__ import annotations

import re
from typing import Any

import lxml.html

from analysis.corpus.readers import database, markup
from analysis.corpus.readers.encoding import notice
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

MARK = "DocPublicationName"
NUMBER = re.compile(
    r"\b(?P<kind>news|web|bio|report)[·.•](?P<day>\d{8})[·.•](?P<rest>[\w]{1,12}[·.•]?[\w-]{0,40})"
)
NAMED = re.compile(r"^(?:num[ée]ro de document|document number)\s?:", re.IGNORECASE | re.MULTILINE)
RIGHTS = re.compile(r"^(?:copyright\s?)?(?:©|\(c\)|copyright)\s?\d{4}", re.IGNORECASE)
ISSUE = re.compile(r",?\s(?:no|n°|vol|#)\.?\s?\d.*$", re.IGNORECASE)
ORIGINAL = re.compile(r"cet article est paru dans|this article appeared in", re.IGNORECASE)
WEEKDAY = re.compile(r"^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\w+day)?\s?$", re.IGNORECASE)


def recognise(file: File) -> bool:
    """Whether a page is an export of Europresse."""
    return MARK in file.text and ("cedrom" in file.text.lower() or "DocHeader" in file.text)


def read(file: File, options: Options) -> Reading:
    """The documents of an export. Raises Unusable if it isn't one that can be parsed."""
    text, encoding = file.decoded
    # Cut before it is parsed: one unclosed element would else swallow the documents after it.
    documents = [lxml.html.document_fromstring(piece) for piece in re.split(r"(?=<article\b)", text)[1:]]
    counted = text.count("publiC-lblNodoc")
    if not documents:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
        documents = tree.xpath(f"//table[.//*[{_has(MARK)}] and not(.//table[.//*[{_has(MARK)}]])]")
        counted = len(NAMED.findall("\n".join(markup.lines(tree))))
    if not documents:
        raise Unusable(lazy("export Europresse sans document reconnaissable"))
    return database.reading(file, documents, _document, counted, notice(file.name, encoding))


def _has(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _first(node: Any, *names: str) -> Any:
    """The first element of the first of these classes that shows any words; None if none does."""
    for name in names:
        for found in node.xpath(f".//*[{_has(name)}]"):
            if found.text_content().strip():
                return found
    return None


def _words(node: Any) -> str:
    return " ".join(node.text_content().split()) if node is not None else ""


def _document(file: File, number: int, node: Any) -> Record:
    headers = [_words(found) for found in node.xpath(f".//*[{_has('DocHeader')}]")]
    header = " ".join(headers)
    name = NUMBER.search(_words(node))
    outlet = _first(node, MARK)
    names = markup.lines(outlet) if outlet is not None else [""]
    facts = {
        "outlet": ISSUE.sub("", names[0]),
        "title": _words(
            _first(node, "rdp__articletitle", "titreArticleVisu", "TitreArticleVisu", "titreArticle")
        ),
        "published": database.written_date(header),
        "section": _section(header),
        "document_id": name.group() if name else "",
        "document_date": database.date_in(name["day"]) if name else "",
        "url": _address(node),
    }
    if node.xpath("//article"):
        facts["author"] = _author(node)
        return database.record(file, number, facts, _new_body(node))
    facts["author"], body = _old_body(node, facts["title"])
    return database.record(file, number, facts, body)


def _section(header: str) -> str:
    """What stands before the date in the header, weekday left out."""
    dated = database.dated(header)
    parts = [part.strip() for part in header[:dated].split(",")] if dated > 0 else []
    return next((part for part in parts if part and not WEEKDAY.match(part)), "")


def _author(node: Any) -> str:
    found = _first(node, "docAuthors")
    if found is None:
        found = next(iter(node.xpath(f".//header/p[{_has('sm-margin-bottomNews')}]")), None)
    return _words(found).strip(" ;,") if found is not None else ""


def _address(node: Any) -> str:
    for link in node.xpath(".//a[@href]"):
        if ORIGINAL.search(link.text_content()):
            return str(link.get("href"))
    return ""


def _new_body(node: Any) -> list[str]:
    body = _first(node, "docOcurrContainer", "DocText")
    subtitle = _words(_first(node, "rdp__subtitle"))
    return [*filter(None, [subtitle]), *_told(markup.lines(body))] if body is not None else []


def _old_body(node: Any, title: str) -> tuple[str, list[str]]:
    """The author's line and the paragraphs below the headline of the layout before 2013."""
    lines = markup.lines(node)
    after = next((n for n, line in enumerate(lines) if " ".join(line.split()) == title), -1) + 1
    ends = (n for n, line in enumerate(lines) if n >= after and (NAMED.match(line) or NUMBER.match(line)))
    body = _told(lines[after : next(ends, len(lines))])
    if len(body) > 1 and len(body[0].split()) <= 8 and not body[0].endswith((".", "!", "?", "»", "…", ":")):
        return body[0], body[1:]
    return "", body


def _told(lines: list[str]) -> list[str]:
    """Paragraphs without the notices of copyright and origin that the database adds."""
    return [line for line in lines if not (len(line) < 200 and (RIGHTS.match(line) or ORIGINAL.search(line)))]
