"""The researcher's own story elements by outlet, beside the automatic ones."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.charts import theme
from analysis.comparison import coding
from analysis.comparison.plain import readable
from analysis.messages import N_, Labels, _
from analysis.report.display import Displayable, nothing, sentence, table, verbatim
from analysis.report.elements import STATUSES
from analysis.report.findings import count, joined, link, listed, number
from analysis.study import Study, entries_of

LIMIT = 100
# Links that a cell holds at most; the table below has all sentences.
LINKS = 8
HOW = Labels({"term": N_("terme"), "example": N_("phrase d’exemple")})


def summary(study: Study, codebook: str) -> Displayable:
    """How many elements of the codebook are found where, or that there is none."""
    if not codebook:
        return nothing(
            _(
                "Aucune grille n’est donnée. Le paramètre « codebook » nomme un fichier YAML : pour "
                "chaque élément un nom, un libellé, des termes ou des phrases d’exemple."
            )
        )
    entries, found = entries_of(codebook), study["codebook"]
    missing = [entry.label for entry in entries if entry.element not in set(found["element"])]
    text = Markup(_("La grille compte <b>{elements}</b>, trouvés dans {sentences}.")).format(
        elements=count(len(entries), "élément", "éléments"),
        sentences=count(found["sentence_id"].nunique(), "phrase", "phrases"),
    )
    if not missing:
        return sentence(text)
    lacking = Markup(_("Introuvables dans tous les articles : {}.")).format(listed(missing))
    return sentence(joined([text, lacking]))


def matrix(study: Study, codebook: str) -> Displayable:
    """Elements in rows, outlets in columns: the sentences that report each, and the automatic elements."""
    entries = entries_of(codebook)
    if not entries:
        return nothing(_("Pas de tableau : aucune grille n’est donnée."))
    labels = dict(zip(study["elements"]["element_id"], study["elements"]["label"], strict=True))
    rows = []
    for entry in entries:
        own = study["codebook"][study["codebook"]["element"] == entry.element]
        states = coding.statuses(study["codebook"], study["articles"], entry.element)
        cells = {
            o: _cell(own[own["outlet"] == o]["sentence_id"].tolist(), states[o] if len(own) else None)
            for o in study.outlets
        }
        rows.append({"element": entry.label, **cells, "automatic": _automatic(study, own, labels)})
    columns = {
        "element": _("Élément de la grille"),
        **{outlet: outlet for outlet in study.outlets},
        "automatic": _("Éléments automatiques des mêmes phrases"),
    }
    return table(
        pd.DataFrame(rows, columns=list(columns)),
        caption=_("La grille, média par média"),
        columns=columns,
        formats={**dict.fromkeys(study.outlets, Markup), "automatic": Markup},
    )


def _cell(sentences: list[str], status: str | None) -> Markup:
    """The number of sentences with a link to each, or why there is none; no status: found nowhere."""
    if not sentences:
        return Markup("{}").format(STATUSES[status] if status else _("introuvable"))
    links = [link(number(at), key) for at, key in enumerate(sentences[:LINKS], 1)]
    more = Markup(" …") if len(sentences) > LINKS else Markup("")
    told = Markup(_("{count} : {links}")).format(
        count=count(len(sentences), "phrase", "phrases"), links=Markup(" ").join(links)
    )
    return Markup('<span class="few">{}{}</span>').format(told, more)


def _automatic(study: Study, own: pd.DataFrame, labels: dict[str, str]) -> Markup | None:
    """The automatic elements that these sentences are part of, those of most of them first."""
    told = study["element_sentences"]
    held = told[told["sentence_id"].isin(set(own["sentence_id"]))]
    if held.empty:
        return None
    counts = held.groupby("element_id", sort=False)["sentence_id"].agg(["size", "first"])
    best = counts.sort_values("size", ascending=False, kind="stable").head(3)
    links = [
        link(verbatim(theme.shorten(labels[str(key)], 60), row["first"]), row["first"])
        for key, row in best.iterrows()
    ]
    more = Markup(_(" ; et {} autres")).format(number(len(counts) - 3)) if len(counts) > 3 else Markup("")
    return Markup("{}{}").format(Markup(_("\u202f; ")).join(links), more)


def sentences(study: Study, codebook: str) -> Displayable:
    """Every sentence that the codebook finds, with the term or example that found it."""
    if not codebook:
        return nothing(_("Aucune phrase : aucune grille n’est donnée."))
    texts = readable(study["sentences"], study["furniture"])
    found = study["codebook"]
    rows: dict[str, Any] = {"sentence": found["sentence_id"].map(texts)}
    return table(
        found.drop(columns=["start", "end"]).assign(**rows),
        caption=_("Les phrases de la grille"),
        columns={
            "label": _("Élément"),
            "outlet": _("Média"),
            "sentence": _("Phrase"),
            "how": _("Trouvée par"),
            "match": _("Lequel"),
        },
        link="sentence_id",
        on="sentence",
        formats={"how": lambda how: HOW[how]},
        quoting=("sentence",),
        limit=LIMIT,
        source="codebook",
    )
