"""How carefully each outlet hedges."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from analysis.charts import data, theme
from analysis.comparison import rates
from analysis.messages import N_, Labels, _

HEDGES = Labels(
    {
        "attribution": N_("attribution (« selon »)"),
        "conditional": N_("conditionnel (« aurait »)"),
        "modal": N_("modalité (« peut »)"),
        "lexical": N_("lexique (« présumé »)"),
    }
)
HEDGE_COLOURS = ("#0b5a8f", "#d55e00", "#008f68", "#b8588f")


def hedges(hedges: pd.DataFrame, articles: pd.DataFrame, voices: pd.DataFrame) -> alt.TopLevelMixin | None:
    """Hedges of each outlet per 1,000 words outside quotation marks, by kind, with their uncertainty.

    Takes `hedges`, `articles` and `voices`. The line over a bar is the 95 % Poisson interval of the total
    (Byar): where two lines overlap widely the difference may be chance. None without words.
    """
    base = rates.own_words(articles, voices)
    if hedges.empty or base.empty:
        return None
    known = hedges[hedges["kind"].isin(HEDGES) & hedges["outlet"].isin(base.index)]
    kinds = [kind for kind in HEDGES if kind in set(known["kind"])]
    counted = [(str(o), str(kind), found) for (o, kind), found in known.groupby(["outlet", "kind"])]
    rows = [
        {
            "outlet": outlet,
            "kind": HEDGES[kind],
            "rank": kinds.index(kind),
            "rate": round(1000 * len(found) / base[outlet], 3),
            _("Pour 1 000 mots"): data.number(1000 * len(found) / base[outlet], 1),
            _("Nombre"): data.plural(len(found), "occurrence", "occurrences"),
            **data.proof(_cues(found)),
        }
        for outlet, kind, found in counted
    ]
    totals = known["outlet"].value_counts()
    ends = [_interval(str(o), int(totals.get(o, 0)), int(words)) for o, words in base.items()]
    columns = {outlet: name for outlet, name in data.columns(articles).items() if outlet in base.index}
    return theme.finish(
        _hedge_bars(rows, ends, columns, kinds),
        title=_("Qui avance avec le plus de précautions ?"),
        subtitle=_(
            "Marques de prudence pour 1 000 mots hors guillemets, par type ; trait : intervalle de confiance "
            "à 95 % du total. Entre parenthèses, le nombre d’articles."
        ),
        description=_("Marques de prudence pour 1 000 mots hors guillemets. {outlets}.").format(
            outlets=_(" ; ").join(map(_described, ends))
        ),
        height=54 * len(columns),
        name="hedges",
        source="hedges",
    )


def _cues(hedges: pd.DataFrame) -> pd.DataFrame:
    """Hedges with the hedging words themselves as their span, where those are known."""
    return hedges.assign(
        start=hedges["cue_start"].fillna(hedges["start"]), end=hedges["cue_end"].fillna(hedges["end"])
    )


def _described(end: dict[str, Any]) -> str:
    return _("{outlet}, {rate}, intervalle {interval}").format(
        outlet=end["outlet"], rate=end["label"], interval=end[_("Intervalle")]
    )


def _interval(outlet: str, count: int, words: int) -> dict[str, Any]:
    low, high = rates.poisson(count)
    rate = 1000 * count / words
    return {
        "outlet": outlet,
        "rate": round(rate, 3),
        "low": round(1000 * low / words, 3),
        "high": round(1000 * high / words, 3),
        "label": f"{data.number(rate, 1)} (n = {data.number(count)})",
        _("Intervalle"): _("{low} à {high}").format(
            low=data.number(1000 * low / words, 1), high=data.number(1000 * high / words, 1)
        ),
    }


def _hedge_bars(
    rows: list[dict[str, Any]], ends: list[dict[str, Any]], columns: dict[str, str], kinds: list[str]
) -> Any:
    colours = dict(zip(HEDGES, HEDGE_COLOURS, strict=True))
    y = data.lane(list(columns))
    x = alt.X(
        "rate:Q",
        title=_("pour 1 000 mots hors guillemets"),
        stack="zero",
        scale=alt.Scale(domain=[0, max(end["high"] for end in ends) * 1.35], nice=False),
        axis=alt.Axis(tickCount=5),
    )
    colour = alt.Color(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=[HEDGES[kind] for kind in kinds], range=[colours[kind] for kind in kinds]),
    )
    tips: list[Any] = [
        alt.Tooltip("outlet:N", title=_("Média")),
        alt.Tooltip("kind:N", title=_("Type")),
        data.nominal(_("Pour 1 000 mots")),
        data.nominal(_("Nombre")),
    ]
    bars = alt.Chart(data.values(rows)).mark_bar(height=16, stroke="#ffffff", strokeWidth=1)
    whole = alt.Chart(data.values(ends)).encode(y=y)
    return alt.layer(
        bars.encode(x, y, colour, order="rank:O", tooltip=tips, href=data.leads()),
        whole.mark_rule(strokeWidth=1.5, color=theme.INK).encode(
            x="low:Q", x2="high:Q", tooltip=data.nominal(_("Intervalle"))
        ),
        whole.mark_tick(thickness=1.5, height=8, color=theme.INK).encode(x="low:Q"),
        whole.mark_tick(thickness=1.5, height=8, color=theme.INK).encode(x="high:Q"),
        whole.mark_text(align="left", dx=6, fontSize=11).encode(x="high:Q", text="label:N"),
        data.lanes(columns),
    )
