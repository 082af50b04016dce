"""The timeline in a real browser: what it opens on, and a brush that the pointer and the keys move."""

from __future__ import annotations

from itertools import pairwise

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit

OPENED = "Que s’est-il passé le"


def timeline(opened: Visit) -> Locator:
    found = opened.page.locator("figure.chart", has_text=OPENED)
    found.scroll_into_view_if_needed()
    return found


def stretch(chart: Locator) -> str:
    """The words above the lanes: which stretch the detail shows."""
    texts = chart.locator("text").all_text_contents()
    return next(
        text for text in texts if text.startswith(("du ", "le ", "toute ")) and any(map(str.isdigit, text))
    )


def test_the_detail_opens_on_the_busiest_night_in_order_of_its_minutes(opened: Visit) -> None:
    chart = timeline(opened)
    assert stretch(chart).replace("\u00a0", " ").startswith("du 5 mai 2017, 20 h")
    told = [text.replace("\u00a0", " ") for text in chart.locator("text").all_text_contents()]
    minutes = [text[:7] for text in told if text[:7] in ("20 h 35", "20 h 49", "21 h 31")]
    assert minutes == ["20 h 35", "20 h 49", "21 h 31"]


def test_keys_move_widen_and_clear_the_stretch(opened: Visit) -> None:
    chart = timeline(opened)
    live = chart.locator(".live")
    seen = [stretch(chart)]
    for key in ("ArrowRight", "-", "ArrowLeft", "+", "0"):
        live.press(key)
        opened.page.wait_for_timeout(200)
        seen.append(stretch(chart))
    assert all(a != b for a, b in pairwise(seen))
    assert opened.complaints == []


def test_the_brush_follows_the_pointer(opened: Visit) -> None:
    chart = timeline(opened)
    before = stretch(chart)
    box = chart.locator(".overview_brush, .brush_brush, .mark-rect.brush_brush").last.bounding_box()
    assert box is not None
    middle, height = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    opened.page.mouse.move(middle, height)
    opened.page.mouse.down()
    opened.page.mouse.move(middle - 60, height, steps=4)
    opened.page.mouse.up()
    opened.page.wait_for_timeout(200)
    assert stretch(chart) != before


def test_every_telling_of_the_detail_leads_to_its_sentence_by_the_keyboard(opened: Visit) -> None:
    words = timeline(opened).locator("text[role=link]")
    targets = {word.get_attribute("data-to") for word in words.all()}
    assert len(targets) > 8
    for target in targets:
        assert target is not None
        assert opened.page.locator(f"[id='{target.removeprefix('#')}']").count() == 1
    words.first.focus()
    opened.page.keyboard.press("Enter")
    shown = opened.page.locator("#evidence")
    expect(shown).to_be_visible()
    assert shown.locator("li > a").get_attribute("href") in targets
