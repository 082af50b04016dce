"""Reported clauses with "que", and where a reported clause ends."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.language.french.grammar import SUBORDINATORS
from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.cues import Cue

# Words that may stand between a verb and its "que": adverbs, "mardi à l'AFP", "dans un communiqué".
REACH = 12
# "Se dit « convaincu » que ...": the words between are the speaker's as well.
DESCRIBING = frozenset(("dire",))
QUESTIONS = frozenset(("si", "s'", "pourquoi", "comment", "quand", "combien"))
JOINING = frozenset(("et", "mais", "ou"))


def que_clauses(cue: Cue, host: Host, clauses: Clauses) -> Iterator[tuple[int, int]]:
    """The spans of the "que" clauses of a cue, each from the word after "que"."""
    context, que = clauses.context, _que(cue, host, clauses)
    if que:
        edge = clause_end(que[-1], host, clauses, context.quoted[cue.head], cue.kind == "finite")
        for at, following in zip(que, [*que[1:], None], strict=True):
            apart = context.low(at) == "qu" and context.low(at + 1) == "'"
            yield context.end(at + apart), edge if following is None else _before_joining(context, following)


def _que(cue: Cue, host: Host, clauses: Clauses) -> list[int]:
    """The "que" words of a cue: its own, and those joined to it by "et"."""
    first = _own_que(cue, host, clauses.context)
    if first is None:
        return []
    joined = range(first + 2, clauses.context.first(host.end))
    return [first, *(at for at in joined if _is_joined(at, first, clauses))]


def _own_que(cue: Cue, host: Host, context: Context) -> int | None:
    limit = context.first(host.end)
    for at in range(cue.last + 1, min(cue.last + 1 + REACH, limit)):
        low = context.low(at)
        if low in SUBORDINATORS and _of_object(cue, at, context):
            return None
        if context.quoted[at] > context.quoted[cue.head] and (
            cue.verb.lemma in DESCRIBING or _told_to(at, context)
        ):
            continue
        if context.quoted[at] > context.quoted[cue.head] or low in (":", ";", ".", "qui", "dont"):
            return None
        if low in SUBORDINATORS or (low in QUESTIONS and cue.verb.stance == "asks"):
            restrictive = context.low(at - 1) in (
                "ne",
                "plus",
                "moins",
                "aussi",
                "autant",
                "quoi",
                "qui",
                "ce",
            )
            restrictive = restrictive and (context.low(at - 2), context.low(at - 1)) != ("à", "ce")
            # "X estime aussi que" compares nothing.
            restrictive = restrictive and not (context.low(at - 1) == "aussi" and at - 2 == cue.last)
            # "que douze" has no verb.
            clause = any(context.predicate(number) for number in range(at + 1, limit))
            return at if clause and not restrictive else None
        if context.finite(at) and at > cue.last + 1:
            return None
    return None


def _of_object(cue: Cue, at: int, context: Context) -> bool:
    """Whether "que" belongs to the object of an infinitive: "exclut de payer des frais, qu'elle juge"."""
    words = range(cue.last + 1, at)
    infinitive = any("Inf" in context.words[n].morph.get("VerbForm", []) for n in words)
    return infinitive and context.low(at - 1) == "," and bool(cue.verb.infinitive)


def _told_to(at: int, context: Context) -> bool:
    """Whether quoted words name an outlet to which something is said: "confirme à « La Gazette » que ..."."""
    level = context.quoted[at]
    while context.quoted[at] >= level and at:
        at -= 1
    return context.low(at) in ("à", "au", "aux", "dans", "sur")


def _is_joined(at: int, first: int, clauses: Clauses) -> bool:
    """Whether "et que" goes on with the first "que", and no nearer verb takes it."""
    context = clauses.context
    if context.low(at) not in SUBORDINATORS or context.quoted[at]:
        return False
    listed = context.low(at - 1) == "," and context.words[at].pos_ == "SCONJ"
    if context.low(at - 1) not in JOINING and not listed:
        return False
    cues = clauses.within(context.start(first), context.start(at))
    return not any(cue.verb.que and cue.kind == "finite" and cue.last + 3 >= at for cue in cues)


def _before_joining(context: Context, que: int) -> int:
    at = que - 1
    while context.low(at) in JOINING | {","}:
        at -= 1
    return context.end(at)


def clause_end(start: int, host: Host, clauses: Clauses, level: int, finite: bool) -> int:
    """Where a reported clause ends: at the next reporting clause of the same source, or the sentence.

    `level` is that of the marks in which its reporting clause stands; `finite` says whether that one
    has a finite verb, which another may follow after "et".
    """
    context = clauses.context
    limit = context.first(host.end)
    for at in range(start + 2, limit):
        if context.quoted[at] > level:
            continue
        low = context.low(at)
        if low in (";", ":"):
            return context.start(at)
        if _next_report(at, clauses, finite):
            back = at
            while context.low(back - 1) in ("et", ",", "mais", "puis", "tout", "en", "–", "ou"):
                back -= 1
            return context.start(back)
        if low == "qui" and context.low(at - 1) in ("et", "mais") and context.low(at - 2) == ",":
            return context.start(at - 2)
    return min(host.end, context.end(limit - 1)) if limit else host.end


def _next_report(at: int, clauses: Clauses, finite: bool) -> bool:
    """Whether a reporting verb that goes on with the main clause begins at a word."""
    context = clauses.context
    cues = clauses.within(context.start(at), context.end(at))
    cue = next((cue for cue in cues if cue.first == at), None)
    before = context.low(at - 1)
    if cue is None:
        return False
    if finite and cue.kind == "participle" and before == "et":
        return True
    if cue.kind == "gerund" and (before in (",", "en") or context.low(at - 2) == ","):
        return True
    if finite and cue.kind == "finite" and not cue.passive and before in ("et", "mais", "puis"):
        return cue.verb.que or cue.verb.object
    return cue.pronoun is not None and before == ","
