"""Time on charts: one clock, nothing vague made exact, the busiest day first, no words over others."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
import vl_convert

from analysis import charts, tables
from analysis.charts import detail, spans, windows
from analysis.comparison import periods
from analysis.study import Study

Tables = dict[str, pd.DataFrame]
PARIS = "Europe/Paris"
NIGHT = ("2017-05-05T23:30:00+02:00", "2017-05-06T00:00:59+02:00")


def event(earliest: str | None, latest: str | None, **facts: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    shared = {"event_id": "e", "earliest": earliest, "latest": latest}
    events = tables.frame(
        "events", [{**shared, "label": "Il pleut.", "approximate": facts.get("about", False)}]
    )
    place = {"article_id": "a", "outlet": "Le Soir", "start": 0, "end": 4, "sentence_id": "a:0"}
    words = {"text": "Le 5, il pleut.", "dating": "Le 5", "core_start": 6, "core_end": 15}
    return events, tables.frame("event_mentions", [{**shared, **place, **words}])


@pytest.mark.parametrize(
    ("earliest", "latest", "point", "when", "clock"),
    [
        ("2017-05-05T20:35:00+02:00", "2017-05-05T20:35:59+02:00", True, "5 mai 2017, 20 h 35", "20 h 35"),
        ("2017-05-05T00:00:00+02:00", "2017-05-05T23:59:59+02:00", False, "5 mai 2017", "5 mai"),
        ("2017-02-01T00:00:00+01:00", "2017-02-28T23:59:59+01:00", False, "février 2017", "Le 5"),
        ("2016-01-01T00:00:00+01:00", "2016-12-31T23:59:59+01:00", False, "2016", "Le 5"),
        (
            "2017-05-05T18:00:00+02:00",
            "2017-05-05T23:59:59+02:00",
            False,
            "5 mai 2017, de 18 h 00 à minuit",
            "Le 5",
        ),
        (
            "2017-05-05T00:00:00+02:00",
            "2017-05-07T23:59:59+02:00",
            False,
            "du 5 mai au 7 mai 2017",
            "Le 5",
        ),
        (
            "2017-05-05T20:00:00+02:00",
            "2017-05-06T06:59:59+02:00",
            False,
            "du 5 mai, 20 h 00 au 6 mai 2017, 7 h 00",
            "Le 5",
        ),
    ],
)
def test_an_event_is_as_wide_as_its_text_allows(
    earliest: str, latest: str, point: bool, when: str, clock: str
) -> None:
    (span,) = spans.told(*event(earliest, latest), PARIS)
    assert (span.point, plain(span.when), plain(span.clock)) == (point, when, clock)
    assert span.core == "il pleut."


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_event_without_both_bounds_is_not_drawn() -> None:
    assert spans.told(*event(None, None), PARIS) == []
    assert spans.told(*event(NIGHT[0], None), PARIS) == []


def test_a_minute_is_never_approximate_and_an_interval_may_be() -> None:
    (about,) = spans.told(*event(*NIGHT, about=True), PARIS)
    (minute,) = spans.told(*event(NIGHT[0], NIGHT[0], about=True), PARIS)
    assert (about.approximate, minute.approximate) == (True, False)


def test_every_outlet_tells_each_of_its_events_once(story: Tables) -> None:
    drawn = [
        (span.outlet, span.event) for span in spans.told(story["events"], story["event_mentions"], PARIS)
    ]
    told = story["event_mentions"].dropna(subset=["earliest"])[["outlet", "event_id"]].drop_duplicates()
    assert sorted(drawn) == sorted(map(tuple, told.to_numpy().tolist()))


def test_an_inferred_date_says_so(story: Tables) -> None:
    guessed = story["articles"].assign(published_source="inferred", published_precision="day")
    marks = spans.publications(guessed, PARIS)
    assert marks
    assert all("(date déduite)" in mark.clock and not mark.sure and not mark.point for mark in marks)


def test_the_detail_opens_on_the_minutes_of_the_busiest_day(demo: Study) -> None:
    told = spans.told(demo["events"], demo["event_mentions"], PARIS)
    low, high = windows.densest(told, spans.publications(demo["articles"], PARIS))
    assert pd.Timestamp("2017-05-05T20:00") < low < pd.Timestamp("2017-05-05T20:35")
    assert pd.Timestamp("2017-05-06T00:00") < high < pd.Timestamp("2017-05-06T01:00")


def test_busy_days_are_wide_and_time_runs_on(demo: Study) -> None:
    told = spans.told(demo["events"], demo["event_mentions"], PARIS)
    axis = windows.warp(windows.whole(told), told)
    assert pd.Timestamp("2017-05-05") in axis.busy
    assert axis.shares[0] == 0
    assert axis.shares[-1] == 1
    assert all(a < b for edges in (axis.knots, axis.shares) for a, b in pairwise(edges))
    day = pd.Timestamp("2017-05-05")
    assert axis.share(day + spans.DAY) - axis.share(day) > 0.2


def test_a_story_of_a_few_days_needs_no_stretching() -> None:
    told = spans.told(*event(*NIGHT), PARIS)
    assert windows.warp(windows.whole(told), told * 3).shares == (0.0, 1.0)


def drawn(study: Study, *named: str) -> dict[str, Any]:
    chart = charts.timeline(
        study["events"], study["event_mentions"], study["articles"], periods.read(list(named))
    )
    assert chart is not None
    found: dict[str, Any] = chart.to_dict()
    return found


def marks(svg: str) -> list[str]:
    return [plain(text) for text in svg.replace("&#39;", "'").split("<text ") if "·" in text]


@pytest.mark.parametrize("name", ["demo", "fiction"])
def test_the_words_of_the_detail_stand_in_rows_of_their_own(
    name: str, request: pytest.FixtureRequest
) -> None:
    svg = vl_convert.vegalite_to_svg(drawn(request.getfixturevalue(name)))
    heights = [text.split("translate(")[1].split(",")[1].split(")")[0] for text in marks(svg)]
    assert len(heights) > 8
    assert len(set(heights)) == len(heights)
    rows = sorted(float(height) for height in heights)
    assert min(b - a for a, b in pairwise(rows)) >= detail.LEGIBLE


def test_a_named_period_is_a_band_with_its_name_and_leaves_the_window(demo: Study) -> None:
    without, with_one = drawn(demo), drawn(demo, "entre-deux-tours: 2017-04-24/2017-05-07")
    assert "entre-deux-tours" in vl_convert.vegalite_to_svg(with_one)
    assert "entre-deux-tours" not in vl_convert.vegalite_to_svg(without)
    assert "5 mai 2017, 20" in plain(vl_convert.vegalite_to_svg(with_one))
    assert with_one["params"] == without["params"]
