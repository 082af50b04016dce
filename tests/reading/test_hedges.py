"""Hedges: what an outlet leaves open in its own voice, and what is none."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from analysis.corpus.articles import Article
from analysis.evaluation import quantities
from analysis.evaluation.gold import sets
from analysis.evaluation.running import Case
from analysis.language.french import hedging
from analysis.reading import document, hedges, people, quotations
from analysis.reading.document import Document
from analysis.tables import frame
from tests.conftest import GOLD


def read(text: str) -> list[tuple[str, str]]:
    parsed = document.parse(Article("a", text, "a.txt"))
    return [(one.kind, one.cue) for one in hedges.find(parsed, quotations.find(parsed, people.find(parsed)))]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Neuf gigaoctets de documents auraient été publiés.", "auraient été publiés"),
        ("Deux repreneurs se seraient manifestés auprès du groupe.", "se seraient manifestés"),
        ("Le ministre aurait par ailleurs signé le décret.", "aurait par ailleurs signé"),
        ("Le suspect serait en fuite à l'étranger.", "serait"),
        ("Le groupe envisagerait de fermer trois sites.", "envisagerait"),
    ],
)
def test_the_press_conditional_is_a_hedge(text: str, cue: str) -> None:
    assert ("conditional", cue) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a promis qu'il viendrait jeudi.",
        "Elle a ajouté que l'usine ne rouvrirait pas.",
        "Si le budget était voté, la ville serait sauvée.",
        "« Les documents auraient été publiés », répond Anne Roy.",
        "De loin, on aurait dit de l'écume.",
        "Il aurait fallu prévenir les habitants.",
        "Nous aurions aimé une réponse, je dirais même une excuse.",
        "Les pompiers tiraient des tuyaux et déclaraient forfait.",
    ],
)
def test_hypotheses_wishes_the_future_in_the_past_and_quotations_are_no_press_conditional(text: str) -> None:
    assert not [cue for kind, cue in read(text) if kind == "conditional"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Selon la préfecture, la route est fermée.", "Selon la préfecture"),
        (
            "La fuite vient d'un bac, d'après une source proche du dossier.",
            "d'après une source proche du dossier",
        ),
        ("Le parquet affirme que la plainte est arrivée lundi.", "affirme"),
        ("Pour l'association, le compte n'y est pas.", "Pour l'association"),
    ],
)
def test_a_claim_given_to_a_source_is_a_hedge(text: str, cue: str) -> None:
    assert ("attribution", cue) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "L'accès aux berges varie selon le niveau de l'eau.",
        "Les prix changent selon la saison.",
        "Le maire a reconnu que l'alerte était partie trop tard.",
        "Le directeur a promis que les sondes seraient changées.",
        "Le président de l'association envisage de saisir la justice.",
    ],
)
def test_measures_promises_and_granted_facts_are_no_attribution(text: str) -> None:
    assert not [cue for kind, cue in read(text) if kind == "attribution"]


@pytest.mark.parametrize(
    ("text", "kind", "cue"),
    [
        ("Un second bac pourrait être fissuré.", "modal", "pourrait être"),
        ("L'eau devrait revenir jeudi.", "modal", "devrait"),
        ("L'origine de l'attaque reste inconnue.", "lexical", "reste inconnue"),
        ("Le meurtrier présumé a été arrêté.", "lexical", "présumé"),
        ("Les documents ne semblaient rien contenir.", "lexical", "semblaient"),
        ("Des fichiers présentés comme authentiques circulent.", "lexical", "présentés comme"),
        ("On ignore qui a ouvert la vanne.", "lexical", "On ignore"),
        ("La route est fermée, et l'on ne sait toujours pas pourquoi.", "lexical", "l'on ne sait toujours"),
        ("L'usine n'est pas forcément l'origine du mal.", "lexical", "pas forcément"),
        ("Le laboratoire soupçonne une salmonelle.", "lexical", "soupçonne"),
    ],
)
def test_what_may_be_and_words_of_doubt_are_hedges(text: str, kind: str, cue: str) -> None:
    assert (kind, cue) in read(text)


@pytest.mark.parametrize(
    ("word", "conditional"),
    [
        ("serait", True),
        ("viendraient", True),
        ("finirait", True),
        ("montrait", False),
        ("tirait", False),
        ("espérait", False),
        ("ouvraient", False),
        ("livrait", False),
        ("effondrait", False),
        ("poursuivraient", True),
        ("pourrait", True),
        ("mettrait", True),
    ],
)
def test_a_conditional_is_told_from_an_imperfect(word: str, conditional: bool) -> None:
    assert hedging.is_conditional(word) is conditional


def scores(name: str, documents: list[Document]) -> dict[str, float]:
    case = Case(next(one for one in sets(GOLD) if one.name == name))
    rows = [
        {**asdict(hedge), "article_id": read.article.article_id}
        for read in documents
        for hedge in hedges.find(read, quotations.find(read, people.find(read)))
    ]
    measures = quantities.hedges(case.rows("hedges"), frame("hedges", rows))
    return {measure.name: measure.value or 0 for measure in measures}


def test_the_hedges_of_real_articles_are_found(seed_documents: list[Document]) -> None:
    found = scores("seeds", seed_documents)
    assert found["hedges: recall"] >= 85
    assert found["hedges: precision"] >= 88
    assert found["conditional: recall"] == found["conditional: precision"] == 100


def test_the_hedges_of_the_river_are_found(riviere_documents: list[Document]) -> None:
    found = scores("riviere", riviere_documents)
    assert found["hedges: recall"] >= 85
    assert found["hedges: precision"] >= 88
    assert found["conditional: F1"] >= 95
