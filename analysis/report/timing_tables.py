"""Tables on time: the dated events, their different times, who told them when, and what fixes no date."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.charts import data
from analysis.charts.spans import period
from analysis.charts.theme import plain, shorten
from analysis.messages import N_, Labels, _
from analysis.report.display import Displayable, table
from analysis.report.show import LIMIT
from analysis.study import Study

STATUSES = Labels(
    {
        "omitted": N_("n’en parle pas"),
        "not yet possible": N_("pas encore possible"),
        "unknown": N_("indécidable"),
    }
)
# Characters of a sentence that only names an event.
NAMED = 110
DAY = 24 * 60


def _placed(study: Study, found: pd.DataFrame) -> pd.DataFrame:
    """Rows with their interval on the story's clock, and in words; sorted by it."""
    zone = data.clock(study["articles"])
    low, high = data.wall(found["earliest"], zone), data.wall(found["latest"], zone)
    words = [
        None if pd.isna(start) or pd.isna(end) else period(start, end)
        for start, end in zip(low, high, strict=True)
    ]
    placed = found.assign(low=low, high=high, when=pd.array(words, dtype="string"))
    return placed.sort_values(["low", "high", "event_id"], na_position="last", kind="stable")


def events(study: Study) -> Displayable:
    """The dated events in order of time, with who tells them."""
    found = _placed(study, study["events"])
    told = study["event_mentions"].dropna(subset=["outlet"]).groupby("event_id")["outlet"].agg(_names)
    about = found["approximate"].fillna(False).astype(bool)
    found = found.assign(
        by=found["event_id"].map(told).astype("string"),
        when=found["when"].where(~about, found["when"] + _(" (environ)")),
    )
    zone = data.clock(study["articles"])
    return table(
        found,
        caption=_("Les événements datés ({clock})").format(clock=data.clock_name(zone)),
        columns={"when": _("Quand"), "label": _("Événement"), "by": _("Raconté par")},
        link="label_sentence_id",
        on="label",
        formats={"label": plain},
        quoting=("label",),
        limit=LIMIT,
        source="events",
    )


def _names(outlets: pd.Series) -> str:
    return ", ".join(sorted(set(outlets)))


def differing(study: Study) -> Displayable:
    """Events that texts place at different times: every time, who gives it, in which words.

    Those whose times exclude each other stand first, then those that are only more or less precise. Every
    row is one telling, linked to its own words.
    """
    events = study["events"].set_index("event_id")
    told = _placed(study, study["event_mentions"])
    told = told.assign(times=told["event_id"].map(events["times"]))
    found = told[told["times"].isin(["different", "compatible"])]
    found = found.drop_duplicates(["event_id", "article_id", "earliest", "latest"])
    begins = found.groupby("event_id")["low"].transform("min")
    found = found.assign(begins=begins, last=found["times"] == "compatible")
    found = found.sort_values(["last", "begins", "event_id", "low", "high"], kind="stable")
    happened = _happened(events, study["event_mentions"])
    named = [
        shorten(happened[key], NAMED) + ("" if apart else _(" (heures compatibles)"))
        for key, apart in zip(found["event_id"], ~found["last"], strict=True)
    ]
    again = found["event_id"].duplicated()
    event = pd.array(["″" if same else name for same, name in zip(again, named, strict=True)], dtype="string")
    return table(
        found.assign(event=event),
        caption=_("Un même événement, plusieurs heures"),
        columns={"event": _("Événement"), "outlet": _("Selon"), "when": _("Placé"), "text": _("Phrase")},
        link="sentence_id",
        formats={"text": plain},
        quoting=("event", "text"),
        limit=LIMIT,
        source="event_mentions",
        tools=False,
    )


def _happened(events: pd.DataFrame, told: pd.DataFrame) -> dict[str, str]:
    """The label of each event from where it says what happened: its times stand beside it."""
    found = {str(key): str(label) for key, label in events["label"].items()}
    for row in data.rows(told):
        if row["text"] == found[row["event_id"]]:
            found[row["event_id"]] = row["text"][row["core_start"] - row["start"] :]
    return found


def delays(study: Study) -> Displayable:
    """Shared events with what each outlet does: first, so long after, not yet possible, or left out."""
    shared = study["events"][study["events"]["outlets"] > 1]
    rows = study["event_outlets"]
    rows = rows[rows["event_id"].isin(set(shared["event_id"]))]
    firsts = dict(zip(shared["event_id"], shared["first_outlet"], strict=True))
    said = [_delay(row, firsts) for row in data.rows(rows)]
    wide = rows.assign(said=said).pivot(index="event_id", columns="outlet", values="said").reset_index()
    found = _placed(study, shared.merge(wide, on="event_id", how="left"))
    outlets = {outlet: outlet for outlet in study.outlets if outlet in wide.columns}
    return table(
        found,
        caption=_("Qui en a parlé, et combien de temps après le premier"),
        columns={"when": _("Quand"), "label": _("Événement"), **outlets},
        link="label_sentence_id",
        on="label",
        formats={"label": plain},
        quoting=("label",),
        limit=LIMIT,
        source="event_outlets",
    )


def _delay(row: dict[str, Any], firsts: dict[str, Any]) -> str:
    if row["status"] != "covered":
        return STATUSES[row["status"]]
    later = pd.notna(row["updated_later"]) and row["updated_later"]
    updated = _("{reported} (puis mis à jour)") if later else "{reported}"
    if pd.notna(firsts[row["event_id"]]) and firsts[row["event_id"]] == row["outlet"]:
        return updated.format(reported=_("premier"))
    if pd.isna(row["after_least"]):
        return updated.format(reported=_("en parle, indécidable"))
    return updated.format(reported=after(int(row["after_least"]), int(row["after_most"])))


def after(least: int, most: int) -> str:
    """A delay in words, as precise as it is known."""
    if least == most:
        return _("{delay} après").format(delay=_length(least)) if least else _("parmi les premiers")
    if least == 0:
        # The last minute of a day is as good as its end.
        delay = _length(most + (most % 60 == 59))
        return _("peut-être premier, à {delay} près").format(delay=delay)
    if most - least > DAY:
        days = round((least + most) / 2 / DAY)
        return _("le lendemain") if days == 1 else _("{days} jours après").format(days=days)
    return _("{low} à {high} après").format(low=_length(least), high=_length(most))


def _length(minutes: int) -> str:
    """A length of time in words, no finer than its size deserves: minutes, hours, from two days on days."""
    if minutes < 60:
        return _("{minutes}\u00a0min").format(minutes=minutes)
    if minutes < 2 * DAY:
        hours, rest = divmod(minutes, 60)
        if rest and hours < 24:
            return _("{hours}\u00a0h\u00a0{minutes:02}").format(hours=hours, minutes=rest)
        return _("{hours}\u00a0h").format(hours=round(minutes / 60))
    return _("{days}\u00a0jours").format(days=round(minutes / DAY))


def vague(study: Study, limit: int = LIMIT) -> Displayable:
    """The temporal expressions that give no date."""
    found = study["timex"]
    undated = found[found["earliest"].isna() & found["latest"].isna()]
    undated = undated[undated["anchor"].fillna("") != "furniture"]
    sentences = study["sentences"].set_index("sentence_id")["text"]
    return table(
        undated.assign(sentence=undated["sentence_id"].map(sentences)),
        caption=_("Les expressions de temps sans date"),
        columns={"text": _("Expression"), "outlet": _("Média"), "sentence": _("Phrase")},
        link="sentence_id",
        formats={"sentence": plain},
        quoting=("text", "sentence"),
        limit=limit,
        source="timex",
    )
