"""Whose words fill each outlet: women's, men's, those of organisations, of groups and of nobody known.

A person's gender is what the texts themselves show (`entities.gender`: a civility, a pronoun, an agreement),
never what a given name suggests; where they show nothing it is unknown and counted as such. The question is
that of the Gender Gap Tracker (Asr et al. 2021).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.comparison.rates import share_interval
from analysis.tables import records

GROUPS = ("women", "men", "unknown gender", "organisations", "others", "unattributed")
COLUMNS = ["outlet", "group", "speakers", "quoted_words", "reported_words", "share", "low", "high"]
# Groups, documents and sources without a name have no gender of their own.
OTHERS = ("collective", "anonymous", "document")


def by_gender(voices: pd.DataFrame, entities: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Whose words each outlet quotes, in the columns of `COLUMNS`, a row for each outlet and group.

    Takes the tables of those names. `speakers` are those with a name; `share` is of all words that the
    outlet quotes; `low` and `high` are the ends of its 95 % interval over articles, null where the outlet
    has too few (`rates.LEAST_ARTICLES`). An outlet that quotes and reports nobody has no row.
    """
    told = voices.assign(group=groups(voices, entities))
    found = [
        _row(str(outlet), group, own, articles[articles["outlet"] == outlet]["article_id"])
        for outlet, own in told.groupby("outlet")
        for group in GROUPS
    ]
    return pd.DataFrame(found, columns=COLUMNS).astype(
        {"low": "Float64", "high": "Float64", "share": "Float64"}
    )


def groups(spoken: pd.DataFrame, entities: pd.DataFrame) -> list[str]:
    """The group of `GROUPS` of each row of `voices` or `quotations`."""
    gender = entities.dropna(subset=["gender"]).set_index("entity_id")["gender"].to_dict()
    return [_group(row, gender) for row in records(spoken)]


def _group(row: dict[Any, Any], gender: dict[Any, Any]) -> str:
    if pd.isna(row["speaker"]):
        return "unattributed"
    if row["speaker_kind"] == "organisation":
        return "organisations"
    if row["speaker_kind"] in OTHERS:
        return "others"
    known = None if pd.isna(row["entity_id"]) else gender.get(row["entity_id"])
    return {"f": "women", "m": "men"}.get(str(known), "unknown gender")


def _row(outlet: str, group: str, own: pd.DataFrame, articles: pd.Series) -> dict[str, Any]:
    part = own[own["group"] == group]
    quoted, whole = int(part["quoted_words"].sum()), int(own["quoted_words"].sum())
    parts, wholes = (
        frame.groupby("article_id")["quoted_words"].sum().reindex(articles).fillna(0) for frame in (part, own)
    )
    interval = share_interval(parts, wholes) or (None, None)
    return {
        "outlet": outlet,
        "group": group,
        "speakers": part["speaker"].nunique(),
        "quoted_words": quoted,
        "reported_words": int(part["reported_words"].sum()),
        "share": quoted / whole if whole else None,
        "low": interval[0],
        "high": interval[1],
    }
