"""Shared wording: passages that stand in two or more articles, word for word or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison.alignment import Run, containment, function_words, runs, sequences
from analysis.language import FOLDERS, load

__all__ = ["containment", "find"]

# Tokens of a verbatim passage outside quotation marks, and inside them in both articles.
LEAST, LEAST_QUOTED = 6, 3
# What must be left of an equal run where longer ones took some of its tokens.
LEAST_TRIMMED = 2
# Tokens that may stand between two equal runs of one passage: in running text, and inside one quotation.
GAP, QUOTED_GAP = 8, 25
# A run of nouns as long as this is no name any more.
NAME = 12
# Words outside quotation marks that two outlets hardly write alike by chance.
COPIED = 15


@dataclass(frozen=True)
class Vocabulary:
    """The closed-class words of the corpus' languages."""

    function: frozenset[str]
    nominal: frozenset[str]

    @classmethod
    def of(cls, languages: Iterable[str]) -> Vocabulary:
        """The words of these languages together; a language that is not known has none."""
        known = sorted(set(languages) & set(FOLDERS))
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

    def __init__(self, sentences: pd.DataFrame, articles: pd.DataFrame, quotations: pd.DataFrame) -> None:
        self.articles = sequences(sentences, quotations)
        self.vocabulary = Vocabulary.of(articles["language"].dropna())
        facts = articles.drop_duplicates("article_id").set_index("article_id")
        first = sentences.drop_duplicates("article_id").set_index("article_id")["outlet"]
        self.outlet = {key: value for key, value in first.items() if pd.notna(value)}
        self.wire = {key: value for key, value in facts["wire"].items() if pd.notna(value)}
        spans = quotations[quotations["layer"] == "quoted"]
        self.voices: dict[str, list[Voice]] = defaultdict(list)
        for row in spans.to_dict("records"):
            speaker = row["speaker"] if pd.notna(row["speaker"]) else None
            self.voices[row["article_id"]].append(Voice(row["start"], row["end"], speaker))

    def span(self, place: Place) -> tuple[int, int]:
        """The code points of a place."""
        words = self.articles[place.article].words
        return words[place.i].start, words[place.j - 1].end

    def forms(self, place: Place) -> list[str]:
        """The tokens of a place as they are compared."""
        return [word.form for word in self.articles[place.article].words[place.i : place.j]]

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
        words = self.articles[block.a].words[block.i : block.i + block.length]
        function = self.vocabulary.function | self.vocabulary.nominal
        return [
            word.form
            for word in words
            if word.form not in function and len(word.form) > 1 and not word.capital and word.form.isalpha()
        ]

    def clause(self, block: Run) -> bool:
        """Whether a run holds a function word that noun phrases do without: a pronoun, an auxiliary, ..."""
        forms = self.forms(Place(block.a, block.i, block.i + block.length))
        return any(form in self.vocabulary.function - self.vocabulary.nominal for form in forms)

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


def same(first: str, second: str) -> bool:
    """Whether two names of speakers may be the same: one's words are among the other's."""
    a, b = set(first.casefold().split()), set(second.casefold().split())
    return a <= b or b <= a


def _disjoint(found: Iterable[Run]) -> list[Run]:
    """The runs of two articles, longest first, each token of either used once."""
    kept: list[Run] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for run in sorted(found, key=lambda run: (-run.length, run)):
        free = [k for k in range(run.length) if run.i + k not in used_a and run.j + k not in used_b]
        if not free or len(free) != free[-1] - free[0] + 1 or len(free) < min(run.length, LEAST_TRIMMED):
            continue
        run = Run(run.a, run.b, run.i + free[0], run.j + free[0], len(free))
        kept.append(run)
        used_a.update(range(run.i, run.i + run.length))
        used_b.update(range(run.j, run.j + run.length))
    return sorted(kept)


def _near(finder: Finder, last: Run, run: Run) -> bool:
    """Whether a run follows another closely in both articles, in one stretch of text.

    What stands between is no other quotation: two quotations on the two sides of a third are not one.
    """
    for end, start, article in (
        (last.i + last.length, run.i, finder.articles[run.a]),
        (last.j + last.length, run.j, finder.articles[run.b]),
    ):
        if not 0 <= start - end <= GAP or article.stretch[end - 1] != article.stretch[start]:
            return False
        between = set(article.quote[end:start]) - {-1, article.quote[end - 1], article.quote[start]}
        if between:
            return False
    return True


def _chains(finder: Finder, found: Sequence[Run]) -> Iterator[Shared]:
    """Runs of two articles joined where few tokens stand between them in both."""
    chain: list[Run] = []
    for run in found:
        if chain and not _near(finder, chain[-1], run):
            yield Shared(tuple(chain))
            chain = []
        chain.append(run)
    if chain:
        yield Shared(tuple(chain))


def _utterances(finder: Finder, found: Sequence[Run]) -> Iterator[Shared]:
    """Quotations of two articles that share runs of words, in any order, with other words between."""
    pieces: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in found:
        for pair, part in finder.quotes(run):
            pieces[pair].append(part)
    for parts in pieces.values():
        chain: list[Run] = []
        for part in parts:
            if chain and not _close(finder, chain, part):
                yield Shared(tuple(chain), utterance=True)
                chain = []
            chain.append(part)
        yield Shared(tuple(chain), utterance=True)


def _close(finder: Finder, chain: Sequence[Run], part: Run) -> bool:
    a, b = Shared(tuple(chain)).places
    apart = max(part.i - a.j, part.j - b.j, b.i - part.j - part.length)
    stretches = finder.articles[part.a].stretch, finder.articles[part.b].stretch
    return (
        apart <= QUOTED_GAP
        and stretches[0][a.i] == stretches[0][part.i]
        and stretches[1][b.i] == stretches[1][part.j]
    )


def _pairs(finder: Finder) -> list[Shared]:
    """What each two articles share."""
    found = []
    for _, group in groupby(runs(finder.articles), key=lambda run: (run.a, run.b)):
        kept = _disjoint(group)
        told = [u for u in _utterances(finder, kept) if len(u.blocks) > 1 and finder.telling(u)]
        altered = {token for utterance in told for block in utterance.blocks for token in _tokens(block)}
        running = [chain for chain in _chains(finder, kept) if finder.telling(chain)]
        found.extend([*told, *(chain for chain in running if not _told_already(chain, altered))])
    return found


def _tokens(block: Run) -> range:
    return range(block.i, block.i + block.length)


def _told_already(chain: Shared, altered: set[int]) -> bool:
    """Whether a chain adds hardly anything to utterances, whose tokens in the first article are given."""
    tokens = {token for block in chain.blocks for token in _tokens(block)}
    return not tokens.isdisjoint(altered) and len(tokens - altered) < LEAST


def _groups(shared: Sequence[Shared]) -> list[list[Shared]]:
    """Pairs that are the same passage: their places in one article overlap by half or more."""
    parent = list(range(len(shared)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    places = sorted((place, number) for number, pair in enumerate(shared) for place in pair.places)
    for at, (place, number) in enumerate(places):
        for other, other_number in places[at + 1 :]:
            if other.article != place.article or other.i >= place.j:
                break
            if place.overlap(other) >= 0.5:
                a, b = sorted((root(number), root(other_number)))
                parent[b] = a
    groups: dict[int, list[Shared]] = defaultdict(list)
    for number, pair in enumerate(shared):
        groups[root(number)].append(pair)
    return list(groups.values())


def _occurrences(group: Sequence[Shared], common: bool) -> list[Place]:
    """The places of a passage: those that overlap in one article made one, or cut to what they share."""
    found: list[Place] = []
    for place in sorted({place for pair in group for place in pair.places}):
        last = found[-1] if found else None
        if last and last.article == place.article and place.i < last.j:
            bounds = (max(last.i, place.i), min(last.j, place.j))
            if not common:
                bounds = (last.i, max(last.j, place.j))
            found[-1] = Place(place.article, *bounds)
        else:
            found.append(place)
    return found


def _verbatim(finder: Finder, group: Sequence[Shared]) -> list[Place]:
    """The places of a passage whose tokens are all the same, or none."""
    if any(len(pair.blocks) > 1 for pair in group):
        return []
    places = _occurrences(group, common=True)
    forms = [finder.forms(place) for place in places]
    equal = all(a == b for a, b in pairwise(forms))
    return places if equal and len(forms[0]) >= LEAST_QUOTED else []


def _kind(finder: Finder, group: Sequence[Shared], places: Sequence[Place], verbatim: bool) -> str:
    if all(pair.utterance for pair in group):
        return "altered quote"
    outside = min(place.j - place.i - finder.quoted(place) for place in places)
    keys = [finder.articles[place.article].article_id for place in places]
    credited = any(key in finder.wire for key in keys)
    if len({finder.outlet.get(key, key) for key in keys}) > 1 and outside >= (LEAST if credited else COPIED):
        return "wire"
    return "verbatim" if verbatim else "near"


def _origin(finder: Finder, places: Sequence[Place]) -> str | None:
    """The common speaker, else the agency that an article credits; never one of the articles."""
    spoken = all(place.j - place.i - finder.quoted(place) < LEAST for place in places)
    names = [name for place in places if (name := finder.speaker(place))]
    if spoken and len(names) == len(places) and all(same(a, b) for a, b in pairwise(names)):
        return max(names, key=len)
    keys = (finder.articles[place.article].article_id for place in places)
    agencies = sorted({finder.wire[key] for key in keys if key in finder.wire})
    return " ; ".join(agencies) or None


def _rows(finder: Finder, group: Sequence[Shared]) -> list[dict[str, Any]]:
    exact = _verbatim(finder, group)
    places = exact or _occurrences(group, common=False)
    kind = _kind(finder, group, places, bool(exact))
    origin = _origin(finder, places)
    found = []
    for place in places:
        start, end = finder.span(place)
        key = finder.articles[place.article].article_id
        found.append(
            {"article_id": key, "outlet": finder.outlet.get(key), "start": start, "end": end, "kind": kind}
            | {
                "text": finder.articles[place.article].text(place.i, place.j),
                "origin": origin,
                "words": place.j - place.i,
            }
        )
    return found


def _inside(rows: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> bool:
    """Whether each occurrence of a passage lies inside one of a longer passage of the same kind."""
    return rows[0]["kind"] == others[0]["kind"] and all(
        any(
            row["article_id"] == other["article_id"]
            and other["start"] <= row["start"]
            and row["end"] <= other["end"]
            for other in others
        )
        for row in rows
    )


def _outermost(groups: Sequence[list[dict[str, Any]]]) -> Iterator[list[dict[str, Any]]]:
    """The passages that lie in no other, in the order given, which is by place and longest first."""
    kept: dict[str, list[list[dict[str, Any]]]] = defaultdict(list)
    for rows in groups:
        before = kept[rows[0]["article_id"]]
        if not any(_inside(rows, other) for other in before[-8:]):
            before.append(rows)
            yield rows


def find(sentences: pd.DataFrame, articles: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Wording that two or more articles share, as the table `passages`: one row an occurrence.

    Takes the tables `sentences`, `articles` and `quotations` of a corpus. A passage is six equal tokens or
    more in a row, three or more inside quotation marks in both; names and set phrases are left out, by
    their having no function word but those of noun phrases. Kinds: verbatim; near (small differences);
    altered quote (the same words in quotation marks with others between); wire (mostly outside quotation
    marks, in two outlets, where one credits an agency or the run is long). `origin` is the common
    speaker where the quotations tell, else the agency credited, else null: sharing a source is never copying.
    Passages are numbered in the order of the corpus.
    """
    finder = Finder(sentences, articles, quotations)
    groups = [_rows(finder, group) for group in _groups(_pairs(finder))]
    order = {article.article_id: number for number, article in enumerate(finder.articles)}
    groups.sort(key=lambda rows: [(order[row["article_id"]], row["start"], -row["end"]) for row in rows])
    return tables.frame(
        "passages",
        ({**row, "passage_id": f"P{n}"} for n, rows in enumerate(_outermost(groups), 1) for row in rows),
    )
