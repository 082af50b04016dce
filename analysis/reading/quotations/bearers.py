"""Nouns whose bearer the article only names elsewhere: "le préfet", "l'opérateur"."""

from __future__ import annotations

from dataclasses import replace

from analysis.reading.quotations.report import Report
from analysis.reading.quotations.speakers import Speakers
from analysis.reading.quotations.vocabulary import Source


def settle(
    quoted: list[Report], indirect: list[Report], speakers: Speakers
) -> tuple[list[Report], list[Report]]:
    """Give "le préfet" the name of the article's only prefect who speaks, "l'opérateur" that of its firm."""
    known: dict[tuple[str, str | None], set[str]] = {}
    for report in [*quoted, *indirect]:
        function = _function(report.source, speakers)
        if report.source is not None and report.source.name in speakers.people and function:
            known.setdefault((function, report.source.kind), set()).add(report.source.name)
    return [_named(r, known, speakers) for r in quoted], [_named(r, known, speakers) for r in indirect]


def _named(report: Report, known: dict[tuple[str, str | None], set[str]], speakers: Speakers) -> Report:
    source = report.source
    if source is None or source.name in speakers.people or source.kind not in ("person", "organisation"):
        return report
    names = known.get((_function(source, speakers) or "", source.kind), set())
    return replace(report, source=replace(source, name=min(names))) if len(names) == 1 else report


def _function(source: Source | None, speakers: Speakers) -> str | None:
    """The noun of a mention without a name: "préfet" of "le préfet de X"."""
    if source is None or source.start is None or source.end is None:
        return None
    words = speakers.context.text[source.start : source.end].lower().replace("'", "' ").split()
    return words[1] if len(words) > 1 and words[0] in ("le", "la", "l'") else None
