"""Sentences computed from the tables: each says one finding in French, each number linked to its evidence.

A finding is HTML-safe text (`markupsafe.Markup`). Where the tables can't carry a finding, the sentence
says so instead.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from analysis import anchors
from analysis.comparison import rates
from analysis.evidence import Rows, cite, in_sentences
from analysis.study import Study

LOCALE = "fr"
# Why an outlet lacks what others report.
MISSING = {
    "omitted": ("absent", "absents"),
    "not yet possible": ("pas encore possible", "pas encore possibles"),
    "unknown": ("indécidable", "indécidables"),
}
UNPRINTED = (
    ("outlet_source", "inferred", "le média est déduit et non imprimé"),
    ("outlet_source", "unknown", "le média reste inconnu"),
    ("published_source", "inferred", "la date est déduite et non imprimée"),
    ("published_source", "unknown", "la date reste inconnue"),
)


def number(value: float) -> str:
    """A number as French prints it."""
    return str(
        format_decimal(value, format="#,##0.0" if isinstance(value, float) else "#,##0", locale=LOCALE)
    )


def percent(value: float) -> str:
    """A share between 0 and 1 as French prints it."""
    return str(format_percent(value, locale=LOCALE))


def count(value: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun, in the plural from two on."""
    return f"{number(value)} {singular if value < 2 else plural or singular + 's'}"


def listed(names: Iterable[str | Markup]) -> Markup:
    """Names in a row: « A, B et C »."""
    found = [Markup("{}").format(name) for name in names]
    if len(found) < 2:
        return found[0] if found else Markup("aucun")
    return Markup("{} et {}").format(Markup(", ").join(found[:-1]), found[-1])


def link(text: str | Markup, told: Rows | None) -> Markup:
    """Text that leads to the sentences that tell it: one by its id, or rows (see `analysis.evidence`)."""
    return cite(text, told)


def joined(parts: Iterable[Markup]) -> Markup:
    """Sentences one after the other."""
    return Markup(" ").join(parts)


def _days(times: pd.Series) -> str:
    days = sorted(pd.to_datetime(value).date() for value in times.dropna())
    if not days:
        return "sans date connue"
    first, last = (format_date(day, "d MMMM y", locale=LOCALE) for day in (days[0], days[-1]))
    return f"le {first}" if first == last else f"du {first} au {last}"


def corpus(study: Study) -> Markup:
    """How many articles by whom, how long, from when to when."""
    articles = study["articles"]
    per_outlet = articles["outlet"].value_counts().reindex(study.outlets)
    outlets = listed(f"{outlet} ({number(n)})" for outlet, n in per_outlet.items())
    return Markup("Le corpus réunit <b>{}</b> de <b>{}</b> : {}. Ensemble, {}, {}.").format(
        count(len(articles), "article"),
        count(len(per_outlet), "média"),
        outlets,
        count(int(articles["words"].sum()), "mot"),
        _days(articles["published"]),
    )


def certainty(study: Study) -> Markup:
    """What is not printed in the articles themselves."""
    articles = study["articles"]
    parts = []
    for column, source, said in UNPRINTED:
        rows = articles[articles[column] == source].to_dict("records")
        if rows:
            parts.append(
                Markup("Pour {} ({}), {}.").format(
                    count(len(rows), "article"), listed(map(_article, rows)), said
                )
            )
    known = "Le média et la date de chaque article sont imprimés dans le texte ou fournis avec lui."
    return joined(parts) if parts else Markup(known)


def _article(row: Mapping[Hashable, Any]) -> Markup:
    """An article by its outlet and day, linked to its text."""
    known = pd.notna(row["published"])
    day = format_date(pd.to_datetime(row["published"]), "d MMMM", locale=LOCALE) if known else "sans date"
    return Markup('<a href="#{}">{}, {}</a>').format(anchors.article(row["article_id"]), row["outlet"], day)


def imbalance(study: Study) -> Markup:
    """A warning where outlets have unequal numbers of articles."""
    per_outlet = study["articles"]["outlet"].value_counts()
    if len(per_outlet) < 2:
        return Markup("Un seul média : ce corpus ne permet pas de comparer des médias entre eux.")
    most, least = int(per_outlet.max()), int(per_outlet.min())
    if most == least:
        return Markup("Chaque média compte {}.").format(count(most, "article"))
    return Markup(
        "Les médias ne pèsent pas le même poids : {} ; {}. Ce qu’un média dit en plus peut tenir à ce nombre."
    ).format(*(_weight(per_outlet, n) for n in (most, least)))


def _weight(per_outlet: pd.Series, articles: int) -> Markup:
    names = sorted(per_outlet[per_outlet == articles].index)
    each = "chacun " if len(names) > 1 else ""
    return Markup("{} en compte{} {}{}").format(listed(names), "nt" if each else "", each, number(articles))


def names(study: Study) -> Markup:
    """The name most spoken of, and who is named in one outlet only."""
    mentions = study["mentions"]
    if mentions.empty:
        return Markup("Aucun nom propre n’a été trouvé.")
    entities = study["entities"].sort_values(["mentions", "canonical"], ascending=[False, True])
    top = entities.iloc[0]
    told = mentions[mentions["entity_id"] == top["entity_id"]]
    text = Markup("Le nom le plus cité est <b>{}</b> : {} dans {}.").format(
        top["canonical"],
        link(count(int(top["mentions"]), "mention"), told),
        count(int(top["articles"]), "article"),
    )
    if len(study.outlets) < 2:
        return text
    alone = mentions[mentions["entity_id"].isin(entities.loc[entities["outlets"] == 1, "entity_id"])]
    per_outlet = alone.groupby("outlet")["entity_id"].nunique().sort_values(ascending=False)
    once = alone.drop_duplicates(["outlet", "entity_id"])
    parts = [
        Markup("{} ({})").format(outlet, link(number(int(n)), once[once["outlet"] == outlet]))
        for outlet, n in per_outlet.items()
    ]
    shared = entities.loc[entities["outlets"] == len(study.outlets), "entity_id"]
    everywhere = len(shared)
    found = mentions[mentions["entity_id"].isin(shared)].drop_duplicates(["entity_id", "outlet"])
    return joined(
        [
            text,
            Markup("{} dans tous les médias ; {} dans un seul : {}.").format(
                link(count(everywhere, "nom figure", "noms figurent"), found)
                if everywhere
                else "Aucun nom ne figure",
                count(int((entities["outlets"] == 1).sum()), "nom"),
                listed(parts),
            ),
        ]
    )


def elements(study: Study) -> Markup:
    """How many story elements are shared, by all, or told by one outlet alone."""
    found, outlets = study["elements"], study.outlets
    if found.empty:
        return Markup("Trop peu de texte pour aligner des éléments entre articles.")
    if len(outlets) < 2:
        return Markup("Un seul média : {}, sans comparaison possible.").format(
            count(len(found), "élément relevé", "éléments relevés")
        )
    everywhere = found[found["outlets"] == len(outlets)]
    shared = found[(found["outlets"] > 1) & (found["outlets"] < len(outlets))]
    text = Markup("<b>{}</b> : {} dans tous les médias, {} dans plusieurs, {} dans un seul.").format(
        count(len(found), "élément de l’histoire", "éléments de l’histoire"),
        *(
            link(number(len(rows)), rows["label_sentence_id"])
            for rows in (everywhere, shared, found[found["outlets"] == 1])
        ),
    )
    statuses = study["element_outlets"]
    statuses = statuses[statuses["element_id"].isin(found.loc[found["outlets"] > 1, "element_id"])]
    label = found.set_index("element_id")["label_sentence_id"]
    parts = [
        Markup("{} : {}").format(outlet, listed(told))
        for outlet in outlets
        if (told := _missing(statuses[statuses["outlet"] == outlet], label))
    ]
    if not parts:
        return joined([text, Markup("Rien de ce que plusieurs rapportent ne manque à un autre.")])
    missing = Markup(" ; ").join(parts)
    return joined([text, Markup("De ce que plusieurs rapportent manquent à {}.").format(missing)])


def _missing(statuses: pd.DataFrame, label: pd.Series) -> list[Markup]:
    """How many elements an outlet lacks, by why, each count leading to their sentences elsewhere."""
    told = []
    for status, (one, several) in MISSING.items():
        keys = statuses.loc[statuses["status"] == status, "element_id"]
        if len(keys):
            told.append(link(count(len(keys), one, several), label.loc[keys]))
    return told


def passages(study: Study) -> Markup:
    """How much wording two or more articles share, and whose words it is."""
    found = study["passages"]
    if found.empty:
        return Markup("Aucune formulation de six mots ou plus n’est commune à deux articles.")
    origins = found.dropna(subset=["origin"]).groupby("origin")["passage_id"].nunique()
    found = in_sentences(found, study["sentences"])
    text = Markup("<b>{}</b>").format(
        link(count(found["passage_id"].nunique(), "formulation commune", "formulations communes"), found)
    )
    same = found[found["kind"] == "verbatim"].sort_values(["words", "passage_id"], ascending=[False, True])
    if same.empty:
        text += Markup(", dont aucune mot pour mot.")
    else:
        first = same.iloc[0]
        longest = link(count(int(first["words"]), "mot"), found[found["passage_id"] == first["passage_id"]])
        text += Markup("\u202f; la plus longue, mot pour mot, en compte {}.").format(longest)
    if origins.empty:
        return text
    return joined(
        [
            text,
            Markup("Origine que donnent les textes : {}. Une source commune n’est pas une copie.").format(
                listed(f"{origin} ({number(int(n))})" for origin, n in origins.items())
            ),
        ]
    )


def hedges(study: Study) -> Markup:
    """How often each outlet hedges, per 1,000 words of its own voice."""
    found = study["hedges"]
    if found.empty:
        return Markup("Aucune réserve n’a été relevée dans la voix des médias.")
    own = rates.own_words(study["articles"], study["voices"])
    counts = found.groupby("outlet").size().reindex(own.index).fillna(0).astype(int)
    frequency = (counts / own * 1000).sort_values(ascending=False, kind="stable")
    conditional = found[found["kind"] == "conditional"].groupby("outlet").size()
    parts = []
    for outlet, rate in frequency.items():
        rows = found[found["outlet"] == outlet]
        parts.append(
            Markup("{} {} pour 1 000 mots ({}, dont {} au conditionnel)").format(
                outlet,
                number(round(float(rate), 1)),
                link(number(len(rows)), rows),
                number(int(conditional.get(outlet, 0))),
            )
        )
    return Markup("Réserves hors guillemets : {}.").format(listed(parts))


def figures(study: Study) -> Markup:
    """How many quantities, and how many are vague."""
    found = study["figures"]
    if found.empty:
        return Markup("Aucune quantité n’a été relevée.")
    sure = (found["low"].notna() & (found["low"] == found["high"])).fillna(False)
    exact = link(number(int(sure.sum())), found[sure])
    vague = link(number(int((~sure).sum())), found[~sure])
    return Markup("<b>{}</b>, dont {} exactes et {} vagues ou approchées.").format(
        count(len(found), "quantité relevée", "quantités relevées"), exact, vague
    )


def skipped(study: Study) -> Markup:
    """What was left out of the corpus and why."""
    if not study.corpus.skipped:
        return Markup("Aucun article n’a été écarté.")
    rows = [Markup("{} ({})").format(item.name, item.reason) for item in study.corpus.skipped]
    return Markup("{} : {}.").format(
        count(len(rows), "élément écarté", "éléments écartés"), Markup(" ; ").join(rows)
    )
