"""Charts on a dark page: every colour has its like, and what must be read or told apart still can be."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from analysis import charts
from analysis.charts import theme
from analysis.colours import contrast
from analysis.report.page import figures
from analysis.study import Study

PAPER = ("#ffffff", theme.DARK["#ffffff"])
LETTERS = (theme.INK, theme.QUIET, theme.LINK)


def pictures(study: Study) -> list[str]:
    found = (
        charts.publication(study["articles"]),
        charts.words(study["articles"], study["voices"], study["quotations"]),
        charts.names(study["mentions"], study["articles"]),
        charts.shared(study["passages"], study["articles"]),
        charts.hedges(study["hedges"], study["articles"], study["voices"]),
        charts.voices(study["voices"], study["articles"], quotations=study["quotations"]),
        charts.gender(study["voices"], study["entities"], study["articles"]),
        charts.stances(study["quotations"], study["articles"]),
        charts.timeline(study["events"], study["event_mentions"], study["articles"]),
    )
    return [figures.picture(figures.drawable(chart.to_dict()), "fr-FR") for chart in found if chart]


@pytest.mark.parametrize("corpus", ["demo", "fiction"])
def test_every_colour_of_every_chart_has_its_like_on_a_dark_page(
    corpus: str, request: pytest.FixtureRequest
) -> None:
    drawn = pictures(request.getfixturevalue(corpus))
    assert len(drawn) == 9
    for svg in drawn:
        used = set(re.findall(r'\b(?:fill|stroke)="([^"]+)"', svg)) - {"none", "transparent"}
        assert {colour for colour in used if not colour.startswith("url(")} <= set(theme.DARK)


@pytest.mark.parametrize("shift", [False, True], ids=["light", "dark"])
def test_letters_and_marks_stand_out_from_the_page(shift: bool) -> None:
    def seen(colour: str) -> str:
        return theme.DARK[colour] if shift else colour

    paper = PAPER[shift]
    assert [colour for colour in LETTERS if contrast(seen(colour), paper) < 4.5] == []
    assert [colour for colour in theme.PALETTE if contrast(seen(colour), paper) < 3] == []
    assert [shade for shade in theme.COUNTS if contrast(seen(theme.INK), seen(shade)) < 4.5] == []
    for mark in ("#0b5a8f", *theme.PALETTE[:1], "#5d2a7a", "#b3541e", "#6b7280", "#2f6f85"):
        assert contrast(seen("#ffffff"), seen(mark)) >= 4.5, mark


def test_no_two_colours_become_one() -> None:
    chosen = (*theme.PALETTE, *theme.COUNTS, theme.OWN_VOICE)
    assert all(theme.DARK[one] != theme.DARK[other] for one, other in combinations(chosen, 2))


def test_the_rule_names_only_the_colours_of_the_picture() -> None:
    svg = '<svg width="1"><path fill="#ffffff" stroke="#1f2328"/></svg>'
    assert figures.scheme(svg) == (
        '<svg width="1"><style>@media screen and (prefers-color-scheme:dark){[fill="#ffffff"]{fill:#16181c}'
        '[stroke="#1f2328"]{stroke:#e6e6e3}}</style><path fill="#ffffff" stroke="#1f2328"/></svg>'
    )


@pytest.mark.parametrize("colour", ["#000000", "#002b5c", "#c8102e", "#6a0dad", "#767676"])
def test_a_colour_asked_for_stands_out_from_a_dark_page_too(colour: str) -> None:
    assert contrast(theme.dark(colour), PAPER[1]) >= 3
    assert f'{colour}"]{{fill:{theme.dark(colour)}}}' in figures.dark([colour])
    svg = f'<svg width="1"><path fill="{colour}"/></svg>'
    assert theme.dark(colour) in figures.scheme(svg)
