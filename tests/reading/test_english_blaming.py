"""English wording that holds somebody responsible."""

from __future__ import annotations

import pytest

from analysis.language.english import blaming


def who(text: str) -> list[tuple[str, str | None]]:
    return [(text[slice(*blame.who)].strip(), blame.verb) for blame in blaming.find(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The letter was leaked last week by the minister's office.", ("the minister's office", "leak")),
        ("The minister's office leaked the letter.", ("The minister's office", "leak")),
        ("On Friday, two contractors had illegally dumped the waste.", ("two contractors", "dump")),
        ("An attack carried out by a local gang left six dead.", ("a local gang", None)),
        ("The outage was caused by the supplier, the firm said.", ("the supplier", None)),
        ("The fire was blamed on Harbour Gas, which denies it.", ("Harbour Gas", None)),
        ("Thefts attributed to a gang from the city have risen.", ("a gang from the city", None)),
        ("The contractor was responsible for the collapse.", ("The contractor", None)),
        ("Police believe the same group is behind the robberies.", ("Police believe the same group", None)),
    ],
)
def test_who_is_held_responsible(text: str, named: tuple[str, str | None]) -> None:
    assert who(text) == [named]


@pytest.mark.parametrize(
    "text",
    [
        "The line was cut by mistake.",
        "The plan must be approved by Friday.",
        "The files were stolen by the end of May.",
        "It polluted the river.",
        "The driver, who killed two people, fled.",
        "The council did not leak the letter, and never leaked the plan.",
        "The contractor was not responsible for the collapse.",
        "The fire was not caused by the tenants.",
        "Six windows were damaged.",
    ],
)
def test_what_names_nobody_or_is_denied_is_no_blame(text: str) -> None:
    assert who(text) == []


def test_a_deed_is_told_with_its_verb() -> None:
    (blame,) = blaming.find("The tannery spilled acid into the river.")
    assert (blame.verb, blame.deed) == ("spill", "spilled acid into the river")
