"""Where reporting clauses stand: asides, "selon ...", and the source of each reporting verb."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.language.french.grammar import (
    ACCORDING,
    ADVERBS,
    AVOIR,
    DEFINITE,
    ETRE,
    OF,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TAKING_OF,
)
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.phrases import Phrase
from analysis.reading.quotations.speakers import Speakers
from analysis.reading.quotations.vocabulary import Source

ACCORDING_OPENERS = frozenset(("pour", *(words[0] for words in ACCORDING)))
# Pronouns that stress a subject named before.
DISJUNCTIVE = frozenset(("lui", "elle", "eux", "elles"))
OBJECTS = frozenset(("l'", "le", "la", "les", "y", "en", "lui", "leur", "nous", "m'"))
ADVERBS_OR_OBJECTS = ADVERBS | OBJECTS
BEFORE_VERBS = ADVERBS_OR_OBJECTS | {"ne", "n'", "se", "s'"}

# "Pour citer X", "pour reprendre les mots de X".
CITING = frozenset(("citer", "reprendre", "paraphraser"))
# Objects and possessives that take up who thinks so: "à l'en croire", "à ses yeux".
OWN = frozenset(("l'", "les", "ses", "son", "leur", "leurs"))
# Words from a verb to the subject right behind it.
BESIDE = 6
# Words before "selon lequel" among which its antecedent stands.
ANTECEDENT = 12


@dataclass(frozen=True)
class According:
    """ "selon X", "d'après X", "pour X", "aux yeux de X": its words and its source."""

    first: int
    last: int
    end: int
    source: Source


class Clauses:
    """The reporting verbs and "selon" phrases of one document, with their sources found once."""

    def __init__(self, context: Context, cues: list[Cue], speakers: Speakers) -> None:
        self.context, self.cues, self.speakers = context, cues, speakers
        self._firsts = [cue.first for cue in cues]
        self._sources: dict[int, Source | None] = {}
        self.titles = context.document.language.words("title_nouns")
        self.terms = context.document.language.words("term_nouns")
        self.no_source = context.document.language.words("no_sources")

    def within(self, start: int, end: int, level: int = 0) -> list[Cue]:
        """The cues that begin in [start, end) inside `level` quotations."""
        context = self.context
        low = bisect_left(self._firsts, context.first(start))
        high = bisect_left(self._firsts, context.first(end))
        return [cue for cue in self.cues[low:high] if context.quoted[cue.head] == level]

    def is_incise(self, cue: Cue, host: Host) -> bool:
        """Whether a cue stands beside what it reports, its subject after it: "..., affirme X."."""
        context = self.context
        if cue.kind != "finite" or (cue.passive and cue.pronoun is None):
            return False
        if cue.pronoun is not None:
            return True
        at = cue.first - 1
        while context.low(at) in ADVERBS_OR_OBJECTS and context.start(at) > host.start:
            at -= 1
        if context.start(at) < host.start:
            return False
        low = context.low(at)
        if low in ("comme", "ainsi") or (low in ("que", "qu'") and at == cue.first - 1):
            return context.low(at - 1) != "ce"
        after = context.low(cue.last + 1)
        if after in SUBORDINATORS or after in (":", "«", '"', "“"):
            return False
        if after == "," == context.low(cue.last + 3) and context.low(cue.last + 2) in DISJUNCTIVE:
            # "La ministre, elle, évoque"; "La ministre, X, évoque, elle, « un fiasco »"
            return False
        if low in ("»", '"', "”", "›", "'") or context.quoted[at] > context.quoted[cue.head]:
            return self.speakers.following(cue.last + 1, context.first(host.end)) is not None
        if low not in (",", "!", "?", "–", "—", "."):
            return False
        if low == "," and self.speakers.apposed_before(at, context.first(host.start)) is not None:
            # "Une habitante, X, interpelle le collège"
            return False
        if context.quoted[at - 1] > context.quoted[cue.head]:
            return True
        begun = self._full_clause(context.first(host.start), at, context.quoted[cue.head])
        return (
            cue.verb.incise
            and (begun or self._interrupts(cue, at) or (low == "," and self._closes(cue, host)))
            and self._ends_after(cue)
        )

    def _interrupts(self, cue: Cue, comma: int) -> bool:
        """Whether an aside parts a subject from its verb: "Les policiers, a soutenu X, ont agi"."""
        context, after = self.context, self._after_subject(cue)
        if after is None or context.low(comma) != ",":
            return False
        # "D'ici là, a précisé X, les règles restent valables" has an adverbial before it.
        nominal = context.words[comma - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "ADV")
        resumes = range(after + 1, min(after + 4, len(context.words)))
        verb = any(context.finite(n) or context.low(n) in AVOIR | ETRE for n in resumes)
        return nominal and context.low(after) == "," and verb

    def _closes(self, cue: Cue, host: Host) -> bool:
        """Whether the verb and its subject end the sentence: "Pas question de payer, répète la direction"."""
        after = self._after_subject(cue)
        rest = self.context.text[self.context.start(after) : host.end] if after is not None else "-"
        return rest.strip() in ("", ".", "!", "?", "…")

    def _after_subject(self, cue: Cue) -> int | None:
        """The word after the subject that stands right behind a verb, None where none does."""
        context = self.context
        if context.low(cue.last + 1) == ",":
            return None
        source = self.speakers.following(cue.last + 1, cue.last + 25)
        if source is None or source.start is None or source.end is None:
            return None
        near = context.first(source.start) - cue.last <= BESIDE
        return context.first(source.end) if near else None

    def _full_clause(self, first: int, last: int, level: int) -> bool:
        """Whether a finite verb outside relative clauses stands in the words [first, last)."""
        context, relative, opened = self.context, False, first
        for number in range(first, last):
            if context.quoted[number] != level:
                continue
            if context.low(number) in RELATIVES:
                relative, opened = True, number
            elif relative and context.low(number) == "," and number > opened + 1:
                relative = False
            if "Fin" in context.words[number].morph.get("VerbForm", []):
                if not relative:
                    return True
                relative = False
        return False

    def _ends_after(self, cue: Cue) -> bool:
        source = self.speakers.following(cue.last + 1, cue.last + 25)
        return self.speakers.plausible(source)

    def speaks(self, cue: Cue, source: Source | None) -> bool:
        """Whether the source can be the subject of the cue: things show and recall, only people claim."""
        if source is None:
            return False
        human = not cue.verb.thing and source.name is not None and source.kind is not None
        return human or self.speakers.plausible(source)

    def source(self, cue: Cue, host: Host, floor: int | None = None) -> Source | None:
        """The source of a cue, found once."""
        if cue.first not in self._sources:
            self._sources[cue.first] = self._of_earlier(cue, host) or self._subject(cue, host, floor)
        return self._sources[cue.first]

    def _subject(self, cue: Cue, host: Host, floor: int | None) -> Source | None:
        """The subject of a cue, sought from the word `floor` or from where its sentence begins."""
        first = self.context.first(host.start) if floor is None else floor
        limit = self.context.first(host.end)
        inverted = self.is_incise(cue, host) or self._ends_relative(cue)
        return self.speakers.subject(cue, first, limit, inverted)

    def _ends_relative(self, cue: Cue) -> bool:
        """Whether a subject may follow its verb: "voilà ce que répète X"."""
        context, at = self.context, cue.first - 1
        while context.low(at) in OBJECTS:
            at -= 1
        return cue.kind == "finite" and context.low(at) in ("que", "qu'") and context.low(at - 1) == "ce"

    def _of_earlier(self, cue: Cue, host: Host) -> Source | None:
        """The source of an earlier verb of the sentence that this one goes on with.

        "..., a précisé X, ajoutant que ..."; "X reconnaît que le plan est flou, mais exclut de ...".
        """
        context, before = self.context, cue.first - 1
        while context.low(before) in BEFORE_VERBS:
            before -= 1
        joined = (
            cue.kind == "finite" and cue.pronoun is None and context.low(before) in ("et", "mais", "puis")
        )
        holds = cue.kind == "participle" and context.low(cue.last + 1) in SUBORDINATORS
        if cue.kind != "gerund" and not joined and not (holds and context.low(before) == ","):
            return None
        earlier = self.within(host.start, context.start(cue.first), context.quoted[cue.head])
        finite = [c for c in earlier if c.kind == "finite" and not c.passive]
        asides = [c for c in finite if self.is_incise(c, host)]
        chosen = finite[:1] if joined else asides[-1:]
        source = self.source(chosen[0], host) if chosen else None
        return source if self.speakers.plausible(source) else None

    def according(self, start: int, end: int, level: int = 0) -> list[According]:
        """The "selon X" phrases that begin in [start, end)."""
        context, found = self.context, []
        first, limit = context.first(start), context.first(end)
        low = bisect_left(self._openers, first)
        for at in self._openers[low : bisect_left(self._openers, limit)]:
            if context.quoted[at] != level:
                continue
            last = self._preposition(at)
            phrase = self._according(at, last, limit) if last is not None else None
            if phrase is not None:
                found.append(phrase)
        return found

    @cached_property
    def _openers(self) -> list[int]:
        """The words that may begin such a phrase."""
        return [number for number, low in enumerate(self.context.lower) if low in ACCORDING_OPENERS]

    def _preposition(self, at: int) -> int | None:
        """The last word of "selon", "d'après", "de l'avis de" and the like where one begins."""
        context = self.context
        if context.low(at) == "pour" and context.low(at + 1) in CITING:
            return at + 1
        if context.low(at) == "pour":
            return at if self._is_pour(at) else None
        for words in ACCORDING:
            if all(context.low(at + step) == word for step, word in enumerate(words)):
                last = at + len(words) - 1
                own = words[0] in ("à", "a") and not OWN.isdisjoint(words)
                if words[-1] in TAKING_OF and not own:
                    of = last + 1 + (context.low(last + 1) == "même")
                    return of if context.low(of) in OF else None
                return last
        return None

    def _is_pour(self, at: int) -> bool:
        """ "Pour X, ...", "..., pour qui ...": only a named source, or one with a role, and a comma."""
        context, low = self.context, self.context.low(at + 1)
        if low in ("lui", "elle", "eux", "elles"):
            return context.low(at + 2) == "," and not context.low(at - 1)[:1].isalnum()
        if low == "qui":
            return context.low(at - 1) == ","
        opens = context.words[at].text == "Pour" or context.low(at - 1) in ("mais", "et", "or", ":", ";")
        found = self.speakers.phrase(at + 1, at + 20) if opens else None
        if found is None:
            return False
        source = self.speakers.resolve(found, found.last + 6)
        person = source is not None and source.kind == "person" and source.name in self.speakers.people
        head = context.low(found.head)
        kind = self.speakers.kinds.get(head) or self.speakers.kinds.get(head.rstrip("s"))
        named = self.speakers.mention_at(found.head) is not None
        known = person or named or kind in ("institution", "collective", "organisation")
        return known or (self.speakers.is_role(head) and self._judges(found))

    def _judges(self, role: Phrase) -> bool:
        """Whether what follows "pour le maire," says what he thinks: quoted words, "c'est", "il faut"."""
        context, at = self.context, role.last + 2
        if context.low(role.first) not in DEFINITE or context.low(at - 1) != ",":
            return False
        host, level = context.host_at(context.start(at)), context.quoted[role.head]
        if at >= len(context.words) or host is None or context.quoted[at] > level:
            return host is not None and at < len(context.words)
        marks = [mark for mark in host.marks if mark.outer_start > context.start(at)]
        impersonal = context.low(at) in ("c'", "ce", "cela") or (
            context.low(at) == "il" and context.low(at + 1) in ("s'", "faut", "faudrait", "n'", "est")
        )
        own = bool(marks) and not self.within(context.start(at), marks[0].outer_start)
        return impersonal or (own and context.low(role.first) in ("le", "la", "l'"))

    def _according(self, at: int, last: int, limit: int) -> According | None:
        context, speakers = self.context, self.speakers
        low = context.low(last + 1)
        source: Source | None
        if context.low(at) in ("à", "a") and context.low(at + 1) in OWN:
            taken_up = speakers.last(context.start(at), None, context.low(at + 1) in ("les", "leur", "leurs"))
            edges = context.start(at + 1), context.end(at + 1)
            source = (
                replace(taken_up, start=edges[0], end=edges[1]) if taken_up else Source(None, None, *edges)
            )
            return According(at, last, context.end(last), source)
        if low in PRONOUNS:
            source = speakers.pronoun(last + 1)
        elif low in RELATIVES:
            source = self._before_relative(at)
        else:
            found = speakers.phrase(last + 1, limit)
            if (
                found is None
                or context.words[found.head].lemma_.lower() in self.no_source
                or context.low(found.head) in self.no_source
            ):
                return None
            source = speakers.together(speakers.resolve(found, limit))
        if source is None:
            return None
        end = source.end if source.end is not None else context.end(last + 1)
        return According(at, last, end, source)

    def _before_relative(self, at: int) -> Source | None:
        """What "selon lequel" or "pour qui" takes up: the noun phrase before it."""
        context, speakers = self.context, self.speakers
        end = at - 1 if context.low(at - 1) == "," else at
        host = context.host_at(context.start(at))
        floor = max(context.first(host.start) if host else 0, end - ANTECEDENT)
        found = speakers.before(end, floor)
        if found is not None and context.low(at + 1) == "qui":
            return speakers.antecedent(end, floor)
        if found is None:
            nouns = (n for n in range(floor, end) if speakers.is_role(context.low(n)))
            first = next(nouns, None)
            found = speakers.phrase(first, end) if first is not None else None
        return speakers.resolve(found, end) if found is not None else None
