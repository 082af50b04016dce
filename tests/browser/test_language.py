"""The English page in a browser: alive, its numbers read as English writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit, drawn, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def english(browser: Browser, english_report: Path) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    visited = visit(context, english_report / "index.html")
    drawn(visited.page)
    yield visited
    context.close()


def number(opened: Visit, text: str) -> object:
    """What a column of numbers sorts a cell with this text by."""
    return opened.page.evaluate(
        """text => {
            const row = document.createElement("table").insertRow();
            row.insertCell().textContent = text;
            return key(row, 0, true);
        }""",
        text,
    )


def test_the_charts_of_an_english_page_live_without_a_complaint(english: Visit) -> None:
    assert english.complaints == []
    expect(english.page.locator("html")).to_have_attribute("lang", "en")
    assert english.page.locator(".live svg text", has_text="words").count() > 0


def test_tables_sort_numbers_as_the_page_writes_them(english: Visit, opened: Visit) -> None:
    assert [number(english, text) for text in ("1,234.5", "12%", "-3.5")] == [1234.5, 12, -3.5]
    assert [number(opened, text) for text in ("1\u202f234,5", "12\u202f%", "-3,5")] == [1234.5, 12, -3.5]


def test_the_evidence_of_an_english_page_speaks_english_and_quotes_french(english: Visit) -> None:
    english.page.locator('main a[href^="#s-"]:visible').first.click()
    panel = english.page.locator("#evidence")
    expect(panel).to_contain_text("What this rests on")
    expect(panel).to_contain_text("Read in the article")
    assert panel.locator("blockquote").first.get_attribute("lang") == "fr"
