"""Infinitive complements: "affirme n'avoir rien su", "accuse X d'avoir menti", "promet de venir"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.language.french.grammar import ADVERBS, CLITICS, DETERMINERS, TIMES
from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.complements import REACH, clause_end
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.cues import Cue

# Words between "accuse" and its "de": the one who is accused may have a long name.
LONG_REACH = 4 * REACH
BEFORE_INFINITIVE = CLITICS | frozenset(
    ("pas", "plus", "jamais", "rien", "ni", "tout", "être", "avoir", "«", "“", '"')
)
MOST_BEFORE = 6
# Words of a new subject before its verb.
NEW_SUBJECT = 6
# Words of an aside between commas, the commas taken in.
ASIDE = 6


def infinitive_clauses(cue: Cue, host: Host, clauses: Clauses) -> Iterator[tuple[int, int]]:
    """The spans of the infinitive clauses of a cue, each from the word after "de" or "à"."""
    context, frames = clauses.context, cue.verb.infinitive
    if not frames or (cue.kind == "participle" and not frames & {"whom", "whomà"}):
        return
    if cue.passive and cue.kind == "finite" and cue.verb.stance == "asks" and not _agent(cue, context):
        # "Les malades sont invités à": nobody asks.
        return
    at = _start(cue, frames, context.first(host.end), context)
    if at is None:
        return
    edge = clause_end(at, host, clauses, context.quoted[cue.head], cue.kind == "finite")
    edge = _before_verb(at, edge, context)
    starts = [at, *(_joined(at + 2, context.first(edge), context) if frames & {"de", "whom"} else ())]
    for number, start in enumerate(starts):
        end = context.end(starts[number + 1] - 3) if number + 1 < len(starts) else edge
        yield context.start(start), end


def _agent(cue: Cue, context: Context) -> bool:
    """Whether "par" follows a passive verb."""
    return "par" in (context.low(cue.last + 1), context.low(cue.last + 2))


def _joined(first: int, last: int, context: Context) -> Iterator[int]:
    """The first words of further infinitives: "et de ...", "ou d'..."."""
    for at in range(first, last):
        linked = context.low(at) in ("de", "d'") and context.low(at - 1) in ("et", "ou")
        if linked and _is_infinitive(context, at + 1):
            yield at + 1


def _before_verb(start: int, edge: int, context: Context) -> int:
    """An infinitive clause ends before "et" and a finite verb that goes on with the main clause."""
    for number in range(start + 1, context.first(edge)):
        if context.low(number) in ("et", "mais") and context.quoted[number] == 0:
            after = number + 1
            while context.low(after) in CLITICS | ADVERBS:
                after += 1
            after = min(after, len(context.words) - 1)
            if context.low(number - 1) == "," and _new_subject(after, context):
                return context.end(number - 2)
            if context.finite(after) and context.words[after].pos_ in ("VERB", "AUX"):
                return context.end(number - 1)
        if [context.low(number + step) for step in range(3)] == [",", "sans", "quoi"]:
            return context.start(number)
    return edge


def _new_subject(at: int, context: Context) -> bool:
    """Whether a noun phrase and its finite verb begin here: ", mais son entourage laisse entendre"."""
    if context.low(at) not in DETERMINERS and context.words[at].pos_ != "PROPN":
        return False
    words = range(at + 1, min(at + NEW_SUBJECT, len(context.words)))
    return any(context.finite(n) and context.words[n].pos_ in ("VERB", "AUX") for n in words)


def _start(cue: Cue, frames: frozenset[str], limit: int, context: Context) -> int | None:
    """The first word of the infinitive clause after a cue."""
    at = _past_asides(cue.last + 1, limit, context)
    if cue.pronoun is not None and at <= cue.pronoun:
        at = cue.pronoun + 1
    bare = _bare(at, limit, context) if "0" in frames else None
    if bare is not None:
        return bare
    if "à" in frames and context.low(at) == "à" and _is_infinitive(context, at + 1):
        return at + 1
    for frame, links in (("whom", ("de", "d'")), ("whomà", ("à",)), ("de", ("de", "d'"))):
        found = _linked(cue, at, limit, frame, links, context) if frame in frames else None
        if found is not None:
            return found
    return None


def _past_asides(at: int, limit: int, context: Context) -> int:
    """The word after adverbs, "en revanche" and short asides between commas: "assure, lui, n'avoir rien"."""
    while at < limit:
        if context.low(at) in ADVERBS:
            at += 1
        elif (context.low(at) in ("la", "le", "ce", "cette") and context.low(at + 1) in TIMES) or (
            context.low(at) == "en" and context.low(at + 1) in ("revanche", "outre", "effet")
        ):
            at += 2
        elif context.low(at) == ",":
            closing = (n for n in range(at + 1, min(at + ASIDE, limit)) if context.low(n) == ",")
            comma = next(closing, None)
            if comma is None:
                return at
            at = comma + 1
        else:
            return at
    return at


def _bare(at: int, limit: int, context: Context) -> int | None:
    """The infinitive of "affirme vouloir", which nothing introduces."""
    for number in range(at, min(at + 4, limit)):
        pos = context.words[number].pos_
        if _is_infinitive(context, number) and pos not in ("NOUN", "ADP", "DET"):
            return number
        if context.low(number) in DETERMINERS - {"au", "aux", "du"} or pos == "PUNCT":
            return None
    return None


def _linked(
    cue: Cue, at: int, limit: int, frame: str, links: tuple[str, ...], context: Context
) -> int | None:
    """The infinitive of "accuse X d'avoir ...", somebody named before it perhaps."""
    long = frame != "de" or cue.verb.lemma == "reprocher"
    for number in range(at, min(at + (LONG_REACH if long else REACH), limit)):
        verb = context.finite(number) and context.words[number].pos_ in ("VERB", "AUX")
        if verb or context.low(number) in ("que", "qu'", "qui", ":", ";"):
            return None
        if context.low(number) in links and _is_infinitive(context, number + 1):
            return number + 1
    return None


def _is_infinitive(context: Context, at: int) -> bool:
    """Whether an infinitive begins here, negation and pronouns before it skipped."""
    last = at + MOST_BEFORE
    while context.low(at) in BEFORE_INFINITIVE and at < last:
        if context.low(at) in ("être", "avoir"):
            return True
        at += 1
    if at >= len(context.words):
        return False
    word = context.words[at]
    spelt = word.pos_ in ("VERB", "AUX") and word.text.endswith(("er", "ir", "oir", "re"))
    return spelt or "Inf" in word.morph.get("VerbForm", [])
