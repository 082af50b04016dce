"""Sentences on time: what is dated, whose times differ, who told it first, what could not be known yet."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from analysis.messages import N_, Labels, _
from analysis.report.findings import count, joined, link, listed, number
from analysis.study import Study

CERTAINTY = Labels(
    {
        "inferred": N_("en se fondant sur des dates de parution déduites"),
        "update": N_(
            "mais l’article a été mis à jour après la parution d’un autre et a pu ne le dire qu’alors"
        ),
    }
)


def _shared(study: Study) -> pd.DataFrame:
    events = study["events"]
    return events[events["outlets"] > 1]


def events(study: Study) -> Markup:
    """How many dated events, and how many are told by several outlets."""
    found = study["events"]
    if found.empty:
        return Markup(_("Aucun événement daté n’a été trouvé."))
    shared = _shared(study)
    told = count(len(shared), "rapporté", "rapportés")
    return Markup(_("<b>{events}</b>, dont {shared} par plusieurs médias.")).format(
        events=count(len(found), "événement daté", "événements datés"),
        shared=link(told, _tellings(study, shared)),
    )


def differing(study: Study) -> Markup:
    """How many events are given different times, and how many only times of different precision."""
    told = study["events"][study["events"]["articles"] > 1]
    if told.empty:
        return Markup(_("Aucun événement daté n’est raconté par plusieurs articles : rien à comparer."))
    other = told[told["times"] == "different"]
    finer = int((told["times"] == "compatible").sum())
    if other.empty:
        said = Markup(
            _("Nous n’avons trouvé aucun événement placé à des moments différents d’un texte à l’autre")
        )
    else:
        said = Markup(_("<b>{}</b> à des moments différents d’un texte à l’autre")).format(
            link(count(len(other), "événement est placé", "événements sont placés"), _tellings(study, other))
        )
    return Markup(
        _(
            "{said}, sur {told} que racontent plusieurs articles ; pour {finer} d’entre eux, les textes sont "
            "seulement plus ou moins précis."
        )
    ).format(
        said=said,
        told=link(number(len(told)), _tellings(study, told)),
        finer=link(number(finer), _tellings(study, told[told["times"] == "compatible"])),
    )


def _tellings(study: Study, events: pd.DataFrame) -> pd.DataFrame:
    """Every telling of these events, event by event."""
    told = study["event_mentions"]
    return told[told["event_id"].isin(events["event_id"])].sort_values("event_id", kind="stable")


def first(study: Study) -> Markup:
    """Who reported first what several outlets tell, where publication times can tell, and how surely."""
    shared = _shared(study)
    if shared.empty:
        return Markup(_("Aucun événement n’est rapporté par plusieurs médias : la question ne se pose pas."))
    known = shared.dropna(subset=["first_outlet"])
    ordered = known["first_outlet"].value_counts().sort_index()
    parts = [
        Markup("{} ({})").format(
            outlet, link(number(int(n)), _tellings(study, known[known["first_outlet"] == outlet]))
        )
        for outlet, n in ordered.items()
    ]
    said = [
        Markup(_("Sur {events}, le premier média à en parler est connu pour {known}{outlets}.")).format(
            events=count(len(shared), "événement partagé", "événements partagés"),
            known=number(len(known)),
            outlets=Markup(_(" : {}")).format(listed(parts)) if parts else "",
        )
    ]
    if open_ := len(shared) - len(known):
        why = _(
            "Pour {}, une parution n’est connue qu’au jour près, ou pas du tout : on ne peut pas trancher."
        )
        undecided = _tellings(study, shared[shared["first_outlet"].isna()])
        said.append(Markup(why).format(link(count(open_, "événement", "événements"), undecided)))
    for certainty, words in CERTAINTY.items():
        if unsure := int((known["first_certainty"] == certainty).sum()):
            said.append(
                Markup(_("Dans {cases}, {why}.")).format(cases=count(unsure, "cas", "cas"), why=words)
            )
    return joined(said)


def early(study: Study) -> Markup:
    """Which outlets could not tell what the others do, for their last article came before it."""
    shared = set(study["events"]["event_id"])
    found = study["event_outlets"]
    rows = found[found["event_id"].isin(shared) & (found["status"] == "not yet possible")]
    if rows.empty:
        return Markup(_("Aucun média ne s’est tu sur un événement survenu après son dernier article."))
    counts = rows["outlet"].value_counts()
    label = study["events"].set_index("event_id")["label_sentence_id"]
    parts = [
        Markup("{} ({})").format(
            outlet,
            link(number(int(counts[outlet])), label.loc[rows.loc[rows["outlet"] == outlet, "event_id"]]),
        )
        for outlet in study.outlets
        if outlet in counts
    ]
    return Markup(
        _(
            "Événements survenus après le dernier article d’un média : {}. "
            "Ils ne comptent pas parmi ses omissions."
        )
    ).format(listed(parts))


def vague(study: Study) -> Markup:
    """How many time expressions fix no time."""
    found = study["timex"]
    found = found[found["anchor"].fillna("") != "furniture"]
    undated = found[found["earliest"].isna()]
    return Markup(
        _(
            "{expressions} sur {total} ne fixent aucune date (durées, répétitions, « récemment ») "
            "et restent hors du graphique."
        )
    ).format(
        expressions=link(count(len(undated), "expression de temps", "expressions de temps"), undated),
        total=number(len(found)),
    )
