"""Articles that want to be markup, script, a chart's expression or a spreadsheet's formula stay text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from analysis.report import parameters, run
from tests.browser.conftest import drawn, visit

pytestmark = pytest.mark.browser
NAMES = ("Karim Le Goff", "Anne Duval")
HOSTILE = (
    "</script><script>window.intruder = 1</script>",
    '"><img src=x onerror="window.intruder = 2">',
    "<svg onload=\"window.intruder = 3\">'';!--",
    "datum['x']; window.intruder = 4 //{{7*7}}${7*7}",
    "[lien](javascript:window.intruder=5) ![image](https://example.org/x.png)",
)
FORMULAS = ('=HYPERLINK("https://example.org";"ici")', "+33 1 02 03 04 05", "-2+3", "@SOMME(A1)")


def article(speaker: str, outlet: str, at: int) -> str:
    said = " ".join(
        f"« {text} la mairie a payé {number + at} euros », affirme {speaker} lundi."
        for number, text in enumerate(HOSTILE, 20)
    )
    formulas = " ".join(f"« {text} », a déclaré {speaker}." for text in FORMULAS)
    return f"{said}\n\n{formulas}\n\nLe {at} mars 2024, {speaker} serait parti, selon {outlet}.\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    rows = [
        {
            "id": f'{number}"><b>',
            "outlet": f"{outlet} {HOSTILE[number]}",
            "published": f"2024-03-0{number + 1}T08:00:00+01:00",
            "title": f"{FORMULAS[0]} {HOSTILE[0]}",
            "author": HOSTILE[1],
            "url": "javascript:window.intruder=6",
            "text": article(NAMES[number], outlet, number + 2),
        }
        for number, outlet in enumerate(("La Voix", "Le Courrier"))
    ]
    pd.DataFrame(rows).to_csv(folder / "articles.csv", index=False)
    given = {"corpus": str(folder / "articles.csv"), "title": f'{HOSTILE[0]} \\ " ;}}'}
    run.run(parameters.check(given), folder / "report")
    return folder / "report"


def opened(browser: Browser, report: Path) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    seen = visit(context, report / "index.html")
    drawn(seen.page)
    return seen.page, seen.complaints


def test_no_word_of_an_article_runs_or_loads_anything(browser: Browser, hostile: Path) -> None:
    page, complaints = opened(browser, hostile)
    for link in page.locator('main a[href^="#s-"]:visible').all()[:12]:
        link.click()
        page.keyboard.press("Escape")
    for mark in page.locator(".live [role=link]").all()[:40]:
        mark.dispatch_event("mousemove", {"bubbles": True})
        mark.dispatch_event("click", {"bubbles": True})
    assert page.evaluate("window.intruder") is None
    assert complaints == []
    assert page.locator("img:not(.frame img), [onerror], [onload], a[href^='javascript']").count() == 0
    assert "window.intruder = 1" in page.locator("main").inner_text()
    page.context.close()


def test_a_table_taken_from_the_page_keeps_formulas_as_text(browser: Browser, hostile: Path) -> None:
    page, _ = opened(browser, hostile)
    taken = page.evaluate("[...document.querySelectorAll('.table > table')].map(csv)")
    cells = [cell for text in taken for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))) for cell in row]
    assert [cell for cell in cells if cell.startswith("'=HYPERLINK")]
    assert [cell for cell in cells if cell[:1] in ("=", "@", "\t", "\r")] == []
    assert [
        cell for cell in cells if cell[:1] in ("+", "-") and not cell[1:].replace(",", "").isdigit()
    ] == []
    page.context.close()


def test_a_data_file_keeps_formulas_as_text_and_parquet_keeps_the_letter(hostile: Path) -> None:
    said = "".join((hostile / "data" / "quotations.csv").read_text(encoding="utf-8"))
    assert "'=HYPERLINK" in said
    for path in sorted((hostile / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert [cell for cell in cells if cell[:1] in ("=", "@", "\t", "\r")] == [], path.name
    exact = pd.read_parquet(hostile / "data" / "quotations.parquet")["text"]
    assert exact.str.startswith("=HYPERLINK").any()
