"""A real browser without a network, and the report's page open in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LOCAL = ("file:", "data:", "blob:")


def executable() -> str | None:
    """The browser to drive: CHROME_PATH, else the first Chromium or Chrome on the path."""
    return os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = executable()
    if path is None:
        missing = f"no browser on the path (looked for {', '.join(NAMES)}); CHROME_PATH may name one"
        if os.environ.get("MEDIA_REPORT_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        # Containers grant a browser no namespaces of its own, so its sandbox can't start there.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def page_file(demo_report: Path) -> Path:
    return demo_report / "index.html"


@dataclass
class Visit:
    """An open page with every address it asked for and every complaint on its console."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)


def visit(context: BrowserContext, path: Path) -> Visit:
    """Open the page without a network; anything that is not a local file is refused."""
    context.set_offline(True)
    context.route(
        "**/*",
        lambda route: route.continue_() if route.request.url.startswith(LOCAL) else route.abort(),
    )
    visit = Visit(context.new_page())
    visit.listen()
    visit.page.goto(path.as_uri())
    return visit


def drawn(page: Page) -> None:
    """Wait until every chart has come to life."""
    page.wait_for_function(
        "() => [...document.querySelectorAll('figure.chart')].every(f => f.classList.contains('drawn'))"
    )


@pytest.fixture
def opened(browser: Browser, page_file: Path) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    visited = visit(context, page_file)
    drawn(visited.page)
    yield visited
    context.close()
