"""One outlet picked once: its marks stand out in every chart and its rows stay in the tables."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit


def rows(opened: Visit, caption: str) -> Locator:
    return opened.page.locator(f'table:has(caption:text("{caption}")) tbody tr:visible')


def test_an_outlet_picked_once_stands_out_in_charts_and_tables(opened: Visit) -> None:
    page = opened.page
    faded = page.locator(".live .faded")
    choice = page.get_by_label("Mettre un média en avant")
    every = rows(opened, "Qui a la parole").count()
    articles = rows(opened, "Les articles comparés").count()
    choice.select_option("Libération")
    assert faded.count() > 50
    outlets = faded.evaluate_all("marks => marks.map(mark => mark.__data__.datum.outlet)")
    assert "Libération" not in outlets
    assert set(rows(opened, "Qui a la parole").locator("th").all_inner_texts()) == {"Libération"}
    assert rows(opened, "Les articles comparés").count() == 1
    back = page.locator(".stepped-back")
    heads = page.locator('table:has(caption:text("Les éléments")) thead .stepped-back')
    assert heads.all_inner_texts() == ["Le Monde (3)", "franceinfo (1)"]
    choice.select_option("tous")
    expect(back).to_have_count(0)
    expect(faded).to_have_count(0)
    assert rows(opened, "Qui a la parole").count() == every
    assert rows(opened, "Les articles comparés").count() == articles


def test_the_timeline_keeps_to_the_outlet_when_its_stretch_moves(opened: Visit) -> None:
    page = opened.page
    page.get_by_label("Mettre un média en avant").select_option("franceinfo")
    live = page.locator("figure.chart:has(.brush_brush) .live")
    for key in ("-", "ArrowRight"):
        live.press(key)
        page.wait_for_timeout(200)
        told = live.locator("[role=link]").evaluate_all(
            "marks => marks.map(mark => [mark.__data__.datum.outlet, mark.matches('.faded')])"
        )
        assert told
        assert all((outlet != "franceinfo") == faded for outlet, faded in told)
