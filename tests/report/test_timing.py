"""What the report says on time: times that differ, who was first by how much, and who could not know yet."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from analysis.report import timing, timing_tables
from analysis.report.display import Displayable
from analysis.study import Study


def rows(shown: Displayable) -> list[list[str]]:
    """A table's rows as texts."""
    text = shown._repr_mimebundle_()["text/html"].replace("\u00a0", " ")
    found = re.findall(r"<tr>(.*?)</tr>", text, re.S)
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in found)
    return [[html.unescape(re.sub("<[^>]+>", "", cell)) for cell in row] for row in cells]


def test_different_times_stand_side_by_side_with_their_outlets(fiction: Study) -> None:
    table = rows(timing_tables.differing(fiction))
    placed = [(row[1], row[2]) for row in table]
    assert ("La Gazette drouvennaise", "11 mars 2024, 20 h 35") in placed
    assert ("Onde Publique", "11 mars 2024, 21 h 00") in placed
    assert ("La Gazette drouvennaise", "11 mars 2024, de 7 h 15 à 7 h 45") in placed
    assert ("Onde Publique", "11 mars 2024, de 8 h 15 à 8 h 45") in placed
    assert "événements sont placés" in re.sub("<[^>]+>", "", timing.differing(fiction))


def test_an_hour_and_about_the_next_contradict_each_other(demo: Study) -> None:
    placed = [(row[1], row[2]) for row in rows(timing_tables.differing(demo))]
    assert ("Libération", "5 mai 2017, 20 h 35") in placed
    assert ("Le Monde", "5 mai 2017, de 20 h 45 à 21 h 15") in placed
    assert "1 événement est placé" in re.sub("<[^>]+>", "", timing.differing(demo)).replace("\u00a0", " ")


def test_times_that_only_differ_in_precision_contradict_nothing(demo: Study) -> None:
    events = demo["events"]
    compatible = replace(demo, tables={**demo.tables, "events": events[events["times"] != "different"]})
    assert "compatible" in set(compatible["events"]["times"])
    assert timing.differing(compatible).startswith(
        "Nous n’avons trouvé aucun événement placé à des moments différents d’un texte à l’autre"
    )


def test_delays_are_exact_where_minutes_are_known_and_an_update_is_said(fiction: Study) -> None:
    header, *table = rows(timing_tables.delays(fiction))
    alert = next(row for row in table if row[0] == "11 mars 2024, 20 h 35")
    of = dict(zip(header, alert, strict=True))
    assert of["La Gazette drouvennaise"] == "premier (puis mis à jour)"
    assert of["Onde Publique"] == "12 h 28 après"


def test_what_came_after_an_outlets_last_article_is_not_left_out(fiction: Study, demo: Study) -> None:
    statuses = demo["event_outlets"].set_index(["event_id", "outlet"])["status"]
    late = demo["events"][demo["events"]["earliest"] > "2017-05-07"]["event_id"]
    assert len(late) > 0
    assert {statuses[event, "Libération"] for event in late} == {"not yet possible"}
    assert "omissions" in timing.early(fiction)


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (0, 0, "parmi les premiers"),
        (748, 748, "12 h 28 après"),
        (35, 35, "35 min après"),
        (0, 1439, "peut-être premier, à 24 h près"),
        (1, 2879, "le lendemain"),
        (84 * 1440, 86 * 1440, "85 jours après"),
        (1419, 2800, "23 h 39 à 47 h après"),
    ],
)
def test_a_delay_is_no_finer_than_it_is_known(least: int, most: int, said: str) -> None:
    assert timing_tables.after(least, most).replace("\u00a0", " ") == said
