"""Web archives (WARC, ISO 28500), plain or compressed: the pages that were answered with success."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import page
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

# A page of more bytes than this is no article.
LARGEST_PAGE = 16 * 2**20


def recognise(file: File) -> bool:
    """Whether a file is a web archive, by its first bytes."""
    if file.head.startswith(b"WARC/"):
        return True
    if not file.head.startswith(b"\x1f\x8b"):
        return False
    try:
        with file.open() as stream, gzip.open(stream) as inner:
            return inner.read(5) == b"WARC/"
    except (OSError, EOFError):
        return False


def read(file: File, options: Options) -> Reading:
    """The articles of the archive's HTML pages, read one after the other.

    Answers that are no page (images, scripts, redirections) are no articles and aren't told of; pages
    without an article are.
    """
    records: list[Record] = []
    skipped, notices = list[Skipped](), list[Skipped]()
    try:
        for name, address, html in _pages(file):
            try:
                if html is None:
                    raise Unusable(lazy("réponse coupée avant sa fin"))
                found = page.read(File.of(name, html), options)
            except Unusable as error:
                skipped.append(
                    Skipped(name, lazy("{reason} ({address})", reason=error.reason, address=address))
                )
                continue
            notices.extend(found.notices)
            records += [page.at(record, address) for record in found.records]
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        reason = " ".join(str(error).split())
        skipped.append(
            Skipped(
                file.name,
                lazy("archive abîmée après {records} pages : {reason}", records=len(records), reason=reason),
            )
        )
    return Reading(tuple(records), tuple(skipped), tuple(notices))


def _pages(file: File) -> Iterator[tuple[str, str, bytes | None]]:
    """The HTML pages: their name in the archive, address and bytes, None where the archive lacks some."""
    with file.open() as stream:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            if "html" in (headers.get_header("Content-Type") or ""):
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                data = record.content_stream().read(LARGEST_PAGE)
                record.raw_stream.read()
                whole = record.raw_stream.limit == 0
                yield f"{file.name}, réponse {number}", address.strip("<>"), data if whole else None
