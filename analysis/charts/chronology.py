"""What happened when, and which outlet tells it: an overview of all time and a detail that follows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import altair as alt
import pandas as pd

from analysis import limits
from analysis.charts import data, detail, overview, theme
from analysis.charts.data import Span
from analysis.charts.spans import Told, bands, first_of_each, publications, told
from analysis.charts.windows import densest, warp, whole
from analysis.comparison import availability
from analysis.comparison.periods import Period
from analysis.messages import _

# Tellings that the description in words names.
DESCRIBED = 16


def timeline(
    events: pd.DataFrame, event_mentions: pd.DataFrame, articles: pd.DataFrame, periods: Sequence[Period] = ()
) -> alt.TopLevelMixin | None:
    """The dated events as each outlet tells them: the detail follows the brush over the overview.

    Takes `events`, `event_mentions` and `articles`, and the named periods of the story. The overview holds
    the whole span, its busy days stretched; the detail opens on the densest day, with a lane an outlet and a
    row a telling: a point is a minute, a bar all that the text allows, dashed where the text says "about".
    Each mark leads to its sentence. Of too many tellings (`limits.MARKS`) those of the events that most
    outlets tell stand there, of too many publications an outlet's first in each of equal stretches.
    None where nothing is dated.
    """
    zone = data.clock(articles)
    dated, prints = told(events, event_mentions, zone), publications(articles, zone)
    if not dated:
        return None
    spans = _most_told(dated)
    named = bands(list(periods))
    every = [*dated, *prints]
    lanes = [name for name in availability.outlets(articles) if any(mark.outlet == name for mark in every)]
    span, window = whole([*every, *named]), densest(spans, prints)
    axis = warp(span, spans)
    colour = data.by_outlet(data.outlet_colours(articles))
    chosen = overview.brush(window)
    chart = alt.vconcat(
        overview.view(spans, first_of_each(prints), named, lanes, axis, colour, chosen),
        detail.view(spans, prints, named, lanes, (zone, span, window), colour, chosen),
        spacing=10,
    )
    return theme.titled(
        chart,
        title=_title(window),
        subtitle=_subtitle(dated, len(spans), bool(axis.busy), named),
        description=_describe(dated, spans, window, lanes, zone),
        name="timeline",
        source="event_mentions",
    )


def _title(window: Span) -> str:
    first, last = window
    if last - first < pd.Timedelta(days=1.5):
        day = data.when(first, "day")
        return _("Que s’est-il passé le {day}, et qui le raconte ?").format(day=day)
    return _("Que s’est-il passé, et qui le raconte ?")


def _most_told(spans: list[Told]) -> list[Told]:
    """As many tellings as a chart can show: of the events that most outlets tell, then of the first."""
    if len(spans) <= limits.MARKS:
        return spans
    outlets = Counter(span.event for span in spans)
    most = sorted(spans, key=lambda span: (-outlets[span.event], span.start, span.event or ""))
    kept = {(span.outlet, span.event) for span in most[: limits.MARKS]}
    return [span for span in spans if (span.outlet, span.event) in kept]


def _subtitle(spans: list[Told], drawn: int, stretched: bool, named: list[Told]) -> str:
    count = data.plural(len({span.event for span in spans}), "événement daté", "événements datés")
    key = [_("trait : tout le temps que le texte permet"), _("losange : parution")]
    if any(span.approximate for span in spans):
        key.insert(1, _("tirets : heure approximative"))
    if any(span.point for span in spans):
        key.insert(0, _("point : à la minute"))
    if named:
        names = ", ".join(band.core for band in named)
        key.append(_("fond jaune : {periods}").format(periods=names))
    moved = _("Glisser sur la frise du haut (au clavier : flèches, + et −) pour changer de période")
    if stretched:
        moved += _(" ; les jours chargés, grisés, y sont élargis")
    if drawn < len(spans):
        count += _(
            " ; {drawn} récits dessinés sur {all}, des événements que le plus de médias racontent"
        ).format(drawn=data.number(drawn), all=data.number(len(spans)))
    words = _(" ; ").join(key)
    return f"{count}. {words[0].upper()}{words[1:]}. {moved}."


def _describe(dated: list[Told], drawn: list[Told], window: Span, lanes: list[str], zone: str) -> str:
    """The chart in words: how many events by outlet, then what the detail shows at first, in order."""
    counts = {lane: len({span.event for span in dated if span.outlet == lane}) for lane in lanes}
    told_by = ", ".join(f"{lane} {count}" for lane, count in counts.items())
    first, last = min(span.start for span in dated), max(span.end for span in dated)
    inside = [span for span in drawn if window[0] <= span.start <= window[1]]
    parts = [
        _(
            "Frise des événements datés, du {first} au {last} ({clock}). Événements par média : {outlets}."
        ).format(
            first=data.when(first, "day"),
            last=data.when(last, "day"),
            clock=data.clock_name(zone),
            outlets=told_by,
        )
    ]
    parts += [
        _("{name} : {value}").format(name=f"{span.when}, {span.outlet}", value=theme.shorten(span.core, 110))
        for span in inside[:DESCRIBED]
    ]
    return " ".join(parts)
