"""The sentences that report the elements of a researcher's codebook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison import availability
from analysis.comparison.codebook import Entry
from analysis.comparison.similarity import links
from analysis.comparison.terms import fold, pattern
from analysis.language import among

# How alike a sentence must be to an example (see `similarity.links`).
ALIKE = 0.3
EXAMPLE = "\0codebook"


def _by_terms(entry: Entry, folded: Sequence[str], lemmas: Sequence[set[str]]) -> Iterator[tuple[int, str]]:
    """Rows that hold a term, each with the first of the entry's terms that it holds."""
    patterns = [(term, pattern(term), fold(term)) for term in entry.terms]
    for row, (text, own) in enumerate(zip(folded, lemmas, strict=True)):
        held = (term for term, shape, lemma in patterns if shape.search(text) or lemma in own)
        if (term := next(held, None)) is not None:
            yield row, term


def _by_examples(
    entries: Sequence[Entry], sentences: pd.DataFrame, languages: Sequence[str]
) -> dict[str, dict[int, tuple[str, float]]]:
    """For each element the rows like one of its examples, with the one most alike and how much."""
    examples = [(entry.element, text) for entry in entries for text in entry.sentences]
    if not examples:
        return {}
    texts = [text for _, text in examples]
    given = pd.DataFrame({"article_id": EXAMPLE, "text": texts, "start": 0, "end": 0})
    first = len(sentences)
    both = pd.concat([sentences[list(given.columns)], given], ignore_index=True)
    found: dict[str, dict[int, tuple[str, float]]] = defaultdict(dict)
    for link in links(both, tables.frame("passages"), set(), set(), languages, ALIKE):
        if link.first < first <= link.second:
            element, text = examples[link.second - first]
            # Best first: the first example that finds a sentence is the one most like it.
            found[element].setdefault(link.first, (text, link.score))
    return found


def find(entries: Sequence[Entry], sentences: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The sentences that report each element of a codebook, as the table `codebook`, in its order.

    Takes the tables `sentences` and `articles`. A sentence stands once an element: by a term it holds, else
    by the example sentence that it resembles most.
    """
    rows = sentences.reset_index(drop=True)
    languages = among(articles["language"].dropna())
    folded = rows["text"].map(fold).tolist()
    lemmas = [set(fold(terms).split()) for terms in rows["terms"].fillna("")]
    examples = _by_examples(entries, rows, languages)
    records = rows.to_dict("records")
    found: list[dict[str, Any]] = []
    for entry in entries:
        matches: dict[int, dict[str, Any]] = {
            row: {"how": "example", "match": text, "score": score}
            for row, (text, score) in examples.get(entry.element, {}).items()
        }
        for row, term in _by_terms(entry, folded, lemmas):
            matches[row] = {"how": "term", "match": term}
        head = {"element": entry.element, "label": entry.label}
        found += [head | _sentence(records[row]) | matches[row] for row in sorted(matches)]
    return tables.frame("codebook", found)


def _sentence(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: row[name] for name in tables.SENTENCE}


def statuses(found: pd.DataFrame, articles: pd.DataFrame, element: str) -> dict[str, str]:
    """What each outlet does with an element: covered, omitted, or unknown where dates do not decide.

    Takes the tables `codebook` and `articles`. Where no article has the element nobody omits it: unknown.
    """
    own = found[found["element"] == element]
    published = availability.publications(articles)
    first = availability.first(published[key] for key in own["article_id"].unique())
    reporting = set(own["outlet"].dropna())
    return {
        outlet: "covered" if outlet in reporting else availability.status(None, first, words, complete)
        for outlet, (words, complete) in availability.last_words(articles).items()
    }
