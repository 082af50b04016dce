"""Fetching pages: politely, once, and never from the user's own network."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.corpus import exchange, load
from analysis.corpus.fetching import Fetcher, is_public
from analysis.corpus.readers.record import Options, Unusable
from tests.corpus import exports
from tests.corpus.exports import DOCUMENTS

PAGES = {
    "/robots.txt": b"User-agent: *\nDisallow: /prive\n",
    "/0": exports.page(DOCUMENTS[0]).encode(),
    "/1": exports.page(DOCUMENTS[1]).encode(),
    "/prive": b"secret",
}
ELSEWHERE = {"/fichier": "file:///etc/passwd", "/interne": "http://169.254.169.254/latest", "/suite": "/0"}
ASKED: list[str] = []


class Site(http.server.BaseHTTPRequestHandler):
    """A site with two articles, robots.txt, and redirections that lead elsewhere."""

    def do_GET(self) -> None:
        ASKED.append(self.path)
        self.send_response(302 if self.path in ELSEWHERE else 200 if self.path in PAGES else 404)
        if self.path in ELSEWHERE:
            self.send_header("Location", ELSEWHERE[self.path])
        self.end_headers()
        self.wfile.write(PAGES.get(self.path, b""))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    ASKED.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def local(address: str) -> bool:
    return address == "127.0.0.1"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("::1", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "224.0.0.1", "255.255.255.255"),
    ],
)
def test_addresses_of_a_private_network_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_addresses_of_the_internet_are_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0177.0.0.1", "127.1"])
def test_the_users_own_machine_is_refused_however_it_is_written(tmp_path: Path, site: str, host: str) -> None:
    port = site.rpartition(":")[2]
    with pytest.raises(Unusable, match=r"réseau local ou privé|inaccessible"):
        Fetcher(tmp_path, pause=0)(f"http://{host}:{port}/0")
    assert ASKED == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://exemple.org/a", "javascript:1", "http://"])
def test_only_web_addresses_are_fetched(tmp_path: Path, address: str) -> None:
    with pytest.raises(Unusable, match="seules les adresses http et https"):
        Fetcher(tmp_path, pause=0)(address)


@pytest.mark.parametrize("path", ["/fichier", "/interne"])
def test_a_redirection_into_a_private_network_or_to_a_file_is_refused(
    tmp_path: Path, site: str, path: str
) -> None:
    with pytest.raises(Unusable):
        Fetcher(tmp_path, local, pause=0)(site + path)


def test_a_redirection_within_the_site_is_followed(tmp_path: Path, site: str) -> None:
    assert Fetcher(tmp_path, local, pause=0)(f"{site}/suite") == PAGES["/0"]


def test_what_the_site_keeps_from_robots_is_not_read(tmp_path: Path, site: str) -> None:
    with pytest.raises(Unusable, match=r"robots\.txt"):
        Fetcher(tmp_path, local, pause=0)(f"{site}/prive")
    assert ASKED == ["/robots.txt"]


def test_a_page_is_asked_for_once(tmp_path: Path, site: str) -> None:
    for _ in range(2):
        assert Fetcher(tmp_path, local, pause=0)(f"{site}/0") == PAGES["/0"]
    assert ASKED == ["/robots.txt", "/0"]


def test_a_list_of_addresses_becomes_a_corpus_and_tells_of_those_that_failed(
    tmp_path: Path, site: str
) -> None:
    (tmp_path / "adresses.txt").write_text(
        f"# à lire\n{site}/0\n\n{site}/1\n{site}/absent\n", encoding="utf-8"
    )
    options = Options(fetch=Fetcher(tmp_path / "pages", local, pause=0))
    account = exchange.bring([tmp_path / "adresses.txt"], tmp_path / "out", options)
    assert [a.outlet.value for a in load(tmp_path / "out").articles] == [d.outlet for d in DOCUMENTS[:2]]
    (skipped,) = account.skipped
    assert skipped.reason == f"{site}/absent\u00a0: le site répond 404"


def test_rows_without_text_take_it_from_their_address(tmp_path: Path, site: str) -> None:
    rows = f"id,publish_date,title,url,language,media_name\n1,2022-11-04,Autre titre,{site}/0,fr,Le Monde\n"
    (tmp_path / "mediacloud.csv").write_text(rows, encoding="utf-8")
    options = Options(fetch=Fetcher(tmp_path / "pages", local, pause=0))
    exchange.bring([tmp_path / "mediacloud.csv"], tmp_path / "out", options)
    (article,) = load(tmp_path / "out").articles
    assert DOCUMENTS[0].paragraphs[1] in article.text
    assert (article.outlet.value, article.title.value) == ("Le Monde", "Autre titre")
    assert str(article.published.value)[:10] == "2022-11-04"
