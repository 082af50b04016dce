"""What does not agree between articles: what to say of it, and both sentences side by side."""

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
from analysis.messages import N_, NN_, Labels, _, ngettext
from analysis.report.display import Displayable, table, verbatim
from analysis.report.findings import count, joined, link, listed, number
from analysis.study import Study

LIMIT = 40
# Characters of what a conflict is about.
NAMED = 70
UNITS = Labels({"EUR": "€", "USD": "$", "GBP": "£", "CHF": N_("francs suisses"), "franc": N_("francs")})
KINDS = {
    "figure": NN_("chiffre", "chiffres"),
    "time": NN_("moment", "moments"),
    "doer": NN_("responsabilité", "responsabilités"),
    "deed": NN_("accusation", "accusations"),
    "account": NN_("déclaration", "déclarations"),
    "certainty": NN_("degré de certitude", "degrés de certitude"),
    "role": NN_("présentation d’une personne", "présentations d’une personne"),
}
OF_WHOM = Labels(
    {
        "deed": N_("une accusation de {name}"),
        "account": N_("ce que dit {name}"),
        "role": N_("qui est {name}"),
    }
)
# What sets the two sides apart where they are words.
NATURES = Labels(
    {
        "doer": N_("d’autres auteurs pour un même fait"),
        "deed": N_("une même accusation, rapportée pour deux faits"),
        "account": N_("affirmé d’un côté, concédé de l’autre"),
        "certainty": N_("au conditionnel d’un côté, affirmé de l’autre"),
        "role": N_("la même personne présentée autrement"),
    }
)
Row = Mapping[Hashable, Any]


def conflicts(study: Study) -> Markup:
    """How many disagreements of each kind, the hardest of them, and what may be updates."""
    found = study["conflicts"]
    if found.empty:
        return Markup(
            _(
                "Aucun désaccord relevé entre {figures} et {events} : "
                "ce n’est pas la preuve qu’il n’y en a pas."
            )
        ).format(
            figures=count(len(study["figures"]), "quantité", "quantités"),
            events=count(len(study["events"]), "événement daté", "événements datés"),
        )
    hard = found[~found["update"] & (found["clash"] == "apart")]
    parts = [_counts(found, study["conflict_values"])]
    if len(hard):
        first = hard.iloc[0]
        parts.append(
            Markup(_("Le plus net ({named}) : {sides}.")).format(
                named=subject(first.to_dict()),
                sides=Markup(_(" contre ")).join(_sides(study, first["conflict_id"])),
            )
        )
    return joined([*parts, *_cautions(found)])


def _counts(found: pd.DataFrame, values: pd.DataFrame) -> Markup:
    kinds = found["kind"].value_counts()
    told = [count(int(kinds[kind]), *names) for kind, names in KINDS.items() if kind in kinds]
    inside = int(found["within"].sum())
    message = _("<b>{conflicts}</b> ({kinds}).")
    if inside:
        message = _("<b>{conflicts}</b> ({kinds}), dont {inside} à l’intérieur d’un même article.")
    return Markup(message).format(
        conflicts=link(count(len(found), "désaccord relevé", "désaccords relevés"), values),
        kinds=listed(told),
        inside=number(inside),
    )


def _cautions(found: pd.DataFrame) -> list[Markup]:
    """What is no contradiction for sure: values that rise with time, times that overlap."""
    updates = int(found["update"].sum())
    partly = int((found["clash"] == "partly").sum())
    said = []
    if updates:
        rising = ngettext(
            "{count} peut n’être qu’une mise à jour : le chiffre le plus élevé, ou le fait affirmé, est paru "
            "plus tard.",
            "{count} peuvent n’être que des mises à jour : le chiffre le plus élevé, ou le fait affirmé, est "
            "paru plus tard.",
            updates,
        )
        said.append(rising.format(count=number(updates)))
    if partly:
        meeting = ngettext(
            "{count} porte sur des moments qui se recoupent en partie.",
            "{count} portent sur des moments qui se recoupent en partie.",
            partly,
        )
        said.append(meeting.format(count=number(partly)))
    return [Markup("{}").format(sentence) for sentence in said]


def _sides(study: Study, conflict_id: str) -> list[Markup]:
    values = _values(study)
    own = values[values["conflict_id"] == conflict_id].drop_duplicates("side").to_dict("records")
    told = {row["side"]: row for row in own}
    return [
        Markup("{} ({})").format(link(_said(told[side]), told[side]["sentence_id"]), told[side]["outlet"])
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


def _said(row: Row) -> str:
    """A value in words: a figure in those of its article, a time in the page's."""
    return (
        verbatim(shorten(str(row["said"]), NAMED), row["sentence_id"])
        if pd.isna(row["earliest"])
        else str(row["said"])
    )


def _amount(row: Row) -> str:
    """The figure to the letter, with what it counts where it stands alone."""
    text = " ".join(str(row["text"]).split())
    if pd.isna(row["unit"]) or not (text.replace(" ", "").isnumeric() or text.isalpha()):
        return text
    first, unit = str(row["about"]).split()[0], str(row["unit"])
    return f"{text} [{first if first.startswith(unit) else UNITS.get(unit, unit)}]"


def subject(row: Row) -> str:
    """What a conflict is about: its unit in the page's language, the rest in the articles' words."""
    unit, about = row["unit"], verbatim(shorten(str(row["about"]), NAMED))
    if row["kind"] in OF_WHOM:
        return Markup(OF_WHOM[str(row["kind"])]).format(name=verbatim(row["about"]))
    if row["about"] == unit and unit in UNITS:
        return _("montant ({unit})").format(unit=UNITS[unit])
    if pd.isna(unit) or row["about"] == unit:
        return about
    if str(row["about"]).lower().startswith(str(unit)[:4]):
        return about
    counted = UNITS[unit] if unit in UNITS else verbatim(unit)
    return Markup("{}, {}").format(counted, about)


def conflict_pairs(study: Study) -> Displayable:
    """Each conflict, the hardest first: the two sentences side by side, and who else gives a value."""
    values = _values(study)
    texts = readable(study["sentences"], study["furniture"])
    groups = dict(iter(values.groupby("conflict_id", sort=False)))
    found = study["conflicts"]
    rows = [_pair(row, groups[row["conflict_id"]], texts) for row in found.to_dict("records")]
    columns = {
        "about": _("De quoi"),
        "low": _("D’un côté"),
        "high": _("De l’autre"),
        "others": _("Les autres valeurs"),
        "nature": _("Ce que c’est"),
    }
    return table(
        pd.DataFrame(rows, columns=list(columns)),
        caption=_("Ce qui ne concorde pas"),
        columns=columns,
        formats=dict.fromkeys(("about", "low", "high", "others"), Markup),
        limit=LIMIT,
        source="conflict_values",
    )


def _pair(conflict: Row, values: pd.DataFrame, texts: Mapping[str, str]) -> dict[str, Any]:
    first = values.dropna(subset=["side"]).drop_duplicates("side").set_index("side", drop=False)
    shown = {side: first.loc[side].to_dict() for side in ("low", "high")}
    rest = values.drop(index=[index for index, row in values.iterrows() if _is_one_of(row, shown.values())])
    others = [
        Markup('<a href="#{}" data-start="{}" data-end="{}">{} ({})</a>').format(
            anchors.sentence(row["sentence_id"]), row["start"], row["end"], _said(row), row["outlet"]
        )
        for row in rest.to_dict("records")
    ]
    return {
        "about": subject(conflict),
        "low": _side(shown["low"], texts),
        "high": _side(shown["high"], texts),
        "others": Markup("<br>").join(others),
        "nature": _nature(conflict),
    }


def _is_one_of(row: pd.Series, shown: Any) -> bool:
    return any(row["sentence_id"] == one["sentence_id"] and row["start"] == one["start"] for one in shown)


def _side(row: Row, texts: Mapping[str, str]) -> Markup:
    """One sentence under its outlet and value, which lead to it."""
    speaker = Markup("")
    if pd.notna(row["speaker"]):
        speaker = Markup(_(", selon {speaker}")).format(speaker=verbatim(row["speaker"], row["sentence_id"]))
    # A figure and a time are said apart from the sentence; words are marked in it.
    numeric = bool(pd.notna(row["low"]) or pd.notna(row["earliest"]))
    said: str = Markup("{}{}").format(_(" : "), _said(row)) if numeric else ""
    return Markup('<a class="above" href="#{}" data-start="{}" data-end="{}"><b>{}</b>{}{}</a>{}').format(
        anchors.sentence(row["sentence_id"]),
        row["start"],
        row["end"],
        row["outlet"],
        speaker,
        said,
        verbatim(texts[row["sentence_id"]], row["sentence_id"]),
    )


def _nature(conflict: Row) -> str:
    told = NATURES.get(str(conflict["kind"]))
    if conflict["update"]:
        return (
            _("{nature}, peut-être confirmé depuis").format(nature=told)
            if told
            else _("peut-être une mise à jour")
        )
    if told:
        return told
    if conflict["clash"] == "partly":
        return _("moments qui se recoupent en partie")
    across = conflict["outlets"] > 1
    if conflict["within"]:
        return _("entre médias, et dans un même article") if across else _("dans un même article")
    return _("entre médias") if across else _("entre articles")
