"""French wording that holds somebody responsible, and that presents a person."""

from __future__ import annotations

import pytest

from analysis.language.french import blaming, presenting


def who(text: str) -> list[tuple[str, str | None]]:
    return [(text[slice(*blame.who)].strip(), blame.verb) for blame in blaming.find(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("La rumeur a été relayée en ville par les élus du parti.", ("les élus du parti", "relayer")),
        ("Hier, les élus ont beaucoup relayé la rumeur.", ("les élus", "relayer")),
        ("Une attaque menée par un groupe armé a fait six morts.", ("un groupe armé", None)),
        ("Selon elle, cela vient des rivaux du maire.", ("rivaux du maire", None)),
        ("Des vols attribués à une bande de la région.", ("une bande de la région", None)),
        ("Le fabricant est responsable de la panne.", ("Le fabricant", None)),
        ("L'incendie, lui, est à l'origine des coupures.", None),
    ],
)
def test_who_is_held_responsible(text: str, named: tuple[str, str | None] | None) -> None:
    assert who(text) == ([named] if named else [])


@pytest.mark.parametrize(
    "text",
    [
        "La ligne a été coupée par erreur.",
        "Le maire vient d'annoncer sa démission.",
        "Ces papiers, qui ont relayé la rumeur ?",
        "Le fabricant n'est pas responsable de la panne.",
        "Les élus n'ont pas relayé la rumeur.",
        "Six vitrines ont été brisées.",
    ],
)
def test_what_names_nobody_or_is_denied_is_no_blame(text: str) -> None:
    assert who(text) == []


@pytest.mark.parametrize(
    ("text", "presented"),
    [
        ("Ainsi parlait le bras droit de Marie Le Brun, Luc Ferrand.", "le bras droit de Marie Le Brun"),
        ("Luc Ferrand, le vice-président du PPF, a souri.", "le vice-président du PPF"),
        ("Hier soir, Luc Ferrand a souri.", None),
        ("Luc Ferrand, lui, a souri.", None),
    ],
)
def test_what_a_text_says_that_a_person_is(text: str, presented: str | None) -> None:
    start = text.index("Luc Ferrand")
    span = presenting.presented(text, (start, start + len("Luc Ferrand")))
    assert (text[slice(*span)] if span else None) == presented
