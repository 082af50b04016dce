"""Subjects that stand before their verb, asides and appositions skipped."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.language.french.grammar import ADVERBS, CIVILITIES, CLITICS, MONTHS, OF, PRONOUNS, WEEKDAYS
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.phrases import Phrase
from analysis.reading.quotations.subjects import Subjects
from analysis.reading.quotations.vocabulary import Source

RELATIVE_SUBJECTS = frozenset(("qui", "lequel", "laquelle", "lesquels", "lesquelles"))
# Pronouns for some of a group: "certains saluent ..., d'autres redoutent ...".
SOME = frozenset(("certains", "certaines", "autres", "beaucoup", "plusieurs", "tous", "toutes"))
# Gender and number of the pronouns before "-ci" and before a relative clause.
THOSE = {"celui": ("m", False), "celle": ("f", False), "ceux": ("m", True), "celles": ("f", True)}
# Kinds of nouns that no person is.
BODIES = frozenset(("organisation", "institution", "document", "statement", "team"))
# Words before a place whose people speak as "on"; a capital A stands for À.
PLACES = frozenset(("sur", "chez", "à", "a", "au", "aux", "dans", "du", "côté"))
# A noun phrase after one of these is no subject.
PREPOSITIONS = frozenset(("par", "de", "d'", "à", "dans", "sur", "avec", "pour", "chez", "du", "selon"))
SHORTEST_ADVERB = 7
# A date after a noun, and its longest form in code points.
DATED = re.compile(
    rf"\b(?:datée?s? |en date )?(?:du|de|d')(?: (?:{'|'.join(WEEKDAYS)}))?"
    rf"(?: \d{{1,2}}(?:er)?)? ?(?:{'|'.join(MONTHS)})(?: \d{{4}})?$"
)
LONGEST_DATE = 45


class Preceding(Subjects):
    """The subjects before the verbs of one article."""

    def preceding(self, cue: Cue, floor: int) -> Source | None:
        """The subject that stands before a finite verb."""
        at = self._past_clitics(cue.first - 1, cue, floor)
        if at < floor:
            return None
        context = self.context
        if context.low(at) in ("lui", "eux", "elle", "elles") and context.low(at - 1) == ",":
            at -= 2
        if context.low(at) == ",":
            apposed = self.apposed_before(at, floor)
            if apposed is not None:
                return apposed
        for closing in (",", "–—)("):
            at = self._before_aside(at, floor) if context.low(at) in tuple(closing) else at
        if context.low(at) == "ci" and context.low(at - 2) in THOSE:
            return self.latter(at)
        if context.low(at) in {*PRONOUNS, *SOME, *RELATIVE_SUBJECTS, "on"}:
            return self._of_pronoun(at, cue, floor)
        if context.low(at) in ("et", "mais", "ou", "puis") or context.words[at].pos_ in ("VERB", "AUX"):
            return self.shared(cue, floor)
        found = self.before(self._before_date(at) + 1, floor)
        contracted = found is not None and context.low(found.first) in ("au", "aux", "du")
        if found is not None and not contracted and context.low(found.first - 1) not in PREPOSITIONS:
            source = self.resolve(found, cue.first)
            if source is not None:
                return self._introduced(found, floor) or source
        return self.parsed(cue, floor)

    def latter(self, ci: int) -> Source:
        """Whom "celui-ci" means, in three words of which `ci` is the last: whoever was named last."""
        first = ci - 2
        gender, plural = THOSE[self.context.low(first)]
        start, end = self.context.start(first), self.context.end(ci)
        found = self.latest(first, gender, plural)
        return (
            replace(found, start=start, end=end) if found else Source(None, None, start, end, gender, plural)
        )

    def named_after(self, pronoun: int) -> Source | None:
        """The person in apposition to a pronoun: "s'amuse celui-ci, X"."""
        mention = self.mention_at(pronoun + 2) if self.context.low(pronoun + 1) == "," else None
        return self.of_mention(mention) if mention is not None and mention.kind == "PERSON" else None

    def _before_date(self, at: int) -> int:
        """Back over a date to the noun that it dates: "un courriel du 12 mars 2022"."""
        end = self.context.end(at) if at >= 0 else 0
        date = DATED.search(self.context.text[max(0, end - LONGEST_DATE) : end])
        return self.context.first(end - len(date.group())) - 1 if date else at

    def _past_clitics(self, at: int, cue: Cue, floor: int) -> int:
        """Back over the object pronouns and adverbs between a subject and its verb."""
        context = self.context
        while at >= floor:
            low = context.low(at)
            if not (low in CLITICS | ADVERBS or (low.endswith("ment") and len(low) > SHORTEST_ADVERB)):
                break
            article = low in ("la", "le", "les", "l'") and context.low(at + 1) not in CLITICS
            if (article and at + 1 != cue.first) or (low in PRONOUNS and low not in ("lui", "eux")):
                break
            at -= 1
        return at

    def _of_pronoun(self, at: int, cue: Cue, floor: int) -> Source | None:
        """The source that a pronoun before a verb stands for."""
        context, low = self.context, self.context.low(at)
        if low == "on" or (low == "il" and cue.passive):
            return self._place(at, floor)
        if low in RELATIVE_SUBJECTS:
            return self.antecedent(at, floor)
        if low in PRONOUNS:
            return self.pronoun(at)
        first = at - 1 if context.low(at - 1) == "d'" else at
        start, end = context.start(first), context.end(at)
        return Source(context.text[start:end].lower(), "collective", start, end, plural=True)

    def _introduced(self, phrase: Phrase, floor: int) -> Source | None:
        """The name before a comma, where the phrase is its apposition: "Thierry X, le préfet, dit"."""
        context = self.context
        if context.low(phrase.first - 1) == ",":
            covered = self.mention_over(phrase.first - 2) if phrase.first - 2 >= floor else None
            if covered is not None and covered.kind == "PERSON" and not self.mention_over(phrase.head):
                first = context.first(covered.start)
                first -= context.low(first - 1) in CIVILITIES and first > floor
                body = self.kinds.get(context.low(phrase.head)) in BODIES
                if not body and (first <= floor or context.low(first - 1) == ","):
                    return self.of_mention(covered)
        return None

    def apposed_before(self, at: int, floor: int) -> Source | None:
        """The name that stands alone between the commas before a verb: "le préfet, Thierry X, dit"."""
        context = self.context
        mention = self.mention_over(at - 1) if at - 1 >= floor else None
        if mention is None or mention.kind == "PLACE":
            return None
        before = context.first(mention.start) - 1
        if context.low(before) in CIVILITIES:
            before -= 1
        return self.of_mention(mention) if before >= floor and context.low(before) == "," else None

    def _before_aside(self, at: int, floor: int) -> int:
        """Back from the end of an aside between commas, dashes or brackets to the word before it."""
        context, closing = self.context, self.context.low(at)
        opening = {")": "(", "–": "–", "—": "—"}.get(closing, ",")
        number = at - 1
        while number > floor and (context.low(number) != opening or context.low(number + 1) in OF):
            number -= 1
        return number - 1 if context.low(number) == opening and number > floor else at

    def _place(self, at: int, floor: int) -> Source | None:
        """ "Chez X, on dit", "A la préfecture, il a été précisé", "au PS, où l'on dit": the place speaks."""
        context = self.context
        at = at - 1 if context.low(at - 1) == "l'" else at
        if context.low(at - 1) == "où":
            return self.antecedent(at - 1, floor)
        if context.low(at - 1) != ",":
            return None
        for word in range(at - 2, floor - 1, -1):
            opens = word == floor or not context.low(word - 1)[:1].isalnum()
            if opens and context.low(word) in PLACES:
                found = self.phrase(self.past_side(word) + 1, at)
                return self.resolve(found, at) if found is not None else None
        return None

    def past_side(self, word: int) -> int:
        """The preposition of a place: the "de" of "du côté de", else the word itself."""
        side = word + 1 if self.context.low(word) == "du" else word
        return side + 1 if self.context.low(side) == "côté" else word
