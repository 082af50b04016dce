"""Exports of Dow Jones Factiva, as HTML and as RTF, with field labels ("with indexing") and without.

With labels each field has a code of two or three letters (HD headline, SN source, PD date, LP and TD
text, AN number); without, the line with the number of words is followed by date, source, code, page,
language and copyright. A document's number, such as LEMON00020170506ed560002h, holds the day it was
filed under.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import lxml.html

from analysis.corpus.readers import database, markup
from analysis.corpus.readers.database import WORDS
from analysis.corpus.readers.encoding import notice
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

NUMBER = r"(?P<name>[A-Z][A-Z0-9]{1,8}?0{2,5}(?P<day>(?:19|20)\d{6})[a-z0-9]{4,12})"
END = re.compile(rf"^(?:AN\s+)?(?:Document|Dokument|Documento)\s{NUMBER}\s*$")
CODES = "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CLM|DLN|VOL|NT|RST"
LABEL = re.compile(rf"^(?P<code>{CODES})\s+(?P<value>\S.*)?$")
# The class of a document tells its language: "article frArticle".
ARTICLE = re.compile(r"class=[\"']article [a-z]{2}Article\b")
LENGTH = re.compile(r"^WC\s+\d")
TIME = re.compile(r"^\d{1,2}[:h]\d{2}(?:\s?[AP]M)?(?:\s(?:GMT|UTC))?$", re.IGNORECASE)
BY = re.compile(r"^(?:par|by|von|por)\s", re.IGNORECASE)
RIGHTS = re.compile(r"copyright|©|\(c\)|tous droits réservés|all rights reserved", re.IGNORECASE)


def recognise_page(file: File) -> bool:
    """Whether an HTML page is an export of Factiva."""
    return ARTICLE.search(file.text) is not None


def recognise_text(lines: Iterable[str]) -> bool:
    """Whether the lines of a text end documents as Factiva does."""
    return any(END.match(line.strip()) for line in lines)


def read_page(file: File, options: Options) -> Reading:
    """The documents of an HTML export. Raises Unusable if none can be found."""
    text, encoding = file.decoded
    tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
    documents = tree.xpath("//div[contains(@class, 'Article') and starts-with(@class, 'article ')]")
    documents = documents or tree.xpath("//div[@class='article']")
    if not documents:
        raise Unusable(lazy("export Factiva sans document reconnaissable"))
    named = {match.group() for match in re.finditer(NUMBER, tree.text_content())}
    counted = max(len(named), len(tree.xpath("//span[contains(@class, 'Headline')]")))
    return database.reading(file, documents, _page_document, counted, notice(file.name, encoding))


def read_lines(file: File, lines: list[str], notices: Any = ()) -> Reading:
    """The documents of a text export, its lines ending with the number of the last document."""
    documents: list[list[str]] = [[]]
    for line in lines:
        documents[-1].append(line.strip())
        if END.match(line.strip()):
            documents.append([])
    counted = max(sum(bool(mark.match(line.strip())) for line in lines) for mark in (WORDS, LENGTH))
    # What follows the last number is the search summary that Factiva appends.
    return database.reading(file, documents[:-1], _text_document, counted, notices)


def _page_document(file: File, number: int, node: Any) -> Record:
    rows = {_code(row): row for row in node.xpath(".//tr[td]") if _code(row) in CODES.split("|")}
    paragraphs = [_words(p) for p in node.xpath(".//p[contains(@class, 'articleParagraph')]")]
    name = next(iter(re.finditer(NUMBER, node.text_content())), None)
    if rows:
        fields = {code: _words(row.xpath("./td")[-1]) for code, row in rows.items()}
        return database.record(file, number, _labelled(fields, name), paragraphs)
    lines = [_words(div) for div in node.xpath("./div | .//div[not(@*)]")]
    facts = _by_order(list(dict.fromkeys(lines)), name)
    facts["title"] = _words(next(iter(node.xpath(".//*[contains(@class, 'Headline')]")), None))
    facts["author"] = _by(_words(next(iter(node.xpath(".//div[@class='author']")), None)))
    return database.record(file, number, facts, paragraphs)


def _code(row: Any) -> str:
    return "".join(row.xpath("./td")[0].text_content().split())


def _words(node: Any) -> str:
    return " ".join(" ".join(markup.lines(node)).split()) if node is not None else ""


def _by(author: str) -> str:
    return BY.sub("", author)


def _labelled(fields: dict[str, str], name: re.Match[str] | None) -> dict[str, str]:
    when = f"{fields.get('PD', '')} {fields.get('ET', '')}"
    return {
        "title": fields.get("HD", ""),
        "author": _by(fields.get("BY", "")),
        "published": database.written_date(when),
        "outlet": fields.get("SN", ""),
        "section": fields.get("SE", ""),
        **_numbered(name),
    }


def _numbered(name: re.Match[str] | None) -> dict[str, str]:
    if name is None:
        return {}
    return {"document_id": name["name"], "document_date": database.date_in(name["day"])}


def _by_order(lines: list[str], name: re.Match[str] | None) -> dict[str, str]:
    """The facts on the lines after the one that counts the words: date, maybe a time, source."""
    at = next((n for n, line in enumerate(lines) if WORDS.match(line)), None)
    if at is None:
        return _numbered(name)
    following = lines[at + 1 :]
    when = following[0] if following else ""
    timed = len(following) > 1 and TIME.match(following[1])
    source = following[2 if timed else 1 :]
    return {
        "published": database.written_date(f"{when} {following[1]}" if timed else when),
        "outlet": source[0] if source else "",
        **_numbered(name),
    }


def _text_document(file: File, number: int, lines: list[str]) -> Record:
    name = re.search(NUMBER, lines[-1])
    lines = [line for line in lines[:-1] if line]
    labels = [n for n, line in enumerate(lines) if LABEL.match(line)]
    if len(labels) >= 4 and any(lines[n].startswith("HD") for n in labels):
        return _labelled_text(file, number, lines, name)
    at = next((n for n, line in enumerate(lines) if WORDS.match(line)), None)
    if at is None:
        return database.record(file, number, _numbered(name), lines)
    facts = _by_order(lines, name)
    head = lines[:at]
    if len(head) > 1 and (BY.match(head[-1]) or len(head[-1].split()) <= 5):
        facts["author"] = _by(head.pop())
    facts["title"] = head[-1] if head else ""
    rights = (n for n, line in enumerate(lines[at : at + 12], at) if RIGHTS.search(line))
    return database.record(file, number, facts, lines[next(rights, at + 4) + 1 :])


def _labelled_text(file: File, number: int, lines: list[str], name: re.Match[str] | None) -> Record:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        label = LABEL.match(line)
        code = label["code"] if label else code
        fields.setdefault(code, []).append((label["value"] or "") if label else line)
    body = [*fields.get("LP", ()), *fields.get("TD", ())]
    joined = {code: " ".join(values) for code, values in fields.items()}
    return database.record(file, number, _labelled(joined, name), body)
