"""Proper names as sources: alone, inside a noun phrase, or in apposition to one."""

from __future__ import annotations

from analysis.language.french.grammar import CIVILITIES, DEMONYM, DETERMINERS, OF
from analysis.reading.people import Mention
from analysis.reading.quotations.anaphora import Anaphora
from analysis.reading.quotations.phrases import Phrase
from analysis.reading.quotations.vocabulary import Source

# Prepositions of what a function covers: "l'émissaire pour la région", "la ministre chargée de" is no such.
APPOSED_AFTER = frozenset(("pour", "à", "au", "aux", "en", "chez", "auprès", "sur"))


class ProperNames(Anaphora):
    """Who is named by or beside the noun phrases of one article."""

    def of_mention(self, mention: Mention) -> Source:
        """The source that a name in the text stands for, its civility taken in."""
        context, start = self.context, mention.start
        first = context.first(mention.start)
        low = context.low(first - 1)
        gender: str | None = None
        if low in CIVILITIES:
            start = context.start(first - 1)
            gender = (
                "f"
                if low in ("mme", "mlle", "madame", "mmes")
                else "m"
                if low in ("m.", "mm.", "monsieur")
                else None
            )
        if low in ("-il", "-elle"):
            start = mention.start
        named = self.people[mention.name]
        person = named.kind == "PERSON"
        return Source(
            mention.name,
            "person" if person else "organisation",
            start,
            mention.end,
            gender or named.gender or (None if person else self.determined(first)),
        )

    def person_in(self, phrase: Phrase) -> Source | None:
        """A person named inside the phrase who is its head or stands in apposition to it."""
        context = self.context
        for word in range(phrase.first, phrase.last + 1):
            mention = self.mention_at(word)
            if mention is None or mention.kind != "PERSON":
                continue
            before = word - 1
            while context.low(before) in CIVILITIES:
                before -= 1
            if before < word - 1 and context.low(before) in DETERMINERS:
                # "le Pr X"
                before -= 1
            if word == phrase.head or before < phrase.first:
                return self.of_mention(mention)
            if context.low(before) not in OF | {"à", "au", "l'", "par", "le", "la"}:
                apposed = not (
                    self.kinds.get(context.low(phrase.head)) in ("team", "institution")
                    and context.low(before) in DETERMINERS
                )
                # "l'équipe du candidat Emmanuel X": the name explains the complement, not the head.
                complement = any(
                    context.low(n) in ("du", "de", "d'") for n in range(phrase.head + 1, before)
                ) and (
                    self.kinds.get(context.low(phrase.head))
                    in ("team", "institution", "document", "collective")
                )
                if apposed and not complement:
                    return self.of_mention(mention)
        return None

    def apposed(self, phrase: Phrase, limit: int) -> Source | None:
        """A person named right after the phrase and a comma or bracket: "la maire (DVG), Catherine X"."""
        context, at, bracketed = self.context, phrase.last + 1, False
        if context.low(at) == "et" and context.low(at + 1) in OF:
            # "Le préfet de la Manche et de la mer du Nord, X"
            inner = self.phrase(at + 2, limit)
            at = inner.last + 1 if inner is not None else at
        if context.low(at) == "(":
            while at < limit and context.low(at) != ")" and at < phrase.last + 8:
                at += 1
            at += 1
            bracketed = True
            inner = self.phrase(at + 1, limit) if context.low(at) in OF else None
            at = inner.last + 1 if inner is not None else at
        if context.low(at) in APPOSED_AFTER:
            # "Son émissaire pour la région, Tomas X, ..."
            inner = self.phrase(at + 1, limit)
            at = inner.last + 1 if inner is not None else at
        if context.low(at) in (",", "–", "—"):
            at += 1
        elif not bracketed:
            return None
        while context.low(at) in CIVILITIES:
            at += 1
        related = at
        while related < at + 4 and context.low(at) in DETERMINERS and not self.mention_at(related):
            # "Le président, son frère Milan X, ...", "..., l'Argentin Facundo X, ...", "le groupe Y, ..."
            related += 1
        # "la porte-parole, la sergente X"
        ranked = any(context.low(number) in self.functions for number in range(at, related))
        if related > at and DEMONYM.match(context.words[min(related, len(context.words) - 1)].text):
            related += not self.mention_at(related)
        mention = self.mention_at(related)
        body = self.kinds.get(context.low(related - 1)) == "organisation" or context.pos(related - 1) == "ADJ"
        body = body and self.kinds.get(context.low(at + 1)) == "organisation"
        if mention is None or mention.kind == "PLACE" or (related > at and mention.kind != "PERSON" and not body):
            return None
        closed = context.low(context.first(mention.end)) in ((",", ".") if ranked else (",",))
        if (mention.kind != "PERSON" or related > at) and not closed:
            return None
        if self.mention_at(phrase.head) is not None:
            return None
        head = context.low(phrase.head)
        if self.kinds.get(head) in ("document", "team", "organisation", "institution", "anonymous"):
            return None
        return self.of_mention(mention)
