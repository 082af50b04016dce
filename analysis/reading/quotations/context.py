"""A document as the rules for reported speech walk through it: words, quoted spans, host sentences.

A host is a sentence in which every quoted span stays whole: the sentences that a quotation holds are
part of the sentence that reports it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from analysis.reading.document import Document
from analysis.reading.quotations import marks as marking
from analysis.reading.quotations.marks import Mark
from analysis.reading.sentences import paragraphs


@dataclass(frozen=True)
class Host:
    """A sentence with its quotations whole: offsets, paragraph, kind and its marks of level 1."""

    number: int
    start: int
    end: int
    paragraph: int
    kind: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Context:
    """The words of a document in order with, for each, whether it stands inside quotation marks."""

    document: Document
    words: tuple[Token, ...]
    lower: tuple[str, ...]
    marks: tuple[Mark, ...]
    quoted: tuple[int, ...] = field(repr=False)
    hosts: tuple[Host, ...] = ()

    @property
    def text(self) -> str:
        """The masked text."""
        return self.document.text

    @cached_property
    def _host_starts(self) -> list[int]:
        return [host.start for host in self.hosts]

    def first(self, offset: int) -> int:
        """Number of the first word that begins at or after the offset."""
        return bisect_left(self.document.word_starts, offset)

    def start(self, number: int) -> int:
        """Offset at which a word begins; the end of the text after the last."""
        starts = self.document.word_starts
        return starts[number] if number < len(starts) else len(self.text)

    def end(self, number: int) -> int:
        """Offset after a word."""
        return self.words[number].idx + len(self.words[number].text)

    def low(self, number: int) -> str:
        """A word in lower case; empty beyond the text."""
        return self.lower[number] if 0 <= number < len(self.lower) else ""

    def pos(self, number: int) -> str:
        """The part of speech of a word; empty beyond the text."""
        return self.words[number].pos_ if 0 <= number < len(self.words) else ""

    def participle(self, number: int) -> bool:
        """Whether the parse takes a word for a participle; nothing stands beyond the text's end."""
        return number < len(self.words) and "Part" in self.words[number].morph.get("VerbForm", [])

    def finite(self, number: int) -> bool:
        """Whether the parse takes a word for a finite verb; nothing stands beyond the text's end."""
        return number < len(self.words) and "Fin" in self.words[number].morph.get("VerbForm", [])

    def predicate(self, number: int) -> bool:
        """Whether a word is the verb of a clause: finite, or with a subject of its own: "fait", "dit"."""
        word = self.words[number]
        subject = word.pos_ == "VERB" and any(child.dep_ == "nsubj" for child in word.lefts)
        return self.finite(number) or (subject and not any(child.pos_ == "AUX" for child in word.lefts))

    def heading(self, host: Host) -> bool:
        """Whether a host is a headline or the like: laid out as one, or a first line without a full stop."""
        stops = self.text[host.start : host.end].rstrip(" »”\"'*").endswith(".")
        return host.kind != "body" or (not host.number and not stops)

    def host_at(self, offset: int) -> Host | None:
        """The host that holds the offset, or the last one that begins before it."""
        number = bisect_right(self._host_starts, offset) - 1
        return self.hosts[number] if number >= 0 else None

    def number_of(self, token: Token) -> int:
        """Number of a token among the words."""
        return self.first(token.idx)


def build(document: Document) -> Context:
    """The context of a parsed document."""
    words = document.words
    found = tuple(marking.find(document.text, paragraphs(document.text)))
    context = Context(
        document,
        words,
        tuple(word.lower_ for word in words),
        found,
        _levels(document.word_starts, found),
        tuple(_hosts(document, found)),
    )
    return context


def _levels(starts: Sequence[int], found: Sequence[Mark]) -> tuple[int, ...]:
    """For each word how many quoted spans hold it, the marks themselves counted in."""
    levels = [0] * len(starts)
    for mark in found:
        for number in range(bisect_left(starts, mark.outer_start), bisect_left(starts, mark.outer_end)):
            levels[number] += 1
    return tuple(levels)


def _hosts(document: Document, found: Sequence[Mark]) -> list[Host]:
    outer = [mark for mark in found if mark.level == 1]
    starts = [mark.outer_start for mark in outer]
    groups: list[list[int]] = []
    hosts: list[Host] = []
    for number, sentence in enumerate(document.sentences):
        index = bisect_left(starts, sentence.start) - 1
        inside = index >= 0 and outer[index].outer_end > sentence.start
        if inside and groups:
            groups[-1].append(number)
        else:
            groups.append([number])
    for group in groups:
        head, tail = document.sentences[group[0]], document.sentences[group[-1]]
        low, high = bisect_left(starts, head.start), bisect_left(starts, tail.end)
        held = tuple(outer[low:high])
        end = max([tail.end, *(mark.outer_end for mark in held)])
        hosts.append(Host(len(hosts), head.start, end, head.paragraph, head.kind, held))
    return hosts
