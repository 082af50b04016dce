"""Where a dated clause says what happened."""

from __future__ import annotations

import pytest

from analysis.comparison.cores import core
from analysis.language import load

FRENCH = load("fr")
OPENINGS = FRENCH.words("adverbial_openings")
COUNTS = {row["word"] for row in FRENCH.rows("time_links") if row["role"] == "counts"}


@pytest.mark.parametrize(
    ("text", "times", "said"),
    [
        ("Lundi vers 8 heures, le barrage a cédé.", ["Lundi vers 8 heures"], "le barrage a cédé."),
        ("Le barrage a cédé lundi, selon le maire.", ["lundi"], "Le barrage a cédé lundi, selon le maire."),
        (
            "Mardi, quelques heures avant le vote, la salle a été évacuée.",
            ["Mardi", "quelques heures"],
            "la salle",
        ),
        ("Dans la nuit, pendant laquelle il a neigé, deux cars ont glissé.", ["la nuit"], "deux cars"),
        ("De son côté, l’élue (DVG, ville) a quitté la séance mardi.", ["mardi"], "l’élue"),
        ("qui a mené à la fuite, mardi soir, de dix notes.", ["mardi soir"], "qui a mené"),
    ],
)
def test_what_only_says_when_and_where_is_passed_over(text: str, times: list[str], said: str) -> None:
    spans = [(text.index(words), text.index(words) + len(words)) for words in times]
    assert text[core(text, spans, OPENINGS, COUNTS) :].startswith(said)


def test_a_comma_inside_a_quotation_parts_nothing() -> None:
    text = "Mardi, « Oui, non », a-t-elle dit."
    assert text[core(text, [(0, 5)], OPENINGS, COUNTS) :] == "« Oui, non », a-t-elle dit."
