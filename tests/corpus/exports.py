"""Invented articles as the exports of press databases and other tools hold them, each in its real layout."""

from __future__ import annotations

import gzip
import io
import json
import plistlib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd


@dataclass(frozen=True)
class Document:
    """An invented article and what a database prints of it."""

    outlet: str
    title: str
    author: str
    day: str  # as ISO 8601
    french_day: str
    english_day: str
    section: str
    paragraphs: tuple[str, ...]
    code: str

    @property
    def digits(self) -> str:
        return self.day.replace("-", "")


# Where a page was saved from.
ADDRESS = "https://www.lesoir.be/123/article/2022-11-12/deux-cables"
DOCUMENTS = (
    Document(
        "Sud Ouest",
        "Le pont de Kervelan fermé « jusqu’à nouvel ordre »",
        "Maud Perrinel",
        "2022-11-03",
        "jeudi 3 novembre 2022",
        "November 3, 2022 Thursday",
        "Faits divers",
        (
            "Le pont suspendu de Kervelan est fermé à toute circulation depuis mercredi soir, a annoncé la mairie.",
            "« Nous ne rouvrirons pas avant l’avis des experts », a déclaré la maire, Solène Abgrall, lors d’un point "
            "de presse organisé à la hâte devant le tablier du pont.",
            "Une fissure de douze centimètres a été relevée par une équipe de maintenance sur un câble porteur.",
        ),
        "SUDOUE",
    ),
    Document(
        "Le Temps",
        "Kervelan, un pont sous surveillance",
        "Loïc Ansermoz",
        "2022-11-05",
        "samedi 5 novembre 2022",
        "November 5, 2022 Saturday",
        "International",
        (
            "En Bretagne, la fermeture d’un ouvrage de 1967 relance le débat sur l’entretien des ponts communaux.",
            "Selon le ministère des Transports, un quart de ces ouvrages « présentent des défauts sérieux ».",
        ),
        "LETEMP",
    ),
    Document(
        "Le Soir",
        "Deux câbles du pont de Kervelan devront être remplacés",
        "",
        "2022-11-12",
        "samedi 12 novembre 2022",
        "November 12, 2022 Saturday",
        "Monde",
        (
            "Les experts ont rendu leur avis : deux câbles sur quatre doivent être changés, pour 3,2 millions d’euros.",
            "Les travaux dureront au moins huit mois, a indiqué la préfecture à la presse vendredi après-midi.",
        ),
        "LESOIR",
    ),
)


def europresse(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    """The layout since 2013: an article element a document. The last one's number holds another day."""
    made = []
    for n, d in enumerate(documents):
        day = d.digits if n < len(documents) - 1 else "20221113"
        author = f'<div class="docAuthors">{d.author}</div>' if d.author else ""
        text = "".join(f"<p>{escape(p)}</p>" for p in d.paragraphs)
        text = text.replace("pont", '<mark class="occurrence">pont</mark>')
        made.append(
            f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{d.outlet}, '
            f'no. {n + 2041}</span></div><div class="rdp__DocHeader"><span class="DocHeader">{d.section}, '
            f'{d.french_day} {120 + n} mots, p. {n + 3}</span></div><div class="titreArticle"><p class="sm-margin-TopNews '
            f'titreArticleVisu rdp__articletitle">{escape(d.title)}</p></div>{author}</header><section><div '
            f'class="DocText clearfix"><div class="docOcurrContainer">{text}</div></div></section><footer><div '
            f'class="Doc-LegalInfo"><small>© 2022 {d.outlet}. Tous droits réservés.</small></div><div '
            f'class="publiC-lblNodoc">news·{day}·{d.code}·{n}456</div></footer></article>'
        )
    body = "\n".join(made)
    return f"<html><head><title>Europresse</title></head><body>{body}</body></html>".encode()


def europresse_old(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    """The layout before 2013: a table a document, in ISO 8859-1."""
    made = []
    for n, d in enumerate(documents):
        weekday, _, rest = d.french_day.partition(" ")
        text = "<p></p>".join(escape(p) for p in d.paragraphs)
        author = f"{d.author}<br><p></p>" if d.author else ""
        made.append(
            '<table style="table-layout: fixed; width: 96%;" border="0" align="center"><tr><td style="word-wrap: '
            'break-word"><table id="tbHeaderImages"><tr><td id="celPublication"><img src="l.gif"></td></tr></table>'
            f'<span class="DocPublicationName">{d.outlet}, no. {n + 5968}</span><br><span class="DocHeader">{d.section}, '
            f'</span><span class="DocHeader">{weekday} </span><span class="DocHeader">{rest}</span><span '
            f'class="DocHeader">, p. 0{n + 1}</span><br><br><span class="TitreArticleVisu">{escape(d.title)}</span><br>'
            f"<br>{author}{text}<p></p><b><i>© 2022 {d.outlet}. Tous droits réservés.</i></b><p></p>Numéro de document : "
            f'news·{d.digits}·{d.code}·{n}456<br><br><table><tr><td align="center">news·{d.digits}·{d.code}·{n}456</td>'
            "</tr><tr><td>Ce certificat est émis à <b>Université</b> à des fins de visualisation personnelle.</td></tr>"
            "</table></td></tr></table><p><br>"
        )
    head = '<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'
    page = f"<html><head>{head}</head><body>{''.join(made)}</body></html>"
    return page.replace("’", "'").encode("windows-1252")


def _number(d: Document, n: int) -> str:
    return f"{d.code}0000{d.digits}eib3000{n}x"


def factiva_labelled(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    """ "Full article with indexing": a table of labelled fields a document."""
    made = []
    for n, d in enumerate(documents):
        first, *rest = (
            f'<p class="articleParagraph frarticleParagraph">{escape(p)} </p>' for p in d.paragraphs
        )
        rows = {
            "SE": d.section,
            "HD": f'<span class="frHeadline">{escape(d.title)} </span>',
            **({"BY": f"Par {d.author}"} if d.author else {}),
            "WC": f"{120 + n} mots",
            "PD": d.french_day.partition(" ")[2],
            "SN": d.outlet,
            "SC": d.code,
            "LA": "Français",
            "CY": f"Copyright 2022 {d.outlet}",
            "LP": first,
            "TD": "".join(rest),
            "AN": f"Document {_number(d, n)}",
        }
        cells = "".join(f"<tr><td><b>{code} </b></td><td>{value}</td></tr>" for code, value in rows.items())
        name = _number(d, n)
        made.append(
            f'<div id="article-{name}" class="article"><div class="article frArticle"><table>{cells}</table></div></div>'
        )
    return f"<html><head><title>Factiva</title></head><body>{'<br>'.join(made)}</body></html>".encode()


def factiva(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    """ "Article format": the facts in a fixed order without labels."""
    made = []
    for n, d in enumerate(documents):
        text = "".join(
            f'<p class="articleParagraph frarticleParagraph">{escape(p)} </p>\n' for p in d.paragraphs
        )
        author = f'<div class="author">Par {d.author} </div>' if d.author else ""
        name = _number(d, n)
        made.append(
            f'<div id="article-{name}" class="article"><div class="article frArticle"><p>\n</p><div>{d.section}</div>\n'
            f'<div id="hd"><span class="frHeadline">{escape(d.title)}  </span>\n</div>{author}<div>{120 + n} mots</div>'
            f"<div>{d.french_day.partition(' ')[2]}</div><div>{d.outlet}</div><div>{d.code}</div><div>{n + 3}</div>"
            f"<div>Français</div><div>Copyright 2022 {d.outlet}  </div>\n<p></p>\n{text}<p>Document {name}</p></div></div>"
        )
    return f"<html><head><title>Factiva</title></head><body>{'<br>'.join(made)}</body></html>".encode()


def _rtf(lines: list[str]) -> bytes:
    def word(c: str) -> str:
        return c if c < "\x80" else f"\\u{ord(c)}?"

    body = "".join("".join(map(word, line)) + "\\par\n" for line in lines)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n\\f0 " + body + "}").encode("ascii")


def factiva_rtf(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    lines = []
    for n, d in enumerate(documents):
        lines += [d.section, d.title, *([f"Par {d.author}"] if d.author else []), f"{120 + n} mots"]
        lines += [d.french_day.partition(" ")[2], d.outlet, d.code, str(n + 3), "Français"]
        lines += [
            f"Copyright 2022 {d.outlet}. Tous droits réservés.",
            *d.paragraphs,
            f"Document {_number(d, n)}",
            "",
        ]
    return _rtf([*lines, "Search Summary", "Text: pont Kervelan", "Results Found: 3"])


def factiva_rtf_labelled(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    lines = []
    for n, d in enumerate(documents):
        lines += [f"SE {d.section}", f"HD {d.title}", *([f"BY Par {d.author}"] if d.author else [])]
        lines += [f"WC {120 + n} mots", f"PD {d.french_day.partition(' ')[2]}", "ET 08:15", f"SN {d.outlet}"]
        lines += [f"SC {d.code}", "LA Français", f"CY Copyright 2022 {d.outlet}", f"LP {d.paragraphs[0]}"]
        lines += [
            f"TD {d.paragraphs[1]}",
            *d.paragraphs[2:],
            "NS gtrans : Transport",
            f"AN Document {_number(d, n)}",
        ]
    return _rtf(lines)


def word(lines: list[str]) -> bytes:
    """A Word document of these paragraphs."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    return held.getvalue()


def nexis(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    """Nexis Uni: a cover with the list of documents, then each ending with a line of its own."""
    lines = ["User Name: Invité", "Date and Time: Monday, November 14, 2022", f"Documents ({len(documents)})"]
    lines += [f"{n}. {d.title}" for n, d in enumerate(documents, 1)]
    lines += ["Search Terms: Kervelan", "Search Type: Terms and Connectors"]
    for n, d in enumerate(documents):
        lines += [d.title, d.outlet, d.english_day, f"Copyright 2022 {d.outlet} Tous droits réservés"]
        lines += [f"Section: {d.section.upper()}; Pg. {n + 3}", f"Length: {120 + n} words"]
        lines += [*([f"Byline: {d.author}"] if d.author else []), "Body", *d.paragraphs]
        lines += [f"Load-Date: {d.english_day}", "End of Document"]
    return word(lines)


def nexis_page(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    """The older LexisNexis: numbered documents, labels in capitals."""

    def line(words: str, label: str = "") -> str:
        label = f'<SPAN CLASS="c8">{label}: </SPAN>' if label else ""
        return (
            f'<BR><DIV CLASS="c5"><P CLASS="c6">{label}<SPAN CLASS="c2">{escape(words)}</SPAN></P>\n</DIV>\n'
        )

    made = []
    for n, d in enumerate(documents, 1):
        text = "".join(f'<P CLASS="c9"><SPAN CLASS="c2">{escape(p)}</SPAN></P>\n' for p in d.paragraphs)
        made.append(
            f'<A NAME="DOC_ID_{n}_0"></A><!-- Hide XML section from browser\n<DOC NUMBER={n}>\n<DOCFULL> -->\n'
            + line(f"{n} of {len(documents)} DOCUMENTS")
            + line(d.outlet)
            + line(d.french_day.partition(" ")[2])
            + line(d.title)
            + (line(d.author, "AUTEUR") if d.author else "")
            + line(d.section, "RUBRIQUE")
            + line(f"{119 + n} mots", "LONGUEUR")
            + f'<BR><DIV CLASS="c5">{text}</DIV>\n'
            + line(d.french_day.partition(" ")[2], "DATE DE CHARGEMENT")
            + line("FRENCH; FRANÇAIS", "LANGUE")
            + line(f"Copyright 2022 {d.outlet} Tous droits réservés")
            + "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n"
        )
    return f"<HTML><HEAD><!-- LXNComment 1827:6 --></HEAD><BODY>{''.join(made)}</BODY></HTML>".encode()


def nexis_text(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    """The older LexisNexis as a text file: lines wrapped by nothing, labels in capitals."""
    lines = []
    for n, d in enumerate(documents, 1):
        lines += [f"               {n} of {len(documents)} DOCUMENTS", "", f"      {d.outlet}", ""]
        lines += [f"    {d.french_day.partition(' ')[2]}", "", d.title, ""]
        lines += [*([f"AUTEUR: {d.author}", ""] if d.author else []), f"RUBRIQUE: {d.section}", ""]
        lines += [f"LONGUEUR: {119 + n} mots", ""]
        lines += [part for p in d.paragraphs for part in (p, "")]
        lines += [f"DATE DE CHARGEMENT: {d.french_day.partition(' ')[2]}", "", "LANGUE: FRENCH; FRANÇAIS", ""]
        lines += [f"           Copyright 2022 {d.outlet}", "            Tous droits réservés", ""]
    return "\r\n".join(lines).encode("windows-1252")


def ris(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    made = []
    for d in documents:
        made += [
            "TY  - NEWS",
            f"TI  - {d.title}",
            f"T2  - {d.outlet}",
            *([f"AU  - {d.author}"] if d.author else []),
        ]
        made += [f"DA  - {d.day.replace('-', '/')}/", f"AB  - {' '.join(d.paragraphs)}", "ER  - ", ""]
    return "\n".join(made).encode()


def page(d: Document) -> str:
    """A saved web page with its facts in JSON-LD."""
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": d.title,
        "datePublished": d.day,
        "author": [{"@type": "Person", "name": d.author}] if d.author else [],
        "articleSection": d.section,
        "publisher": {"@type": "Organization", "name": d.outlet},
    }
    text = "".join(f"<p>{escape(p)}</p>" for p in d.paragraphs)
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{escape(d.title)}</title><script '
        f'type="application/ld+json">{json.dumps(linked)}</script></head><body><nav><a href="/">Accueil</a></nav>'
        f"<article><h1>{escape(d.title)}</h1>{text}</article><footer>Mentions légales</footer></body></html>"
    )


def _response(address: str, status: str, kind: str, data: bytes) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2022-11-14T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0-{address}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def warc(documents: tuple[Document, ...] = DOCUMENTS) -> list[bytes]:
    """The records of a web archive with a page a document, a redirection and a picture."""
    pages = [
        _response(f"https://exemple.org/{n}", "200 OK", "text/html", page(d).encode())
        for n, d in enumerate(documents)
    ]
    moved = _response("https://exemple.org/a", "301 Moved", "text/html", b"")
    return [moved, *pages, _response("https://exemple.org/i", "200 OK", "image/png", b"x")]


def mhtml(document: Document) -> bytes:
    message = EmailMessage()
    message.set_content(page(document), subtype="html", charset="utf-8", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


def webarchive(page: bytes, **changes: Any) -> bytes:
    """A page as Safari saves it, with changes to what is said of it."""
    main = {
        "WebResourceData": page,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": ADDRESS,
    }
    picture = {"WebResourceData": b"\xff\xd8", "WebResourceMIMEType": "image/jpeg"}
    archive = {"WebMainResource": {**main, **changes}, "WebSubresources": [picture]}
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)


def rows(documents: tuple[Document, ...] = DOCUMENTS) -> list[dict[str, str]]:
    return [
        {"Titre": d.title, "Média": d.outlet, "Date": d.day, "Auteur": d.author, "Rubrique": d.section,
         "Contenu": "\n\n".join(d.paragraphs)}
        for d in documents
    ]  # fmt: skip


def excel(documents: tuple[Document, ...] = DOCUMENTS) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    table = rows(documents)
    for row in [list(table[0]), *(list(row.values()) for row in table)]:
        sheet.append(row)
    book.create_sheet("Notes").append(["à lire", "plus tard"])
    book.create_sheet("Notes").append(["x"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def table(kind: str) -> Callable[[], bytes]:
    """A table as `csv`, `tsv`, `json`, `jsonl` or `parquet`, with French names of columns."""

    def write() -> bytes:
        frame = pd.DataFrame(rows())
        if kind == "parquet":
            return bytes(frame.to_parquet())
        if kind == "json":
            return json.dumps({"status": "ok", "articles": rows()}, ensure_ascii=False).encode()
        if kind == "jsonl":
            return "\n".join(json.dumps(row) for row in rows()).encode()
        return frame.to_csv(index=False, sep="\t" if kind == "tsv" else ";").encode("utf-8-sig")

    return write


def zipped(**files: bytes) -> bytes:
    """A zip archive of files by name ("__" stands for the dot)."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return held.getvalue()


def pages() -> bytes:
    return zipped(**{f"dossier/{n}__html": page(d).encode() for n, d in enumerate(DOCUMENTS)})


# Every export by the name of its file.
EXPORTS: dict[str, Callable[[], bytes]] = {
    "europresse.html": europresse,
    "europresse_ancien.HTML": europresse_old,
    "factiva.html": factiva,
    "factiva_index.html": factiva_labelled,
    "factiva.rtf": factiva_rtf,
    "factiva_index.rtf": factiva_rtf_labelled,
    "nexis.docx": nexis,
    "nexis.html": nexis_page,
    "nexis.txt": nexis_text,
    "zotero.ris": ris,
    "collecte.warc.gz": lambda: b"".join(map(gzip.compress, warc())),
    "collecte.warc": lambda: b"".join(warc()),
    "pages.zip": pages,
    "articles.xlsx": excel,
    **{f"articles.{kind}": table(kind) for kind in ("csv", "tsv", "json", "jsonl", "parquet")},
}


def write(folder: Path, name: str) -> Path:
    """Write an export into a folder and give its path."""
    path = folder / name
    path.write_bytes(EXPORTS[name]())
    return path
