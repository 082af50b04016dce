"""Who is named and given no word, who gave no answer, and who speaks without a name."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.charts.theme import plain
from analysis.comparison import standing
from analysis.comparison.plain import readable
from analysis.comparison.voices import is_speech
from analysis.messages import N_, Labels, _, ngettext
from analysis.report.display import Displayable, table, verbatim
from analysis.report.findings import count, joined, link, listed, number
from analysis.report.quotes import speech
from analysis.study import Study

LIMIT = 60
STANDINGS = Labels({"quoted": N_("cité"), "reported": N_("rapporté"), "talked about": N_("évoqué")})
SILENCES = Labels(
    {"no_answer": N_("pas de réponse"), "refused": N_("refus"), "unreachable": N_("injoignable")}
)


def talked_about(study: Study) -> Markup:
    """Who speaks somewhere, and who is named again and again and given no word."""
    found = _standing(study)
    if found.empty:
        return Markup(_("Aucune personne n’est nommée dans deux phrases ou plus, ni citée."))
    best = found.drop_duplicates("entity_id")
    mute = best[best["standing"] == "talked about"]
    quoted, reported = (int((best["standing"] == name).sum()) for name in ("quoted", "reported"))
    only = count(reported, "n’est que rapportée", "ne sont que rapportées")
    said = Markup(_("{people} entre guillemets, {only}.")).format(
        people=count(quoted, "personne est citée", "personnes sont citées"),
        only=only if reported else _("aucune n’est seulement rapportée"),
    )
    if mute.empty:
        return joined(
            [
                said,
                Markup(_("Aucune n’est nommée dans deux phrases ou plus sans avoir la parole nulle part.")),
            ]
        )
    shown = [
        Markup("{} ({})").format(
            row["canonical"],
            link(
                count(int(row["count"]), "phrase", "phrases"),
                _told(study, row["entity_id"], row["outlet"], row["standing"]),
            ),
        )
        for row in mute.head(12).to_dict("records")
    ]
    return joined(
        [said, Markup(_("On parle d’elles sans les entendre nulle part : {}.")).format(listed(shown))]
    )


def _standing(study: Study) -> pd.DataFrame:
    """Standings, the best of each person first, then by how often."""
    found = standing.standing(study["quotations"], study["mentions"], study["entities"])
    order = {name: at for at, name in enumerate(STANDINGS)}
    found = found.assign(rank=found["standing"].map(order))
    return found.sort_values(["rank", "count", "canonical"], ascending=[True, False, True])


def standings(study: Study) -> Displayable:
    """Each person in each outlet: quoted, reported, or only talked about, with the first sentence."""
    found = _standing(study)
    names = list(dict.fromkeys(found["canonical"]))
    cells: dict[str, dict[str, Any]] = {name: {} for name in names}
    # The page shows these; what leads to the sentences of all others would cost the most of a large corpus.
    for row in found[found["canonical"].isin(names[:LIMIT])].to_dict("records"):
        cells[row["canonical"]][row["outlet"]] = _cell(study, row)
    rows = [{"name": name, **own} for name, own in cells.items()]
    columns = {"name": _("Personne"), **{outlet: outlet for outlet in study.outlets}}
    return table(
        pd.DataFrame(rows, columns=list(columns)),
        caption=_("Cité, rapporté ou seulement évoqué"),
        columns=columns,
        formats=dict.fromkeys(study.outlets, Markup),
        limit=LIMIT,
        source="quotations",
    )


def _cell(study: Study, row: dict[Any, Any]) -> Markup:
    times = int(row["count"])
    said = number(times)
    if row["standing"] == "talked about":
        said = ngettext("{count} phrase", "{count} phrases", times).format(count=said)
    told = _told(study, row["entity_id"], row["outlet"], row["standing"])
    return link(f"{STANDINGS[row['standing']]} ({said})", told)


def _told(study: Study, entity: str, outlet: str, stands: str) -> pd.DataFrame:
    """What shows how a person stands in an outlet: the words that are quoted or reported, or the mentions."""
    layers = {"quoted": "quoted", "reported": "indirect"}
    found = study["quotations"] if stands in layers else study["mentions"]
    own = found[(found["entity_id"] == entity).fillna(False) & (found["outlet"] == outlet).fillna(False)]
    return own[is_speech(own) & (own["layer"] == layers[stands])] if stands in layers else own


def silences(study: Study) -> Markup:
    """Who gave no answer, as the articles say."""
    found = study["non_responses"].dropna(subset=["sentence_id"])
    if found.empty:
        return Markup(_("Aucun article ne dit que quelqu’un n’a pas répondu ou n’a pas voulu répondre."))
    parts = [
        Markup(_("{who}, dans {outlet} ({silence})")).format(
            who=_("auteur non précisé") if pd.isna(row["who"]) else verbatim(row["who"], row["sentence_id"]),
            outlet=row["outlet"],
            silence=link(SILENCES[row["kind"]], row["sentence_id"]),
        )
        for row in found.head(8).to_dict("records")
    ]
    return Markup(_("<b>{missing}</b> : {who}.")).format(
        missing=count(len(found), "réponse manque", "réponses manquent"),
        who=Markup(_("\u202f; ")).join(parts),
    )


def non_responses(study: Study) -> Displayable:
    """Every sentence that says that someone gave no answer."""
    found = study["non_responses"].dropna(subset=["sentence_id"])
    texts = readable(study["sentences"], study["furniture"])
    return table(
        found.assign(sentence=found["sentence_id"].map(texts), who=found["who"].fillna("")),
        caption=_("Qui n’a pas répondu"),
        columns={"who": _("Qui"), "kind": _("Nature"), "sentence": _("Phrase"), "outlet": _("Média")},
        link="sentence_id",
        on="sentence",
        formats={
            "who": lambda who: who or _("auteur non précisé"),
            "kind": lambda kind: SILENCES[kind],
        },
        quoting=("who", "sentence"),
        limit=LIMIT,
        source="non_responses",
    )


def anonymous(study: Study) -> Markup:
    """How much is given to sources without a name, by outlet."""
    found = _anonymous(study)
    if found.empty:
        return Markup(_("Aucune source anonyme n’est citée ni rapportée."))
    between = len(speech(study)[speech(study)["speaker_kind"] == "anonymous"])
    per_outlet = found["outlet"].value_counts().reindex(study.outlets).dropna().astype(int)
    parts = [
        link(f"{outlet} ({number(int(n))})", found[found["outlet"] == outlet])
        for outlet, n in per_outlet.items()
    ]
    return Markup(
        _("<b>{utterances}</b> de sources sans nom, dont {between} entre guillemets : {parts}.")
    ).format(
        utterances=count(len(found), "parole", "paroles"),
        between=number(between) if between else _("aucune"),
        parts=listed(parts),
    )


def _anonymous(study: Study) -> pd.DataFrame:
    found = study["quotations"]
    return found[(found["speaker_kind"] == "anonymous") & found["sentence_id"].notna()]


def anonymous_sources(study: Study) -> Displayable:
    """Every sentence with words of a source without a name."""
    found = _anonymous(study)
    texts = readable(study["sentences"], study["furniture"])
    return table(
        found.assign(sentence=found["sentence_id"].map(texts)),
        caption=_("Les sources anonymes et leurs phrases"),
        columns={"speaker": _("Source"), "text": _("Paroles"), "sentence": _("Phrase"), "outlet": _("Média")},
        link="sentence_id",
        formats={"text": plain},
        quoting=("speaker", "text", "sentence"),
        limit=LIMIT,
        source="quotations",
    )
