"""Who said what: quoted spans and reported clauses of one article with their speakers.

Spans and roles follow the annotation guidelines in `tests/gold/GUIDELINES.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.language import Language
from analysis.reading.document import Document
from analysis.reading.people import Named
from analysis.reading.quotations import attribution, bearers, context, cues, echoes, relayed, reported
from analysis.reading.quotations.channels import channel
from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.speakers import Speakers

# The smoothed precision of a rule that no annotated article has tried.
UNSEEN = 0.5
# Pronouns that name nobody, and the rules that find words without their speaker in a headline.
IMPERSONAL = ("on", "l'on", "ce", "c'")
HEADINGS = ("headline", "heading", "signed")


@dataclass(frozen=True)
class Quotation:
    """One row of the table `quotations` (see `analysis.tables`); spans are offsets, end exclusive."""

    start: int
    end: int
    layer: str
    level: int | None = None
    role: str | None = None
    mixed: bool | None = None
    speaker: str | None = None
    speaker_kind: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    cue_lemma: str | None = None
    stance: str | None = None
    rule: str | None = None
    confidence: float | None = None
    reason: str | None = None
    channel_start: int | None = None
    channel_end: int | None = None


def find(document: Document, people: Sequence[Named]) -> list[Quotation]:
    """The quotations of an article in order: every span between marks, every reported clause.

    `people` are the article's named entities (see `analysis.reading.people`). Confidence is the share
    of a rule's attributions that are right on the annotated articles (`rule_precision.tsv`). Never
    raises for damaged text.
    """
    read = context.build(document)
    clauses = Clauses(read, cues.find(read), Speakers(read, people))
    precision = _precision(document.language)
    quoted: list[Report] = []
    indirect: list[Report] = []
    for host in read.hosts:
        clauses.speakers.enter(host)
        quoted.extend(attribution.attribute(host, clauses, quoted))
        indirect.extend(reported.find(host, clauses))
        indirect.extend(relayed.find(host, quoted, clauses))
    quoted = echoes.settle(quoted, clauses)
    quoted, indirect = bearers.settle(quoted, indirect, clauses.speakers)
    rows = [_row(r, "quoted", precision, clauses, level=r.level, role=r.role) for r in quoted]
    rows += [_row(r, "indirect", precision, clauses, mixed=_is_mixed(r, quoted)) for r in indirect]
    return sorted(rows, key=lambda row: (row.start, -row.end, row.layer))


@cache
def _precision(language: Language) -> dict[str, float]:
    """The share of each rule's attributions that are right."""
    return {row["rule"]: float(row["precision"]) for row in language.rows("rule_precision")}


def _row(report: Report, layer: str, precision: dict[str, float], clauses: Clauses, **more: Any) -> Quotation:
    """The row of a quoted span or a reported clause, with `level` and `role` or `mixed` as given."""
    told = {} if report.role == "other" else _told(report, clauses)
    confidence = precision.get(report.rule, UNSEEN)
    return Quotation(report.start, report.end, layer, rule=report.rule, confidence=confidence, **told, **more)


def _told(report: Report, clauses: Clauses) -> dict[str, Any]:
    """Who says the words of a report by which cue and channel, and why nobody is named."""
    source = report.source
    told: dict[str, Any] = {
        "cue_start": report.cue_start,
        "cue_end": report.cue_end,
        "cue_lemma": report.lemma,
        "stance": report.stance,
    }
    if source is None or source.name is None:
        told["reason"] = _reason(report, clauses.context.text)
    if source is None:
        return told
    told |= {"speaker": source.name, "speaker_kind": source.kind if source.name else None}
    told |= {"mention_start": source.start, "mention_end": source.end}
    told["channel_start"], told["channel_end"] = channel(report, clauses) or (None, None)
    return told


def _reason(report: Report, text: str) -> str:
    """Why a quotation has no speaker: what stands in the place of a name."""
    source = report.source
    mention = text[source.start : source.end].lower() if source and source.start is not None else ""
    if mention in IMPERSONAL:
        return "impersonal"
    if mention:
        return "pronoun"
    if report.rule in HEADINGS:
        return "headline"
    return "not named" if report.cue_start is not None else "no reporting clause"


def _is_mixed(report: Report, quoted: list[Report]) -> bool:
    """Whether a reported clause holds quoted words of the same speaker."""
    speaker = report.source.name if report.source else None
    inside = (q for q in quoted if report.start <= q.start and q.end <= report.end and q.role == "speech")
    return any(q.source is not None and q.source.name == speaker for q in inside)
