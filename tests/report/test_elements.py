"""The matrix of story elements: what stands in a cell is what the tables have, and leads to it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from analysis.evidence import MOST
from analysis.report import copies, elements
from analysis.study import Study


def matrix(study: Study, collapsed: bool = True) -> Tag:
    shown = elements.matrix(study["elements"], copies.apart(study, collapsed))
    found = BeautifulSoup(shown.html, "html.parser").table
    assert found is not None
    return found


def cells(table: Tag) -> list[list[Tag]]:
    """The cells of each row but its label."""
    return [row.find_all("td") for row in table.select("tbody tr")]


@pytest.mark.parametrize("name", ["demo", "fiction"])
def test_every_count_is_of_the_sentences_that_it_leads_to(name: str, request: pytest.FixtureRequest) -> None:
    study = request.getfixturevalue(name)
    links = matrix(study, collapsed=False).select("a.told")
    assert len(links) > 30
    for link in links:
        places = str(link.get("data-also") or link["href"]).split()
        assert link.get_text().split()[0] == str(min(len(places), MOST))


def test_the_counts_add_up_to_the_sentences_of_the_elements_shown(demo: Study) -> None:
    assert len(demo["elements"]) <= elements.LIMIT
    counted = sum(int(link.get_text().split()[0]) for link in matrix(demo).select("a.told"))
    assert counted == len(demo["element_sentences"])


def test_what_is_not_reported_says_why_and_leads_nowhere(demo: Study) -> None:
    empty = [cell for row in cells(matrix(demo)) for cell in row if not cell.a]
    assert {cell.get_text() for cell in empty} == {"absent", "indécidable", "pas encore possible"}


def test_elements_that_the_same_outlets_tell_stand_together(demo: Study) -> None:
    told = ["".join("1" if cell.a else "0" for cell in row) for row in cells(matrix(demo))]
    assert told == sorted(told, key=lambda who: (-who.count("1"), [mark == "0" for mark in who]))
    assert told[0] == "111"


def test_a_label_of_an_article_stays_text(demo: Study) -> None:
    evil = demo["elements"].assign(label="<script>alert(1)</script>")
    shown = elements.matrix(evil, copies.apart(demo, True)).html
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
