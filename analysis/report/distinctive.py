"""Which words each outlet uses more than the others, where there is enough text to tell."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from analysis.charts import data
from analysis.comparison import keyness
from analysis.given import flag
from analysis.messages import _
from analysis.report import tongues
from analysis.report.display import Displayable, nothing, table, verbatim
from analysis.report.findings import count, joined, link, listed, number
from analysis.study import Study

EACH = 15


def words(study: Study, collapse_copies: bool | str) -> Markup:
    """Each outlet's words that both tests find overused, or why none can be named."""
    return joined([_words(study, collapse_copies), tongues.note(study)])


def _words(study: Study, collapse_copies: bool | str) -> Markup:
    if len(study.outlets) < 2:
        return Markup(_("Un seul média : ses mots ne se comparent à ceux d’aucun autre."))
    collapsed = flag("collapse_copies", collapse_copies)
    found = keyness.significant(study["distinctive_words"], collapsed)
    if found.empty:
        return joined([Markup(_("<b>Pas assez de texte pour le dire.</b>")), _why(study, collapsed)])
    parts = [
        Markup("{} ({})").format(outlet, listed(_linked(study, rows.head(5))))
        for outlet, rows in found.groupby("outlet", sort=False)
    ]
    return Markup(_("<b>{words}</b> au-dessus du hasard selon les deux calculs : {parts}. {single}")).format(
        words=count(len(found), "mot ressort", "mots ressortent"),
        parts=Markup(_(" ; ")).join(parts),
        single=_single(study),
    )


def _why(study: Study, collapsed: bool) -> Markup:
    """How many words were tested on how much text, and who has too few articles."""
    tested = study["distinctive_words"]
    tested = tested[tested["collapsed"] == collapsed]
    articles = count(len(study["articles"]), "article", "articles")
    if tested.empty:
        return Markup(
            _("Avec {articles}, aucun mot ne figure dans deux articles d’un même média. {single}")
        ).format(articles=articles, single=_single(study))
    return Markup(
        _(
            "Avec {articles} et {words}, aucune différence entre médias ne dépasse ce que donnerait "
            "le hasard ({tests} comparaisons de mots, corrigées pour leur nombre). {single}"
        )
    ).format(
        articles=articles,
        words=count(int(study["articles"]["words"].sum()), "mot", "mots"),
        tests=number(int(tested["tests"].iloc[0])),
        single=_single(study),
    )


def _single(study: Study) -> Markup:
    per_outlet = study["articles"]["outlet"].value_counts()
    single = [outlet for outlet in study.outlets if per_outlet[outlet] < keyness.DOCUMENTS]
    if not single:
        return Markup("")
    if len(single) == len(per_outlet):
        return Markup(_("Aucun média ne compte deux articles, et un seul ne suffit pas."))
    return Markup(_("Un article ne suffit pas : rien ne peut être dit de {}.")).format(listed(single))


def _linked(study: Study, rows: pd.DataFrame) -> list[Markup]:
    return [link(verbatim(row["term"]), _told(study, row["outlet"], row["term"])) for row in data.rows(rows)]


def _told(study: Study, outlet: str, term: str) -> pd.Series:
    """The sentences of an outlet that hold a term."""
    own = study["sentences"][study["sentences"]["outlet"] == outlet]
    held: pd.Series = own["terms"].fillna("").map(lambda terms: term in terms.split()).astype(bool)
    told: pd.Series = own.loc[held, "sentence_id"]
    return told


def overused(study: Study, collapse_copies: bool | str) -> Displayable:
    """The words that both tests find overused, outlet by outlet; a sentence where there are none."""
    found = keyness.significant(study["distinctive_words"], flag("collapse_copies", collapse_copies))
    if len(study.outlets) < 2:
        return nothing(_("Pas de tableau : un seul média."))
    if found.empty:
        return nothing(_("Aucun mot n’est montré : aucun ne passe les deux calculs."))
    shown = found.groupby("outlet", sort=False).head(EACH)
    return table(
        shown.assign(term=_linked(study, shown)),
        caption=_("Les mots propres à chaque média"),
        columns={
            "outlet": _("Média"),
            "term": _("Mot"),
            "count": _("Phrases"),
            "documents": _("Articles"),
            "elsewhere": _("Phrases ailleurs"),
            "log_odds": _("Log-odds (z)"),
            "specificity": _("Spécificité"),
        },
        formats={"term": Markup},
        source="distinctive_words",
    )
