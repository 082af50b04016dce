"""Who is given how many words: quoted between marks, reported outside them.

Each word of an article belongs to one voice at most. A word inside a quotation of the first level
belongs to its speaker, whatever is quoted inside it; else a word inside a reported clause belongs to
the clause's speaker; every other word is the outlet's own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis import tables, words

BY_OUTLET = ["outlet", "speaker", "speaker_kind", "quotations", "quoted_words", "reported_words", "share"]


def voices(
    quotations: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    furniture: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The table `voices`: one row a speaker and article, most quoted words first.

    Takes the tables of those names; words of `furniture` (Markdown inside a sentence, say) don't count.
    Words whose speaker is unknown stand in a row with a null speaker. `share` is quoted_words over the
    words of the article; a reporting clause inside the marks is not counted.
    """
    positions = _positions(sentences, furniture)
    spoken: dict[str, list[dict[Any, Any]]] = {}
    for row in quotations[is_speech(quotations)].to_dict("records"):
        spoken.setdefault(row["article_id"], []).append(row)
    rows: list[dict[str, Any]] = []
    for article in articles.to_dict("records"):
        key = article["article_id"]
        rows += _article_rows(article, spoken.get(key, []), positions.get(key, []))
    return tables.frame("voices", rows)


def by_outlet(voices: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Voices by outlet: outlet, speaker, speaker_kind, quotations, quoted_words, reported_words, share.

    `share` is quoted_words over all the words of the outlet's articles, those without a voice included.
    """
    totals = articles.groupby("outlet", dropna=False)["words"].sum()
    counts = ["quotations", "quoted_words", "reported_words"]
    grouped = voices.groupby(["outlet", "speaker"], dropna=False, sort=False)
    result = grouped[counts].sum().reset_index()
    result["speaker_kind"] = grouped["speaker_kind"].agg(_commonest).array
    total = result["outlet"].map(totals).astype("Float64")
    result["share"] = result["quoted_words"].astype("Float64") / total.where(total > 0)
    order = result.sort_values(["outlet", "quoted_words", "speaker"], ascending=[True, False, True])
    return order[BY_OUTLET].reset_index(drop=True)


def is_speech(quotations: pd.DataFrame) -> pd.Series[bool]:
    """Which rows of `quotations` count as a voice's: reported clauses and, between marks, what is speech and
    stands in no other quotation."""
    quoted = (quotations["layer"] == "quoted") & (quotations["role"] == "speech") & (quotations["level"] == 1)
    return (quoted | (quotations["layer"] == "indirect")).fillna(False).astype(bool)


def _positions(sentences: pd.DataFrame, furniture: pd.DataFrame | None) -> dict[str, list[int]]:
    """By article, the offsets of its words in order."""
    blanked: dict[str, list[tuple[int, int]]] = {}
    if furniture is not None:
        for article, start, end in zip(
            furniture["article_id"], furniture["start"], furniture["end"], strict=True
        ):
            blanked.setdefault(article, []).append((start, end))
    found: dict[str, list[int]] = {}
    for article, start, text in zip(
        sentences["article_id"], sentences["start"], sentences["text"], strict=True
    ):
        masked = _masked(text, start, blanked.get(article, []))
        found.setdefault(article, []).extend(start + at for at in words.starts(masked))
    return {article: sorted(offsets) for article, offsets in found.items()}


def _masked(text: str, start: int, spans: Iterable[tuple[int, int]]) -> str:
    for left, right in spans:
        a, b = max(left - start, 0), min(right - start, len(text))
        if a < b:
            text = text[:a] + " " * (b - a) + text[b:]
    return text


def _article_rows(
    article: Mapping[Any, Any], spoken: list[dict[Any, Any]], offsets: list[int]
) -> list[dict[str, Any]]:
    taken: set[int] = set()
    found: dict[str | None, Counter[str]] = {}
    facts: dict[str | None, list[tuple[Any, Any]]] = {}
    # Marks before clauses, and the outer span before those inside it: the first one keeps the word.
    for row in sorted(spoken, key=lambda r: (r["layer"] != "quoted", r["start"], -r["end"])):
        inside = range(bisect_left(offsets, row["start"]), bisect_left(offsets, row["end"]))
        if not inside:
            # What page furniture quotes holds none of the article's words.
            continue
        own = aside(row)
        fresh = [at for at in inside if at not in taken and not own[0] <= offsets[at] < own[1]]
        taken.update(fresh)
        speaker = None if pd.isna(row["speaker"]) else row["speaker"]
        tally = found.setdefault(speaker, Counter())
        tally["quoted_words" if row["layer"] == "quoted" else "reported_words"] += len(fresh)
        tally["quotations"] += 1
        facts.setdefault(speaker, []).append((row["speaker_kind"], row["entity_id"]))
    total = len(offsets)
    rows = [
        {
            "article_id": article["article_id"],
            "outlet": article["outlet"],
            "speaker": speaker,
            "speaker_kind": _commonest(kind for kind, _ in facts[speaker]),
            "entity_id": _commonest(entity for _, entity in facts[speaker]),
            "quotations": tally["quotations"],
            "quoted_words": tally["quoted_words"],
            "reported_words": tally["reported_words"],
            "share": tally["quoted_words"] / total if total else None,
        }
        for speaker, tally in found.items()
    ]
    return sorted(rows, key=lambda row: (-row["quoted_words"], -row["reported_words"], row["speaker"] or ""))


def aside(row: Mapping[Any, Any]) -> tuple[int, int]:
    """The reporting clause that stands inside a quotation's span: the outlet's own words.

    Takes a row of `quotations`; (0, 0) where there is none.
    """
    edges = [row[name] for name in ("cue_start", "cue_end", "mention_start", "mention_end")]
    known = [int(edge) for edge in edges if pd.notna(edge)]
    if not known or not row["start"] < min(known) <= max(known) <= row["end"]:
        return (0, 0)
    return (min(known), max(known))


def _commonest(kinds: Iterable[Any]) -> str | None:
    counts = Counter(str(kind) for kind in kinds if not pd.isna(kind))
    return max(sorted(counts), key=counts.__getitem__, default=None)
