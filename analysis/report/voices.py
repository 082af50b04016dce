"""Whose voice is heard in each outlet, for how many words, and with which verbs."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.charts import data
from analysis.charts.speech import STANCES
from analysis.comparison import rates
from analysis.comparison.voices import by_outlet, is_speech
from analysis.messages import N_, _
from analysis.report.display import Displayable, table, verbatim
from analysis.report.findings import count, link, listed, number, percent
from analysis.report.quotes import SPEAKERS
from analysis.study import Study

OWN_VOICE, UNATTRIBUTED = N_("texte hors guillemets"), N_("mots non attribués")
LIMIT = 60
# What a count counts: quotations of both layers, words between marks, words of reported clauses.
COUNTED = {"quotations": "", "quoted_words": "quoted", "reported_words": "indirect"}


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
                    count(int(top["quoted_words"]), "mot", "mots"),
                    _said(study, outlet, top["speaker"], "quoted"),
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


def _said(study: Study, outlet: str, speaker: str | None, layer: str = "") -> pd.DataFrame:
    """What an outlet gives to a speaker, None for nobody known; of one layer where it is named."""
    said = study["quotations"]
    same = said["speaker"].isna() if speaker is None else (said["speaker"] == speaker).fillna(False)
    own = said[(said["outlet"] == outlet) & same & is_speech(said)]
    return own[own["layer"] == layer] if layer else own


def shares(study: Study) -> Displayable:
    """Words and share of text of each speaker of each outlet, with those of the outlet itself."""
    voices, articles = study["voices"], study["articles"]
    rows = [row for outlet in study.outlets for row in _outlet(outlet, voices, articles)]
    for row in rows[:LIMIT]:
        _lead(study, row)
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
    shown = pd.DataFrame(rows, columns=list(columns)).astype({"share": "Float64"})
    if shown["interval"].isna().all():
        del columns["interval"]
    return table(
        shown,
        caption=_("Qui a la parole, média par média"),
        columns=columns,
        formats={
            **dict.fromkeys(("speaker", "quotations", "quoted_words", "reported_words"), Markup),
            "speaker_kind": lambda kind: SPEAKERS.get(kind, str(kind)),
            "share": data.percent,
        },
        limit=LIMIT,
        source="voices",
        numbers=("quotations", "quoted_words", "reported_words"),
    )


def _lead(study: Study, row: dict[str, Any]) -> None:
    """Lead a row's speaker and counts to what they count; the outlet's own voice is the rest of its text."""
    if row["speaker"] == _(OWN_VOICE):
        row |= {
            "speaker": Markup("<i>{}</i>").format(_(OWN_VOICE)),
            "quoted_words": number(row["quoted_words"]),
        }
        return
    speaker = None if row["speaker"] == _(UNATTRIBUTED) else row["speaker"]
    row["speaker"] = link(
        verbatim(row["speaker"]) if speaker else row["speaker"], _said(study, row["outlet"], speaker)
    )
    for column, layer in COUNTED.items():
        times = int(row[column])
        row[column] = link(number(times), _said(study, row["outlet"], speaker, layer) if times else None)


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
    parts = [
        link(f"{STANCES.get(str(stance), str(stance))} ({number(int(n))})", cues[cues["stance"] == stance])
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
            "shown": link(number(len(group)), group),
            "stances": _counted(group["stance"].map(lambda stance: STANCES.get(stance, str(stance)))),
            "verbs": _counted(group["cue_lemma"]),
        }
        for (speaker, outlet), group in cues.groupby(["speaker", "outlet"])
    ]
    columns = {
        "speaker": _("Voix"),
        "outlet": _("Média"),
        "shown": _("Verbes"),
        "stances": _("Ce qu’ils lui font faire"),
        "verbs": _("Lesquels"),
    }
    shown = pd.DataFrame(rows, columns=[*columns, "count"])
    shown = shown.sort_values(["count", "speaker", "outlet"], ascending=[False, True, True])
    return table(
        shown,
        caption=_("Avec quels verbes chaque média rapporte chaque voix"),
        columns=columns,
        formats={"shown": Markup},
        quoting=("speaker", "verbs"),
        limit=LIMIT,
        source="quotations",
        numbers=("shown",),
    )


def _counted(values: pd.Series) -> str:
    """Values by frequency: 'dire (3), affirmer'."""
    counts = values.dropna().value_counts()
    ordered = sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0])))
    return ", ".join(f"{value} ({n})" if int(n) > 1 else str(value) for value, n in ordered)
