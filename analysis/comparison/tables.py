"""Every table that looks across articles, from the reading tables."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.comparison import (
    coding,
    conflicts,
    copies,
    elements,
    entities,
    events,
    keyness,
    known_names,
    passages,
    proximity,
    quote_drift,
    shingles,
    tongues,
    voices,
)
from analysis.comparison.plain import readable
from analysis.comparison.sharding import Sharding


def link(read: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The reading tables with names and speakers linked across articles, and the table `entities`."""
    named = known_names.complete(read["mentions"], read["sentences"])
    mentions, found = entities.link(named, tongues.of(read["articles"]))
    quotations = entities.link_speakers(read["quotations"], named, mentions)
    return {**read, "mentions": mentions, "quotations": quotations, "entities": found}


def date(linked: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with those of events, made from what `link` gives or from all tables anew."""
    names = ("sentences", "timex", "articles", "mentions", "quotations")
    dated, dated_in, dated_by = events.find(*(linked[name] for name in names))
    keys = ["event_id", "label_sentence_id"]
    clauses = dated[keys].merge(dated_in, left_on=keys, right_on=["event_id", "sentence_id"])
    clauses = clauses.drop_duplicates("event_id").assign(sentence_id=lambda found: found["event_id"])
    labels = readable(clauses, linked["furniture"])
    dated["label"] = dated["event_id"].map(labels).astype("string")
    return {**linked, "events": dated, "event_mentions": dated_in, "event_outlets": dated_by}


def compare(read: Mapping[str, pd.DataFrame], sharding: Sharding | None = None) -> dict[str, pd.DataFrame]:
    """Every table of `analysis.tables` from the reading tables; `sharding` says where the joins run."""
    linked = link(read)
    articles, sentences, quotations = (linked[n] for n in ("articles", "sentences", "quotations"))
    same = shingles.index(sentences, quotations, sharding)
    shared = passages.find(sentences, articles, quotations, same)
    common, original = copies.find(sentences, quotations, articles, same)
    told, told_in, covered = elements.find(
        sentences,
        linked["mentions"],
        linked["timex"],
        linked["figures"],
        quotations,
        articles,
        shared,
        sharding,
    )
    labels = readable(sentences, linked["furniture"])
    told["label"] = told["label_sentence_id"].map(labels).astype("string")
    found = {
        **date(linked),
        "voices": voices.voices(quotations, sentences, articles, linked["furniture"]),
        "passages": shared,
        "quote_drift": quote_drift.find(quotations, articles),
        "elements": told,
        "element_sentences": told_in,
        "element_outlets": covered,
        "common_texts": common,
        "originality": original,
        "similarities": proximity.find(sentences, quotations, articles, told_in, same),
        "distinctive_words": keyness.find(sentences, common, articles),
        "codebook": coding.find([], sentences, articles),
    }
    return found | dict(zip(("conflicts", "conflict_values"), conflicts.find(found), strict=True))
