"""Whose words each outlet quotes: by speaker against its own voice, and by gender."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from analysis.charts import data, theme
from analysis.charts.stack import Stack, draw
from analysis.comparison.gender import by_gender, groups
from analysis.comparison.voices import is_speech
from analysis.messages import N_, _

OTHERS, UNATTRIBUTED = N_("autres voix"), N_("non attribué")
# The letter stands on the bar: parts are not told apart by colour alone.
GENDERS = {
    "women": (N_("F femmes"), "#5d2a7a"),
    "men": (N_("H hommes"), "#b3541e"),
    "unknown gender": (N_("? genre inconnu"), "#6b7280"),
    "organisations": (N_("O organisations"), "#2f6f85"),
    "others": (N_("C collectifs, anonymes"), "#857a55"),
    "unattributed": (UNATTRIBUTED, theme.UNKNOWN),
}


def voices(
    voices: pd.DataFrame,
    articles: pd.DataFrame,
    top_n: int = 6,
    quotations: pd.DataFrame | None = None,
) -> alt.TopLevelMixin | None:
    """What share of each outlet's words stands between quotation marks, and whose words they are.

    Takes `voices` and `articles`. The `top_n` (at most eight) speakers of most quoted words have a number
    and a colour of their own; what isn't drawn is the outlet's own voice. With `quotations` a part leads to
    what it quotes. None where nobody is quoted.
    """
    totals = articles.groupby("outlet")["words"].sum()
    quoted = voices[(voices["quoted_words"] > 0) & voices["outlet"].map(totals).gt(0)]
    if quoted.empty:
        return None
    top = _speakers(quoted, min(top_n, len(theme.PALETTE)))
    named = quoted.assign(voice=[_voice(speaker, top) for speaker in quoted["speaker"]])
    counts = named.groupby(["outlet", "voice"], as_index=False).agg(quoted_words=("quoted_words", "sum"))
    said = quotations
    if quotations is not None:
        said = quotations.assign(voice=[_voice(speaker, top) for speaker in quotations["speaker"]])
    leads = _leads(said)
    rows = [_cell(cell, int(totals[cell["outlet"]]), leads) for cell in data.rows(counts)]
    colours = {**dict(zip(top.values(), theme.PALETTE, strict=False)), _(OTHERS): theme.OWN_VOICE}
    colours[_(UNATTRIBUTED)] = theme.UNKNOWN
    numbered = frozenset(top.values())
    return draw(
        Stack(rows, data.columns(articles), colours, numbered, _(UNATTRIBUTED)),
        title=_("À qui chaque média donne-t-il la parole ?"),
        subtitle=_(
            "Part des mots de chaque média placés entre guillemets, par locuteur ; le reste est hors "
            "guillemets. Entre parenthèses, le nombre d’articles. {words}."
        ).format(words=data.plural(int(quoted["quoted_words"].sum()), "mot cité", "mots cités")),
        axis=_("part des mots du média"),
        legend=_("Voix"),
        description=_("Barres empilées de la part de texte citée, par média et par locuteur."),
        name="voices",
    )


def _cell(cell: dict[str, Any], total: int, leads: dict[tuple[str, str], pd.DataFrame]) -> dict[str, Any]:
    voice, words = cell["voice"], int(cell["quoted_words"])
    return {
        "outlet": cell["outlet"],
        "part": voice,
        "share": round(words / total, 5),
        _("Part"): _("{share} du texte").format(share=data.percent(words / total)),
        _("Mots"): data.plural(words, "mot cité", "mots cités"),
        **data.proof(leads.get((cell["outlet"], voice))),
    }


def _leads(said: pd.DataFrame | None) -> dict[tuple[str, str], Any]:
    """What quotes each `voice` in each outlet."""
    if said is None:
        return {}
    own = said[is_speech(said) & (said["layer"] == "quoted") & said["sentence_id"].notna()]
    return {(str(outlet), str(voice)): rows for (outlet, voice), rows in own.groupby(["outlet", "voice"])}


def _speakers(quoted: pd.DataFrame, top_n: int) -> dict[str, str]:
    words = quoted.dropna(subset=["speaker"]).groupby("speaker")["quoted_words"].sum()
    order = sorted(words.index, key=lambda speaker: (-words[speaker], speaker))[:top_n]
    return {speaker: f"{number} {speaker}" for number, speaker in enumerate(order, 1)}


def _voice(speaker: Any, top: dict[str, str]) -> str:
    return _(UNATTRIBUTED) if pd.isna(speaker) else top.get(str(speaker), _(OTHERS))


def gender(
    voices: pd.DataFrame,
    entities: pd.DataFrame,
    articles: pd.DataFrame,
    quotations: pd.DataFrame | None = None,
) -> alt.TopLevelMixin | None:
    """Whose words each outlet quotes: women's, men's, organisations', of nobody known.

    Takes the tables of those names. A bar is all that an outlet quotes; with `quotations` a part leads to
    the quotations that it counts. None where nobody is quoted.
    """
    found = by_gender(voices, entities, articles)
    said = None if quotations is None else quotations.assign(voice=groups(quotations, entities))
    leads = _leads(said)
    rows = [_part(row, leads) for row in data.rows(found[found["quoted_words"] > 0])]
    if not rows:
        return None
    quoting = {row["outlet"] for row in rows}
    columns = {outlet: name for outlet, name in data.columns(articles).items() if outlet in quoting}
    words = int(found["quoted_words"].sum())
    colours = {_(label): colour for label, colour in GENDERS.values()}
    nobody = _(UNATTRIBUTED)
    return draw(
        Stack(rows, columns, colours, frozenset(colours) - {nobody}, nobody, _totals(found)),
        title=_("Paroles de femmes, paroles d’hommes ?"),
        subtitle=_(
            "Part des mots cités entre guillemets ; le genre n’est compté que là où le texte le montre "
            "(civilité, pronom, accord), jamais d’après un prénom. Entre parenthèses, le nombre d’articles. "
            "{words}."
        ).format(words=data.plural(words, "mot cité", "mots cités")),
        axis=_("part des mots cités par le média"),
        legend=_("De qui"),
        description=_("Barres empilées des mots cités, par média et selon qui parle."),
        name="gender",
    )


def _totals(found: pd.DataFrame) -> dict[str, str]:
    words = found.groupby("outlet")["quoted_words"].sum()
    return {str(outlet): data.plural(int(count), "mot", "mots") for outlet, count in words.items()}


def _part(row: dict[str, Any], leads: dict[tuple[str, str], Any]) -> dict[str, Any]:
    speakers, words = int(row["speakers"]), int(row["quoted_words"])
    label = GENDERS[row["group"]][0]
    return {
        "outlet": row["outlet"],
        "part": _(label),
        "share": round(float(row["share"]), 5),
        _("Part"): _("{share} des mots cités").format(share=data.percent(float(row["share"]))),
        _("Mots"): data.plural(words, "mot cité", "mots cités")
        + ", "
        + data.plural(speakers, "locuteur", "locuteurs"),
        **data.proof(leads.get((row["outlet"], row["group"]))),
    }
