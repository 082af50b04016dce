"""Single newspaper sentences: who says what where no article helps."""

from __future__ import annotations

import json
from typing import Any

import pytest

from analysis.corpus.articles import Article
from analysis.evaluation.counting import iou, same_name
from analysis.reading import document, people, quotations
from tests.conftest import GOLD

# Share of the spoken spans found with the right speaker, and of the speakers given that are right; a point
# below what is reached.
FLOORS = {"development": (0.82, 0.89), "held_out": (0.89, 0.94)}


def speech(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [q for q in quotes if q["layer"] == "quoted" and q["role"] == "speech"]


@pytest.mark.parametrize("name", FLOORS)
def test_single_sentences_give_their_words_to_the_right_speaker(name: str) -> None:
    right = wanted = given = 0
    for line in (GOLD / "phrases" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        parsed = document.parse(Article(row["id"], row["text"]))
        found = [q for q in quotations.find(parsed, people.find(parsed)) if q.role == "speech"]
        wanted += len(speech(row["quotes"]))
        given += sum(q.speaker is not None for q in found)
        right += sum(
            any(
                iou((gold["start"], gold["end"]), (q.start, q.end)) >= 0.8
                and same_name(gold["speaker"], q.speaker)
                for q in found
            )
            for gold in speech(row["quotes"])
        )
    recall, precision = FLOORS[name]
    assert right / wanted >= recall, right / wanted
    assert right / given >= precision, right / given
