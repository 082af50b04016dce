"""Tables on time: the dated events, their different times, who told them when, and what fixes no date."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.charts import data
from analysis.charts.spans import period
from analysis.charts.theme import plain, shorten
from analysis.report.display import Displayable, table
from analysis.report.show import LIMIT
from analysis.study import Study

OPEN = "indécidable"
STATUSES = {
    "omitted": "n’en parle pas",
    "not yet possible": "pas encore possible",
    "unknown": OPEN,
}
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
        when=found["when"].where(~about, found["when"] + " (environ)"),
    )
    zone = data.clock(study["articles"])
    return table(
        found,
        caption=f"Les événements datés ({data.clock_name(zone)})",
        columns={"when": "Quand", "label": "Événement", "by": "Raconté par"},
        link="label_sentence_id",
        on="label",
        formats={"label": plain},
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
    named = [
        shorten(str(events.at[key, "label"]), NAMED) + ("" if apart else " (heures compatibles)")
        for key, apart in zip(found["event_id"], ~found["last"], strict=True)
    ]
    again = found["event_id"].duplicated()
    event = pd.array(["″" if same else name for same, name in zip(again, named, strict=True)], dtype="string")
    return table(
        found.assign(event=event),
        caption="Un même événement, plusieurs heures",
        columns={"event": "Événement", "outlet": "Selon", "when": "Placé", "text": "Phrase"},
        link="sentence_id",
        formats={"text": plain},
        limit=LIMIT,
        source="event_mentions",
        tools=False,
    )


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
        caption="Qui en a parlé, et combien de temps après le premier",
        columns={"when": "Quand", "label": "Événement", **outlets},
        link="label_sentence_id",
        on="label",
        formats={"label": plain},
        limit=LIMIT,
        source="event_outlets",
    )


def _delay(row: dict[str, Any], firsts: dict[str, Any]) -> str:
    if row["status"] != "covered":
        return STATUSES[row["status"]]
    updated = " (puis mis à jour)" if pd.notna(row["updated_later"]) and row["updated_later"] else ""
    if pd.notna(firsts[row["event_id"]]) and firsts[row["event_id"]] == row["outlet"]:
        return f"premier{updated}"
    if pd.isna(row["after_least"]):
        return f"en parle, {OPEN}{updated}"
    return after(int(row["after_least"]), int(row["after_most"])) + updated


def after(least: int, most: int) -> str:
    """A delay in words, as precise as it is known."""
    if least == most:
        return f"{_length(least)} après" if least else "parmi les premiers"
    if least == 0:
        # The last minute of a day is as good as its end.
        return f"peut-être premier, à {_length(most + (most % 60 == 59))} près"
    if most - least > DAY:
        days = round((least + most) / 2 / DAY)
        return "le lendemain" if days == 1 else f"{days} jours après"
    return f"{_length(least)} à {_length(most)} après"


def _length(minutes: int) -> str:
    """A length in French, no finer than its size deserves: minutes, hours, from two days on days."""
    if minutes < 60:
        return f"{minutes}\u00a0min"
    if minutes < 2 * DAY:
        hours, rest = divmod(minutes, 60)
        return f"{hours}\u00a0h\u00a0{rest:02}" if rest and hours < 24 else f"{round(minutes / 60)}\u00a0h"
    return f"{round(minutes / DAY)}\u00a0jours"


def vague(study: Study, limit: int = LIMIT) -> Displayable:
    """The temporal expressions that give no date."""
    found = study["timex"]
    undated = found[found["earliest"].isna() & found["latest"].isna()]
    undated = undated[undated["anchor"].fillna("") != "furniture"]
    sentences = study["sentences"].set_index("sentence_id")["text"]
    return table(
        undated.assign(sentence=undated["sentence_id"].map(sentences)),
        caption="Les expressions de temps sans date",
        columns={"text": "Expression", "outlet": "Média", "sentence": "Phrase"},
        link="sentence_id",
        formats={"sentence": plain},
        limit=limit,
        source="timex",
    )
