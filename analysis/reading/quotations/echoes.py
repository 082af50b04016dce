"""Headings and headlines: their words take the source that the same words have in the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.site import WORD

# The share of its words that a heading has in common with a quotation of the body; a lower one
# where the quotation is among the next few.
SAME, NEAR, NEXT = 0.6, 1 / 3, 3
# Words that a quotation needs to be known again in another.
SHORTEST = 2


# Rules that tell names and titles by their context, not for want of a source.
NO_SPEECH = frozenset(("title", "name", "gloss", "offence"))


def settle(reports: list[Report], clauses: Clauses) -> list[Report]:
    """Give spans without a named source that of the same words in the body."""
    named = [report for report in reports if report.source and report.source.name]
    body = [report for report in named if report.level == 1]
    text = clauses.context.text
    others = {text[r.start : r.end].lower() for r in reports if r.rule in NO_SPEECH}
    settled = [_repeated(report, named, text) or _settled(report, body, clauses) for report in reports]
    return [_named(report, others, clauses) for report in settled]


def _repeated(report: Report, named: Sequence[Report], text: str) -> Report | None:
    """Words by themselves that others hold whole: of whoever says these with a verb, the shortest first."""
    if report.role != "speech" or report.level != 1 or report.cue_start is not None:
        return None
    words = text[report.start : report.end].strip(" .!?…").lower()
    alone = report.rule in ("heading", "headline", "floating", "floating before sentence")
    alone = alone and (report.source is None or report.rule.startswith("floating"))
    if not alone or len(words.split()) < SHORTEST:
        return None
    holding = [o for o in named if o is not report and words in text[o.start : o.end].lower()]
    said = [o for o in holding if o.cue_start is not None or o.level == 2]
    if not said:
        return None
    first = min(said, key=lambda other: (other.end - other.start, other.start))
    source = replace(first.source, start=None, end=None) if first.source else None
    return replace(report, source=source, rule="echo")


def _named(report: Report, others: set[str], clauses: Clauses) -> Report:
    """A heading's words as nobody's, where the body has them as a title or term."""
    words = clauses.context.text[report.start : report.end].lower()
    if report.rule in ("headline", "heading") and report.source is None and words in others:
        return replace(report, role="other", rule="term")
    return report


def _settled(report: Report, body: list[Report], clauses: Clauses) -> Report:
    text, people = clauses.context.text, clauses.speakers.people
    heading = clauses.context.heading(clauses.context.hosts[report.host])
    # A name begins with a capital.
    phrase = report.rule == "term" and report.level == 1 and text[report.start].islower()
    if report.rule == "heading term" or (phrase and heading):
        return _said_below(report, body, text)
    if report.role != "speech" or report.level != 1:
        return report
    if report.source is None:
        twin = _echo(report, body, text)
        if twin is None or twin.source is None:
            return _announced(report, clauses)
        return replace(report, source=replace(twin.source, start=None, end=None), rule="echo")
    if not clauses.context.heading(clauses.context.hosts[report.host]) or report.source.plural:
        return report
    if report.source.name in people:
        return _said_for(report, body, clauses)
    twin = _echo(report, [other for other in body if other.start > report.end], text)
    if twin is None or twin.source is None or twin.source.name not in people:
        return report
    return replace(report, source=replace(report.source, name=twin.source.name, kind=twin.source.kind))


def _announced(report: Report, clauses: Clauses) -> Report:
    """Words of a heading whose next line begins with somebody: « ... », then "Solène, qui tient un bar"."""
    context, speakers = clauses.context, clauses.speakers
    following = next((h for h in context.hosts[report.host + 1 :]), None)
    if report.rule not in ("headline", "heading") or following is None:
        return report
    source = speakers.opening(context.first(following.start), context.first(following.end), False)
    if source is None or source.kind != "person" or source.name not in speakers.people:
        return report
    return replace(report, source=replace(source, start=None, end=None), rule="announced")


def _said_for(report: Report, body: list[Report], clauses: Clauses) -> Report:
    """Words that a headline puts beside an organisation: of the person who says just these below."""
    text, people = clauses.context.text, clauses.speakers.people
    words = text[report.start : report.end].lower()
    if report.source is None or report.source.kind != "organisation":
        return report
    for other in body:
        said = other.start > report.end and words in text[other.start : other.end].lower()
        if said and other.source and other.source.kind == "person" and other.source.name in people:
            return replace(report, source=replace(other.source, start=None, end=None), rule="echo")
    return report


def _said_below(report: Report, body: list[Report], text: str) -> Report:
    """A word or two as a heading: speech where somebody says them in the body."""
    words = text[report.start : report.end].lower()
    for other in body:
        if other.role == "speech" and other.source and words in text[other.start : other.end].lower():
            source = replace(other.source, start=None, end=None)
            return replace(report, role="speech", source=source, rule="echo")
    return report


def _echo(report: Report, body: Sequence[Report], text: str) -> Report | None:
    """The attributed quotation that holds most of the same words; for a heading one of the next few."""
    wanted = content(text[report.start : report.end])
    best, score = None, SAME
    for other in body:
        share = _share(wanted, other, text)
        if share > score:
            best, score = other, share
    following = [other for other in body if other.start > report.end][:NEXT]
    return best or next((other for other in following if _share(wanted, other, text) >= NEAR), None)


def _share(wanted: set[str], other: Report, text: str) -> float:
    return len(wanted & content(text[other.start : other.end])) / max(1, len(wanted))


def content(text: str) -> set[str]:
    """The words that carry meaning, or all of them where none does."""
    words = WORD.findall(text.lower())
    return {word for word in words if len(word) > 3} or set(words)
