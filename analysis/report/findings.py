"""Sentences computed from the tables: each says one finding, each number linked to its evidence.

A finding is HTML-safe text (`markupsafe.Markup`). Where the tables can't carry a finding, the sentence
says so instead.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis import anchors, messages
from analysis.comparison import rates
from analysis.messages import N_, _, ngettext, pgettext
from analysis.messages import count as count
from analysis.messages import percent as percent
from analysis.messages import said as in_language
from analysis.study import Study

UNPRINTED = (
    ("outlet_source", "inferred", N_("le média est déduit et non imprimé")),
    ("outlet_source", "unknown", N_("le média reste inconnu")),
    ("published_source", "inferred", N_("la date est déduite et non imprimée")),
    ("published_source", "unknown", N_("la date reste inconnue")),
)


def number(value: float) -> str:
    """A number as the page's language prints it, with one decimal unless it is whole by its type."""
    return messages.decimal(value) if isinstance(value, float) else messages.number(value)


def listed(names: Iterable[str | Markup]) -> Markup:
    """Names in a row: « A, B et C », "A, B and C"."""
    found = [Markup("{}").format(name) for name in names]
    if len(found) < 2:
        return found[0] if found else Markup(_("aucun"))
    return Markup(_("{names} et {last}")).format(names=Markup(", ").join(found[:-1]), last=found[-1])


def link(text: str, sentence_id: str | None) -> Markup:
    """Text that leads to a sentence of the page."""
    if sentence_id is None or pd.isna(sentence_id):
        return Markup("{}").format(text)
    return Markup('<a href="#{}">{}</a>').format(anchors.sentence(sentence_id), text)


def joined(parts: Iterable[Markup]) -> Markup:
    """Sentences one after the other."""
    return Markup(" ").join(parts)


def _days(times: pd.Series) -> str:
    days = sorted(pd.to_datetime(value).date() for value in times.dropna())
    if not days:
        return _("sans date connue")
    first, last = (messages.day(day, pgettext("CLDR date", "d MMMM y")) for day in (days[0], days[-1]))
    message = _("le {first}") if first == last else _("du {first} au {last}")
    return message.format(first=first, last=last)


def corpus(study: Study) -> Markup:
    """How many articles by whom, how long, from when to when."""
    articles = study["articles"]
    per_outlet = articles["outlet"].value_counts().reindex(study.outlets)
    outlets = listed(f"{outlet} ({number(n)})" for outlet, n in per_outlet.items())
    return Markup(
        _("Le corpus réunit <b>{articles}</b> de <b>{outlets}</b> : {names}. Ensemble, {words}, {days}.")
    ).format(
        articles=count(len(articles), "article", "articles"),
        outlets=count(len(per_outlet), "média", "médias"),
        names=outlets,
        words=count(int(articles["words"].sum()), "mot", "mots"),
        days=_days(articles["published"]),
    )


def certainty(study: Study) -> Markup:
    """What is not printed in the articles themselves."""
    articles = study["articles"]
    parts = []
    for column, source, said in UNPRINTED:
        rows = articles[articles[column] == source].to_dict("records")
        if rows:
            parts.append(
                Markup(_("Pour {articles} ({names}), {said}.")).format(
                    articles=count(len(rows), "article", "articles"),
                    names=listed(map(_article, rows)),
                    said=_(said),
                )
            )
    known = _("Le média et la date de chaque article sont imprimés dans le texte ou fournis avec lui.")
    return joined(parts) if parts else Markup(known)


def _article(row: Mapping[Hashable, Any]) -> Markup:
    """An article by its outlet and day, linked to its text."""
    known = pd.notna(row["published"])
    day = _("sans date")
    if known:
        day = messages.day(pd.to_datetime(row["published"]).date(), pgettext("CLDR date", "d MMMM"))
    return Markup('<a href="#{}">{}, {}</a>').format(anchors.article(row["article_id"]), row["outlet"], day)


def imbalance(study: Study) -> Markup:
    """A warning where outlets have unequal numbers of articles."""
    per_outlet = study["articles"]["outlet"].value_counts()
    if len(per_outlet) < 2:
        return Markup(_("Un seul média : ce corpus ne permet pas de comparer des médias entre eux."))
    most, least = int(per_outlet.max()), int(per_outlet.min())
    if most == least:
        return Markup(_("Chaque média compte {}.")).format(count(most, "article", "articles"))
    return Markup(
        _(
            "Les médias ne pèsent pas le même poids : {most} ; {least}. "
            "Ce qu’un média dit en plus peut tenir à ce nombre."
        )
    ).format(most=_weight(per_outlet, most), least=_weight(per_outlet, least))


def _weight(per_outlet: pd.Series, articles: int) -> Markup:
    names = sorted(per_outlet[per_outlet == articles].index)
    message = ngettext("{names} en compte {articles}", "{names} en comptent chacun {articles}", len(names))
    return Markup(message).format(names=listed(names), articles=number(articles))


def names(study: Study) -> Markup:
    """The name most spoken of, and who is named in one outlet only."""
    mentions = study["mentions"]
    if mentions.empty:
        return Markup(_("Aucun nom propre n’a été trouvé."))
    entities = study["entities"].sort_values(["mentions", "canonical"], ascending=[False, True])
    top = entities.iloc[0]
    first = mentions[mentions["entity_id"] == top["entity_id"]].iloc[0]
    text = Markup(_("Le nom le plus cité est <b>{name}</b> : {mentions} dans {articles}.")).format(
        name=top["canonical"],
        mentions=link(count(int(top["mentions"]), "mention", "mentions"), first["sentence_id"]),
        articles=count(int(top["articles"]), "article", "articles"),
    )
    if len(study.outlets) < 2:
        return text
    alone = mentions[mentions["entity_id"].isin(entities.loc[entities["outlets"] == 1, "entity_id"])]
    per_outlet = alone.groupby("outlet")["entity_id"].nunique().sort_values(ascending=False)
    parts = [f"{outlet} ({number(int(n))})" for outlet, n in per_outlet.items()]
    everywhere = int((entities["outlets"] == len(study.outlets)).sum())
    return joined(
        [
            text,
            Markup(_("{everywhere} dans tous les médias ; {alone} dans un seul : {outlets}.")).format(
                everywhere=count(everywhere, "nom figure", "noms figurent")
                if everywhere
                else _("Aucun nom ne figure"),
                alone=count(int((entities["outlets"] == 1).sum()), "nom", "noms"),
                outlets=listed(parts),
            ),
        ]
    )


def elements(study: Study) -> Markup:
    """How many story elements are shared, by all, or told by one outlet alone."""
    found, outlets = study["elements"], study.outlets
    if found.empty:
        return Markup(_("Trop peu de texte pour aligner des éléments entre articles."))
    if len(outlets) < 2:
        return Markup(_("Un seul média : {}, sans comparaison possible.")).format(
            count(len(found), "élément relevé", "éléments relevés")
        )
    everywhere = found[found["outlets"] == len(outlets)]
    shared = found[(found["outlets"] > 1) & (found["outlets"] < len(outlets))]
    text = Markup(
        _(
            "<b>{elements}</b> : {everywhere} dans tous les médias, {shared} dans plusieurs, "
            "{alone} dans un seul."
        )
    ).format(
        elements=count(len(found), "élément de l’histoire", "éléments de l’histoire"),
        everywhere=number(len(everywhere)),
        shared=number(len(shared)),
        alone=number(int((found["outlets"] == 1).sum())),
    )
    statuses = study["element_outlets"]
    statuses = statuses[statuses["element_id"].isin(found.loc[found["outlets"] > 1, "element_id"])]
    table = statuses.groupby(["outlet", "status"]).size()
    parts = [
        Markup(
            _("{outlet} : {omitted} absents, {early} pas encore possibles, {unknown} indécidables")
        ).format(
            outlet=outlet,
            omitted=number(int(table.get((outlet, "omitted"), 0))),
            early=number(int(table.get((outlet, "not yet possible"), 0))),
            unknown=number(int(table.get((outlet, "unknown"), 0))),
        )
        for outlet in outlets
    ]
    return joined(
        [
            text,
            Markup(_("Parmi ceux que plusieurs rapportent : {}.")).format(Markup(_("\u202f; ")).join(parts)),
        ]
    )


def passages(study: Study) -> Markup:
    """How much wording two or more articles share, and whose words it is."""
    found = study["passages"]
    if found.empty:
        return Markup(_("Aucune formulation de six mots ou plus n’est commune à deux articles."))
    origins = found.dropna(subset=["origin"]).groupby("origin")["passage_id"].nunique()
    text = Markup("<b>{}</b>").format(
        count(found["passage_id"].nunique(), "formulation commune", "formulations communes")
    )
    same = found[found["kind"] == "verbatim"].sort_values(["words", "passage_id"], ascending=[False, True])
    if same.empty:
        text += Markup(_(", dont aucune mot pour mot."))
    else:
        longest = link(count(int(same.iloc[0]["words"]), "mot", "mots"), _sentence_at(study, same.iloc[0]))
        text += Markup(_("\u202f; la plus longue, mot pour mot, en compte {}.")).format(longest)
    if origins.empty:
        return text
    return joined(
        [
            text,
            Markup(_("Origine que donnent les textes : {}. Une source commune n’est pas une copie.")).format(
                listed(f"{origin} ({number(int(n))})" for origin, n in origins.items())
            ),
        ]
    )


def _sentence_at(study: Study, span: pd.Series) -> str | None:
    sentences = study["sentences"]
    here = sentences[(sentences["article_id"] == span["article_id"]) & (sentences["end"] > span["start"])]
    return str(here.iloc[0]["sentence_id"]) if len(here) else None


def hedges(study: Study) -> Markup:
    """How often each outlet hedges, per 1,000 words of its own voice."""
    found = study["hedges"]
    if found.empty:
        return Markup(_("Aucune réserve n’a été relevée dans la voix des médias."))
    own = rates.own_words(study["articles"], study["voices"])
    counts = found.groupby("outlet").size().reindex(own.index).fillna(0).astype(int)
    frequency = (counts / own * 1000).sort_values(ascending=False, kind="stable")
    conditional = found[found["kind"] == "conditional"].groupby("outlet").size()
    parts = []
    for outlet, rate in frequency.items():
        rows = found[found["outlet"] == outlet]
        parts.append(
            Markup(
                _("{outlet} {rate} pour 1 000 mots ({hedges}, dont {conditional} au conditionnel)")
            ).format(
                outlet=outlet,
                rate=number(round(float(rate), 1)),
                hedges=link(number(len(rows)), rows.iloc[0]["sentence_id"] if len(rows) else None),
                conditional=number(int(conditional.get(outlet, 0))),
            )
        )
    return Markup(_("Réserves hors guillemets : {}.")).format(listed(parts))


def figures(study: Study) -> Markup:
    """How many quantities, and how many are vague."""
    found = study["figures"]
    if found.empty:
        return Markup(_("Aucune quantité n’a été relevée."))
    exact = int((found["low"].notna() & (found["low"] == found["high"])).sum())
    return Markup(_("<b>{figures}</b>, dont {exact} exactes et {vague} vagues ou approchées.")).format(
        figures=count(len(found), "quantité relevée", "quantités relevées"),
        exact=number(exact),
        vague=number(len(found) - exact),
    )


def skipped(study: Study) -> Markup:
    """What was left out of the corpus and why."""
    if not study.corpus.skipped:
        return Markup(_("Aucun article n’a été écarté."))
    rows = [Markup("{} ({})").format(item.name, in_language(item.reason)) for item in study.corpus.skipped]
    return Markup(_("{count} : {items}.")).format(
        count=count(len(rows), "élément écarté", "éléments écartés"),
        items=Markup(_("\u202f; ")).join(rows),
    )
