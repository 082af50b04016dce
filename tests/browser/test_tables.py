"""Tables that can be sorted and searched, by hand and by keyboard, and without script still are tables."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import Visit

CAPTION = "Les citations et les paroles rapportées"


def quotations(opened: Visit) -> Locator:
    return opened.page.locator("table[data-tools]").filter(has_text=CAPTION)


def tools(opened: Visit) -> Locator:
    """What stands under the table of quotations: leaves, copy, download."""
    return opened.page.locator(f'.output:has(caption:text("{CAPTION}")) .bar')


def whole(opened: Visit, table: Locator) -> None:
    """Show every row as print does, whatever leaf is open."""
    opened.page.add_style_tag(content=".table tr[hidden] { display: table-row !important }")


def column(table: Locator, number: int) -> list[str]:
    return table.locator(f"tbody tr > :nth-child({number})").all_inner_texts()


def test_a_card_on_a_telephone_says_nothing_of_what_is_not_known(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(page_file.as_uri())
    cells = page.locator(".table td")
    blank = [cell for cell in cells.all() if cell.text_content() in ("", "—")]
    assert len(blank) > 10
    assert not any(cell.is_visible() for cell in blank)
    context.close()


def test_a_heading_sorts_its_column_by_the_keyboard_and_says_so(opened: Visit) -> None:
    table = quotations(opened)
    whole(opened, table)
    heading = table.locator("thead th").last
    heading.get_by_role("button").focus()
    opened.page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    numbers = [int(text.rstrip("\u202f %")) for text in column(table, 6)]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > 3
    opened.page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert [int(text.rstrip("\u202f %")) for text in column(table, 6)] == sorted(numbers, reverse=True)
    assert opened.complaints == []


def test_names_sort_as_french_has_it(opened: Visit) -> None:
    table = quotations(opened)
    whole(opened, table)
    table.locator("thead th").nth(1).get_by_role("button").click()
    names = [text.splitlines()[0] for text in column(table, 2)]
    assert names.index("États-Unis") < names.index("Florian Philippot") < names.index("WikiLeaks")


def test_the_search_field_keeps_the_rows_with_all_its_words_whatever_their_accents(opened: Visit) -> None:
    table = quotations(opened)
    every = table.locator("tbody tr").count()
    field = opened.page.locator(f'.output:has(caption:text("{CAPTION}")) .search input')
    field.fill("RECONNAITRE monde")
    shown = table.locator("tbody tr:visible")
    assert 0 < shown.count() < every
    assert all("reconnaître" in row and "Le Monde" in row for row in shown.all_inner_texts())
    field.fill("mahjoubi")
    assert 0 < shown.count() < every
    assert all("Mahjoubi" in row for row in shown.all_inner_texts())
    field.fill("")
    assert shown.count() == 10
    expect(tools(opened).locator("output")).to_have_text(f"1 à 10 sur {every}")


def test_two_versions_of_an_utterance_stand_one_above_the_other_on_a_telephone(
    browser: Browser, page_file: Path
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(page_file.as_uri())
    row = page.locator("table:has(ins, del) tbody tr").first
    first, other = (row.locator(cell).first.bounding_box() for cell in ("th", "td"))
    assert first is not None
    assert other is not None
    assert other["y"] >= first["y"] + first["height"]
    page.close()


def test_without_script_the_tables_are_plain_and_whole(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    table = page.locator("table[data-tools]").filter(has_text=CAPTION)
    assert table.locator("button").count() == page.locator(".bar").count() == 0
    assert table.locator("tbody tr:visible").count() > 80
    context.close()
