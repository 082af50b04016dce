"""What a quotation reports of others: whose words it relays, and the clauses that it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.reading.quotations import report
from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.complements import que_clauses
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.marks import Mark
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.vocabulary import Source

SUBJECTS = frozenset(("il", "elle", "ils", "elles"))
# How present somebody must be for a pronoun inside a quotation to mean them.
PRESENT = 0.3
# Verbs that say that something was said, whatever the speaker makes of it.
SAYING = frozenset(("says", "announces", "promises", "claims", "warns"))
SHORTEST = 4


def find(host: Host, quoted: Sequence[Report], clauses: Clauses) -> Iterator[Report]:
    """The clauses that quotations of a host report with "que": « Ma mère disait que ça passerait »."""
    for mark in host.marks:
        outer = next((q for q in quoted if q.start == mark.start and q.role == "speech"), None)
        for cue in clauses.within(mark.start, mark.end, 1) if outer is not None else ():
            if cue.kind != "finite" or cue.passive or not cue.verb.que or cue.verb.stance not in SAYING:
                continue
            inner = _sentence(cue, mark, host, clauses.context)
            if clauses.is_incise(cue, inner):
                continue
            said = source(cue, mark, host, outer.source if outer else None, clauses)
            if said is None or not said.name or not clauses.speakers.plausible(said):
                continue
            for start, end in que_clauses(cue, inner, clauses):
                span = _trimmed(clauses.context.text, start, min(end, mark.end))
                if span[1] - span[0] >= SHORTEST:
                    yield report.cued(span, "relayed clause", cue, said, clauses.context, host)


def _sentence(cue: Cue, mark: Mark, host: Host, context: Context) -> Host:
    """The sentence of a quotation in which a cue stands, as a host of its own without marks."""
    found = context.document.sentence_at(context.start(cue.head))
    start, end = (found.start, found.end) if found is not None else (mark.start, mark.end)
    return replace(host, start=max(start, mark.start), end=min(end, mark.end), marks=())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    body = text[start:end]
    start += len(body) - len(body.lstrip(" ,"))
    return start, start + len(text[start:end].rstrip(" ,.;:!?…"))


def source(cue: Cue, mark: Mark, host: Host, outer: Source | None, clauses: Clauses) -> Source | None:
    """Whom a verb inside the quotation `mark` of the source `outer` means; nobody where only "il" says it."""
    found = None if cue.passive else clauses.source(cue, host, clauses.context.first(mark.start))
    found = _told_of(found, mark, outer, clauses) or found
    if found is None or (found.name and not (outer and found.name == outer.name)):
        return found
    # Somebody who speaks of "il" means another.
    return _another(found, outer, clauses)


def _told_of(source: Source | None, mark: Mark, outer: Source | None, clauses: Clauses) -> Source | None:
    """Whom a pronoun inside a quotation means: the last one whom the quotation itself speaks of."""
    context, speakers = clauses.context, clauses.speakers
    if source is None or source.start is None or source.end is None:
        return None
    at = context.first(source.start)
    if _pronoun(context.text[source.start : source.end]) not in SUBJECTS:
        return None
    # Who speaks says "je" of themselves: no noun of theirs takes them up.
    speakers.addressee = outer.name if outer is not None else None
    told = speakers.latest(at, source.gender, source.plural, context.first(mark.start))
    speakers.addressee = None
    if told is None or not told.name or (outer is not None and told.name == outer.name):
        return None
    since = range(context.first(mark.start), context.first(told.start or mark.start))
    if any(context.low(number) == context.low(at) for number in since):
        # "Il me parlait de mon mari. Il disait": the quotation goes on with the same subject.
        return None
    return replace(source, name=told.name, kind=told.kind)


def _another(found: Source, outer: Source | None, clauses: Clauses) -> Source:
    """The source of a pronoun inside a quotation: whoever was most spoken of before, its speaker left out."""
    text, speakers = clauses.context.text, clauses.speakers
    nobody = replace(found, name=None, kind=None)
    if found.start is None or outer is None or _pronoun(text[found.start : found.end]) not in SUBJECTS:
        return nobody
    if found.plural:
        return nobody
    present = speakers.salient(found.start, found.gender, person=True)
    others = (s for weight, s in present if s.name != outer.name and weight >= PRESENT)
    other = next(others, None)
    return replace(found, name=other.name, kind=other.kind) if other is not None else nobody


def _pronoun(text: str) -> str:
    """A subject pronoun without the hyphens of its inversion."""
    return text.lower().removeprefix("-t").removeprefix("-")
