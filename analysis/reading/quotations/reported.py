"""Reported clauses outside quotation marks: "X affirme que ...", "selon X, ...", "..., a-t-il dit".

Extents follow the annotation guidelines: the clause from its first word to its last, without the
reporting clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.language.french.grammar import ADVERBS, CLITICS, DETERMINERS, SUBORDINATORS
from analysis.reading.quotations.clauses import According, Clauses
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.phrases import Source
from analysis.reading.quotations.report import Report

# Words that may stand between a verb and its "que": adverbs, "mardi à l'AFP", "dans un communiqué".
REACH = 12


def find(host: Host, clauses: Clauses, quoted: Sequence[Report]) -> list[Report]:
    """The reported clauses of one host sentence, in order."""
    found: list[Report] = []
    for cue in clauses.within(host.start, host.end):
        for start, end, rule in _spans(cue, host, clauses):
            report = _cued(cue, start, end, rule, host, clauses)
            if report is not None and not _inside_marks(report, host):
                found.append(report)
                clauses.speakers.note(report.start, report.source)
    for phrase in clauses.according(host.start, host.end):
        span = _according(phrase, host, clauses)
        if span is not None:
            report = _report(span, "selon clause", phrase.source, host, clauses, phrase.first, phrase.last)
            if report is not None and not _inside_marks(report, host):
                found.append(report)
                clauses.speakers.note(report.start, phrase.source)
    return _distinct(found)


def _distinct(found: list[Report]) -> list[Report]:
    seen: set[tuple[int, int]] = set()
    kept = []
    for report in found:
        if (report.start, report.end) not in seen:
            seen.add((report.start, report.end))
            kept.append(report)
    return kept


def _inside_marks(report: Report, host: Host) -> bool:
    return any(mark.outer_start <= report.start and report.end <= mark.outer_end for mark in host.marks)


def _cued(cue: Cue, start: int, end: int, rule: str, host: Host, clauses: Clauses) -> Report | None:
    source = clauses.source(cue, host)
    if source is None and not cue.passive:
        return None
    if source is not None and not clauses.speaks(cue, source):
        return None
    report = _report((start, end), rule, source, host, clauses, cue.first, cue.last)
    if report is None:
        return None
    return Report(
        report.start, report.end, 1, "speech", rule, source, report.cue_start, report.cue_end,
        cue.verb.lemma, cue.verb.stance, host.number,
    )  # fmt: skip


def _report(
    span: tuple[int, int],
    rule: str,
    source: Source | None,
    host: Host,
    clauses: Clauses,
    first: int,
    last: int,
) -> Report | None:
    context = clauses.context
    start, end = _trim(context.text, *span)
    if end - start < 4:
        return None
    cue_start, cue_end = context.start(first), context.end(last)
    return Report(
        start, end, 1, "speech", rule, source, cue_start, cue_end,
        context.text[cue_start:cue_end].lower(), "says", host.number,
    )  # fmt: skip


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without spaces and punctuation at the edges; a mark whose twin lies inside is kept."""
    while start < end and text[start] in " ,;:.\n–—":
        start += 1
    while end > start and text[end - 1] in " ,;:.\n–—*":
        end -= 1
    body = text[start:end]
    for opening, closing in (("(", ")"), ("«", "»"), ("“", "”")):
        if body.startswith(opening) and closing not in body:
            start += 1
        if body.endswith(closing) and opening not in body:
            end -= 1
        body = text[start:end]
    stripped = body.strip()
    start += len(body) - len(body.lstrip())
    return start, start + len(stripped)


def _spans(cue: Cue, host: Host, clauses: Clauses) -> Iterator[tuple[int, int, str]]:
    """The clauses that a cue reports: start, end, rule."""
    context = clauses.context
    if clauses.is_incise(cue, host) and cue.verb.incise:
        span = _before_incise(cue, host, clauses)
        if span is not None:
            yield (*span, "incise clause")
        return
    if cue.verb.que and cue.kind != "participle":
        que = _que(cue, host, clauses)
        if que:
            edge = _clause_end(que[-1], host, clauses, cue)
            for at, following in zip(que, [*que[1:], None], strict=True):
                end = edge if following is None else _before_and(context, following)
                yield context.end(at), end, "que clause"
            return
    yield from _infinitives(cue, host, clauses)


def _que(cue: Cue, host: Host, clauses: Clauses) -> list[int]:
    """The "que" words of a cue: its own, and those joined to it by "et" or a comma."""
    context = clauses.context
    limit = context.first(host.end)
    first = None
    for at in range(cue.last + 1, min(cue.last + 1 + REACH, limit)):
        if context.quoted[at] > context.quoted[cue.head]:
            if context.low(at) in '«"“*' and context.low(at + 1) in SUBORDINATORS:
                return []
            return []
        if context.low(at) in SUBORDINATORS:
            if not _verb_follows(context, at, limit):
                return []
            if (
                context.low(at - 1) in ("ne", "plus", "moins", "aussi", "ce", "autant")
                and context.low(at - 1) != "ce"
            ):
                return []
            first = at
            break
        if context.low(at) in (":", ";", ".", "qui", "dont") or (
            "Fin" in context.words[at].morph.get("VerbForm", []) and at > cue.last + 1
        ):
            return []
    if first is None:
        return []
    found = [first]
    for at in range(first + 2, limit):
        if (
            context.low(at) in SUBORDINATORS
            and context.quoted[at] == 0
            and context.low(at - 1) in ("et", "mais", "ou")
        ):
            between = [
                c
                for c in clauses.within(context.start(first), context.start(at))
                if c.verb.que and c.kind == "finite" and c.last + 3 >= at
            ]
            if not between:
                found.append(at)
    return found


def _verb_follows(context: Context, que: int, limit: int) -> bool:
    """Whether a finite verb stands between "que" and the end of the sentence: "que douze" has none."""
    return any("Fin" in context.words[n].morph.get("VerbForm", []) for n in range(que + 1, limit))


def _before_and(context: Context, que: int) -> int:
    at = que - 1
    while context.low(at) in ("et", "mais", "ou", ","):
        at -= 1
    return context.end(at)


def _clause_end(start: int, host: Host, clauses: Clauses, cue: Cue) -> int:
    """Where a reported clause ends: at the next reporting clause of the same source, or the sentence."""
    context = clauses.context
    limit = context.first(host.end)
    for at in range(start + 2, limit):
        if context.quoted[at] > context.quoted[cue.head]:
            continue
        low = context.low(at)
        if low in (";", ":"):
            return context.start(at)
        nextcue = next((c for c in clauses.within(context.start(at), context.end(at)) if c.first == at), None)
        if nextcue is not None and _new_report(nextcue, at, clauses, cue):
            back = at
            while context.low(back - 1) in ("et", ",", "mais", "puis", "en", "–", "ou"):
                back -= 1
            return context.start(back)
        if low == "qui" and context.low(at - 1) in ("et", "mais") and context.low(at - 2) == ",":
            return context.start(at - 2)
    return min(host.end, context.end(limit - 1)) if limit else host.end


def _new_report(cue: Cue, at: int, clauses: Clauses, governing: Cue) -> bool:
    context = clauses.context
    before = context.low(at - 1)
    if cue.kind == "gerund" and (before in (",", "en") or context.low(at - 2) == ","):
        return True
    if (
        cue.kind == "finite"
        and not cue.passive
        and before in ("et", "mais", "puis")
        and governing.kind == "finite"
    ):
        return cue.verb.que or cue.verb.object
    return cue.pronoun is not None and before == ","


def _infinitives(cue: Cue, host: Host, clauses: Clauses) -> Iterator[tuple[int, int, str]]:
    """Infinitive complements: "affirme n'avoir rien su", "accuse X d'avoir menti", "promet de venir"."""
    context, frames = clauses.context, cue.verb.infinitive
    if not frames or (cue.kind == "participle" and not frames & {"whom", "whomà"}):
        return
    limit = context.first(host.end)
    at = _infinitive_start(cue, frames, limit, context)
    if at is None:
        return
    edge = _before_verb(at, _clause_end(at, host, clauses, cue), context)
    joined = (
        [
            n
            for n in range(at + 2, context.first(edge))
            if context.low(n) in ("de", "d'")
            and context.low(n - 1) in ("et", "ou")
            and _is_infinitive(context, n + 1)
        ]
        if "de" in frames or "whom" in frames
        else []
    )
    starts = [at, *(n + 1 for n in joined)]
    for number, start in enumerate(starts):
        end = context.end(starts[number + 1] - 3) if number + 1 < len(starts) else edge
        yield context.start(start), end, "infinitive"


def _before_verb(start: int, edge: int, context: Context) -> int:
    """An infinitive clause ends before "et" and a finite verb that goes on with the main clause."""
    for number in range(start + 1, context.first(edge)):
        word = context.words[number]
        if context.low(number) in ("et", "mais") and context.quoted[number] == 0:
            after = number + 1
            while context.low(after) in CLITICS | ADVERBS:
                after += 1
            word = context.words[min(after, len(context.words) - 1)]
            if "Fin" in word.morph.get("VerbForm", []) and word.pos_ in ("VERB", "AUX"):
                return context.end(number - 1)
        if (
            context.low(number) == ","
            and context.low(number + 1) == "sans"
            and context.low(number + 2) == "quoi"
        ):
            return context.start(number)
    return edge


def _infinitive_start(cue: Cue, frames: frozenset[str], limit: int, context: Context) -> int | None:
    """The first word of the infinitive clause after a cue."""
    at = cue.last + 1
    while at < limit and context.low(at) in ADVERBS:
        at += 1
    if cue.pronoun is not None and at <= cue.pronoun:
        at = cue.pronoun + 1
    if "0" in frames:
        for number in range(at, min(at + 4, limit)):
            if _is_infinitive(context, number) and context.words[number].pos_ not in ("NOUN", "ADP", "DET"):
                return number
            if (
                context.low(number) in DETERMINERS - {"au", "aux", "du"}
                or context.words[number].pos_ == "PUNCT"
            ):
                break
    if "de" in frames and context.low(at) in ("de", "d'") and _is_infinitive(context, at + 1):
        return at + 1
    if "à" in frames and context.low(at) == "à" and _is_infinitive(context, at + 1):
        return at + 1
    links = {"whom": ("de", "d'"), "whomà": ("à",), "de": ("de", "d'")}
    for frame, words in links.items():
        if frame not in frames:
            continue
        reach = 4 * REACH if frame.startswith("whom") or cue.verb.lemma == "reprocher" else REACH
        for number in range(at, min(at + reach, limit)):
            if context.low(number) in ("que", "qu'", "qui", ":", ";") or (
                "Fin" in context.words[number].morph.get("VerbForm", [])
                and context.words[number].pos_ in ("VERB", "AUX")
            ):
                break
            if context.low(number) in words and _is_infinitive(context, number + 1):
                return number + 1
    return None


def _is_infinitive(context: Context, at: int) -> bool:
    """Whether an infinitive begins here, negation and pronouns before it skipped."""
    steps = 0
    while (
        context.low(at)
        in (
            "ne",
            "n'",
            "pas",
            "plus",
            "jamais",
            "rien",
            "se",
            "s'",
            "le",
            "la",
            "les",
            "l'",
            "lui",
            "leur",
            "y",
            "en",
            "ni",
            "tout",
            "être",
            "avoir",
            "«",
            "“",
            '"',
        )
        and steps < 6
    ):
        if context.low(at) in ("être", "avoir"):
            return True
        at, steps = at + 1, steps + 1
    if at >= len(context.words):
        return False
    word = context.words[at]
    return "Inf" in word.morph.get("VerbForm", []) or (
        word.pos_ in ("VERB", "AUX") and word.text.endswith(("er", "ir", "oir", "re"))
    )


def _before_incise(cue: Cue, host: Host, clauses: Clauses) -> tuple[int, int] | None:
    """The clause before a reporting aside, back to where it begins."""
    context = clauses.context
    end = context.start(cue.first)
    start = host.start
    for other in clauses.within(host.start, end):
        if other.first != cue.first and clauses.is_incise(other, host) and other.verb.incise:
            source = clauses.source(other, host)
            start = max(
                start,
                context.end(other.last),
                (source.end or 0) if source and source.end and source.end < end else 0,
            )
    comma = context.text.rfind(",", start, context.end(cue.first - 2) if cue.first > 1 else start)
    source = clauses.source(cue, host)
    after = source.end if source is not None and source.end is not None else context.end(cue.last)
    if (
        comma > start
        and not _is_clause(context, comma, end)
        and after > end
        and _is_clause(context, after, host.end)
    ):
        follows = context.text[after : after + 1] == "," and not _starts_report(
            context, after + 1, clauses, host
        )
        if follows and not any(m.outer_start >= comma and m.outer_end <= end for m in host.marks):
            return after, host.end
    if _said_otherwise(start, end, source, host, clauses):
        return None
    start = _after_colon_or_quote(context, host, start, end)
    return (start, end) if _is_clause(context, start, end) else None


def _starts_report(context: Context, start: int, clauses: Clauses, host: Host) -> bool:
    """Whether a relative or participle clause follows, which belongs to the reporting clause."""
    at = context.first(start)
    word = context.words[min(at, len(context.words) - 1)]
    return context.low(at) in ("qui", "dont", "où", "en") or "Part" in word.morph.get("VerbForm", [])


def _said_otherwise(start: int, end: int, source: Source | None, host: Host, clauses: Clauses) -> bool:
    """Whether the clause itself already says what its source reports: "Elle réclame ..., dit-elle"."""
    for cue in clauses.within(start, end):
        if cue.kind == "finite" and (cue.verb.que or cue.verb.object) and not cue.passive:
            other = clauses.source(cue, host)
            if source is not None and other is not None and other.name == source.name is not None:
                return True
    return False


def _after_colon_or_quote(context: Context, host: Host, start: int, end: int) -> int:
    """Quoted sentences before the clause are no part of it."""
    for mark in host.marks:
        if mark.outer_end <= end and mark.outer_start >= start:
            before = context.text[start : mark.outer_start].rstrip(" *")
            whole = not before.strip(" ,*;:–—") or before.endswith(":")
            if whole and not context.text[mark.outer_end : end].strip(" ,*;:–—"):
                return end
            if whole and context.text[mark.end - 1] in ".!?…":
                start = mark.outer_end
    return start


def _is_clause(context: Context, start: int, end: int) -> bool:
    """Whether the span holds a proposition of which part stands outside marks."""
    first, last = context.first(start), context.first(end)
    for number in range(first, last - 1):
        opens = context.quoted[number] == 0 and context.quoted[number + 1] == 1
        if opens and context.words[number].pos_ in ("NOUN", "PROPN", "PRON", "AUX", "VERB"):
            inside = range(number + 1, min(number + 6, last))
            if any(
                "Fin" in context.words[n].morph.get("VerbForm", []) and context.quoted[n] == 1 for n in inside
            ):
                return True
    return any(
        context.quoted[n] == 0 and "Fin" in context.words[n].morph.get("VerbForm", [])
        for n in range(first, last)
    )


def _according(phrase: According, host: Host, clauses: Clauses) -> tuple[int, int] | None:
    """The clause that "selon X" frames: after it at the head of a clause, else before it."""
    context = clauses.context
    begin = context.start(phrase.first)
    before = context.text[host.start : begin].strip(' *–—«“"')
    if context.low(phrase.last + 1).startswith(("lesquel", "laquelle", "lequel")):
        start, end = context.end(phrase.last + 1), host.end
    elif not before or re.search(r"(?:[.:;]|\b(?:et|mais|or|car|ainsi|que|qu'|où|Et|Mais|Or))\s*,?$", before):
        start = _after_comma(context, phrase.end, host.end)
        end = _clause_end(
            context.first(start),
            host,
            clauses,
            Cue(phrase.first, phrase.first, phrase.last, NO_VERB, "finite"),
        )
    else:
        start, end = host.start, begin
        after = context.text[phrase.end : host.end].strip(' .,;:!?»”"*')
        if (
            context.text[begin - 2 : begin] == ", "
            and after
            and _is_clause(context, phrase.end, host.end)
            and not _is_clause(context, start, begin)
        ):
            end = host.end
        start = _after_colon_or_quote(context, host, start, end)
    return (start, end) if start < end and _is_clause(context, start, end) else None


def _after_comma(context: Context, start: int, end: int) -> int:
    comma = context.text.find(",", start, min(end, start + 90))
    between = context.text[start:comma] if comma >= 0 else ""
    if comma >= 0 and not re.search(r"[«“\"]", between):
        return comma + 1
    return start


from analysis.reading.quotations.cues import Verb  # noqa: E402

NO_VERB = Verb("selon", "says", False, frozenset(), False, False, "", False, False, (), False)
