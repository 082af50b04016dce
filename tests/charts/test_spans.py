"""Time on charts: one clock, nothing vague made exact, nothing hidden behind something else."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

from analysis import tables
from analysis.charts import data, spans
from analysis.comparison import availability

Tables = dict[str, pd.DataFrame]
PARIS = "Europe/Paris"


def event(earliest: str | None, latest: str | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    shared = {"event_id": "e", "earliest": earliest, "latest": latest}
    events = tables.frame("events", [{**shared, "label": "Il pleut.", "approximate": False}])
    place = {"article_id": "a", "outlet": "Le Soir", "start": 0, "end": 4, "sentence_id": "a:0"}
    return events, tables.frame("event_mentions", [{**shared, **place}])


@pytest.mark.parametrize(
    ("earliest", "latest", "shape", "when"),
    [
        ("2017-05-05T20:35:00+02:00", "2017-05-05T20:35:59+02:00", "circle", "5 mai 2017, 20 h 35"),
        ("2017-05-05T00:00:00+02:00", "2017-05-05T23:59:59+02:00", "bar", "5 mai 2017"),
        ("2017-02-01T00:00:00+01:00", "2017-02-28T23:59:59+01:00", "bar", "février 2017"),
        ("2016-01-01T00:00:00+01:00", "2016-12-31T23:59:59+01:00", "bar", "2016"),
        (
            "2017-05-05T18:00:00+02:00",
            "2017-05-05T23:59:59+02:00",
            "bar",
            "5 mai 2017, de 18 h 00 à 23 h 59",
        ),
        ("2017-05-05T00:00:00+02:00", "2017-05-07T23:59:59+02:00", "bar", "du 5 mai 2017 au 7 mai 2017"),
        ("2017-05-01T20:00:00+02:00", None, "triangle-right", "après le 1er mai 2017, 20 h 00"),
        (None, "2017-05-07T20:00:00+02:00", "triangle-left", "avant le 7 mai 2017, 20 h 00"),
    ],
)
def test_an_event_is_as_wide_as_its_text_allows(
    earliest: str | None, latest: str | None, shape: str, when: str
) -> None:
    (span,) = spans.told(*event(earliest, latest), PARIS)
    assert (span.shape, span.when) == (shape, when)


def test_an_event_without_any_date_is_not_drawn() -> None:
    assert spans.told(*event(None, None), PARIS) == []


def test_clocks_follow_summer_time() -> None:
    times = pd.Series(["2024-03-31T00:30:00+00:00", "2024-03-31T01:30:00+00:00", None])
    shown = data.wall(times, PARIS)
    assert [str(time) for time in shown] == ["2024-03-31 01:30:00", "2024-03-31 03:30:00", "NaT"]


def test_a_chart_has_one_clock_and_names_it() -> None:
    zones = ["America/Montreal", PARIS, PARIS, "Europe/Zurich"]
    articles = tables.frame("articles", [{"article_id": str(n), "time_zone": z} for n, z in enumerate(zones)])
    assert data.clock(articles) == PARIS
    assert data.clock_name(PARIS) == "heure de Paris"
    assert data.clock_name("Africa/Algiers") == "heure d’Algiers"
    assert data.clock(articles.head(0)) == PARIS


def test_no_mark_covers_another_in_the_detail(story: Tables) -> None:
    told = spans.told(story["events"], story["event_mentions"], PARIS)
    prints = spans.publications(story["articles"], PARIS)
    lanes = availability.outlets(story["articles"])
    _, window = spans.focus(told, prints)
    heights = spans.lay_out(told, prints, lanes, window, 42, 13)
    assert list(heights) == lanes
    for one, other in combinations(told, 2):
        if one.y == other.y:
            assert one.outlet == other.outlet
            assert one.end < other.start or other.end < one.start
    top = spans.HEAD
    for outlet, height in heights.items():
        own = [span.y for span in (*told, *prints) if span.outlet == outlet]
        assert top < min(own)
        assert max(own) < top + height
        top += height


def test_the_detail_lies_inside_the_whole_and_holds_most_events(story: Tables) -> None:
    told = spans.told(story["events"], story["event_mentions"], PARIS)
    prints = spans.publications(story["articles"], PARIS)
    whole, window = spans.focus(told, prints)
    assert whole[0] <= window[0] < window[1] <= whole[1]
    fine = [span for span in (*told, *prints) if span.end - span.start <= spans.DAY]
    inside = [span for span in fine if window[0] <= span.start <= window[1]]
    assert len(inside) >= spans.FOCUS * len(fine) - 1


def test_every_dated_event_of_an_outlet_is_in_one_mark(story: Tables) -> None:
    told = spans.told(story["events"], story["event_mentions"], PARIS)
    drawn = sorted((span.outlet, event) for span in told for event in span.events)
    pairs = story["event_mentions"][["outlet", "event_id"]].drop_duplicates()
    assert drawn == sorted(pairs.itertuples(index=False, name=None))
