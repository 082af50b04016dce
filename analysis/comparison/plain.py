"""Sentences as labels: the words as they stand, without the page's marks between them."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from analysis.tables import records


def readable(sentences: pd.DataFrame, furniture: pd.DataFrame) -> dict[str, str]:
    """Each sentence by its id, furniture (Markdown marks, say) left out, white space made one space."""
    blanks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for article, start, end in zip(
        furniture["article_id"], furniture["start"], furniture["end"], strict=True
    ):
        blanks[article].append((int(start), int(end)))
    found = {}
    for row in records(sentences):
        pieces, at = [], int(row["start"])
        for start, end in blanks[row["article_id"]]:
            if row["start"] <= start < row["end"]:
                pieces.append(row["text"][at - row["start"] : start - row["start"]])
                at = end
        pieces.append(row["text"][at - row["start"] :])
        found[row["sentence_id"]] = " ".join("".join(pieces).split())
    return found
