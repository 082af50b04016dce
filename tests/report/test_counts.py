"""A number on the page and what it opens: as many quotations stand behind a link as its number says."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from analysis.report import absent, gender, voices
from analysis.report.display import Displayable
from analysis.study import Study

STUDIES = pytest.mark.parametrize("name", ["demo", "fiction"])


def rows(shown: Displayable) -> list[list[Tag]]:
    table = BeautifulSoup(shown.html, "html.parser").table
    assert table is not None
    return [row.find_all(["th", "td"]) for row in table.select("tbody tr")]


def spans(link: Tag) -> list[tuple[int, int]]:
    """The words that a link opens, as spans of their articles."""
    if "data-also" not in link.attrs:
        return [(int(str(link["data-start"])), int(str(link["data-end"])))]
    places = str(link["data-also"]).split()
    pairs = [pair.split("-") for place in places for pair in place.partition(":")[2].split(",")]
    return [(int(start), int(end)) for start, end in pairs]


def number(cell: Tag) -> int:
    return int("".join(filter(str.isdigit, cell.get_text())))


@STUDIES
def test_as_many_quotations_open_as_are_counted_of_a_voice(name: str, request: pytest.FixtureRequest) -> None:
    counted = [row for row in rows(voices.shares(request.getfixturevalue(name))) if row[3].a]
    assert len(counted) > 15
    for row in counted:
        assert row[3].a is not None
        assert len(spans(row[3].a)) == number(row[3]), [cell.get_text() for cell in row]


@STUDIES
def test_a_count_of_no_words_leads_nowhere(name: str, request: pytest.FixtureRequest) -> None:
    zeros = [cell for row in rows(voices.shares(request.getfixturevalue(name))) for cell in row[4:]]
    assert [cell.get_text() for cell in zeros if cell.get_text() == "0" and cell.a] == []


@STUDIES
def test_as_many_words_open_as_are_said_of_the_longest_voice(
    name: str, request: pytest.FixtureRequest
) -> None:
    study: Study = request.getfixturevalue(name)
    finding = BeautifulSoup(voices.longest(study), "html.parser")
    quoted = study["quotations"].query("layer == 'quoted' and role == 'speech' and level == 1")
    known = set(zip(quoted["start"], quoted["end"], strict=True))
    for link in finding.find_all("a"):
        assert set(spans(link)) <= known


@STUDIES
def test_as_many_quotations_open_as_a_person_is_said_to_be_quoted(
    name: str, request: pytest.FixtureRequest
) -> None:
    cells = [cell for row in rows(absent.standings(request.getfixturevalue(name))) for cell in row[1:]]
    quoted = [cell for cell in cells if cell.a and cell.get_text().startswith("cité")]
    assert quoted
    for cell in quoted:
        assert cell.a is not None
        assert len(spans(cell.a)) == number(cell)


@STUDIES
def test_a_group_of_speakers_opens_their_quoted_words_alone(
    name: str, request: pytest.FixtureRequest
) -> None:
    study: Study = request.getfixturevalue(name)
    quoted = study["quotations"].query("layer == 'quoted' and role == 'speech' and level == 1")
    known = set(zip(quoted["start"], quoted["end"], strict=True))
    links = [row[3].a for row in rows(gender.table_of_shares(study)) if row[3].a]
    assert links
    assert all(set(spans(link)) <= known for link in links)
