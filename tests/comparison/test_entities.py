"""Linking names across articles: what must merge, what must not, and what the speakers become."""

from __future__ import annotations

import json
import time

import pandas as pd
import pytest

from analysis import tables
from analysis.comparison import entities
from analysis.corpus.articles import Corpus
from analysis.evaluation import names as scoring
from analysis.reading import people
from analysis.reading.document import Document
from tests.conftest import GOLD

Told = tuple[str, str, str, str, str | None]


def table(*told: Told) -> pd.DataFrame:
    """Mentions from (article, article-level name, kind, words in the text, gender)."""
    return tables.frame(
        "mentions",
        [
            {
                "article_id": article,
                "outlet": f"outlet of {article}",
                "start": 10 * at,
                "end": 10 * at + len(text),
                "text": text,
                "canonical": name,
                "kind": kind,
                "gender": gender,
            }
            for at, (article, name, kind, text, gender) in enumerate(told)
        ],
    )


def named(name: str, kind: str = "PERSON", article: str = "a", gender: str | None = None) -> Told:
    return (article, name, kind, name, gender)


def groups(mentions: pd.DataFrame) -> set[frozenset[str]]:
    linked, _ = entities.link(mentions)
    names: dict[str, set[str]] = {}
    for entity, name in zip(list(linked["entity_id"]), list(mentions["canonical"]), strict=True):
        names.setdefault(entity, set()).add(name)
    return {frozenset(group) for group in names.values()}


def test_a_surname_in_one_article_is_the_full_name_of_another() -> None:
    linked, found = entities.link(table(named("Hélène Garrigue"), named("Garrigue", article="b")))
    assert list(linked["canonical"]) == ["Hélène Garrigue"] * 2
    assert list(linked["entity_id"]) == ["helene-garrigue"] * 2
    assert found[["articles", "outlets", "mentions"]].to_dict("records") == [
        {"articles": 2, "outlets": 2, "mentions": 2}
    ]
    assert found.loc[0, "surfaces"] == "Garrigue | Hélène Garrigue"


@pytest.mark.parametrize(
    "pair",
    [
        ("Paul Vasseur", "Julie Vasseur"),
        ("Jean Martin", "Jeanne Martin"),
        ("Michel Barnier", "Michel Bernard"),
        ("Jean-Pierre Martin", "Jean Martin"),
        ("Luc Fournier", "Luc Fourier"),
    ],
)
def test_two_full_names_with_different_words_never_merge(pair: tuple[str, str]) -> None:
    assert len(groups(table(named(pair[0]), named(pair[1], article="b")))) == 2


def test_a_surname_of_two_people_stays_alone_unless_gender_or_weight_decides() -> None:
    both = (named("Paul Vasseur", gender="m"), named("Julie Vasseur", gender="f"))
    assert len(groups(table(*both, named("Vasseur", article="b")))) == 3
    told = groups(table(*both, named("Vasseur", article="b", gender="f")))
    assert frozenset({"Julie Vasseur", "Vasseur"}) in told
    often = tuple(named("Paul Vasseur", article=article) for article in "cdef")
    told = groups(table(*both, *often, named("Vasseur", article="b")))
    assert frozenset({"Paul Vasseur", "Vasseur"}) in told


def test_one_surname_may_mean_two_people_in_two_articles() -> None:
    mentions = table(
        named("Paul Vasseur", gender="m"),
        named("Julie Vasseur", gender="f"),
        named("Vasseur", article="b", gender="f"),
        named("Vasseur", article="c", gender="m"),
    )
    linked, _ = entities.link(mentions)
    assert list(linked["canonical"])[2:] == ["Julie Vasseur", "Paul Vasseur"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("WikiLeaks", "Wikileaks"),
        ("Etats-Unis", "États-Unis"),
        ("Front national", "Front National"),
        ("Front national", "FN"),
        ("La France insoumise", "LFI"),
        ("Le Phare", "Phare"),
        ("Ligue des droits humains", "LDH"),
        ("Trend Micro", "TrendMicro"),
    ],
)
def test_spellings_and_acronyms_of_one_name_merge(left: str, right: str) -> None:
    assert len(groups(table(named(left, "ORG"), named(right, "ORG", "b")))) == 1


def test_an_acronym_explained_in_one_article_is_known_in_all() -> None:
    long = "brigade de lutte contre les trafics d'art"
    mentions = table(
        ("a", long, "ORG", long, None), ("a", long, "ORG", "Blta", None), named("Blta", "ORG", "b")
    )
    assert groups(mentions) == {frozenset({long, "Blta"})}


@pytest.mark.parametrize(
    ("left", "right"),
    [("France 2", "France 3"), ("parquet de Lyon", "parquet de Laon"), ("Niger", "Nigeria")],
)
def test_near_spellings_of_different_names_stay_apart(left: str, right: str) -> None:
    assert len(groups(table(named(left, "ORG"), named(right, "ORG", "b")))) == 2


def test_spelling_variants_of_a_foreign_name_merge() -> None:
    told = [named(f"Volodymyr {surname}") for surname in ("Zelensky", "Zelenski", "Zelenskyy")]
    assert len(groups(table(*told))) == 1


def test_an_acronym_of_two_names_is_given_to_neither() -> None:
    mentions = table(
        named("Parti populaire", "ORG"), named("Port public", "ORG"), named("PP", "ORG", article="b")
    )
    assert len(groups(mentions)) == 3


def test_the_kind_is_the_one_most_articles_show_and_an_outlet_is_a_medium() -> None:
    linked, found = entities.link(
        table(named("Tervalor", "ORG"), named("Tervalor", "PLACE", "b"), named("Tervalor", "ORG", "c"))
    )
    assert list(linked["kind"]) == ["ORG"] * 3
    assert len(found) == 1
    _, found = entities.link(table(named("outlet of a", "PLACE")))
    assert list(found["kind"]) == ["MEDIA"]


def test_entity_ids_are_unique_and_columns_those_of_the_contract() -> None:
    mentions = table(named("Hélène Garrigue"), named("Helene-Garrigue", "ORG", "b"), named("?!", "ORG", "c"))
    linked, found = entities.link(mentions)
    assert found["entity_id"].is_unique
    assert set(linked["entity_id"]) == set(found["entity_id"])
    assert list(linked.columns) == list(tables.TABLES["mentions"])
    assert list(found.columns) == list(tables.TABLES["entities"])


def test_no_mentions_give_no_entities() -> None:
    linked, found = entities.link(tables.frame("mentions"))
    assert linked.empty
    assert found.empty


def test_speakers_take_the_name_of_their_entity_and_others_keep_theirs() -> None:
    mentions = table(named("Hélène Garrigue"), named("Garrigue", article="b"))
    linked, _ = entities.link(mentions)
    quotations = tables.frame(
        "quotations",
        [
            {"article_id": "b", "speaker": "Garrigue"},
            {"article_id": "b", "speaker": "le préfet"},
            {"article_id": "b"},
        ],
    )
    told = entities.link_speakers(quotations, mentions, linked)
    assert list(told["speaker"].fillna("")) == ["Hélène Garrigue", "le préfet", ""]
    assert list(told["entity_id"].fillna("")) == ["helene-garrigue", "", ""]


def test_linking_takes_no_all_pairs_step() -> None:
    told = [named(f"Prénom{n % 50} Nom{n}", article=str(n % 500)) for n in range(10_000)]
    mentions = table(*told)
    started = time.process_time()
    _, found = entities.link(mentions)
    assert len(found) == 10_000
    assert time.process_time() - started < 20


def read(corpus: Corpus, documents: list[Document]) -> pd.DataFrame:
    rows = []
    for article, parsed in zip(corpus.articles, documents, strict=True):
        for entity in people.find(parsed):
            facts = {
                "article_id": article.article_id,
                "outlet": article.outlet.value,
                "gender": entity.gender,
            }
            rows += [
                {**facts, "canonical": m.name, "kind": m.kind, "text": article.text[m.start : m.end]}
                for m in entity.mentions
            ]
    return tables.frame("mentions", rows)


def test_the_seeds_entities_are_linked_as_annotated(seeds: Corpus, seed_documents: list[Document]) -> None:
    lines = (GOLD / "seeds" / "entities.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    whole = {article.article_id[:3]: article.article_id for article in seeds.articles}
    for row in gold:
        row["counts_article"] = {whole[doc]: count for doc, count in row["counts_article"].items()}
    linked, found = entities.link(read(seeds, seed_documents))
    measures = {m.name: m.value for m in scoring.entities(gold, linked)}
    assert (measures["entities: F1"] or 0) >= 95
    assert found.set_index("canonical").loc["Front national", "articles"] == 4


def test_the_two_auvray_of_riviere_are_two_people(riviere: Corpus, riviere_documents: list[Document]) -> None:
    _, found = entities.link(read(riviere, riviere_documents))
    auvray = found[found["surfaces"].str.contains("Auvray")].set_index("canonical")
    assert auvray["gender"].to_dict() == {"Catherine Auvray": "f", "Marcel Auvray": "m"}
