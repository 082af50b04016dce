"""Noun phrases around a reporting verb: where they begin and end, what they may be, which names they hold."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from analysis.language.french.grammar import (
    ADJUNCTS,
    ADVERBS,
    CIVILITIES,
    CLITICS,
    DETERMINERS,
    OF,
)
from analysis.reading.people import Mention
from analysis.reading.quotations.vocabulary import Source, Vocabulary

LONGEST_PHRASE = 18
FAR = 40

NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON", "X")
# Adjectives before a function that are nouns as well: "l'ancien joueur".
FORMER = frozenset(("ancien", "ancienne", "jeune"))
# "Un brin provocateur" says how.
DEGREES = frozenset(("brin", "peu", "rien", "tantinet"))
# What people speak to: "a dit à la presse" holds no complement of a source.
CHANNELS = frozenset(("presse", "radio", "télévision", "antenne"))
DETERMINING = DETERMINERS | {"d'autres", "l"}
LINKING = OF | DETERMINERS | CIVILITIES
ADJUNCTS_OR_OF = ADJUNCTS | OF
NO_MODIFIER = ADJUNCTS | ADVERBS | OF | DETERMINERS


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: its words [first, last], and the words of its head without determiner."""

    first: int
    last: int
    head: int


class Phrases(Vocabulary, ABC):
    """The noun phrases of one article; the classes built on it tell whom they name."""

    def phrase(self, first: int, limit: int) -> Phrase | None:
        """The noun phrase that begins at a word, or None; it ends before the word `limit`."""
        limit = min(limit, first + LONGEST_PHRASE, len(self.context.words))
        at = self._head(first, limit)
        if at >= limit or (self.context.low(first) == "un" and self.context.low(at) in DEGREES):
            return None
        word, low = self.context.words[at], self.context.low(at)
        named = self.mention_at(at) or low in CIVILITIES or self._is_one_of(at)
        nominal = word.pos_ in NOMINAL and low not in ADJUNCTS
        determined = at > first and low not in ADJUNCTS_OR_OF
        if not named and not (word.text[0].isalpha() and (nominal or determined)):
            return None
        return Phrase(first, self._extend(at, limit), at)

    def _head(self, at: int, limit: int) -> int:
        """The word after determiners, numbers and adjectives that stand before their noun."""
        context = self.context
        while at < limit and (context.low(at) in DETERMINING or context.words[at].pos_ == "NUM"):
            if self.mention_at(at) or self._is_one_of(at):
                break
            at += 1
        while at + 1 < limit and context.words[at].pos_ == "ADJ" and not self.mention_at(at):
            noun = context.pos(at + 1) in ("NOUN", "PROPN", "ADJ")
            former = context.low(at) in FORMER and self.is_role(context.low(at + 1))
            own = context.low(at) in self.roles and not former
            if not noun or context.low(at + 1) in ADJUNCTS or own:
                break
            at += 1
        return at

    def _is_one_of(self, at: int) -> bool:
        """Whether "un d'eux", "une des habitantes" begins here."""
        one = self.context.low(at) in ("un", "une")
        of_two = self.context.low(at - 1) == "l'" and not self.context.low(at + 1)[:1].isalpha()
        return one and (self.context.low(at + 1) in OF or of_two)

    def _extend(self, head: int, limit: int) -> int:
        """The last word of the noun phrase whose head is given."""
        last, at = head, head
        while at < limit:
            step = self._name(at, head) or self._complement(at, head, limit) or self._modifier(at, head, last)
            if step is None:
                break
            last, at = max(last, step[0]), step[1]
        return last

    def _name(self, at: int, head: int) -> tuple[int, int] | None:
        """A name that belongs to the phrase: its last word and the next one."""
        mention, low = self.mention_at(at), self.context.low(at - 1)
        noun = self.context.words[at - 1].pos_ in ("NOUN", "ADJ", "PROPN")
        if mention is None:
            return None
        linked = at == head or low in LINKING
        if not linked and (not noun or self._other_name(at, mention)):
            return None
        last = max(at, self.context.first(mention.end) - 1)
        return last, last + 1

    def _complement(self, at: int, head: int, limit: int) -> tuple[int, int] | None:
        """ "de la ville", "à la retraite": up to the noun; a name in its place is read next."""
        context, low = self.context, self.context.low(at)
        feature = low == "à" and context.low(at + 1) in ("la", "l'") and not self.mention_at(at + 2)
        participle = context.words[at - 1].morph.get("VerbForm", []) == ["Part"]
        feature = feature or (participle and low in ("à", "au", "aux", "en", "dans", "sur") and at > head + 1)
        if at == head or not (low in OF or feature):
            return None
        noun = at + 1
        while noun < limit and context.low(noun) in DETERMINERS and not self.mention_at(noun):
            noun += 1
        if noun >= limit or (feature and context.low(noun) in CHANNELS):
            return None
        if self.mention_at(noun):
            return head, noun
        return (noun, noun + 1) if self._nominal(noun) else None

    def _nominal(self, at: int) -> bool:
        """Whether a word is a noun or a number that begins no date."""
        word = self.context.words[at]
        return word.pos_ in NOMINAL or (word.pos_ == "NUM" and self.context.low(at + 1) not in ADJUNCTS)

    def _modifier(self, at: int, head: int, last: int) -> tuple[int, int] | None:
        """An adjective, a noun or a participle after the noun, or the second part of a compound."""
        context, low, word = self.context, self.context.low(at), self.context.words[at]
        if at == head or low in CIVILITIES:
            return at, at + 1
        if low == "-" and context.start(at) == context.end(last):
            # "lieutenant-colonel"
            return at + 1, at + 2
        if low in NO_MODIFIER or not word.text[0].isalnum():
            return None
        participle = word.pos_ == "VERB" and word.morph.get("VerbForm", []) == ["Part"]
        modifies = word.pos_ in ("ADJ", "NOUN", "PROPN", "X", "NUM")
        # A misparsed adjective between a function and its bearer: "la skieuse grisonne Ladina X".
        mention = self.mention_at(at + 1) if word.text.islower() and self.is_role(context.low(last)) else None
        modifies = modifies or (mention is not None and mention.kind == "PERSON")
        return (at, at + 1) if modifies or (participle and context.low(at + 1) != "par") else None

    def _other_name(self, at: int, mention: Mention) -> bool:
        """Whether a person's name follows another name: "a dit à l'AFP Karim X"."""
        return mention.kind == "PERSON" and self.mention_over(at - 1) is not None

    def before(self, word: int, floor: int) -> Phrase | None:
        """The noun phrase that ends right before a word, not reaching back beyond `floor`."""
        context, at, starts = self.context, word - 1, []
        while at >= max(floor, word - LONGEST_PHRASE):
            low, token = context.low(at), context.words[at]
            covered = self.mention_over(at)
            if covered is not None:
                at = max(floor, context.first(covered.start))
                starts.append(at)
                if context.low(at - 1) in CIVILITIES:
                    at -= 1
                    starts.append(at)
                at -= 1
                continue
            if low in DETERMINERS or (
                token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "X", "PRON") and low not in CLITICS
            ):
                if low in ADJUNCTS and low not in DETERMINERS:
                    break
                starts.append(at)
            elif (
                low not in OF
                and not (low == "à" and context.low(at + 1) in ("la", "l'"))
                and not (token.pos_ == "VERB" and token.morph.get("VerbForm", []) == ["Part"])
            ):
                break
            at -= 1
        for start in reversed(starts):
            if context.low(start) in OF:
                continue
            found = self.phrase(start, word)
            if found is not None and found.last >= word - 2:
                return found
        return None

    @abstractmethod
    def of_mention(self, mention: Mention) -> Source:
        """The source that a name in the text stands for."""

    @abstractmethod
    def resolve(self, phrase: Phrase, limit: int) -> Source | None:
        """The source that a noun phrase names."""

    @abstractmethod
    def opening(self, floor: int, limit: int, pronouns: bool = True) -> Source | None:
        """The subject at the head of a clause."""

    @abstractmethod
    def last(self, start: int, gender: str | None, plural: bool, person: bool = False) -> Source | None:
        """The source or person named last before an offset that agrees in gender and number."""

    @abstractmethod
    def gender_of(self, source: Source) -> str | None:
        """The grammatical gender of a source, as far as the article tells it."""
