"""The charts as what they hand over: specifications that draw, say what they show and never change."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import vl_convert

from analysis import anchors, charts, tables
from analysis.charts import renderer, theme

Tables = dict[str, pd.DataFrame]
DRAW: dict[str, Callable[[Tables], Any]] = {
    "publication": lambda t: charts.publication(t["articles"]),
    "words": lambda t: charts.words(t["articles"], t["voices"]),
    "names": lambda t: charts.names(t["mentions"], t["articles"]),
    "shared": lambda t: charts.shared(t["passages"], t["articles"]),
    "voices": lambda t: charts.voices(t["voices"], t["articles"], quotations=t["quotations"]),
    "gender": lambda t: charts.gender(t["voices"], t["entities"], t["articles"], t["quotations"]),
    "stances": lambda t: charts.stances(t["quotations"], t["articles"]),
    "hedges": lambda t: charts.hedges(t["hedges"], t["articles"], t["voices"]),
    "timeline": lambda t: charts.timeline(t["events"], t["event_mentions"], t["articles"]),
}
every_chart = pytest.mark.parametrize("name", DRAW)
AGAIN = """
import importlib.util, json, pickle, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("test_charts", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
story = pickle.loads(Path(sys.argv[2]).read_bytes())
order = sorted(module.DRAW, reverse=sys.argv[3] == "2")
print(json.dumps({name: module.DRAW[name](story)._repr_mimebundle_() for name in order}))
"""


def spec(story: Tables, name: str) -> dict[str, Any]:
    found: dict[str, Any] = DRAW[name](story)._repr_mimebundle_()[renderer.MIME]
    return found


def values(node: Any) -> list[dict[str, Any]]:
    """All rows of data that a specification carries."""
    if isinstance(node, list):
        return [row for item in node for row in values(item)]
    if not isinstance(node, dict):
        return []
    own = [row for rows in node.get("datasets", {}).values() for row in rows]
    own += node.get("data", {}).get("values", []) if isinstance(node.get("data"), dict) else []
    return own + [
        row for key, item in node.items() if key not in ("data", "datasets") for row in values(item)
    ]


def empty() -> Tables:
    return {name: tables.frame(name) for name in tables.TABLES}


@every_chart
def test_a_chart_says_what_it_shows(story: Tables, name: str) -> None:
    drawn = spec(story, name)
    assert drawn["title"]["text"]
    assert drawn["title"]["subtitle"]
    assert len(drawn["description"]) > 100
    assert any(character.isdigit() for character in drawn["description"])


@every_chart
def test_the_text_output_is_the_description(story: Tables, name: str) -> None:
    bundle = DRAW[name](story)._repr_mimebundle_()
    assert list(bundle) == ["application/vnd.vegalite.v5+json", "text/plain"]
    assert bundle["text/plain"] == bundle[renderer.MIME]["description"]


@every_chart
# JupyterLab 4.6 carries Vega-Lite 5, the page the one of Altair.
@pytest.mark.parametrize("version", ["5.8", "6.4"])
def test_a_chart_draws_without_a_warning(
    story: Tables, name: str, version: str, capfd: pytest.CaptureFixture[str]
) -> None:
    svg = vl_convert.vegalite_to_svg(spec(story, name), vl_version=version, show_warnings=True)
    assert "undefined" not in svg
    assert "NaN" not in svg
    assert "Infinity" not in svg
    assert capfd.readouterr().err == ""


@every_chart
def test_a_chart_needs_no_dates_that_a_strict_browser_cannot_make(story: Tables, name: str) -> None:
    # The page interprets expressions instead of evaluating them, and so can't read a domain of dates.
    assert "{data: datetime(" not in json.dumps(vl_convert.vegalite_to_vega(spec(story, name)))


@every_chart
@pytest.mark.parametrize("width", [theme.NARROW, theme.WIDTH])
def test_a_chart_fits_the_width_it_is_given(story: Tables, name: str, width: int) -> None:
    drawn = spec(story, name)
    for part, letters in (("text", theme.LETTERS), ("subtitle", theme.SMALL_LETTERS)):
        # As the page does where it draws a chart narrower.
        told = " ".join(drawn["title"][part])
        drawn["title"][part] = theme.lines(told, letters * (width - 16) // theme.WIDTH)
    for view in drawn.get("vconcat", [drawn]):
        view["width"] = width - (theme.MARGIN if "vconcat" in drawn else 0)
    found = re.search(r'<svg[^>]* width="(\d+)"', vl_convert.vegalite_to_svg(drawn))
    assert found
    assert int(found[1]) <= width


@every_chart
def test_links_lead_to_sentences_and_articles_of_the_corpus(story: Tables, name: str) -> None:
    known = {f"#{anchors.article(article)}" for article in story["articles"]["article_id"]}
    for table in story.values():
        if "sentence_id" in table:
            known |= {f"#{anchors.sentence(sentence)}" for sentence in table["sentence_id"]}
    links = {row["href"] for row in values(spec(story, name)) if "href" in row}
    assert links <= known
    assert links or name in ("words", "shared", "hedges")


@every_chart
def test_nothing_to_draw_is_none(name: str) -> None:
    assert DRAW[name](empty()) is None


@every_chart
def test_one_outlet_alone_is_drawn(story: Tables, name: str) -> None:
    alone = {
        key: table[table["outlet"] == "Le Méridien"] if "outlet" in table else table
        for key, table in story.items()
    }
    assert "Le Méridien" in vl_convert.vegalite_to_svg(spec(alone, name))


def test_two_processes_draw_the_same_in_whatever_order(story: Tables, tmp_path: Path) -> None:
    held = tmp_path / "story.pickle"
    held.write_bytes(pickle.dumps(story))
    outputs = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", AGAIN, __file__, str(held), seed]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, capture_output=True, env=environment, check=True, text=True)
        outputs.append(json.loads(done.stdout))
    assert outputs[0] == outputs[1]


def test_a_number_is_counted_once(story: Tables) -> None:
    drawn = values(spec(story, "words"))
    parts = sum(row["words"] for row in drawn if "part" in row)
    totals = sum(row["total"] for row in drawn if "total" in row)
    assert parts == totals == story["articles"]["words"].sum()


def test_counts_of_names_add_up_to_the_mentions(story: Tables) -> None:
    drawn = charts.names(story["mentions"], story["articles"], top_n=10**6)
    assert drawn is not None
    rows = values(drawn.to_dict())
    assert sum(row.get("count", 0) for row in rows) == len(story["mentions"])


def test_shares_of_voices_are_those_of_the_table(story: Tables) -> None:
    rows = [row for row in values(spec(story, "voices")) if "part" in row]
    words = story["articles"].groupby("outlet")["words"].sum()
    quoted = story["voices"].groupby("outlet")["quoted_words"].sum()
    for outlet, share in (quoted / words).items():
        drawn = sum(row["share"] for row in rows if row["outlet"] == outlet)
        assert drawn == pytest.approx(share, abs=1e-4)


def test_whose_words_sum_to_all_that_an_outlet_quotes(story: Tables) -> None:
    rows = [row for row in values(spec(story, "gender")) if "part" in row]
    assert {"F femmes", "H hommes", "? genre inconnu"} <= {row["part"] for row in rows}
    for outlet in {row["outlet"] for row in rows}:
        assert sum(row["share"] for row in rows if row["outlet"] == outlet) == pytest.approx(1, abs=1e-4)


def test_hedges_show_how_uncertain_they_are(story: Tables) -> None:
    ends = [row for row in values(spec(story, "hedges")) if "high" in row]
    assert len(ends) == story["articles"]["outlet"].nunique()
    assert all(row["low"] < row["rate"] < row["high"] for row in ends)
    assert sum(int(row["label"].split("n = ")[1].rstrip(")")) for row in ends) == len(story["hedges"])


def test_an_article_without_a_date_is_said_to_be_missing(story: Tables) -> None:
    articles = story["articles"].copy()
    articles.loc[0, "published"] = pd.NA
    drawn = charts.publication(articles)
    assert drawn is not None
    assert "1 article sans date" in " ".join(drawn.to_dict()["title"]["subtitle"])
    articles["published"] = pd.NA
    assert charts.publication(articles) is None


def test_a_date_known_to_the_day_is_a_bar_and_an_inferred_one_is_hollow(story: Tables) -> None:
    articles = story["articles"].copy()
    articles.loc[0, ["published_precision", "published_source"]] = ["day", "inferred"]
    drawn = charts.publication(articles)
    assert drawn is not None
    row = next(row for row in values(drawn.to_dict()) if row.get("sure") is False)
    assert row["point"] is False
    assert (row["from"], row["to"]) == ("2024-03-12T00:00:00Z", "2024-03-13T00:00:00Z")
    assert row["Publication"] == "12 mars 2024 (date déduite)"


def test_outlets_keep_their_colours() -> None:
    names = ["Le Soir", "La Presse", "Le Temps"]
    assert charts.outlet_colours(names) == charts.outlet_colours(reversed(names))
    assert len(set(charts.outlet_colours(str(n) for n in range(8)).values())) == 8


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [*theme.PALETTE, theme.LINK, theme.QUIET])
def test_colours_stand_out_from_white(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 3


def test_markup_in_names_stays_text(story: Tables) -> None:
    evil = {key: table.copy() for key, table in story.items()}
    evil["mentions"]["canonical"] = "<script>alert('x')</script>"
    svg = vl_convert.vegalite_to_svg(spec(evil, "names"))
    assert "<script" not in svg
    for table in evil.values():
        if "outlet" in table:
            table["outlet"] = table["outlet"].str.replace("Le Fanal", "L'\"Écho\" \\ d'ici")
    assert "Écho" in vl_convert.vegalite_to_svg(spec(evil, "names"))
