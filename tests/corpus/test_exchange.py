"""Bringing foreign articles into one corpus folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.corpus import exchange, load, reconciliation
from analysis.corpus.articles import Article, Corpus, Fact, Moment

PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat."
SEEDS = Path(__file__).parents[2] / "seeds"


def facts(article: Article) -> tuple[str | Fact | Moment | tuple[str, ...] | None, ...]:
    return (
        article.text,
        article.outlet,
        article.title.value,
        article.title.source,
        article.published,
        article.updated,
        article.authors,
        article.section,
        article.wire,
        article.url,
        article.time_zone,
    )


def test_articles_that_were_brought_over_keep_their_facts(tmp_path: Path, seeds: Corpus) -> None:
    account = exchange.bring([SEEDS], tmp_path / "out")
    assert (account.found, len(account.articles), account.duplicates, account.skipped) == (5, 5, (), ())
    brought = load(tmp_path / "out")
    assert (brought.skipped, brought.notices) == ((), ())
    assert list(map(facts, brought.articles)) == list(map(facts, seeds.articles))


def test_a_table_of_an_unknown_swiss_outlet_keeps_its_time_zone(tmp_path: Path) -> None:
    row = {"text": PROSE, "outlet": "La Feuille", "country": "CH", "published": "2024-02-12T18:42"}
    (tmp_path / "c.jsonl").write_text(json.dumps(row), encoding="utf-8")
    exchange.bring([tmp_path / "c.jsonl"], tmp_path / "out")
    before, after = load(tmp_path / "c.jsonl").articles[0], load(tmp_path / "out").articles[0]
    assert after.time_zone == before.time_zone == "Europe/Zurich"
    assert after.published == before.published


def test_every_article_is_accounted_for(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": PROSE}, {"id": "y", "text": PROSE}, {"id": "z", "text": ""}]
    source = tmp_path / "c.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert reconciliation.lines(exchange.bring([source], tmp_path / "out"), "out") == [
        "skipped c.jsonl, ligne 3: texte vide",
        "duplicate c.jsonl, ligne 2: même texte que c.jsonl, ligne 1",
        "found           3",
        "skipped         1",
        "duplicates      1",
        "written         1  out",
        "  without date        1",
        "  without outlet      1",
        "  truncated           0",
    ]


@pytest.mark.parametrize("taken", ["a file", "a full folder"])
def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str) -> None:
    output = tmp_path / "out"
    if taken == "a full folder":
        output.mkdir()
    (output / "a.txt" if output.is_dir() else output).write_text(PROSE, encoding="utf-8")
    assert main(["import", str(SEEDS), "--output", str(output)]) == 2
    assert capsys.readouterr().err == f"media-report: {output} is not an empty folder; give a new one\n"


def test_a_source_that_cannot_be_used_leaves_no_folder_behind(tmp_path: Path) -> None:
    assert main(["import", str(SEEDS), str(tmp_path / "none"), "--output", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()
