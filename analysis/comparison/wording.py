"""What makes shared words wording: enough of them, said by someone, and more than a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

import pandas as pd

from analysis.comparison import tongues
from analysis.comparison.alignment import function_words, tokens
from analysis.comparison.shingles import Index, Run
from analysis.language import among, load

# Tokens of a verbatim passage outside quotation marks, and inside them in both articles.
LEAST, LEAST_QUOTED = 6, 3
# A run of nouns as long as this is no name any more.
NAME = 12


@dataclass(frozen=True)
class Vocabulary:
    """The closed-class words of the corpus' languages."""

    function: frozenset[str]
    nominal: frozenset[str]

    @cached_property
    def grammar(self) -> frozenset[str]:
        """All of them."""
        return self.function | self.nominal

    @cached_property
    def clausal(self) -> frozenset[str]:
        """Those that noun phrases do without."""
        return self.function - self.nominal

    @classmethod
    def of(cls, languages: Iterable[str]) -> Vocabulary:
        """The words of these languages together; a language that is not known has none."""
        known = among(languages)
        return cls(
            frozenset().union(*(function_words(code) for code in known)),
            frozenset().union(*(load(code).words("noun_phrase_words") for code in known)),
        )


@dataclass(frozen=True, order=True)
class Place:
    """Tokens [i, j) of article number `article`."""

    article: int
    i: int
    j: int

    def overlap(self, other: Place) -> float:
        """Jaccard overlap of two stretches of the same article."""
        shared = min(self.j, other.j) - max(self.i, other.i)
        return max(shared, 0) / (max(self.j, other.j) - min(self.i, other.i))


@dataclass(frozen=True)
class Shared:
    """Equal runs of two articles, close together; `utterance` if they make up one quotation in each."""

    blocks: tuple[Run, ...]
    utterance: bool = False

    @cached_property
    def places(self) -> tuple[Place, Place]:
        blocks = self.blocks
        return (
            Place(blocks[0].a, min(b.i for b in blocks), max(b.i + b.length for b in blocks)),
            Place(blocks[0].b, min(b.j for b in blocks), max(b.j + b.length for b in blocks)),
        )

    @property
    def length(self) -> int:
        return sum(block.length for block in self.blocks)


@dataclass(frozen=True)
class Voice:
    """A quoted span and whom its words are given to."""

    start: int
    end: int
    speaker: str | None


class Finder:
    """The articles as token sequences with what decides whether a shared run is worth telling."""

    def __init__(
        self, found: Index, sentences: pd.DataFrame, articles: pd.DataFrame, quotations: pd.DataFrame
    ) -> None:
        self.index, self.articles = found, found.articles
        self.vocabulary = Vocabulary.of(articles["language"].dropna())
        self.language = tongues.of(articles)
        facts = articles.drop_duplicates("article_id").set_index("article_id")
        first = sentences.drop_duplicates("article_id").set_index("article_id")["outlet"]
        self.outlet = {key: value for key, value in first.items() if pd.notna(value)}
        self.wire = {key: value for key, value in facts["wire"].items() if pd.notna(value)}
        spans = quotations[quotations["layer"] == "quoted"]
        self.voices: dict[str, list[Voice]] = defaultdict(list)
        for row in spans.to_dict("records"):
            speaker = row["speaker"] if pd.notna(row["speaker"]) else None
            self.voices[row["article_id"]].append(Voice(row["start"], row["end"], speaker))

    def comparable(self, a: int, b: int) -> bool:
        """Whether two articles are in one language, so that equal words are shared wording."""
        one, other = (self.language.get(self.articles[at].article_id) for at in (a, b))
        return one == other

    def span(self, place: Place) -> tuple[int, int]:
        """The code points of a place."""
        article = self.articles[place.article]
        return article.starts[place.i], article.ends[place.j - 1]

    def forms(self, place: Place) -> list[str]:
        """The tokens of a place as they are compared."""
        return self.articles[place.article].forms[place.i : place.j]

    def speaker(self, place: Place) -> str | None:
        """Whom most of the quoted words of a place are given to."""
        start, end = self.span(place)
        weight: dict[str, int] = defaultdict(int)
        for voice in self.voices[self.articles[place.article].article_id]:
            shared = min(end, voice.end) - max(start, voice.start)
            if voice.speaker and shared > 0:
                weight[voice.speaker] += shared
        return max(sorted(weight), key=lambda name: weight[name]) if weight else None

    def quoted(self, place: Place) -> int:
        """How many tokens of a place stand inside quotation marks."""
        return sum(number >= 0 for number in self.articles[place.article].quote[place.i : place.j])

    def whole(self, place: Place) -> bool:
        """Whether a place is a whole quotation."""
        quote = self.articles[place.article].quote
        inside = set(quote[place.i : place.j])
        return len(inside) == 1 and quote.count(quote[place.i]) == place.j - place.i

    def content(self, block: Run) -> list[str]:
        """Words of a run that carry meaning: no function words, no numbers, no names."""
        article, span = self.articles[block.a], slice(block.i, block.i + block.length)
        return [
            form
            for form, capital in zip(article.forms[span], article.capitals[span], strict=True)
            if form not in self.vocabulary.grammar and len(form) > 1 and not capital and form.isalpha()
        ]

    def clause(self, block: Run) -> bool:
        """Whether a run holds a function word that noun phrases do without: a pronoun, an auxiliary, ..."""
        forms = self.articles[block.a].forms[block.i : block.i + block.length]
        return not self.vocabulary.clausal.isdisjoint(forms)

    def quotes(self, run: Run) -> Iterator[tuple[tuple[int, int], Run]]:
        """The parts of a run inside quotation marks in both articles, with the numbers of the quotations."""
        a, b = self.articles[run.a].quote, self.articles[run.b].quote
        numbers = [(a[run.i + k], b[run.j + k]) for k in range(run.length)]
        at = 0
        for pair, group in groupby(numbers):
            length = len(list(group))
            if min(pair) >= 0:
                yield pair, Run(run.a, run.b, run.i + at, run.j + at, length)
            at += length

    def telling(self, shared: Shared) -> bool:
        """Whether shared words are wording, rather than a name or a set phrase."""
        quoted = tuple(part for block in shared.blocks for _, part in self.quotes(block))
        if quoted and self._told(Shared(quoted)):
            return True
        content = {form for block in shared.blocks for form in self.content(block)}
        says = shared.length >= NAME or any(self.clause(block) for block in shared.blocks)
        return shared.length >= LEAST and len(content) >= 3 and says

    def _told(self, shared: Shared) -> bool:
        """Whether words quoted in both articles are an utterance: the same person's, or long enough."""
        content = {form for block in shared.blocks for form in self.content(block)}
        says = any(self.clause(block) for block in shared.blocks)
        first, second = (self.speaker(place) for place in shared.places)
        if first and second and not same(first, second):
            return shared.length >= LEAST and len(content) >= 3 and says
        if shared.length >= LEAST:
            return len(content) >= 2
        whole = any(self.whole(place) for place in shared.places)
        least = 1 if whole and first and second else 2
        return (
            shared.length >= LEAST_QUOTED
            and len(content) >= least
            and (whole or bool(first and second and says))
        )


@lru_cache(maxsize=2**16)
def _forms(name: str) -> frozenset[str]:
    return frozenset(word.form for word in tokens(name))


def same(first: str, second: str) -> bool:
    """Whether two names of speakers may be the same: one's words are among the other's."""
    a, b = _forms(first), _forms(second)
    return a <= b or b <= a
