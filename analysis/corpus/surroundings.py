"""What a saved page says around its article: the site's name, and when it was published.

It is asked last, for what neither the page's markup nor the article itself tells.
"""

from __future__ import annotations

import re

from analysis.corpus import dates
from analysis.corpus.articles import PLAIN, Fact, Moment, Source
from analysis.corpus.masthead import COPYRIGHT
from analysis.corpus.metadata import Metadata
from analysis.corpus.outlets import Directory, key
from analysis.corpus.page import Page
from analysis.corpus.press import patterns
from analysis.corpus.readers.record import Record

# What stands between a headline and the site's name in the title of a page.
BETWEEN = re.compile(r"\s[-–—|•·:>]\s")

YEARS = re.compile(r"\s\d{4}(?:\s?[-–]\s?\d{4})?\s*$")


def read(record: Record, page: Page, zone: str) -> Metadata:
    """The outlet and the dates that the web page of a record shows outside of its text."""
    lines = record.around.translate(PLAIN).split("\n")
    published, updated = _dates(lines, zone, page.language)
    if published.value is None and record.page_time:
        published = _stated(record.page_time, zone)
    return Metadata(
        outlet=_outlet(record.page_title, lines, page.outlets), published=published, updated=updated
    )


def _outlet(title: str, lines: list[str], directory: Directory) -> Fact:
    """A known outlet that ends the page's title or holds its copyright, else whoever does both."""
    ends = [part.strip() for part in BETWEEN.split(title)[1:]]
    for part in reversed(ends):
        if outlet := directory.by_name(part):
            return Fact(outlet.name, Source.PRINTED, title)
    holders = [(_holder(match["who"]), line) for line in lines if (match := COPYRIGHT.match(line))]
    for holder, line in holders:
        if outlet := directory.by_name(holder):
            return Fact(outlet.name, Source.PRINTED, line)
    named = {key(part) for part in ends} - {""}
    return next(
        (Fact(holder, Source.PRINTED, line) for holder, line in holders if key(holder) in named), Fact()
    )


def _holder(words: str) -> str:
    """Whose a copyright is, without the years and the rights that stand behind the name."""
    return YEARS.sub("", BETWEEN.split(words)[0]).strip()


def _dates(lines: list[str], zone: str, language: str) -> tuple[Moment, Moment]:
    """The first dates of publication and update that a line begins with, in so many words."""
    published, updated = Moment(), Moment()
    for line in lines:
        match = patterns(language).PRINTED_DATE.match(line)
        if match and match["prefix"]:
            found = dates.printed(line, zone, language)
            published = published if published.value else found.published
            updated = updated if updated.value else found.updated
    return published, updated


def _stated(value: str, zone: str) -> Moment:
    try:
        return dates.iso(value, zone, Source.PRINTED)
    except ValueError:
        return Moment()
