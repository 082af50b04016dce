"""Who names whom, and which wording outlets share."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import chain, combinations
from typing import Any

import altair as alt
import pandas as pd

from analysis.charts import data, theme
from analysis.charts.matrix import Matrix, draw
from analysis.comparison.passages import nested
from analysis.evidence import in_sentences
from analysis.messages import N_, Labels, _, ngettext

KINDS = Labels(
    {
        "PERSON": N_("personne"),
        "ORG": N_("organisation"),
        "MEDIA": N_("média"),
        "PLATFORM": N_("plateforme"),
        "PLACE": N_("lieu"),
    }
)
WORDING = Labels(
    {
        "verbatim": N_("mot pour mot"),
        "wire": N_("dépêche d’agence"),
        "altered quote": N_("citation modifiée"),
        "near": N_("formulation proche"),
    }
)
WORDING_COLOURS = ("#0b5a8f", "#5aa0cf", "#d55e00", "#c3c9d0")


def names(mentions: pd.DataFrame, articles: pd.DataFrame, top_n: int = 20) -> alt.TopLevelMixin | None:
    """How often each outlet names each person, organisation, medium, platform or place.

    Takes `mentions` and `articles`. The `top_n` names of most outlets, then of most mentions; a cell leads
    to the outlet's mentions. Articles that stand twice carry a common text, which has a column of its own
    (see `collapsing.apart`). None where nothing is named.
    """
    apart = bool(articles["article_id"].duplicated().any())
    named = mentions.dropna(subset=["entity_id", "outlet"])
    if named.empty:
        return None
    entities = named.groupby("entity_id").agg(
        name=("canonical", "first"),
        kind=("kind", "first"),
        outlets=("outlet", "nunique"),
        total=("text", "size"),
    )
    entities = entities.sort_values(["outlets", "total", "name"], ascending=[False, False, True])
    shown = entities.head(top_n)
    cells = named[named["entity_id"].isin(shown.index)].groupby(["entity_id", "outlet"], sort=True)
    about = shown.to_dict("index")
    rows = [_name_cell(key, told, about[key[0]]) for key, told in cells]
    columns = data.columns(articles)
    common = int((entities["outlets"] == len(columns)).sum())
    return draw(
        Matrix(
            rows,
            dict(zip(shown.index, shown["name"], strict=True)),
            columns,
            tips=(_("Nom"), _("Type"), _("Mentions")),
        ),
        # What an outlet names in a common text alone stands in that text's column: no count of outlets.
        title=_names_title(common, len(entities), 0 if apart else len(columns)),
        subtitle=_(
            "Mentions par média ; case vide : jamais nommé. {shown} noms sur {total}, du plus partagé au "
            "moins partagé ; entre parenthèses, le nombre d’articles."
        ).format(shown=len(shown), total=data.number(len(entities)))
        + (_(" Un texte commun à plusieurs articles est compté une fois, à part.") if apart else ""),
        description=_describe_names(rows, shown, columns),
        name="names",
        source="mentions",
    )


def _name_cell(key: Any, told: pd.DataFrame, entity: Mapping[Hashable, Any]) -> dict[str, Any]:
    return {
        "row": key[0],
        "outlet": key[1],
        "count": len(told),
        "text": data.number(len(told)),
        _("Nom"): entity["name"],
        _("Type"): KINDS.get(entity["kind"], entity["kind"]),
        _("Mentions"): data.plural(len(told), "mention", "mentions"),
        **data.proof(told),
    }


def _names_title(common: int, total: int, outlets: int) -> str:
    if outlets < 2:
        return _("Qui est nommé, et combien de fois ?")
    if not common:
        return _("Aucun nom n’est commun à tous les médias")
    return ngettext(
        "{count} nom sur {total} est nommé par tous les médias",
        "{count} noms sur {total} sont nommés par tous les médias",
        common,
    ).format(count=data.number(common), total=data.number(total))


def _describe_names(rows: list[dict[str, Any]], shown: pd.DataFrame, columns: dict[str, str]) -> str:
    counts = {(row["row"], row["outlet"]): row["text"] for row in rows}
    told = []
    for entity, name in shown["name"].items():
        cells = [f"{outlet} {counts[entity, outlet]}" for outlet in columns if (entity, outlet) in counts]
        told.append(f"{name} ({', '.join(cells)})")
    return _("Tableau des mentions par nom et par média : {names}.").format(names=_(" ; ").join(told))


def shared(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    top_n: int = 12,
    sentences: pd.DataFrame | None = None,
) -> alt.TopLevelMixin | None:
    """How many words each pair of outlets has in common, by kind of shared wording.

    Takes `passages` and `articles`. A passage counts once for a pair, with the words of its shorter
    occurrence; two articles of one outlet are a pair too. Given `sentences`, a bar leads to both outlets'
    words. None where no wording is shared.
    """
    pairs = _pairs(passages if sentences is None else in_sentences(passages, sentences))
    if pairs.empty:
        return None
    totals = pairs.groupby("pair")["words"].sum()
    order = sorted(totals.index, key=lambda pair: (-totals[pair], pair))[:top_n]
    kinds = [kind for kind in WORDING if kind in set(pairs["kind"])]
    cells = pairs[pairs["pair"].isin(order)].groupby(["pair", "kind"])
    rows = [
        {
            "pair": cell["pair"],
            "kind": WORDING[cell["kind"]],
            "rank": kinds.index(cell["kind"]),
            "words": cell["words"],
            _("Passages"): data.plural(cell["n"], "passage", "passages"),
            _("Mots"): data.plural(cell["words"], "mot", "mots"),
            **data.proof(chain.from_iterable(cell["spans"])),
        }
        for cell in data.rows(
            cells.agg(words=("words", "sum"), n=("words", "size"), spans=("spans", list)).reset_index()
        )
    ]
    ends = [{"pair": pair, "total": int(totals[pair]), "label": _ends(pairs, pair)} for pair in order]
    told = _(" ; ").join(f"{row['pair']}, {row['label']}" for row in ends)
    return theme.finish(
        _shared_bars(rows, ends, order, kinds),
        title=_("{pair} : le plus de mots en commun").format(pair=order[0]),
        subtitle=_(
            "Mots communs par paire de médias et nature de la reprise. "
            "{shown} paires sur {total} ; {articles}."
        ).format(
            shown=len(order),
            total=len(totals),
            articles=data.plural(len(articles), "article", "articles"),
        ),
        description=_("Barres des mots que deux médias ont en commun : {pairs}.").format(pairs=told),
        height=50 * len(order),
        name="shared",
        source="passages",
    )


def _pairs(passages: pd.DataFrame) -> pd.DataFrame:
    found, within = [], _("{outlet}, d’un article à l’autre")
    twice = nested(passages)
    for (passage, kind), group in passages.dropna(subset=["outlet"]).groupby(
        ["passage_id", "kind"], sort=True
    ):
        longest: dict[tuple[str, str], int] = {}
        both: dict[tuple[str, str], list[dict[str, Any]]] = {}
        spans = data.rows(group.sort_values(["article_id", "start"]))
        for one, other in combinations(spans, 2):
            articles = one["article_id"], other["article_id"]
            if articles[0] != articles[1] and (passage, *articles) not in twice:
                first, second = sorted((one["outlet"], other["outlet"]))
                words = min(one["words"], other["words"])
                longest[first, second] = max(words, longest.get((first, second), 0))
                both.setdefault((first, second), []).extend([one, other])
        for (first, second), words in longest.items():
            pair = f"{first} ↔ {second}" if first != second else within.format(outlet=first)
            spans = both[first, second] if "sentence_id" in group else []
            found.append({"pair": pair, "kind": kind, "words": int(words), "spans": spans})
    return pd.DataFrame(found, columns=["pair", "kind", "words", "spans"])


def _ends(pairs: pd.DataFrame, pair: str) -> str:
    own = pairs[pairs["pair"] == pair]
    words = data.plural(int(own["words"].sum()), "mot", "mots")
    passages = data.plural(len(own), "passage", "passages")
    return f"{words}, {passages}"


def _shared_bars(
    rows: list[dict[str, Any]], ends: list[dict[str, Any]], order: list[str], kinds: list[str]
) -> Any:
    longest = max(row["total"] for row in ends)
    labels = [WORDING[kind] for kind in kinds]
    colours = dict(zip(WORDING, WORDING_COLOURS, strict=True))
    y = data.lane(order, "pair")
    bars = (
        alt.Chart(data.values(rows))
        .mark_bar(height=16, stroke="#ffffff", strokeWidth=1)
        .encode(
            alt.X(
                "words:Q",
                title=_("mots communs"),
                stack="zero",
                scale=alt.Scale(domain=[0, longest * 1.7], nice=False),
                axis=alt.Axis(tickCount=4),
            ),
            y,
            alt.Color(
                "kind:N",
                title=None,
                scale=alt.Scale(domain=labels, range=[colours[kind] for kind in kinds]),
            ),
            order="rank:O",
            href=data.leads(),
            tooltip=[
                alt.Tooltip("pair:N", title=_("Médias")),
                alt.Tooltip("kind:N", title=_("Reprise")),
                data.nominal(_("Passages")),
                data.nominal(_("Mots")),
            ],
        )
    )
    text = alt.Chart(data.values(ends)).mark_text(align="left", dx=5, fontSize=11)
    return alt.layer(
        bars, text.encode(x="total:Q", y=y, text="label:N"), data.lanes({pair: pair for pair in order})
    )
