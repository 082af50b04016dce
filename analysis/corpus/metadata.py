"""What a text prints about itself: outlet, headline, authors, dates, agencies, section.

Every fact keeps the words that show it. Printed means in so many words; inferred means that a section
or photo credit points there; anything less stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from analysis.corpus import dates, masthead
from analysis.corpus.articles import Fact, Moment, Source, Span
from analysis.corpus.markup import plain
from analysis.corpus.masthead import Printed, is_outlet_name
from analysis.corpus.outlets import key
from analysis.corpus.page import PARTS, Page

# What stands between the names of a byline: "Anne Roy, Paul Hardy et Jean Morel avec AFP".
JOINED = re.compile(r",\s|\set\s|\savec\s")


@dataclass(frozen=True)
class Metadata:
    """What is known of an article from its own text or page."""

    outlet: Fact = field(default_factory=Fact)
    title: Fact = field(default_factory=Fact)
    published: Moment = field(default_factory=Moment)
    updated: Moment = field(default_factory=Moment)
    authors: tuple[str, ...] = ()
    section: str | None = None
    wire: str | None = None
    url: str | None = None


def read(page: Page, furniture: Iterable[Span], layout: Iterable[Span], zone: str) -> Metadata:
    """The facts that a text prints about itself, dates without an offset in time zone `zone`.

    A relative or partial date ("dimanche soir", "ce 31 juillet") is no date of publication.
    """
    spans = [span for span in furniture if span.kind != "markup"]
    printed = [Printed(span.kind, plain(page.flat[span.start : span.end]), page, span) for span in spans]
    published, updated = _dates(printed, zone, page.language)
    authors, agencies = _signatures(printed)
    opening = page.lines[page.first].plain[:200] if page.first < len(page.lines) else ""
    if wire := page.press.WIRE_DATELINE.match(opening):
        agencies = tuple(dict.fromkeys((*agencies, wire["agency"])))
    return Metadata(
        outlet=masthead.outlet(printed),
        title=_title(page, layout),
        published=published,
        updated=updated,
        authors=authors,
        section=masthead.section(printed),
        wire="; ".join(agencies) or None,
    )


def _title(page: Page, layout: Iterable[Span]) -> Fact:
    for span in layout:
        if span.kind == "headline":
            return Fact(
                plain(page.text[span.start : span.end]), Source.PRINTED, page.text[span.start : span.end]
            )
    return Fact()


def _dates(printed: list[Printed], zone: str, language: str) -> tuple[Moment, Moment]:
    published, updated = Moment(), Moment()
    for item in printed:
        if item.kind not in {"byline", "dateline"}:
            continue
        found = dates.printed(item.words, zone, language)
        published = published if published.value else item.shown(found.published)
        updated = updated if updated.value else item.shown(found.updated)
    return published, updated


def _signatures(printed: list[Printed]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Authors and agencies of the bylines, in order, each once."""
    authors: dict[str, str] = {}
    agencies: dict[str, str] = {}
    for item in printed:
        if item.kind not in {"byline", "dateline"}:
            continue
        press = item.page.press
        for name in _names(item):
            if press.AGENCIES.fullmatch(name):
                agencies.setdefault(key(name), name)
            elif not item.page.outlets.by_name(name):
                authors.setdefault(key(name), name)
        for match in press.SIGNATURE.finditer(item.words):
            for agency in JOINED.split(match["agencies"]):
                agencies.setdefault(key(agency), agency)
        named = item.words.upper() if press.WIRE_LINE.fullmatch(item.words) else item.words
        for agency in press.AGENCIES.findall(named):
            agencies.setdefault(key(agency), agency)
    return tuple(authors.values()), tuple(agencies.values())


def _names(item: Printed) -> Iterator[str]:
    """Persons (and agencies) that a byline or the parts of a dateline name."""
    press = item.page.press
    if press.WIRE_LINE.fullmatch(item.words):
        return
    match = press.BYLINE.match(item.words)
    if match and not press.PHOTOGRAPHER.match(item.words):
        yield from JOINED.split(match["names"])
        return
    for part in PARTS.split(item.words):
        part = part.strip().partition(", ")[0]
        if is_outlet_name(part, item.page):
            continue
        if press.NAME_ALONE.fullmatch(part) or press.INITIALS_ALONE.fullmatch(part):
            yield part
        elif match := press.BYLINE.fullmatch(part):
            yield from JOINED.split(match["names"])
