"""Lists of web addresses, one a line: their pages are fetched only where the user says so."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import page, table
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

ADDRESS = re.compile(r"https?://\S+$")


def recognise(file: File) -> bool:
    """Whether every line of a text is a web address ("#" begins a remark)."""
    lines = _lines(file.text)
    return bool(lines) and all(ADDRESS.match(line) for _, line in lines)


def read(file: File, options: Options) -> Reading:
    """The articles behind the addresses; where nothing may be fetched, each is skipped and says how."""
    records: list[Record] = []
    skipped, notices = list[Skipped](), list[Skipped]()
    for number, address in _lines(file.text):
        name = f"{file.name}, ligne {number}"
        try:
            found = _fetched(name, address, options)
        except Unusable as error:
            skipped.append(Skipped(name, lazy("{name} : {value}", name=address, value=error.reason)))
            continue
        records.extend(found.records)
        notices.extend(found.notices)
    return Reading(tuple(records), tuple(skipped), tuple(notices))


def _fetched(name: str, address: str, options: Options) -> Reading:
    if options.fetch is None:
        raise Unusable(table.NO_TEXT)
    found = page.read(File.of(name, options.fetch(address)), options)
    return replace(found, records=tuple(page.at(record, address) for record in found.records))


def _lines(text: str) -> list[tuple[int, str]]:
    lines = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    return [(number, line) for number, line in lines if line and not line.startswith("#")]
