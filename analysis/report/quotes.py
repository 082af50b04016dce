"""What was said exactly, by whom, and how the words change from one article to the next."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis import anchors
from analysis.charts import data
from analysis.charts.speech import STANCES
from analysis.charts.theme import plain
from analysis.comparison.plain import readable
from analysis.messages import N_, NN_, Labels, _, ngettext
from analysis.report.display import NOTHING, Displayable, table, verbatim
from analysis.report.findings import count, joined, link, listed, number
from analysis.study import Study

# The heart of the report: room for every quotation of a dozen articles, and for every pair.
QUOTATIONS, PAIRS = 300, 100
UNKNOWN = N_("non identifié")
LAYERS = Labels(
    {
        "quoted": N_("directe"),
        "mixed": N_("rapportée, avec des mots cités"),
        "indirect": N_("rapportée"),
    }
)
SPEAKERS = Labels(
    {
        "person": N_("personne"),
        "organisation": N_("organisation"),
        "document": N_("document"),
        "collective": N_("collectif"),
        "anonymous": N_("anonyme"),
    }
)
REASONS = Labels(
    {
        "pronoun": N_("un pronom, sans nom avant lui"),
        "impersonal": N_("tournure impersonnelle"),
        "headline": N_("un titre, sans auteur"),
        "not named": N_("personne n’est nommé"),
        "no reporting clause": N_("rien ne dit qui parle"),
    }
)
# Worst first: what an editor must look at before what is the same.
CHANGES = {
    "reattributed": NN_("attribuée à quelqu’un d’autre", "attribuées à quelqu’un d’autre"),
    "reworded": NN_("reformulée", "reformulées"),
    "shortened": NN_("abrégée sans marque", "abrégées sans marque"),
    "glossed": NN_("complétée entre crochets", "complétées entre crochets"),
    "truncated": NN_("coupée", "coupées"),
    "reported": NN_("citée ici, rapportée là", "citées ici, rapportées là"),
    "identical": NN_("identique", "identiques"),
}


def speech(study: Study) -> pd.DataFrame:
    """The rows of `quotations` that are words between marks, titles and terms left out."""
    found = study["quotations"]
    return found[(found["layer"] == "quoted") & (found["role"] == "speech") & found["sentence_id"].notna()]


def attribution(study: Study) -> Markup:
    """How many quoted passages have a speaker, and which have none."""
    said = speech(study)
    if said.empty:
        return Markup(_("Aucune parole entre guillemets n’a été trouvée."))
    unknown = said[said["speaker"].isna()]
    clauses = study["quotations"]["layer"].eq("indirect")
    text = Markup(_("<b>{passages}</b> et {utterances}.")).format(
        passages=link(count(len(said), "passage entre guillemets", "passages entre guillemets"), said),
        utterances=link(
            count(int(clauses.sum()), "parole rapportée", "paroles rapportées"), study["quotations"][clauses]
        ),
    )
    if unknown.empty:
        return joined([text, Markup(_("Chaque passage entre guillemets a un auteur, sûr ou probable."))])
    shown = [link(_("n° {}").format(i), row) for i, row in enumerate(unknown["sentence_id"].head(12), 1)]
    others = [] if len(shown) == len(unknown) else [Markup("…")]
    missing = Markup(_("Sans auteur identifié, {passages} : {links}.")).format(
        passages=count(len(unknown), "passage", "passages"), links=Markup(", ").join([*shown, *others])
    )
    return joined([text, missing])


def quotations(study: Study) -> Displayable:
    """Every quotation and reported clause with its sentence, speaker, verb and how sure it is."""
    found = study["quotations"]
    said = found[~found["role"].eq("other").fillna(False) & found["sentence_id"].notna()]
    rows = said.to_dict("records")
    sentences = readable(study["sentences"], study["furniture"])
    texts = {article.article_id: article.text for article in study.corpus.articles}
    shown = said.assign(
        form=[_form(row) for row in rows],
        speaker=[_under(_speaker(row), _nature(row)) for row in rows],
        said=[_said(row, sentences) for row in rows],
        verb=[_under(_cue(row), _manner(row, texts)) for row in rows],
    )
    return table(
        shown,
        caption=_("Les citations et les paroles rapportées, chacune dans sa phrase"),
        columns={
            "outlet": _("Média"),
            "speaker": _("Attribué à"),
            "said": _("Paroles, puis la phrase"),
            "form": _("Forme"),
            "verb": _("Verbe et posture"),
            "confidence": _("Confiance"),
        },
        formats={**dict.fromkeys(("speaker", "said", "verb"), Markup), "confidence": data.percent},
        limit=QUOTATIONS,
        source="quotations",
    )


def _under(above: str, below: str) -> Markup:
    """Two lines of a cell, the second in small."""
    return Markup("{}{}").format(
        above, Markup('<span class="under">{}</span>').format(below) if below else ""
    )


def _cue(row: Mapping[Hashable, Any]) -> str:
    return NOTHING if pd.isna(row["cue_lemma"]) else verbatim(row["cue_lemma"], row["article_id"])


def _named(names: Mapping[str, str], value: Any) -> str:
    return "" if pd.isna(value) else names.get(str(value), str(value))


def _speaker(row: Mapping[Hashable, Any]) -> str:
    return _(UNKNOWN) if pd.isna(row["speaker"]) else verbatim(str(row["speaker"]), row["article_id"])


def _nature(row: Mapping[Hashable, Any]) -> str:
    """What kind of speaker it is; why there is none."""
    if pd.notna(row["speaker"]):
        return _named(SPEAKERS, row["speaker_kind"])
    return _named(REASONS, row["reason"])


def _said(row: Mapping[Hashable, Any], sentences: Mapping[str, str]) -> Markup:
    """The words, leading to where they stand, above the sentence in which they start."""
    words = plain(str(row["text"]))
    if pd.isna(row["sentence_id"]):
        return verbatim(words, row["article_id"])
    linked = Markup('<a href="#{}" data-start="{}" data-end="{}">{}</a>').format(
        anchors.sentence(row["sentence_id"]), row["start"], row["end"], verbatim(words, row["article_id"])
    )
    return _under(linked, verbatim(sentences[row["sentence_id"]], row["article_id"]))


def _manner(row: Mapping[Hashable, Any], texts: Mapping[str, str]) -> str:
    """What the verb makes of the words, and through what they were said."""
    through = ""
    if pd.notna(row["channel_start"]):
        channel = texts[str(row["article_id"])][int(row["channel_start"]) : int(row["channel_end"])]
        through = Markup(_("via {channel}")).format(channel=verbatim(channel, row["article_id"]))
    return Markup(_(" ; ")).join(filter(None, [_named(STANCES, row["stance"]), through]))


def _form(row: Mapping[Hashable, Any]) -> str:
    mixed = row["layer"] == "indirect" and pd.notna(row["mixed"]) and row["mixed"]
    return LAYERS["mixed"] if mixed else LAYERS[str(row["layer"])]


def drift(study: Study) -> Markup:
    """How many utterances two articles render, and what became of the words."""
    found = study["quote_drift"]
    if found.empty:
        return Markup(_("Aucune parole n’est rendue par deux articles : il n’y a rien à comparer."))
    counts = found["kind"].value_counts()
    parts = [
        link(count(int(counts[kind]), *names), both_sides(found, kind))
        for kind, names in CHANGES.items()
        if kind in counts
    ]
    across = int((found["outlet"] != found["other_outlet"]).fillna(True).sum())
    return Markup(
        _(
            "<b>{pairs}</b>, dont {across} entre deux médias : {parts}. "
            "Rien ne dit ici quelle version est la plus fidèle."
        )
    ).format(
        pairs=count(
            len(found), "paire de citations d’une même parole", "paires de citations d’une même parole"
        ),
        across=number(across),
        parts=listed(parts),
    )


def both_sides(pairs: pd.DataFrame, kind: str) -> list[dict[Hashable, Any]]:
    """Both renderings of every pair of a kind, one after the other."""
    names = ("sentence_id", "start", "end")
    return [
        {name: row[f"{side}{name}"] for name in names}
        for row in pairs[pairs["kind"] == kind].to_dict("records")
        for side in ("", "other_")
    ]


def drift_pairs(study: Study) -> Displayable:
    """Each pair of renderings side by side, the words that only one of them has marked."""
    found = study["quote_drift"]
    order = {kind: at for at, kind in enumerate(CHANGES)}
    found = found.sort_values("kind", key=lambda kinds: kinds.map(order), kind="stable")
    rows = found.to_dict("records")
    outlets = study["articles"].set_index("article_id")["outlet"].to_dict()
    shown = pd.DataFrame(
        {
            "first": [_side(row, "", "del") for row in rows],
            "other": [_side(row, "other_", "ins") for row in rows],
            "change": [_change(row, outlets) for row in rows],
            "similarity": found["similarity"].array,
        }
    )
    return table(
        shown,
        caption=_("Une même parole dans deux articles"),
        columns={
            "first": _("Première version"),
            "other": _("Autre version"),
            "change": _("Ce qui change"),
            "similarity": _("Mots communs"),
        },
        formats={"first": Markup, "other": Markup, "similarity": data.percent},
        limit=PAIRS,
        source="quote_drift",
    )


def _change(row: Mapping[Hashable, Any], outlets: Mapping[Any, Any]) -> str:
    label = ngettext(*CHANGES[row["kind"]], 1)
    # Two articles of one outlet: its name would not say which.
    if pd.isna(row["by"]) or row["outlet"] == row["other_outlet"]:
        return label
    return f"{label} ({outlets[row['by']]})"


def _side(row: Mapping[Hashable, Any], prefix: str, mark: str) -> Markup:
    """One rendering under its outlet and speaker, who lead to it; what the other hasn't is `del` or `ins`."""
    speaker = row[f"{prefix}speaker"]
    return Markup('<a class="above" href="#{}" data-start="{}" data-end="{}"><b>{}</b>, {}</a>{}').format(
        anchors.sentence(row[f"{prefix}sentence_id"]),
        row[f"{prefix}start"],
        row[f"{prefix}end"],
        row[f"{prefix}outlet"],
        _(UNKNOWN) if pd.isna(speaker) else verbatim(speaker, row[f"{prefix}sentence_id"]),
        verbatim(_marked(row, prefix, mark), row[f"{prefix}sentence_id"]),
    )


def _marked(row: Mapping[Hashable, Any], prefix: str, mark: str) -> Markup:
    text, start = str(row[f"{prefix}text"]), int(row[f"{prefix}start"])
    pieces, at = [], 0
    for operation, *points in json.loads(str(row["alignment"])):
        i, j = (point - start for point in (points[2:] if prefix else points[:2]))
        if operation == "differs" and i < j:
            pieces += [_clean(text[at:i]), Markup(f"<{mark}>{{}}</{mark}>").format(_clean(text[i:j]))]
            at = j
    return Markup("").join([*pieces, _clean(text[at:])])


def _clean(text: str) -> str:
    """Text without the page's marks, its spaces at the edges kept."""
    return re.sub(r"\s+", " ", re.sub(r"\*+|\]\([^)\s]*\)", "", text))
