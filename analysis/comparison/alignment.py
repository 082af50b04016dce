"""Articles as sequences of tokens, in the form in which they are compared."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pandas as pd

from analysis.language import known, load

# A word, with letters that an editor supplied in square brackets; the target of a Markdown link is none.
WORD = re.compile(r"\]\([^)\s]*\)|(?P<word>\w+(?:\[\w*\]\w*)*)")
UNACCENTED = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")


@dataclass(frozen=True, slots=True)
class Word:
    """A token: how it is compared, its offsets in the stored text and whether it starts as a name does."""

    form: str
    start: int
    end: int
    capital: bool


@dataclass
class Sequenced:
    """An article as one sequence of tokens, column by column: as objects they take six times the memory.

    Token i is `forms[i]` as it is compared (see `tokens`), stands at `starts[i]` to `ends[i]` and begins as a
    name does if `capitals[i]`. `quote[i]` numbers the quoted span that holds it, or is -1. `stretch[i]`
    numbers the stretch of text that holds it: the sentences of one paragraph. Nothing is known of what
    stands between two stretches. `texts` holds the text and start of each.
    """

    article_id: str
    forms: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))
    capitals: bytearray = field(default_factory=bytearray)
    quote: array[int] = field(default_factory=lambda: array("i"))
    stretch: array[int] = field(default_factory=lambda: array("i"))
    texts: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, start: int, gap: str | None) -> None:
        """Append a sentence; `gap` is what stands before it in its paragraph, None if it opens one."""
        if gap is not None and self.texts:
            self.texts[-1] = (self.texts[-1][0], f"{self.texts[-1][1]}{gap}{text}")
        else:
            self.texts.append((start, text))
        for form, capital, i, j in _tokens(text):
            self.forms.append(form)
            self.starts.append(start + i)
            self.ends.append(start + j)
            self.capitals.append(capital)
            self.stretch.append(len(self.texts) - 1)

    def text(self, i: int, j: int) -> str:
        """The stored text from token i to token j, j excluded, both in one stretch."""
        start, text = self.texts[self.stretch[i]]
        return text[self.starts[i] - start : self.ends[j - 1] - start]


def tokens(text: str, offset: int = 0) -> list[Word]:
    """The words of a text in the form in which they are compared, with offsets from `offset`.

    Lower case, editorial brackets inside a word dropped. A first letter's accent is dropped too where
    it was a capital ("Etat", "État"): French papers differ in that alone.
    """
    return [Word(form, offset + i, offset + j, capital) for form, capital, i, j in _tokens(text)]


def _tokens(text: str) -> Iterator[tuple[str, bool, int, int]]:
    for match in WORD.finditer(text):
        word = match.group("word")
        if word is not None:
            yield *_form(word), *match.span()


@lru_cache(maxsize=2**16)
def _form(word: str) -> tuple[str, bool]:
    """A word as it is compared, and whether it starts with a capital."""
    form = word.translate({91: None, 93: None}).lower()
    capital = word[0].isupper()
    if capital:
        form = form[0].translate(UNACCENTED) + form[1:]
    return sys.intern(form), capital


def sequences(sentences: pd.DataFrame, quotations: pd.DataFrame) -> list[Sequenced]:
    """One token sequence an article, in the order of the table; quoted spans from `quotations`."""
    spans = quotations[(quotations["layer"] == "quoted") & ~(quotations["level"] == 2)]
    quoted = {
        key: list(zip(group["start"], group["end"], strict=True))
        for key, group in spans.groupby("article_id")
    }
    found = []
    for article_id, group in sentences.groupby("article_id", sort=False):
        article = Sequenced(str(article_id))
        gap: str | None = None
        for start, text, after in zip(group["start"], group["text"], group["gap"], strict=True):
            article.add(text, int(start), gap)
            gap = None if pd.isna(after) else str(after)
        article.quote = _quoted(article.starts, sorted(quoted.get(article_id, [])))
        found.append(article)
    return found


def _quoted(starts: Iterable[int], spans: Sequence[tuple[int, int]]) -> array[int]:
    inside, at = array("i"), 0
    for start in starts:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        holds = at < len(spans) and spans[at][0] <= start
        inside.append(at if holds else -1)
    return inside


def function_words(language: str) -> frozenset[str]:
    """The words of a language that carry grammar rather than meaning, none for one that is not known."""
    return load(language).words("function_words") if language in known() else frozenset()
