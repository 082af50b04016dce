"""What several charts need of the tables: outlets, their order and size, one clock, dates in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from analysis import anchors, messages
from analysis.charts import theme
from analysis.comparison import availability
from analysis.evidence import Rows, evidence
from analysis.messages import _, pgettext
from analysis.messages import count as plural
from analysis.messages import number as number
from analysis.messages import percent as percent

__all__ = ["number", "percent", "plural"]

Span = tuple[pd.Timestamp, pd.Timestamp]


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries, its index left out."""
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def clock(articles: pd.DataFrame) -> str:
    """The time zone whose clock a chart shows: the one of most articles, then the first by name."""
    zones = articles["time_zone"].dropna()
    counts = zones.value_counts()
    return min(counts.index, key=lambda zone: (-counts[zone], zone)) if len(counts) else "Europe/Paris"


def clock_name(zone: str) -> str:
    """The clock in words for an axis title: 'heure de Paris'."""
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    return (_("heure d’{city}") if city[0] in "AEIOUY" else _("heure de {city}")).format(city=city)


def wall(times: pd.Series, zone: str) -> pd.Series:
    """ISO times with offsets as what the clock of `zone` showed, without zone; null where unknown."""
    return pd.to_datetime(times, utc=True, format="ISO8601").dt.tz_convert(zone).dt.tz_localize(None)


def stamp(moment: pd.Timestamp) -> str:
    """A wall-clock time as the text that a chart's data hold, read on a UTC scale: shown as it stands."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def milliseconds(moment: pd.Timestamp) -> int:
    """A wall-clock time as milliseconds on a UTC scale."""
    return int((moment - pd.Timestamp(0)) / pd.Timedelta(milliseconds=1))


def when(moment: pd.Timestamp, precision: str = "minute", *, year: bool = True) -> str:
    """A wall-clock time to its precision: '8 mai 2017, 18 h 42', 'mai 2017', '2017'."""
    clock = pgettext("CLDR date", "H\u00a0'h'\u00a0mm")
    coarse = {"month": pgettext("CLDR date", "MMMM y"), "year": "y", "clock": clock}
    if precision in coarse:
        return messages.day(moment, coarse[precision])
    day = _day(year)
    return messages.day(moment, day if precision == "day" else f"{day}, {clock}")


def _day(year: bool) -> str:
    return pgettext("CLDR date", "d MMMM y") if year else pgettext("CLDR date", "d MMM")


def extent(moment: pd.Timestamp, precision: str) -> Span:
    """The first moment of a date of this precision and the one after its last; equal for a minute."""
    days = {"day": pd.offsets.Day(1), "month": pd.offsets.MonthBegin(1), "year": pd.offsets.YearBegin(1)}
    if precision not in days:
        return moment, moment
    first = moment.normalize()
    first = first.replace(day=1) if precision in ("month", "year") else first
    first = first.replace(month=1) if precision == "year" else first
    return first, first + days[precision]


def slots(moments: Sequence[tuple[str, pd.Timestamp]], most: int) -> list[list[int]]:
    """Moments of outlets that fall into one of equal stretches, about `most` groups of one outlet in all.

    Each group has the positions of its moments in `moments`, the earliest first; the groups are in order of
    their earliest.
    """
    order = sorted(range(len(moments)), key=lambda at: (moments[at][1], at))
    first, last = moments[order[0]][1], moments[order[-1]][1]
    pieces = max(most // len({outlet for outlet, _moment in moments}), 1)
    found: dict[tuple[str, int], list[int]] = {}
    for at in order:
        outlet, moment = moments[at]
        share = (moment - first) / (last - first) if last > first else 0.0
        found.setdefault((outlet, min(int(share * pieces), pieces - 1)), []).append(at)
    return list(found.values())


def link(sentence_id: Any) -> str | None:
    """The address of a sentence on the page, or None where there is no sentence."""
    return f"#{anchors.sentence(str(sentence_id))}" if pd.notna(sentence_id) else None


def proof(rows: Rows | None) -> dict[str, Any]:
    """What leads a mark to the sentences that it rests on: href and, of several, `also`; none without one."""
    found = evidence(rows)
    return found.fields() if found else {}


def leads() -> Any:
    """The link of a mark, for those rows that have one."""
    return alt.when("isValid(datum.href)").then(alt.Href("href:N"))


def values(rows: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    """Rows as a chart's data, written out in the chart and without the keys that are null."""
    return alt.InlineData(
        values=[{key: value for key, value in row.items() if value is not None} for row in rows]
    )


def nominal(name: str) -> str:
    """The field of this name in Altair's shorthand, which a tooltip shows under this name."""
    return f"{name}:N"


def time(
    field: str, zone: str | None = None, chosen: alt.Parameter | None = None, *, above: bool = False
) -> alt.X:
    """A time axis on the clock of `zone`: days as '5 mai', years as '2017', hours as '18 h'.

    `chosen` is the parameter whose stretch of time is shown; without it, all that is drawn. The axis stands
    below what is drawn, or `above` it; without a zone it has no title.
    """
    hour = pgettext(
        "Vega expression",
        "utchours(datum.value) + ' h' + (utcminutes(datum.value) ? utcFormat(datum.value, ' %M') : '')",
    )
    day = pgettext(
        "Vega expression",
        "(utcdate(datum.value) == 1 ? '1er' : utcdate(datum.value)) + utcFormat(datum.value, ' %b')",
    )
    label = (
        f"utchours(datum.value) || utcminutes(datum.value) ? {hour}"
        " : utcdate(datum.value) == 1 && utcmonth(datum.value) == 0 ? utcFormat(datum.value, '%Y')"
        f" : {day}"
    )
    axis = alt.Axis(
        title=clock_name(zone) if zone else None,
        orient="top" if above else "bottom",
        labelExpr=label,
        tickCount=6,
        labelOverlap=True,
        labelSeparation=8,
        labelFlush=24,
        grid=True,
    )
    scale = alt.Scale(type="utc", nice=False, domain=alt.Undefined if chosen is None else chosen)
    return alt.X(f"{field}:T", scale=scale, axis=axis)


def edges(span: Span, zone: str) -> Any:
    """Two points that can't be seen, so that an axis reaches from end to end of `span`.

    A domain of dates would do in a picture, but not in a browser that may not evaluate strings.
    """
    rows = [{"from": stamp(edge)} for edge in span]
    return alt.Chart(values(rows)).mark_point(opacity=0, size=1).encode(time("from", zone))


def outlet_colours(articles: pd.DataFrame) -> dict[str, str]:
    """The colour of each outlet in `articles`, as asked for or from the palette."""
    asked = articles.dropna(subset=["outlet", "outlet_colour"])
    chosen = dict(zip(asked["outlet"], asked["outlet_colour"], strict=True))
    return theme.outlet_colours(availability.outlets(articles), chosen)


def by_outlet(colours: Mapping[str, str], channel: type[Any] = alt.Color) -> Any:
    """Colour (with `alt.Stroke`, outline) by outlet without a legend: lanes and labels name the outlet."""
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    return channel("outlet:N", scale=scale, legend=None)


def lanes(names: Mapping[str, str], *, above: int = 17) -> Any:
    """The names of horizontal lanes, each written above its lane: the whole width is left to the data."""
    rows = [{"lane": lane, "name": name} for lane, name in names.items()]
    return (
        alt.Chart(values(rows))
        .mark_text(align="left", baseline="bottom", dy=-above + 5, fontWeight=600)
        .encode(x=alt.value(0), y=lane(list(names), "lane"), text="name:N")
    )


def lane(order: list[str], field: str = "outlet") -> alt.Y:
    """A lane for each name, in this order, without an axis: `lanes` writes the names."""
    return alt.Y(f"{field}:N", sort=order, title=None, axis=None, scale=alt.Scale(domain=order))


def columns(articles: pd.DataFrame) -> dict[str, str]:
    """The outlets in order, each with its number of articles: {'Le Quotidien': 'Le Quotidien (2)'}."""
    counts = articles["outlet"].value_counts()
    return {outlet: f"{outlet} ({counts[outlet]})" for outlet in availability.outlets(articles)}


def pixels(field: str, height: int) -> alt.Y:
    """A height given in pixels from the top of a view of this height."""
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, height], range=[0, height]))
