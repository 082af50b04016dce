"""Shared wording between articles, on short examples and on annotated ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison import passages

GOLD = Path(__file__).parent.parent / "gold"
Occurrence = tuple[str, int, int]


def found(
    tell: Any, quote: Any, texts: dict[str, str], speaker: str | None = None, **facts: Any
) -> pd.DataFrame:
    articles, sentences = tell(texts, **facts)
    return passages.find(sentences, articles, quote(sentences, speaker))


def test_six_words_in_a_row_are_one_passage_with_an_occurrence_an_article(tell: Any, quote: Any) -> None:
    texts = {
        "a": "Hier, le maire a promis que les travaux finiraient avant Noël.",
        "b": "On le sait : le maire a promis que les travaux finiraient bientôt.",
        "c": "Car le maire a promis que les travaux finiraient, dit-on.",
    }
    table = found(tell, quote, texts)
    assert list(table["text"]) == ["le maire a promis que les travaux finiraient"] * 3
    assert list(table["kind"]) == ["verbatim"] * 3
    assert table["passage_id"].nunique() == 1
    assert table["origin"].isna().all()


def test_apostrophes_dots_and_accents_of_capitals_make_no_difference(tell: Any, quote: Any) -> None:
    texts = {
        "a": "« L'État n'a rien vu venir... et il le regrette »",
        "b": "« L’Etat n’a rien vu venir… et il le regrette »",
    }
    table = found(tell, quote, texts)
    assert list(table["text"]) == [text.strip("« »") for text in texts.values()]


def test_a_name_is_no_shared_wording_however_long(tell: Any, quote: Any) -> None:
    texts = {
        "a": "Invité hier, le ministre de l'économie et des finances du Luxembourg a souri.",
        "b": "Selon nous le ministre de l'économie et des finances du Luxembourg ment.",
    }
    assert found(tell, quote, texts).empty


def test_three_words_are_enough_inside_the_quotation_marks_of_one_speaker(tell: Any, quote: Any) -> None:
    texts = {"a": "« Une mascarade honteuse », dit-il.", "b": "Il y voit « une mascarade honteuse »."}
    table = found(tell, quote, texts, speaker="Jean Roux")
    assert list(table["origin"]) == ["Jean Roux"] * 2
    assert found(
        tell, quote, {key: text.translate({171: None, 187: None}) for key, text in texts.items()}
    ).empty


def test_an_utterance_with_other_words_inside_the_marks_is_an_altered_quote(tell: Any, quote: Any) -> None:
    texts = {
        "a": "« Nous ne céderons jamais devant ces méthodes, et chacun le sait bien »",
        "b": "« Nous ne céderons jamais, je le redis ce soir, devant ces méthodes, et chacun le sait bien »",
    }
    table = found(tell, quote, texts, speaker="Jean Roux")
    assert list(table["kind"]) == ["altered quote"] * 2
    assert list(table["text"]) == [text.strip("« »") for text in texts.values()]


def test_long_wording_that_one_article_credits_to_an_agency_is_wire_copy(tell: Any, quote: Any) -> None:
    line = "Les secours ont évacué douze personnes qui campaient au bord du lac avant que la digue ne cède."
    table = found(tell, quote, {"a": line, "b": line}, wire="Agence Nord")
    assert list(table["kind"]) == ["wire"] * 2
    assert list(table["origin"]) == ["Agence Nord"] * 2


def test_one_outlet_that_repeats_itself_prints_no_wire_copy(tell: Any, quote: Any) -> None:
    line = "Les secours ont évacué douze personnes qui campaient au bord du lac avant que la digue ne cède."
    table = found(tell, quote, {"a": line, "b": line}, outlet="Le Phare")
    assert list(table["kind"]) == ["verbatim"] * 2


def test_words_on_two_sides_of_a_paragraph_break_are_no_passage(tell: Any, quote: Any) -> None:
    texts = {
        "a": "Ils ont dit que la route\nserait rouverte dimanche.",
        "b": "La route\nserait rouverte dimanche.",
    }
    assert found(tell, quote, texts).empty


def test_nothing_is_shared_by_one_article_or_none(tell: Any, quote: Any) -> None:
    assert found(tell, quote, {"a": "Il a plu. Il a plu. Il a plu sur la ville et il a plu."}).empty
    sentences, articles, quotations = (tables.frame(n) for n in ("sentences", "articles", "quotations"))
    empty = passages.find(sentences, articles, quotations)
    assert list(empty.columns) == list(tables.TABLES["passages"])


def _occurrences(table: pd.DataFrame) -> list[list[Occurrence]]:
    keys = ["article_id", "start", "end"]
    return [list(group[keys].itertuples(index=False, name=None)) for _, group in table.groupby("passage_id")]


def _gold(path: Path, ids: list[str]) -> list[tuple[str, list[Occurrence]]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    full = {
        row: next(i for i in ids if i.startswith(row.removesuffix(".txt"))) for r in rows for row in r["docs"]
    }
    return [(r["kind"], [(full[o["doc"]], o["start"], o["end"]) for o in r["occurrences"]]) for r in rows]


def _share(gold: Occurrence, mine: list[Occurrence]) -> float:
    overlaps = [min(gold[2], end) - max(gold[1], start) for key, start, end in mine if key == gold[0]]
    return max([0, *overlaps]) / (gold[2] - gold[1])


def _shared(gold: list[Occurrence], mine: list[Occurrence], least: float) -> int:
    return sum(_share(occurrence, mine) > least for occurrence in gold)


def test_every_verbatim_passage_of_the_seeds_is_found_in_all_its_articles(seed_tables: Any) -> None:
    table = passages.find(*(seed_tables[name] for name in ("sentences", "articles", "quotations")))
    mine = _occurrences(table)
    gold = _gold(GOLD / "seeds" / "shared_passages.jsonl", list(seed_tables["articles"]["article_id"]))
    for kind, occurrences in gold:
        if kind == "verbatim":
            assert any(_shared(occurrences, passage, 0.9) == len(occurrences) for passage in mine), (
                occurrences
            )
    variants = [occurrences for kind, occurrences in gold if kind == "variant quotation"]
    assert sum(any(_shared(v, passage, 0.3) > 1 for passage in mine) for v in variants) >= 4
    # "pas de secrets" stands three sentences after the place that the annotation chose.
    assert sum(not any(_shared(o, passage, 0) > 1 for _, o in gold) for passage in mine) <= 1


def test_what_two_of_three_articles_share_beyond_the_rest_is_a_passage_of_its_own(
    tell: Any, quote: Any
) -> None:
    core = "le pont de Brion a cédé sous le poids d'un convoi agricole"
    rest = "alors que les travaux promis depuis deux ans par la commune n'avaient pas commencé"
    texts = {"a": f"Lundi, {core} {rest}.", "b": f"Hier soir, {core} {rest}.", "c": f"On a vu que {core}."}
    shared = found(tell, quote, texts)
    assert sorted(shared.groupby("passage_id").size()) == [2, 3]
    assert shared.groupby("passage_id")["words"].max().tolist() == [28, 13]


def test_a_passage_inside_a_longer_one_of_the_same_two_articles_is_not_counted_again(
    tell: Any, quote: Any
) -> None:
    core = "le pont de Brion a cédé sous le poids d'un convoi agricole"
    rest = "alors que les travaux promis depuis deux ans par la commune n'avaient pas commencé"
    texts = {"a": f"Lundi, {core} {rest}.", "b": f"Hier soir, {core} {rest}.", "c": f"On a vu que {core}."}
    shared = found(tell, quote, texts)
    core_id = shared[shared["article_id"] == "c"]["passage_id"].item()
    assert passages.nested(shared) == {(core_id, "a", "b")}


def test_all_the_shared_passages_of_riviere_are_found_and_no_other(riviere_tables: Any) -> None:
    table = passages.find(*(riviere_tables[name] for name in ("sentences", "articles", "quotations")))
    mine = _occurrences(table)
    gold = _gold(GOLD / "riviere" / "passages.jsonl", list(riviere_tables["articles"]["article_id"]))
    missed = [o for _, o in gold if not any(_shared(o, passage, 0.3) == len(o) for passage in mine)]
    assert not missed
    assert all(any(_shared(o, passage, 0) > 1 for _, o in gold) for passage in mine)


def test_the_text_of_an_occurrence_is_the_slice_of_the_article(riviere: Any, riviere_tables: Any) -> None:
    table = passages.find(*(riviere_tables[name] for name in ("sentences", "articles", "quotations")))
    texts = {article.article_id: article.text for article in riviere.articles}
    for row in table.to_dict("records"):
        assert row["text"] == texts[row["article_id"]][row["start"] : row["end"]]
