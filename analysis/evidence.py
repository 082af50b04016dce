"""The sentences that one number, cell, bar or finding rests on, as a link of the page carries them.

A link leads to the first sentence, which is all that it does where no script runs. `also` names every one,
with the words in it: "s-a_3a_0:12-40,52-60 s-b_3a_7", so that the page can show them where the link stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis import anchors

# Sentences that one link names; more are in the data files, and the page says how many.
MOST = 24
Row = Mapping[Any, Any]
Rows = pd.DataFrame | Iterable[Row] | pd.Series | Row | str


@dataclass(frozen=True)
class Evidence:
    """Sentences in order: the first one's anchor and words, all of them as `also`, and how many are left out.

    `start` and `end` are code points of the article's stored text, None where no words are named; `also` is
    empty where the first sentence says it all.
    """

    first: str
    start: int | None
    end: int | None
    also: str
    more: int

    @property
    def href(self) -> str:
        """The address on the page."""
        return f"#{self.first}"

    def fields(self) -> dict[str, Any]:
        """What a chart's datum carries: href and, where there is more than a sentence to name, `also`."""
        words = None if self.start is None else f"{self.first}:{self.start}-{self.end}"
        return {"href": self.href, "also": self.also or words, "more": self.more or None}

    def attributes(self) -> Markup:
        """The same as attributes of a link."""
        words = also = more = Markup("")
        if self.start is not None:
            words = Markup(' data-start="{}" data-end="{}"').format(self.start, self.end)
        if self.also:
            also = Markup(' data-also="{}"').format(self.also)
        if self.more:
            more = Markup(' data-more="{}"').format(self.more)
        return Markup('href="{}"{}{}{}').format(self.href, words, also, more)


def evidence(rows: Rows | None) -> Evidence | None:
    """The evidence of rows with a `sentence_id` and, where words are to be marked, `start` and `end`.

    Rows may be a table, one of its rows, a series of sentence ids or one id; those without a sentence are
    left out. None where nothing is left.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    for row in _records(rows):
        if pd.notna(row.get("sentence_id")):
            found = places.setdefault(anchors.sentence(str(row["sentence_id"])), [])
            if pd.notna(row.get("start")) and pd.notna(row.get("end")):
                found.append((int(row["start"]), int(row["end"])))
    if not places:
        return None
    first, words = next(iter(places.items()))
    start, end = words[0] if words else (None, None)
    whole = len(places) > 1 or len(words) > 1
    named = list(places.items())[:MOST]
    also = " ".join(_place(anchor, spans) for anchor, spans in named) if whole else ""
    return Evidence(first, start, end, also, max(0, len(places) - MOST))


def _records(rows: Rows | None) -> Iterable[Row]:
    if isinstance(rows, pd.DataFrame):
        return rows.to_dict("records")
    if isinstance(rows, str | pd.Series):
        return [{"sentence_id": key} for key in ([rows] if isinstance(rows, str) else rows)]
    if isinstance(rows, Mapping):
        return [rows]
    # A missing id of a table, none or not a number, tells of no sentence.
    return rows if isinstance(rows, Iterable) else []


def _place(anchor: str, spans: Iterable[tuple[int, int]]) -> str:
    words = ",".join(f"{start}-{end}" for start, end in dict.fromkeys(spans))
    return f"{anchor}:{words}" if words else anchor


def in_sentences(spans: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Spans with the id of the sentence in which each starts, sorted by where they start."""
    starts = sentences[["article_id", "start", "sentence_id"]].sort_values("start", kind="stable")
    left = spans.sort_values("start", kind="stable").astype({"start": "int64"})
    return pd.merge_asof(left, starts.astype({"start": "int64"}), on="start", by="article_id")


def cite(text: str | Markup, rows: Rows | None, kind: str = "") -> Markup:
    """Text that leads to its evidence, with a class for the link; the text alone where there is none."""
    found = evidence(rows)
    if found is None:
        return Markup("{}").format(text)
    named = Markup(' class="{}"').format(kind) if kind else Markup("")
    return Markup("<a{} {}>{}</a>").format(named, found.attributes(), text)
