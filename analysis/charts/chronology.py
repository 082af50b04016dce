"""What happened when, and which outlet tells it: an overview of all time and a detail that follows it."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from analysis.charts import data, theme
from analysis.charts.data import Span
from analysis.charts.spans import APART, HEAD, Told, focus, lay_out, period, publications, told
from analysis.comparison import availability

LANE, ROW, OVERVIEW = 42, 13, 9
LANDMARKS = 6


def timeline(
    events: pd.DataFrame, event_mentions: pd.DataFrame, articles: pd.DataFrame, landmarks: int = LANDMARKS
) -> alt.TopLevelMixin | None:
    """The dated events as each outlet tells them: drag over the overview to choose the detail.

    Takes `events`, `event_mentions` and `articles`. A lane an outlet, on one clock; an event is as wide as
    what its text allows (a minute is a point, a day a bar of a day), dashed where the text itself says
    "about", and leads to its sentence; a triangle is an event open to one side; a diamond is a publication,
    an empty frame one whose hour is unknown.
    The `landmarks` events that most outlets tell are numbered, with their sentences below. None where
    nothing is dated.
    """
    zone = data.clock(articles)
    spans = told(events, event_mentions, zone)
    if not spans:
        return None
    prints = publications(articles, zone)
    lanes = [
        outlet
        for outlet in availability.outlets(articles)
        if any(s.outlet == outlet for s in (*spans, *prints))
    ]
    whole, window = focus(spans, prints)
    heights = lay_out(spans, prints, lanes, window, LANE, ROW)
    marked = _landmarks(events, zone, window, landmarks)
    parts = _Parts(zone, whole, window, theme.outlet_colours(availability.outlets(articles)), lanes)
    views = [_overview(parts, spans, prints), _detail(parts, spans, prints, heights, marked)]
    chart = alt.vconcat(*views, *_key(marked), spacing=14)
    return theme.titled(
        chart,
        title="Que s’est-il passé, et qui le raconte ?",
        subtitle=_subtitle(spans, event_mentions),
        description=_describe(marked, spans, lanes, zone, whole),
    )


class _Parts:
    """What the views of one timeline have in common."""

    def __init__(
        self, zone: str, whole: Span, window: Span, colours: dict[str, str], lanes: list[str]
    ) -> None:
        self.zone, self.whole, self.lanes = zone, whole, lanes
        self.colour, self.edge = data.by_outlet(colours), data.by_outlet(colours, alt.Stroke)
        edges = [data.milliseconds(edge) for edge in window]
        self.brush = alt.selection_interval(name="brush", encodings=["x"], value={"x": edges})


def _rows(spans: list[Told], lanes: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "outlet": span.outlet,
            "from": data.stamp(span.start),
            "to": data.stamp(span.end),
            "lane": lanes.index(span.outlet) * OVERVIEW + OVERVIEW / 2,
            "y": span.y,
            "above": span.y - 4,
            "below": span.y + 4,
            "shape": span.shape,
            "about": span.approximate,
            "Quand": span.when,
            "Événement": span.label,
            "count": data.number(span.count) if span.count > 1 else None,
            "href": span.href,
        }
        for span in spans
    ]


def _overview(parts: _Parts, spans: list[Told], prints: list[Told]) -> Any:
    height = OVERVIEW * len(parts.lanes)
    y = data.pixels("lane", height)
    base = alt.Chart(data.values(_rows([*spans, *prints], parts.lanes))).encode(y=y, color=parts.colour)
    points = base.mark_point(size=14, filled=True, opacity=0.9).encode(data.time("from", parts.zone))
    bars = base.mark_rule(strokeWidth=4, opacity=0.5).encode(data.time("from", parts.zone), x2="to:T")
    return alt.layer(
        data.edges(parts.whole, parts.zone), bars, points.add_params(parts.brush).properties(name="overview")
    ).properties(width=theme.WIDTH - theme.MARGIN, height=height)


def _detail(
    parts: _Parts,
    spans: list[Told],
    prints: list[Told],
    heights: dict[str, int],
    marked: list[dict[str, Any]],
) -> Any:
    height = HEAD + sum(heights.values())
    x = data.time("from", parts.zone, parts.brush)
    y = data.pixels("y", height)
    tips: list[Any] = [alt.Tooltip("outlet:N", title="Média"), "Quand:N", "Événement:N"]
    base = alt.Chart(data.values(_rows(spans, parts.lanes))).encode(
        x, y, parts.colour, href=data.leads(), tooltip=tips
    )
    printed = alt.Chart(data.values(_rows(prints, parts.lanes))).encode(
        x, y, parts.colour, href=data.leads(), tooltip=tips
    )
    shape = base.transform_filter("datum.shape == 'bar'")
    bars = shape.encode(x2="to:T", y=data.pixels("above", height), stroke=parts.edge)
    edge: dict[str, Any] = {"cornerRadius": 2, "strokeWidth": 1.2, "clip": True}
    return alt.layer(
        *_landmark_rules(marked, x, height),
        bars.transform_filter("!datum.about").mark_rect(fillOpacity=0.5, **edge).encode(y2="below:Q"),
        bars.transform_filter("datum.about")
        .mark_rect(fillOpacity=0.1, strokeDash=[3, 2], **edge)
        .encode(y2="below:Q"),
        base.transform_filter("datum.shape != 'bar'")
        .mark_point(filled=True, size=70, opacity=0.9, clip=True)
        .encode(shape=alt.Shape("shape:N", scale=None)),
        base.transform_filter("isValid(datum.count)")
        .mark_text(fontSize=10, fontWeight=600, align="left", dx=6, clip=True)
        .encode(text="count:N", color=alt.value(theme.INK)),
        printed.transform_filter("datum.shape == 'bar'")
        .mark_rect(fillOpacity=0, **edge)
        .encode(x2="to:T", y=data.pixels("above", height), y2="below:Q", stroke=parts.edge),
        printed.transform_filter("datum.shape != 'bar'")
        .mark_point(shape="diamond", size=90, strokeWidth=1.8, clip=True)
        .encode(fill=alt.value("#ffffff")),
        _lane_names(heights, height),
    ).properties(name="detail", width=theme.WIDTH - theme.MARGIN, height=height)


def _lane_names(heights: dict[str, int], height: int) -> Any:
    rows, top = [], HEAD
    for outlet, tall in heights.items():
        rows.append({"name": outlet, "y": top + 10})
        top += tall
    return (
        alt.Chart(data.values(rows))
        .mark_text(align="left", fontWeight=600)
        .encode(x=alt.value(0), y=data.pixels("y", height), text="name:N")
    )


def _landmarks(events: pd.DataFrame, zone: str, window: Span, count: int) -> list[dict[str, Any]]:
    """The events that most outlets tell (two at least) of those in the window, numbered in order of time."""
    order = ["outlets", "articles", "event_id"]
    common = events[events["outlets"] > 1].dropna(subset=["earliest", "latest"])
    common = common.assign(low=data.wall(common["earliest"], zone), high=data.wall(common["latest"], zone))
    inside = common[common["low"].between(*window)]
    chosen = inside.sort_values(order, ascending=[False, False, True], kind="stable").head(count)
    found = data.rows(chosen.sort_values(["low", "high", "event_id"], kind="stable"))
    near = (window[1] - window[0]) * APART
    for number, mark in enumerate(found, 1):
        before = found[number - 2] if number > 1 else None
        beside = before is not None and mark["low"] - before["low"] < near and before["y"] == 6
        mark |= {"number": str(number), "y": 17 if beside else 6, "when": period(mark["low"], mark["high"])}
    return found


def _landmark_rules(marked: list[dict[str, Any]], x: alt.X, height: int) -> list[Any]:
    if not marked:
        return []
    rows = [{"from": data.stamp(mark["low"]), "number": mark["number"], "y": mark["y"]} for mark in marked]
    base = alt.Chart(data.values(rows)).encode(x)
    return [
        base.mark_rule(color=theme.QUIET, strokeWidth=1, strokeDash=[2, 2], clip=True).encode(
            y=alt.value(HEAD), y2=alt.value(height)
        ),
        base.mark_text(fontWeight=700, fontSize=11).encode(y=data.pixels("y", height), text="number:N"),
    ]


def _key(marked: list[dict[str, Any]]) -> list[Any]:
    """The landmarks in words: number, time and sentence, each leading to its sentence."""
    if not marked:
        return []
    rows = [
        {
            "y": float(44 * at),
            "text": f"{mark['number']} · {mark['when']}\n" + theme.label(mark["label"], 50),
            "href": data.link(mark["label_sentence_id"]),
            "Phrase": mark["label"],
        }
        for at, mark in enumerate(marked)
    ]
    height = 44 * len(rows)
    text = alt.Chart(data.values(rows)).mark_text(
        align="left", baseline="top", fontSize=11, lineBreak="\n", lineHeight=13, color=theme.LINK
    )
    y = data.pixels("y", height)
    return [
        text.encode(x=alt.value(0), y=y, text="text:N", href=data.leads(), tooltip="Phrase:N").properties(
            width=theme.WIDTH - theme.MARGIN, height=height
        )
    ]


def _subtitle(spans: list[Told], mentions: pd.DataFrame) -> str:
    undated = int(mentions[["earliest", "latest"]].isna().all(axis=1).sum())
    parts = [
        f"{data.plural(len({e for s in spans for e in s.events}), 'événement daté', 'événements datés')}"
    ]
    parts.append("barre : tout le temps que le texte permet")
    if any(span.approximate for span in spans):
        parts.append("tirets : « environ »")
    if any(span.shape.startswith("triangle") for span in spans):
        parts.append("triangle : avant ou après seulement")
    parts.append("losange (cadre vide si seul le jour est connu) : publication")
    if any(span.count > 1 for span in spans):
        parts.append("chiffre : événements de même date")
    if undated:
        parts.append(f"{data.plural(undated, 'mention')} sans date")
    return " ; ".join(parts) + ". Glisser sur la frise du haut pour choisir la période."


def _describe(
    marked: list[dict[str, Any]], spans: list[Told], lanes: list[str], zone: str, whole: Span
) -> str:
    counts = {lane: len({e for s in spans if s.outlet == lane for e in s.events}) for lane in lanes}
    told_by = ", ".join(f"{lane} {count}" for lane, count in counts.items())
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    parts = [
        f"Frise des événements datés, du {data.when(first, 'day')} au {data.when(last, 'day')} "
        f"({data.clock_name(zone)}). "
        f"Événements par média : {told_by}."
    ]
    parts += [f"{mark['when']} : {theme.shorten(mark['label'], 120)}" for mark in marked]
    return " ".join(parts)
