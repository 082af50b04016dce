"""Pages as browsers save them: what they note of the address, and files that hold the page with its parts."""

from __future__ import annotations

import plistlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from analysis.corpus import load, readers
from analysis.corpus.articles import Article
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options
from tests.corpus import exports
from tests.corpus.exports import DOCUMENTS, webarchive

ADDRESS = exports.ADDRESS
# A page that says nothing of its outlet.
PAGE = exports.page(DOCUMENTS[2]).replace('"publisher"', '"x"')


def read(folder: Path, name: str, data: bytes) -> Article:
    (folder / name).write_bytes(data)
    (article,) = load(folder).articles
    assert article.title.value == DOCUMENTS[2].title
    assert [p for p in DOCUMENTS[2].paragraphs if p not in article.text] == []
    return article


def test_safaris_archive_gives_its_page_and_where_it_was(tmp_path: Path) -> None:
    article = read(tmp_path, "a.webarchive", webarchive(PAGE.encode()))
    assert (article.outlet.value, article.url) == ("Le Soir", ADDRESS)


def test_a_page_in_safaris_archive_is_in_the_encoding_that_the_archive_tells(tmp_path: Path) -> None:
    latin = PAGE.replace('<meta charset="utf-8">', "").encode("mac_roman")
    read(tmp_path, "a.webarchive", webarchive(latin, WebResourceTextEncodingName="macintosh"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (webarchive(PAGE.encode())[:-40], "archive Safari abîmée"),
        (b"bplist00" + bytes(64), "archive Safari abîmée"),
        (plistlib.dumps(["a"], fmt=plistlib.FMT_BINARY), "aucune page HTML dans cette archive Safari"),
        (
            webarchive(PAGE.encode(), WebResourceMIMEType="image/png"),
            "aucune page HTML dans cette archive Safari",
        ),
        (webarchive(PAGE.encode(), WebResourceData="x"), "aucune page HTML dans cette archive Safari"),
        (webarchive(b"<html><body>Accueil</body></html>"), "la page ne montre que 1 mot(s)"),
    ],
)
def test_an_archive_of_safari_without_an_article_is_skipped_with_the_reason(data: bytes, reason: str) -> None:
    found = readers.read(File.of("a.webarchive", data), Options())
    assert [(item.name, str(item.reason).replace("\u00a0", " ")) for item in found.skipped] == [
        ("a.webarchive", reason)
    ]


def test_chrome_notes_the_address_in_its_one_file(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = ADDRESS
    message.set_content(PAGE, subtype="html", charset="utf-8", cte="quoted-printable")
    message.make_related()
    assert read(tmp_path, "a.mhtml", message.as_bytes()).outlet.value == "Le Soir"


@pytest.mark.parametrize(
    "note",
    [
        f"<!-- saved from url=(0054){ADDRESS} -->",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Sat Nov 12 2022 \n-->",
    ],
)
def test_the_address_that_a_browser_notes_in_a_comment_tells_the_outlet(tmp_path: Path, note: str) -> None:
    page = PAGE.replace("<html", f"{note}\n<html", 1)
    article = read(tmp_path, "a.html", page.encode())
    assert (article.outlet.value, article.url) == ("Le Soir", ADDRESS)


def test_the_address_that_a_page_states_itself_comes_before_where_it_was_saved_from(tmp_path: Path) -> None:
    stated = PAGE.replace("<head>", '<head><link rel="canonical" href="https://www.letemps.ch/a">')
    assert read(tmp_path, "a.webarchive", webarchive(stated.encode())).outlet.value == "Le Temps"
