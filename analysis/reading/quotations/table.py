"""Who said what: quoted spans and reported clauses of one article with their speakers.

Spans and roles follow the annotation guidelines in `tests/gold/GUIDELINES.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.reading.document import Document
from analysis.reading.people import Named
from analysis.reading.quotations import attribution, context, cues, echoes, reported
from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.context import Context
from analysis.reading.quotations.phrases import Source
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.speakers import Speakers

# The smoothed precision of a rule that no annotated article has tried.
UNSEEN = 0.5


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


def find(document: Document, people: Sequence[Named]) -> list[Quotation]:
    """The quotations of an article in order: every span between marks, every reported clause.

    `people` are the article's named entities (see `analysis.reading.people`). Confidence is the share
    of a rule's attributions that are right on the annotated articles (`rule_precision.tsv`). Never
    raises for damaged text.
    """
    read = context.build(document)
    clauses = Clauses(read, cues.find(read), Speakers(read, people))
    precision = {row["rule"]: float(row["precision"]) for row in document.language.rows("rule_precision")}
    quoted: list[Report] = []
    indirect: list[Report] = []
    for host in read.hosts:
        quoted.extend(attribution.attribute(host, clauses, quoted))
        indirect.extend(reported.find(host, clauses))
    quoted = echoes.settle(quoted, clauses)
    quoted, indirect = _by_function(quoted, indirect, read, clauses.speakers)
    rows = [_quoted(report, read, precision) for report in quoted]
    rows += [_indirect(report, read, precision, quoted) for report in indirect]
    return sorted(rows, key=lambda row: (row.start, -row.end, row.layer))


def _by_function(
    quoted: list[Report], indirect: list[Report], read: Context, speakers: Speakers
) -> tuple[list[Report], list[Report]]:
    """Give "le préfet" the name that the article only tells later, where it tells one name for it."""
    bearers: dict[str, set[str]] = {}
    for report in [*quoted, *indirect]:
        source = report.source
        head = _function(source, read)
        if source is not None and source.name in speakers.people and head:
            bearers.setdefault(head, set()).add(source.name)

    def named(report: Report) -> Report:
        head, source = _function(report.source, read), report.source
        known = bearers.get(head or "", set())
        if source is None or source.name in speakers.people or source.kind != "person" or len(known) != 1:
            return report
        return replace(report, source=replace(source, name=next(iter(known))))

    return [named(report) for report in quoted], [named(report) for report in indirect]


def _function(source: Source | None, read: Context) -> str | None:
    """The noun of a mention that names a source by a function: "préfet" of "le préfet de X"."""
    if source is None or source.start is None or source.end is None:
        return None
    words = read.text[source.start : source.end].lower().replace("'", "' ").split()
    return words[1] if len(words) > 1 and words[0] in ("le", "la", "l'") else None


def _quoted(report: Report, read: Context, precision: dict[str, float]) -> Quotation:
    if report.role == "other":
        return Quotation(
            report.start, report.end, "quoted", report.level, "other",
            rule=report.rule, confidence=precision.get(report.rule, UNSEEN),
        )  # fmt: skip
    return Quotation(
        report.start, report.end, "quoted", report.level, "speech", None, *_rest(report, read, precision)
    )


def _indirect(report: Report, read: Context, precision: dict[str, float], quoted: list[Report]) -> Quotation:
    speaker = report.source.name if report.source else None
    mixed = any(
        report.start <= other.start
        and other.end <= report.end
        and other.role == "speech"
        and other.source is not None
        and other.source.name == speaker
        for other in quoted
    )
    return Quotation(report.start, report.end, "indirect", None, None, mixed, *_rest(report, read, precision))


def _rest(
    report: Report, read: Context, precision: dict[str, float]
) -> tuple[
    str | None,
    str | None,
    int | None,
    int | None,
    int | None,
    int | None,
    str | None,
    str | None,
    str,
    float | None,
]:
    source = report.source
    return (
        source.name if source else None,
        source.kind if source and source.name else None,
        source.start if source else None,
        source.end if source else None,
        report.cue_start,
        report.cue_end,
        report.lemma,
        report.stance,
        report.rule,
        precision.get(report.rule, UNSEEN),
    )
