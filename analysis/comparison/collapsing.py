"""Counts in which a text that several articles carry is one voice, beside those in which it is many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from analysis.comparison import availability
from analysis.tables import records


def voices(articles: pd.DataFrame, common: pd.DataFrame) -> pd.DataFrame:
    """Who speaks in how many words: voice, group_id, articles, words, common, counted.

    Takes the tables `articles` and `common_texts`. First the outlets in order: `words` as published, `common`
    of them in common texts, `counted` the rest, which is their own. Then the common texts, whose `words` were
    counted with the outlets and whose `counted` words stand once. Hence `counted` sums to the words of the
    corpus without repetitions, and `words` of the outlets to those with them.
    """
    shared = common.groupby("article_id")["words"].sum().reindex(articles["article_id"]).fillna(0)
    own = articles.assign(common=shared.to_numpy(dtype=int)).groupby("outlet")
    found = own.agg(articles=("article_id", "size"), words=("words", "sum"), common=("common", "sum"))
    found = found.reindex(availability.outlets(articles)).reset_index(names="voice")
    found["counted"] = found["words"] - found["common"]
    texts = common.groupby("group_id", sort=False).agg(
        articles=("article_id", "nunique"), words=("words", "sum"), common=("words", "sum")
    )
    once = common[common["counted"].astype(bool)].groupby("group_id")["words"].sum()
    texts = texts.assign(counted=once.reindex(texts.index).fillna(0)).reset_index(names="voice")
    joined = pd.concat([found.assign(group_id=None), texts.assign(group_id=texts["voice"])])
    columns = ["voice", "group_id", "articles", "words", "common", "counted"]
    counted = dict.fromkeys(columns[2:], "Int64")
    return joined[columns].astype({"voice": "string", "group_id": "string", **counted}).reset_index(drop=True)


def tellings(element_sentences: pd.DataFrame, common: pd.DataFrame) -> pd.DataFrame:
    """For each story element how many tell it: element_id, outlets, voices, sentence_id (its first).

    Takes the tables `element_sentences` and `common_texts`. Of the voices an outlet is one for its own
    sentences, and each common text one for all who carry it.
    """
    group = dict(zip(common["sentence_id"], common["group_id"], strict=True))
    told = element_sentences.dropna(subset=["outlet"])
    text = told["sentence_id"].map(group).astype("string")
    named = told.assign(voice=("text " + text).where(text.notna(), "outlet " + told["outlet"]))
    return (
        named.groupby("element_id", sort=False)
        .agg(outlets=("outlet", "nunique"), voices=("voice", "nunique"), sentence_id=("sentence_id", "first"))
        .reset_index()
    )


def apart(given: Mapping[str, pd.DataFrame], names: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """The tables that matrices by outlet need, with each common text as a voice beside the outlets.

    Takes the tables articles, mentions, element_sentences, element_outlets and common_texts, and a name for
    each `group_id`, which then stands in the column `outlet`. A sentence that several articles carry is left
    once.
    In `articles` those that carry a common text stand a second time, under its name. In
    `element_outlets` an outlet that tells an element with the common text alone has the status "common"; a
    common text has a row for what it tells.
    """
    common = given["common_texts"]
    voice = dict(zip(common["sentence_id"], common["group_id"].map(names), strict=True))
    repeated = set(common.loc[~common["counted"].astype(bool), "sentence_id"])

    def moved(table: pd.DataFrame) -> pd.DataFrame:
        kept = table[~table["sentence_id"].isin(repeated)]
        outlet = kept["sentence_id"].map(voice).astype("string").fillna(kept["outlet"])
        return kept.assign(outlet=outlet)

    told = moved(given["element_sentences"])
    return {
        "articles": _with_texts(given["articles"], common, names),
        "mentions": moved(given["mentions"]),
        "element_sentences": told,
        "element_outlets": _statuses(given["element_outlets"], told, set(names.values())),
    }


def _with_texts(articles: pd.DataFrame, common: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    group = common.drop_duplicates("article_id").set_index("article_id")["group_id"]
    voice = articles["article_id"].map(group).map(names).astype("string")
    texts = articles.assign(outlet=voice)[voice.notna()]
    return pd.concat([articles, texts], ignore_index=True)


def _statuses(statuses: pd.DataFrame, told: pd.DataFrame, texts: set[str]) -> pd.DataFrame:
    count = Counter(zip(told["element_id"], told["outlet"], strict=True))
    rows = []
    for row in records(statuses):
        own = count[row["element_id"], row["outlet"]]
        state = "common" if row["status"] == "covered" and not own else row["status"]
        rows.append({**row, "status": state, "sentences": own})
    rows += [
        {"element_id": element, "outlet": voice, "status": "covered", "sentences": own}
        for (element, voice), own in count.items()
        if voice in texts
    ]
    return pd.DataFrame(rows, columns=statuses.columns).astype(statuses.dtypes.to_dict())
