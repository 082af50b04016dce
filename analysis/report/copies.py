"""What articles have in common as texts: one dispatch in many of them, and counts that hear it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.charts import data
from analysis.comparison import collapsing
from analysis.comparison.availability import in_order
from analysis.given import flag
from analysis.messages import _
from analysis.report.display import Displayable, nothing, sentence, table
from analysis.report.findings import count, joined, link, listed, number
from analysis.study import Study

# From this share of its words on an article is the common text, rather than has it in part.
MOST = 2 / 3
# The tables that matrices by outlet are made of.
MATRICES = ("articles", "mentions", "element_sentences", "element_outlets", "common_texts")


def lead(study: Study) -> Markup:
    """How many articles carry one text, the largest group first: what a reader must know before any count."""
    articles, groups = study["articles"], _groups(study)
    if len(articles) < 2:
        return Markup(_("Un seul article : aucun autre texte à quoi comparer le sien."))
    if not groups:
        return Markup(
            _(
                "Aucun article n’a une bonne part de son texte en commun avec un autre : {} comptent pour "
                "autant de textes distincts."
            )
        ).format(count(len(articles), "article", "articles"))
    parts = [_told(study, group, len(articles)) for group in groups[:3]]
    texts = len(articles) - sum(len(group["keys"]) - 1 for group in groups)
    independent = Markup(_("{articles} ne font que <b>{texts}</b>.")).format(
        articles=count(len(articles), "article", "articles"),
        texts=count(texts, "texte distinct", "textes distincts"),
    )
    return joined([*parts, independent])


def _groups(study: Study) -> list[dict[str, Any]]:
    """The groups of articles that carry one text, the largest first."""
    found = []
    for name, rows in study["common_texts"].groupby("group_id", sort=False):
        keys = list(dict.fromkeys(rows["article_id"]))
        found.append({"name": name, "keys": keys, "rows": rows})
    return sorted(found, key=lambda group: (-len(group["keys"]), str(group["name"])))


def _told(study: Study, group: dict[str, Any], total: int) -> Markup:
    own = study["articles"][study["articles"]["article_id"].isin(group["keys"])]
    first = group["rows"].drop_duplicates("article_id").set_index("article_id")["sentence_id"]
    names = [link(str(row["outlet"]), first[row["article_id"]]) for row in data.rows(in_order(own))]
    text = Markup(_("<b>{own} articles sur {total}</b> reprennent {what} : {names}.")).format(
        own=number(len(own)), total=number(total), what=_what(study, group), names=listed(names)
    )
    silent = list(dict.fromkeys(own.loc[own["wire"].isna(), "outlet"]))
    if own["wire"].isna().all() or not silent or _spoken(study, group["rows"]):
        return text
    return joined([text, Markup(_("Aucun crédit d’agence n’a été trouvé dans {}.")).format(listed(silent))])


def _what(study: Study, group: dict[str, Any]) -> str:
    """What the group has in common: a statement, a dispatch that an article credits, or just a text."""
    own = study["articles"][study["articles"]["article_id"].isin(group["keys"])]
    common = group["rows"].groupby("article_id")["words"].sum()
    mostly = (common / own.set_index("article_id")["words"]).min() < MOST
    if _spoken(study, group["rows"]):
        return _("en bonne partie une même déclaration") if mostly else _("une même déclaration")
    agencies = Counter(name.strip() for wire in own["wire"].dropna() for name in wire.split(";"))
    if not agencies and mostly:
        return _("en bonne partie un même texte, sans crédit à une agence connue")
    if not agencies:
        return _("un même texte, sans crédit à une agence connue")
    name = min(agencies, key=lambda agency: (-agencies[agency], agency))
    message = _("en bonne partie une même dépêche ({agency})") if mostly else _("une même dépêche ({agency})")
    return message.format(agency=name)


def _spoken(study: Study, rows: pd.DataFrame) -> bool:
    """Whether most of a common text stands between quotation marks."""
    quoted = study["quotations"]
    quoted = quoted[(quoted["layer"] == "quoted") & quoted["level"].ne(2).fillna(True)]
    spans = rows[["article_id", "start", "end"]].merge(quoted, on="article_id", suffixes=("", "_q"))
    inside = spans[["end", "end_q"]].min(axis=1) - spans[["start", "start_q"]].max(axis=1)
    return bool(inside.clip(lower=0).sum() * 2 > (rows["end"] - rows["start"]).sum())


def words(study: Study, collapse_copies: bool | str) -> Displayable:
    """How many words the corpus has with and without repetitions, and which count what follows uses."""
    common, found = study["common_texts"], collapsing.voices(study["articles"], study["common_texts"])
    if common.empty:
        return nothing(_("Aucun texte commun à compter une seule fois : les deux comptes sont les mêmes."))
    total, once = int(study["articles"]["words"].sum()), int(found["counted"].sum())
    text = Markup(_("{words} publiés, <b>{once} sans les reprises</b>.")).format(
        words=count(total, "mot", "mots"), once=number(once)
    )
    used = (
        _(
            "Les mots distinctifs et la proximité ci-dessous comptent un texte commun une seule fois, comme "
            "une voix à part."
        )
        if flag("collapse_copies", collapse_copies)
        else _(
            "Les mots distinctifs et la proximité ci-dessous comptent un texte commun autant de fois qu’il "
            "est publié."
        )
    )
    return sentence(joined([text, Markup(used), _elements(study)]))


def _elements(study: Study) -> Markup:
    """The story elements that several outlets report with the common text alone."""
    found = collapsing.tellings(study["element_sentences"], study["common_texts"])
    shared = found[found["outlets"] > 1]
    alone = shared[shared["voices"] == 1]
    if alone.empty:
        return Markup(
            _("Aucun élément de l’histoire n’est rapporté par plusieurs médias avec ce seul texte.")
        )
    places = [link(number(at), key) for at, key in enumerate(alone["sentence_id"].head(12), 1)]
    return Markup(
        _(
            "Parmi les {elements} que plusieurs médias rapportent, <b>{alone}</b> ne le sont qu’avec "
            "un texte commun ({places}) : plusieurs médias, mais un seul récit."
        )
    ).format(
        elements=count(len(shared), "élément", "éléments"),
        alone=number(len(alone)),
        places=Markup(" ").join(places),
    )


def apart(study: Study, collapse_copies: bool | str) -> Mapping[str, pd.DataFrame]:
    """The tables of the matrices: common texts as voices of their own, or repeated as they are published."""
    given = {name: study[name] for name in MATRICES}
    groups = given["common_texts"]["group_id"].unique()
    if not flag("collapse_copies", collapse_copies) or not len(groups):
        return given
    return collapsing.apart(given, {group: _common(group) for group in groups})


def voices(study: Study) -> Displayable:
    """Words by outlet and common text, repeated and once; both columns sum to what the last row says."""
    if study["common_texts"].empty:
        return nothing(_("Pas de tableau : aucun texte n’est commun à plusieurs articles."))
    found = collapsing.voices(study["articles"], study["common_texts"])
    own = found["group_id"].isna()
    first = study["common_texts"].drop_duplicates("group_id").set_index("group_id")["sentence_id"].to_dict()
    shown = found.assign(
        sentence_id=found["group_id"].map(first).astype("string"),
        voice=found["voice"].where(own, found["voice"].map(_common)),
        words=found["words"].where(own),
        common=found["common"].where(own),
    )
    total = shown[["words", "common", "counted"]].sum().to_dict() | {"articles": len(study["articles"])}
    shown = pd.concat([shown, pd.DataFrame([{"voice": _("Ensemble"), **total}])], ignore_index=True)
    return table(
        shown.astype(dict.fromkeys(total, "Int64")),
        caption=_("Les mots de chacun, textes communs répétés ou comptés une fois"),
        columns={
            "voice": _("Voix"),
            "articles": _("Articles"),
            "words": _("Mots publiés"),
            "common": _("dont texte commun"),
            "counted": _("Mots comptés une fois"),
        },
        link="sentence_id",
        on="voice",
    )


def _common(voice: str) -> str:
    """A common text by its number."""
    return _("Texte commun {number}").format(number=voice.removeprefix("T"))
