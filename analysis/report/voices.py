"""Whose voice is heard in each outlet, for how many words, and with which verbs."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.charts import data
from analysis.charts.speech import STANCES
from analysis.comparison import rates
from analysis.comparison.voices import by_outlet
from analysis.report.display import Displayable, table
from analysis.report.findings import count, link, listed, number, percent
from analysis.report.quotes import SPEAKERS
from analysis.study import Study

OWN_VOICE, UNATTRIBUTED = "texte hors guillemets", "mots non attribués"
LIMIT = 60
# What a count counts: quotations of both layers, words between marks, words of reported clauses.
COUNTED = {"quotations": "", "quoted_words": "quoted", "reported_words": "indirect"}


def longest(study: Study) -> Markup:
    """The speaker with most quoted words in each outlet, against the outlet's own voice."""
    known = study["voices"].dropna(subset=["speaker"])
    if known.empty:
        return Markup("Aucune parole n’a pu être attribuée.")
    totals = by_outlet(known, study["articles"])
    parts = []
    for outlet in study.outlets:
        rows = totals[(totals["outlet"] == outlet) & (totals["quoted_words"] > 0)]
        if rows.empty:
            parts.append(Markup("{} ne cite personne entre guillemets").format(outlet))
            continue
        top = rows.iloc[0]
        parts.append(
            Markup("dans {}, <b>{}</b> occupe {} du texte ({})").format(
                outlet,
                top["speaker"],
                percent(float(top["share"])),
                link(count(int(top["quoted_words"]), "mot"), _said(study, outlet, top["speaker"])),
            )
        )
    return Markup("La voix la plus longue : {}. {}").format(Markup("\u202f; ").join(parts), _caution(study))


def _caution(study: Study) -> str:
    """From how many articles on a share has an interval."""
    most = int(study["articles"]["outlet"].value_counts().max())
    least = rates.LEAST_ARTICLES
    if most < least:
        return (
            f"Aucun média ne compte {least} articles : les parts décrivent ces articles et rien de plus, "
            "sans intervalle de confiance."
        )
    return f"Intervalles de confiance à 95 % pour les médias d’au moins {least} articles seulement."


def _said(study: Study, outlet: str, speaker: str | None, layer: str = "") -> pd.DataFrame:
    """What an outlet gives to a speaker, None for nobody known; of one layer where it is named."""
    said = study["quotations"]
    same = said["speaker"].isna() if speaker is None else (said["speaker"] == speaker).fillna(False)
    own = said[(said["outlet"] == outlet) & same & said["role"].ne("other").fillna(True)]
    return own[own["layer"] == layer] if layer else own


def shares(study: Study) -> Displayable:
    """Words and share of text of each speaker of each outlet, with those of the outlet itself."""
    voices, articles = study["voices"], study["articles"]
    rows = [row for outlet in study.outlets for row in _outlet(outlet, voices, articles)]
    for row in rows:
        _lead(study, row)
    columns = {
        "outlet": "Média",
        "speaker": "Voix",
        "speaker_kind": "Nature",
        "quotations": "Citations",
        "quoted_words": "Mots",
        "share": "Part du texte",
        "interval": "Intervalle à 95 %",
        "reported_words": "Mots rapportés en plus",
    }
    shown = pd.DataFrame(rows, columns=list(columns)).astype({"share": "Float64"})
    if shown["interval"].isna().all():
        del columns["interval"]
    return table(
        shown,
        caption="Qui a la parole, média par média",
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
    if row["speaker"] == OWN_VOICE:
        row |= {"speaker": Markup("<i>{}</i>").format(OWN_VOICE), "quoted_words": number(row["quoted_words"])}
        return
    speaker = None if row["speaker"] == UNATTRIBUTED else row["speaker"]
    row["speaker"] = link(row["speaker"], _said(study, row["outlet"], speaker))
    for column, layer in COUNTED.items():
        row[column] = link(number(int(row[column])), _said(study, row["outlet"], speaker, layer))


def _outlet(outlet: str, voices: pd.DataFrame, articles: pd.DataFrame) -> list[dict[str, Any]]:
    """The outlet's own voice first, then its speakers; the words sum to those of its articles."""
    own, texts = voices[voices["outlet"] == outlet], articles[articles["outlet"] == outlet]
    total = int(texts["words"].sum())
    said = by_outlet(own, texts).to_dict("records")
    quoted = sum(int(row["quoted_words"]) for row in said)
    rows: list[dict[str, Any]] = [{"outlet": outlet, "speaker": OWN_VOICE, "quoted_words": total - quoted}]
    for given in said:
        speaker = UNATTRIBUTED if pd.isna(given["speaker"]) else given["speaker"]
        rows.append({str(k): v for k, v in given.items()} | {"speaker": speaker})
    for row in rows:
        row["share"] = row["quoted_words"] / total if total else None
        row["interval"] = _interval(row["speaker"], own, texts)
    return rows


def _interval(speaker: str, own: pd.DataFrame, texts: pd.DataFrame) -> str | None:
    part = own[own["speaker"].fillna(UNATTRIBUTED) == speaker]
    words = texts.set_index("article_id")["words"]
    source = own if speaker == OWN_VOICE else part
    parts = source.groupby("article_id")["quoted_words"].sum().reindex(words.index).fillna(0)
    found = rates.share_interval(words - parts if speaker == OWN_VOICE else parts, words)
    return f"{data.percent(found[0])} à {data.percent(found[1])}" if found else None


def stances(study: Study) -> Markup:
    """Which stances the reporting verbs give to the speakers."""
    cues = _cues(study)
    counts = cues["stance"].value_counts()
    if counts.empty:
        return Markup("Aucun verbe de parole n’a été relevé.")
    ordered = sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0])))
    parts = [
        link(f"{STANCES.get(str(stance), str(stance))} ({number(int(n))})", cues[cues["stance"] == stance])
        for stance, n in ordered
    ]
    return Markup("Ce que les verbes font faire aux sources : {}.").format(listed(parts))


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
        "speaker": "Voix",
        "outlet": "Média",
        "shown": "Verbes",
        "stances": "Ce qu’ils lui font faire",
        "verbs": "Lesquels",
    }
    shown = pd.DataFrame(rows, columns=[*columns, "count"])
    shown = shown.sort_values(["count", "speaker", "outlet"], ascending=[False, True, True])
    return table(
        shown,
        caption="Avec quels verbes chaque média rapporte chaque voix",
        columns=columns,
        formats={"shown": Markup},
        limit=LIMIT,
        source="quotations",
        numbers=("shown",),
    )


def _counted(values: pd.Series) -> str:
    """Values by frequency: 'dire (3), affirmer'."""
    counts = values.dropna().value_counts()
    ordered = sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0])))
    return ", ".join(f"{value} ({n})" if int(n) > 1 else str(value) for value, n in ordered)
