"""What the page says of conflicts."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from analysis import tables
from analysis.report import conflicts
from analysis.study import Study


def test_the_finding_counts_the_conflicts_and_links_both_sides_of_the_hardest(fiction: Study) -> None:
    said = conflicts.conflicts(fiction)
    assert f"{len(fiction['conflicts'])} désaccords" in said.striptags()
    assert said.partition("désaccords")[2].count('<a href="#') == 2
    assert "à jour" in Markup(said).striptags()


def test_each_conflict_has_both_sentences_side_by_side(fiction: Study) -> None:
    html = conflicts.conflict_pairs(fiction).html
    assert html.count("<tr>") == len(fiction["conflicts"]) + 1
    assert html.count('class="above"') == 2 * len(fiction["conflicts"])
    assert "ont gagné la rivière" in html
    assert "n&#39;en reconnaît que douze" in html


def test_without_conflicts_the_page_says_that_this_proves_nothing(fiction: Study) -> None:
    empty = {name: tables.frame(name) for name in ("conflicts", "conflict_values")}
    study = replace(fiction, tables={**fiction.tables, **empty})
    assert "pas la preuve" in conflicts.conflicts(study)
    assert "rien à montrer" in conflicts.conflict_pairs(study).plain
