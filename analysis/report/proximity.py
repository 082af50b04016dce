"""How new each article is, who publishes how long after the first, and which outlets come near each other."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis import anchors
from analysis.charts import data
from analysis.comparison import proximity
from analysis.comparison.availability import in_order
from analysis.given import flag
from analysis.messages import _
from analysis.report import tongues
from analysis.report.display import Displayable, headline, nothing, sentence, table
from analysis.report.findings import count, joined, link, listed, number, percent
from analysis.report.timing_tables import after
from analysis.study import Study

LIMIT = 40
# Fewer than three have but one pair: nothing is nearer than anything else.
LEAST = 3
# Below this share a reader would see no common wording.
SEEN = 0.05


def novelty(study: Study) -> Markup:
    """Who is most and least new against what was published before, where times tell."""
    found = study["originality"].dropna(subset=["original_least"])
    if len(found) < 2:
        return Markup(_("Un seul article : rien de publié avant lui à quoi le comparer."))
    text = Markup(
        _(
            "Un mot est repris s’il figure dans une suite de cinq mots qu’avait déjà un article sûrement "
            "antérieur."
        )
    )
    unknown = int((found["undecided"] > 0).sum())
    if unknown:
        times = Markup(
            _(
                "Pour {}, rien ne dit ce qui a paru d’abord : le tableau donne la part la plus basse et la "
                "plus haute."
            )
        ).format(count(unknown, "article", "articles"))
        text = joined([text, times])
    least = found.sort_values(["original_most", "article_id"]).iloc[0]
    if least["original_most"] > 1 - SEEN:
        return joined([Markup(_("Aucun article ne reprend sensiblement un texte sûrement antérieur.")), text])
    told = Markup(
        _("L’article qui reprend le plus a paru dans {outlet} : {share} de ses mots sont nouveaux.")
    ).format(
        outlet=link(least["outlet"], _opening(study, least["article_id"])),
        share=(_("{share} au plus") if least["undecided"] else "{share}").format(
            share=percent(float(least["original_most"]))
        ),
    )
    return joined([told, text])


def _opening(study: Study, article_id: str) -> str | None:
    own = study["common_texts"][study["common_texts"]["article_id"] == article_id]
    own = own if len(own) else study["sentences"][study["sentences"]["article_id"] == article_id]
    return str(own.iloc[0]["sentence_id"]) if len(own) else None


def publication(study: Study) -> Displayable:
    """Each article with its delay after the first, how much of it is new, and the nearest other article."""
    if len(study["articles"]) < 2:
        return sentence(_("Un seul article : ni délai ni nouveauté à mesurer."))
    order = list(in_order(study["articles"])["article_id"])
    titles = study["articles"].set_index("article_id")["title"].fillna("")
    found = study["originality"].set_index("article_id").loc[order].reset_index()
    rows = [
        {**row, "title": titles[row["article_id"]]}
        | {"delay": _delay(row), "new": _share(row), "near": _near(study, row["article_id"])}
        for row in data.rows(found)
    ]
    return table(
        pd.DataFrame(rows),
        caption=_("Quand chacun publie, et quelle part de son texte est nouvelle"),
        columns={
            "outlet": _("Média"),
            "title": _("Article"),
            "delay": _("Après le premier article daté"),
            "new": _("Mots nouveaux"),
            "near": _("Plus de texte en commun avec"),
        },
        link="article_id",
        on="title",
        to=anchors.article,
        formats={"title": headline},
        limit=LIMIT,
        source="originality",
        quoting=("title",),
    )


def _delay(row: dict[str, Any]) -> str:
    if pd.isna(row["after_least"]):
        return _("date inconnue")
    least, most = int(row["after_least"]), int(row["after_most"])
    return _("premier") if most == 0 else after(least, most)


def _share(row: dict[str, Any]) -> str | None:
    if pd.isna(row["original_least"]):
        return None
    least, most = (data.percent(row[f"original_{end}"]) for end in ("least", "most"))
    words_new = int(row["tokens"] - row["earlier"])
    if least == most:
        words = data.plural(words_new, "mot", "mots")
        return f"{most} ({words})"
    return _("{low} à {high}").format(low=least, high=most)


def _near(study: Study, article_id: str) -> str | None:
    pairs = study["similarities"]
    own = pairs[(pairs["article_id"] == article_id) & (pairs["containment"] >= SEEN)]
    if own.empty:
        return None
    best = own.sort_values(["containment", "other_article_id"], ascending=[False, True]).iloc[0]
    return f"{best['other_outlet']} ({data.percent(float(best['containment']))})"


def nearest(study: Study, collapse_copies: bool | str) -> Markup:
    """Which two outlets come nearest in words and which report most of the same, or why none can be named."""
    outlets = study.outlets
    if len(outlets) < LEAST:
        if len(outlets) == 1:
            return Markup(_("Un seul média : il en faut trois pour dire lesquels sont les plus proches."))
        return Markup(_("Deux médias : il en faut trois pour dire lesquels sont les plus proches."))
    found = _pairs(study, flag("collapse_copies", collapse_copies))
    if len(found) < LEAST:
        return Markup(_("Moins de trois médias ont un texte à eux : rien à comparer."))
    near = found.iloc[0]
    if pd.isna(near["cosine"]):
        return joined([tongues.note(study), _most_shared(found)])
    text = Markup(
        _("Les plus proches par le vocabulaire : <b>{outlet} et {other_outlet}</b> (indice {cosine} sur 1).")
    ).format(outlet=near["outlet"], other_outlet=near["other_outlet"], cosine=_index(float(near["cosine"])))
    return joined([text, _most_shared(found), _bare(outlets, found), tongues.note(study)])


def _most_shared(found: pd.DataFrame) -> Markup:
    told = found.sort_values("shared_elements", ascending=False, kind="stable").iloc[0]
    if not told["shared_elements"]:
        return Markup(_("Aucun élément de l’histoire n’est commun à deux d’entre eux."))
    return Markup(
        _("Le plus d’éléments communs : <b>{outlet} et {other_outlet}</b> ({shared_elements} sur {either}).")
    ).format(
        outlet=told["outlet"],
        other_outlet=told["other_outlet"],
        shared_elements=number(int(told["shared_elements"])),
        either=number(int(told["either"])),
    )


def _bare(outlets: list[str], found: pd.DataFrame) -> Markup:
    """The outlets that have no text of their own to compare."""
    bare = [outlet for outlet in outlets if outlet not in {*found["outlet"], *found["other_outlet"]}]
    if not bare:
        return Markup("")
    return Markup(_("Sans texte à comparer hors du texte commun : {}.")).format(listed(bare))


def _pairs(study: Study, collapsed: bool) -> pd.DataFrame:
    told = study["element_sentences"]
    return proximity.outlets(study["sentences"], study["common_texts"], told, collapsed, study["articles"])


def pairs(study: Study, collapse_copies: bool | str, top_n: int) -> Displayable:
    """Each two outlets: how alike their words are and what both report, the nearest first."""
    if len(study.outlets) < LEAST:
        return nothing(_("Pas de tableau : moins de trois médias."))
    collapsed = flag("collapse_copies", collapse_copies)
    found = _pairs(study, collapsed)
    left = set(study["common_texts"]["sentence_id"]) if collapsed else set()
    told = study["element_sentences"]
    told = told[~told["sentence_id"].isin(left)]
    shared = {str(key): set(names) for key, names in told.groupby("element_id")["outlet"]}
    first = told.drop_duplicates(["element_id", "outlet"])
    rows = [{**row, "links": _evidence(row, shared, first)} for row in data.rows(found)]
    return table(
        pd.DataFrame(rows, columns=[*found.columns, "links"]),
        caption=_("Les médias deux à deux, du plus proche au plus éloigné"),
        columns={
            "outlet": _("Média"),
            "other_outlet": _("et"),
            "cosine": _("Vocabulaire (0 à 1)"),
            "shared_elements": _("Éléments communs"),
            "either": _("sur"),
            "links": _("Lesquels"),
        },
        formats={"cosine": _index, "links": Markup},
        limit=top_n,
    )


def _index(value: float) -> str:
    return data.number(value, 2)


def _evidence(row: dict[str, Any], shared: dict[str, set[str]], first: pd.DataFrame) -> Markup | None:
    """Links to the first outlet's sentences of what both report."""
    both = {row["outlet"], row["other_outlet"]}
    own = first[first["element_id"].isin([key for key, names in shared.items() if both <= names])]
    keys = own.loc[own["outlet"] == row["outlet"], "sentence_id"].tolist()
    if not keys:
        return None
    return Markup(" ").join(link(number(at), key) for at, key in enumerate(keys[:12], 1))
