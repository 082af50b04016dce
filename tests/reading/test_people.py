"""Names in one article: spans, kinds, links within the article, descriptions and gender."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from analysis import tables
from analysis.corpus.articles import Article, Corpus, Fact, Source, Span
from analysis.evaluation import names as scoring
from analysis.reading import document, people
from analysis.reading.document import Document
from analysis.reading.people import Named
from tests.conftest import GOLD


def read(text: str, **facts: object) -> dict[str, Named]:
    found = people.find(document.parse(Article("a", text, **facts)))  # type: ignore[arg-type]
    assert len({named.name for named in found}) == len(found)
    for named in found:
        for mention in named.mentions:
            assert text[mention.start : mention.end].strip() == text[mention.start : mention.end] != ""
            assert (mention.kind, mention.name) == (named.kind, named.name)
    return {named.name: named for named in found}


def forms(text: str, named: Named) -> list[str]:
    return [text[mention.start : mention.end] for mention in named.mentions]


def test_a_person_is_one_under_full_name_civility_and_surname() -> None:
    text = "Hélène Garrigue a signé. Mme Garrigue part demain. Pour Garrigue, tout est dit."
    found = read(text)
    assert list(found) == ["Hélène Garrigue"]
    assert forms(text, found["Hélène Garrigue"]) == ["Hélène Garrigue", "Garrigue", "Garrigue"]
    assert found["Hélène Garrigue"].gender == "f"


def test_civilities_tell_two_bearers_of_a_surname_apart() -> None:
    text = "Paul Vasseur et Julie Vasseur se disputent. M. Vasseur nie. Mme Vasseur accuse."
    found = read(text)
    assert forms(text, found["Paul Vasseur"]) == ["Paul Vasseur", "Vasseur"]
    assert forms(text, found["Julie Vasseur"]) == ["Julie Vasseur", "Vasseur"]
    assert found["Paul Vasseur"].mentions[1].start == text.index("Vasseur nie")


def test_a_bare_surname_of_two_people_goes_to_the_one_named_last() -> None:
    text = "Paul Vasseur est maire. Il cite Julie Vasseur, avocate. Vasseur plaide à Lyon."
    assert len(read(text)["Julie Vasseur"].mentions) == 2


def test_a_civility_that_fits_nobody_makes_another_person() -> None:
    text = "Marc Vasseur, pompier, arrive. M. Vasseur parle à Mme Vasseur."
    found = read(text)
    assert {(named.name, named.gender) for named in found.values()} == {
        ("Marc Vasseur", "m"),
        ("Vasseur", "f"),
    }


def test_names_keep_their_particles_and_capital_articles() -> None:
    text = (
        "Arnaud de Villiers rencontre Bruno Le Gall et Ursula von der Heide. Le Gall sourit à M. de Villiers."
    )
    found = read(text)
    assert set(found) == {"Arnaud de Villiers", "Bruno Le Gall", "Ursula von der Heide"}
    assert len(found["Bruno Le Gall"].mentions) == len(found["Arnaud de Villiers"].mentions) == 2


def test_a_surname_that_is_an_ordinary_word_is_a_name_where_the_article_gives_it_in_full() -> None:
    text = "Le directeur, Jean Blanc, a démissionné. Hier, Blanc a vidé son bureau. Le mur blanc reste."
    assert forms(text, read(text)["Jean Blanc"]) == ["Jean Blanc", "Blanc"]


@pytest.mark.parametrize(
    "text",
    [
        "Interrogé hier, il n'a rien dit. Lundi, les travaux reprennent. Réagissez !",
        "Les Français doutent. La République tient. Sur Internet, tout circule. À Noël, il neige.",
        "Abonnez-vous. Est-ce vrai ? Voici l'URL du PDF, en 20 Go.",
        "Le mot #LyonEnColère circule avec @mairie_lyon.",
    ],
)
def test_ordinary_words_hashtags_and_things_are_no_names(text: str) -> None:
    assert read(text) == {}


def test_a_name_inside_a_longer_name_is_no_mention_of_its_own() -> None:
    text = "Le collectif Voters for Clinton a écrit à Amnesty International France et au parquet de Lyon."
    assert set(read(text)) == {"Voters for Clinton", "Amnesty International France", "parquet de Lyon"}


def test_an_acronym_is_the_name_that_explains_it() -> None:
    text = (
        "La Ligue de protection des marais (LPM) porte plainte. La LPM attend. "
        "La brigade de lutte contre les trafics d'art (Blta) enquête, dit la Blta."
    )
    found = read(text)
    assert forms(text, found["Ligue de protection des marais"])[1:] == ["LPM", "LPM"]
    assert len(found["brigade de lutte contre les trafics d'art"].mentions) == 3


def test_long_names_of_organisations_are_whole() -> None:
    text = "L'Office fédéral des routes et l'Inspection du travail ont saisi le ministère de la Santé."
    expected = {"Office fédéral des routes", "Inspection du travail", "ministère de la Santé"}
    assert set(read(text)) == expected
    assert {named.kind for named in read(text).values()} == {"ORG"}


def test_a_name_keeps_the_mark_that_belongs_to_it() -> None:
    text = "Le communiqué d'En marche ! est tombé. En Marche ! se tait."
    (party,) = read(text).values()
    assert forms(text, party) == ["En marche !", "En Marche !"]
    assert party.kind == "ORG"


def test_accents_and_case_make_no_new_name() -> None:
    text = (
        "Les Etats-Unis disent non. « Les États-Unis ? » Le Front national, ou Front National, note Le Monde."
    )
    assert set(read(text)) == {"États-Unis", "Le Monde", "Front national"}


def test_platforms_media_and_places_have_their_kinds() -> None:
    text = "Sur X, puis sur le forum Zorglub, la photo a circulé, écrit Mediapart. À Marzic, on dément."
    kinds = {name: named.kind for name, named in read(text).items()}
    assert kinds == {"X": "PLATFORM", "Zorglub": "PLATFORM", "Mediapart": "MEDIA", "Marzic": "PLACE"}


def test_a_company_is_no_place_though_its_name_is_unknown() -> None:
    text = "L'usine Tervalor ferme. Chez Tervalor, on se tait. La direction de Tervalor a publié un texte."
    assert read(text)["Tervalor"].kind == "ORG"


def test_the_outlet_that_names_itself_is_a_medium() -> None:
    outlet = Fact("Le Phare", Source.MANIFEST)
    text = "« Tout va bien », a dit le maire au Phare. Contacté par Le Phare, il confirme."
    assert read(text, outlet=outlet)["Le Phare"].kind == "MEDIA"


def test_names_that_only_furniture_holds_are_not_found() -> None:
    text = "Par Jeanne Dupuis\nLe préfet se tait."
    assert read(text, furniture=(Span(0, 17, "byline"),)) == {}


@pytest.mark.parametrize(
    ("text", "descriptions", "gender"),
    [
        ("Thomas Girard, le préfet, a signé.", ("le préfet",), "m"),
        ("Le préfet de la Loire, Thomas Girard, a signé.", ("le préfet de la loire",), "m"),
        ("La ministre Anne Girard a signé.", ("la ministre",), "f"),
        ("L'usine et sa directrice, Anne Girard, se taisent.", ("sa directrice",), "f"),
        ("Le premier ministre du Québec, Luc Girard, a signé.", ("le premier ministre du québec",), "m"),
        ("La maire (PS), Anne Girard, a signé.", ("la maire",), "f"),
        ("Camille Girard, directrice du site, a signé.", ("directrice du site",), "f"),
        ("L'avocat de M. Roux, Me Luc Girard, plaide.", ("l'avocat de m. roux",), "m"),
        ("Anne Girard a signé.", (), None),
        ("Claude Girard est arrivée hier.", (), "f"),
        ("La lettre de Claude Girard est arrivée hier.", (), None),
    ],
)
def test_descriptions_and_gender_are_the_texts_own(
    text: str, descriptions: tuple[str, ...], gender: str | None
) -> None:
    (person,) = (named for name, named in read(text).items() if name.endswith("Girard"))
    assert (person.descriptions, person.gender) == (descriptions, gender)


def test_an_article_without_names_and_an_empty_one_give_nothing() -> None:
    assert read("") == {}
    assert read("Il pleut depuis trois jours.") == {}


def mentions(corpus: Corpus, documents: list[Document]) -> pd.DataFrame:
    rows = []
    for article, parsed in zip(corpus.articles, documents, strict=True):
        for named in people.find(parsed):
            for m in named.mentions:
                row = {"article_id": article.article_id, "start": m.start, "end": m.end, "canonical": m.name}
                rows.append({**row, "kind": m.kind, "text": article.text[m.start : m.end]})
    return tables.frame("mentions", rows)


def test_the_seeds_names_are_found_as_annotated(seeds: Corpus, seed_documents: list[Document]) -> None:
    lines = (GOLD / "seeds" / "entities.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    whole = {article.article_id[:3]: article.article_id for article in seeds.articles}
    for row in gold:
        row["counts_article"] = {whole[doc]: count for doc, count in row["counts_article"].items()}
    measures = {m.name: m.value for m in scoring.entities(gold, mentions(seeds, seed_documents))}
    assert (measures["entities: F1"] or 0) >= 95


def test_the_riviere_people_are_found_as_annotated(
    riviere: Corpus, riviere_documents: list[Document]
) -> None:
    lines = (GOLD / "riviere" / "people.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {article.article_id: article.masked for article in riviere.articles}
    found = mentions(riviere, riviere_documents)
    measures = {m.name: m.value for m in scoring.people([json.loads(line) for line in lines], found, texts)}
    assert (measures["people: F1"] or 0) >= 93
    assert (measures["organisations: recall"] or 0) >= 93


def test_every_mention_in_the_seeds_is_a_name_to_the_letter(
    seeds: Corpus, seed_documents: list[Document]
) -> None:
    found = mentions(seeds, seed_documents)
    assert len(found) > 100
    assert not found["text"].str.contains(r"^(?:M\.|Mme)\s|[\n«»\"]|\s$|^\s", regex=True).any()
    assert all(re.search(r"\w", text) for text in found["text"])


def test_two_people_of_whom_only_the_surname_is_known_have_two_names() -> None:
    found = read("M. Vasseur accuse Mme Vasseur. Mme Vasseur nie. M. Vasseur insiste.")
    assert {(named.name, named.gender) for named in found.values()} == {
        ("Vasseur", "m"),
        ("Mme Vasseur", "f"),
    }
