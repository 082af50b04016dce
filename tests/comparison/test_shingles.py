"""The index of shared sequences and the joins beside it are the same however cut and wherever run."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from analysis.comparison import alignment, shingles, similarity
from analysis.comparison.shingles import Index
from analysis.engine.engines import Pool


@pytest.fixture(scope="module")
def read(riviere_tables: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
    return riviere_tables["sentences"], riviere_tables["quotations"]


def same(first: Index, second: Index) -> bool:
    columns = [*zip(first.quoted, second.quoted, strict=True)]
    columns += [
        (getattr(first, name), getattr(second, name)) for name in ("article", "token", "gram", "size")
    ]
    return first.articles == second.articles and all(np.array_equal(a, b) for a, b in columns)


def test_an_index_has_what_several_articles_hold_and_counts_the_rest(
    read: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    found = shingles.index(*read)
    grams = [
        {
            tuple(one.forms[at : at + 5])
            for at in range(len(one.forms) - 4)
            if one.stretch[at] == one.stretch[at + 4]
        }
        for one in found.articles
    ]
    assert found.size.tolist() == list(map(len, grams))
    shared = set().union(*(a & b for a, b in combinations(grams, 2)))
    rows = zip(found.article.tolist(), found.token.tolist(), strict=True)
    assert {tuple(found.articles[at].forms[i : i + 5]) for at, i in rows} == shared
    assert found.many == len(shared) > 0


def test_an_index_and_its_runs_are_the_same_however_the_articles_are_cut(
    read: tuple[pd.DataFrame, pd.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shingles.index(*read)
    monkeypatch.setattr(shingles, "PART", 3)
    assert same(shingles.index(*read), whole)
    monkeypatch.setattr(shingles, "BUCKETS", 1)
    assert shingles.runs(shingles.index(*read)) == shingles.runs(whole) != []


def test_an_index_and_the_pairs_of_sentences_are_the_same_in_two_processes(
    read: tuple[pd.DataFrame, pd.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shingles, "PART", 3)
    monkeypatch.setattr(similarity, "BLOCK", 50)
    words = similarity._words(read[0]["text"].tolist(), alignment.function_words("fr"))
    articles = read[0]["article_id"].to_numpy()
    with Pool(2) as pool:
        assert same(shingles.index(*read, pool), shingles.index(*read))
        for there, here in zip(
            similarity._candidates(words, articles, pool),
            similarity._candidates(words, articles),
            strict=True,
        ):
            assert here.tolist() == there.tolist() != []


def test_a_run_that_goes_on_is_one_and_one_that_stops_is_two(read: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    found = shingles.index(*read)
    for run in shingles.runs(found):
        a, b = (found.articles[at] for at in (run.a, run.b))
        i, j = run.i + run.length, run.j + run.length
        assert a.forms[run.i : i] == b.forms[run.j : j]
        ends = i == len(a.forms) or j == len(b.forms) or a.stretch[i] != a.stretch[i - 1]
        quoted = run.length < 5
        assert ends or quoted or b.stretch[j] != b.stretch[j - 1] or a.forms[i] != b.forms[j]


def test_a_crowd_of_articles_is_linked_with_its_next_neighbours_only() -> None:
    text = "le pont rouge de la ville est fermé depuis hier"
    rows = [
        {"article_id": f"a{number:02}", "start": 0, "text": text, "gap": None}
        for number in range(shingles.CROWD + 2)
    ]
    sentences = pd.DataFrame(rows)
    none = pd.DataFrame({name: [] for name in ("article_id", "start", "end", "layer", "level")})
    found = shingles.runs(shingles.index(sentences, none))
    assert {(run.b - run.a, run.length) for run in found} == {(1, 10), (2, 10), (3, 10)}
    few = shingles.runs(shingles.index(sentences.head(shingles.CROWD), none))
    assert len(few) == shingles.CROWD * (shingles.CROWD - 1) / 2
