"""Who is held responsible: one deed at two doors, and one accusation of two deeds."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison import conflicts_blame
from analysis.comparison.conflicts_clash import Conflict

MILL = "L'incendie du moulin de Brion, samedi soir, a été provoqué par {}."


def found(sentences: pd.DataFrame, **given: pd.DataFrame) -> list[Conflict]:
    read = {name: given.get(name, tables.frame(name)) for name in ("mentions", "quotations", "quote_drift")}
    return list(conflicts_blame.find({"sentences": sentences, **read}))


def said(conflict: Conflict) -> list[str]:
    return [value.row["text"] for value in conflict.values]


def test_two_outlets_that_name_others_for_one_deed_do_not_agree(tell: Any) -> None:
    _, sentences = tell({"a": MILL.format("le gardien"), "b": MILL.format("deux adolescents")})
    (conflict,) = found(sentences)
    assert conflict.kind == "doer"
    assert said(conflict) == ["provoqué par le gardien", "provoqué par deux adolescents"]


def test_the_same_people_in_other_words_one_outlet_alone_or_another_deed_are_no_conflict(tell: Any) -> None:
    same = {"a": MILL.format("le gardien du moulin"), "b": MILL.format("un ancien gardien")}
    assert not found(tell(same)[1])
    assert not found(tell({"a": MILL.format("le gardien"), "b": MILL.format("deux adolescents")}, "x")[1])
    other = "Une grève a été organisée par deux syndicats de la gare."
    assert not found(tell({"a": MILL.format("le gardien"), "b": other})[1])


def test_a_verb_alone_names_one_deed_where_the_surroundings_name_the_same_people(tell: Any) -> None:
    texts = {
        "a": "La rumeur a vite été relayée par les cadres du parti.\nLuc Ferrand en tête.",
        "b": "Sur les réseaux, la droite locale a beaucoup relayé ces papiers.\nLuc Ferrand aussi.",
        "c": "Rien.",
        "d": "Rien.",
    }
    _, sentences = tell(texts)
    assert not found(sentences)
    rows = sentences[sentences["text"].str.startswith("Luc Ferrand")].assign(entity_id="luc-ferrand")
    mentions = tables.frame("mentions", rows[["article_id", "sentence_id", "entity_id"]].to_dict("records"))
    (conflict,) = found(sentences, mentions=mentions)
    assert said(conflict) == ["relayée par les cadres du parti", " la droite locale a beaucoup relayé"]


def accusing(sentences: pd.DataFrame, deeds: dict[str, str], speaker: str) -> pd.DataFrame:
    """The clause that each article's first sentence reports after its accusing verb."""
    rows = []
    for row in sentences.drop_duplicates("article_id").to_dict("records"):
        text, deed = row["text"], deeds[row["article_id"]]
        start, cue = row["start"] + text.index(deed), row["start"] + text.index("accuse")
        own = {name: row[name] for name in ("article_id", "outlet", "sentence_id")}
        span = {"start": start, "end": start + len(deed), "text": deed, "cue_start": cue, "cue_end": cue + 6}
        rows.append(own | span | {"layer": "indirect", "stance": "accuses", "speaker": speaker})
    return tables.frame("quotations", rows)


def test_one_accusation_that_two_outlets_quote_for_two_deeds_is_a_conflict(tell: Any) -> None:
    deeds = {"a": "avoir vendu le terrain", "b": "avoir menti aux électeurs"}
    texts = {key: f"Anne Morel accuse Luc Ferrand d'{deed}." for key, deed in deeds.items()}
    _, sentences = tell(texts)
    speech = accusing(sentences, deeds, "Anne Morel")
    names = [
        {"article_id": key, "sentence_id": f"{key}:0", "entity_id": name}
        for key in texts
        for name in ("anne-morel", "luc-ferrand")
    ]
    mentions = tables.frame("mentions", names)
    assert not found(sentences, mentions=mentions, quotations=speech)
    drift = {"article_id": "a", "outlet": "a", "sentence_id": "a:0", "speaker": "Anne Morel"}
    other = {"other_article_id": "b", "other_outlet": "b", "other_sentence_id": "b:0"}
    quoted = tables.frame("quote_drift", [drift | other])
    (conflict,) = found(sentences, mentions=mentions, quotations=speech, quote_drift=quoted)
    assert (conflict.kind, conflict.about) == ("deed", "Anne Morel")
    assert [value.article for value in conflict.values] == ["a", "b"]
    assert not found(sentences, quotations=speech, quote_drift=quoted)
