"""An article and what is known of it: every fact carries where it comes from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property


class Source(StrEnum):
    """Where a fact about an article comes from, most certain first."""

    MANIFEST = "manifest"
    PRINTED = "printed"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """The finest unit that a date is known to."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Fact:
    """A textual fact about an article: its value (None if unknown), its source, the words that show it."""

    value: str | None = None
    source: Source = Source.UNKNOWN
    evidence: str = ""


@dataclass(frozen=True)
class Moment:
    """A point in time about an article, with its time zone, precision, source and evidence."""

    value: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    source: Source = Source.UNKNOWN
    evidence: str = ""


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of an article's text: code-point offsets, end exclusive, and what it is."""

    start: int
    end: int
    kind: str = ""


# Characters that the reading sees as their plain twin: one code point for one, so that offsets stay.
PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u2060": " ",
        "\u200b": " ",
        "\u00ad": " ",
        "\ufeff": " ",
        "\t": " ",
        "\r": " ",
        "\u2019": "'",
        "\u02bc": "'",
        "\u2011": "-",
    }
)


@dataclass(frozen=True)
class Article:
    """One news article.

    `text` is the article as stored, newlines untouched; every offset in every table refers to it.
    `furniture` are the spans that are not article text (navigation, credits, Markdown marks, ...),
    disjoint and sorted. `masked` is what the reading sees: the same length, furniture blanked,
    spaces and apostrophes plain.
    """

    article_id: str
    text: str
    file: str = ""
    outlet: Fact = field(default_factory=Fact)
    title: Fact = field(default_factory=Fact)
    published: Moment = field(default_factory=Moment)
    updated: Moment = field(default_factory=Moment)
    authors: tuple[str, ...] = ()
    url: str | None = None
    section: str | None = None
    wire: str | None = None
    # The group of owners that the outlet belongs to.
    group: str | None = None
    # Its number in a press database and the day in that number, which may not be the printed one.
    document_id: str | None = None
    document_date: str | None = None
    # Why only its beginning is there (paywall, consent, cell), with the words that say so; None if whole.
    truncated: Fact = field(default_factory=Fact)
    language: str = "fr"
    language_source: Source = Source.UNKNOWN
    # The words that show the language, or how many of each language's own words of grammar it has.
    language_evidence: str = ""
    time_zone: str = "Europe/Paris"
    furniture: tuple[Span, ...] = ()
    # Headings and the like that the layout shows (headline, standfirst, heading, caption): spans of text.
    layout: tuple[Span, ...] = ()

    @cached_property
    def masked(self) -> str:
        """The text with furniture blanked and spaces and apostrophes plain; same length as `text`."""
        plain = self.text.translate(PLAIN)
        pieces, at = [], 0
        for span in self.furniture:
            pieces.append(plain[at : span.start])
            pieces.append("".join("\n" if c == "\n" else " " for c in plain[span.start : span.end]))
            at = span.end
        return "".join(pieces) + plain[at:]

    @cached_property
    def sha256(self) -> str:
        """Hash of the stored text, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Skipped:
    """Something the user gave that could not be used, in part or at all, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Corpus:
    """The articles of one story, in a fixed order, with what was skipped and what was repaired."""

    name: str
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Skipped, ...] = ()
