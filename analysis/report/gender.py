"""Whose words are quoted, women's or men's, and of whom the texts show no gender."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from analysis.charts import data
from analysis.charts.voices import GENDERS
from analysis.comparison.gender import by_gender, groups
from analysis.comparison.voices import is_speech
from analysis.messages import _
from analysis.report.display import Displayable, table, verbatim
from analysis.report.findings import count, link, listed, number, percent
from analysis.report.quotes import speech
from analysis.study import Study

LIMIT = 60


def shares(study: Study) -> Markup:
    """Whose words are quoted, women's or men's, and of how many speakers the texts show no gender."""
    found = by_gender(study["voices"], study["entities"], study["articles"])
    words = found.groupby("group")["quoted_words"].sum()
    if found.empty or not int(words.sum()):
        return Markup(_("Aucune parole entre guillemets : la question ne se pose pas."))
    said = _quoted_by(study)
    parts = [
        Markup("{} {} ({})").format(
            _group(group),
            percent(int(words[group]) / int(words.sum())),
            link(number(int(words[group])), said[said["group"] == group]),
        )
        for group in GENDERS
        if int(words.get(group, 0))
    ]
    return Markup(_("Mots cités entre guillemets, tous médias ensemble : {parts}. {ungendered}")).format(
        parts=listed(parts), ungendered=_ungendered(study)
    )


def _group(group: str) -> str:
    """A group's name without the letter that stands on its bar."""
    label = GENDERS[group][0]
    return _("non attribué") if group == "unattributed" else _(label).split(" ", 1)[-1]


def _quoted_by(study: Study) -> pd.DataFrame:
    """The quoted speech of first level in sentences, with the group of its speaker."""
    said = speech(study)
    said = said[is_speech(said)]
    return said.assign(group=groups(said, study["entities"]))


def _ungendered(study: Study) -> Markup:
    """Of how many of the persons who speak the texts show the gender."""
    people = study["voices"][study["voices"]["speaker_kind"] == "person"]
    people = people.drop_duplicates("speaker")
    known = study["entities"].dropna(subset=["gender"])["entity_id"]
    unknown = people[~people["entity_id"].isin(list(known))]
    if unknown.empty:
        return Markup(_("Les textes montrent le genre de toutes les personnes qui parlent."))
    return Markup(_("Pour {unknown} des {people}, les textes ne montrent pas le genre : {names}.")).format(
        unknown=number(len(unknown)),
        people=count(len(people), "personne qui parle", "personnes qui parlent"),
        names=listed(
            [verbatim(name) for name in sorted(unknown["speaker"])[:8]]
            + ([_("d’autres")] if len(unknown) > 8 else [])
        ),
    )


def table_of_shares(study: Study) -> Displayable:
    """Speakers, words and share of what is quoted, by outlet and group."""
    found = by_gender(study["voices"], study["entities"], study["articles"])
    shown = found[(found["quoted_words"] > 0) | (found["reported_words"] > 0)]
    order = {outlet: at for at, outlet in enumerate(study.outlets)}
    shown = shown.sort_values("outlet", key=lambda names: names.map(order), kind="stable")
    said = dict(iter(_quoted_by(study).groupby(["outlet", "group"])))
    rows = shown.to_dict("records")
    told = [said.get((row["outlet"], row["group"])) for row in rows]
    shown = shown.assign(
        group=[link(_group(row["group"]), found) for row, found in zip(rows, told, strict=True)],
        quoted_words=[
            link(number(int(row["quoted_words"])), found) for row, found in zip(rows, told, strict=True)
        ],
    )
    columns = {
        "outlet": _("Média"),
        "group": _("De qui"),
        "speakers": _("Locuteurs"),
        "quoted_words": _("Mots cités"),
        "share": _("Part des mots cités"),
        "low": _("Au moins"),
        "high": _("Au plus"),
        "reported_words": _("Mots rapportés"),
    }
    if shown["low"].isna().all():
        del columns["low"], columns["high"]
    return table(
        shown,
        caption=_("Paroles citées, selon qui parle"),
        columns=columns,
        formats={
            **dict.fromkeys(("group", "quoted_words"), Markup),
            **dict.fromkeys(("share", "low", "high"), data.percent),
        },
        limit=LIMIT,
        source="voices",
        numbers=("quoted_words",),
    )
