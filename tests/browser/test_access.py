"""The page for everyone: no fault that axe-core knows, every finding within reach of the keys, letters that
can be read and that nothing cuts off."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, drawn, visit

pytestmark = pytest.mark.browser
# The first view, a phone's and the widest; a page of other articles must do as well as the demo's.
WIDTHS = (360, 768, 1440)
REPORTS = ("demo_report", "fiction_report", "english_report")


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which the checks put into the page past its policy."""
    path = os.environ.get("AXE_PATH", "")
    if not path:
        pytest.skip("no axe-core: `npm install --no-save axe-core@4`, then AXE_PATH=…/axe-core/axe.min.js")
    return Path(path).read_text(encoding="utf-8")


def seen(browser: Browser, report: Path, width: int, scheme: Any = "light") -> Page:
    """The page as drawn in a window of this width."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = visit(context, report / "index.html").page
    drawn(page)
    return page


def faults(page: Page, axe: str) -> list[str]:
    """What axe-core finds wrong: the rule, how often, and the first place."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [
        f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['target']}: {one['nodes'][0]['failureSummary']}"
        for one in found
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("report", REPORTS)
def test_axe_finds_no_fault(
    browser: Browser, axe: str, report: str, width: int, scheme: str, request: pytest.FixtureRequest
) -> None:
    page = seen(browser, request.getfixturevalue(report), width, scheme)
    assert faults(page, axe) == []
    page.locator('main a[href^="#s-"]:visible').first.click()
    expect(page.locator("#evidence")).to_be_visible()
    assert faults(page, axe) == []
    page.context.close()


def test_the_keys_open_the_evidence_of_a_finding_and_give_the_place_back(opened: Visit) -> None:
    page = opened.page
    link = page.locator('.standouts a[href^="#s-"]').first
    link.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#evidence")
    expect(panel).to_be_visible()
    expect(panel.locator("mark, blockquote").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel.locator("li > a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(link).to_be_focused()


def test_the_tab_key_stops_once_at_a_chart_and_arrows_go_from_mark_to_mark(opened: Visit) -> None:
    page = opened.page
    chart = page.locator("figure.chart", has=page.locator("[role=link]")).first
    assert chart.locator("[role=link]").count() > 10
    assert chart.locator("[role=link][tabindex='0']").count() == 1
    chart.locator("[role=link][tabindex='0']").focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first
    assert second
    assert first != second
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    # A mark's own number stands before the words that its panel is headed with.
    expect(page.locator("#evidence")).to_contain_text(second.partition(" · ")[2][:40])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("report", REPORTS)
def test_no_label_of_a_chart_is_cut_off(
    browser: Browser, report: str, width: int, request: pytest.FixtureRequest
) -> None:
    page = seen(browser, request.getfixturevalue(report), width)
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".live svg.marks")].flatMap(svg => {
            const frame = svg.getBoundingClientRect();
            return [...svg.querySelectorAll("text")].filter(text => {
                const box = text.getBoundingClientRect();
                const seen = text.textContent && box.width && getComputedStyle(text).opacity !== "0";
                return seen && (box.left < frame.left - 1 || box.right > frame.right + 1);
            }).map(text => text.textContent);
        })"""
    )
    assert cut == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("report", REPORTS)
def test_every_link_to_a_sentence_opens_the_sentences_it_names(
    browser: Browser, report: str, request: pytest.FixtureRequest
) -> None:
    page = seen(browser, request.getfixturevalue(report), 1440)
    wrong = page.evaluate(
        """() => [...document.querySelectorAll('main a[href^="#s-"]')].filter(link => {
            const { also, more, start, end } = link.dataset;
            const named = places(also, link.hash, start, end);
            const items = [...named].map(([anchor, spans]) => proof(anchor, spans));
            const marked = items.every((item, at) => {
                const spans = [...named.values()][at];
                return item && Boolean(item.querySelector("mark")) === spans.some(([from, to]) => to > from);
            });
            return !items.length || !marked;
        }).map(link => link.outerHTML)"""
    )
    assert wrong == []
    page.context.close()
