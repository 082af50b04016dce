"""Figures and times that contradict each other: what to say of them, and both sentences side by side."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis import anchors
from analysis.charts import data
from analysis.charts.spans import period
from analysis.charts.theme import shorten
from analysis.comparison.plain import readable
from analysis.report.display import Displayable, table
from analysis.report.findings import count, joined, link, listed, number
from analysis.study import Study

LIMIT = 40
# Characters of what a conflict is about.
NAMED = 70
UNITS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "francs suisses", "franc": "francs"}
KINDS = {"figure": "chiffre", "time": "moment"}
Row = Mapping[Hashable, Any]


def conflicts(study: Study) -> Markup:
    """How many figures and times contradict each other, the hardest of them, and what may be updates."""
    found = study["conflicts"]
    if found.empty:
        return Markup(
            "Aucun désaccord relevé entre {} et {} : ce n’est pas la preuve qu’il n’y en a pas."
        ).format(
            count(len(study["figures"]), "quantité"),
            count(len(study["events"]), "événement daté", "événements datés"),
        )
    hard = found[~found["update"] & (found["clash"] == "apart")]
    parts = [_counts(found, study["conflict_values"])]
    if len(hard):
        first = hard.iloc[0]
        parts.append(
            Markup("Le plus net ({}) : {}.").format(
                _named(first.to_dict()), Markup(" contre ").join(_sides(study, first["conflict_id"]))
            )
        )
    return joined([*parts, *_cautions(found)])


def _counts(found: pd.DataFrame, values: pd.DataFrame) -> Markup:
    kinds = found["kind"].value_counts()
    told = [count(int(kinds[kind]), name) for kind, name in KINDS.items() if kind in kinds]
    inside = int(found["within"].sum())
    where = f", dont {number(inside)} à l’intérieur d’un même article" if inside else ""
    said = link(count(len(found), "désaccord relevé", "désaccords relevés"), values)
    return Markup("<b>{}</b> ({}){}.").format(said, listed(told), where)


def _cautions(found: pd.DataFrame) -> list[Markup]:
    """What is no contradiction for sure: values that rise with time, times that overlap."""
    updates = int(found["update"].sum())
    partly = int((found["clash"] == "partly").sum())
    said = []
    if updates:
        many = "peut n’être qu’une mise à jour" if updates == 1 else "peuvent n’être que des mises à jour"
        said.append(f"{number(updates)} {many} : le chiffre le plus élevé est paru plus tard.")
    if partly:
        concern = "porte" if partly == 1 else "portent"
        said.append(f"{number(partly)} {concern} sur des moments qui se recoupent en partie.")
    return [Markup("{}").format(sentence) for sentence in said]


def _sides(study: Study, conflict_id: str) -> list[Markup]:
    values = _values(study)
    own = values[values["conflict_id"] == conflict_id].drop_duplicates("side").to_dict("records")
    told = {row["side"]: row for row in own}
    return [
        Markup("{} ({})").format(link(told[side]["said"], told[side]["sentence_id"]), told[side]["outlet"])
        for side in ("low", "high")
    ]


def _values(study: Study) -> pd.DataFrame:
    """The values with what they say in words: the figure to the letter, or the moment."""
    about = study["conflicts"].set_index("conflict_id")["about"]
    found = study["conflict_values"].assign(about=lambda rows: rows["conflict_id"].map(about))
    zone = data.clock(study["articles"])
    low, high = data.wall(found["earliest"], zone), data.wall(found["latest"], zone)
    said = [
        _amount(row) if pd.isna(start) else period(start, end)
        for row, start, end in zip(found.to_dict("records"), low, high, strict=True)
    ]
    return found.assign(said=pd.array(said, dtype="string"))


def _amount(row: Row) -> str:
    """The figure to the letter, with what it counts where it stands alone."""
    text = " ".join(str(row["text"]).split())
    if pd.isna(row["unit"]) or not (text.replace(" ", "").isnumeric() or text.isalpha()):
        return text
    first, unit = str(row["about"]).split()[0], str(row["unit"])
    return f"{text} [{first if first.startswith(unit) else UNITS.get(unit, unit)}]"


def _named(row: Row) -> str:
    unit, about = row["unit"], shorten(str(row["about"]), NAMED)
    if row["about"] == unit and unit in UNITS:
        return f"montant ({UNITS[unit]})"
    if pd.isna(unit) or row["about"] == unit:
        return about
    return about if str(about).lower().startswith(str(unit)[:4]) else f"{UNITS.get(unit, unit)}, {about}"


def conflict_pairs(study: Study) -> Displayable:
    """Each conflict, the hardest first: the two sentences side by side, and who else gives a value."""
    values = _values(study)
    texts = readable(study["sentences"], study["furniture"])
    groups = dict(iter(values.groupby("conflict_id", sort=False)))
    found = study["conflicts"]
    rows = [_pair(row, groups[row["conflict_id"]], texts) for row in found.to_dict("records")]
    columns = {
        "about": "De quoi",
        "low": "D’un côté",
        "high": "De l’autre",
        "others": "Les autres valeurs",
        "nature": "Ce que c’est",
    }
    return table(
        pd.DataFrame(rows, columns=list(columns)),
        caption="Ce qui ne concorde pas",
        columns=columns,
        formats={"low": Markup, "high": Markup, "others": Markup},
        limit=LIMIT,
        source="conflict_values",
    )


def _pair(conflict: Row, values: pd.DataFrame, texts: Mapping[str, str]) -> dict[str, Any]:
    first = values.dropna(subset=["side"]).drop_duplicates("side").set_index("side", drop=False)
    shown = {side: first.loc[side].to_dict() for side in ("low", "high")}
    rest = values.drop(index=[index for index, row in values.iterrows() if _is_one_of(row, shown.values())])
    others = [
        Markup('<a href="#{}" data-start="{}" data-end="{}">{} ({})</a>').format(
            anchors.sentence(row["sentence_id"]), row["start"], row["end"], row["said"], row["outlet"]
        )
        for row in rest.to_dict("records")
    ]
    return {
        "about": _named(conflict),
        "low": _side(shown["low"], texts),
        "high": _side(shown["high"], texts),
        "others": Markup("<br>").join(others),
        "nature": _nature(conflict),
    }


def _is_one_of(row: pd.Series, shown: Any) -> bool:
    return any(row["sentence_id"] == one["sentence_id"] and row["start"] == one["start"] for one in shown)


def _side(row: Row, texts: Mapping[str, str]) -> Markup:
    """One sentence under its outlet and value, which lead to it."""
    speaker: str = "" if pd.isna(row["speaker"]) else f", selon {row['speaker']}"
    return Markup('<a class="above" href="#{}" data-start="{}" data-end="{}"><b>{}</b>{} : {}</a>{}').format(
        anchors.sentence(row["sentence_id"]),
        row["start"],
        row["end"],
        row["outlet"],
        speaker,
        row["said"],
        texts[row["sentence_id"]],
    )


def _nature(conflict: Row) -> str:
    if conflict["update"]:
        return "peut-être une mise à jour"
    if conflict["clash"] == "partly":
        return "moments qui se recoupent en partie"
    within = "dans un même article" if conflict["outlets"] == 1 else "entre médias, et dans un même article"
    return within if conflict["within"] else "entre médias" if conflict["outlets"] > 1 else "entre articles"
