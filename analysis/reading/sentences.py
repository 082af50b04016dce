"""Paragraphs and sentences of one article, from its layout and punctuation alone.

spaCy's own boundaries break at civilities, inside quotations and across headings; these rules are
given to its parser instead (see `pipeline.py`), so that both always agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis.corpus.articles import Article, Span
from analysis.language import Language

# A terminal mark with the closing marks that follow it; in French a space stands before » and
# a straight mark closes where white space follows it.
TERMINAL = re.compile(r"[.!?…]+(?:\s?[»›]|\s[\"”'](?=[\s.,)]|$)|[”\"'’)\]*_]|(?<=[»”\"'])[.!?…])*")
OPENING = "«“\"‘'‹([–—-*_#¿¡"
HEADING_WORDS = 16


@dataclass(frozen=True)
class Sentence:
    """A sentence: its id, offsets, the number of its paragraph and its kind."""

    sentence_id: str
    start: int
    end: int
    paragraph: int
    kind: str


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a masked text: lines, joined where a break falls inside a sentence.

    A line that starts in lower case goes on with the line before, unless that one ended a sentence.
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        body = line.group()
        if not body.strip():
            continue
        start = line.start() + len(body) - len(body.lstrip())
        end = line.start() + len(body.rstrip())
        before = text[found[-1].start : found[-1].end] if found else ""
        if before and text[start].islower() and not re.search(r"[.!?…:;][»”\"\s]*$", before):
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found


def _ends(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[int]:
    """Offsets after each sentence end inside one paragraph."""
    for mark in TERMINAL.finditer(text, start, end):
        after = mark.end()
        rest = text[after:end].lstrip()
        if not rest:
            continue
        first = rest.lstrip(OPENING + " ")[:1]
        if not (first.isupper() or first.isdigit()):
            continue
        if text[after : after + 1].strip() and text[after - 1] not in "»”":
            continue
        if mark.group() == ".":
            word = re.search(r"([\w.]+)$", text[max(start, mark.start() - 20) : mark.start()])
            stem = word.group(1) if word else ""
            if stem.lower() in abbreviations or (len(stem) == 1 and stem.isupper()):
                continue
            if re.fullmatch(r"(?:\w\.)+\w", stem):
                continue
            if stem.lower() == "n" and first.isdigit():
                continue
        yield after


def split(article: Article, language: Language) -> list[Sentence]:
    """The sentences of an article in order, furniture left out.

    Kinds: headline, standfirst and caption from the article's layout, heading where a short line
    without a full stop stands alone, else body.
    """
    text = article.masked
    abbreviations = language.words("abbreviations")
    sentences: list[Sentence] = []
    blocks = paragraphs(text)
    edges = sorted({edge for span in article.layout for edge in (span.start, span.end)})
    for number, block in enumerate(blocks):
        cuts = [
            block.start,
            *_ends(text, block.start, block.end, abbreviations),
            *(edge for edge in edges if block.start < edge < block.end),
            # Furniture inside a line separates what stands on its two sides.
            *(f.end for f in article.furniture if f.kind != "markup" and block.start < f.end < block.end),
            block.end,
        ]
        cuts = sorted(set(cuts))
        for start, end in pairwise(cuts):
            body = text[start:end]
            if not any(character.isalnum() for character in body):
                continue
            start += len(body) - len(body.lstrip())
            end = start + len(body.strip())
            kind = _kind(article, text, block, start, end)
            sentences.append(Sentence(f"{article.article_id}:{len(sentences)}", start, end, number, kind))
    return sentences


def _kind(article: Article, text: str, block: Span, start: int, end: int) -> str:
    for span in article.layout:
        if span.start < end and start < span.end:
            return span.kind
    body = text[block.start : block.end].strip()
    alone = start == block.start and end == block.end
    if alone and len(body.split()) <= HEADING_WORDS and not re.search(r"[.…:;,][»”\"*)\s]*$", body):
        return "heading"
    return "body"
