"""What a reader hands on: the text and the facts of each article, and what it couldn't use.

Reasons are shown on the report's page: they are in its language, French.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from analysis.corpus.articles import Skipped, Source
from analysis.messages import lazy

# Covariant: what holds a kind of item holds items.
Item = TypeVar("Item", covariant=True)
COLUMNS = (
    "id",
    "text",
    "outlet",
    "outlet_source",
    "outlet_evidence",
    "country",
    "time_zone",
    "group",
    "published",
    "published_source",
    "published_precision",
    "published_evidence",
    "updated",
    "updated_source",
    "updated_precision",
    "updated_evidence",
    "title",
    "title_source",
    "author",
    "section",
    "wire",
    "url",
    "language",
    "language_source",
    "language_evidence",
    "document_id",
    "document_date",
    "truncated",
    "truncated_evidence",
    "origin",
)


class Unusable(ValueError):
    """Why a file or a row can't be an article, in French: the reason for which it is skipped."""

    @property
    def reason(self) -> str:
        """The reason, which `analysis.messages.said` may know in another language."""
        given: str = self.args[0]
        return given


def unreadable(error: OSError) -> str:
    """Why a file can't be read, in French."""
    known = {
        PermissionError: lazy("accès refusé"),
        IsADirectoryError: lazy("c’est un dossier"),
        FileNotFoundError: lazy("fichier introuvable"),
    }
    return lazy("illisible : {reason}", reason=known.get(type(error), error.strerror))


@dataclass(frozen=True)
class Record:
    """An article as its file gives it: `facts` by column name, `source` says who vouches for them."""

    article_id: str
    file: str
    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    source: Source = Source.MANIFEST
    # Lines that the page's own markup says are headings.
    headings: tuple[str, ...] = ()
    # All that its page shows, where that is more than the text: a paywall speaks beside the article.
    around: str = ""
    # Its title as the browser shows it, and the first point in time that it marks as one.
    page_title: str = ""
    page_time: str = ""


@dataclass(frozen=True)
class Options:
    """What the user said of how files are to be read."""

    # Names of columns of a table by the names they are known by here: {"text": "body"}.
    columns: Mapping[str, str] = field(default_factory=dict)
    # Gives the bytes behind an address; None where nothing may be fetched. Raises Unusable.
    fetch: Callable[[str], bytes] | None = None


@dataclass(frozen=True)
class Reading:
    """The records of a file, what was skipped in it and what was repaired."""

    records: tuple[Record, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Skipped, ...] = ()


class Found(Protocol[Item]):
    """What was found somewhere: items, what was skipped, and what is to be told."""

    @property
    def records(self) -> tuple[Item, ...]: ...
    @property
    def skipped(self) -> tuple[Skipped, ...]: ...
    @property
    def notices(self) -> tuple[Skipped, ...]: ...


def together(
    found: Iterable[Found[Item]],
) -> tuple[tuple[Item, ...], tuple[Skipped, ...], tuple[Skipped, ...]]:
    """The records, the skipped and the notices of several, in their order."""
    parts = list(found)
    return (
        tuple(item for one in parts for item in one.records),
        tuple(item for one in parts for item in one.skipped),
        tuple(item for one in parts for item in one.notices),
    )
