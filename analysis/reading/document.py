"""One article as the reading rules see it: masked text, sentences, parse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from analysis.corpus.articles import Article
from analysis.language import Language, load
from analysis.reading import pipeline, sentences
from analysis.reading.sentences import Sentence


@dataclass(frozen=True)
class Document:
    """An article with its sentences and spaCy parse; all offsets are those of the stored text.

    `doc.text` is the article's masked text, so a token's `idx` is its offset in the stored text.
    """

    article: Article
    language: Language
    sentences: tuple[Sentence, ...]
    doc: Doc

    @property
    def text(self) -> str:
        """The masked text (furniture blanked, spaces and apostrophes plain, length unchanged)."""
        return self.article.masked

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens in order, white space left out."""
        return tuple(token for token in self.doc if not token.is_space)

    @cached_property
    def word_starts(self) -> list[int]:
        """The offset of each word."""
        return [token.idx for token in self.words]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset, or the last one that begins before it."""
        index = bisect_right(self._starts, offset) - 1
        return self.sentences[index] if index >= 0 else None

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The words that begin inside [start, end)."""
        return self.words[bisect_left(self.word_starts, start) : bisect_left(self.word_starts, end)]


def parse(article: Article) -> Document:
    """Parse one article in its language. Raises ValueError for a language that is not known."""
    language = load(article.language)
    found = tuple(sentences.split(article, language))
    doc = pipeline.parse(article.masked, [sentence.start for sentence in found], language)
    return Document(article, language, found, doc)
