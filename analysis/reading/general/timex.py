"""Times that any language tells by its calendar words: days, months and weekdays; and days in ISO 8601.

The table `calendar` gives the names (kinds `month` and `weekday`). "12. marzo 2024", "12 de marzo de 2024"
and "March 12, 2024" are read alike; a weekday is the last one before publication. What a language tells
beyond that, hours and lengths and "yesterday", needs rules of its own (see `analysis.reading.steps`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache

from analysis.corpus.articles import PLAIN, Moment
from analysis.language import Language
from analysis.reading.document import Document
from analysis.reading.timex import Timex, reference, resolved, zone_of
from analysis.reading.timex.cues import cues
from analysis.reading.timex.expression import Expression, Fields, valid
from analysis.reading.timex.readings import Reader
from analysis.reading.timex.speech import quoted

DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:\.|[^\W\d]{1,2})?"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
# A short word may stand between day, month and year: "12 de marzo de 2024".
LINK = r",? (?:[^\W\d]{1,3} )?"


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
    zone, plain = zone_of(time_zone), text.translate(PLAIN)
    reader = Reader(plain, reference(published, zone), cues(language), quotations, furniture)
    found = reader.read(list(_expressions(plain, language)))
    return [resolved(expression, reading, zone) for expression, reading in found]


def find(document: Document) -> list[Timex]:
    """The time expressions of an article, those of its furniture too (anchor "furniture")."""
    article = document.article
    furniture = [(span.start, span.end) for span in article.furniture if span.kind != "markup"]
    return tag(
        article.text,
        article.published,
        article.time_zone,
        quoted(document.text),
        furniture,
        language=document.language,
    )


@cache
def _names(language: Language) -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    """A pattern of days, months and weekdays, and the numbers of months and weekdays by name."""
    months, weekdays = (
        {row["form"].lower(): int(row["value"]) for row in language.rows("calendar") if row["kind"] == kind}
        for kind in ("month", "weekday")
    )
    month, weekday = (
        "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))) or "(?!)"
        for names in (months, weekdays)
    )
    pattern = (
        r"(?<![\w-])(?:(?P<year0>\d{4})-(?P<month0>\d\d)-(?P<day0>\d\d)(?![\w-])"
        rf"|{_numbered(DAY, 1)}{LINK}(?P<month1>{month})(?!\w)(?:{LINK}{_numbered(YEAR, 1)}(?!\w))?"
        rf"|(?P<month2>{month}) {_numbered(DAY, 2)}(?!\w)(?:{LINK}{_numbered(YEAR, 2)}(?!\w))?"
        rf"|(?P<month3>{month}){LINK}{_numbered(YEAR, 3)}(?!\w)|(?P<weekday>{weekday})(?!\w))"
    )
    return re.compile(pattern, re.IGNORECASE), months, weekdays


def _numbered(pattern: str, number: int) -> str:
    """A pattern with its group numbered, so that several constructions can have it."""
    return re.sub(r"<(\w+)>", rf"<\g<1>{number}>", pattern)


def _expressions(text: str, language: Language) -> Iterator[Expression]:
    pattern, months, weekdays = _names(language)
    for match in pattern.finditer(text):
        groups = {name.rstrip("0123"): value for name, value in match.groupdict().items() if value}
        month = groups.get("month", "").lower()
        when: Fields = {
            "year": int(groups["year"]) if "year" in groups else None,
            "month": int(month) if month.isdigit() else months.get(month),
            "day": int(groups["day"]) if "day" in groups else None,
            "weekday": weekdays.get(groups.get("weekday", "").lower()),
        }
        if valid(when):
            yield Expression(match.start(), match.end(), "date", **when)
