"""Times that every language writes alike: days in ISO 8601, "2024-03-14"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from analysis.corpus.articles import Moment
from analysis.language import Language
from analysis.reading.document import Document
from analysis.reading.timex import Timex, values

DAY = re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")


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
    return list(_days(text, ZoneInfo(time_zone)))


def find(document: Document) -> list[Timex]:
    """The time expressions of an article."""
    article = document.article
    return tag(document.text, article.published, article.time_zone, language=document.language)


def _days(text: str, zone: ZoneInfo) -> Iterator[Timex]:
    for match in DAY.finditer(text):
        year, month, day = map(int, match.groups())
        if 1000 <= year < 3000 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            first, last = (values.text(moment, zone) for moment in values.days(*[date(year, month, day)] * 2))
            yield Timex(*match.span(), "DATE", match[0], None, first, last, "day", "none", False)
