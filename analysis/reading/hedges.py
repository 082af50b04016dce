"""Where an outlet itself leaves open whether something is so, outside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from analysis.language import Language
from analysis.language.french import hedging
from analysis.reading.document import Document
from analysis.reading.quoted import Reported
from analysis.reading.sentences import Sentence

# How far a participle may stand from its auxiliary, and a source from its preposition, in tokens.
NEAR = 6
SOURCE = 10
# Which hedge is kept where two overlap.
ORDER = ("conditional", "modal", "attribution", "lexical")
# Verbs of what somebody means to do, which may come to nothing.
INTENTIONS = frozenset({"envisager", "prévoir", "projeter", "compter", "songer", "ambitionner"})
# What a reporting verb makes of the words that is no claim about what is so.
NO_CLAIM = frozenset({"asks", "promises", "admits", "warns", "doubts"})


@dataclass(frozen=True)
class Hedge:
    """A hedge as in the table `hedges`; its span is that of the hedging words."""

    start: int
    end: int
    kind: str
    cue: str
    cue_start: int
    cue_end: int


@dataclass(frozen=True)
class Outside:
    """The stretches of a text that stand between quotation marks, to ask what is outside them."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, start: int) -> bool:
        """Whether an offset is the outlet's own voice."""
        at = bisect_right(self.starts, start) - 1
        return at < 0 or start >= self.ends[at]


def find(document: Document, quotations: Sequence[Reported]) -> list[Hedge]:
    """The hedges of a document in order, one where several overlap.

    Conditional: the press conditional. Attribution: "selon" and the like with its source, and the verbs
    of reported clauses that claim. Modal: what may be. Lexical: words of doubt.
    """
    outside = outside_of(quotations)
    spans = [
        *_conditionals(document),
        *_sources(document),
        *_reported(document, quotations),
        *_doubts(document),
    ]
    own = [span for span in spans if outside.holds(span[0])]
    kept = disjoint(own)
    return [Hedge(start, end, kind, document.text[start:end], start, end) for start, end, kind in kept]


def outside_of(quotations: Sequence[Reported]) -> Outside:
    """What is not between the marks of these quotations."""
    merged: list[list[int]] = []
    for quoted in sorted((q for q in quotations if q.layer == "quoted"), key=lambda q: (q.start, q.end)):
        if merged and quoted.start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], quoted.end)
        else:
            merged.append([quoted.start, quoted.end])
    return Outside(tuple(start for start, _ in merged), tuple(end for _, end in merged))


def disjoint(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans with their kinds in order, one of those that overlap (see `ORDER`)."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0], ORDER.index(s[2]), -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif ORDER.index(span[2]) < ORDER.index(kept[-1][2]):
            kept[-1] = span
    return kept


def _conditionals(document: Document) -> Iterator[tuple[int, int, str]]:
    """Press conditionals: "auraient été publiés", "serait en fuite"."""
    for sentence in document.sentences:
        tokens = document.tokens(sentence.start, sentence.end)
        for at, token in enumerate(tokens):
            if hedging.is_conditional(token.lower_) and (span := _reporting(document, tokens, at)):
                yield (*span, "conditional")


def _reporting(document: Document, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The span of a conditional that reports, None for one that supposes, wishes or looks ahead."""
    token = tokens[at]
    participle = _participle(tokens, at)
    lemma = (participle or token).lemma_.lower()
    if lemma in hedging.NOT_REPORTING or (participle and participle.lower_ in hedging.REGRET):
        return None
    before = tokens[:at]
    if _first_person(before) or _supposed(document, tokens):
        return None
    # After "que" a simple conditional is the future seen from the past: "il a dit qu'il viendrait".
    passed = token.lower_ in hedging.COMPOUND and participle is not None
    if not passed and (_after_que(before) or not _states(document, tokens, token)):
        return None
    if passed and token.lower_.startswith("ser") and _after_que(before):
        return None
    first = at
    while first and tokens[first - 1].lower_ in hedging.CLITICS:
        first -= 1
    last = participle or token
    return tokens[first].idx, last.idx + len(last)


def _states(document: Document, tokens: Sequence[Token], token: Token) -> bool:
    """Whether a simple conditional states: by its verb, or because the sentence names where it comes from."""
    return token.lower_ in hedging.states() or _says(document, tokens, hedging.SOURCED)


def _says(document: Document, tokens: Sequence[Token], pattern: re.Pattern[str]) -> bool:
    return pattern.search(document.text, tokens[0].idx, tokens[-1].idx + len(tokens[-1])) is not None


def _participle(tokens: Sequence[Token], at: int) -> Token | None:
    """The past participle that an auxiliary governs, "été" passed over where another one follows."""
    found: Token | None = None
    if tokens[at].lower_ not in hedging.COMPOUND:
        return None
    for token in tokens[at + 1 : at + 1 + NEAR]:
        part = hedging.PARTICIPLE.fullmatch(token.text) is not None and token.pos_ in ("VERB", "AUX", "ADJ")
        if part:
            found = token
            if token.lower_ not in ("été", "eu"):
                break
        elif (
            token.is_alpha
            and token.pos_ in ("NOUN", "PROPN", "DET", "SCONJ")
            and (found is not None or token.pos_ != "NOUN")
        ):
            break
    return found


def _first_person(before: Sequence[Token]) -> bool:
    return any(token.lower_ in hedging.PERSONS for token in before[-3:])


def _supposed(document: Document, tokens: Sequence[Token]) -> bool:
    return _says(document, tokens, hedging.HYPOTHESIS)


def _after_que(before: Sequence[Token]) -> bool:
    """Whether the clause is held by "que": the nearest conjunction before it, without a relative between."""
    for token in reversed(before):
        if token.lower_ in ("que", "qu'") and token.pos_ == "SCONJ":
            return True
        if token.text in (".", ";", ":") or token.lower_ in ("qui", "dont", "que", "qu'"):
            return False
    return False


def _sources(document: Document) -> Iterator[tuple[int, int, str]]:
    """ "Selon", "d'après", "de source" with the words that name the source."""
    text = document.text
    for match in hedging.PREPOSITION.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        end = _phrase(document, match.end())
        if hedging.VARIES.search(before) or end is None:
            continue
        yield match.start(), end, "attribution"
    for sentence in document.sentences:
        if (opening := hedging.FOR.match(text, sentence.start)) and (
            end := _named(document, opening.end(), sentence)
        ):
            yield sentence.start, end, "attribution"


def _phrase(document: Document, start: int) -> int | None:
    """Where the noun phrase that begins at `start` ends; None if its noun tells how, not who."""
    manner = document.language.words("manner_nouns")
    end, noun = None, False
    for token in document.tokens(start, start + 120)[:SOURCE]:
        if token.is_punct or "Fin" in token.morph.get("VerbForm", []):
            break
        if token.pos_ in ("NOUN", "PROPN") and not noun:
            noun = True
            if token.lemma_.lower() in manner or token.lower_.removesuffix("s") in manner:
                return None
        end = token.idx + len(token)
    return end


def _named(document: Document, start: int, sentence: Sentence) -> int | None:
    """Where a source that opens a sentence with "Pour" ends: a person or organisation before a comma."""
    tokens = document.tokens(start, min(sentence.end, start + 120))[:SOURCE]
    named = False
    for token in tokens:
        if token.text == ",":
            return token.idx if named else None
        if token.pos_ in ("VERB", "AUX", "PRON", "NUM"):
            return None
        named = named or token.ent_type_ in ("PER", "ORG") or token.lemma_.lower() in hedging.VIEWERS
    return None


def _reported(document: Document, quotations: Sequence[Reported]) -> Iterator[tuple[int, int, str]]:
    """The verbs of reported clauses that claim rather than ask, promise or grant."""
    granted = _granted(document.language)
    for row in quotations:
        if row.layer != "indirect" or row.cue_start is None or row.cue_end is None:
            continue
        if row.stance in NO_CLAIM or (row.cue_lemma or "") in granted | INTENTIONS:
            continue
        if row.stance in ("says", "announces") and _ahead(document, row.start, row.end, row.stance):
            continue
        yield int(row.cue_start), int(row.cue_end), "attribution"


@cache
def _granted(language: Language) -> frozenset[str]:
    """The verbs that take what they report for a fact."""
    factive = {row["lemma"] for row in language.rows("reporting_verbs") if row["note"] == "factive"}
    return hedging.GRANTED | factive


def _ahead(document: Document, start: int, end: int, stance: str) -> bool:
    """Whether a reported clause tells what somebody will do: the future, also as seen from the past."""
    return any(
        (hedging.is_conditional(token.lower_) and token.lower_ not in hedging.COMPOUND)
        or (stance == "announces" and "Fut" in token.morph.get("Tense", []))
        for token in document.tokens(start, end)[:SOURCE]
    )


def _doubts(document: Document) -> Iterator[tuple[int, int, str]]:
    """Modal verbs and words of doubt."""
    starts = [sentence.start for sentence in document.sentences]
    for pattern, kind in hedging.doubts():
        for match in pattern.finditer(document.text):
            if kind == "modal":
                at = bisect_right(starts, match.start()) - 1
                sentence = document.sentences[at] if at >= 0 else None
                if sentence and _hypothetical(document, sentence, match.start()):
                    continue
            yield match.start(), match.end(), kind


def _hypothetical(document: Document, sentence: Sentence, start: int) -> bool:
    tokens = document.tokens(sentence.start, start)
    supposed = hedging.HYPOTHESIS.search(document.text, sentence.start, sentence.end) is not None
    return supposed or _first_person(tokens)
