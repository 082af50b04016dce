"""A quotation with its source and its reporting expression, before it becomes a row."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.reading.quotations.clauses import According
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.vocabulary import Source


@dataclass(frozen=True)
class Report:
    """A quoted span or a reported clause with its source and cue; `host` numbers its sentence."""

    start: int
    end: int
    level: int
    role: str
    rule: str
    source: Source | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    lemma: str | None = None
    stance: str | None = None
    host: int = 0


def cued(
    span: tuple[int, int],
    rule: str,
    cue: Cue,
    source: Source | None,
    context: Context,
    host: Host,
    level: int = 1,
) -> Report:
    """A span that a reporting verb gives to a source."""
    return Report(
        *span, level, "speech", rule, source,
        context.start(cue.first), context.end(cue.last), cue.verb.lemma, cue.verb.stance, host.number,
    )  # fmt: skip


def according(span: tuple[int, int], rule: str, phrase: According, context: Context, host: Host) -> Report:
    """A span that "selon X" gives to a source."""
    start, end = context.start(phrase.first), context.end(phrase.last)
    lemma = context.text[start:end].lower()
    return Report(*span, 1, "speech", rule, phrase.source, start, end, lemma, "says", host.number)
