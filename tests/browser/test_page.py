"""The page in a real browser, opened from a file with no network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from analysis.report import display
from tests.browser.conftest import LOCAL, Visit, drawn, visit

pytestmark = pytest.mark.browser
EVIDENCE = 'main table a[href^="#s-"][data-start]'


def colour(of: Locator) -> str:
    found = of.evaluate("element => getComputedStyle(element).backgroundColor")
    assert isinstance(found, str)
    return found


def arrived(page: Page) -> Locator:
    """The sentence that the address names, once it stands in the window."""
    target = page.locator(".s:target")
    expect(target).to_be_in_viewport()
    return target


def panel(page: Page) -> Locator:
    """The open panel with the sentences that something rests on."""
    found = page.locator("#evidence")
    expect(found).to_be_visible()
    expect(found).to_be_in_viewport()
    return found


def show(link: Locator) -> None:
    """Turn the table's leaves until the link stands on the one that is shown."""
    link.evaluate(
        """link => {
            const next = link.closest(".output").querySelector(".bar span button:last-child");
            while (link.closest("tr").hidden) next.click();
        }"""
    )


def test_the_page_asks_for_nothing_and_complains_of_nothing(opened: Visit) -> None:
    assert len(opened.requests) >= 1
    assert [address for address in opened.requests if not address.startswith(LOCAL)] == []
    assert opened.complaints == []


def test_the_policy_refuses_a_script_that_is_not_the_reports_own(opened: Visit) -> None:
    ran = opened.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.intruder = true";
            document.body.append(script);
            return window.intruder === true;
        }"""
    )
    assert ran is False
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)


def test_every_chart_draws_marks_in_the_place_of_its_picture(opened: Visit) -> None:
    figures = opened.page.locator("figure.chart")
    assert figures.count() >= 1
    for figure in figures.all():
        expect(figure.locator("img")).to_be_hidden()
        expect(figure.locator("svg.marks")).to_be_visible()
        assert figure.locator("svg.marks path, svg.marks text").count() > 3


def test_nothing_moves_when_the_charts_come_to_life(browser: Browser, page_file: Path) -> None:
    for width in (1440, 768, 360):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(page_file.as_uri(), wait_until="commit")
        page.wait_for_selector("#articles", state="attached")
        drawn(page)
        shift = page.evaluate(
            """() => new Promise(resolve => {
                let total = 0;
                const add = list => { for (const entry of list.getEntries()) total += entry.value; };
                new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
                setTimeout(() => resolve(total), 200);
            })"""
        )
        context.close()
        assert shift < 0.005, f"at {width} px the layout shifts by {shift}"


# The first mark with what is wanted that no other covers, in view; Vega keeps the datum on each element.
FIRST_MARK = """wanted => {
    const has = { tooltip: item => item.tooltip, link: item => (item.href || "").startsWith("#s-") }[wanted];
    for (const mark of document.querySelectorAll("svg.marks .role-mark :is(path, text)")) {
        if (!mark.__data__ || !has(mark.__data__)) continue;
        mark.scrollIntoView({ block: "center" });
        const box = mark.getBoundingClientRect();
        const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        if (document.elementFromPoint(at.x, at.y) === mark) return { ...at, href: mark.__data__.href };
    }
    throw new Error(`no chart has a mark with a ${wanted}`);
}"""


def test_a_chart_answers_the_pointer_with_a_tooltip(opened: Visit) -> None:
    page = opened.page
    at = page.evaluate(FIRST_MARK, "tooltip")
    page.mouse.move(at["x"], at["y"])
    tooltip = page.locator("#vg-tooltip-element")
    expect(tooltip).to_be_visible()
    assert tooltip.inner_text().strip()


def test_a_mark_of_a_chart_leads_to_its_sentence_and_back(opened: Visit) -> None:
    page = opened.page
    at = page.evaluate(FIRST_MARK, "link")
    page.mouse.click(at["x"], at["y"])
    read = panel(page).locator(f'a[href="{at["href"]}"]')
    before = page.evaluate("scrollY")
    read.click()
    assert f"#{arrived(page).get_attribute('id')}" == at["href"]
    page.locator("#back").click()
    expect(page.locator(".s:target")).to_have_count(0)
    page.wait_for_function("before => Math.abs(scrollY - before) < 5", arg=before)


def test_a_link_leads_to_its_sentence_and_marks_the_very_words(opened: Visit) -> None:
    page = opened.page
    for index in (0, page.locator(EVIDENCE).count() - 1):
        link = page.locator(EVIDENCE).nth(index)
        start, end = (int(link.get_attribute(name) or "-1") for name in ("data-start", "data-end"))
        show(link)
        link.click()
        panel(page).locator("li > a").first.click()
        target = arrived(page)
        assert f"#{target.get_attribute('id')}" == link.get_attribute("href")
        assert colour(target) != colour(page.locator(".s:not(:target)").first)
        words = page.evaluate("[...CSS.highlights.get('words')].map(range => range.toString()).join('')")
        assert len(words) == end - start
        at = int(target.get_attribute("data-at") or "-1")
        assert target.evaluate("element => element.textContent")[start - at : end - at] in words


@pytest.mark.parametrize("width", [360, 390, 768, 1440])
def test_the_page_never_scrolls_sideways(browser: Browser, page_file: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = visit(context, page_file).page
    drawn(page)
    widest = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert widest <= width


def test_without_script_pictures_tables_and_sentences_are_there(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = visit(context, page_file).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for figure in page.locator("figure.chart").all():
        expect(figure.locator("img")).to_be_visible()
        assert figure.locator("img").get_attribute("alt")
    assert page.locator("main table").count() >= 1
    expect(page.get_by_label("Mettre un média en avant")).to_be_hidden()
    page.locator(EVIDENCE).first.click()
    target = arrived(page)
    assert f"#{target.get_attribute('id')}" == page.locator(EVIDENCE).first.get_attribute("href")
    context.close()


def test_print_shows_pictures_and_hides_what_only_a_screen_can_use(opened: Visit) -> None:
    opened.page.emulate_media(media="print")
    for figure in opened.page.locator("figure.chart").all():
        expect(figure.locator("img")).to_be_visible()
        expect(figure.locator("svg.marks")).to_be_hidden()
    for hidden in ("nav.toc", "details.code", "fieldset.layers"):
        for part in opened.page.locator(hidden).all():
            expect(part).to_be_hidden()


def test_in_print_a_link_gives_the_number_that_its_sentence_has(opened: Visit) -> None:
    page = opened.page
    page.emulate_media(media="print")
    link = page.locator('.standouts a[href^="#s-"]').first
    number = link.evaluate("link => getComputedStyle(link, '::after').content")
    sentence = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
    shown = sentence.evaluate("sentence => getComputedStyle(sentence, '::before').content")
    assert shown.strip('"\u00a0') == number.strip('"[]\u00a0')
    assert "." in shown


def test_in_print_a_table_is_whole_or_says_where_its_other_rows_are(opened: Visit) -> None:
    page = opened.page
    page.emulate_media(media="print")
    whole = page.locator(".table:not(.brief)")
    assert whole.locator("tbody tr").count() > 50
    assert whole.locator("tbody tr:not(:visible)").count() == 0
    assert page.locator(".table.brief").count() > 5
    for table in page.locator(".table.brief").all():
        assert table.locator("tbody tr:visible").count() == display.PRINTED
        told = table.locator(".note:visible")
        every = table.locator("tbody tr").count()
        assert re.match(
            rf"{display.PRINTED} lignes sur (\d+)\u202f; toutes sont dans data/", told.inner_text()
        )
        assert int(told.inner_text().split()[3]) >= every


def test_print_has_the_rows_that_a_search_has_found(opened: Visit) -> None:
    page = opened.page
    block = page.locator('.output:has(caption:text("Les citations et les paroles"))')
    block.locator(".search input").fill("anonyme")
    page.emulate_media(media="print")
    found = block.locator("tbody tr:visible").all_inner_texts()
    assert found
    assert all("anonyme" in row for row in found)


def test_the_demo_prints_on_less_than_forty_sheets_as_wide_as_the_page(opened: Visit) -> None:
    sheets = re.findall(rb"/Type /Page\b", opened.page.pdf(prefer_css_page_size=True))
    assert 10 < len(sheets) < 40
    # Chromium shrinks all of a page of which anything is wider than the sheet.
    opened.page.set_viewport_size({"width": 672, "height": 900})
    opened.page.emulate_media(media="print")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 672


def test_in_print_the_heads_of_tables_can_be_repeated(opened: Visit) -> None:
    page = opened.page
    page.emulate_media(media="print")
    heads = page.locator(".table thead").evaluate_all(
        "heads => heads.map(head => [getComputedStyle(head).display, getComputedStyle(head).breakInside])"
    )
    assert {tuple(head) for head in heads} == {("table-header-group", "avoid")}


def test_one_switch_shows_the_code_under_every_result(opened: Visit) -> None:
    page = opened.page
    assert page.locator("details.code:visible").count() == 0
    page.locator("#show-code").check()
    assert page.locator("details.code:visible").count() == page.locator("details.code").count() > 40


def test_an_addressed_finding_is_reached_by_its_url(opened: Visit) -> None:
    page = opened.page
    page.locator('.standouts a[href^="#s-"]').first.click()
    address = panel(page).locator(".address")
    address.click()
    assert page.evaluate("location.hash").startswith("#q-")
    expect(page.locator("[data-block]:target")).to_be_in_viewport()


def test_a_layer_shows_and_hides_its_marks(opened: Visit) -> None:
    quote = opened.page.locator(".text .quote").first
    shown = colour(quote)
    opened.page.locator("#show-quote").uncheck()
    assert colour(quote) != shown


def test_the_keyboard_reaches_the_text_by_the_skip_link(opened: Visit) -> None:
    opened.page.keyboard.press("Tab")
    focused = opened.page.locator(":focus")
    expect(focused).to_have_attribute("href", "#contenu")
    expect(focused).to_be_in_viewport()


def test_a_time_domain_given_in_numbers_draws_under_the_policy(opened: Visit) -> None:
    spec = {
        "data": {"values": [{"t": "2024-03-12T18:42:00Z"}]},
        "mark": "rule",
        "encoding": {
            "x": {
                "field": "t",
                "type": "temporal",
                "scale": {"type": "utc", "domain": [1710000000000, 1711000000000]},
            }
        },
    }
    labels = opened.page.evaluate(
        """async spec => {
            const element = document.body.appendChild(document.createElement("div"));
            await vegaEmbed(element, spec, options);
            return [...element.querySelectorAll(".role-axis-label text")].map(text => text.textContent);
        }""",
        spec,
    )
    assert opened.complaints == []
    assert len(labels) > 2
    assert any("mars" in label or "12" in label for label in labels)
