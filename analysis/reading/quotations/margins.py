"""Quotations in the lines around an article: headlines printed twice, pull quotes, links to other articles.

Such lines are furniture: they count neither as the article's text nor as its words. Yet they quote, and
a reader sees them, so their quotations are rows too, without a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.corpus.articles import Article, Span
from analysis.reading import document
from analysis.reading.document import Document
from analysis.reading.people import Named
from analysis.reading.quotations.echoes import SAME, content
from analysis.reading.quotations.signs import MARK
from analysis.reading.quotations.table import Quotation
from analysis.reading.steps import step

# Kinds of furniture whose words an editor wrote about a story.
KINDS = frozenset(("repeated_headline", "pull_quote", "pull_quote_credit", "read_also", "photo_caption"))
# Those that tell of other articles: they repeat nothing of this one.
OTHERS = frozenset(("read_also",))


def around(parsed: Document, named: Sequence[Named], quoted: Sequence[Quotation]) -> list[Quotation]:
    """The quotations of an article's furniture, in order.

    `named` and `quoted` are what the article itself names and quotes: a line that repeats a quotation
    has its speaker, and a surname alone means the person whom the article names in full.
    """
    article = parsed.article
    lines = [span for span in article.furniture if span.kind in KINDS]
    if not any(MARK.search(article.text, span.start, span.end) for span in lines):
        return []
    beside = document.parse(replace(article, furniture=tuple(_all_but(lines, article)), layout=()))
    said = [(content(parsed.text[row.start : row.end]), row) for row in quoted if row.speaker]
    own = [line for line in lines if line.kind not in OTHERS]
    settled = []
    elsewhere = step(beside.language, "people").find(beside)
    for row in step(beside.language, "quotations").find(beside, elsewhere):
        repeats = any(line.start <= row.start < line.end for line in own)
        settled.append(_settled(row, beside, said if repeats else [], named))
    return settled


def _all_but(lines: Sequence[Span], article: Article) -> Iterator[Span]:
    """What stands between the lines: the mask under which they alone are read."""
    at = 0
    for line in lines:
        if at < line.start:
            yield Span(at, line.start, "article")
        at = line.end
    if at < len(article.text):
        yield Span(at, len(article.text), "article")


def _settled(
    row: Quotation, beside: Document, said: Sequence[tuple[set[str], Quotation]], named: Sequence[Named]
) -> Quotation:
    if row.speaker is not None:
        full = [n.name for n in named if n.kind == "PERSON" and n.name.endswith(f" {row.speaker}")]
        return replace(row, speaker=full[0]) if len(full) == 1 else row
    if row.layer != "quoted":
        return row
    words = content(beside.text[row.start : row.end])
    twin = next((q for other, q in said if len(words & other) >= SAME * len(words)), None)
    if twin is not None:
        return replace(row, role="speech", speaker=twin.speaker, speaker_kind=twin.speaker_kind, rule="echo")
    # Nobody is named, in an article or elsewhere: the words may be a title.
    return row if row.cue_start is not None else replace(row, role="other", rule="term")
