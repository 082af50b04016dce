"""Counts in which a text that several articles carry is one voice, beside those in which it is many."""

from __future__ import annotations

import pandas as pd

from analysis.comparison import availability


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
