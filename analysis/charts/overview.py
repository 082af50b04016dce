"""The overview of a timeline: all of it at a glance, and the brush that chooses the detail."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from analysis import messages
from analysis.charts import data, theme
from analysis.charts.data import Span
from analysis.charts.spans import DAY, Told
from analysis.charts.windows import HOUR, Warp
from analysis.messages import pgettext

LANE = 11
# Pixels above the lanes, with and without the names of periods.
HEAD, NAMED = 4, 17
# Pixels between two dates under the axis.
APART = 50
# Over so long a stretch dates need their year.
LONG = pd.Timedelta(days=400)
WIDTH = theme.WIDTH - theme.MARGIN


def brush(window: Span) -> alt.Parameter:
    """The selection of a stretch of the overview, `window` at first: `brush.t` in milliseconds."""
    edges = [data.milliseconds(edge) for edge in window]
    mark = alt.BrushConfig(
        fill=theme.INK, fillOpacity=0.12, stroke=theme.INK, strokeOpacity=0.8, cursor="move"
    )
    return alt.selection_interval(name="brush", encodings=["x"], value={"x": edges}, mark=mark)


def view(
    spans: list[Told],
    prints: list[Told],
    bands: list[Told],
    lanes: list[str],
    axis: Warp,
    colour: Any,
    chosen: Any,
) -> Any:
    """A row an outlet: a point for what is known to the hour or better, a line for what is longer.

    Publications are hollow diamonds, dashed where the hour is unknown; busy days are wide and shaded, named
    periods tinted.
    """
    head = NAMED if bands else HEAD
    height = head + LANE * len(lanes)
    x, x2 = _time(axis), alt.X2("t2:Q")
    y = data.pixels("y", height)
    rows = [_row(span, lanes, head) for span in spans] + [_print(mark, lanes, head) for mark in prints]
    base = alt.Chart(data.values(rows)).encode(x, y, colour)
    diamonds = base.encode(fill=alt.value("#ffffff"))
    diamond: dict[str, Any] = {"size": 26, "shape": "diamond", "strokeWidth": 1.3}
    shades = [(day, day + DAY, "#eef1f4") for day in axis.busy]
    shades += [(band.start, band.end, "#fbf0d9") for band in bands]
    return alt.layer(
        *_shades(shades, x, x2, height),
        *_names(bands, x),
        base.transform_filter("datum.kind == 'long'")
        .mark_rule(strokeWidth=3.5, strokeCap="round", opacity=0.2)
        .encode(x2=x2),
        base.transform_filter("datum.kind == 'short'").mark_point(size=20, filled=True, opacity=1),
        diamonds.transform_filter("datum.kind == 'day'").mark_point(strokeDash=[1.5, 1.5], **diamond),
        diamonds.transform_filter("datum.kind == 'minute'")
        .mark_point(**diamond)
        .add_params(chosen)
        .properties(name="overview"),
    ).properties(width=WIDTH, height=height)


def _row(span: Told, lanes: list[str], head: int) -> dict[str, Any]:
    return {
        "outlet": span.outlet,
        "t": data.milliseconds(span.start),
        "t2": data.milliseconds(span.end),
        "y": head + lanes.index(span.outlet) * LANE + LANE / 2,
        "kind": "long" if span.end - span.start > HOUR else "short",
    }


def _print(mark: Told, lanes: list[str], head: int) -> dict[str, Any]:
    """A publication; one known to the day or worse stands in the middle of it."""
    middle = data.milliseconds(mark.start + (mark.end - mark.start) / 2)
    return {**_row(mark, lanes, head), "t": middle, "kind": "minute" if mark.point else "day"}


def _shades(shades: list[tuple[pd.Timestamp, pd.Timestamp, str]], x: Any, x2: Any, height: int) -> list[Any]:
    if not shades:
        return []
    rows = [{"t": data.milliseconds(a), "t2": data.milliseconds(b), "fill": fill} for a, b, fill in shades]
    fill = alt.Color("fill:N", scale=None)
    return [
        alt.Chart(data.values(rows))
        .mark_rect(clip=True, stroke="#ffffff", strokeWidth=1.5)
        .encode(x, x2, fill, y=alt.value(0), y2=alt.value(height))
    ]


def _names(bands: list[Told], x: Any) -> list[Any]:
    """The names of periods above the lanes, each where its period begins."""
    if not bands:
        return []
    rows = [{"t": data.milliseconds(band.start), "name": band.core} for band in bands]
    return [
        alt.Chart(data.values(rows))
        .mark_text(align="left", baseline="top", fontSize=10.5, dx=3, limit=160)
        .encode(x, y=alt.value(3), text="name:N", color=alt.value(theme.INK))
    ]


def _time(axis: Warp) -> alt.X:
    """The axis in pieces; its dates stand where there is room, those of busy days first."""
    ticks = _ticks(axis)
    words = " : ".join(f"datum.value == {at} ? '{label}'" for at, label in ticks)
    scale = alt.Scale(
        domain=list(axis.knots),
        range=[{"expr": f"width * {share}"} for share in axis.shares],
        zero=False,
        nice=False,
    )
    shown = alt.Axis(
        values=[at for at, _ in ticks],
        title=None,
        grid=False,
        ticks=True,
        labelExpr=f"{words} : ''",
        labelFontSize=11,
        labelFlush=20,
        labelOverlap="greedy",
    )
    return alt.X("t:Q", scale=scale, axis=shown)


def _ticks(axis: Warp) -> list[tuple[int, str]]:
    """Milliseconds and words of the dates under the axis."""
    first, last = (pd.Timestamp(edge, unit="ms") for edge in (axis.knots[0], axis.knots[-1]))
    long = last - first > LONG
    wide = [(day + DAY / 2, _day(day) if long else data.when(day, "day", year=False)) for day in axis.busy]
    step = max(1, round((last - first) / pd.Timedelta(days=31) / 12))
    months = pd.date_range(first.normalize(), last, freq=pd.offsets.MonthBegin(step))
    rest = [(day, _month(day, long)) for day in months]
    if len(months) < 2:
        days = pd.date_range(first.normalize(), last, freq=pd.offsets.Day(max(1, (last - first).days // 8)))
        rest = [(day, data.when(day, "day", year=False)) for day in days]
    taken: list[tuple[float, pd.Timestamp, str]] = []
    for moment, label in [*wide, *rest]:
        at = axis.share(moment) * WIDTH
        if first <= moment <= last and all(abs(at - other) >= APART for other, _, _ in taken):
            taken.append((at, moment, label))
    return [(data.milliseconds(moment), label.replace("'", "’")) for _, moment, label in sorted(taken)]


def _month(day: pd.Timestamp, year: bool) -> str:
    return messages.day(day, pgettext("CLDR date", "MMM y") if year else "MMM")


def _day(day: pd.Timestamp) -> str:
    return messages.day(day, pgettext("CLDR date", "dd/MM/yy"))
