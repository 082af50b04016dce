"""What the exports of press databases have in common: documents in one file, dates in several languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from typing import Any

from babel.dates import get_month_names

from analysis.corpus.articles import Skipped, Source
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Reading, Record, Unusable
from analysis.messages import lazy

# The languages in which the databases' interfaces print dates.
LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")
CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])\s?[:hH]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>[AaPp])?\.?(?(half)[Mm]\.?)"
    r"(?P<utc>\s?(?:UTC|GMT)(?:\s?(?P<ahead>[+-]\d{1,2})(?::?(?P<part>\d{2}))?)?)?"
)
PAGE = re.compile(r"\bp(?:p|ages?)?\.\s?(?P<page>[\w-]{1,12})")
WORDS = re.compile(
    r"^[\d\s.,\u00a0\u202f]{1,12}\s?(?:mots?|words?|wörter|palabras|parole|palavras|woorden)$", re.IGNORECASE
)


@cache
def _dates() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    first = rf"(?P<day>\d{{1,2}})(?:er|\.|º)?\s(?:de\s)?(?P<month>{names})\.?,?\s(?:de\s)?(?P<year>\d{{4}})"
    second = rf"(?P<month2>{names})\.?\s(?P<day2>\d{{1,2}}),?\s(?P<year2>\d{{4}})"
    return re.compile(rf"(?<!\w)(?:{first}|{second})(?!\d)", re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    """Numbers of the months by their names, whole and short, in small letters."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                found.setdefault(name.lower().rstrip("."), number)
    return found


def written_date(text: str) -> str:
    """The first date in a line as ISO 8601, with its clock time and offset where they are printed; or "".

    Day and month in words, in the order of any interface language of the databases.
    """
    flat = " ".join(text.split())
    match = _dates().search(flat)
    if match is None:
        return ""
    parts = match.groupdict()
    month = _months()[(parts["month"] or parts["month2"]).lower()]
    try:
        day = date(int(parts["year"] or parts["year2"]), month, int(parts["day"] or parts["day2"]))
    except ValueError:
        return ""
    time_of_day = clock(flat[match.end() : match.end() + 40])
    return f"{day.isoformat()}T{time_of_day}" if time_of_day else day.isoformat()


def clock(text: str) -> str:
    """The first clock time in a line as ISO 8601, with its offset where that is printed; or ""."""
    match = CLOCK.search(text)
    return _time(match).isoformat(timespec="minutes") if match else ""


def dated(text: str) -> int:
    """Where the first written date of a line begins; -1 if it has none."""
    match = _dates().search(text)
    return match.start() if match else -1


def _time(clock: re.Match[str]) -> time:
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] in "pP" else 0)
    zone = None
    if clock["utc"]:
        ahead = timedelta(hours=int(clock["ahead"] or 0), minutes=int(clock["part"] or 0))
        zone = timezone(ahead) if abs(ahead) < timedelta(hours=15) else None
    return time(hour, int(clock["minute"]), tzinfo=zone)


def date_in(digits: str) -> str:
    """The day that eight digits write, as ISO 8601; "" if they write none."""
    try:
        return datetime.strptime(digits, "%Y%m%d").date().isoformat()
    except ValueError:
        return ""


def record(file: File, number: int, facts: Mapping[str, str], paragraphs: Iterable[str]) -> Record:
    """The record of one document: its headline above its paragraphs.

    The date in a document's number is kept beside the printed one where they differ, and stands for it
    where none is printed. Raises Unusable for a document without text.
    """
    body = [line for line in paragraphs if line.strip()]
    if not body:
        raise Unusable(lazy("texte vide"))
    known = {name: " ".join(value.split()) for name, value in facts.items() if value.strip()}
    if not known.get("published") and known.get("document_date"):
        known |= {"published": known["document_date"], "published_source": "inferred"}
        known["published_evidence"] = known.get("document_id", "")
    if known.get("outlet"):
        known["outlet_evidence"] = known["outlet"]
    title = known.get("title", "")
    text = "\n\n".join([title, *body] if title and body[0] != title else body)
    article_id = known.get("document_id") or f"{file.stem}-{number}"
    headings = (title,) if title else ()
    return Record(article_id, f"{file.name}, document {number}", text, known, Source.PRINTED, headings)


def reading(
    file: File,
    documents: Iterable[Any],
    read: Callable[[File, int, Any], Record],
    counted: int,
    notices: Iterable[Skipped] = (),
) -> Reading:
    """The records of a file's documents; each document is either a record or skipped with the reason.

    `counted` is how many documents the file shows by a mark that the parser doesn't go by; where it
    found fewer, every missing one is skipped by name, so that none is lost in silence.
    """
    records, skipped, number = [], [], 0
    for number, document in enumerate(documents, 1):
        try:
            records.append(read(file, number, document))
        except Unusable as error:
            skipped.append(Skipped(f"{file.name}, document {number}", error.reason))
    lost = (
        Skipped(f"{file.name}, document {n}", lazy("mise en page non reconnue"))
        for n in range(number + 1, counted + 1)
    )
    told = [_two_dates(made) for made in records if _differ(made)]
    return Reading(tuple(records), (*skipped, *lost), (*notices, *told))


def _differ(made: Record) -> bool:
    printed, numbered = made.facts.get("published", ""), made.facts.get("document_date", "")
    return bool(printed and numbered) and printed[:10] != numbered


def _two_dates(made: Record) -> Skipped:
    printed, numbered = made.facts["published"], made.facts["document_date"]
    return Skipped(
        made.file,
        lazy(
            "daté du {printed}, numéro de document du {numbered} : les deux dates sont gardées",
            printed=printed[:10],
            numbered=numbered,
        ),
    )
