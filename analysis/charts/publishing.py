"""When each outlet published, and how much of what it wrote is its own voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd

from analysis import anchors, limits
from analysis.charts import data, theme
from analysis.charts.data import Span
from analysis.comparison import availability
from analysis.comparison.voices import is_speech
from analysis.messages import N_, Labels, _, ngettext

SURE = ("manifest", "printed")
LANE = 62
PARTS = Labels(
    {"own": N_("voix du média"), "reported": N_("paroles rapportées"), "quoted": N_("paroles citées")}
)
PART_COLOURS = (theme.OWN_VOICE, "#7fb3d9", "#0b5a8f")


def publication(articles: pd.DataFrame) -> alt.TopLevelMixin | None:
    """When each outlet published: a lane an outlet, on one clock.

    Takes `articles`. A date known to the minute is a point, a coarser one a bar over its day, month or
    year; a date that was inferred is hollow; a diamond marks the last update. Of more articles than a chart
    can show (`limits.MARKS`) an outlet's first in each of equal stretches stands for those after it. None
    where no date is known.
    """
    dated = articles.dropna(subset=["published", "outlet"])
    if dated.empty:
        return None
    zone = data.clock(articles)
    lanes = [name for name in availability.outlets(articles) if name in set(dated["outlet"])]
    every = list(_moments(dated, zone))
    moments = _first_of_each(every)
    span = _domain(every)
    _place_labels(moments, span)
    colours = data.outlet_colours(articles)
    return theme.finish(
        _lanes(moments, lanes, colours, (zone, span)),
        title=_("Qui a publié quand ?"),
        subtitle=_key(every, len(moments), len(articles) - len(dated)),
        description=_describe_dates(every, len(moments), articles),
        height=LANE * len(lanes),
        name="publication",
        source="articles",
    )


def _moments(articles: pd.DataFrame, zone: str) -> Iterator[dict[str, Any]]:
    published, updated = data.wall(articles["published"], zone), data.wall(articles["updated"], zone)
    for at, row in enumerate(data.rows(articles)):
        precision, moment = str(row["published_precision"]), published.iloc[at]
        start, end = data.extent(moment, precision)
        late = updated.iloc[at]
        exact = str(row["updated_precision"])
        yield {
            "outlet": row["outlet"],
            "title": row["title"] if pd.notna(row["title"]) else row["article_id"],
            "start": start,
            "end": end,
            "point": start == end,
            "sure": row["published_source"] in SURE,
            "when": data.when(start, precision),
            "short": data.when(start, precision, year=False),
            "updated": late if pd.notna(late) and exact == "minute" and late > start else None,
            "href": f"#{anchors.article(row['article_id'])}",
        }


def _first_of_each(moments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As many moments as a chart can show: an outlet's first in each of as many equal stretches, and how many
    come after it."""
    if len(moments) <= limits.MARKS:
        return moments
    groups = data.slots([(moment["outlet"], moment["start"]) for moment in moments], limits.MARKS)
    after = _("{title} (et {count} après)")
    return [
        moments[first] | {"title": after.format(title=moments[first]["title"], count=data.number(len(rest)))}
        if rest
        else moments[first]
        for first, *rest in groups
    ]


def _domain(moments: list[dict[str, Any]]) -> Span:
    first = min(moment["start"] for moment in moments)
    last = max(moment["updated"] or moment["end"] for moment in moments)
    margin = max((last - first) * 0.06, pd.Timedelta(hours=2))
    return first - margin, last + margin


def _place_labels(moments: list[dict[str, Any]], span: Span) -> None:
    """Give each date a side for its label, and none where the label would run into the one before."""
    width = span[1] - span[0]
    taken: dict[str, float] = {}
    for moment in sorted(moments, key=lambda moment: moment["start"]):
        at = (moment["start"] - span[0]) / width
        side = "left" if at < 0.2 else "right" if at > 0.8 else "center"
        left = at - {"left": 0.02, "center": 0.16, "right": 0.32}[side]
        moment["side"] = side if left >= taken.get(moment["outlet"], -1.0) else None
        if moment["side"]:
            taken[moment["outlet"]] = left + 0.34


def _lanes(
    moments: list[dict[str, Any]], lanes: list[str], colours: dict[str, str], clock: tuple[str, Span]
) -> Any:
    rows = [
        {
            "outlet": m["outlet"],
            "from": data.stamp(m["start"]),
            "to": data.stamp(m["end"]),
            "updated": data.stamp(m["updated"]) if m["updated"] is not None else None,
            _("Article"): m["title"],
            _("Publication"): m["when"] + ("" if m["sure"] else _(" (date déduite)")),
            _("Mise à jour"): data.when(m["updated"]) if m["updated"] is not None else _("aucune connue"),
            "label": m["short"] if m["side"] else None,
            "side": m["side"],
            "point": m["point"],
            "sure": m["sure"],
            "href": m["href"],
        }
        for m in moments
    ]
    colour, edge = data.by_outlet(colours), data.by_outlet(colours, alt.Stroke)
    hollow = alt.condition("datum.sure", alt.value(1), alt.value(0))
    names = (_("Article"), _("Publication"), _("Mise à jour"))
    tips: list[Any] = [alt.Tooltip("outlet:N", title=_("Média")), *(f"{name}:N" for name in names)]
    y = data.lane(lanes)
    base = alt.Chart(data.values(rows)).encode(
        data.time("from", clock[0]), y, colour, href=data.leads(), tooltip=tips
    )
    update = base.transform_filter("isValid(datum.updated)")
    return alt.layer(
        data.edges(clock[1], clock[0]),
        update.mark_rule(strokeWidth=1.5, opacity=0.6).encode(x2="updated:T"),
        update.mark_point(shape="diamond", size=60, filled=True, opacity=1).encode(
            data.time("updated", clock[0])
        ),
        base.transform_filter("!datum.point")
        .mark_bar(height=14, cornerRadius=2, strokeWidth=1.5, strokeDash=[3, 2])
        .encode(
            x2="to:T", stroke=edge, fillOpacity=alt.condition("datum.sure", alt.value(0.5), alt.value(0))
        ),
        base.transform_filter("datum.point")
        .mark_point(size=110, strokeWidth=2, opacity=1)
        .encode(fill=data.by_outlet(colours, alt.Fill), fillOpacity=hollow),
        base.transform_filter("isValid(datum.label)")
        .mark_text(dy=18, fontSize=11, align=alt.ExprRef("datum.side"))
        .encode(text="label:N", color=alt.value(theme.QUIET)),
        data.lanes({name: name for name in lanes}),
    )


def _key(moments: list[dict[str, Any]], drawn: int, undated: int) -> str:
    parts = [data.plural(len(moments), "article", "articles")]
    if any(moment["point"] for moment in moments):
        parts.append(_("point : heure connue"))
    if not all(moment["point"] for moment in moments):
        parts.append(_("barre : jour, mois ou année seulement"))
    if not all(moment["sure"] for moment in moments):
        parts.append(_("creux : date déduite du texte"))
    if any(moment["updated"] is not None for moment in moments):
        parts.append(_("losange : mise à jour"))
    if drawn < len(moments):
        parts.append(_("un signe : la première parution de son média dans chaque intervalle"))
    if undated:
        parts.append(
            ngettext(
                "{count} article sans date n’y figure pas",
                "{count} articles sans date n’y figurent pas",
                undated,
            ).format(count=data.number(undated))
        )
    return _(" ; ").join(parts) + "."


def _describe_dates(moments: list[dict[str, Any]], drawn: int, articles: pd.DataFrame) -> str:
    ordered = sorted(moments, key=lambda moment: (moment["start"], moment["outlet"]))
    told = [
        f"{m['outlet']}, {m['when']}"
        + ("" if m["sure"] else _(" (date déduite)"))
        + (_(", mis à jour le {day}").format(day=data.when(m["updated"])) if m["updated"] is not None else "")
        for m in ordered[:drawn]
    ] + (["…"] if drawn < len(ordered) else [])
    return _("Frise des publications ({clock}), {articles} dans l’ordre : {told}.").format(
        clock=data.clock_name(data.clock(articles)),
        articles=data.plural(len(moments), "article", "articles"),
        told=_(" ; ").join(told),
    )


def words(
    articles: pd.DataFrame, voices: pd.DataFrame, quotations: pd.DataFrame | None = None
) -> alt.TopLevelMixin | None:
    """Words per outlet, split into its own voice, reported clauses and words between quotation marks.

    Takes `articles` and `voices`. The three parts add up to the words of the articles; given `quotations`,
    those that are not the outlet's own lead to what they count. None without words.
    """
    counted = _parts(articles, voices)
    if counted.empty:
        return None
    found = data.rows(counted.sort_values(["total", "outlet"], ascending=[False, True]))
    label = {row["outlet"]: f"{theme.shorten(row['outlet'], 26)} ({row['articles']})" for row in found}
    longest = max(row["total"] for row in found)
    told = _told(quotations)
    rows = [
        {
            "outlet": label[row["outlet"]],
            "part": PARTS[part],
            "rank": rank,
            "words": row[part],
            _("Part"): _share(row[part], row["total"]),
            "label": data.percent(row[part] / row["total"]) if row[part] > 0.12 * longest else "",
            **data.proof(told.get((row["outlet"], part))),
        }
        for row in found
        for rank, part in enumerate(PARTS)
    ]
    totals = [
        {
            "outlet": label[row["outlet"]],
            "total": row["total"],
            "label": data.plural(row["total"], "mot", "mots"),
        }
        for row in found
    ]
    return theme.finish(
        _word_bars(rows, totals, list(label.values())),
        title=_quoting(counted),
        subtitle=_("Mots par média et part de chaque voix ; entre parenthèses, le nombre d’articles."),
        description=_describe_words(found),
        height=54 * len(found),
        name="words",
        source="voices",
    )


def _share(part: int, total: int) -> str:
    words = data.plural(part, "mot", "mots")
    return f"{data.percent(part / total)} ({words})"


def _told(quotations: pd.DataFrame | None) -> dict[tuple[str, str], pd.DataFrame]:
    """What each outlet reports and what it quotes, titles and terms left out."""
    if quotations is None:
        return {}
    said = quotations[is_speech(quotations)]
    part = said["layer"].map({"indirect": "reported", "quoted": "quoted"})
    return {(str(outlet), str(kind)): rows for (outlet, kind), rows in said.groupby(["outlet", part])}


def _parts(articles: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    spoken = voices.groupby("outlet")[["quoted_words", "reported_words"]].sum()
    found = articles.groupby("outlet").agg(total=("words", "sum"), articles=("article_id", "count"))
    found = found.join(spoken).fillna(0).astype(int).reset_index()
    found = found[found["total"] > 0]
    quoted = found["quoted_words"].clip(upper=found["total"])
    reported = found["reported_words"].clip(upper=found["total"] - quoted)
    return found.assign(quoted=quoted, reported=reported, own=found["total"] - quoted - reported)


def _word_bars(rows: list[dict[str, Any]], totals: list[dict[str, Any]], order: list[str]) -> Any:
    longest = max(row["total"] for row in totals)
    y = data.lane(order)
    stack = alt.X(
        "words:Q",
        title=_("mots"),
        stack="zero",
        scale=alt.Scale(domain=[0, longest * 1.3], nice=False),
        axis=alt.Axis(format=",d", tickCount=4),
    )
    colour = alt.Color(
        "part:N",
        title=None,
        sort=list(PARTS.values()),
        scale=alt.Scale(domain=list(PARTS.values()), range=list(PART_COLOURS)),
    )
    tips: list[Any] = [
        alt.Tooltip("outlet:N", title=_("Média")),
        alt.Tooltip("part:N", title=_("Voix")),
        data.nominal(_("Part")),
    ]
    bars = alt.Chart(data.values(rows)).encode(stack, y, order="rank:O", tooltip=tips, href=data.leads())
    ink = alt.condition(f"datum.part == '{PARTS['quoted']}'", alt.value("#ffffff"), alt.value(theme.INK))
    inside = alt.X("words:Q", stack="zero", bandPosition=0.5)
    return alt.layer(
        bars.mark_bar(height=24, stroke="#ffffff", strokeWidth=1).encode(colour),
        bars.mark_text(fontSize=11).encode(inside, text="label:N", color=ink),
        alt.Chart(data.values(totals)).mark_text(align="left", dx=5).encode(x="total:Q", y=y, text="label:N"),
        data.lanes({name: name for name in order}),
    )


def _shares(counted: pd.DataFrame) -> pd.DataFrame:
    return counted.assign(share=counted["quoted"] / counted["total"]).sort_values(["share", "outlet"])


def _quoting(counted: pd.DataFrame) -> str:
    ordered = _shares(counted)
    low, high = ordered.iloc[0], ordered.iloc[-1]
    if data.percent(low["share"]) == data.percent(high["share"]):
        return _("Les paroles citées font {share} du texte").format(share=data.percent(high["share"]))
    return _("Les paroles citées font {least} du texte pour {lowest}, {most} pour {highest}").format(
        least=data.percent(low["share"]),
        lowest=low["outlet"],
        most=data.percent(high["share"]),
        highest=high["outlet"],
    )


def _describe_words(found: list[dict[str, Any]]) -> str:
    told = [
        _(
            "{outlet}, {words} en {articles} : {own} en voix du média, {reported} rapportés, {quoted} cités"
        ).format(
            outlet=row["outlet"],
            words=data.plural(row["total"], "mot", "mots"),
            articles=data.plural(row["articles"], "article", "articles"),
            **{part: data.percent(row[part] / row["total"]) for part in PARTS},
        )
        for row in found
    ]
    return _("Barres empilées des mots de chaque média par voix. {told}.").format(told=_(" ; ").join(told))
