"""Whose words they are in the layouts of the press: interviews, inscriptions, states, relayed speech."""

from __future__ import annotations

import pytest

from tests.reading.test_quotations import clauses, quoted

SAID = [
    # States that somebody says to be in.
    ("Le directeur, Marc Astruc, reste « prudent » sur le calendrier.", "prudent", "Marc Astruc"),
    ("L'entraîneur Didier Roubaud n'est « pas étonné » par la défaite.", "pas étonné", "Didier Roubaud"),
    # Verbs in relative clauses, under "faire", and after what one hears.
    ("« Il faut partir » : voilà ce que répète Karine Dumont.", "Il faut", "Karine Dumont"),
    ("Une fermeture qui fait dire à Josie Petit que « le village meurt ».", "le village", "Josie Petit"),
    ("On entend Paul Vernier affirmer que « 2027, c'est non ».", "2027", "Paul Vernier"),
    # Documents that ask, and bodies named in marks.
    ("Ils ont reçu un courrier leur demandant de « limiter l'eau ».", "limiter", "courrier"),
    ("Le quotidien suisse « Le Phare bleu » rapporte que « tout brûle ».", "tout brûle", "Le Phare bleu"),
    # Inscriptions.
    ("Une infirmière pousse une porte où est collée une affichette : « Complet ».", "Complet", "affichette"),
    ("Jean tenait une pancarte où l'on pouvait lire « Rendez le lac ».", "Rendez", "pancarte"),
    # A firm is no public body, and nobody's apposition.
    ("Selon M. Tremblay, la minière lui avait dit que tout était « sûr ».", "sûr", "minière"),
    (
        "« C'est non », a réagi auprès de Belga le front commun syndical.",
        "C'est non",
        "front commun syndical",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SAID)
def test_words_go_to_whom_a_reader_gives_them(text: str, words: str, speaker: str) -> None:
    row = quoted(text, words)
    assert (row.role, row.speaker) == ("speech", speaker)


TERMS = [
    ("Ce que les spécialistes appellent un « dôme de chaleur » s'installe.", "dôme"),
    ("Interrogée sur l'identité de ce « B. », la juge dit ne rien savoir.", "B."),
    ("« Les Heures creuses », le film qui a ému Locarno", "Les Heures"),
    ("La ministre confirme un report du calendrier sur les « passoires thermiques ».", "passoires"),
]


@pytest.mark.parametrize(("text", "words"), TERMS)
def test_terms_are_nobodys_speech(text: str, words: str) -> None:
    assert quoted(text, words).role == "other"


ANSWERS = [
    "Entretien avec Claire Valois, climatologue.\n\nPourquoi ces orages ?\n\n« L'air est plus chaud. »",
    "INTERVIEW. Claire Valois, climatologue\n\n– Pourquoi ces orages ?\n\n– « L'air est plus chaud. »",
    "Claire Valois : « Il pleut »\n\nQ. Pourquoi ?\nR. « L'air est plus chaud. »\nQ. Et ?\nR. « Voilà. »",
    "Claire Valois, climatologue, nous a reçus.\n\nC. V. : « L'air est plus chaud. »",
]


@pytest.mark.parametrize("text", ANSWERS)
def test_answers_are_the_interviewees(text: str) -> None:
    assert quoted(text, "L'air").speaker == "Claire Valois"


def test_a_quotation_relays_what_somebody_else_said() -> None:
    text = "« La préfecture nous répond que le dispositif a fonctionné », soupire Sylvie Lannoy."
    assert clauses(text) == [("le dispositif a fonctionné", "préfecture")]


def test_the_same_source_is_whoever_spoke_last() -> None:
    text = "Le feu est fixé, selon Météo-France. Le vent faiblira demain, d'après la même source."
    assert [speaker for _, speaker in clauses(text)] == ["Météo-France", "Météo-France"]


def test_nobody_asks_where_people_are_invited() -> None:
    assert clauses("Les malades sont invités à consulter un médecin.") == []
