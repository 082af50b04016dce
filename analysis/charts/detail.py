"""The detail of a timeline: lanes of outlets, a row a telling, for the stretch that the brush chooses."""

from __future__ import annotations

import re
from typing import Any

import altair as alt
import pandas as pd

from analysis.charts import data, theme
from analysis.charts.data import Span
from analysis.charts.spans import DAY, MINUTE, Told, first_of_each
from analysis.messages import _, ngettext, pgettext

# Pixels above the first lane, and of a row.
HEAD, ROW = 26, 21
LEAST, MOST = 12, 34
# Under so many pixels a row shows its mark without its words.
LEGIBLE = 11
# How wide a bold letter of an outlet's name is about.
LETTER = 8.6
# What is known so well is read first, in order of time; the rest of a lane stands below it.
EXACT = pd.Timedelta(hours=2)
# Of more outlets than these, only those stand there that tell something in the stretch shown.
FEW = 6
# What is so many times longer than the stretch shown says nothing about it.
LONG = 20
# Over so many milliseconds the hours of a stretch say nothing: four days.
LONG_SPAN = 4 * 24 * 3600 * 1000
WIDTH = theme.WIDTH - theme.MARGIN
# Pixels right of a point.
ROOM = "(1 - datum.share) * width - 12"
# In a lane its head comes first; in a short stretch what is known best, in order of time, then the rest.
_ORDER = (
    "datum.kind == 'lane' ? -2 : datum.kind == 'print' ? -1"
    f" : datum.coarse && datum.high - datum.low <= {LONG_SPAN} ? 1 : 0"
)
_SORTED = ("lane", "order", "t", "t2", "rank")
_MEETS = "datum.t2 >= datum.low && datum.t <= datum.high"
_SHORT = f"datum.t2 - datum.t <= {LONG} * (datum.high - datum.low)"


def view(
    spans: list[Told],
    prints: list[Told],
    bands: list[Told],
    lanes: list[str],
    clock: tuple[str, Span, Span],
    colour: Any,
    chosen: Any,
) -> Any:
    """What happened in the chosen stretch: the words of each telling beside its mark.

    A point is a minute, a bar all the time that the text allows, dashed where the text says "about". Each
    lane begins with its outlet and its publications. `clock` is the time zone, the whole stretch and the
    window shown at first.
    """
    zone, whole, window = clock
    rows = _rows(spans, prints, lanes)
    met = [row for row in rows if _meets(row, window)]
    silent = len(lanes) - len({row["outlet"] for row in met}) if len(lanes) > FEW else 0
    shown = len(met) + len(lanes) - silent
    count = min(max(shown, LEAST), MOST)
    height = HEAD + ROW * count
    x = data.time("at", chosen=chosen, above=True)
    y = data.pixels("y", height)
    base = alt.Chart().encode(x, y)
    marks = base.encode(
        colour,
        href=data.leads(),
        tooltip=[
            alt.Tooltip("outlet:N", title=_("Média")),
            data.nominal(_("Quand")),
            data.nominal(_("Texte")),
        ],
    )
    lane = base.transform_filter("datum.kind == 'lane'")
    bars = marks.transform_filter("datum.kind == 'bar'").encode(x2="until:T", y=data.pixels("below", height))
    layers = [
        lane.mark_rule(stroke="#c9d0d7").encode(
            x=alt.value(0), x2=alt.value(_expr("width")), y=data.pixels("top", height)
        ),
        *_publications(marks, height),
        bars.transform_filter("!datum.about").mark_rule(
            strokeWidth=4, strokeCap="round", opacity=0.55, clip=True
        ),
        bars.transform_filter("datum.about").mark_rule(strokeWidth=4, strokeDash=[5, 3], clip=True),
        marks.transform_filter("datum.kind == 'point'").mark_point(
            filled=True, size=75, opacity=1, clip=True
        ),
        lane.mark_text(align="left", fontWeight=700, fontSize=13).encode(
            colour, x=alt.value(0), text="outlet:N"
        ),
        lane.mark_text(
            align="left",
            font=theme.EVEN,
            fontSize=10.5,
            dx=_expr("datum.beside"),
            limit=_expr("max(1, width - datum.beside)"),
        ).encode(x=alt.value(0), text="words:N", color=alt.value(theme.QUIET)),
        _words(marks),
        *_periods(bands, x, height),
        _title(zone, height),
    ]
    placed = alt.layer(*layers, data=data.values(rows))
    return _follow(placed, whole, len(lanes), count, height).properties(
        name="detail", width=WIDTH, height=height
    )


def _expr(text: str) -> Any:
    return alt.ExprRef(expr=text)


def _rows(spans: list[Told], prints: list[Told], lanes: list[str]) -> list[dict[str, Any]]:
    """A row for each lane's head and telling; publications known to the minute stand in the head's row."""
    found: list[dict[str, Any]] = []
    drawn = first_of_each(prints)
    for lane, outlet in enumerate(lanes):
        own = [mark for mark in drawn if mark.outlet == outlet and mark.point]
        told = [span for span in spans if span.outlet == outlet]
        rows = [{**_head(prints, outlet), "one": 1}]
        rows += [{**_row(mark), "kind": "print", "one": 0} for mark in own]
        rows += [{**_row(span), "one": 1} for span in told]
        found += [{**row, "lane": lane} for row in rows]
    return [{**row, "rank": rank} for rank, row in enumerate(found)]


def _head(prints: list[Told], outlet: str) -> dict[str, Any]:
    return {
        "kind": "lane",
        "outlet": outlet,
        "words": _published(prints, outlet),
        "beside": round(len(outlet) * LETTER) + 14,
    }


def _row(span: Told) -> dict[str, Any]:
    return {
        "kind": "point" if span.point else "bar",
        "outlet": span.outlet,
        "t": data.milliseconds(span.start),
        "t2": data.milliseconds(span.end),
        "about": span.approximate,
        "coarse": span.end - span.start > EXACT,
        "day": f"{data.when(span.start, 'day', year=False)}, "
        if span.end - span.start < DAY - MINUTE
        else "",
        "words": theme.shorten(f"{span.clock} · {span.core}", 150),
        _("Quand"): span.when,
        _("Texte"): theme.shorten(span.text, 300),
        "href": span.href,
    }


def _published(prints: list[Told], outlet: str) -> str:
    """When an outlet published, in a line."""
    own = [mark for mark in prints if mark.outlet == outlet]
    if not own:
        return _("date de parution inconnue")
    said = [mark.clock for mark in own[:3]] + (["…"] if len(own) > 3 else [])
    times = _(" ; ").join(said)
    return ngettext("publié : {times}", "{count} articles : {times}", len(own)).format(
        count=len(own), times=times
    )


def _meets(row: dict[str, Any], window: Span) -> bool:
    """Whether a telling is shown in a window."""
    if row["kind"] not in ("point", "bar"):
        return False
    low, high = (data.milliseconds(edge) for edge in window)
    return bool(row["t2"] >= low and row["t"] <= high and row["t2"] - row["t"] <= LONG * (high - low))


def _follow(chart: Any, whole: Span, lanes: int, count: int, height: int) -> Any:
    """The chart's rows that meet the brush, one under the other, with where their words go."""
    low, high = (data.milliseconds(edge) for edge in whole)
    step = f"({height - HEAD} / max(datum.rows, {count}))"
    return (
        chart.transform_calculate(
            low=f"isValid(brush.t) ? brush.t[0] : {low}", high=f"isValid(brush.t) ? brush.t[1] : {high}"
        )
        .transform_filter(f"datum.kind == 'lane' || {_MEETS} && {_SHORT}")
        .transform_joinaggregate(own="count()", groupby=["outlet"])
        .transform_filter(f"datum.own > 1 || {'true' if lanes <= FEW else 'false'}")
        .transform_calculate(order=_ORDER)
        .transform_window(row="sum(one)", sort=[alt.SortField(name) for name in _SORTED], frame=[None, 0])
        .transform_joinaggregate(rows="max(row)")
        .transform_calculate(
            at="datum.kind == 'lane' ? datum.low : max(datum.t, datum.low)",
            until="datum.kind == 'lane' ? datum.low : min(datum.t2, datum.high)",
            y=f"{HEAD} + (datum.row - 0.5) * {step}",
            step=step,
        )
        .transform_calculate(
            below="datum.y + min(8, datum.step * 0.4)",
            said=f"datum.high - datum.low > {LONG_SPAN} ? datum.day + datum.words : datum.words",
            top="datum.y - datum.step / 2",
            share="(datum.at - datum.low) / max(1, datum.high - datum.low)",
        )
    )


def _words(marks: Any) -> Any:
    """The words of each telling: beside its point where there is more room, over its bar or left of it."""
    left = "datum.kind == 'point' && datum.share > 0.5"
    rest = "(1 - datum.share) * width"
    over = f"max(-datum.share * width, min(0, {rest} - {LETTER} * 0.75 * length(datum.said)))"
    room = f"{rest} - ({over})"
    return (
        marks.transform_filter(f"(datum.kind == 'point' || datum.kind == 'bar') && datum.step >= {LEGIBLE}")
        .mark_text(
            baseline="middle",
            font=theme.EVEN,
            fontSize=11.5,
            align=_expr(f"{left} ? 'right' : 'left'"),
            dx=_expr(f"{left} ? -9 : datum.kind == 'point' ? 9 : {over}"),
            limit=_expr(f"{left} ? datum.share * width - 12 : datum.kind == 'point' ? {ROOM} : {room}"),
        )
        .encode(text="said:N", color=alt.value(theme.INK))
    )


def _publications(marks: Any, height: int) -> list[Any]:
    """A diamond in the lane's head and a line where a minute is known: what stands right of it came later."""
    own = marks.transform_filter("datum.kind == 'print'")
    return [
        own.mark_rule(strokeDash=[2, 4], strokeWidth=1, opacity=0.6, clip=True).encode(
            y=alt.value(HEAD), y2=alt.value(height)
        ),
        own.mark_point(shape="diamond", size=95, strokeWidth=1.8, opacity=1, clip=True).encode(
            fill=alt.value("#ffffff")
        ),
    ]


def _periods(bands: list[Told], x: Any, height: int) -> list[Any]:
    """Named periods as tinted bands with their names at the foot."""
    if not bands:
        return []
    rows = [
        {"at": data.milliseconds(band.start), "until": data.milliseconds(band.end), "name": band.core}
        for band in bands
    ]
    chart = alt.Chart(data.values(rows)).encode(x)
    return [
        chart.mark_rect(fill="#e9b949", fillOpacity=0.13, clip=True).encode(
            x2="until:T", y=alt.value(HEAD), y2=alt.value(height)
        )
    ]


def _title(zone: str, height: int) -> Any:
    """The stretch in words above the lanes: 'du 5 mai 2017, 20 h 18 au 6 mai, 0 h 38 (heure de Paris)'."""
    low, high = "brush.t[0]", "brush.t[1]"
    long = f"{high} - {low} > {LONG_SPAN}"
    same = f"utcFormat({low}, '%Y%j') == utcFormat({high}, '%Y%j')"
    everything, days, hours, both = (
        _concatenated(template, _edges(low, high))
        for template in (
            _("toute la période"),
            _("du {first} au {last}{year}"),
            _("le {first}, de {opening} à {closing}"),
            _("du {first}, {opening} au {last}, {closing}"),
        )
    )
    words = f"!isValid(brush.t) ? {everything} : {long} ? {days} : {same} ? {hours} : {both}"
    clock = data.clock_name(zone)
    return (
        alt.Chart(data.values([{"one": 1}]))
        .transform_calculate(words=f"({words}) + (width > 400 ? ' ({clock})' : '')")
        .mark_text(align="left", baseline="top", fontWeight=600, fontSize=12, limit=_expr("width"))
        .encode(x=alt.value(0), y=alt.value(4), text="words:N", color=alt.value(theme.INK))
    )


def _edges(low: str, high: str) -> dict[str, str]:
    """The parts of a stretch's name as Vega expressions of its edges."""
    date, clock = pgettext("d3 time format", "%-d %b"), pgettext("d3 time format", "%-H\u00a0h\u00a0%M")
    forms = {
        "first": (low, f"{date} %Y"),
        "year": (high, " %Y"),
        "last": (high, date),
        "opening": (low, clock),
        "closing": (high, clock),
    }
    return {name: f"utcFormat({edge}, '{form}')" for name, (edge, form) in forms.items()}


def _concatenated(template: str, parts: dict[str, str]) -> str:
    """A template such as 'du {first} au {last}' as a Vega expression that joins words and parts."""
    pieces = re.findall(r"\{(\w+)\}|([^{}]+)", template)
    return " + ".join(parts[name] if name else f"'{words}'" for name, words in pieces)
