"""With which verbs each outlet reports what its speakers say."""

from __future__ import annotations

import altair as alt
import pandas as pd

from analysis.charts import data
from analysis.charts.matrix import Matrix, draw
from analysis.messages import N_, Labels, _

STANCES = Labels(
    {
        "says": N_("dit"),
        "claims": N_("affirme"),
        "judges": N_("juge, estime"),
        "admits": N_("reconnaît"),
        "denies": N_("dément"),
        "accuses": N_("accuse"),
        "announces": N_("annonce"),
        "promises": N_("promet"),
        "asks": N_("demande"),
        "warns": N_("avertit"),
        "doubts": N_("doute"),
    }
)


def stances(quotations: pd.DataFrame, articles: pd.DataFrame, top_n: int = 12) -> alt.TopLevelMixin | None:
    """With which kinds of verbs each outlet reports what its speakers say.

    Takes `quotations` and `articles`. The `top_n` most frequent stances, each with its most frequent verbs;
    a cell counts reporting expressions, each once however much it reports, and leads to what they report.
    None without reporting verbs.
    """
    told = quotations.dropna(subset=["stance", "cue_lemma", "outlet"])
    told = told.drop_duplicates(["article_id", "cue_start"])
    if told.empty:
        return None
    totals = told["stance"].value_counts()
    order = sorted(totals.index, key=lambda stance: (-totals[stance], stance))[:top_n]
    cells = told[told["stance"].isin(order)].groupby(["stance", "outlet"], sort=True)
    rows = [
        {
            "row": stance,
            "outlet": outlet,
            "count": len(group),
            "text": data.number(len(group)),
            _("Verbes"): _verbs(group, str(stance), 6),
            **data.proof(group),
        }
        for (stance, outlet), group in cells
    ]
    columns = data.columns(articles)
    kinds = {stance: f"{STANCES.get(stance, stance)} ({totals[stance]})" for stance in order}
    pair = _("{name} : {value}")
    labels = {s: pair.format(name=kinds[s], value=_verbs(told, s)) for s in order}
    counts = {
        s: ", ".join(f"{row['outlet']} {row['count']}" for row in rows if row["row"] == s) for s in order
    }
    described = _(" ; ").join(pair.format(name=kinds[s], value=counts[s]) for s in order)
    return draw(
        Matrix(cells=rows, rows=labels, columns=columns, tips=(_("Verbes"),)),
        title=_("Avec quels verbes les paroles sont-elles rapportées ?"),
        subtitle=_(
            "Verbes et tournures de parole par posture, n = {count} ; "
            "entre parenthèses, le total de la ligne ou le nombre d’articles."
        ).format(count=data.number(len(told))),
        description=_("Tableau des verbes de parole par média. {stances}.").format(stances=described),
        name="stances",
        source="quotations",
    )


def _verbs(told: pd.DataFrame, stance: str, count: int = 3) -> str:
    lemmas = told.loc[told["stance"] == stance, "cue_lemma"].value_counts()
    order = sorted(lemmas.index, key=lambda lemma: (-lemmas[lemma], lemma))
    return ", ".join(order[:count]) + (", …" if len(order) > count else "")
