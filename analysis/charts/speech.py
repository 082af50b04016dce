"""Who is given a voice, with which verbs, and how carefully each outlet hedges."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from analysis.charts import data, theme
from analysis.charts.matrix import Matrix, draw
from analysis.comparison import rates

OTHERS, UNATTRIBUTED = "autres voix", "non attribué"
STANCES = {
    "says": "dit",
    "claims": "affirme",
    "judges": "juge, estime",
    "admits": "reconnaît",
    "denies": "dément",
    "accuses": "accuse",
    "announces": "annonce",
    "promises": "promet",
    "asks": "demande",
    "warns": "avertit",
    "doubts": "doute",
}
HEDGES = {
    "attribution": "attribution (« selon »)",
    "conditional": "conditionnel (« aurait »)",
    "modal": "modalité (« peut »)",
    "lexical": "lexique (« présumé »)",
}
HEDGE_COLOURS = ("#0b5a8f", "#d55e00", "#008f68", "#b8588f")


def voices(voices: pd.DataFrame, articles: pd.DataFrame, top_n: int = 6) -> alt.TopLevelMixin | None:
    """What share of each outlet's words stands between quotation marks, and whose words they are.

    Takes `voices` and `articles`. The `top_n` (at most eight) speakers of most quoted words have a number
    and a colour of their own; what isn't drawn is the outlet's own voice. None where nobody is quoted.
    """
    totals = articles.groupby("outlet")["words"].sum()
    quoted = voices[(voices["quoted_words"] > 0) & voices["outlet"].map(totals).gt(0)]
    if quoted.empty:
        return None
    top = _speakers(quoted, min(top_n, len(theme.PALETTE)))
    named = quoted.assign(voice=[_voice(speaker, top) for speaker in quoted["speaker"]])
    counts = named.groupby(["outlet", "voice"], as_index=False).agg(quoted_words=("quoted_words", "sum"))
    scale = [*top.values(), OTHERS, UNATTRIBUTED]
    rows = [_voice_cell(cell, int(totals[cell["outlet"]]), scale) for cell in data.rows(counts)]
    columns = data.columns(articles)
    present = [voice for voice in scale if any(row["voice"] == voice for row in rows)]
    ends = _voice_ends(rows, columns)
    return theme.finish(
        _voice_bars(rows, ends, columns, present),
        title="À qui chaque média donne-t-il la parole ?",
        subtitle=(
            "Part des mots de chaque média placés entre guillemets, par locuteur ; le reste est la voix du "
            "média. Entre parenthèses, le nombre d’articles. "
            f"{data.plural(int(quoted['quoted_words'].sum()), 'mot cité', 'mots cités')}."
        ),
        description=_describe_voices(rows, ends, scale),
        height=50 * len(columns),
    )


def _voice_cell(cell: dict[str, Any], total: int, scale: list[str]) -> dict[str, Any]:
    voice, words = cell["voice"], int(cell["quoted_words"])
    return {
        "outlet": cell["outlet"],
        "voice": voice,
        "rank": scale.index(voice),
        "share": round(words / total, 5),
        "key": "" if voice in (OTHERS, UNATTRIBUTED) else voice.split(" ")[0],
        "Part": f"{data.percent(words / total)} du texte",
        "Mots": data.plural(words, "mot cité", "mots cités"),
    }


def _speakers(quoted: pd.DataFrame, top_n: int) -> dict[str, str]:
    words = quoted.dropna(subset=["speaker"]).groupby("speaker")["quoted_words"].sum()
    order = sorted(words.index, key=lambda speaker: (-words[speaker], speaker))[:top_n]
    return {speaker: f"{number} {speaker}" for number, speaker in enumerate(order, 1)}


def _voice(speaker: Any, top: dict[str, str]) -> str:
    return UNATTRIBUTED if pd.isna(speaker) else top.get(str(speaker), OTHERS)


def _voice_ends(rows: list[dict[str, Any]], columns: dict[str, str]) -> list[dict[str, Any]]:
    shares = {outlet: sum(row["share"] for row in rows if row["outlet"] == outlet) for outlet in columns}
    return [
        {"outlet": outlet, "end": share, "label": data.percent(share)} for outlet, share in shares.items()
    ]


def _voice_bars(
    rows: list[dict[str, Any]], ends: list[dict[str, Any]], columns: dict[str, str], present: list[str]
) -> Any:
    longest = max(row["end"] for row in ends) * 1.12
    for row in rows:
        row["key"] = row["key"] if row["share"] > 0.04 * longest else ""
    greys = {OTHERS: theme.OWN_VOICE, UNATTRIBUTED: theme.UNKNOWN}
    named = dict(zip((voice for voice in present if voice not in greys), theme.PALETTE, strict=False))
    y = data.lane(list(columns))
    x = alt.X(
        "share:Q",
        title="part des mots du média",
        stack="zero",
        scale=alt.Scale(domain=[0, longest], nice=False),
        axis=alt.Axis(format=".0%", tickCount=5),
    )
    colour = alt.Color(
        "voice:N",
        title=None,
        scale=alt.Scale(domain=present, range=[{**named, **greys}[voice] for voice in present]),
        legend=alt.Legend(symbolStrokeColor=theme.QUIET, symbolStrokeWidth=0.5),
    )
    tips: list[Any] = [
        alt.Tooltip("outlet:N", title="Média"),
        alt.Tooltip("voice:N", title="Voix"),
        "Part:N",
        "Mots:N",
    ]
    bars = alt.Chart(data.values(rows)).encode(x, y, order="rank:O", tooltip=tips)
    return alt.layer(
        bars.mark_bar(height=20, strokeWidth=0.8).encode(
            colour,
            stroke=alt.condition(
                f"datum.voice == '{UNATTRIBUTED}'", alt.value(theme.QUIET), alt.value("#ffffff")
            ),
            strokeDash=alt.condition(
                f"datum.voice == '{UNATTRIBUTED}'", alt.value([3, 2]), alt.value([1, 0])
            ),
        ),
        bars.mark_text(fontSize=11, fontWeight=600, color="#ffffff").encode(
            alt.X("share:Q", stack="zero", bandPosition=0.5), text="key:N"
        ),
        alt.Chart(data.values(ends))
        .mark_text(align="left", dx=5, fontSize=11)
        .encode(x="end:Q", y=y, text="label:N"),
        data.lanes(columns),
    )


def _describe_voices(rows: list[dict[str, Any]], ends: list[dict[str, Any]], scale: list[str]) -> str:
    told = []
    for end in ends:
        own = sorted((row for row in rows if row["outlet"] == end["outlet"]), key=lambda row: -row["share"])
        parts = [f"{_plain(row['voice'])} {data.percent(row['share'])}" for row in own]
        told.append(
            f"{end['outlet']}, {end['label']} de mots cités" + (f" : {', '.join(parts)}" if parts else "")
        )
    return f"Barres empilées de la part de texte citée, par média et par locuteur. {' ; '.join(told)}."


def _plain(voice: str) -> str:
    number, _, name = voice.partition(" ")
    return name if number.isdigit() else voice


def stances(quotations: pd.DataFrame, articles: pd.DataFrame, top_n: int = 12) -> alt.TopLevelMixin | None:
    """With which kinds of verbs each outlet reports what its speakers say.

    Takes `quotations` and `articles`. The `top_n` most frequent stances, each with its most frequent verbs;
    a cell counts reporting expressions, each once however much it reports, and leads to the first.
    None without reporting verbs.
    """
    told = quotations.dropna(subset=["stance", "cue_lemma", "outlet"])
    told = told.drop_duplicates(["article_id", "cue_start"])
    if told.empty:
        return None
    totals = told["stance"].value_counts()
    order = sorted(totals.index, key=lambda stance: (-totals[stance], stance))[:top_n]
    cells = told[told["stance"].isin(order)].groupby(["stance", "outlet"], sort=True)
    rows = [
        {
            "row": stance,
            "outlet": outlet,
            "count": len(group),
            "text": data.number(len(group)),
            "Verbes": _verbs(group, str(stance), 6),
            "href": data.link(group["sentence_id"].iloc[0]),
        }
        for (stance, outlet), group in cells
    ]
    columns = data.columns(articles)
    kinds = {stance: f"{STANCES.get(stance, stance)} ({totals[stance]})" for stance in order}
    labels = {stance: f"{kinds[stance]} : {_verbs(told, stance)}" for stance in order}
    described = " ; ".join(
        f"{kinds[stance]} : "
        + ", ".join(f"{row['outlet']} {row['count']}" for row in rows if row["row"] == stance)
        for stance in order
    )
    return draw(
        Matrix(cells=rows, rows=labels, columns=columns, tips=("Verbes",)),
        title="Avec quels verbes les paroles sont-elles rapportées ?",
        subtitle=(
            f"Verbes et tournures de parole par posture, n = {data.number(len(told))} ; "
            "entre parenthèses, le total de la ligne ou le nombre d’articles."
        ),
        description=f"Tableau des verbes de parole par média. {described}.",
    )


def _verbs(told: pd.DataFrame, stance: str, count: int = 3) -> str:
    lemmas = told.loc[told["stance"] == stance, "cue_lemma"].value_counts()
    order = sorted(lemmas.index, key=lambda lemma: (-lemmas[lemma], lemma))
    return ", ".join(order[:count]) + (", …" if len(order) > count else "")


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
    counts = known.groupby(["outlet", "kind"], as_index=False).agg(n=("start", "size"))
    rows = [
        {
            "outlet": cell["outlet"],
            "kind": HEDGES[cell["kind"]],
            "rank": kinds.index(cell["kind"]),
            "rate": round(1000 * cell["n"] / base[cell["outlet"]], 3),
            "Pour 1 000 mots": data.number(1000 * cell["n"] / base[cell["outlet"]], 1),
            "Nombre": data.plural(int(cell["n"]), "occurrence"),
        }
        for cell in data.rows(counts)
    ]
    totals = known["outlet"].value_counts()
    ends = [_interval(str(o), int(totals.get(o, 0)), int(words)) for o, words in base.items()]
    columns = {outlet: name for outlet, name in data.columns(articles).items() if outlet in base.index}
    return theme.finish(
        _hedge_bars(rows, ends, columns, kinds),
        title="Qui avance avec le plus de précautions ?",
        subtitle=(
            "Marques de prudence pour 1 000 mots hors guillemets, par type ; trait : intervalle de confiance "
            "à 95 % du total. Entre parenthèses, le nombre d’articles."
        ),
        description="Marques de prudence pour 1 000 mots hors guillemets. "
        + " ; ".join(f"{end['outlet']}, {end['label']}, intervalle {end['Intervalle']}" for end in ends)
        + ".",
        height=54 * len(columns),
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
        "Intervalle": f"{data.number(1000 * low / words, 1)} à {data.number(1000 * high / words, 1)}",
    }


def _hedge_bars(
    rows: list[dict[str, Any]], ends: list[dict[str, Any]], columns: dict[str, str], kinds: list[str]
) -> Any:
    colours = dict(zip(HEDGES, HEDGE_COLOURS, strict=True))
    y = data.lane(list(columns))
    x = alt.X(
        "rate:Q",
        title="pour 1 000 mots hors guillemets",
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
        alt.Tooltip("outlet:N", title="Média"),
        alt.Tooltip("kind:N", title="Type"),
        "Pour 1 000 mots:N",
        "Nombre:N",
    ]
    bars = alt.Chart(data.values(rows)).mark_bar(height=16, stroke="#ffffff", strokeWidth=1)
    whole = alt.Chart(data.values(ends)).encode(y=y)
    return alt.layer(
        bars.encode(x, y, colour, order="rank:O", tooltip=tips),
        whole.mark_rule(strokeWidth=1.5, color=theme.INK).encode(
            x="low:Q", x2="high:Q", tooltip="Intervalle:N"
        ),
        whole.mark_tick(thickness=1.5, height=8, color=theme.INK).encode(x="low:Q"),
        whole.mark_tick(thickness=1.5, height=8, color=theme.INK).encode(x="high:Q"),
        whole.mark_text(align="left", dx=6, fontSize=11).encode(x="high:Q", text="label:N"),
        data.lanes(columns),
    )
