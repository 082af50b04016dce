"""Sentences computed from the tables: each says one finding, each number linked to its evidence.

A finding is HTML-safe text (`markupsafe.Markup`). Where the tables can't carry a finding, the sentence
says so instead.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis import anchors, messages
from analysis.comparison import rates, stories
from analysis.evidence import Rows, cite, in_sentences
from analysis.messages import N_, NN_, _, ngettext, pgettext
from analysis.messages import count as count
from analysis.messages import percent as percent
from analysis.messages import said as in_language
from analysis.report import tongues
from analysis.study import Study

# Outlets that a sentence names before it sums up the others; the tables have all.
LISTED = 6
# Why an outlet lacks what others report.
MISSING = {
    "omitted": NN_("absent", "absents"),
    "not yet possible": NN_("pas encore possible", "pas encore possibles"),
    "unknown": NN_("indécidable", "indécidables"),
}
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


def among(names: Iterable[str | Markup], most: int = LISTED) -> Markup:
    """Names in a row, no more than `most`: « A, B et 12 autres »."""
    found = list(names)
    if len(found) <= most + 1:
        return listed(found)
    others = count(len(found) - most, "autre", "autres")
    return listed([*found[:most], others])


def link(text: str | Markup, told: Rows | None) -> Markup:
    """Text that leads to the sentences that tell it: one by its id, or rows (see `analysis.evidence`)."""
    return cite(text, told)


def joined(parts: Iterable[Markup]) -> Markup:
    """Sentences one after the other; what is empty is left out."""
    return Markup(" ").join(part for part in parts if part)


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
    # Articles whose outlet is unknown stand under one name, and may be of many.
    known = articles.loc[articles["outlet_source"] != "unknown", "outlet"].nunique()
    return Markup(
        _("Le corpus réunit <b>{articles}</b> de <b>{outlets}</b> : {names}. Ensemble, {words}, {days}.")
    ).format(
        articles=count(len(articles), "article", "articles"),
        outlets=count(known or len(per_outlet), "média", "médias"),
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
                    names=among(map(article, rows)),
                    said=_(said),
                )
            )
    known = _("Le média et la date de chaque article sont imprimés dans le texte ou fournis avec lui.")
    return joined(parts) if parts else Markup(known)


def article(row: Mapping[Hashable, Any]) -> Markup:
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
    top = entities[entities["mentions"] == entities["mentions"].iloc[0]]
    text = _most_named(top, mentions)
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
            Markup(_("{everywhere} dans tous les médias ; {alone} dans un seul : {outlets}.")).format(
                everywhere=link(count(everywhere, "nom figure", "noms figurent"), found)
                if everywhere
                else _("Aucun nom ne figure"),
                alone=count(int((entities["outlets"] == 1).sum()), "nom", "noms"),
                outlets=among(parts),
            ),
        ]
    )


def _most_named(top: pd.DataFrame, mentions: pd.DataFrame) -> Markup:
    """The name named most, or the names where several are named as often."""
    told = mentions[mentions["entity_id"].isin(top["entity_id"])]
    if len(top) == 1:
        return Markup(_("Le nom le plus cité est <b>{name}</b> : {mentions} dans {articles}.")).format(
            name=top["canonical"].iloc[0],
            mentions=link(count(int(top["mentions"].iloc[0]), "mention", "mentions"), told),
            articles=count(int(top["articles"].iloc[0]), "article", "articles"),
        )
    each = count(int(top["mentions"].iloc[0]), "mention", "mentions")
    return Markup(_("Les noms les plus cités sont <b>{names}</b> : {mentions} chacun.")).format(
        names=among(top["canonical"]), mentions=link(each, told)
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
    alone = found[found["outlets"] == 1]
    text = Markup(
        _(
            "<b>{elements}</b> : {everywhere} dans tous les médias, {shared} dans plusieurs, "
            "{alone} dans un seul."
        )
    ).format(
        elements=count(len(found), "élément de l’histoire", "éléments de l’histoire"),
        everywhere=link(number(len(everywhere)), everywhere["label_sentence_id"]),
        shared=link(number(len(shared)), shared["label_sentence_id"]),
        alone=link(number(len(alone)), alone["label_sentence_id"]),
    )
    statuses = study["element_outlets"]
    statuses = statuses[statuses["element_id"].isin(found.loc[found["outlets"] > 1, "element_id"])]
    label = found.set_index("element_id")["label_sentence_id"]
    parts = [
        Markup(_("{outlet} : {missing}")).format(outlet=outlet, missing=listed(told))
        for outlet in outlets
        if (told := _missing(statuses[statuses["outlet"] == outlet], label))
    ]
    if not parts:
        nothing = Markup(_("Rien de ce que plusieurs rapportent ne manque à un autre."))
        return joined([text, nothing, *_stories(study)])
    missing = Markup(_(" ; ")).join(parts[:LISTED])
    lacking = Markup(_("De ce que plusieurs rapportent manquent à {}.")).format(missing)
    told = [text, lacking]
    if len(parts) > LISTED:
        others = count(len(parts) - LISTED, "autre média", "autres médias")
        told.append(Markup(_("Le tableau dit ce qui manque à {}.")).format(others))
    told += _stories(study)
    if study["articles"]["published"].isna().all():
        undated = _("Aucun article n’est daté : rien ne dit ce qui était déjà possible à un média.")
        told.append(Markup(undated))
    return joined(told)


def _stories(study: Study) -> list[Markup]:
    """That the articles tell several stories, where they do: nobody leaves out what another story holds."""
    articles = [str(key) for key in study["articles"]["article_id"]]
    story = stories.of(articles, study["mentions"], study["element_sentences"])
    size = Counter(story.values())
    if len(size) < 2:
        return []
    largest = max(size.values())
    others = len(articles) - largest
    text = ngettext(
        "Ces articles racontent plusieurs histoires ({stories})\u202f: {others} article n’a rien de commun "
        "avec la plus racontée, et un média n’est dit absent que de celles qu’il raconte.",
        "Ces articles racontent plusieurs histoires ({stories})\u202f: {others} articles n’ont rien de "
        "commun avec la plus racontée, et un média n’est dit absent que de celles qu’il raconte.",
        others,
    )
    return [Markup(text).format(stories=number(len(size)), others=number(others))]


def _missing(statuses: pd.DataFrame, label: pd.Series) -> list[Markup]:
    """How many elements an outlet lacks, by why, each count leading to their sentences elsewhere."""
    told = []
    for status, names in MISSING.items():
        keys = statuses.loc[statuses["status"] == status, "element_id"]
        if len(keys):
            told.append(link(count(len(keys), *names), label.loc[keys]))
    return told


def passages(study: Study) -> Markup:
    """How much wording two or more articles share, whose words it is, and which articles are compared."""
    return joined([_passages(study), tongues.note(study)])


def _passages(study: Study) -> Markup:
    found = study["passages"]
    if found.empty:
        return Markup(_("Aucune formulation de six mots ou plus n’est commune à deux articles."))
    origins = found.dropna(subset=["origin"]).groupby("origin")["passage_id"].nunique()
    found = in_sentences(found, study["sentences"])
    text = Markup("<b>{}</b>").format(
        link(count(found["passage_id"].nunique(), "formulation commune", "formulations communes"), found)
    )
    same = found[found["kind"] == "verbatim"].sort_values(["words", "passage_id"], ascending=[False, True])
    if same.empty:
        text += Markup(_(", dont aucune mot pour mot."))
    else:
        first = same.iloc[0]
        longest = link(
            count(int(first["words"]), "mot", "mots"), found[found["passage_id"] == first["passage_id"]]
        )
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
        some = int(conditional.get(outlet, 0))
        text = _("{outlet} {rate} pour 1 000 mots ({hedges})")
        if some:
            text = _("{outlet} {rate} pour 1 000 mots ({hedges}, dont {conditional} au conditionnel)")
        parts.append(
            Markup(text).format(
                outlet=outlet,
                rate=number(round(float(rate), 1)),
                hedges=link(number(len(rows)), rows),
                conditional=number(some),
            )
        )
    told = Markup(_("Réserves hors guillemets : {}.")).format(listed(parts[:LISTED]))
    if len(parts) <= LISTED:
        return told
    others = count(len(parts) - LISTED, "autre média", "autres médias")
    return joined([told, Markup(_("{} en ont moins pour 1 000 mots.")).format(others)])


def figures(study: Study) -> Markup:
    """How many quantities, and how many are vague."""
    found = study["figures"]
    if found.empty:
        return Markup(_("Aucune quantité n’a été relevée."))
    sure = (found["low"].notna() & (found["low"] == found["high"])).fillna(False)
    exact = link(number(int(sure.sum())), found[sure])
    vague = link(number(int((~sure).sum())), found[~sure])
    return Markup(_("<b>{figures}</b>, dont {exact} exactes et {vague} vagues ou approchées.")).format(
        figures=count(len(found), "quantité relevée", "quantités relevées"), exact=exact, vague=vague
    )


def skipped(study: Study) -> Markup:
    """What was left out of the corpus and why."""
    if not study.corpus.skipped:
        return Markup(_("Aucun article n’a été écarté."))
    names: dict[str, list[str | Markup]] = defaultdict(list)
    for item in study.corpus.skipped:
        names[in_language(item.reason)].append(item.name)
    rows = [Markup("{} ({})").format(among(named), reason) for reason, named in names.items()]
    return Markup(_("{count} : {items}.")).format(
        count=count(len(study.corpus.skipped), "élément écarté", "éléments écartés"),
        items=Markup(_("\u202f; ")).join(rows),
    )
