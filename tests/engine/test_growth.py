"""The work of the comparison grows with the corpus, counted in pairs and not by the clock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.comparison import alignment, copies, proximity, shingles, similarity, utterances
from analysis.comparison.tables import link
from bench import growth, stories

SMALL, LARGE = 60, 240


@pytest.fixture(scope="module")
def sources() -> list[stories.Paragraph]:
    return stories.paragraphs(["riviere", "estran"])


@pytest.fixture(scope="module")
def made(
    sources: list[stories.Paragraph], tmp_path_factory: pytest.TempPathFactory
) -> dict[int, dict[str, pd.DataFrame]]:
    """The reading tables of a small and a large corpus, names linked."""
    found = {}
    for count in (SMALL, LARGE):
        folder = tmp_path_factory.mktemp(str(count))
        growth.make(count, sources, folder)
        names = ("articles", "sentences", "mentions", "quotations")
        found[count] = link({name: pd.read_parquet(folder / f"{name}.parquet") for name in names})
    return found


def bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits as a corpus of many thousands meets them: they, not the corpus, say how much is compared."""
    monkeypatch.setattr(similarity, "POSTINGS", 25)
    monkeypatch.setattr(similarity, "NEIGHBOURS", 4)
    monkeypatch.setattr(utterances, "POSTINGS", 15)
    monkeypatch.setattr(proximity, "NEAREST", 5)


def sentences_compared(read: dict[str, pd.DataFrame]) -> int:
    words = similarity._words(read["sentences"]["text"].tolist(), alignment.function_words("fr"))
    return len(similarity._candidates(words, read["sentences"]["article_id"].to_numpy())[0])


def quotations_compared(read: dict[str, pd.DataFrame]) -> int:
    return len(utterances.candidates(utterances.utterances(read["quotations"], ["fr"])))


def articles_compared(read: dict[str, pd.DataFrame]) -> int:
    return len(copies.overlaps(shingles.index(read["sentences"], read["quotations"])))


def nearest_kept(read: dict[str, pd.DataFrame]) -> int:
    terms = read["sentences"].groupby("article_id")["terms"].agg(" ".join)
    return len(set(proximity._nearest(proximity.weights(terms))))


COUNTED = [sentences_compared, quotations_compared, articles_compared, nearest_kept]


@pytest.mark.parametrize("counted", COUNTED, ids=lambda count: count.__name__)
def test_four_times_the_articles_are_four_times_the_pairs_to_compare(
    counted: Callable[[Any], int],
    made: dict[int, dict[str, pd.DataFrame]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bounded(monkeypatch)
    small, large = counted(made[SMALL]), counted(made[LARGE])
    assert 0 < small < large < 1.25 * LARGE / SMALL * small


def test_planted_copies_are_found_and_nothing_else(sources: list[stories.Paragraph], tmp_path: Path) -> None:
    planted = growth.make(LARGE, sources, tmp_path)
    sentences, quotations = (
        pd.read_parquet(tmp_path / f"{name}.parquet") for name in ("sentences", "quotations")
    )
    found = shingles.index(sentences, quotations)
    groups = copies.groups(copies.overlaps(found))
    assert {tuple(sorted(found.keys[number] for number in group)) for group in groups} == planted


def test_leaving_out_what_everybody_writes_loses_no_pair(made: dict[int, dict[str, pd.DataFrame]]) -> None:
    found = shingles.index(made[SMALL]["sentences"], made[SMALL]["quotations"])
    grams = [set(found.gram[found.rows(number)].tolist()) for number in range(SMALL)]
    shared = {(a, b): len(grams[a] & grams[b]) for a in range(SMALL) for b in range(a + 1, SMALL)}
    holding = {
        pair: n for pair, n in shared.items() if n >= copies.CONTAINED * min(found.size[end] for end in pair)
    }
    assert holding
    assert {(pair.a, pair.b): pair.shared for pair in copies.overlaps(found)} == holding
    everyone = copies.overlaps(found, asked=shared)
    assert {(pair.a, pair.b): pair.shared for pair in everyone} == {p: n for p, n in shared.items() if n}


def test_made_articles_keep_every_span_on_its_text(sources: list[stories.Paragraph]) -> None:
    for one in stories.corpus(12, sources):
        for name, rows in one.rows.items():
            assert all(
                row["text"] == one.text[row["start"] : row["end"]] for row in rows if name != "articles"
            )
