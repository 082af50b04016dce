"""Quoted spans: whether they are speech, and the rule that finds their source.

The rules are tried in order, most certain first; each names itself in the row that it makes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.language.french.grammar import ADVERBS, CLITICS, DETERMINERS, MESSAGES, OF, PRONOUNS
from analysis.reading.quotations.clauses import According, Clauses
from analysis.reading.quotations.context import Host
from analysis.reading.quotations.cues import Cue, generic
from analysis.reading.quotations.marks import Mark
from analysis.reading.quotations.phrases import Source

WORD = re.compile(r"\w+")
LINK = r"\s*(?:,|;|et|ou|,? et (?:de|pour)|et d'|ainsi que(?: pour)?)\s*"
# Proceedings, then the word before an offence, then at most a few words up to the marks.
OFFENCE = re.compile(
    r"\b(?:enquête|information judiciaire|mise?s? en examen|mise?s? en cause|poursui\w+|condamn\w+|"
    r"jug[ée]e?s?|plainte|"
    r"inculp\w+|écrou\w+|garde à vue|prévenue?s?|comparaît\w*|renvoyée?s?|procès|accusations?|investigations|"
    r"soupçonnée?s?|instruction|procédure|parquet|elle porte|portent?)\b[^.;]*?"
    r"\b(?:pour|chefs?|faits|délits?|crimes?|infractions?|qualifications?)\b(?:\s[^\s.;:]+){0,9}\s*$",
    re.IGNORECASE,
)
NEAR = 14


@dataclass(frozen=True)
class Report:
    """A quoted span or a reported clause with its source and cue, before it becomes a row."""

    start: int
    end: int
    level: int
    role: str
    rule: str
    source: Source | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    lemma: str | None = None
    stance: str | None = None
    host: int = 0


def attribute(host: Host, clauses: Clauses, before: Sequence[Report]) -> list[Report]:
    """The quoted spans of a host sentence, of both levels, each speech with its source or other."""
    found: list[Report] = []
    for number, mark in enumerate(host.marks):
        report = Attributor(host, number, clauses, [*before, *found]).report()
        if report.source is not None:
            clauses.speakers.note(mark.start, report.source)
        found.append(report)
        found.extend(_nested(mark, host, clauses, report))
    return found


def _cued(mark: Mark, rule: str, cue: Cue, source: Source | None, clauses: Clauses, host: Host) -> Report:
    context = clauses.context
    last = cue.last
    return Report(
        mark.start, mark.end, mark.level, "speech", rule, source,
        context.start(cue.first), context.end(last), cue.verb.lemma, cue.verb.stance, host.number,
    )  # fmt: skip


def _selon(mark: Mark, rule: str, phrase: According, clauses: Clauses, host: Host) -> Report:
    context = clauses.context
    start, end = context.start(phrase.first), context.end(phrase.last)
    lemma = context.text[start:end].lower()
    return Report(
        mark.start,
        mark.end,
        mark.level,
        "speech",
        rule,
        phrase.source,
        start,
        end,
        lemma,
        "says",
        host.number,
    )


class Attributor:
    """The rules for one quoted span of level 1 in its host sentence."""

    def __init__(self, host: Host, number: int, clauses: Clauses, before: Sequence[Report]) -> None:
        self.host, self.number, self.clauses, self.before = host, number, clauses, before
        self.context = clauses.context
        self.mark = host.marks[number]
        self.left = host.marks[number - 1].outer_end if number else host.start
        self.right = host.marks[number + 1].outer_start if number + 1 < len(host.marks) else host.end
        self.gap_before = self.context.text[self.left : self.mark.outer_start]
        self.gap_after = self.context.text[self.mark.outer_end : self.right]
        self.words = WORD.findall(self.context.text[self.mark.start : self.mark.end])

    def report(self) -> Report:
        """The row of the span: the first rule that fits."""
        rules = (
            self.inserted, self.title, self.incise_inside, self.offence, self.incise_after, self.after_incise,
            self.colon, self.governed, self.according_to, self.incise_later, self.participle, self.continued,
            self.signed, self.floating, self.predicate, self.remaining,
        )  # fmt: skip
        for rule in rules:
            found = rule()
            if found is not None:
                return found
        return self.other("term")

    def other(self, rule: str) -> Report:
        """The span as nobody's speech."""
        return Report(self.mark.start, self.mark.end, 1, "other", rule, host=self.host.number)

    def speech(self, rule: str, source: Source | None, mention: bool = True) -> Report:
        """The span as speech without a cue."""
        if source is not None and not mention:
            source = replace(source, start=None, end=None)
        return Report(self.mark.start, self.mark.end, 1, "speech", rule, source, host=self.host.number)

    def inserted(self) -> Report | None:
        """A pronoun's aside right before the marks: une usine épinglée, dit-elle, « depuis 2019 »."""
        for cue in self.clauses.within(self.left, self.mark.outer_start):
            if cue.pronoun is None or not cue.verb.incise:
                continue
            last = max(cue.last, cue.pronoun)
            if self.context.low(last + 1) == "," and self.context.first(self.mark.outer_start) == last + 2:
                source = self.clauses.source(cue, self.host)
                return _cued(self.mark, "incise before", cue, source, self.clauses, self.host)
        return None

    # -- names, titles, terms --------------------------------------------------------------------

    def title(self) -> Report | None:
        """A name after the noun that says what it names: "le film « ... »"."""
        context = self.context
        at = context.first(self.mark.outer_start) - 1
        if context.start(at) < self.left or at < 0:
            return None
        words = [context.low(at), context.words[at].lemma_.lower()]
        capital = context.text[self.mark.start].isupper() or not context.text[self.mark.start].isalpha()
        titles = self.clauses.terms | (self.clauses.titles if capital else frozenset())
        inner = context.text[self.mark.start : self.mark.end]
        if self.verbal() and self.gap_before.strip():
            return None
        if any(
            cue.head == at and cue.kind == "finite"
            for cue in self.clauses.within(self.left, self.mark.outer_start)
        ):
            return None
        participle = context.words[at].morph.get("VerbForm", []) == ["Part"]
        named = any(word in titles for word in words) and (participle or context.words[at].pos_ != "VERB")
        if named and not self.gap_before.rstrip(" *").endswith(":"):
            return self.other("title")
        if self._is_name(inner):
            return self.other("name")
        if re.fullmatch(r"[#@]\S+|\S+\.(?:fr|com|org|net|ch|be|ca)", inner):
            return self.other("name")
        if self.gap_before.rstrip().endswith("(") and self.gap_after.startswith(")") and len(self.words) <= 3:
            return self.other("gloss")
        return None

    def _is_name(self, inner: str) -> bool:
        """Whether the marks hold the name of an organisation, an outlet or a place and no more."""
        at = self.context.first(self.mark.start)
        for number in (at, at + 1):
            mention = self.clauses.speakers.mention_at(number)
            if number > at and self.context.low(at) not in DETERMINERS:
                break
            if mention is not None and mention.kind != "PERSON" and mention.end == self.mark.end:
                return len(inner.split()) <= 4 and inner[:1].isalnum()
        return False

    def verbal(self) -> bool:
        """Whether the quoted words begin with a finite verb, its pronouns and negation taken in."""
        context, at = self.context, self.context.first(self.mark.start)
        first = at
        while context.low(at) in CLITICS and context.start(at) < self.mark.end:
            at += 1
        if at >= len(context.words) or context.start(at) >= self.mark.end:
            return False
        negated = context.low(first) in ("ne", "n'")
        return negated or (
            "Fin" in context.words[at].morph.get("VerbForm", [])
            and context.low(at - 1) not in ("le", "la", "les", "l'")
        )

    def offence(self) -> Report | None:
        """The legal name of an offence: "mis en examen pour « ... »", "des faits de « ... »"."""
        first = self.words[0].lower() if self.words else ""
        if first in DETERMINERS or first in PRONOUNS or self.verbal() or len(self.words) > 14:
            return None
        before = self.context.text[self.host.start : self.mark.outer_start]
        joined = self.number and self._previous_rule() == "offence"
        if joined and re.fullmatch(LINK, self.gap_before):
            return self.other("offence")
        match = OFFENCE.search(before)
        if match and not self._cue_in(self.host.start + match.start()):
            return self.other("offence")
        return None

    def _previous_rule(self) -> str:
        return self.before[-1].rule if self.before else ""

    # -- reporting verbs -------------------------------------------------------------------------

    def incise_inside(self) -> Report | None:
        """An aside within the marks: « J'ai cru, raconte-t-il, à une panne. »."""
        for cue in self.clauses.within(self.mark.start, self.mark.end, 1):
            if not cue.verb.incise or cue.kind != "finite":
                continue
            context = self.context
            before, at = context.low(cue.first - 1), cue.last + 1
            if before not in (",", ".", "!", "?", "…"):
                continue
            if cue.pronoun is not None:
                after = max(cue.last, cue.pronoun) + 1
                if (
                    context.low(after) in (",", ".", "!", "?", ";", "»", '"', "”", "(", "–")
                    and context.low(cue.pronoun) != "-on"
                ):
                    return _cued(
                        self.mark,
                        "incise inside",
                        cue,
                        self.clauses.source(cue, self.host),
                        self.clauses,
                        self.host,
                    )
                continue
            source = self.clauses.speakers.following(at, min(at + 12, context.first(self.mark.end) + 1))
            if source is None or source.end is None or source.name is None:
                continue
            ends = context.text[source.end : source.end + 1] in (",", ".", "!", "?", ";")
            direct = context.start(at) == source.start or context.low(at) in DETERMINERS
            if ends and direct:
                return _cued(self.mark, "incise inside", cue, source, self.clauses, self.host)
        return None

    def incise_after(self) -> Report | None:
        """A reporting clause right after the closing mark: « ... », affirme X."""
        context = self.context
        first = context.first(self.mark.outer_end)
        at = first
        while context.low(at) in ADVERBS | {",", "–", "—", "*", ")", "…", "("} and at < first + 5:
            at += 1
        if self._held_before():
            return None
        for phrase in self.clauses.according(self.mark.outer_end, self.right):
            if phrase.first <= at + 1:
                return _selon(self.mark, "selon after", phrase, self.clauses, self.host)
        for cue in self.clauses.within(self.mark.outer_end, self.right):
            if (
                cue.kind == "finite"
                and (cue.verb.incise or cue.pronoun is not None)
                and self._only_adverbs(at, cue.first)
            ) and self.clauses.is_incise(cue, self.host):
                source = self.clauses.source(cue, self.host)
                if source is not None:
                    return _cued(self.mark, "incise after", cue, source, self.clauses, self.host)
            break
        return self._unlisted(at)

    def _unlisted(self, at: int) -> Report | None:
        """A verb that no list holds, in the place of a reporting verb: « ... », tempête-t-il."""
        context = self.context
        if at >= len(context.words) or context.start(at) >= self.right:
            return None
        if context.low(at) in ("se", "s'", "l'"):
            at += 1
        cue = generic(context, at)
        if (
            cue is None
            or (
                not self.gap_after.lstrip("*_) ").startswith(",")
                and cue.pronoun is None
                and self.gap_after[:1] == " "
            )
        ) and (cue is None or context.text[self.mark.end - 1 : self.mark.end] not in "!?…"):
            return None
        if cue.pronoun is not None:
            source: Source | None = self.clauses.speakers.pronoun(cue.pronoun)
        else:
            found = self.clauses.speakers.phrase(cue.last + 1, context.first(self.right))
            source = self.clauses.speakers.resolve(found, context.first(self.right)) if found else None
            if (
                source is None
                or source.kind not in ("person", "anonymous", "collective")
                or not self.clauses.speakers.plausible(source)
            ):
                return None
        return _cued(self.mark, "incise unlisted", cue, source, self.clauses, self.host)

    def _only_adverbs(self, first: int, last: int) -> bool:
        between = ADVERBS | CLITICS | {",", "comme", "ainsi", "que", "qu'"}
        return all(self.context.low(n) in between for n in range(first, last))

    def _held_before(self) -> bool:
        """Whether a verb before the marks already takes them as its clause: the aside names a relay."""
        for cue in self.clauses.within(self.host.start, self.mark.outer_start):
            near = self.context.first(self.mark.outer_start) - cue.last <= NEAR
            if (
                near
                and cue.kind == "finite"
                and self._may_govern(cue)
                and (cue.verb.que or cue.verb.infinitive)
            ):
                source = self.clauses.source(cue, self.host)
                if source is not None and source.name and self.clauses.speakers.plausible(source):
                    return True
        return False

    def after_incise(self) -> Report | None:
        """Marks that open again after the reporting clause: « A », dit-il, « B »."""
        if not self.number:
            return None
        previous = next((r for r in reversed(self.before) if r.level == 1), None)
        if previous is None or previous.rule not in ("incise after", "selon after", "after incise"):
            return None
        if previous.cue_start is None or not self.left <= previous.cue_start < self.mark.start:
            return None
        rest = self.context.text[
            max(
                previous.cue_end or 0, (previous.source.end if previous.source else 0) or 0
            ) : self.mark.outer_start
        ]
        if self._cue_in(
            rest_start := max(previous.cue_end or 0, (previous.source.end if previous.source else 0) or 0)
        ):
            return None
        if len(WORD.findall(rest)) <= 12 and rest_start:
            return replace(previous, start=self.mark.start, end=self.mark.end, rule="after incise")
        return None

    def _cue_in(self, start: int) -> bool:
        return bool(self.clauses.within(start, self.mark.outer_start)) or bool(
            self.clauses.according(start, self.mark.outer_start)
        )

    def colon(self) -> Report | None:
        """Words introduced by a colon: X a détaillé : « ... »."""
        intro = self.context.text[self.left : self.mark.outer_start].rstrip(" *")
        start = self.left
        if not intro.endswith(":"):
            if intro.strip() or self.number:
                return None
            previous = self._host_before()
            if previous is None or not self.context.text[previous.start : previous.end].rstrip(
                ' *"»”'
            ).endswith(":"):
                return None
            start = previous.start
            host = previous
        else:
            host = self.host
        cues = [c for c in self.clauses.within(start, self.mark.outer_start) if self._introduces(c, host)]
        own = [
            c
            for c in cues
            if not (
                self.number
                and self.clauses.is_incise(c, host)
                and c.first <= self.context.first(self.left) + 2
            )
        ]
        cues = own or cues
        if not cues and start > host.start:
            start = host.start
            cues = [c for c in self.clauses.within(start, self.mark.outer_start) if self._introduces(c, host)]
        best = self._colon_cue(cues)
        if best is not None:
            source = self.clauses.source(best, host) or self._opening(start)
            if source is not None and source.name is not None:
                return _cued(self.mark, "colon", best, source, self.clauses, self.host)
        for phrase in self.clauses.according(start, self.mark.outer_start):
            return _selon(self.mark, "selon colon", phrase, self.clauses, self.host)
        if best is not None:
            source = self._plausible(self._opening(start), self._nominal(start)) or self._last_source()
            return _cued(self.mark, "colon", best, source, self.clauses, self.host)
        if self.host.kind in ("headline", "heading", "standfirst") or not self.host.number:
            return self.headline()
        source = self._plausible(self._opening(start), self._nominal(start)) or self._last_source()
        return self.speech("colon noun", source)

    def _plausible(self, *sources: Source | None) -> Source | None:
        return next(
            (s for s in sources if s is not None and s.name and self.clauses.speakers.plausible(s)), None
        )

    def headline(self) -> Report:
        """Words in a headline without a verb, a name after them perhaps: « ... », les voisins en colère."""
        context, speakers = self.context, self.clauses.speakers
        first = context.first(self.mark.outer_end)
        if context.low(first) == ",":
            found = speakers.phrase(first + 1, context.first(self.host.end))
            source = speakers.resolve(found, context.first(self.host.end)) if found is not None else None
            if speakers.plausible(source):
                return self.speech("headline name", source)
        return self.speech("headline", None)

    def _introduces(self, cue: Cue, host: Host) -> bool:
        if cue.kind == "participle":
            return cue.verb.lemma in ("publier", "écrire", "adresser", "partager", "poster")
        return self.clauses.speakers.plausible(self.clauses.source(cue, host))

    def _colon_cue(self, cues: list[Cue]) -> Cue | None:
        reporting = [c for c in cues if c.verb.que or c.verb.object or c.verb.incise]
        main = [c for c in reporting if c.kind == "finite" and not c.passive]
        return (main or reporting)[-1] if reporting else None

    def _host_before(self) -> Host | None:
        return self.context.hosts[self.host.number - 1] if self.host.number else None

    def _opening(self, start: int) -> Source | None:
        context = self.context
        return self.clauses.speakers.opening(context.first(start), context.first(self.mark.outer_start))

    def _nominal(self, start: int) -> Source | None:
        """A document or a voice named before the colon: "un silence, puis une voix : « ... »"."""
        context, speakers = self.context, self.clauses.speakers
        for word in range(context.first(self.mark.outer_start) - 2, context.first(start) - 1, -1):
            if context.low(word) in DETERMINERS or speakers.mention_at(word):
                found = speakers.phrase(word, context.first(self.mark.outer_start))
                source = speakers.resolve(found, found.last + 1) if found is not None else None
                if speakers.plausible(source):
                    return source
        return None

    def _last_source(self) -> Source | None:
        for offset, source in reversed(self.clauses.speakers.said):
            if offset < self.mark.start:
                return replace(source, start=None, end=None)
        return None

    def governed(self) -> Report | None:
        """A verb before the marks in the same sentence that governs them."""
        cues = [c for c in self.clauses.within(self.host.start, self.mark.outer_start) if self._may_govern(c)]
        if not cues:
            return None
        sources = [(c, self.clauses.source(c, self.host)) for c in cues]
        fitting = [(c, s) for c, s in sources if s is not None and self.clauses.speaks(c, s)]
        if not fitting:
            return None
        cue, source = self._outermost(fitting)
        if self._scare(cue):
            return self.other("term")
        return _cued(self.mark, "governed", cue, source, self.clauses, self.host)

    def _outermost(self, fitting: list[tuple[Cue, Source]]) -> tuple[Cue, Source]:
        """The last cue, or the verb it hangs on: "disent craindre d'« attendre »" is said, not feared."""
        cue, source = fitting[-1]
        if cue.kind == "infinitive" and len(fitting) > 1 and fitting[-2][0].last + 2 >= cue.first:
            return fitting[-2]
        return cue, source

    def _may_govern(self, cue: Cue) -> bool:
        context = self.context
        if cue.kind == "participle" or cue.passive or self.clauses.is_incise(cue, self.host):
            return False
        after = context.low(cue.last + 1)
        content = any(
            context.low(n) in ("que", "qu'")
            for n in range(cue.last + 1, min(cue.last + NEAR, context.first(self.mark.outer_start) + 1))
        )
        if cue.verb.que and content:
            return True
        if cue.verb.infinitive and self._infinitive(cue):
            return True
        distance = context.first(self.mark.outer_start) - cue.last
        if cue.verb.object:
            return distance <= NEAR + 10
        if cue.verb.thing:
            return distance <= 2 and cue.verb.incise and after != ","
        return distance <= 9 and after != "," and not self._verb_between(cue)

    def _verb_between(self, cue: Cue) -> bool:
        context = self.context
        words = range(cue.last + 1, context.first(self.mark.outer_start))
        return any(context.low(n) == "," or context.words[n].pos_ in ("VERB", "AUX") for n in words)

    def _infinitive(self, cue: Cue) -> bool:
        context = self.context
        for number in range(cue.last + 1, min(cue.last + 10, len(context.words))):
            if "Inf" in context.words[number].morph.get("VerbForm", []):
                return True
        return context.low(cue.last + 1) in ("de", "d'")

    def _scare(self, cue: Cue) -> bool:
        """A short term inside what is reported, not the reported words themselves."""
        context = self.context
        at = context.first(self.mark.outer_start) - 1
        distance = at - cue.last
        if len(self.words) > 2 or distance <= 2 or self.verbal():
            return False
        first = self.words[0].lower() if self.words else ""
        if first in DETERMINERS or first in ("pas", "ne", "de", "d"):
            return False
        before, earlier = context.low(at), context.low(at - 1)
        direct = cue.verb.object and self._plain_object(cue, at)
        if before in OF and distance > 4 and not direct:
            return True
        held = before in DETERMINERS and self._after_preposition(at) and earlier not in OF
        return held and not direct

    def _plain_object(self, cue: Cue, at: int) -> bool:
        return not any(self.context.low(n) in ("que", "qu'") for n in range(cue.last + 1, at))

    def _after_preposition(self, at: int) -> bool:
        return self.context.words[at - 1].pos_ == "ADP"

    def according_to(self) -> Report | None:
        """ "Selon X" in the same sentence."""
        phrases = self.clauses.according(self.host.start, self.host.end)
        before = [p for p in phrases if self.context.start(p.first) < self.mark.start]
        at = self.context.first(self.mark.outer_start) - 1
        low = self.context.low(at)
        if len(self.words) <= 3 and low in DETERMINERS - {"le", "la", "l'"} and not before:
            return None
        if len(self.words) <= 2 and low in OF and not self.gap_after.lstrip().startswith(","):
            return None
        for phrase in (before or phrases)[-1:]:
            return _selon(self.mark, "selon", phrase, self.clauses, self.host)
        return None

    def incise_later(self) -> Report | None:
        """A reporting aside that closes the clause in which the marks stand."""
        for cue in self.clauses.within(self.mark.outer_end, self.host.end):
            if cue.kind == "finite" and cue.verb.incise and self.clauses.is_incise(cue, self.host):
                return _cued(
                    self.mark,
                    "incise later",
                    cue,
                    self.clauses.source(cue, self.host),
                    self.clauses,
                    self.host,
                )
        for cue in self.clauses.within(self.mark.outer_end, self.host.end):
            if cue.kind == "finite" and not cue.passive and cue.verb.que and cue.verb.incise:
                source = self.clauses.source(cue, self.host)
                if source is not None and source.name is not None and not self._clause_before(cue):
                    return _cued(self.mark, "main verb", cue, source, self.clauses, self.host)
        return None

    def _clause_before(self, cue: Cue) -> bool:
        """Whether another clause stands before the cue, so that the marks belong to that one."""
        context = self.context
        first, last = context.first(self.host.start), cue.first
        return any(
            context.quoted[n] == 0 and "Fin" in context.words[n].morph.get("VerbForm", [])
            for n in range(first, last)
        )

    def participle(self) -> Report | None:
        """« ... », employée par X; la « ... » promise par X."""
        for cue in self.clauses.within(self.mark.outer_end, self.right):
            if cue.kind == "participle" and cue.first - self.context.first(self.mark.outer_end) <= 5:
                source = self.clauses.source(cue, self.host)
                if source is not None and source.name is not None and self.clauses.speakers.plausible(source):
                    return _cued(self.mark, "participle", cue, source, self.clauses, self.host)
        return self._passive()

    def _passive(self) -> Report | None:
        """Words between a passive verb and its agent: "qualifié d'« absurde » par X"."""
        context, speakers = self.context, self.clauses.speakers
        after = context.first(self.mark.outer_end)
        for cue in self.clauses.within(self.left, self.mark.outer_start):
            near = context.first(self.mark.outer_start) - cue.last <= 3
            if near and (cue.passive or cue.kind == "participle") and context.low(after) == "par":
                source = speakers.agent(after, context.first(self.host.end))
                if speakers.plausible(source):
                    return _cued(self.mark, "passive", cue, source, self.clauses, self.host)
        return None

    def continued(self) -> Report | None:
        """A quotation that goes on from the paragraph before, or a list under one verb."""
        previous = next((r for r in reversed(self.before) if r.level == 1), None)
        if previous is None or previous.role != "speech":
            return None
        if self.mark.reopened:
            source = replace(previous.source, start=None, end=None) if previous.source else None
            return self.speech("reopened", source)
        linked = re.fullmatch(
            r"\s*(?:,|;|et|ou|mais|puis|, et|, mais|, ou|et de|et d')\s*(?:d[eu']\s*)?", self.gap_before
        )
        if self.number and linked and previous.host == self.host.number:
            return replace(previous, start=self.mark.start, end=self.mark.end, rule="listed")
        return None

    # -- without a reporting verb ----------------------------------------------------------------

    def signed(self) -> Report | None:
        """A pull quote with the name of its author on the next line."""
        following = self.host.number + 1
        if following >= len(self.context.hosts) or (
            self.host.kind == "body" and self.gap_before.strip(" >*-–—")
        ):
            return None
        after = self.context.hosts[following]
        text = self.context.text[after.start : after.end].strip(" >*-–—")
        alone = after.paragraph != self.host.paragraph and len(text.split()) <= 12
        first = self.context.first(after.start)
        while self.context.low(first) in (">", "-", "–", "—", "*"):
            first += 1
        mention = self.clauses.speakers.mention_at(first)
        if alone and after.kind != "body" and mention is not None and mention.kind == "PERSON":
            return self.speech("signed", self.clauses.speakers.of_mention(mention))
        return None

    def alone(self) -> bool:
        """Whether the host holds nothing but quoted spans."""
        context = self.context
        text = context.text[self.host.start : self.host.end]
        for mark in reversed(self.host.marks):
            text = text[: mark.outer_start - self.host.start] + text[mark.outer_end - self.host.start :]
        return len(WORD.findall(text)) == 0

    def floating(self) -> Report | None:
        """A sentence that is nothing but quoted words."""
        if not self.alone():
            return None
        if self.host.kind != "body":
            return self.speech("heading", None) if len(self.words) >= 3 else self.other("heading term")
        previous = self._host_before()
        reports = [r for r in self.before if r.level == 1 and r.role == "speech"]
        if previous is not None and previous.paragraph == self.host.paragraph:
            last = reports[-1] if reports else None
            if last is not None and last.host == previous.number:
                source = last.source
                return self.speech("floating after quotation", source)
            source = self._plausible(self._subject_of(previous))
            if source is not None and previous.kind == "body":
                return self.speech("floating after sentence", source)
        following = self.context.hosts[self.host.number + 1 : self.host.number + 2]
        if following and following[0].paragraph == self.host.paragraph:
            source = self._plausible(self._subject_of(following[0]), self._named_in(following[0]))
            if source is not None:
                return self.speech("floating before sentence", source)
        source = self._last_source()
        return self.speech("floating", source)

    def _named_in(self, host: Host) -> Source | None:
        """The first person named in a sentence outside marks."""
        speakers = self.clauses.speakers
        for mention in speakers.mentions:
            if host.start <= mention.start < host.end and mention.kind == "PERSON":
                return speakers.of_mention(mention)
        return None

    def _subject_of(self, host: Host) -> Source | None:
        """The source or the subject of a sentence."""
        context, speakers = self.context, self.clauses.speakers
        inside = [s for offset, s in speakers.said if host.start <= offset < host.end]
        if inside:
            return inside[-1]
        opening = speakers.opening(context.first(host.start), context.first(host.end))
        for cue in self.clauses.within(host.start, host.end):
            if cue.kind == "finite" and not cue.passive:
                source = self.clauses.source(cue, host)
                if source is not None and source.name is not None:
                    return source
        return None if opening is not None and opening.kind == "document" else opening

    def predicate(self) -> Report | None:
        """Quoted words that are the verb of the sentence: Le groupe « suit la situation »."""
        context, speakers = self.context, self.clauses.speakers
        if not self.verbal() or not self.gap_before.strip():
            return None
        before = context.first(self.mark.outer_start)
        if context.low(before - 1) in PRONOUNS:
            return self.speech("predicate", speakers.pronoun(before - 1))
        found = speakers.before(before, context.first(self.left))
        source = speakers.resolve(found, before) if found is not None else None
        if source is not None and source.name is not None and speakers.plausible(source):
            return self._with_noun(self.speech("predicate", source))
        previous = next((r for r in reversed(self.before) if r.level == 1), None)
        if previous is not None and previous.rule == "predicate" and previous.host == self.host.number:
            return replace(previous, start=self.mark.start, end=self.mark.end)
        return None

    def _sentence(self) -> bool:
        """Whether the quoted words are a whole sentence: its full stop stands within the marks."""
        return self.context.text[self.mark.end - 1] in ".!?…"

    def _with_noun(self, report: Report) -> Report:
        """The noun of a message as the cue where no verb reports: "Dans un communiqué, X « prend acte »"."""
        context = self.context
        for number in range(context.first(self.host.start), context.first(self.mark.start)):
            low = context.low(number)
            if low in MESSAGES and context.quoted[number] == 0:
                start, end = context.start(number), context.end(number)
                return replace(report, cue_start=start, cue_end=end, lemma=low, stance="says")
        return report

    def remaining(self) -> Report | None:
        """No verb of speech: long enough words are given to the sentence's subject, else nobody's."""
        heading = self.host.kind != "body" or not self.host.number
        edge = not self.gap_before.strip() or not self.gap_after.strip()
        if heading and len(self.words) >= 3 and edge:
            return self.headline()
        if (
            self.context.low(self.context.first(self.mark.outer_start) - 1) in ("ce", "cet", "cette", "ces")
            and len(self.words) <= 4
        ):
            return self.other("term")
        capital = self.context.text[self.mark.start].isupper()
        words = range(self.context.first(self.mark.start), self.context.first(self.mark.end))
        verbs = ("Fin" in self.context.words[n].morph.get("VerbForm", []) for n in words)
        if len(self.words) >= (4 if any(verbs) else 5) and (not capital or self._sentence()):
            source = self._subject_of(self.host) or self._last_source()
            if source is not None and source.name is not None and source.kind == "person":
                return self.speech("subject", source)
            last = self._last_source()
            if last is not None:
                return self.speech("last source", last)
        return self.other("term")


def _nested(mark: Mark, host: Host, clauses: Clauses, outer: Report) -> list[Report]:
    """The spans of level 2 inside a quotation."""
    context, found = clauses.context, []
    for inner in context.marks:
        if inner.level != 2 or inner.start < mark.start or inner.end > mark.end:
            continue
        report = Report(inner.start, inner.end, 2, "other", "nested term", host=host.number)
        cues = clauses.within(mark.start, inner.outer_start, 1)
        near = [c for c in cues if context.first(inner.outer_start) - c.last <= 6 and c.kind != "participle"]
        between = context.text[context.end(near[-1].last) : inner.outer_start] if near else ""
        if (
            near
            and len(WORD.findall(between)) <= (4 if ":" in between else 1)
            and (":" in between or near[-1].verb.incise)
        ):
            cue = near[-1]
            floor = context.first(mark.start)
            source = None if cue.passive else clauses.source(cue, host, floor)
            report = _cued(inner, "nested", cue, source, clauses, host)
        found.append(report)
    return found


def settle(reports: list[Report], clauses: Clauses) -> list[Report]:
    """Give headings and headlines the source of the same words in the body, and drop doubles."""
    body = [r for r in reports if r.source is not None and r.source.name and r.level == 1]
    context = clauses.context
    settled = []
    for report in reports:
        heading = context.hosts[report.host].kind != "body" or report.host == 0
        unnamed = (
            report.source is not None
            and not report.source.plural
            and report.source.name not in clauses.speakers.people
        )
        if (
            heading
            and unnamed
            and report.role == "speech"
            and report.level == 1
            and report.source is not None
        ):
            twin = _echo(report, [b for b in body if b.start > report.end], context.text)
            if twin is not None and twin.source is not None and twin.source.name in clauses.speakers.people:
                report = replace(
                    report, source=replace(report.source, name=twin.source.name, kind=twin.source.kind)
                )
        if report.source is None and report.role == "speech" and report.level == 1:
            twin = _echo(report, body, context.text)
            if twin is not None and twin.source is not None:
                report = replace(report, source=replace(twin.source, start=None, end=None), rule="echo")
        settled.append(report)
    return settled


def _echo(report: Report, body: Sequence[Report], text: str) -> Report | None:
    """The attributed quotation that holds most of the same words; for a heading one of the next few."""
    wanted = _content(text[report.start : report.end])
    best, score = None, 0.6
    for other in body:
        share = len(wanted & _content(text[other.start : other.end])) / max(1, len(wanted))
        if share > score:
            best, score = other, share
    following = [other for other in body if other.start > report.end][:3]
    near = [o for o in following if len(wanted & _content(text[o.start : o.end])) * 3 >= len(wanted) > 0]
    return best or (near[0] if near else None)


def _content(text: str) -> set[str]:
    """The words that carry meaning, or all of them where none does."""
    words = WORD.findall(text.lower())
    return {word for word in words if len(word) > 3} or set(words)
