"""What is told otherwise: asserted and conceded, rumour and fact, one person under two descriptions."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison import conflicts_accounts
from analysis.comparison.conflicts_clash import Conflict
from analysis.evaluation.counting import records

NAMES = ("mentions", "quotations", "hedges", "element_sentences")
FILLER = "\n".join(f"Voici encore une autre phrase numéro {at}." for at in range(20))


def found(articles: pd.DataFrame, sentences: pd.DataFrame, **given: pd.DataFrame) -> list[Conflict]:
    read = {name: given.get(name, tables.frame(name)) for name in NAMES}
    return list(conflicts_accounts.find({"articles": articles, "sentences": sentences, **read}))


def spoken(sentences: pd.DataFrame, stances: dict[str, str], speaker: str = "Luc Ferrand") -> pd.DataFrame:
    """The first sentence of each article as words of one speaker, with the stance given."""
    kept = sentences.drop_duplicates("article_id")
    kept = kept[kept["article_id"].isin(list(stances))]
    names = ["article_id", "outlet", "sentence_id", "start", "end", "text"]
    rows = kept[names].assign(stance=kept["article_id"].map(stances), speaker=speaker)
    return tables.frame("quotations", records(rows))


def test_what_a_speaker_asserts_here_and_concedes_there_on_the_same_matter_is_set_side_by_side(
    tell: Any,
) -> None:
    texts = {"a": f"La sirène a bien fonctionné.\n{FILLER}", "b": "La sirène est partie trop tard."}
    articles, sentences = tell(texts)
    speech = spoken(sentences, {"a": "claims", "b": "admits"})
    (conflict,) = found(articles, sentences, quotations=speech)
    assert (conflict.kind, conflict.about) == ("account", "Luc Ferrand")
    assert [value.article for value in conflict.hardest] == ["a", "b"]
    says = spoken(sentences, {"a": "says", "b": "admits"})
    assert not found(articles, sentences, quotations=says)
    two = speech.assign(speaker=["Luc Ferrand", "Anne Morel"])
    assert not found(articles, sentences, quotations=two)


def test_another_matter_is_no_contradiction(tell: Any) -> None:
    articles, sentences = tell({"a": f"La sirène a fonctionné.\n{FILLER}", "b": "Nous avons perdu du temps."})
    speech = spoken(sentences, {"a": "claims", "b": "admits"})
    assert not found(articles, sentences, quotations=speech)


def test_a_rumour_here_that_is_a_fact_there_is_told_and_may_have_been_confirmed_since(tell: Any) -> None:
    texts = {
        "a": "Un promeneur aurait signalé une odeur.",
        "b": "Des promeneurs ont signalé une odeur forte.",
    }
    articles, sentences = tell(texts)
    span = {"start": 12, "end": 27, "text": "aurait signalé", "kind": "conditional"}
    hedges = tables.frame("hedges", [{"article_id": "a", "sentence_id": "a:0", **span}])
    told = [{**row, "element_id": "E1"} for row in records(sentences)]
    kept = [{name: row[name] for name in tables.TABLES["element_sentences"]} for row in told]
    together = tables.frame("element_sentences", kept)
    (conflict,) = found(articles, sentences, hedges=hedges, element_sentences=together)
    assert (conflict.kind, conflict.update) == ("certainty", False)
    days = articles.assign(published=["2024-03-12", "2024-03-14"], published_precision="day")
    assert found(days, sentences, hedges=hedges, element_sentences=together)[0].update
    both = pd.concat([hedges, hedges.assign(article_id="b", sentence_id="b:0", kind="attribution")])
    assert not found(articles, sentences, hedges=both, element_sentences=together)


def people(sentences: pd.DataFrame, *named: tuple[str, str, str]) -> pd.DataFrame:
    """Mentions: sentence, surface and kind."""
    rows = []
    for key, surface, kind in named:
        row = sentences.set_index("sentence_id").loc[key]
        start = row["start"] + str(row["text"]).index(surface)
        own = {"article_id": row["article_id"], "outlet": row["outlet"], "sentence_id": key}
        span = {"start": start, "end": start + len(surface), "text": surface}
        rows.append(own | span | {"entity_id": surface.lower(), "canonical": surface, "kind": kind})
    return tables.frame("mentions", rows)


def test_a_person_whom_two_outlets_tie_to_others_is_presented_otherwise(tell: Any) -> None:
    first = "Ainsi parlait le bras droit de Marie Sorel, Luc Ferrand."
    articles, sentences = tell({"a": first, "b": "Luc Ferrand, le vice-président du PPF, a ri."})
    tied = people(
        sentences,
        ("a:0", "Luc Ferrand", "PERSON"),
        ("a:0", "Marie Sorel", "PERSON"),
        ("b:0", "Luc Ferrand", "PERSON"),
        ("b:0", "PPF", "ORG"),
    )
    (conflict,) = found(articles, sentences, mentions=tied)
    assert (conflict.kind, conflict.about) == ("role", "Luc Ferrand")
    shown = [value.row["text"] for value in conflict.values]
    assert shown == ["le bras droit de Marie Sorel", "le vice-président du PPF"]
    assert not found(articles, sentences, mentions=tied[tied["canonical"] != "PPF"])
