"""Which story elements each outlet reports: a table in which each count leads to its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from analysis.charts import data
from analysis.charts.theme import plain
from analysis.evidence import cite
from analysis.messages import N_, Labels, _
from analysis.report.display import Displayable, table

# Rows that the page's table has at most; all are in the data.
LIMIT = 40
STATUSES = Labels(
    {
        "covered": N_("rapporté"),
        "omitted": N_("absent"),
        "not yet possible": N_("pas encore possible"),
        "other story": N_("autre histoire"),
        "unknown": N_("indécidable"),
        "common": N_("par un texte commun seul"),
    }
)


def matrix(elements: pd.DataFrame, told: Mapping[str, pd.DataFrame], leaf: int | None = None) -> Displayable:
    """Elements in rows, outlets in columns: the sentences that report each, or why there are none.

    Takes `elements` and of `told` the tables `articles`, `element_outlets` and `element_sentences`, in which
    a common text may be a voice of its own (`analysis.comparison.collapsing.apart`). The most shared elements
    come first, those of the same outlets one after the other; an element leads to the sentence that names it.
    `leaf` rows are seen at once where scripts run.
    """
    outlets = data.columns(told["articles"])
    names = {f"outlet {outlet}": name for outlet, name in outlets.items()}
    states = told["element_outlets"].set_index(["element_id", "outlet"])["status"].to_dict()
    sentences = dict(iter(told["element_sentences"].groupby(["element_id", "outlet"])))
    cells = {
        (element, outlet): _cell(states.get((element, outlet)), sentences.get((element, outlet)))
        for element in elements["element_id"]
        for outlet in outlets
    }
    shown = _ordered(elements, list(outlets), states)
    for outlet in outlets:
        shown[f"outlet {outlet}"] = [cells[element, outlet] for element in shown["element_id"]]
    return table(
        shown,
        caption=_("Les éléments de l’histoire, média par média"),
        columns={"label": _("Élément"), **names},
        link="label_sentence_id",
        on="label",
        formats={"label": plain, **dict.fromkeys(names, Markup)},
        limit=LIMIT,
        leaf=leaf,
        source="elements",
        quoting=("label",),
    )


def _ordered(elements: pd.DataFrame, outlets: list[str], states: Mapping[Any, str]) -> pd.DataFrame:
    """The elements of most outlets first, and of as many those that the same outlets tell together."""

    def who(element: str) -> str:
        return "".join("01"[states.get((element, outlet)) != "covered"] for outlet in outlets)

    rows = elements.assign(who=elements["element_id"].map(who))
    order = ["outlets", "who", "articles", "element_id"]
    return rows.sort_values(order, ascending=[False, True, False, True], kind="stable")


def _cell(status: str | None, sentences: pd.DataFrame | None) -> Markup:
    if status != "covered":
        return escape(STATUSES.get(str(status), STATUSES["unknown"]))
    keys = () if sentences is None else sentences["sentence_id"]
    return cite(data.plural(len(keys), "phrase", "phrases"), pd.Series(keys), "told")
