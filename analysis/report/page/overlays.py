"""What the reading found in each article, as marks on its text with a note in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from analysis import tables as contract
from analysis.messages import N_
from analysis.report.page.marking import Mark
from analysis.report.words import Words

Row = Mapping[str, Any]


def records(tables: Mapping[str, pd.DataFrame], name: str) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries with None for null; none where the table isn't there."""
    table = tables.get(name)
    if table is None:
        table = contract.frame(name)
    return [
        {str(key): None if pd.isna(value) else value for key, value in row.items()}
        for row in table.to_dict("records")
    ]


def voices(tables: Mapping[str, pd.DataFrame], most: int) -> dict[str, str]:
    """A class for each of the speakers of most quoted words, at most so many: {'Anne Duval': 'v1'}."""
    lengths: Counter[str] = Counter()
    for row in records(tables, "quotations"):
        if row["speaker"] and row["layer"] == "quoted" and row["role"] == "speech" and row["level"] == 1:
            lengths[row["speaker"]] += row["end"] - row["start"]
    order = sorted(lengths, key=lambda name: (-lengths[name], name))[:most]
    return {name: f"v{at}" for at, name in enumerate(order, 1)}


def overlays(
    tables: Mapping[str, pd.DataFrame], words: Words, speakers: Mapping[str, str] | None = None
) -> dict[str, list[Mark]]:
    """The marks of every article by its id: quote, reported, time, figure, hedge and shared, sorted.

    What is said by one of `speakers` has the class that they give beside its own.
    """
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    for article_id, mark in _shared(tables, words):
        found[article_id].append(mark)
    makers: dict[str, Callable[[Row, Words], Iterable[Mark]]] = {
        "quotations": lambda row, words: _quotation(row, words, speakers or {}),
        "timex": _time,
        "figures": _figure,
        "hedges": _hedge,
    }
    for name, maker in makers.items():
        for row in records(tables, name):
            found[row["article_id"]].extend(maker(row, words))
    return {article_id: sorted(marks) for article_id, marks in found.items()}


def _shared(tables: Mapping[str, pd.DataFrame], words: Words) -> Iterable[tuple[str, Mark]]:
    """Wording that other articles have too, with their outlets."""
    rows = records(tables, "passages")
    outlets: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        outlets[row["passage_id"]][row["article_id"]] = row["outlet"] or words["unknown_outlet"]
    for row in rows:
        others = {name for key, name in outlets[row["passage_id"]].items() if key != row["article_id"]}
        note = words["shared_with"].format(others=", ".join(sorted(others)))
        yield (
            row["article_id"],
            Mark(row["start"], row["end"], "shared", words.labelled(words["shared"], note)),
        )


def _quotation(row: Row, words: Words, speakers: Mapping[str, str]) -> Iterable[Mark]:
    if row["layer"] == "quoted" and (row["level"] != 1 or row["role"] != "speech"):
        return
    parts = [row["speaker"] or words["unknown_speaker"]]
    if row["cue_lemma"]:
        parts.append(words["cue"].format(cue=row["cue_lemma"]))
    if row["confidence"] is not None and row["speaker"]:
        parts.append(words["confidence"].format(share=round(100 * row["confidence"])))
    kind = "quote" if row["layer"] == "quoted" else "reported"
    name = " ".join(filter(None, [kind, speakers.get(row["speaker"], "")]))
    yield Mark(row["start"], row["end"], name, words.labelled(words[kind], ", ".join(parts)))


def _time(row: Row, words: Words) -> Iterable[Mark]:
    note = words["undated_time"]
    if row["earliest"] and row["latest"]:
        earliest, latest = (_clock(row[key], words) for key in ("earliest", "latest"))
        note = words["at"].format(value=row["value"], earliest=earliest, latest=latest)
    yield Mark(row["start"], row["end"], "time", words.labelled(words["time"], note))


def _clock(moment: str, words: Words) -> str:
    return words.day(datetime.fromisoformat(moment).replace(tzinfo=None), N_("dd/MM/y HH:mm"))


def _figure(row: Row, words: Words) -> Iterable[Mark]:
    low, high = (words.number(row[key]) if row[key] is not None else "…" for key in ("low", "high"))
    amount = words["one_amount" if low == high else "amount"]
    parts = [amount.format(low=low, high=high, unit=row["unit"] or "").strip()]
    if row["measures"]:
        parts.append(row["measures"])
    if row["speaker"]:
        parts.append(words["given_by"].format(speaker=row["speaker"]))
    yield Mark(row["start"], row["end"], "figure", words.labelled(words["figure"], ", ".join(parts)))


def _hedge(row: Row, words: Words) -> Iterable[Mark]:
    kind = words[row["kind"]] if row["kind"] in words else row["kind"]
    whole = row["cue_start"] is None or row["cue_end"] is None
    start, end = (row["start"], row["end"]) if whole else (row["cue_start"], row["cue_end"])
    yield Mark(start, end, "hedge", words.labelled(words["hedge"], kind))
