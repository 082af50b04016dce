"""Nouns whose bearer the article only names elsewhere: "le préfet", "l'opérateur"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.language.french.grammar import ADJUNCTS, OF
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.speakers import Speakers
from analysis.reading.quotations.vocabulary import Source

DEFINITE = frozenset(("le", "la", "l'"))
# In a headline "une ministre" is somebody whom the article then names.
INDEFINITE = frozenset(("un", "une"))

Bearers = dict[tuple[str, str], set[str]]


def settle(
    quoted: list[Report], indirect: list[Report], speakers: Speakers
) -> tuple[list[Report], list[Report]]:
    """Give "le préfet" the name of the article's only prefect who speaks, "l'opérateur" that of its firm."""
    known: Bearers = {}
    for report in [*quoted, *indirect]:
        function = _function(report.source, speakers, DEFINITE)
        if report.source is not None and report.source.name in speakers.people and function:
            known.setdefault((function, str(report.source.kind)), set()).add(report.source.name)
    taught: Bearers = {}
    for name, texts in speakers.taught.items():
        for text in sorted(texts):
            taught.setdefault((text.split()[0], "person"), set()).add(name)
    return _all_named(quoted, known, taught, speakers), _all_named(indirect, known, taught, speakers)


def _all_named(reports: Iterable[Report], known: Bearers, taught: Bearers, speakers: Speakers) -> list[Report]:
    return [_named(report, known, taught, speakers) for report in reports]


def _named(report: Report, known: Bearers, taught: Bearers, speakers: Speakers) -> Report:
    source = report.source
    if source is None or source.name in speakers.people or source.kind not in ("person", "organisation", "anonymous"):
        return report
    heading = speakers.context.hosts[report.host].kind != "body"
    function = _function(source, speakers, DEFINITE | INDEFINITE if heading else DEFINITE)
    key = (function or "", "organisation" if source.kind == "organisation" else "person")
    names = known.get(key) or taught.get(key) or _left(source, function, speakers)
    if len(names) != 1:
        return report
    return replace(report, source=replace(source, name=min(names), kind=key[1]))


def _left(source: Source, function: str | None, speakers: Speakers) -> set[str]:
    """The people of whom the article tells no function, where "la maire" must be one of them."""
    text = speakers.context.text[source.start or 0 : source.end or 0]
    bare = len(text.replace("'", " ").split()) == 2
    if function not in speakers.offices or not bare or source.gender is None or source.plural:
        return set()
    if any(function in text.split() for named in speakers.people.values() for text in named.descriptions):
        return set()
    return {
        named.name
        for named in speakers.people.values()
        if named.kind == "PERSON"
        and " " in named.name
        and not named.descriptions
        and not speakers.taught.get(named.name)
        and speakers.likely_gender(Source(named.name, "person")) in (source.gender, None)
    }


def _function(source: Source | None, speakers: Speakers, determiners: frozenset[str]) -> str | None:
    """The noun of a mention without a name: "préfet" of "le préfet de X"."""
    if source is None or source.start is None or source.end is None:
        return None
    words = speakers.context.text[source.start : source.end].lower().replace("'", "' ").split()
    if len(words) < 2 or words[0] not in determiners:
        return None
    # "La préfecture maritime" is no other prefecture.
    end = next((n for n, word in enumerate(words) if word in ADJUNCTS | OF), len(words))
    return " ".join(words[1:end])
