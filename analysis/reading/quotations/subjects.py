"""Subjects that don't stand beside their verb: at the head of the clause, in the parse, before "qui"."""

from __future__ import annotations

import re

from analysis.language.french.grammar import ADJUNCTS, ADVERBS, CLITICS, DAYS, DETERMINERS, OF, PRONOUNS, SUBORDINATORS, TIMES
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.groups import Groups
from analysis.reading.quotations.memory import Memory
from analysis.reading.quotations.phrases import Phrase
from analysis.reading.quotations.vocabulary import Source

# "Est-elle", "A-t-il" where the verb and its pronoun are one word.
INVERSION = re.compile(r"-(?:t-)?(il|elle|ils|elles)$")
SUBJECT = frozenset(("nsubj", "nsubj:pass", "expl:subj"))
# A verb of these kinds shares the subject of the verb it depends on, over at most so many steps.
DEPENDENT = frozenset(("conj", "xcomp", "advcl", "ccomp", "acl", "aux", "cop", "parataxis"))
MOST_STEPS = 3


class Subjects(Memory, Groups):
    """The subjects of the clauses of one article."""

    def opening(self, floor: int, limit: int, pronouns: bool = True) -> Source | None:
        """The subject at the head of a clause, found once."""
        key = (floor, limit, pronouns)
        if key not in self._openings:
            self._openings[key] = None
            self._openings[key] = self._opening(*key)
        return self._openings[key]

    def _opening(self, floor: int, limit: int, pronouns: bool) -> Source | None:
        """The first noun phrase of a clause, leading adjuncts skipped."""
        context, at = self.context, self._past_adjuncts(floor, limit)
        if at is None or at >= limit:
            return None
        inverted = INVERSION.search(context.low(at))
        if inverted is not None:
            return self.last(context.start(at), *PRONOUNS[inverted.group(1)]) if pronouns else None
        if context.low(at) in PRONOUNS:
            expletive = context.words[at].dep_.startswith("expl")
            return self.pronoun(at) if pronouns and not expletive else None
        found = self.phrase(at, limit)
        return self.together(self.resolve(found, limit)) if found is not None else None

    def _past_adjuncts(self, at: int, limit: int) -> int | None:
        """The first word of a clause after marks, adverbs and what a comma sets apart."""
        context = self.context
        while at < limit and (
            not context.low(at)[:1].isalnum() or context.low(at) in ADVERBS or context.quoted[at]
        ):
            at += 1
        last = len(context.words) - 1
        pos = context.words[min(at, last)].pos_
        commas = [n for n in range(at, limit) if context.low(n) == "," and not context.quoted[n]]
        comma = next(iter(commas), None)
        hour = context.words[min(at, last)].text == "A" and not context.finite(min(at, last))
        dated = context.low(at) in DETERMINERS and context.low(at + 1) in TIMES | DAYS
        hour = hour or (dated and comma is not None and self._begins_subject(comma + 1))
        if context.low(at) in ADJUNCTS or hour or pos in ("VERB", "ADJ", "ADP", "ADV", "SCONJ"):
            # "Pour X, chercheur à Lyon, l'hiver est": an apposition is no subject.
            apposed = [n for n in commas[:-1] if context.pos(n + 1) == "NOUN"]
            comma = commas[1] if commas[:1] == apposed[:1] and apposed else comma
            return None if comma is None else comma + 1
        # "Aiguilleuse depuis quarante ans, elle parle peu": an apposition before its subject.
        noun = pos == "NOUN" or (pos == "PROPN" and context.words[min(at + 1, last)].pos_ == "ADP")
        bare = noun and context.low(at) not in DETERMINERS and not self.mention_at(at)
        if bare and comma is not None and self._begins_subject(comma + 1):
            return comma + 1
        return at

    def _begins_subject(self, at: int) -> bool:
        return self.context.low(at) in PRONOUNS or self.mention_at(at) is not None

    def antecedent(self, at: int, floor: int) -> Source | None:
        """The source that a "qui" takes up."""
        context, word = self.context, at
        while word > floor and context.low(word - 1) == ",":
            word -= 1
        spoke = self._spoke_last(floor, at) if context.low(word - 1) in ("et", "mais", "ou") else None
        if spoke is not None:
            return spoke
        found = self.before(word, floor)
        if found is not None:
            return self._taken_up_by_who(found, word, floor)
        return self._spoke_last(floor, at) or self.opening(floor, at)

    def _taken_up_by_who(self, phrase: Phrase, limit: int, floor: int) -> Source | None:
        """Who of a noun phrase before "qui" can speak: its head, its complement, whom it is apposed to."""
        context = self.context
        mention = self.mention_at(phrase.head)
        if (
            mention is not None
            and mention.kind == "PLACE"
            and context.low(phrase.head - 1) in ("à", "en", "de")
        ):
            return self._apposed_to(phrase.head, floor) or self._spoke_last(floor, limit)
        apposed = self._apposed_to(phrase.first, floor)
        if apposed is not None:
            return apposed
        head = context.low(phrase.head)
        things = {self.kinds.get(form) for form in (head, head.rstrip("s"))} & {"document", "statement"}
        if not things and self.plausible(self.resolve(phrase, limit)) and self.is_role(head):
            return self.resolve(phrase, limit)
        for word in range(phrase.head + 1, phrase.last + 1):
            if context.low(word - 1) in OF and self.is_role(context.low(word)):
                inner = self.phrase(word, limit)
                return self.resolve(inner, limit) if inner is not None else None
        return self.resolve(phrase, limit)

    def _apposed_to(self, first: int, floor: int) -> Source | None:
        """The person named before the comma that opens an apposition around a word."""
        context = self.context
        comma = next((n for n in range(first, floor, -1) if context.low(n) == ","), None)
        verbs = comma is not None and any(context.finite(n) for n in range(comma, first))
        covered = self.mention_over(comma - 1) if comma is not None and not verbs else None
        return self.of_mention(covered) if covered is not None and covered.kind == "PERSON" else None

    def shared(self, cue: Cue, floor: int) -> Source | None:
        """The subject that a verb shares with the one it follows or depends on."""
        spoke = self._whose_words(cue, floor) or self._spoke_last(floor, cue.first)
        return spoke or self.parsed(cue, floor) or self.opening(floor, cue.first)

    def _whose_words(self, cue: Cue, floor: int) -> Source | None:
        """The document right before a participle: "un courrier leur demandant de"."""
        at = cue.first
        while self.context.low(at - 1) in CLITICS:
            at -= 1
        holds = self.context.low(cue.last + 1) in SUBORDINATORS | OF | {"à"}
        found = self.before(at, floor) if cue.kind == "gerund" and holds else None
        if found is None or found.last != at - 1:
            return None
        head = self.context.low(found.head)
        document = {self.kinds.get(head), self.kinds.get(head.rstrip("s"))} & {"document", "statement"}
        return self.resolve(found, cue.first) if document else None

    def _spoke_last(self, floor: int, limit: int) -> Source | None:
        start, end = self.context.start(floor), self.context.start(limit)
        inside = (source for offset, source in reversed(self.said) if start <= offset < end)
        return next(inside, None)

    def parsed(self, cue: Cue, floor: int) -> Source | None:
        """The subject in the parse: of the verb, or of the verb it depends on."""
        context, token = self.context, self.context.words[cue.head]
        for _ in range(MOST_STEPS):
            for child in token.lefts:
                number = context.number_of(child)
                subject = child.dep_ in SUBJECT and child.pos_ in ("NOUN", "PROPN", "PRON")
                if subject and number >= floor and context.quoted[number] == context.quoted[cue.head]:
                    return self._of_word(number, cue, floor)
            if token.dep_ not in DEPENDENT:
                return None
            token = token.head
        return None

    def _of_word(self, number: int, cue: Cue, floor: int) -> Source | None:
        """The source that a subject in the parse names."""
        if self.context.low(number) in PRONOUNS:
            return self.pronoun(number)
        if self.context.low(number) == "qui":
            return self.antecedent(number, floor)
        if self.context.low(number) in ("on", "c'", "ce", "cela", "ça", "ceci"):
            return None
        return self.resolve(self._around(number, cue.first), cue.first)

    def _around(self, head: int, limit: int) -> Phrase:
        """The noun phrase of which a word is the head."""
        first = head
        covered = self.mention_over(head)
        if covered is not None:
            first = head = self.context.first(covered.start)
        while self.context.low(first - 1) in DETERMINERS or self.context.words[first - 1].pos_ == "ADJ":
            first -= 1
        return self.phrase(first, limit) or Phrase(first, head, head)
