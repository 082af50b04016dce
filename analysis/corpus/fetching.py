"""Pages from the web, fetched only where the user asks: politely, once, and from public addresses alone.

An address in a list may be anybody's: one that leads into the user's own network (server-side request
forgery, OWASP) is refused by the address that its name resolves to, at every connection and so after
every redirection, and the connection goes to that very address. Rules for robots are kept (RFC 9309).
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import os
import socket
import ssl
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from analysis.corpus.readers.record import Unusable
from analysis.messages import lazy

AGENT = "media-report (research on news; one page at a time)"
TIMEOUT = 20.0
# Seconds between two requests to one host.
PAUSE = 1.0
LARGEST_PAGE = 16 * 2**20
Allowed = Callable[[str], bool]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: not private, loopback, link-local or reserved."""
    known = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(known, "ipv4_mapped", None) or known
    return bool(mapped.is_global) and not mapped.is_multicast


class _Guarded:
    """A connection to the first address that a host's name resolves to, if all of them are allowed."""

    host: str
    port: int
    timeout: Any
    allowed: Allowed = staticmethod(is_public)

    def reach(self) -> socket.socket:
        """A socket to the host. Raises OSError where it can't be reached or may not be."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = [str(info[4][0]) for info in found]
        if not addresses or not all(map(type(self).allowed, addresses)):
            raise PermissionError(f"adresse du réseau local ou privé refusée ({self.host})")
        return socket.create_connection((addresses[0], self.port), self.timeout)


class _Plain(_Guarded, http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = self.reach()


class _Secure(_Guarded, http.client.HTTPSConnection):
    def connect(self) -> None:
        self.sock = ssl.create_default_context().wrap_socket(self.reach(), server_hostname=self.host)


class _Handler(urllib.request.AbstractHTTPHandler):
    """Opens http and https by guarded connections; no other scheme, and no proxy, is known to it."""

    def __init__(self, allowed: Allowed) -> None:
        super().__init__()
        self.plain: Any = type("Plain", (_Plain,), {"allowed": staticmethod(allowed)})
        self.secure: Any = type("Secure", (_Secure,), {"allowed": staticmethod(allowed)})

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self.plain, req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self.secure, req)

    http_request = urllib.request.AbstractHTTPHandler.do_request_
    https_request = urllib.request.AbstractHTTPHandler.do_request_


class Fetcher:
    """Fetches pages one after the other and keeps each on disk, so that a second import asks nobody."""

    def __init__(self, folder: Path, allowed: Allowed = is_public, pause: float = PAUSE) -> None:
        self.folder, self.pause = folder, pause
        self.robots: dict[str, RobotFileParser] = {}
        self.asked: dict[str, float] = {}
        self.opener = urllib.request.OpenerDirector()
        for handler in (
            _Handler(allowed),
            urllib.request.UnknownHandler(),
            urllib.request.HTTPRedirectHandler(),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
        ):
            self.opener.add_handler(handler)

    def __call__(self, address: str) -> bytes:
        """The bytes of the page at an address. Raises Unusable with the reason where it can't be had."""
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Unusable(lazy("seules les adresses http et https sont lues"))
        kept = self.folder / hashlib.sha256(address.encode()).hexdigest()
        if kept.exists():
            return kept.read_bytes()
        if not self._robots(f"{parts.scheme}://{parts.netloc}").can_fetch(AGENT, address):
            raise Unusable(lazy("le site demande aux robots de ne pas lire cette page (robots.txt)"))
        data = self._get(address)
        _keep(data, kept)
        return data

    def _robots(self, site: str) -> RobotFileParser:
        if site not in self.robots:
            rules = RobotFileParser()
            try:
                rules.parse(self._get(f"{site}/robots.txt").decode("utf-8", "replace").splitlines())
            except Unusable:
                # A site without rules allows everything; one that can't be reached shows at its page.
                rules.parse([])
            self.robots[site] = rules
        return self.robots[site]

    def _get(self, address: str) -> bytes:
        host = urlsplit(address).netloc
        time.sleep(max(0.0, self.asked.get(host, 0.0) + self.pause - time.monotonic()))
        self.asked[host] = time.monotonic()
        request = urllib.request.Request(
            address, headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.1"}
        )
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                data: bytes = answer.read(LARGEST_PAGE + 1)
        except urllib.error.HTTPError as error:
            raise Unusable(lazy("le site répond {code}", code=error.code)) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise Unusable(lazy("page inaccessible : {reason}", reason=reason)) from None
        if len(data) > LARGEST_PAGE:
            raise Unusable(lazy("page de plus de {size} Mo", size=LARGEST_PAGE // 2**20))
        return data


def _keep(data: bytes, path: Path) -> None:
    """Store a page; a reader sees either the whole or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    os.replace(file.name, path)
