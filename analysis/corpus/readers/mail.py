"""Pages saved as one MHTML file (RFC 2557), as browsers based on Chromium do."""

from __future__ import annotations

import email
import email.policy

from analysis.corpus.readers import page
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Unusable
from analysis.messages import lazy


def recognise(file: File) -> bool:
    """Whether a file is a web page with its parts in one message."""
    return b"multipart/related" in file.head.lower() and b"mime-version:" in file.head.lower()


def read(file: File, options: Options) -> Reading:
    """The article of the page. Raises Unusable if the message holds no page with an article."""
    message = email.message_from_bytes(file.data, policy=email.policy.default)
    address = str(message.get("Snapshot-Content-Location", ""))
    for part in message.walk():
        if part.get_content_type() == "text/html":
            data = part.get_payload(decode=True)
            if isinstance(data, bytes):
                return page.read(File.of(file.name, data), options, address)
    raise Unusable(lazy("aucune page HTML dans ce fichier MHTML"))
