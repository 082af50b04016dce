"""Web archives (WARC, ISO 28500), plain or compressed: the pages that were answered with success."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import archive, page
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

# A page of more bytes than this is no article.
LARGEST_PAGE = 16 * 2**20
# Records about the archive and its requests, which hold no answer.
ABOUT = {"warcinfo", "request", "metadata", "revisit", "continuation"}


def recognise(file: File) -> bool:
    """Whether a file is a web archive, by its first bytes."""
    if file.head.startswith(b"WARC/"):
        return True
    if not file.head.startswith(b"\x1f\x8b"):
        return False
    try:
        with file.open() as stream, gzip.open(stream) as inner:
            return inner.read(5) == b"WARC/"
    except archive.DAMAGE:
        return False


def read(file: File, options: Options) -> Reading:
    """The articles of the archive's HTML pages, read one after the other.

    Pages without an article are skipped by name; answers that are no page (pictures, scripts,
    redirections, errors) are told of by their number.
    """
    # Takes a tenth of a second to import, and few corpora are archives.
    from warcio.exceptions import ArchiveLoadFailed

    records: list[Record] = []
    skipped, notices = list[Skipped](), list[Skipped]()
    others = 0
    try:
        for name, item in _responses(file):
            address = (item.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            if not _is_page(item):
                others += 1
                continue
            try:
                found = page.read(File.of(name, _html(item)), options)
            except Unusable as error:
                skipped.append(
                    Skipped(name, lazy("{reason} ({address})", reason=error.reason, address=address))
                )
                continue
            notices.extend(found.notices)
            records += [page.at(record, address) for record in found.records]
    except (ArchiveLoadFailed, AttributeError, *archive.DAMAGE) as error:
        # warcio stumbles over headers that are cut off with errors of its own code.
        reason = " ".join(str(error).split())
        skipped.append(
            Skipped(
                file.name,
                lazy("archive abîmée après {records} pages : {reason}", records=len(records), reason=reason),
            )
        )
    if others:
        reason = lazy(
            "{others} réponses sans page (images, redirections, erreurs), laissées de côté", others=others
        )
        notices.append(Skipped(file.name, reason))
    return Reading(tuple(records), tuple(skipped), tuple(notices))


def _responses(file: File) -> Iterator[tuple[str, Any]]:
    """The records that hold what a site answered, or a file by itself, with their names in the archive."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with file.open() as stream, redirect_stderr(io.StringIO()):
        # What warcio says there of broken records is counted, and said in the account.
        items = ArchiveIterator(stream)
        for number, item in enumerate(items, 1):
            if item.rec_type not in ABOUT:
                yield f"{file.name}, réponse {number}", item
        if items.err_count:
            raise ArchiveLoadFailed(f"{items.err_count} enregistrements mal délimités")


def _is_page(item: Any) -> bool:
    """Whether a record is an HTML page that was answered with success."""
    headers = item.http_headers
    kind = (headers or item.rec_headers).get_header("Content-Type") or ""
    return "html" in kind.lower() and (headers is None or headers.get_statuscode() == "200")


def _html(item: Any) -> bytes:
    """The bytes of a page. Raises Unusable where the archive doesn't hold all of them."""
    data: bytes = item.content_stream().read(LARGEST_PAGE)
    item.raw_stream.read()
    if getattr(item.raw_stream, "limit", 1) != 0:
        raise Unusable(lazy("réponse coupée avant sa fin"))
    return data
