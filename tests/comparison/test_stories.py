"""Which articles tell one story, and that who tells another leaves nothing out of it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from analysis.comparison import stories
from analysis.report import findings, standouts
from analysis.study import Study, open_study
from tests.conftest import GOLD


def told(**elements: str) -> pd.DataFrame:
    """The elements that each article tells, a letter each."""
    rows = [{"article_id": key, "element_id": letter} for key, own in elements.items() for letter in own]
    return tables.frame("element_sentences", rows)


def named(kind: str, **entities: str) -> pd.DataFrame:
    rows = [
        {"article_id": key, "entity_id": letter, "kind": kind}
        for key, letters in entities.items()
        for letter in letters
    ]
    return tables.frame("mentions", rows)


NOBODY = tables.frame("mentions")


def test_articles_joined_by_a_chain_of_elements_tell_one_story() -> None:
    someone = named("PERSON", a="P", d="Q")
    found = stories.of(["a", "b", "c", "d"], someone, told(a="x", b="xy", c="y", d="z"))
    assert found == {"a": 0, "b": 0, "c": 0, "d": 1}


def test_an_article_without_shared_elements_joins_whose_names_it_shares() -> None:
    elements = told(a="x", b="x", c="z", d="w")
    people = named("PERSON", a="PQ", b="T", c="PQR", d="PS")
    assert stories.of(["a", "b", "c", "d"], people, elements) == {"a": 0, "b": 0, "c": 0, "d": 1}


def test_two_places_in_common_make_no_story() -> None:
    places = named("PLACE", a="PQ", b="PQ")
    names = pd.concat([places, named("PERSON", a="R", b="S")])
    assert stories.of(["a", "b"], names, told(a="x", b="y")) == {"a": 0, "b": 1}
    assert stories.of(["a", "b"], places, told(a="x", b="y")) == {"a": 0, "b": 0}


def test_the_name_that_each_article_of_a_story_holds_is_enough_to_belong_to_it() -> None:
    elements = told(a="x", b="x", c="z", d="w")
    names = pd.concat([named("PLACE", a="P", b="P", c="P"), named("PERSON", c="R", d="S")])
    assert stories.of(["a", "b", "c", "d"], names, elements) == {"a": 0, "b": 0, "c": 0, "d": 1}


def test_an_article_that_names_nothing_is_not_said_to_tell_another_story() -> None:
    elements = told(a="x", b="x", c="z")
    assert stories.of(["a", "b", "c"], NOBODY, elements) == {"a": 0, "b": 0, "c": 0}


FIRE = (
    "L'incendie de la scierie Brunel a détruit 300 mètres cubes de bois, dit Luc Ferrand.\n"
    "Le maire Luc Ferrand a fait évacuer 40 habitants de la rue Basse mardi 6 mai."
)
GAME = "L'Olympique de Vimeux a battu Larnoy 3 à 1 devant 2 000 spectateurs, dit Anne Duval, son entraîneuse."


@pytest.fixture(scope="module")
def two_stories(tmp_path_factory: pytest.TempPathFactory) -> Study:
    folder: Path = tmp_path_factory.mktemp("stories")
    rows = ["file,outlet,published"]
    for name, text in {"a": FIRE, "b": FIRE, "c": FIRE, "d": GAME}.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
        rows.append(f"{name}.txt,{name.upper()},2025-05-0{7 + 'abcd'.index(name) // 3}")
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return open_study(str(folder))


def test_who_tells_another_story_leaves_nothing_out(two_stories: Study) -> None:
    states = two_stories["element_outlets"]
    own = states[states["outlet"] == "D"].groupby("status").size().to_dict()
    assert set(own) == {"covered", "other story"}
    assert "omitted" not in {one.kind for one in standouts.found(two_stories)}


def test_that_the_articles_tell_several_stories_is_said_with_how_many(two_stories: Study) -> None:
    plain = findings.elements(two_stories).striptags()
    assert "plusieurs histoires (2)" in plain
    assert "1 article n’a rien" in plain


@pytest.mark.parametrize("corpus", ["riviere", "atelier"])
def test_a_dossier_on_one_story_is_one_story(corpus: str) -> None:
    states = open_study(str(GOLD / corpus))["element_outlets"]["status"]
    assert "other story" not in set(states)
