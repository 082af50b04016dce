"""Words that are an outlet's own: two tests of overuse against the rest of the corpus.

The log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words") and
the hypergeometric specificity (Lafon 1980), which French lexicometry uses. Both count lemmas; their p values
are corrected over all words and outlets (Benjamini and Hochberg 1995).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats  # type: ignore[import-untyped]

from analysis import tables
from analysis.comparison import tongues

# In how many documents a word must stand; what one article repeats is its subject, not its outlet's habit.
DOCUMENTS = 2
# Rows kept for each outlet: more than any page shows, significant or not.
KEPT = 100
LEVEL = 0.05

Numbers: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True)
class Counts:
    """Words in rows, voices in columns: occurrences, and documents that have the word.

    `words` are all content words of each voice, rare ones too; `size` their mean number in a document.
    """

    terms: list[str]
    voices: list[str]
    count: Numbers
    documents: Numbers
    words: Numbers
    size: float


def counts(sentences: pd.DataFrame, common: pd.DataFrame, collapsed: bool) -> Counts:
    """Lemmas by voice; a voice is an outlet or, where `collapsed`, a common text, counted once.

    Takes the tables `sentences` and `common_texts`. A document is the own text of one article, or one common
    text. A word counts once a sentence: repetition within one says nothing of an outlet.
    """
    group = dict(zip(common["sentence_id"], common["group_id"], strict=True)) if collapsed else {}
    told = set(common.loc[~common["counted"].astype(bool), "sentence_id"]) if collapsed else set()
    found: dict[tuple[str, str], Counter[str]] = {}
    columns = ["sentence_id", "outlet", "article_id", "terms"]
    for key, outlet, article, terms in sentences[columns].itertuples(index=False):
        if key in told or pd.isna(outlet) or pd.isna(terms):
            continue
        document = (group[key],) * 2 if key in group else (str(outlet), str(article))
        found.setdefault(document, Counter()).update(set(_words(terms)))
    return _matrix(found)


def _words(terms: str) -> Iterator[str]:
    return (term for term in terms.split() if re.search(r"[^\W\d]{2}", term))


def _matrix(found: Mapping[tuple[str, str], Counter[str]]) -> Counts:
    several = Counter(term for counter in found.values() for term in counter)
    terms = sorted(term for term, documents in several.items() if documents >= DOCUMENTS)
    voices = sorted({voice for voice, _ in found})
    row, column = ({name: at for at, name in enumerate(names)} for names in (terms, voices))
    count, documents = (np.zeros((len(terms), len(voices)), dtype=int) for _ in range(2))
    for (voice, _), counter in found.items():
        for term, n in counter.items():
            if term in row:
                count[row[term], column[voice]] += n
                documents[row[term], column[voice]] += 1
    words = np.zeros(len(voices), dtype=int)
    for (voice, _), counter in found.items():
        words[column[voice]] += counter.total()
    return Counts(terms, voices, count, documents, words, int(words.sum()) / max(len(found), 1))


def log_odds(count: Numbers, words: Numbers, prior: float) -> Numbers:
    """z of the log-odds ratio of each word (row) in each voice (column) against all other voices.

    `words` are all words of each voice. The prior is the corpus' own frequencies, worth `prior` words (Monroe
    et al. 2008, equations 16 to 22); positive: more in this voice.
    """
    total = count.sum(axis=1, keepdims=True)
    alpha = prior * total / words.sum()
    own, rest = count + alpha, total - count + alpha
    others = words.sum() - words + prior
    ratio = np.log(own / (words + prior - own)) - np.log(rest / (others - rest))
    return np.asarray(ratio / np.sqrt(1 / own + 1 / rest))


def specificity(count: Numbers, words: Numbers) -> Numbers:
    """p of each word (row) standing so often or more in each voice (column) if words fell by chance.

    Hypergeometric (Lafon 1980): the voice's `words` drawn from those of the whole corpus.
    """
    chance = np.ones(count.shape)
    # Most words stand in few voices; that they stand so often or more in the others is certain.
    row, column = np.nonzero(count)
    total = count.sum(axis=1)[row]
    # Few numbers come again and again; of a corpus of some 100 000 words each takes boost a millisecond.
    drawn, place = np.unique([count[row, column], total, words[column]], axis=1, return_inverse=True)
    chance[row, column] = stats.hypergeom.sf(drawn[0] - 1, words.sum(), drawn[1], drawn[2])[place]
    return chance


def distinctive(found: Counts, outlets: set[str]) -> pd.DataFrame:
    """Both tests of every word in every outlet, the columns of the table `distinctive_words`.

    All words in all outlets are tests; those with one document in the outlet are then left out, as are the
    words of the outlet's own name. Best first, `KEPT` an outlet.
    """
    columns = [at for at, voice in enumerate(found.voices) if voice in outlets]
    if not found.terms or len(columns) < 2:
        return tables.frame("distinctive_words")
    scores = log_odds(found.count, found.words, found.size)[:, columns]
    chance = specificity(found.count, found.words)[:, columns]
    corrected = [_corrected(values) for values in (stats.norm.sf(scores), chance)]
    rows: list[dict[str, Any]] = []
    for place, column in enumerate(columns):
        name = set(re.findall(r"\w+", found.voices[column].lower()))
        own = [
            _row(found, at, column, len(columns))
            | {"log_odds": float(scores[at, place]), "log_odds_q": float(corrected[0][at, place])}
            | {"specificity": float(-np.log10(max(chance[at, place], 1e-300)))}
            | {"specificity_q": float(corrected[1][at, place])}
            for at in np.flatnonzero(found.documents[:, column] >= DOCUMENTS).tolist()
            if found.terms[at] not in name
        ]
        own.sort(
            key=lambda row: (max(row["log_odds_q"], row["specificity_q"]), -row["log_odds"], row["term"])
        )
        rows += own[:KEPT]
    return tables.frame("distinctive_words", rows)


def _corrected(values: Numbers) -> Numbers:
    corrected = stats.false_discovery_control(np.clip(values, 0, 1), axis=None, method="bh")
    return np.asarray(corrected).reshape(values.shape)


def _row(found: Counts, at: int, column: int, outlets: int) -> dict[str, Any]:
    count = found.count[at]
    return {
        "outlet": found.voices[column],
        "term": found.terms[at],
        "count": int(count[column]),
        "words": int(found.words[column]),
        "elsewhere": int(count.sum() - count[column]),
        "documents": int(found.documents[at, column]),
        "tests": len(found.terms) * outlets,
    }


def significant(found: pd.DataFrame, collapsed: bool) -> pd.DataFrame:
    """The rows of `distinctive_words` that both tests call overuse at 5 % after correction."""
    own = found[found["collapsed"] == collapsed]
    return own[(own["log_odds_q"] < LEVEL) & (own["specificity_q"] < LEVEL)]


def find(sentences: pd.DataFrame, common: pd.DataFrame, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """Each outlet's most distinctive words, as the table `distinctive_words`: copies collapsed and not.

    Takes the tables `sentences`, `common_texts` and `articles`; without the last one all is one language.
    Words are compared within one language.
    """
    parts = [tables.frame("distinctive_words")]
    spoken = {"": sentences} if articles is None else tongues.within(sentences, articles)
    for code, own in spoken.items():
        outlets = set(own["outlet"].dropna())
        parts += [
            distinctive(counts(own, common, collapsed), outlets).assign(
                collapsed=collapsed, language=code or None
            )
            for collapsed in (True, False)
        ]
    joined = pd.concat(parts, ignore_index=True)[list(parts[0])]
    return joined.astype({"collapsed": "boolean", "language": "string"})
