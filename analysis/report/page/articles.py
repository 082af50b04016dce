"""The articles on the page: what is known of each and how surely, and its text with an anchor a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from markupsafe import Markup

from analysis import anchors
from analysis.corpus.articles import Article, Corpus, Fact, Moment, Source
from analysis.report.page.marking import Mark, marked, printable
from analysis.report.page.overlays import overlays, records
from analysis.report.words import Words, foreign, local

Sentence = Mapping[str, Any]
LEFT_OUT = Markup('<p class="left">[…]</p>')


@dataclass(frozen=True)
class Known:
    """A line of an article's header: what, its value, how it is known and by which words."""

    label: str
    value: Markup
    certainty: Markup = Markup("")  # noqa: RUF009


@dataclass(frozen=True)
class Shown:
    """An article as the page shows it."""

    anchor: str
    language: str
    label: str
    outlet: str
    date: str
    inferred: bool
    iso: str
    title: str
    facts: tuple[Known, ...]
    body: Markup


def numbers(corpus: Corpus, tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """The number of each sentence by its anchor, "2.14" for the 14th of the second article: short addresses
    where a link can't be followed."""
    places = {article.article_id: at for at, article in enumerate(corpus.articles, 1)}
    found = {}
    for article_id, rows in groupby(records(tables, "sentences"), key=lambda row: row["article_id"]):
        for at, row in enumerate(rows, 1):
            found[anchors.sentence(row["sentence_id"])] = f"{places[article_id]}.{at}"
    return found


def shown(
    corpus: Corpus,
    tables: Mapping[str, pd.DataFrame],
    words: Words,
    speakers: Mapping[str, str],
    refs: Mapping[str, str],
    kept: Set[str] | None = None,
) -> Iterator[Shown]:
    """Every article of the corpus, in its order, one at a time, with the sentences and marks of the tables.

    `speakers` have a class of their own (`overlays.voices`), `refs` are the sentences' `numbers`.
    Of the text only the sentences in `kept` are shown, where that is given.
    """
    marks = overlays(tables, words, speakers)
    sentences = {
        article_id: list(rows)
        for article_id, rows in groupby(records(tables, "sentences"), key=lambda row: row["article_id"])
    }
    for article in corpus.articles:
        yield _article(
            article,
            [
                {**row, "number": refs[anchors.sentence(row["sentence_id"])]}
                for row in sentences.get(article.article_id, [])
            ],
            marks.get(article.article_id, []),
            words,
            kept,
        )


def _article(
    article: Article,
    sentences: Sequence[Sentence],
    marks: Sequence[Mark],
    words: Words,
    kept: Set[str] | None,
) -> Shown:
    value = article.published.value
    outlet = article.outlet.value or words["unknown_outlet"]
    date = words.moment(article.published, article.time_zone)
    title = article.title.value or f"{words['untitled']} ({article.file or article.article_id})"
    day = words.moment(article.published, article.time_zone, clock=False) or title
    return Shown(
        anchors.article(article.article_id),
        article.language,
        f"{outlet}, {day}",
        outlet,
        date or words["undated"],
        article.published.source == Source.INFERRED,
        local(value, article.time_zone).isoformat(timespec="minutes") if value else "",
        words.typeset(title),
        tuple(_facts(article, words)),
        body(article, sentences, marks, words) if kept is None else excerpts(article, sentences, marks, kept),
    )


def _facts(article: Article, words: Words) -> Iterable[Known]:
    unknown = words["not_given"]
    outlet, published, updated = article.outlet, article.published, article.updated
    yield Known(words["outlet"], printable(outlet.value or unknown), _certainty(outlet, article, words))
    if article.title.value:
        yield Known(words["title"], _certainty(article.title, article, words) or printable(unknown))
    for label, moment in (("published", published), ("updated", updated)):
        if moment.value or label == "published":
            when = words.moment(moment, article.time_zone) or unknown
            yield Known(words[label], printable(when), _certainty(moment, article, words))
    for label, text in (
        ("authors", "; ".join(article.authors)),
        ("section", article.section),
        ("wire", article.wire),
    ):
        if text:
            yield Known(words[label], printable(text))
    if article.url:
        yield Known(words["url"], _address(article.url))
    yield Known(words["file"], printable(article.file or article.article_id))


def _certainty(known: Fact | Moment, article: Article, words: Words) -> Markup:
    if known.source == Source.UNKNOWN:
        return Markup("")
    certainty = printable(words[known.source])
    if not known.evidence:
        return certainty
    evidence = foreign(printable(known.evidence), article.language, words.language)
    return Markup(words["evidence"]).format(certainty=certainty, evidence=evidence)


def _address(url: str) -> Markup:
    """A link where the address is one of the web, else its text."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return printable(url)
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(printable(url))


def body(article: Article, sentences: Sequence[Sentence], marks: Sequence[Mark], words: Words) -> Markup:
    """The text of an article in paragraphs, each sentence in a span with its anchor.

    What stands between the paragraphs and is not article text is folded where it stands.
    """
    layers = sorted(
        [*marks, *(_furniture_mark(span.start, span.end, span.kind) for span in article.furniture)]
    )
    parts, at = [], 0
    for _, group in groupby(sentences, key=lambda row: row["paragraph"]):
        paragraph = list(group)
        parts.append(_between(article, at, paragraph[0]["start"], words))
        parts.append(_paragraph(article.text, paragraph, layers))
        at = paragraph[-1]["end"]
    return Markup("\n").join([*parts, _between(article, at, len(article.text), words)])


def excerpts(
    article: Article, sentences: Sequence[Sentence], marks: Sequence[Mark], kept: Set[str]
) -> Markup:
    """The sentences in `kept`, paragraph by paragraph; what is left out between them is an ellipsis."""
    layers = sorted([*marks, *(_furniture_mark(s.start, s.end, s.kind) for s in article.furniture)])
    parts: list[Markup] = []
    for here, run in groupby(sentences, key=lambda row: (row["paragraph"], row["sentence_id"] in kept)):
        if here[1]:
            parts.append(_paragraph(article.text, list(run), layers))
        elif parts[-1:] != [LEFT_OUT]:
            parts.append(LEFT_OUT)
    return Markup("\n").join(parts)


def _furniture_mark(start: int, end: int, kind: str) -> Mark:
    return Mark(start, end, "markup" if kind == "markup" else "aside")


def _paragraph(text: str, sentences: Sequence[Sentence], marks: Sequence[Mark]) -> Markup:
    parts, at = [], sentences[0]["start"]
    for sentence in sentences:
        parts.append(marked(text, at, sentence["start"], marks))
        parts.append(
            Markup('<span class="s" id="{}" data-at="{}" data-n="{}">{}</span>').format(
                anchors.sentence(sentence["sentence_id"]),
                sentence["start"],
                sentence.get("number", ""),
                marked(text, sentence["start"], sentence["end"], marks),
            )
        )
        at = sentence["end"]
    return Markup('<p class="{}">{}</p>').format(sentences[0]["kind"], Markup("").join(parts))


def _between(article: Article, start: int, end: int, words: Words) -> Markup:
    """What stands outside the sentences, without Markdown marks: folded, or nothing if that is nothing."""
    text, kinds = article.text, []
    for span in article.furniture:
        if span.start < end and start < span.end:
            if span.kind == "markup":
                text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
            else:
                kinds.append(words[span.kind] if span.kind in words else words["other_furniture"])
    if not text[start:end].strip():
        return Markup("")
    names = ", ".join(dict.fromkeys(kinds))
    label = words.labelled(words["furniture"], names) if names else words["furniture"]
    return Markup('<details class="furniture"><summary>{}</summary><p>{}</p></details>').format(
        words.typeset(label), printable(text[start:end].strip())
    )
