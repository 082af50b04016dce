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
        context, at = self.context, first
        limit = min(limit, first + LONGEST_PHRASE, len(context.words))
        if at >= limit:
            return None
        while at < limit and (
            context.low(at) in DETERMINERS
            or context.words[at].pos_ in ("NUM",)
            or context.low(at) in ("tous", "toutes", "d'autres", "l")
        ):
            if self.mention_at(at) or self._is_one_of(at):
                break
            at += 1
        while (
            at < limit
            and context.words[at].pos_ == "ADJ"
            and at + 1 < limit
            and not self.mention_at(at)
            and context.words[at + 1].pos_ in ("NOUN", "PROPN", "ADJ")
            and context.low(at + 1) not in ADJUNCTS
            and context.low(at) not in self.roles
        ):
            at += 1
        if at >= limit:
            return None
        word = context.words[at]
        named = self.mention_at(at) or word.text.lower() in CIVILITIES or self._is_one_of(at)
        nominal = (
            word.text[0].isalpha()
            and word.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "X")
            and word.text.lower() not in ADJUNCTS
        )
        if at > first:
            nominal = nominal or (word.text[0].isalpha() and word.text.lower() not in ADJUNCTS | OF)
        if not (named or nominal):
            return None
        return Phrase(first, self._extend(at, limit), at)

    def _is_one_of(self, at: int) -> bool:
        """Whether "un d'eux", "une des habitantes" begins here."""
        return self.context.low(at) in ("un", "une") and self.context.low(at + 1) in OF

    def _extend(self, head: int, limit: int) -> int:
        """The last word of the noun phrase whose head is given."""
        context, last, at = self.context, head, head
        while at < limit:
            mention = self.mention_at(at)
            if mention is not None and (
                at == head
                or context.low(at - 1) in OF | DETERMINERS | CIVILITIES
                or (
                    context.words[at - 1].pos_ in ("NOUN", "ADJ", "PROPN")
                    and not self._other_name(at, mention)
                )
            ):
                last = max(at, context.first(mention.end) - 1)
                at = last + 1
                continue
            low, word = context.low(at), context.words[at]
            if at == head or low in CIVILITIES:
                last, at = at, at + 1
                continue
            if low in OF or (
                low == "à" and context.low(at + 1) in ("la", "l'") and not self.mention_at(at + 2)
            ):
                following = at + 1
                while (
                    following < limit
                    and context.low(following) in DETERMINERS
                    and not self.mention_at(following)
                ):
                    following += 1
                if (
                    following < limit
                    and (
                        context.words[following].pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "X")
                        or self.mention_at(following)
                    )
                    and not (
                        low in ("à", "au", "aux")
                        and context.low(following) in ("afp", "presse", "micro", "antenne", "radio")
                    )
                ):
                    at = following
                    last = at if not self.mention_at(at) else last
                    at = at if self.mention_at(at) else at + 1
                    continue
                break
            if low == "-" and at + 1 < limit and context.start(at) == context.end(last):
                # "lieutenant-colonel"
                last, at = at + 1, at + 2
                continue
            if low in ADJUNCTS or low in ADVERBS or not word.text[0].isalnum():
                break
            if word.pos_ in ("ADJ", "NOUN", "PROPN", "X", "NUM") or (
                word.pos_ == "VERB" and word.morph.get("VerbForm", []) == ["Part"]
            ):
                participle = word.pos_ == "VERB"
                if context.low(at) in DETERMINERS or (participle and context.low(at + 1) == "par"):
                    break
                last, at = at, at + 1
                continue
            break
        return last

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
