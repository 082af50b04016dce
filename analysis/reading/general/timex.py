"""Times by a language's own patterns and calendar words; without them days in ISO 8601, "2024-03-14".

A language's module `time_patterns` gives its constructions and the words around them (see
`analysis.reading.timex.cues`), its module `tense` the tenses, its tables the words. Which day is meant is
read as in French: from publication, the day told, the tense.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from analysis.corpus.articles import PLAIN, Moment
from analysis.language import Language
from analysis.reading.document import Document
from analysis.reading.general.times.joining import join
from analysis.reading.general.times.lexicon import Lexicon, lexicon
from analysis.reading.general.times.reader import GeneralReader
from analysis.reading.general.times.scanning import scan
from analysis.reading.timex import Timex, reference, resolved, values, zone_of
from analysis.reading.timex.cues import cues
from analysis.reading.timex.speech import quoted

DAY = re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")
# Here figures are written both ways round.
BOTH_WAYS = "America/"


def tag(
    text: str,
    published: Moment | datetime | None,
    time_zone: str = "Europe/Paris",
    quotations: Sequence[tuple[int, int]] = (),
    furniture: Sequence[tuple[int, int]] = (),
    *,
    language: Language,
) -> list[Timex]:
    """The time expressions of a text, in order and disjoint (see `analysis.reading.timex.tag`)."""
    zone = zone_of(time_zone)
    words = lexicon(language, _month_first(language, time_zone))
    if words is None:
        return list(_days(text, zone))
    plain, around = text.translate(PLAIN), cues(language)
    reader = GeneralReader(plain, reference(published, zone), around, quotations, furniture)
    reader.language = language
    found = reader.read(join(plain, scan(plain, words), around))
    return [resolved(expression, reading, zone) for expression, reading in found]


def find(document: Document) -> list[Timex]:
    """The time expressions of an article, those of its furniture too (anchor "furniture")."""
    article = document.article
    furniture = [(span.start, span.end) for span in article.furniture if span.kind != "markup"]
    return tag(
        article.text,
        article.published,
        article.time_zone,
        _spoken(document.text, document.language),
        furniture,
        language=document.language,
    )


def _spoken(text: str, language: Language) -> list[tuple[int, int]]:
    """The spans between quotation marks, those of the language's own patterns too, none inside another."""
    own = getattr(language.code_of("time_patterns"), "SPOKEN", None)
    spans = quoted(text) + ([found.span() for found in own.finditer(text)] if own else [])
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _month_first(language: Language, time_zone: str) -> bool | None:
    """Whether the outlet's country writes the month first in figures; None where both are usual."""
    if time_zone in language.words("month_first_zones"):
        return True
    return None if time_zone.startswith(BOTH_WAYS) else False


def _days(text: str, zone: ZoneInfo) -> Iterator[Timex]:
    for match in DAY.finditer(text):
        year, month, day = map(int, match.groups())
        if 1000 <= year < 3000 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            first, last = (values.text(moment, zone) for moment in values.days(*[date(year, month, day)] * 2))
            yield Timex(*match.span(), "DATE", match[0], None, first, last, "day", "none", False)


__all__ = ["Lexicon", "find", "tag"]
