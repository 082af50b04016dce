"""The pictures of the demo report in docs/: top, coverage, quotations, evidence, timeline, a telephone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

DOCS = Path(__file__).parent
REPORT = DOCS.parent / "reports" / "macronleaks" / "index.html"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDE: Any = {"width": 1280, "height": 860}
PHONE: Any = {"width": 390, "height": 780}
# What each picture has at its top.
VIEWS = {
    "page": "body",
    "coverage": ".part .output:has(.told)",
    "quotations": ".part .output:has(del)",
    "timeline": "figure.chart:has(.brush_brush)",
}


def opened(browser: Browser, size: Any) -> Page:
    """The report with every chart drawn."""
    page = browser.new_page(viewport=size, reduced_motion="reduce")
    page.goto(REPORT.as_uri())
    page.wait_for_function("document.querySelectorAll('.chart:not(.drawn)').length === 0")
    return page


def main() -> None:
    """Write the pictures. Raises RuntimeError without a browser."""
    path = os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        raise RuntimeError(
            f"no browser on the path (looked for {', '.join(BROWSERS)}); CHROME_PATH may name one"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = opened(browser, WIDE)
        for name, view in VIEWS.items():
            page.locator(view).first.evaluate("view => view.scrollIntoView({ block: 'start' })")
            page.screenshot(path=DOCS / f"{name}.png")
        link = page.locator(".part .finding a[data-also]").nth(3)
        link.evaluate("link => link.scrollIntoView({ block: 'center' })")
        link.click()
        page.screenshot(path=DOCS / "evidence.png")
        opened(browser, PHONE).screenshot(path=DOCS / "phone.png")
        browser.close()


if __name__ == "__main__":
    main()
