"""How soon a page can be read on a telephone: `python -m bench.firstview reports/macronleaks/index.html`.

A processor slowed down four times, 360 pixels wide, medians of five rounds in turn with an empty page.
"""

from __future__ import annotations

import argparse
import statistics
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.row import ROUNDS, Row, table
from tests.browser.conftest import executable

EMPTY = "data:text/html,<!doctype html><title>empty</title><p>empty"
SLOWER = 4
# The first chart lives when marks stand in the place of its picture.
MEASURE = """async () => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    const charts = document.querySelector("figure.chart");
    while (charts && !charts.querySelector("svg.marks")) await new Promise(requestAnimationFrame);
    return [paint / 1000, performance.now() / 1000];
}"""


def visit(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds until something can be read, and until the first chart lives."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    painted, drawn = page.evaluate(MEASURE)
    context.close()
    return painted, drawn


def rows(page: Path) -> list[Row]:
    """The lines of the table for this page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox", "--disable-gpu"]
        )
        pairs = [(visit(browser, page.resolve().as_uri()), visit(browser, EMPTY)) for _ in range(ROUNDS)]
        browser.close()
    painted = statistics.median(own[0] for own, _ in pairs)
    drawn = statistics.median(own[1] for own, _ in pairs)
    empty = statistics.median(other[0] for _, other in pairs)
    return [
        Row("seconds until the page can be read, processor slowed four times", painted, 1),
        Row("the same over an empty page", painted / empty, 5),
        Row("seconds until the first chart lives, over an empty page's first view", drawn / empty, 30),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, nargs="?", default=Path("reports/macronleaks/index.html"))
    print(table(rows(parser.parse_args().page)))


if __name__ == "__main__":
    main()
