"""Who speaks: from the words beside a reporting expression to the name of a source.

Patterns on the words come first, because the parse is weakest around quotation marks; the parse
settles what patterns leave open. Sources are remembered in order, for pronouns and "le ministre".
"""

from __future__ import annotations

from dataclasses import replace

from analysis.language.french.grammar import (
    ADJUNCTS,
    ADVERBS,
    CIVILITIES,
    DAYS,
    DETERMINERS,
    OF,
    PARTING,
    PRONOUNS,
    RELATIVES,
    TIMES,
)
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.phrases import FAR, Phrase
from analysis.reading.quotations.preceding import THOSE, Preceding
from analysis.reading.quotations.vocabulary import Source

# Words after "a appris" within which its source stands.
LEARNT = 12
# Verbs that let somebody speak: "permettre à X de".
PERCEIVING = frozenset(("entendre", "voir", "écouter", "laisser", "regarder"))
ENABLING = frozenset(("permettre", "autoriser", "éviter"))


class Speakers(Preceding):
    """The sources of one article. `note` each source that is settled, in the order of the text."""

    def subject(self, cue: Cue, floor: int, limit: int, inverted: bool) -> Source | None:
        """The source that a cue gives its words to, between the words `floor` and `limit`."""
        self.addressee = self._addressed(cue)
        source = self._subject(cue, floor, limit, inverted)
        self.addressee = None
        verb = range(cue.first, cue.last + 1)
        plural = any(
            "Plur" in self.context.words[n].morph.get("Number", []) for n in verb if self.context.finite(n)
        )
        return self.together(source) if plural else source

    def _addressed(self, cue: Cue) -> str | None:
        """Whom the "lui" before a verb means, who is not its subject (principle B of Chomsky 1981)."""
        if self.context.low(cue.first - 1) != "lui" or cue.kind != "finite":
            return None
        found = self.last(self.context.start(cue.first - 1), None, False, person=True)
        return found.name if found is not None else None

    def _subject(self, cue: Cue, floor: int, limit: int, inverted: bool) -> Source | None:
        context = self.context
        if cue.pronoun is not None:
            if context.low(cue.pronoun) in ("-on", "-t-on"):
                near = self.learnt_from(cue.last + 1, limit) or self.learnt(cue.last + 1, limit)
                return near or self._there(cue)
            impersonal = cue.passive and context.low(cue.pronoun) in ("-il", "-t-il")
            return self._acting(cue, limit) if impersonal else self.pronoun(cue.pronoun)
        if cue.passive and cue.kind == "participle":
            return self.agent(cue.last + 1, limit)
        learnt = self.learnt_from(cue.last + 1, limit) if cue.verb.lemma == "apprendre" else None
        if inverted and learnt is not None:
            return learnt
        if inverted:
            found = self.following(cue.last + 1, limit)
            if found is not None:
                return found
        if cue.kind == "finite":
            agent = self.agent(cue.last + 1, limit, 2) if cue.passive else None
            return agent or self.preceding(cue, floor)
        heard = self._heard(cue, floor) if cue.kind == "infinitive" else None
        if heard is not None:
            return heard
        if cue.kind == "infinitive" and context.words[cue.first - 1].lemma_.lower() == "faire":
            return self._made_to_say(cue, limit)
        if cue.kind == "infinitive" and context.low(cue.first - 1) in ("de", "d'"):
            return self._narrated(cue, floor) or self._enabled(cue, floor) or self.shared(cue, floor)
        if cue.kind in ("gerund", "infinitive"):
            return self.shared(cue, floor)
        return None

    def _narrated(self, cue: Cue, floor: int) -> Source | None:
        """The subject of the narrative infinitive: "Et le maire de conclure", "Et d'ajouter"."""
        context, de = self.context, cue.first - 1
        start = next((n for n in range(de - 1, max(floor, de - FAR) - 1, -1) if context.low(n) == "et"), None)
        if start is None or (start > floor and context.low(start - 1)[:1].isalnum()):
            return None
        if start + 1 < de:
            found = self.phrase(start + 1, de)
            return self.resolve(found, de) if found is not None else None
        offset = context.start(cue.first)
        return next((source for at, source in reversed(self.said) if at < offset), None)

    def _enabled(self, cue: Cue, floor: int) -> Source | None:
        """Whom somebody lets speak: "les documents ont permis à X de démontrer"."""
        context, de = self.context, cue.first - 1
        for word in range(de - 1, max(floor, de - FAR) - 1, -1):
            if context.words[word].lemma_.lower() in ENABLING:
                return None
            if context.low(word) in ("à", "au", "aux") and any(
                context.words[n].lemma_.lower() in ENABLING for n in range(max(floor, word - 4), word)
            ):
                found = self.phrase(word + 1, de)
                source = self.resolve(found, de) if found is not None and found.last == de - 1 else None
                return source if self.plausible(source) else None
        return None

    def _heard(self, cue: Cue, floor: int) -> Source | None:
        """The person right before an infinitive whom one hears or sees: "on entend X affirmer"."""
        mention = self.mention_over(cue.first - 1)
        if mention is None or mention.kind != "PERSON":
            return None
        first = self.context.first(mention.start)
        verbs = (self.context.words[n].lemma_.lower() for n in range(max(floor, first - 3), first))
        return self.of_mention(mention) if any(verb in PERCEIVING for verb in verbs) else None

    def _made_to_say(self, cue: Cue, limit: int) -> Source | None:
        """Whom something makes say it: "une fermeture qui fait dire à X que"."""
        if self.context.low(cue.last + 1) not in ("à", "au", "aux"):
            return None
        contracted = self.context.low(cue.last + 1) != "à"
        found = self.phrase(cue.last + (1 if contracted else 2), limit)
        return self.resolve(found, limit) if found is not None else None

    def learnt(self, at: int, limit: int) -> Source | None:
        """The source of "a-t-on appris de source judiciaire", "apprend-on auprès de X"."""
        context = self.context
        for word in range(at, min(limit, at + 4)):
            if context.low(word) in OF | {"par", "à", "au", "aux", "chez", "auprès", "dans", "sur"}:
                found = self.phrase(self.past_side(word) + 1, limit)
                source = self.resolve(found, limit) if found else None
                return source if self.plausible(source) else None
        return None

    def learnt_from(self, at: int, limit: int) -> Source | None:
        """From whom an agency has its news: "a appris l'AFP auprès de X", "de source judiciaire"."""
        context = self.context
        for word in range(at, min(limit, at + LEARNT)):
            of = context.low(word) in OF
            near = of and context.low(word - 1) == "auprès"
            if near or (of and context.low(word + 1) in ("source", "sources")):
                first = word if context.low(word) in ("du", "des") and near else word + 1
                found = self.phrase(first, limit)
                source = self.resolve(found, limit) if found is not None else None
                return source if self.plausible(source) else None
        return None

    def _there(self, cue: Cue) -> Source:
        """Who "y dit-on", "peut-on lire" means: the organisation or document spoken of, else nobody known."""
        context, nobody = self.context, Source(None, None)
        kinds = ("document", "organisation") if cue.verb.lemma == "lire" else ("organisation",)
        if context.low(cue.first - 1) != "y" and cue.verb.lemma != "lire":
            return nobody
        present = self.salient(context.start(cue.first), None)
        return next((replace(s, start=None, end=None) for _, s in present if s.kind in kinds), nobody)

    def _acting(self, cue: Cue, limit: int) -> Source:
        """Who "a-t-il été précisé par X" means; nobody where no agent follows."""
        return self.agent(cue.last + 1, limit) or Source(None, None)

    def agent(self, at: int, limit: int, reach: int = 8) -> Source | None:
        """The "par ..." of a passive, at most `reach` words on."""
        context = self.context
        for word in range(at, min(limit, at + reach)):
            if context.low(word) == "par":
                found = self.phrase(word + 1, limit)
                return self.resolve(found, limit) if found else None
        return None

    def following(self, at: int, limit: int) -> Source | None:
        """The subject that follows its verb, adverbs and asides between commas skipped."""
        context, steps, start = self.context, 0, at
        limit = min(limit, len(context.words))
        while at < limit and steps < FAR:
            low = context.low(at)
            if low in ("que", "qu'", "qui"):
                return None
            inside = context.quoted[at] > context.quoted[max(start - 1, 0)]
            phrase = next((words for words in PARTING if context.lower[at : at + len(words)] == words), ())
            if phrase:
                at, steps = at + len(phrase), steps + 1
                continue
            if inside or low in (",", "(", "–", "—") or low in ADVERBS:
                at, steps = at + 1, steps + 1
                continue
            if low == "en" and context.participle(at + 1):
                comma = next((n for n in range(at, min(limit, at + FAR)) if context.low(n) == ","), None)
                if comma is None:
                    return None
                at, steps = comma + 1, steps + 1
                continue
            if low in ADJUNCTS and at + 1 < limit and context.quoted[at + 1] > context.quoted[at]:
                # "a répondu au « Matin » la directrice"
                at, steps = at + 1, steps + 1
                continue
            if (low in ADJUNCTS or low in ("de", "d'")) and low not in PRONOUNS:
                at, steps = self._past_adjunct(at, limit), steps + 1
                continue
            if low in PRONOUNS:
                return self.named_after(at) or self.pronoun(at)
            if low in THOSE and context.low(at + 2) == "ci":
                return self.named_after(at + 2) or self.latter(at + 2)
            if low in THOSE and context.low(at + 1) in RELATIVES:
                return self._the_one(at, limit)
            if len(low) > 1 and low.startswith("@"):
                return Source(context.words[at].text, "anonymous", context.start(at), context.end(at))
            found = self.phrase(at, limit)
            if found is not None and context.low(found.head) in TIMES:
                at, steps = found.last + 1, steps + 1
                continue
            if found is not None and context.low(at - 1) == "," and context.low(found.head) in self.manners:
                # "commentent, la voix nouée, les voisins"
                comma = next((n for n in range(at, min(limit, at + FAR)) if context.low(n) == ","), limit)
                at, steps = comma + 1, steps + 1
                continue
            if found is not None and self._is_predicative(found):
                at, steps = found.head + 1, steps + 1
                continue
            if found is not None:
                return self.resolve(found, limit)
            if not low[:1].isalnum():
                return None
            at, steps = at + 1, steps + 1
        return None

    def _the_one(self, at: int, limit: int) -> Source | None:
        """ "Celle qui préside la région, X": the person named after the clause, else the one known."""
        context, (gender, plural) = self.context, THOSE[self.context.low(at)]
        for comma in range(at + 2, min(limit, at + FAR)):
            mention = self.mention_at(comma + 1) if context.low(comma) == "," else None
            if mention is not None and mention.kind == "PERSON":
                return self.of_mention(mention)
            if context.low(comma) == ",":
                break
        known = self.last(context.start(at), gender, plural)
        return replace(known, start=context.start(at), end=context.end(at)) if known is not None else None

    def _is_predicative(self, phrase: Phrase) -> bool:
        """Whether a bare adjective says how somebody speaks: "lâche, amer, un délégué"."""
        head = self.context.low(phrase.head)
        bare = phrase.first == phrase.head and head not in CIVILITIES
        set_off = self.context.low(phrase.first - 1) == "," == self.context.low(phrase.head + 1)
        if bare and self.is_role(head) and not set_off:
            return False
        return (
            bare and self.mention_over(phrase.head) is None and self.context.words[phrase.head].text.islower()
        )

    def _past_adjunct(self, at: int, limit: int) -> int:
        """The word after an adjunct: the next comma, or where its noun phrase ends."""
        context = self.context
        if context.low(at) in DAYS and (
            context.low(at + 1) in DETERMINERS | CIVILITIES or self.mention_at(at + 1)
        ):
            return at + 1
        if context.low(at) == "auprès" and context.low(at + 1) in OF:
            at += 1
        if at + 1 < limit:
            found = self.phrase(at + 1, limit)
            if found is not None:
                end = self._before_name(found, context.low(at)) or found.last + 1
                while end < limit and (
                    context.words[end].pos_ == "NUM" or context.low(end) in ("h", "soir", "matin")
                ):
                    end += 1
                return end
        return at + 1

    def _before_name(self, phrase: Phrase, preposition: str) -> int | None:
        """The person named right after an adjunct: "dans nos colonnes Hugo X", "d'une voix lasse Léa X"."""
        manner = preposition in ("de", "d'")
        for word in range(phrase.head + 1, phrase.last + 1):
            mention = self.mention_at(word)
            person = mention is not None and mention.kind == "PERSON"
            if person and self.context.low(word - 1) in CIVILITIES and word - 1 > phrase.head:
                return word - 1
            if person and self.context.low(word - 1) not in OF | CIVILITIES | DETERMINERS:
                return word if manner or not self.is_role(self.context.low(phrase.head)) else None
        return None
