"""What each outlet gives to the people it names: their own words, a report of them, or a mention alone."""

from __future__ import annotations

from typing import Any

import pandas as pd

COLUMNS = ["entity_id", "canonical", "outlet", "standing", "count", "sentence_id"]
# Sentences that name a person before they count as one who is talked about.
LEAST_SENTENCES = 2


def standing(quotations: pd.DataFrame, mentions: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
    """One row a person and outlet: entity_id, canonical, outlet, standing, count, sentence_id.

    Takes the tables of those names. `standing` is "quoted" (words between marks, `count` of them),
    "reported" (clauses only) or "talked about" (named in two sentences or more, `count` of them, and given
    no word); who is named once and given no word has no row. `sentence_id` is the first that shows it.
    """
    people = entities[entities["kind"] == "PERSON"].set_index("entity_id")["canonical"].to_dict()
    spoken = quotations[quotations["entity_id"].isin(list(people)) & quotations["sentence_id"].notna()]
    quoted = spoken[(spoken["role"] == "speech") & (spoken["level"] == 1)]
    reported = spoken[spoken["layer"] == "indirect"]
    named = mentions[mentions["entity_id"].isin(list(people)) & mentions["sentence_id"].notna()]
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for label, table, least in (
        ("quoted", quoted, 1),
        ("reported", reported, 1),
        ("talked about", named.drop_duplicates(["entity_id", "sentence_id"]), LEAST_SENTENCES),
    ):
        for (entity, outlet), group in table.groupby(["entity_id", "outlet"], sort=True):
            key = str(entity), str(outlet)
            if key not in found and len(group) >= least:
                found[key] = {
                    "standing": label,
                    "count": len(group),
                    "sentence_id": group["sentence_id"].iloc[0],
                }
    rows = [
        {"entity_id": entity, "canonical": people[entity], "outlet": outlet, **row}
        for (entity, outlet), row in found.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
