"""Which sets a folder of reference annotations holds, and what is said where it can't be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import UserError
from analysis.evaluation import evaluate, render
from analysis.evaluation.gold import belongs, sets
from tests.conftest import GOLD, ROOT


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def text(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Un texte de trois lignes.", encoding="utf-8")


def test_the_projects_own_gold_is_the_seeds_and_the_invented_sets_with_their_texts() -> None:
    found = {one.name: one for one in sets(GOLD)}
    invented = [
        "ardoise",
        "atelier",
        "belvedere",
        "canal",
        "canton",
        "creamery",
        "estran",
        "glaciere",
        "halage",
        "harbour",
        "lisiere",
        "mairie",
        "mosaique",
        "passerelle",
        "riviere",
        "taillis",
    ]
    assert sorted(found) == sorted([*invented, "seeds"])
    assert found["seeds"].texts.resolve() == ROOT / "seeds"
    assert len(found["seeds"].files) == 5
    assert len(found["riviere"].files) == 8
    assert found["riviere"].manifest == GOLD / "riviere" / "manifest.csv"


def test_a_set_may_have_its_annotations_in_two_folders_and_its_texts_beside_it(tmp_path: Path) -> None:
    text(tmp_path / "seeds" / "000_abc.txt")
    write(tmp_path / "gold" / "timex.jsonl", {"doc": "000"})
    write(tmp_path / "gold" / "coverage" / "hedges.jsonl", {"doc": "000_abc.txt"})
    text(tmp_path / "gold" / "fiction" / "fleuve" / "01.txt")
    write(tmp_path / "gold" / "fiction" / "fleuve" / "quotes.jsonl", {"doc": "01.txt"})
    first, second = sets(tmp_path / "gold")
    assert (first.name, sorted(first.rows)) == ("seeds", ["hedges", "timex"])
    assert (second.name, sorted(second.rows)) == ("fleuve", ["quotes"])


def test_texts_elsewhere_can_be_named(tmp_path: Path) -> None:
    text(tmp_path / "ailleurs" / "a.txt")
    write(tmp_path / "gold" / "timex.jsonl", {"doc": "a.txt"})
    with pytest.raises(UserError, match="are in none of"):
        sets(tmp_path / "gold")
    assert sets(tmp_path / "gold", tmp_path / "ailleurs")[0].files == (tmp_path / "ailleurs" / "a.txt",)


@pytest.mark.parametrize(
    ("name", "right"), [("000", True), ("000_x.txt", True), ("000_x", True), ("00", False)]
)
def test_a_document_is_named_by_its_file_its_stem_or_its_number(name: str, right: bool) -> None:
    assert belongs(name, "000_x.txt") is right


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"hold none of quotes\.jsonl"):
        sets(tmp_path)
    with pytest.raises(UserError, match="no folder of reference annotations"):
        evaluate(tmp_path / "nowhere")


def test_a_broken_line_is_named_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "quotes.jsonl").write_text('{"doc": "a"}\n{oops\n', encoding="utf-8")
    with pytest.raises(UserError, match=r"quotes\.jsonl, line 2"):
        sets(tmp_path)


def test_an_unknown_measure_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UserError, match="unknown measures beauty; known: metadata"):
        evaluate(GOLD, only=["beauty"])


def test_a_measure_is_printed_with_its_percent_and_counts() -> None:
    frame = evaluate(GOLD / "riviere", only=["furniture"])
    assert list(frame.columns) == ["set", "group", "measure", "value", "right", "of"]
    assert "furniture found" in render(frame)
    assert (frame["right"] <= frame["of"]).all()
