"""Through what a source speaks: "dans un communiqué", "sur Twitter", "à l'AFP".

Who speaks is the person or the organisation; the document, the account or the outlet is kept beside it.
"""

from __future__ import annotations

from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.report import Report

# Words before a document or message that carries the words, and before an outlet or a platform.
THROUGH = frozenset(("dans", "par", "via"))
PREPOSITIONS = THROUGH | frozenset(("sur", "à", "au", "aux", "auprès"))
NAMED = ("MEDIA", "PLATFORM")
# Words between a reporting verb and its channel.
NEAR = 12


def channel(report: Report, clauses: Clauses) -> tuple[int, int] | None:
    """The span of the channel of a quotation, None where its sentence names none near the verb."""
    context, speakers = clauses.context, clauses.speakers
    source = report.source
    if source is None or report.cue_start is None or report.cue_end is None:
        return None
    if source.kind == "organisation" and source.start is not None and source.end is not None:
        words = range(context.first(source.start), context.first(source.end))
        if any(_spoken(number, clauses) for number in words):
            # "Le communiqué de X dénonce": X speaks, the words say through what.
            return source.start, source.end
    first, last = context.first(report.cue_start), context.first(report.cue_end)
    host = context.hosts[report.host]
    low, high = max(context.first(host.start), first - NEAR), min(context.first(host.end), last + NEAR)
    for at in sorted(range(low, high), key=lambda n: abs(n - first)):
        if context.low(at) not in PREPOSITIONS or context.quoted[at]:
            continue
        found = speakers.phrase(at + 1, high)
        if found is None or context.quoted[found.head]:
            continue
        mention = speakers.mention_at(found.head)
        carried = context.low(at) in THROUGH and _spoken(found.head, clauses)
        if carried or (mention is not None and mention.kind in NAMED):
            if mention is not None:
                return mention.start, mention.end
            return context.start(found.first), context.end(found.last)
    return None


def _spoken(at: int, clauses: Clauses) -> bool:
    """Whether a word is a noun for a document or a message."""
    kinds = clauses.speakers.kinds
    low = clauses.context.low(at)
    return {kinds.get(low), kinds.get(low.rstrip("s"))} & {"document", "statement"} != set()
