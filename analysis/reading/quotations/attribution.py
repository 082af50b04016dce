"""Quoted spans: whether they are speech, and the rule that finds their source.

The rules are tried in order, most certain first; each names itself in the row that it makes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.language.french.grammar import FIRST_PERSON, SUBORDINATORS
from analysis.reading.quotations import asides, government, introductions, names_and_terms, relayed, report, uncued
from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.marks import Mark
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.relayed import SUBJECTS
from analysis.reading.quotations.site import Site
from analysis.reading.quotations.vocabulary import Source

# Words before the inner marks among which a first person says that they are the speaker's own.
NEAR = 8
# Words between a verb inside a quotation and its colon.
MOST_BEFORE_COLON = 4
INDEFINITE = frozenset(("un", "une", "des"))

RULES: tuple[Callable[[Site], Report | None], ...] = (
    asides.before,
    introductions.displayed,
    names_and_terms.title,
    asides.inside,
    names_and_terms.offence,
    asides.after,
    asides.between,
    introductions.colon,
    government.gapped,
    government.passive,
    government.governed,
    government.according_to,
    asides.later,
    asides.colon_after,
    government.participle,
    government.judged,
    uncued.continued,
    uncued.signed,
    uncued.bracketed,
    uncued.attributive,
    uncued.floating,
    asides.opened,
    uncued.predicate,
    uncued.state,
    introductions.in_the_eyes_of,
    asides.cut,
    uncued.remaining,
)


def attribute(host: Host, clauses: Clauses, before: Sequence[Report]) -> list[Report]:
    """The quoted spans of a host sentence, of both levels, each speech with its source or other."""
    found: list[Report] = []
    for number, mark in enumerate(host.marks):
        site = Site(host, number, clauses, [*before, *found])
        made = next((made for rule in RULES if (made := rule(site)) is not None), site.other("term"))
        inner = _nested(mark, host, clauses, made.source)
        clauses.speakers.note(mark.start, made.source)
        found.extend([made, *inner])
    return found


def _nested(mark: Mark, host: Host, clauses: Clauses, outer: Source | None) -> list[Report]:
    """The spans of level 2 inside a quotation of the source `outer`."""
    found, context = [], clauses.context
    for inner in context.marks:
        if inner.level != 2 or inner.start < mark.start or inner.end > mark.end:
            continue
        cue, span = _cue_before(inner, mark, clauses), (inner.start, inner.end)
        own = _own_words(inner, mark, context, outer)
        if cue is not None:
            source = own or relayed.source(cue, mark, host, outer, clauses)
            found.append(report.cued(span, "nested", cue, source, context, host, 2))
        elif context.text[mark.start : inner.outer_start].rstrip().endswith(":"):
            found.append(Report(*span, 2, "speech", "nested colon", own, host=host.number))
        else:
            found.append(Report(*span, 2, "other", "nested term", host=host.number))
    return found


def _own_words(inner: Mark, mark: Mark, context: Context, outer: Source | None) -> Source | None:
    """The speaker of the quotation, where the words right before the inner marks are "je", "on" or "nous"."""
    last = context.first(inner.outer_start)
    for number in range(last - 1, max(context.first(mark.start), last - NEAR) - 1, -1):
        nous = context.low(number) == "nous" and not context.low(number + 1).endswith(("ons", "mes"))
        if context.low(number) in FIRST_PERSON and not nous:
            if context.low(number) == "on" and context.low(number + 1) in ("m'", "me", "nous", "lui"):
                return None
            return replace(outer, start=context.start(number), end=context.end(number)) if outer else None
        if context.low(number) in SUBJECTS or context.low(number) in (".", "!", "?"):
            return None
    return None


def _cue_before(inner: Mark, mark: Mark, clauses: Clauses) -> Cue | None:
    """The verb inside a quotation that reports the marks right after it."""
    context = clauses.context
    cues = clauses.within(mark.start, inner.outer_start, 1)
    near = [c for c in cues if context.first(inner.outer_start) - c.last <= 6 and c.kind != "participle"]
    if not near:
        return None
    cue, words = near[-1], range(near[-1].last + 1, context.first(inner.outer_start))
    low = [context.low(n) for n in words if context.low(n)[:1].isalpha()]
    if ":" in (context.low(n) for n in words):
        return cue if len(low) <= MOST_BEFORE_COLON else None
    if cue.verb.que and low[:1] and low[0] in SUBORDINATORS:
        return cue
    coined = bool(low) and low[-1] in INDEFINITE and not _holds_clause(inner, context)
    named = cue.verb.lemma == "appeler" and low in (["ça"], ["cela"])
    reports = named or cue.verb.incise or cue.verb.lemma == "parler"
    return cue if len(low) <= 1 and reports and not coined else None


def _holds_clause(mark: Mark, context: Context) -> bool:
    words = range(context.first(mark.start), context.first(mark.end))
    return any(context.finite(n) for n in words)
