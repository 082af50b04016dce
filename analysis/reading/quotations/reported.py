"""Reported clauses outside quotation marks: "X affirme que ...", "selon X, ...", "..., a-t-il dit".

Extents follow the annotation guidelines: the clause from its first word to its last, without the
reporting clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.language.french.grammar import ADVERBS
from analysis.reading.quotations import framed, report
from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.complements import que_clauses
from analysis.reading.quotations.context import Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.infinitives import infinitive_clauses
from analysis.reading.quotations.report import Report

SHORTEST = 4
SUSPECTING = frozenset(("accuses", "doubts"))
# Adverbs between a verb and the colon after it.
NEAR_COLON = 4
TWINS = (("(", ")"), ("«", "»"), ("“", "”"))


def find(host: Host, clauses: Clauses) -> list[Report]:
    """The reported clauses of one host sentence, each once, in the order of their cues."""
    found: dict[tuple[int, int], Report] = {}
    for made in [*_by_verbs(host, clauses), *_by_phrases(host, clauses)]:
        found.setdefault((made.start, made.end), made)
    return list(found.values())


def _by_verbs(host: Host, clauses: Clauses) -> Iterator[Report]:
    context = clauses.context
    for cue in clauses.within(host.start, host.end):
        for start, end, rule in _spans(cue, host, clauses):
            source, span = clauses.source(cue, host), _trim(context.text, start, end)
            speaks = (
                clauses.speaks(cue, source) if source is not None else cue.passive and cue.kind == "finite"
            )
            if speaks and _stands(span, host):
                clauses.speakers.note(span[0], source)
                yield report.cued(span, rule, cue, source, context, host)


def _by_phrases(host: Host, clauses: Clauses) -> Iterator[Report]:
    for phrase in clauses.according(host.start, host.end):
        # "dixit X" names the author of quoted words.
        dixit = clauses.context.low(phrase.first) == "dixit"
        found = None if dixit else framed.according_clause(phrase, host, clauses)
        span = _trim(clauses.context.text, *found) if found is not None else (0, 0)
        if _stands(span, host):
            clauses.speakers.note(span[0], phrase.source)
            yield report.according(span, "selon clause", phrase, clauses.context, host)


def _spans(cue: Cue, host: Host, clauses: Clauses) -> Iterator[tuple[int, int, str]]:
    """The clauses that a cue reports: start, end, rule."""
    if clauses.is_incise(cue, host) and cue.verb.incise:
        if cue.verb.stance in SUSPECTING and _compared(cue, clauses):
            # "... une action de l'Etat, comme le soupçonnent certains": only a part of it is theirs.
            return
        span = framed.before_aside(cue, host, clauses)
        if span is not None:
            yield (*span, "incise clause")
        return
    colon = _after_colon(cue, host, clauses)
    if colon is not None:
        yield (*colon, "colon clause")
        return
    que = list(que_clauses(cue, host, clauses)) if cue.verb.que else []
    yield from ((start, end, "que clause") for start, end in que)
    if not que:
        yield from ((start, end, "infinitive") for start, end in infinitive_clauses(cue, host, clauses))


def _compared(cue: Cue, clauses: Clauses) -> bool:
    """Whether "comme le" stands before the verb."""
    context = clauses.context
    return context.low(cue.first - 1) in ("le", "l'") and context.low(cue.first - 2) == "comme"


def _after_colon(cue: Cue, host: Host, clauses: Clauses) -> tuple[int, int] | None:
    """The clause after a verb and its colon: "X l'assure : la saison sera courte"."""
    context, at = clauses.context, cue.last + 1
    if cue.kind != "finite" or cue.passive or not (cue.verb.incise or cue.verb.que):
        return None
    while context.low(at) in ADVERBS | {"d'", "emblée", "le", "contraire"} and at < cue.last + NEAR_COLON:
        at += 1
    if context.low(at) != ":" or at + 1 >= len(context.words) or context.quoted[at + 1]:
        return None
    start, end = context.start(at + 1), host.end
    return (start, end) if start < end and framed.is_clause(context, start, end) else None


def _stands(span: tuple[int, int], host: Host) -> bool:
    """Whether a clause is long enough and not wholly inside quotation marks."""
    inside = any(mark.outer_start <= span[0] and span[1] <= mark.outer_end for mark in host.marks)
    return span[1] - span[0] >= SHORTEST and not inside


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without spaces and punctuation at the edges; a mark whose twin lies inside is kept."""
    while start < end and text[start] in " ,;:.\n–—":
        start += 1
    while end > start and text[end - 1] in " ,;:.\n–—*":
        end -= 1
    for opening, closing in TWINS:
        body = text[start:end]
        start += body.startswith(opening) and closing not in body
        end -= body.endswith(closing) and opening not in body
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    return start, start + len(body.strip())
