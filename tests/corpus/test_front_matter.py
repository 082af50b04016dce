"""Front matter at the top of Markdown files."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.corpus import front_matter, load
from analysis.corpus.articles import Precision, Skipped, Source, Span

PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat."
BLOCK = """---
title: "Rennes : le budget est voté"
date: 2024-03-12 18:42
updated: null
authors:
  - Jeanne Morel
  - Paul Hardy
source: https://www.ouest-france.fr/a.html
site: Ouest France
tags: [budget, ville]
---
"""


def written(folder: Path, text: str) -> Path:
    (folder / "a.md").write_bytes(text.encode("utf-8"))
    return folder


def test_front_matter_is_furniture_and_its_facts_are_printed(tmp_path: Path) -> None:
    corpus = load(written(tmp_path, f"{BLOCK}\n# Le budget est voté à Rennes\n\n{PROSE}\n"))
    (article,) = corpus.articles
    assert article.furniture[0] == Span(0, len(BLOCK), "front_matter")
    assert article.masked.split("\n", 12)[-1].strip() == f"Le budget est voté à Rennes\n\n{PROSE}"
    assert (article.title.value, article.title.source) == ("Rennes : le budget est voté", Source.PRINTED)
    assert (article.outlet.value, article.outlet.evidence) == ("Ouest-France", "Ouest France")
    assert article.published.value is not None
    assert article.published.value.isoformat() == "2024-03-12T18:42:00+01:00"
    assert (article.published.source, article.published.precision) == (Source.PRINTED, Precision.MINUTE)
    assert article.authors == ("Jeanne Morel", "Paul Hardy")
    assert article.url == "https://www.ouest-france.fr/a.html"
    assert (article.updated.value, corpus.notices) == (None, ())


def test_a_manifest_counts_more_than_front_matter(tmp_path: Path) -> None:
    written(tmp_path, f"---\noutlet: Le Soir\ndate: demain\n---\n{PROSE}\n")
    (tmp_path / "manifest.csv").write_text("file,outlet\na.md,Le Temps\n", encoding="utf-8")
    corpus = load(tmp_path)
    assert (corpus.articles[0].outlet.value, corpus.articles[0].outlet.source) == (
        "Le Temps",
        Source.MANIFEST,
    )
    (notice,) = corpus.notices
    assert notice == Skipped("a.md", notice.reason)
    assert notice.reason.startswith("published : date illisible « demain »")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_title_with_an_unquoted_colon_is_read_all_the_same(newline: str) -> None:
    text = "---\ntitle: Rennes : le budget est voté\nauthor: Paul Hardy\n---\n".replace("\n", newline)
    assert front_matter.end(text) == len(text)
    assert front_matter.facts(text) == {"title": "Rennes : le budget est voté", "author": "Paul Hardy"}


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{PROSE}\n---\n{PROSE}",
        f"---\ntitle: sans fin\n{PROSE}",
        f"{PROSE}\n---\ntitle: trop bas\n---\n",
        "---\n---\n",
        "",
    ],
)
def test_rules_between_paragraphs_are_no_front_matter(text: str) -> None:
    assert (front_matter.end(text), front_matter.facts(text)) == (0, {})


@pytest.mark.parametrize("value", ["[" * 5000, "*a", "&a [*a]", "{? [x]: y}", "!!python/object:os.system x"])
def test_hostile_front_matter_gives_no_value(value: str) -> None:
    assert front_matter.facts(f"---\ntags: {value}\n---\n") == {}
