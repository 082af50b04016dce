"""Who said what, by a language's reporting verbs, quotation marks and pronouns, and its model's parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.reading.document import Document
from analysis.reading.general import syntax
from analysis.reading.general.quotations import clauses, cues, marks
from analysis.reading.general.quotations.cues import Cue
from analysis.reading.general.quotations.direct import Given, Reader
from analysis.reading.general.quotations.sources import Source, Sources
from analysis.reading.people import Named
from analysis.reading.quotations.echoes import SAME, content
from analysis.reading.quotations.marks import Mark
from analysis.reading.quotations.table import UNSEEN, Quotation

__all__ = ["find"]

# "It is thought that" is a reserve of the outlet's own: nobody is said to have said it.
OPINIONS = frozenset(("judges", "doubts"))


def find(document: Document, people: Sequence[Named]) -> list[Quotation]:
    """The quotations of an article in order: every span between marks, every reported clause.

    `people` are the article's named entities. Confidence is the share of a rule's attributions that are
    right on annotated articles (`rule_precision.tsv`). Never raises for damaged text.
    """
    found = marks.find(document)
    sources = Sources(document, people, [(mark.outer_start, mark.outer_end) for mark in found])
    verbs = cues.find(document, found)
    reader = Reader(document, found, verbs, clauses.according(document, sources), sources)
    rows: list[Quotation] = []
    for event in _in_order(reader, verbs):
        if isinstance(event, int):
            rows.append(_quoted(reader.read(event), document))
        else:
            rows.extend(_reported(event, reader))
    rows = [*_outermost(rows), *_of_phrases(reader)]
    rows += _inner([mark for mark in found if mark.level > 1], rows)
    rows = [*_echoed(document.text, [*_once(rows)])]
    precision = {row["rule"]: float(row["precision"]) for row in document.language.rows("rule_precision")}
    rows = [replace(row, confidence=precision.get(row.rule or "", UNSEEN)) for row in rows]
    quoted = [row for row in rows if row.layer == "quoted"]
    rows = [replace(row, mixed=_mixed(row, quoted)) if row.layer == "indirect" else row for row in rows]
    return sorted(rows, key=lambda row: (row.start, -row.end, row.layer))


def _in_order(reader: Reader, verbs: Sequence[Cue]) -> Iterator[int | Cue]:
    """Quoted spans (by number) and reporting verbs as the text has them: who spoke last is known then."""
    events: list[tuple[int, int, int | Cue]] = [(m.start, 0, n) for n, m in enumerate(reader.top)]
    events += [(cue.start, 1, cue) for cue in verbs]
    return (event for _, _, event in sorted(events, key=lambda event: event[:2]))


def _quoted(given: Given, document: Document) -> Quotation:
    mark, source = given.mark, given.source
    row = Quotation(mark.start, mark.end, "quoted", level=mark.level, role=given.role, rule=given.rule)
    if given.role == "other":
        return row
    row = replace(
        row, cue_start=given.cue_start, cue_end=given.cue_end, cue_lemma=given.lemma, stance=given.stance
    )
    return _sourced(row, source, document)


def _sourced(row: Quotation, source: Source | None, document: Document) -> Quotation:
    """A row with its speaker, or with the reason why it has none."""
    if source is None or source.name is None:
        pronoun = source is not None and source.start is not None
        cued = row.cue_start is not None
        reason = "pronoun" if pronoun else "not named" if cued else "no reporting clause"
        row = replace(row, reason=reason)
    if source is None:
        return row
    kind = source.kind if source.name else None
    return replace(
        row, speaker=source.name, speaker_kind=kind, mention_start=source.start, mention_end=source.end
    )


def _reported(cue: Cue, reader: Reader) -> Iterator[Quotation]:
    """The clauses that one verb reports."""
    if not cue.told:
        return
    source: Source | None = None
    for start, end, rule in clauses.spans(cue, reader.document, reader.cues):
        span = _closed(clauses.trim(reader.document.text, start, end), reader.top)
        if span[1] - span[0] < clauses.SHORTEST or _within(span, reader.top):
            continue
        if cue.subject is not None and not reader.sources.can_speak(cue.subject):
            continue
        if cue.subject is None and not (cue.passive and _impersonal(cue, reader)):
            continue
        source = reader.sources.of(cue.subject) if cue.subject is not None else None
        reader.sources.note(cue.start, source)
        row = Quotation(
            *span, "indirect", rule=rule, cue_start=cue.start, cue_end=cue.end, cue_lemma=cue.verb.lemma,
            stance=cue.verb.stance,
        )  # fmt: skip
        yield _sourced(row, source, reader.document)


def _impersonal(cue: Cue, reader: Reader) -> bool:
    """Whether nobody is the subject of a passive: "it was said that", not "the firm was told that".

    Nor "asked whether it had paid, the firm ...": who was asked says nothing there.
    """
    subject = syntax.own_subject(cue.token)
    pronoun = reader.sources.words.pronouns.get(subject.lower_) if subject is not None else None
    hearsay = cue.verb.stance in OPINIONS or cue.token.dep_ in ("advcl", "acl")
    return not hearsay and (subject is None or bool(pronoun and pronoun.thing))


def _closed(span: tuple[int, int], top: Sequence[Mark]) -> tuple[int, int]:
    """A clause with the closing mark of words that end it."""
    ends = (m.outer_end for m in top if span[0] <= m.outer_start < span[1] < m.outer_end)
    return span[0], next(ends, span[1])


def _outermost(rows: Sequence[Quotation]) -> Iterator[Quotation]:
    """The rows without reported clauses inside another of the same speaker: "he said he thought that"."""
    clauses = [row for row in rows if row.layer == "indirect"]
    for row in rows:
        held = (o for o in clauses if o is not row and o.start <= (row.cue_start or 0) and row.end <= o.end)
        if row.layer != "indirect" or row.cue_start is None or all(o.speaker != row.speaker for o in held):
            yield row


def _within(span: tuple[int, int], top: Sequence[Mark]) -> bool:
    return any(mark.outer_start <= span[0] and span[1] <= mark.outer_end for mark in top)


def _of_phrases(reader: Reader) -> Iterator[Quotation]:
    """The clauses that "according to X" reports."""
    text = reader.document.text
    for phrase in reader.phrases:
        found = clauses.around(phrase, reader.document, [])
        span = clauses.trim(text, *found) if found else (0, 0)
        if span[1] - span[0] >= 2 * clauses.SHORTEST and not _within(span, reader.top):
            row = Quotation(
                *span, "indirect", rule="according clause", cue_start=phrase.start, cue_end=phrase.end,
                cue_lemma=text[phrase.start : phrase.end].lower(), stance="says",
            )  # fmt: skip
            yield _sourced(row, phrase.source, reader.document)


def _echoed(text: str, rows: Sequence[Quotation]) -> Iterator[Quotation]:
    """The rows, those without a speaker that repeat the words of one with that speaker."""
    said = [(content(text[r.start : r.end]), r) for r in rows if r.layer == "quoted" and r.speaker]
    for row in rows:
        own = content(text[row.start : row.end]) if row.layer == "quoted" and not row.speaker else set()
        twin = next((q for other, q in said if own and len(own & other) >= SAME * len(own)), None)
        alone = row.cue_start is None and row.level == 1 and len(own) > 1
        if twin is not None and alone:
            row = replace(
                row,
                role="speech",
                rule="echo",
                reason=None,
                speaker=twin.speaker,
                speaker_kind=twin.speaker_kind,
            )
        yield row


def _inner(inside: Sequence[Mark], rows: Sequence[Quotation]) -> Iterator[Quotation]:
    """Marks inside marks: the words of others that a speaker quotes, or terms."""
    for mark in inside:
        yield Quotation(mark.start, mark.end, "quoted", level=mark.level, role="other", rule="inner")


def _once(rows: Sequence[Quotation]) -> Iterator[Quotation]:
    seen = set()
    for row in rows:
        if (row.layer, row.start, row.end) not in seen:
            seen.add((row.layer, row.start, row.end))
            yield row


def _mixed(row: Quotation, quoted: Sequence[Quotation]) -> bool:
    """Whether a reported clause holds quoted words of the same speaker."""
    inside = (q for q in quoted if row.start <= q.start and q.end <= row.end and q.role == "speech")
    return any(q.speaker == row.speaker for q in inside)
