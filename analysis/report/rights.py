"""What a report may hold of its articles' texts where its owner may not pass them on whole.

Only what the report cites is kept, with the sentence before and after; counts and positions stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from analysis import anchors
from analysis.evidence import in_sentences

# Sentences kept on either side of a cited one.
BESIDE = 1
# The columns of a table that hold words of a sentence, by the column that names the sentence.
WORDS = {
    "sentence_id": ("text", "gap", "terms", "sentence"),
    "other_sentence_id": ("other_text",),
    "label_sentence_id": ("label",),
}


def cited(pages: Iterable[str], sentences: pd.DataFrame) -> set[str]:
    """The ids of the `sentences` to keep: those that HTML or chart specifications lead to, each with its
    neighbours in its article."""
    named = {anchor for page in pages for anchor in re.findall(r"\bs-[\w-]+", page)}
    kept: set[str] = set()
    for _, own in sentences.groupby("article_id", sort=False):
        keys = own.sort_values("start")["sentence_id"].tolist()
        for at, key in enumerate(keys):
            if anchors.sentence(key) in named:
                kept.update(keys[max(0, at - BESIDE) : at + BESIDE + 1])
    return kept


def withheld(tables: Mapping[str, pd.DataFrame], kept: set[str]) -> dict[str, pd.DataFrame]:
    """The tables with null in the place of the words of sentences that are not kept; page furniture too."""
    found = {name: _withheld(table, kept) for name, table in tables.items()}
    passages, furniture = tables["passages"], tables["furniture"]
    held = in_sentences(passages, tables["sentences"]).sort_index()
    held.index = passages.sort_values("start", kind="stable").index
    shown = held["sentence_id"].isin(kept).reindex(passages.index)
    found["passages"] = passages.assign(text=passages["text"].where(shown))
    found["furniture"] = furniture.assign(text=furniture["text"].where(furniture["kind"] == "markup"))
    return found


def exportable(tables: Mapping[str, pd.DataFrame], kept: set[str]) -> dict[str, pd.DataFrame]:
    """The tables as files for other tools may have them: rows that would tell of other sentences are gone."""
    rows = {name: tables[name] for name in ("quotations", "event_mentions")}
    told = {name: table[table["sentence_id"].isin(kept)] for name, table in rows.items()}
    events = tables["events"]
    events = events[events["label_sentence_id"].isin(kept)]
    mentions = told["event_mentions"]
    told["event_mentions"] = mentions[mentions["event_id"].isin(events["event_id"])]
    return {**tables, **told, "events": events}


def _withheld(table: pd.DataFrame, kept: set[str]) -> pd.DataFrame:
    changed = {
        column: table[column].where(table[key].isin(kept))
        for key, columns in WORDS.items()
        for column in columns
        if key in table and column in table
    }
    return table.assign(**changed)
