"""English time expressions as TIMEX3, with the interval each may mean.

Which day is meant is read as in French: from publication, the day told, the tense.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from analysis.corpus.articles import PLAIN, Moment
from analysis.language.english import time_patterns as english
from analysis.reading.document import Document
from analysis.reading.english.times.joining import join
from analysis.reading.english.times.lexicon import Lexicon
from analysis.reading.english.times.reader import EnglishReader
from analysis.reading.english.times.scanning import scan
from analysis.reading.timex import Timex, reference, resolved, zone_of
from analysis.reading.timex.cues import cues
from analysis.reading.timex.speech import quoted

# Outside the United States America writes dates in figures both ways round.
AMERICA = "America/"


def tag(
    text: str,
    published: Moment | datetime | None,
    time_zone: str = "Europe/London",
    quotations: Sequence[tuple[int, int]] = (),
    furniture: Sequence[tuple[int, int]] = (),
) -> list[Timex]:
    """The time expressions of a text, in order and disjoint (see `analysis.reading.timex.tag`).

    `time_zone` also tells whose holidays are meant, and whether 5/3/2021 is in May. Raises ValueError for an
    unknown time zone.
    """
    zone, around = zone_of(time_zone), cues(english.LANGUAGE)
    plain = text.translate(PLAIN)
    expressions = join(plain, scan(plain, Lexicon(_month_first(time_zone))), around)
    reader = EnglishReader(plain, reference(published, zone), around, quotations, furniture)
    return [resolved(expression, reading, zone) for expression, reading in reader.read(expressions)]


def find(document: Document) -> list[Timex]:
    """The time expressions of an article, those of its furniture too (anchor "furniture")."""
    article = document.article
    furniture = [(span.start, span.end) for span in article.furniture if span.kind != "markup"]
    return tag(article.text, article.published, article.time_zone, spoken(document.text), furniture)


def _month_first(time_zone: str) -> bool | None:
    """Whether the outlet's country writes the month first in figures; None where both are usual."""
    if time_zone in english.LANGUAGE.words("month_first_zones"):
        return True
    return None if time_zone.startswith(AMERICA) else False


def spoken(text: str) -> list[tuple[int, int]]:
    """The spans between quotation marks, single ones too, none inside another."""
    spans = [*quoted(text), *(found.span() for found in english.SPOKEN.finditer(text))]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
