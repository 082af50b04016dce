"""Whom words are given to where the name stands elsewhere: groups, second subjects, ages, headlines."""

from __future__ import annotations

import pytest

from tests.reading.test_quotations import clauses, quoted

SPEAKERS = [
    # People who speak together.
    ("Jean Dupont et Marie Martin affirment « ne rien savoir ».", "ne rien", "Jean Dupont et Marie Martin"),
    (
        "« C'est fini », lâchent Mme Anne Petit, Luc Grand et Paul Noir.",
        "C'est",
        "Anne Petit, Luc Grand et Paul Noir",
    ),
    (
        "Jean Dupont et Marie Martin sont partis. Ils dénoncent « un scandale ».",
        "un scandale",
        "Jean Dupont et Marie Martin",
    ),
    ("Selon Jean Dupont et Marie Martin, « tout va bien ».", "tout va", "Jean Dupont et Marie Martin"),
    # A second subject under the same verb.
    ("Le maire évoque « un accident », l'opposition « un scandale ».", "un scandale", "opposition"),
    ("La France parle de « mesures », l'Allemagne d'« invasion ».", "invasion", "Allemagne"),
    ("Jean Dupont a salué « un grand pas », un accord « historique ».", "historique", "Jean Dupont"),
    # One of two.
    ("Anne Duval et Luc Petit s'opposent : le premier y voit « une erreur ».", "une erreur", "Anne Duval"),
    ("Anne Duval et Luc Petit s'opposent : le second y voit « une erreur ».", "une erreur", "Luc Petit"),
    # The complement, not the head.
    ("Un geste « inouï », selon les mots de l'avocat général.", "inouï", "avocat général"),
    ("Nombre d'habitants dénoncent « un abandon ».", "un abandon", "habitants"),
    # Whom quoted words speak of.
    ("« J'ai vu Luc Petit hier et il m'a dit : “Je pars.” », raconte Anne Duval.", "Je pars", "Luc Petit"),
    ("« Il me parlait de mon père. Il disait : “Je pars.” », raconte Anne Duval.", "Je pars", None),
    # Openings that are no subject.
    ("Invité à conclure, Jean Dupont s'est levé. « C'est oui. »", "C'est oui", "Jean Dupont"),
    ("Trois hangars ont brûlé, Jean Dupont accuse. « On m'avait prévenu. »", "On m'avait", "Jean Dupont"),
    # Headlines.
    (
        "Anne Duval, dernière généraliste de Froidval : « On ne soigne pas à distance »",
        "On ne soigne",
        "Anne Duval",
    ),
    # Civilities written with small letters above the line.
    ("Leur avocate, Mᵉ Claire Tissot, dénonce « un système ».", "un système", "Claire Tissot"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SPEAKERS)
def test_words_are_given_to_whom_the_sentence_means(text: str, words: str, speaker: str | None) -> None:
    assert quoted(text, words).speaker == speaker


def test_an_age_tells_which_of_two_people_a_noun_means() -> None:
    text = (
        "Rosa Bertin, 81 ans, habite au premier. Claire Monnet, 34 ans, vit au second. "
        "« J'ai tout perdu », dit l'octogénaire. « Moi aussi », répond la trentenaire."
    )
    assert quoted(text, "J'ai tout").speaker == "Rosa Bertin"
    assert quoted(text, "Moi aussi").speaker == "Claire Monnet"


def test_a_text_that_breaks_off_after_a_reporting_verb_is_read() -> None:
    assert clauses("Peu avant minuit, les responsables de la campagne d’En marche ! publie") == []


def test_a_newsroom_is_no_firm_and_a_bank_is_the_one_whose_name_says_so() -> None:
    text = (
        "Le chocolatier Delmont ferme son usine. La Banque Merle suit le dossier. "
        "La banque estime que la fermeture coûtera 22 millions."
    )
    assert ("la fermeture coûtera 22 millions", "Banque Merle") in clauses(text)


CLAUSES = [
    (
        "Le chef a jugé l'annonce « folle » et rappelé que le site avait touché des aides.",
        "le site avait touché des aides",
    ),
    (
        "Selon les gendarmes, la thèse de l'accident ne fait aucun doute.",
        "la thèse de l'accident ne fait aucun doute",
    ),
    ("Jean Dupont estime aussi que le but aurait dû être refusé.", "le but aurait dû être refusé"),
    ("Anne Duval se souvient avoir placé la région en vigilance.", "avoir placé la région en vigilance"),
    (
        "De l'aveu même d'un cadre, la prime devait être versée en mars.",
        "la prime devait être versée en mars",
    ),
]


@pytest.mark.parametrize(("text", "clause"), CLAUSES)
def test_a_reported_clause_is_found(text: str, clause: str) -> None:
    assert clause in [words for words, _ in clauses(text)]


NO_CLAUSES = [
    "« Nous ne demandons rien, nous attendons », a déclaré Karim Belhadj, délégué, au terminal où il était.",
    "Une source qui n'est pas autorisée à s'exprimer a fourni le document.",
    "Anne Duval, qui tient un camping, a appelé la rédaction.",
]


@pytest.mark.parametrize("text", NO_CLAUSES)
def test_what_only_stands_beside_a_reporting_verb_is_no_reported_clause(text: str) -> None:
    assert clauses(text) == []
