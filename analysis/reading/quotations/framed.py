"""Clauses that a reporting aside or "selon X" frames: how far they reach."""

from __future__ import annotations

import re

from analysis.language.french.grammar import ADVERBS, DETERMINERS, RELATIVES, SUBORDINATORS
from analysis.reading.quotations.clauses import According, Clauses
from analysis.reading.quotations.complements import clause_end
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.vocabulary import Source

# What "selon X" follows where the clause that it frames comes after it.
CLAUSE_OPENING = re.compile(r"(?:[.:;]|\b(?:et|mais|or|car|ainsi|que|qu'|où|Et|Mais|Or))\s*,?$")
# Code points after "selon X" within which the comma stands that ends its apposition.
APPOSITION = 90
# First words of clauses without a verb: "Pas question de payer, répète la direction".
NOMINAL = frozenset(("pas", "impossible", "inutile", "hors", "aucun", "aucune", "rien"))
CLOSING = ("»", "”", '"', "›")
# What leads over to a clause after an aside: "..., sans quoi, a prévenu X, l'usine ne rouvrirait pas".
OTHERWISE = ("sans quoi", "faute de quoi", "sinon")
# Words before the verb of "Comme l'a rappelé X, ...".
LONGEST_OPENING = 4


def before_aside(cue: Cue, host: Host, clauses: Clauses) -> tuple[int, int] | None:
    """The clause before a reporting aside, back to where it begins; the one around it where it is cut."""
    context, source = clauses.context, clauses.source(cue, host)
    end, start = context.start(cue.first), _after_other_asides(cue, host, clauses)
    comma = context.text.rfind(",", start, context.end(cue.first - 2) if cue.first > 1 else start)
    after = source.end if source is not None and source.end is not None else context.end(cue.last)
    closed = context.text[start : max(comma, start)].rstrip()[-1:] in CLOSING
    closed = closed or any(
        not context.text[m.outer_end : end].strip(" ,") for m in host.marks if m.outer_end <= end
    )
    lead = comma > start and not closed and not is_clause(context, comma, end)
    otherwise = context.text[comma + 1 : end].strip().startswith(OTHERWISE)
    lead = lead and (otherwise or not is_clause(context, start, comma))
    if _likened(context, host, cue) and context.text[after : host.end].count(",") and after > end:
        begin = context.text.find(",", after, host.end)
        return (begin + 1, host.end) if is_clause(context, begin, host.end) else None
    if lead and after > end and is_clause(context, after, host.end):
        plain = not any(m.outer_start >= comma and m.outer_end <= end for m in host.marks)
        if plain and context.text[after : after + 1] == "," and not _relative(context, after + 1):
            return after, host.end
    if _said_otherwise(start, end, source, host, clauses):
        return None
    if _runs_on(cue, host, clauses, start, end, after):
        return start, host.end
    start = _after_quotation(context, host, _after_semicolon(context, start, end), end)
    nominal = context.low(context.first(start)) in NOMINAL
    return (start, end) if nominal or is_clause(context, start, end) else None


def _likened(context: Context, host: Host, cue: Cue) -> bool:
    """Whether the aside opens the sentence: "Comme l'a rappelé X, les Etats ont un mois"."""
    first = context.first(host.start)
    return context.low(first) in ("comme", "ainsi") and cue.first - first <= LONGEST_OPENING


def _runs_on(cue: Cue, host: Host, clauses: Clauses, start: int, end: int, after: int) -> bool:
    """Whether the clause goes on after the aside that cuts it: "Le même cabinet, a-t-il dit, avait tablé"."""
    context, at = clauses.context, clauses.context.first(after)
    while context.low(at) in ADVERBS:
        at += 1
    while context.low(at) == "," and context.pos(at + 1) == "NOUN":
        closing = (n for n in range(at + 1, context.first(host.end)) if context.low(n) == ",")
        at = next(closing, at + 1)
    if context.low(at) != "," or any(m.outer_end <= end and m.outer_start >= start for m in host.marks):
        return False
    begun = is_clause(context, start, end)
    if not begun:
        return is_clause(context, context.start(at), host.end) and not _relative(context, context.end(at))
    noun = context.low(at + 1) in DETERMINERS | SUBORDINATORS or context.pos(at + 1) == "NUM"
    object_ = cue.pronoun is not None or context.low(at + 1) in SUBORDINATORS
    return noun and object_ and not is_clause(context, context.start(at), host.end)


def _after_other_asides(cue: Cue, host: Host, clauses: Clauses) -> int:
    """Where the last aside before this one ends, or the sentence begins."""
    context, start = clauses.context, host.start
    end = context.start(cue.first)
    for other in clauses.within(host.start, end):
        if other.verb.incise and clauses.is_incise(other, host):
            source = clauses.source(other, host)
            named = source.end if source and source.end and source.end < end else 0
            start = max(start, context.end(other.last), named)
    return start


def _relative(context: Context, start: int) -> bool:
    """Whether an adjunct, a relative or a participle follows, which belongs to the reporting clause."""
    at = context.first(start)
    word = context.words[min(at, len(context.words) - 1)]
    return context.low(at) in ("qui", "dont", "où", "en", "selon", "pour") or "Part" in word.morph.get(
        "VerbForm", []
    )


def _said_otherwise(start: int, end: int, source: Source | None, host: Host, clauses: Clauses) -> bool:
    """Whether the clause itself already says what its source reports: "Elle réclame ..., dit-elle"."""
    for cue in clauses.within(start, end):
        if cue.kind == "finite" and (cue.verb.que or cue.verb.object) and not cue.passive:
            other = clauses.source(cue, host)
            if source is not None and other is not None and other.name == source.name is not None:
                return True
    return False


def _after_quotation(context: Context, host: Host, start: int, end: int) -> int:
    """Where the clause begins after quoted sentences, which are no part of it."""
    for mark in host.marks:
        if mark.outer_end <= end and mark.outer_start >= start:
            before = context.text[start : mark.outer_start].rstrip(" *")
            whole = not before.strip(" ,*;:–—") or before.endswith(":")
            if whole and not context.text[mark.outer_end : end].strip(" ,*;:–—"):
                return end
            if whole and context.text[mark.end - 1] in ".!?…":
                start = mark.outer_end
    return start


def is_clause(context: Context, start: int, end: int) -> bool:
    """Whether the span holds a proposition of which part stands outside marks."""
    words = range(context.first(start), context.first(end))
    if any(context.quoted[n] == 0 and context.predicate(n) for n in words):
        return True
    return any(_runs_into_marks(context, number, words[-1]) for number in words[:-1])


def _runs_into_marks(context: Context, at: int, last: int) -> bool:
    """Whether marks open after a subject or an auxiliary and hold its verb: le groupe « n'a rien dit »."""
    if context.low(at) == "," and at + 1 < last and context.quoted[at + 1] == 1:
        # "Sa cliente, âgée de 81 ans, « va pouvoir finir »"
        return context.quoted[at] == 0 and context.finite(at + 2)
    if context.quoted[at] != 0 or context.quoted[at + 1] != 1:
        return False
    inside = range(at + 1, min(at + 6, last + 1))
    holds = any(context.quoted[n] == 1 and context.finite(n) for n in inside)
    return holds and context.words[at].pos_ in ("NOUN", "PROPN", "PRON", "AUX", "VERB")


def according_clause(phrase: According, host: Host, clauses: Clauses) -> tuple[int, int] | None:
    """The clause that "selon X" frames: after it at the head of a clause, else before it."""
    context, begin = clauses.context, clauses.context.start(phrase.first)
    before = context.text[host.start : begin].strip(' *–—«“"')
    if context.low(phrase.last + 1) in RELATIVES:
        start, end = context.end(phrase.last + 1), host.end
    elif not before or CLAUSE_OPENING.search(before):
        start = _after_comma(context, phrase.end, host.end)
        end = clause_end(context.first(start), host, clauses, context.quoted[phrase.first], True)
    else:
        end = host.end if _cuts(phrase, host, context) else begin
        start = _after_semicolon(context, host.start, begin)
        if _after_quotation(context, host, start, begin) >= begin:
            # « ... », selon X: all that stands before is quoted.
            return None
        start = _after_quotation(context, host, start, end)
    return (start, end) if start < end and is_clause(context, start, end) else None


def _after_semicolon(context: Context, start: int, end: int) -> int:
    """Where the last of the clauses begins that semicolons part."""
    words = range(context.first(start), context.first(end))
    last = next((n for n in reversed(words) if context.low(n) == ";" and not context.quoted[n]), None)
    return start if last is None else context.end(last)


def _cuts(phrase: According, host: Host, context: Context) -> bool:
    """Whether "selon X" stands between commas, before the verb of the clause that it frames."""
    begin = context.start(phrase.first)
    after = context.text[phrase.end : host.end].strip(' .,;:!?»”"*')
    if context.text[begin - 2 : begin] != ", " or not after:
        return False
    return is_clause(context, phrase.end, host.end) and not is_clause(context, host.start, begin)


def _after_comma(context: Context, start: int, end: int) -> int:
    """Where the clause after "selon X, ..." begins, an apposition to X left out: "Selon X, analyste, ..."."""
    comma = context.text.find(",", start, min(end, start + APPOSITION))
    if comma < 0 or re.search(r"[«“\"]", context.text[start:comma]):
        return start
    following = context.text.find(",", comma + 1, min(end, comma + APPOSITION))
    first = context.first(comma + 1)
    bare = context.words[min(first, len(context.words) - 1)].pos_ == "NOUN"
    apposed = following > 0 and bare and not is_clause(context, comma, following)
    return following + 1 if apposed else comma + 1
