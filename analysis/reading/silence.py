"""Who did not answer: where an outlet says that someone gave no answer, refused one or was out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from spacy.tokens import Token

from analysis.language.french import silence
from analysis.reading.document import Document
from analysis.reading.openings import Openings
from analysis.reading.quoted import Quoted
from analysis.reading.sentences import Sentence

# Where something of a kind stands in a sentence, and who its subject is, with the place of the words.
Matches: TypeAlias = Callable[[Document, Sentence], Iterator[tuple[int, int, str]]]
Who: TypeAlias = Callable[[Document, int, int], tuple[str | None, int | None, int | None]]
# What ends the words that name a subject.
ENDS = frozenset(",;:()[]«»–—")


@dataclass(frozen=True)
class NonResponse:
    """A non-response as in the table `non_responses`; `who` is the subject to the letter, if it is named."""

    start: int
    end: int
    kind: str
    who: str | None
    who_start: int | None
    who_end: int | None


def find(document: Document, quotations: Sequence[Quoted]) -> list[NonResponse]:
    """The non-responses of a document in order, one where several patterns meet.

    What a speaker says of others who don't answer is left out, unless a quotation begins with it (he "ne
    commente pas une enquête en cours"). `who` is the grammatical subject as spaCy's
    parse has it; a pronoun, or what was sent to someone ("nos questions sont restées sans réponse"), is no
    name.
    """
    return gather(document, quotations, _matches, _who)


def gather(document: Document, quotations: Sequence[Quoted], matches: Matches, who: Who) -> list[NonResponse]:
    """What a language's `matches` finds in each sentence, one where several meet, and `who` is its subject.

    What begins inside a quotation is left out.
    """
    quoted = [(q.start, q.end) for q in quotations if q.layer == "quoted"]
    found: list[NonResponse] = []
    for sentence in document.sentences:
        for start, end, kind in sorted(matches(document, sentence)):
            if any(i < start < j for i, j in quoted) or (found and start < found[-1].end):
                continue
            found.append(NonResponse(start, end, kind, *who(document, start, end)))
    return found


def _matches(document: Document, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    text = document.text[sentence.start : sentence.end].lower()
    contacted = bool(silence.CONTACTED.search(text))
    patterns, ended = silence.patterns(), dict[int, int]()
    for at, numbers in _openings().words(text):
        for number in numbers:
            kind, asked, pattern = patterns[number]
            if (contacted or not asked) and at >= ended.get(number, 0) and (match := pattern.match(text, at)):
                ended[number] = match.end()
                yield sentence.start + at, sentence.start + match.end(), kind


@cache
def _openings() -> Openings:
    return Openings([pattern.pattern for _, _, pattern in silence.patterns()])


def _who(document: Document, start: int, end: int) -> tuple[str | None, int | None, int | None]:
    tokens = document.tokens(start, end)
    subject = next((s for token in tokens if (s := _subject(token)) is not None), None)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or subject.lemma_.lower() in silence.SENT:
        return None, None, None
    words = list(_phrase(subject))
    left, right = words[0].idx, words[-1].idx + len(words[-1])
    if right > start:
        return None, None, None
    return document.article.text[left:right], left, right


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the one that governs it; for "qui" what it stands for."""
    for head in (verb, verb.head):
        for child in head.children:
            if child.dep_ in ("nsubj", "nsubj:pass"):
                relative = child.lemma_.lower() == "qui" and head.dep_ == "acl:relcl"
                return head.head if relative else child
    return None


def _phrase(subject: Token) -> Iterator[Token]:
    """The subject with what belongs to it on both sides, up to the first comma or bracket after it."""
    for token in subject.subtree:
        if token.i > subject.i and (token.text in ENDS or token.dep_ in ("acl:relcl", "acl")):
            return
        if token.i == subject.i or not (token.is_punct or token.is_space):
            yield token
