"""Whose voice is heard in each outlet, for how many words, and with which verbs."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.charts import data
from analysis.charts.speech import STANCES
from analysis.comparison import rates
from analysis.comparison.voices import by_outlet
from analysis.messages import N_, _
from analysis.report.display import Displayable, table, verbatim
from analysis.report.findings import count, link, listed, number, percent
from analysis.report.quotes import SPEAKERS
from analysis.study import Study

OWN_VOICE, UNATTRIBUTED = N_("voix du média"), N_("mots non attribués")
LIMIT = 60


def longest(study: Study) -> Markup:
    """The speaker with most quoted words in each outlet, against the outlet's own voice."""
    known = study["voices"].dropna(subset=["speaker"])
    if known.empty:
        return Markup(_("Aucune parole n’a pu être attribuée."))
    totals = by_outlet(known, study["articles"])
    parts = []
    for outlet in study.outlets:
        rows = totals[(totals["outlet"] == outlet) & (totals["quoted_words"] > 0)]
        if rows.empty:
            parts.append(Markup(_("{} ne cite personne entre guillemets")).format(outlet))
            continue
        top = rows.iloc[0]
        parts.append(
            Markup(_("dans {outlet}, <b>{speaker}</b> occupe {share} du texte ({words})")).format(
                outlet=outlet,
                speaker=top["speaker"],
                share=percent(float(top["share"])),
                words=link(
                    count(int(top["quoted_words"]), "mot", "mots"), _first(study, outlet, top["speaker"])
                ),
            )
        )
    return Markup(_("La voix la plus longue : {parts}. {caution}")).format(
        parts=Markup(_("\u202f; ")).join(parts), caution=_caution(study)
    )


def _caution(study: Study) -> str:
    """From how many articles on a share has an interval."""
    most = int(study["articles"]["outlet"].value_counts().max())
    least = rates.LEAST_ARTICLES
    if most < least:
        return _(
            "Aucun média ne compte {count} articles : les parts décrivent ces articles et rien de plus, "
            "sans intervalle de confiance."
        ).format(count=least)
    return _("Intervalles de confiance à 95 % pour les médias d’au moins {count} articles seulement.").format(
        count=least
    )


def _first(study: Study, outlet: str, speaker: str) -> str | None:
    said = study["quotations"]
    own = said[(said["outlet"] == outlet) & (said["speaker"] == speaker) & said["sentence_id"].notna()]
    own = own[own["role"].ne("other").fillna(True)]
    return str(own.iloc[0]["sentence_id"]) if len(own) else None


def shares(study: Study) -> Displayable:
    """Words and share of text of each speaker of each outlet, with those of the outlet itself."""
    voices, articles = study["voices"], study["articles"]
    rows = [row for outlet in study.outlets for row in _outlet(outlet, voices, articles)]
    for row in rows:
        row["speaker"] = _spoken(row, _first(study, row["outlet"], row["speaker"]))
    columns = {
        "outlet": _("Média"),
        "speaker": _("Voix"),
        "speaker_kind": _("Nature"),
        "quotations": _("Citations"),
        "quoted_words": _("Mots"),
        "share": _("Part du texte"),
        "interval": _("Intervalle à 95 %"),
        "reported_words": _("Mots rapportés en plus"),
    }
    shown = pd.DataFrame(rows, columns=list(columns)).astype(
        {"quotations": "Int64", "quoted_words": "Int64", "reported_words": "Int64", "share": "Float64"}
    )
    if shown["interval"].isna().all():
        del columns["interval"]
    return table(
        shown,
        caption=_("Qui a la parole, média par média"),
        columns=columns,
        formats={
            "speaker": Markup,
            "speaker_kind": lambda kind: SPEAKERS.get(kind, str(kind)),
            "share": data.percent,
        },
        limit=LIMIT,
        source="voices",
        tools=True,
    )


def _spoken(row: dict[str, Any], sentence_id: str | None) -> Markup:
    if sentence_id is None:
        return Markup("<i>{}</i>").format(row["speaker"])
    return link(verbatim(row["speaker"]), sentence_id)


def _outlet(outlet: str, voices: pd.DataFrame, articles: pd.DataFrame) -> list[dict[str, Any]]:
    """The outlet's own voice first, then its speakers; the words sum to those of its articles."""
    own, texts = voices[voices["outlet"] == outlet], articles[articles["outlet"] == outlet]
    total = int(texts["words"].sum())
    said = by_outlet(own, texts).to_dict("records")
    quoted = sum(int(row["quoted_words"]) for row in said)
    rows: list[dict[str, Any]] = [{"outlet": outlet, "speaker": _(OWN_VOICE), "quoted_words": total - quoted}]
    for given in said:
        speaker = _(UNATTRIBUTED) if pd.isna(given["speaker"]) else given["speaker"]
        rows.append({str(k): v for k, v in given.items()} | {"speaker": speaker})
    for row in rows:
        row["share"] = row["quoted_words"] / total if total else None
        row["interval"] = _interval(row["speaker"], own, texts)
    return rows


def _interval(speaker: str, own: pd.DataFrame, texts: pd.DataFrame) -> str | None:
    part = own[own["speaker"].fillna(_(UNATTRIBUTED)) == speaker]
    words = texts.set_index("article_id")["words"]
    own_voice = speaker == _(OWN_VOICE)
    source = own if own_voice else part
    parts = source.groupby("article_id")["quoted_words"].sum().reindex(words.index).fillna(0)
    found = rates.share_interval(words - parts if own_voice else parts, words)
    if not found:
        return None
    return _("{low} à {high}").format(low=data.percent(found[0]), high=data.percent(found[1]))


def stances(study: Study) -> Markup:
    """Which stances the reporting verbs give to the speakers."""
    cues = _cues(study)
    counts = cues["stance"].value_counts()
    if counts.empty:
        return Markup(_("Aucun verbe de parole n’a été relevé."))
    ordered = sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0])))
    first = cues.drop_duplicates("stance").set_index("stance")["sentence_id"].to_dict()
    parts = [
        link(f"{STANCES.get(str(stance), str(stance))} ({number(int(n))})", first[stance])
        for stance, n in ordered
    ]
    return Markup(_("Ce que les verbes font faire aux sources : {}.")).format(listed(parts))


def _cues(study: Study) -> pd.DataFrame:
    """One row a reporting expression, however much it reports."""
    cues = study["quotations"].dropna(subset=["stance", "cue_start"])
    return cues.drop_duplicates(["article_id", "cue_start"])


def verbs(study: Study) -> Displayable:
    """With which verbs each outlet reports each speaker, those of most verbs first."""
    cues = _cues(study).dropna(subset=["speaker"])
    rows = [
        {
            "speaker": speaker,
            "outlet": outlet,
            "count": len(group),
            "stances": _counted(group["stance"].map(lambda stance: STANCES.get(stance, str(stance)))),
            "verbs": _counted(group["cue_lemma"]),
            "sentence_id": group["sentence_id"].iloc[0],
        }
        for (speaker, outlet), group in cues.groupby(["speaker", "outlet"])
    ]
    columns = {
        "speaker": _("Voix"),
        "outlet": _("Média"),
        "count": _("Verbes"),
        "stances": _("Ce qu’ils lui font faire"),
        "verbs": _("Lesquels"),
    }
    shown = pd.DataFrame(rows, columns=[*columns, "sentence_id"]).astype({"count": "Int64"})
    shown = shown.sort_values(["count", "speaker", "outlet"], ascending=[False, True, True])
    return table(
        shown,
        caption=_("Avec quels verbes chaque média rapporte chaque voix"),
        columns=columns,
        link="sentence_id",
        on="verbs",
        quoting=("speaker", "verbs"),
        limit=LIMIT,
        source="quotations",
        tools=True,
    )


def _counted(values: pd.Series) -> str:
    """Values by frequency: 'dire (3), affirmer'."""
    counts = values.dropna().value_counts()
    ordered = sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0])))
    return ", ".join(f"{value} ({n})" if int(n) > 1 else str(value) for value, n in ordered)
