"""Bibliographic records in RIS, with the text or the abstract of each article."""

from __future__ import annotations

import re
from typing import Any

import rispy

from analysis.corpus.readers import database
from analysis.corpus.readers.encoding import notice
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

START = re.compile(r"^TY  ?- ?", re.MULTILINE)
END = re.compile(r"^ER  ?-", re.MULTILINE)
# Fields that may hold an article's words, longest wins; other tools fill different ones.
TEXTS = ("abstract", "notes_abstract", "notes", "research_notes", "custom1", "custom2")
DAY = re.compile(r"(?P<year>\d{4})(?:[/-](?P<month>\d{1,2})(?:[/-](?P<day>\d{1,2}))?)?")


def recognise(file: File) -> bool:
    """Whether a text is in RIS, or says so by its name."""
    return file.ending == ".ris" or START.match(file.text.lstrip("\ufeff \r\n")) is not None


def read(file: File, options: Options) -> Reading:
    """The articles of an RIS file. Raises Unusable if it can't be parsed."""
    text, encoding = file.decoded
    counted = max(len(START.findall(text)), len(END.findall(text)))
    try:
        entries = rispy.loads(text.replace("\r\n", "\n"), skip_unknown_tags=True)
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise Unusable(
            lazy("notices RIS illisibles : {reason}", reason=" ".join(str(error).split()))
        ) from None
    return database.reading(file, entries, _document, counted, notice(file.name, encoding))


def _document(file: File, number: int, entry: dict[str, Any]) -> Record:
    words = {name: _words(entry.get(name)) for name in TEXTS}
    text = max(words.values(), key=len)
    if not text:
        raise Unusable(lazy("notice sans texte ni résumé"))
    facts = {
        "id": _words(entry.get("id")),
        "title": _words(entry.get("title") or entry.get("primary_title")),
        "outlet": _words(
            next((entry[n] for n in ("journal_name", "secondary_title", "publisher") if entry.get(n)), "")
        ),
        "published": _day(_words(entry.get("date") or entry.get("year") or entry.get("publication_year"))),
        "author": "; ".join(_listed(entry.get("authors") or entry.get("first_authors"))),
        "url": next(iter(_listed(entry.get("urls") or entry.get("url"))), ""),
        "section": _words(entry.get("section")),
    }
    return database.record(file, number, facts, text.split("\n"))


def _listed(value: Any) -> list[str]:
    return [str(item) for item in (value if isinstance(value, list) else [value] if value else [])]


def _words(value: Any) -> str:
    return "\n".join(_listed(value)).strip()


def _day(value: str) -> str:
    """A date as RIS writes it (2017/05/06/ or 2017///) as ISO 8601, to the precision it has."""
    match = DAY.match(value)
    if match is None:
        return ""
    return "-".join([match["year"], *(part.zfill(2) for part in (match["month"], match["day"]) if part)])
