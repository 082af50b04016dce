"""Who speaks: from the words beside a reporting expression to the name of a source.

Patterns on the words come first, because the parse is weakest around quotation marks; the parse
settles what patterns leave open. Sources are remembered in order, for pronouns and "le ministre".
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.language.french.grammar import (
    ADJUNCTS,
    ADVERBS,
    CIVILITIES,
    CLITICS,
    DEFINITE,
    DETERMINERS,
    OF,
    POSSESSIVE,
    PRONOUNS,
)
from analysis.reading.context import Context, Host
from analysis.reading.cues import Cue
from analysis.reading.people import Mention, Named

# Words that a noun phrase may take after its head, and how many.
LONGEST_PHRASE = 18
FAR = 40


@dataclass(frozen=True)
class Source:
    """A source as one place of the text names it.

    `name` is None where it can't be told; `start` and `end` are the mention, None where the source is
    taken from the context; `kind` is person, organisation, document, collective or anonymous.
    """

    name: str | None
    kind: str | None
    start: int | None = None
    end: int | None = None
    gender: str | None = None
    plural: bool = False


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: its words [first, last], and the words of its head without determiner."""

    first: int
    last: int
    head: int


class Speakers:
    """The sources of one article. `note` each source that is settled, in the order of the text."""

    def __init__(self, context: Context, people: Sequence[Named]) -> None:
        self.context = context
        self.people = {named.name: named for named in people}
        self.mentions = sorted(
            (mention for named in people for mention in named.mentions), key=lambda m: (m.start, -m.end)
        )
        self._starts = [mention.start for mention in self.mentions]
        self.said: list[tuple[int, Source]] = []
        self.kinds = {row["noun"]: row["kind"] for row in context.document.language.rows("source_nouns")}
        self.generic = context.document.language.words("anaphoric_nouns")
        self.firms = context.document.language.words("firm_nouns")
        self.roles = _roles(context)
        self._openings: dict[tuple[int, int, bool], Source | None] = {}
        self.aliases = self._aliases()

    def _aliases(self) -> dict[str, str]:
        """Common nouns by which the article speaks of an organisation: "le mouvement X", "X, filiale"."""
        context = self.context
        found: dict[str, str] = {}
        for mention in self.mentions:
            if mention.kind == "PERSON":
                continue
            at = context.first(mention.start)
            around = [context.low(at - 1)]
            after = context.first(mention.end)
            if context.low(after) in (",", "(", "–"):
                step = after + 2 if context.low(after + 1) in DETERMINERS else after + 1
                around.append(context.low(step))
            for noun in around:
                if self.kinds.get(noun) == "organisation":
                    found.setdefault(noun, mention.name)
        return found

    def plausible(self, source: Source | None) -> bool:
        """Whether a source can speak: somebody named, a role, an institution, a document, a pronoun."""
        if source is None:
            return False
        if source.name is None or source.name in self.people or source.kind == "document":
            return source.kind is not None or source.plural or source.start is not None
        if source.kind == "organisation":
            return True
        words = source.name.lower().replace("l'", "l' ").split()
        return any(self._is_role(word) for word in words[:2])

    def _is_role(self, word: str) -> bool:
        if re.search(r"(?:iste|logue|trice|euse|naire|taire|crate|graphe)s?$", word) and len(word) > 6:
            return True
        return any(
            form in self.roles or form in self.kinds
            for form in (word, word.rstrip("s"), word.removesuffix("x") + "l")
        )

    # -- phrases ---------------------------------------------------------------------------------

    def mention_at(self, word: int) -> Mention | None:
        """The name that begins at a word."""
        offset = self.context.start(word)
        index = bisect_left(self._starts, offset)
        if index < len(self.mentions) and self.mentions[index].start == offset:
            return self.mentions[index]
        return None

    def mention_over(self, word: int) -> Mention | None:
        """The name that a word is part of."""
        offset = self.context.start(word)
        index = bisect_left(self._starts, offset + 1) - 1
        if index >= 0 and self.mentions[index].end > offset:
            return self.mentions[index]
        return None

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
            if self.mention_at(at):
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
        named = self.mention_at(at) or word.text.lower() in CIVILITIES
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

    def _extend(self, head: int, limit: int) -> int:
        """The last word of the noun phrase whose head is given."""
        context, last, at = self.context, head, head
        while at < limit:
            mention = self.mention_at(at)
            if mention is not None and (
                at == head
                or context.low(at - 1) in OF | DETERMINERS | CIVILITIES
                or context.words[at - 1].pos_ in ("NOUN", "ADJ", "PROPN")
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
            if low in ADJUNCTS or low in ADVERBS or not word.text[0].isalnum():
                break
            if word.pos_ in ("ADJ", "NOUN", "PROPN", "X", "NUM") or (
                word.pos_ == "VERB" and word.morph.get("VerbForm", []) == ["Part"]
            ):
                if context.low(at) in DETERMINERS:
                    break
                last, at = at, at + 1
                continue
            break
        return last

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

    # -- the subject of a cue --------------------------------------------------------------------

    def subject(self, cue: Cue, floor: int, limit: int, inverted: bool) -> Source | None:
        """The source that a cue gives its words to, between the words `floor` and `limit`."""
        context = self.context
        if cue.pronoun is not None:
            if context.low(cue.pronoun) in ("-on", "-t-on"):
                return self.learnt(cue.last + 1, limit)
            return self.pronoun(cue.pronoun)
        if cue.passive and cue.kind == "participle":
            return self.agent(cue.last + 1, limit)
        if inverted:
            found = self.following(cue.last + 1, limit)
            if found is not None:
                return found
        if cue.kind == "finite":
            return self.preceding(cue, floor)
        if cue.kind in ("gerund", "infinitive"):
            return self.governing(cue, floor)
        return None

    def learnt(self, at: int, limit: int) -> Source | None:
        """The source of "a-t-on appris de source judiciaire", "apprend-on auprès de X"."""
        context = self.context
        for word in range(at, min(limit, at + 4)):
            if context.low(word) in OF | {"par"}:
                found = self.phrase(word + 1, limit)
                return self.resolve(found, limit) if found else None
        return None

    def agent(self, at: int, limit: int) -> Source | None:
        """The "par ..." of a passive participle."""
        context = self.context
        for word in range(at, min(limit, at + 8)):
            if context.low(word) == "par":
                found = self.phrase(word + 1, limit)
                return self.resolve(found, limit) if found else None
        return None

    def following(self, at: int, limit: int) -> Source | None:
        """The subject that follows its verb, adverbs and asides between commas skipped."""
        context, steps = self.context, 0
        while at < limit and steps < FAR:
            low = context.low(at)
            if low in ("que", "qu'", "qui"):
                return None
            if low in (",", "(", "–", "—") or low in ADVERBS:
                at, steps = at + 1, steps + 1
                continue
            if low in ADJUNCTS and low not in PRONOUNS:
                at, steps = self._past_adjunct(at, limit), steps + 1
                continue
            if low in PRONOUNS:
                return self.pronoun(at)
            found = self.phrase(at, limit)
            if found is not None:
                return self.resolve(found, limit)
            if not low[:1].isalnum():
                return None
            at, steps = at + 1, steps + 1
        return None

    def _past_adjunct(self, at: int, limit: int) -> int:
        """The word after an adjunct: the next comma, or where its noun phrase ends."""
        context = self.context
        if at + 1 < limit:
            found = self.phrase(at + 1, limit)
            if found is not None:
                end = found.last + 1
                while end < limit and (
                    context.words[end].pos_ == "NUM" or context.low(end) in ("h", "soir", "matin")
                ):
                    end += 1
                return end
        return at + 1

    def preceding(self, cue: Cue, floor: int) -> Source | None:
        """The subject that stands before a finite verb."""
        context, at = self.context, cue.first - 1
        while at >= floor and (
            context.low(at) in CLITICS
            or context.low(at) in ADVERBS
            or (context.low(at).endswith("ment") and len(context.low(at)) > 7)
        ):
            if (
                context.low(at) in ("la", "le", "les", "l'")
                and context.low(at + 1) not in CLITICS
                and at + 1 != cue.first
            ):
                break
            if context.low(at) in PRONOUNS and context.low(at) not in ("lui", "eux"):
                break
            at -= 1
        if at < floor:
            return None
        low = context.low(at)
        if low in ("lui", "eux", "elle", "elles") and context.low(at - 1) in (",",):
            at, low = at - 2, context.low(at - 2)
        if low == ",":
            apposed = self._apposed_before(at, floor)
            if apposed is not None:
                return apposed
            aside = self._before_aside(at, floor)
            at, low = aside, context.low(aside)
        if low in ("–", "—", ")", "("):
            aside = self._before_aside(at, floor)
            at, low = aside, context.low(aside)
        if low in PRONOUNS:
            return self.pronoun(at)
        if low == "on":
            return self._on(at, floor)
        if low == "qui":
            return self._antecedent(at, floor)
        if low in ("et", "mais", "ou", "puis") or context.words[at].pos_ in ("VERB", "AUX"):
            return self._coordinated(cue, floor)
        found = self.before(at + 1, floor)
        if found is not None and context.low(found.first - 1) not in (
            "par",
            "de",
            "d'",
            "à",
            "dans",
            "sur",
            "avec",
            "pour",
            "chez",
            "du",
            "selon",
        ):
            source = self.resolve(found, cue.first)
            if source is not None:
                return self._introduced(found, floor) or source
        return self._parsed(cue, floor)

    def _introduced(self, phrase: Phrase, floor: int) -> Source | None:
        """The name before a comma, where the phrase is its apposition: "Thierry X, le préfet, dit"."""
        context = self.context
        if context.low(phrase.first - 1) == ",":
            covered = self.mention_over(phrase.first - 2) if phrase.first - 2 >= floor else None
            if covered is not None and covered.kind == "PERSON" and not self.mention_over(phrase.head):
                first = context.first(covered.start)
                if first == floor or context.low(first - 1) in CIVILITIES | {","} or first - 1 < floor:
                    return self.of_mention(covered)
        return None

    def _apposed_before(self, at: int, floor: int) -> Source | None:
        """The name that stands alone between the commas before a verb: "le préfet, Thierry X, dit"."""
        context = self.context
        mention = self.mention_over(at - 1) if at - 1 >= floor else None
        if mention is None or mention.kind != "PERSON":
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
        while number > floor and context.low(number) != opening:
            number -= 1
        return number - 1 if context.low(number) == opening and number > floor else at

    def _antecedent(self, at: int, floor: int) -> Source | None:
        context, word = self.context, at
        while word > floor and context_comma(context, word - 1):
            word -= 1
        if context.low(word - 1) in ("et", "mais", "ou"):
            start, end = context.start(floor), context.start(at)
            inside = [source for offset, source in self.said if start <= offset < end]
            if inside:
                return inside[-1]
        found = self.before(word, floor)
        return self.resolve(found, word) if found is not None else self.opening(floor, at)

    def _coordinated(self, cue: Cue, floor: int) -> Source | None:
        """The subject of an earlier verb that this one shares: the last source of the sentence."""
        start, end = self.context.start(floor), self.context.start(cue.first)
        inside = [source for offset, source in self.said if start <= offset < end]
        if inside:
            return inside[-1]
        return self._parsed(cue, floor) or self.opening(floor, cue.first)

    def _on(self, at: int, floor: int) -> Source | None:
        """ "Chez X, on dit", "A la préfecture, on rappelle": the place speaks."""
        context = self.context
        if context.low(at - 1) == ",":
            for word in range(at - 2, floor - 1, -1):
                if context.low(word) in ("chez", "à", "au", "dans") and (
                    word == floor or not context.low(word - 1)[:1].isalnum()
                ):
                    found = self.phrase(word + 1, at)
                    if found is not None:
                        return self.resolve(found, at)
        return None

    def governing(self, cue: Cue, floor: int) -> Source | None:
        """The subject of the clause that a gerund or an infinitive depends on."""
        start, end = self.context.start(floor), self.context.start(cue.first)
        inside = [source for offset, source in self.said if start <= offset < end]
        if inside:
            return inside[-1]
        return self._parsed(cue, floor) or self.opening(floor, cue.first)

    def _parsed(self, cue: Cue, floor: int) -> Source | None:
        """The subject in the parse: of the verb, or of the verb it depends on."""
        context, token = self.context, self.context.words[cue.head]
        for _ in range(3):
            for child in token.lefts:
                if child.dep_ in ("nsubj", "nsubj:pass", "expl:subj") and child.pos_ in (
                    "NOUN",
                    "PROPN",
                    "PRON",
                ):
                    number = context.number_of(child)
                    if (
                        number < floor
                        or context.quoted[min(number, len(context.quoted) - 1)] != context.quoted[cue.head]
                    ):
                        continue
                    if child.lower_ in PRONOUNS:
                        return self.pronoun(number)
                    if child.lower_ == "qui":
                        return self._antecedent(number, floor)
                    return self.resolve(self._around(number, cue.first), cue.first)
            if token.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "acl", "aux", "cop", "parataxis"):
                return None
            token = token.head
        return None

    def _around(self, head: int, limit: int) -> Phrase:
        """The noun phrase of which a word is the head."""
        first = head
        covered = self.mention_over(head)
        if covered is not None:
            first = head = self.context.first(covered.start)
        while self.context.low(first - 1) in DETERMINERS or self.context.words[first - 1].pos_ == "ADJ":
            first -= 1
        return self.phrase(first, limit) or Phrase(first, head, head)

    def opening(self, floor: int, limit: int, pronouns: bool = True) -> Source | None:
        """The subject at the head of a clause, found once."""
        key = (floor, limit, pronouns)
        if key not in self._openings:
            self._openings[key] = None
            self._openings[key] = self._opening(*key)
        return self._openings[key]

    def _opening(self, floor: int, limit: int, pronouns: bool) -> Source | None:
        """The subject at the head of a clause: its first noun phrase, leading adjuncts skipped."""
        context, at = self.context, floor
        while at < limit and (
            not context.low(at)[:1].isalnum() or context.low(at) in ADVERBS or context.quoted[at]
        ):
            at += 1
        if context.low(at) in ADJUNCTS or context.words[min(at, len(context.words) - 1)].pos_ in (
            "VERB",
            "ADP",
            "ADV",
            "SCONJ",
        ):
            comma = next(
                (n for n in range(at, limit) if context.low(n) == "," and not context.quoted[n]), None
            )
            if comma is None:
                return None
            at = comma + 1
        if at >= limit:
            return None
        if context.low(at) in PRONOUNS:
            return self.pronoun(at) if pronouns else None
        found = self.phrase(at, limit)
        return self.resolve(found, limit) if found is not None else None

    # -- names -----------------------------------------------------------------------------------

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
            gender or named.gender,
        )

    def resolve(self, phrase: Phrase, limit: int) -> Source | None:
        """The source that a noun phrase names."""
        context = self.context
        person = self._person_in(phrase) or self._apposed(phrase, limit)
        if person is not None:
            return person
        first = phrase.first
        start, end = context.start(first), context.end(phrase.last)
        head_mention = self.mention_at(phrase.head)
        if head_mention is not None:
            source = self.of_mention(head_mention)
            if (
                context.low(phrase.head - 1) not in CIVILITIES
                and phrase.head > first
                and context.low(first) in ("la", "l'", "le", "les")
            ):
                start = context.start(first)
                plural = context.low(first) == "les"
                return Source(
                    source.name, source.kind, start, max(end, source.end or end), source.gender, plural
                )
            return source
        return self._common(phrase, start, end)

    def _person_in(self, phrase: Phrase) -> Source | None:
        """A person named inside the phrase who is its head or stands in apposition to it."""
        context = self.context
        for word in range(phrase.first, phrase.last + 1):
            mention = self.mention_at(word)
            if mention is None or mention.kind != "PERSON":
                continue
            before = word - 1
            while context.low(before) in CIVILITIES:
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

    def _apposed(self, phrase: Phrase, limit: int) -> Source | None:
        """A person named right after the phrase and a comma or bracket: "la maire (DVG), Catherine X"."""
        context, at = self.context, phrase.last + 1
        if context.low(at) == "(":
            while at < limit and context.low(at) != ")" and at < phrase.last + 8:
                at += 1
            at += 1
        if context.low(at) not in (",", "–", "—"):
            return None
        at += 1
        while context.low(at) in CIVILITIES:
            at += 1
        mention = self.mention_at(at)
        if mention is None or mention.kind != "PERSON" or at >= max(limit, at + 1):
            return None
        if self.mention_at(phrase.head) is not None:
            return None
        head = context.low(phrase.head)
        if self.kinds.get(head) in ("document", "team", "organisation", "institution", "anonymous"):
            return None
        return self.of_mention(mention)

    def _common(self, phrase: Phrase, start: int, end: int) -> Source | None:
        """The source of a noun phrase without a name at its head."""
        context = self.context
        token = context.words[phrase.head]
        head = token.text.lower()
        kind = (
            self.kinds.get(head) or self.kinds.get(token.lemma_.lower()) or self.kinds.get(head.rstrip("s"))
        )
        determiner = context.low(phrase.first)
        gender = {"Masc": "m", "Fem": "f"}.get(next(iter(token.morph.get("Gender", [])), ""))
        if determiner in ("la", "une", "cette", "sa", "ma"):
            gender = "f"
        elif determiner in ("le", "un", "ce", "son", "du"):
            gender = "m"
        plural = determiner in (
            "les",
            "des",
            "ces",
            "ses",
            "leurs",
            "plusieurs",
            "certains",
            "certaines",
            "quelques",
            "deux",
            "trois",
        )
        bare = context.text[context.start(phrase.head) : end]
        if head in ("un", "une", "certains", "certaines") and context.low(phrase.last) in ("eux", "elles"):
            group = self._last(start, None, True)
            name = f"{head} des {group.name}" if group is not None and group.name else None
            return Source(name, "anonymous", start, end, gender)
        definite = determiner in DEFINITE
        if definite or determiner in POSSESSIVE or determiner not in DETERMINERS:
            name = self._described(bare, gender, start) if definite else None
            if name is not None:
                return Source(name, "person", start, end, gender)
        owner = self._owner(phrase)
        if kind in ("organisation", "team", "institution", None) and owner is None:
            for word in range(phrase.head + 1, phrase.last + 1):
                mention = self.mention_at(word)
                # A common noun of unknown kind and a name right after it: "le forum X", not "un délégué X".
                adjacent = kind is not None or (word == phrase.head + 1 and not self._is_role(head))
                if (
                    mention is not None
                    and adjacent
                    and mention.kind not in ("PERSON", "PLACE")
                    and context.low(word - 1) not in OF | DETERMINERS
                ):
                    return replace(self.of_mention(mention), start=start, end=end)
        if kind in ("team", "statement") and owner is not None:
            return Source(
                owner.name, owner.kind if owner.kind != "person" else "organisation", start, end, gender
            )
        if head in ("texte", "document") and definite and phrase.last == phrase.head:
            earlier = self._document_before(phrase.first)
            if earlier is not None:
                return replace(earlier, start=start, end=end)
        if kind == "statement" and definite:
            issuer = self._organisation(start, head)
            if issuer is not None:
                return Source(issuer, "organisation", start, end, gender)
        if kind in ("organisation", "team") and definite and owner is None:
            name = self.aliases.get(head) or self._organisation(start, head)
            if name is not None:
                return Source(name, "organisation", start, end, gender)
        if determiner in POSSESSIVE:
            return Source(
                self._owned(bare, start), _kind(kind, plural, determiner), start, end, gender, plural
            )
        if head.startswith("dernier") or head.startswith("dernière"):
            latest = self._latest(phrase.first, gender, plural)
            if latest is not None:
                return replace(latest, start=start, end=end)
        if head in ("intéressé", "intéressée") and definite:
            other = self._other(start)
            if other is not None:
                return Source(other, "person", start, end, gender)
        if kind in (None, "person") and definite and not plural:
            name = self._anaphor(gender, start, determiner, phrase, head)
            if name is not None:
                return Source(name, "person", start, end, gender)
        if kind == "institution" and definite:
            bare = self._fuller(bare, start)
        label = re.sub(
            r"\s+", " ", bare if definite or determiner in DETERMINERS else context.text[start:end]
        )
        return Source(label.strip(), _kind(kind, plural, determiner), start, end, gender, plural)

    def _owner(self, phrase: Phrase) -> Source | None:
        """The organisation of "la direction de X", "le compte X de la préfecture"."""
        context, found = self.context, None
        for word in range(phrase.head + 1, phrase.last + 1):
            mention = self.mention_at(word)
            before = word - 1
            while context.low(before) in ("la", "le", "les", "l'"):
                before -= 1
            if mention is not None and context.low(before) in OF and mention.kind != "PERSON":
                found = self.of_mention(mention)
            elif context.low(before) in OF and self.kinds.get(context.low(word)) == "institution":
                inner = self.phrase(word, phrase.last + 1)
                if inner is not None:
                    text = context.text[context.start(word) : context.end(inner.last)]
                    found = Source(self._fuller(text, context.start(word)), "organisation")
        return found

    def _fuller(self, bare: str, start: int) -> str:
        """The fullest form in which the article gives an institution's name."""
        pattern = re.compile(
            r"\b"
            + re.escape(bare)
            + r"((?:\s(?:de|du|des)\s(?:la\s|l'|les\s)?|\sd')[A-ZÀ-Ý][\w'-]+(?:\s[A-ZÀ-Ý][\w'-]+)*)",
            re.I,
        )
        found = pattern.search(self.context.text)
        return found.group(0) if found and len(bare.split()) == 1 else bare

    def _described(self, bare: str, gender: str | None, start: int) -> str | None:
        """The person whom the article itself describes with these words."""
        wanted = bare.lower()
        best: list[tuple[int, int, str]] = []
        for named in self.people.values():
            if named.kind != "PERSON" or (gender and named.gender and gender != named.gender):
                continue
            for description in named.descriptions:
                plain = re.sub(r"^(?:le |la |les |l'|un |une |son |sa |ses |leur )", "", description)
                if plain == wanted:
                    score = 3
                elif plain.startswith(wanted + " ") or wanted.startswith(plain + " "):
                    score = 2
                elif (plain.split()[:1] == wanted.split()[:1] and len(wanted.split()) == 1) or (
                    plain.split()[:1] == wanted.split()[:1] and _alike(plain, wanted)
                ):
                    score = 1
                else:
                    continue
                near = max((m.start for m in named.mentions if m.start < start), default=-1)
                best.append((score, near, named.name))
        return max(best)[2] if best else None

    def _organisation(self, start: int, noun: str) -> str | None:
        """The organisation that a common noun takes up: for a firm the one most spoken of, else the last."""
        index = bisect_left(self._starts, start)
        named = [m for m in self.mentions[:index] if m.kind in ("ORG", "MEDIA", "PLATFORM")]
        spoke = [(o, s.name) for o, s in self.said if o < start and s.kind == "organisation" and s.name]
        if noun in self.firms:
            names = [m.name for m in named if m.kind == "ORG"] + [n for _, n in spoke if n]
            names = [n for n in names if self.kinds.get(n.lower().split()[0]) != "institution"]
            return max(names, key=lambda n: (names.count(n), names.index(n)), default=None)
        latest = max([*spoke, *((m.start, m.name) for m in named if m.kind == "ORG")], default=None)
        return latest[1] if latest else (named[-1].name if named else None)

    def _document_before(self, first: int) -> Source | None:
        """The document that "le texte" takes up: the last one named before."""
        context = self.context
        for word in range(first - 1, max(-1, first - 80), -1):
            low = context.low(word)
            if self.kinds.get(low) in ("document", "statement") and low not in ("texte", "document"):
                at = word - 1 if context.low(word - 1) in DETERMINERS else word
                found = self.phrase(at, first)
                if found is not None and not context.quoted[word]:
                    return self.resolve(found, found.last + 1)
        return None

    def _owned(self, bare: str, start: int) -> str | None:
        owner = self._last(start, None, False)
        if owner is None or owner.name is None:
            return None
        link = "d'" if owner.name[:1] in "AEIOUYÉÈÊÂÎaeiouyéè" else "de "
        return f"{bare} {link}{owner.name}"

    def _anaphor(
        self, gender: str | None, start: int, determiner: str, phrase: Phrase, head: str
    ) -> str | None:
        """ "L'élue", "ce pêcheur", "le préfet de X": the person who holds the floor, if the gender fits.

        A role that the article hasn't tied to a name means the person of this paragraph who has none.
        """
        if not self._is_role(head):
            return None
        if determiner == "l'":
            gender = None if not head.endswith("e") else gender
        source = self._last(start, gender, False, person=True)
        if source is None or source.name not in self.people:
            return None
        here, there = self.context.host_at(start), self._said_in(source.name, start)
        if here is None or there is None or here.paragraph - there.paragraph > 1:
            return None
        known = self.people[source.name].descriptions
        simple = phrase.last == phrase.head
        if determiner in ("ce", "cet", "cette") or head in self.generic:
            return source.name
        if not known and here.paragraph == there.paragraph:
            return source.name
        return source.name if simple and determiner == "l'" and not known else None

    def _latest(self, first: int, gender: str | None, plural: bool) -> Source | None:
        """The last person or role named before "ce dernier"."""
        context = self.context
        for word in range(first - 1, max(-1, first - 60), -1):
            if context.quoted[word]:
                continue
            mention = self.mention_at(word)
            if mention is not None and mention.kind == "PERSON":
                source = self.of_mention(mention)
                if self._gender(source) in (None, gender):
                    return source
            if context.low(word) in DETERMINERS and self._is_role(context.low(word + 1)):
                found = self.phrase(word, first)
                source_ = self.resolve(found, first) if found is not None else None
                if source_ is not None and source_.plural == plural and source_.gender in (None, gender):
                    return source_
        return None

    def _other(self, start: int) -> str | None:
        """The person named last who isn't the last one to speak."""
        spoke = next((s.name for offset, s in reversed(self.said) if offset < start), None)
        index = bisect_left(self._starts, start)
        for mention in reversed(self.mentions[:index]):
            if mention.kind == "PERSON" and mention.name != spoke:
                return mention.name
        return None

    def _said_in(self, name: str, start: int) -> Host | None:
        """The last sentence before an offset that names a person or gives them words."""
        offsets = [m.start for m in self.people[name].mentions if m.start < start]
        offsets += [offset for offset, source in self.said if source.name == name and offset < start]
        return self.context.host_at(max(offsets)) if offsets else None

    # -- pronouns --------------------------------------------------------------------------------

    def pronoun(self, word: int) -> Source:
        """The source that a pronoun stands for; its name is None where nothing fits."""
        context = self.context
        low = context.low(word).removeprefix("-t").removeprefix("-")
        start, end = context.start(word), context.end(word)
        if context.low(word).startswith("-"):
            start = end - len(low)
        gender, plural = PRONOUNS.get(low, (None, False))
        if low == "on":
            return Source(None, None, start, end)
        fresh = self._unnamed(start, gender, plural)
        if fresh is not None:
            return replace(fresh, start=start, end=end)
        found = self._last(start, gender, plural)
        if found is None:
            return Source(None, None, start, end, gender, plural)
        return Source(found.name, found.kind, start, end, gender, plural)

    def _last(self, start: int, gender: str | None, plural: bool, person: bool = False) -> Source | None:
        """The source or person named last before an offset that agrees in gender and number."""
        context = self.context
        here = context.host_at(start)
        paragraph = here.paragraph if here else 0
        institution: Source | None = None
        for offset, source in reversed(self.said):
            if offset >= start or source.name is None:
                continue
            host = context.host_at(offset)
            if host is None or paragraph - host.paragraph > 2:
                break
            if source.plural != plural or (gender and self._gender(source) not in (None, gender)):
                continue
            if person and source.kind != "person":
                continue
            if source.kind in ("organisation", "document") and not plural:
                # A singular pronoun means a person first; an institution where no person speaks.
                if here is not None and here.number - host.number <= 1 and self._agrees(source, gender):
                    return source
                institution = institution or source
                continue
            newer = self._subject_person(offset, start, gender) if not plural else None
            return newer or source
        if plural:
            return self._plural(start)
        if institution is not None and not person:
            opened = self._opened_by(start, gender)
            return opened or institution
        index = bisect_left(self._starts, start)
        for mention in reversed(self.mentions[:index]):
            if mention.kind != "PERSON":
                continue
            source = self.of_mention(mention)
            if gender and self._gender(source) not in (None, gender):
                continue
            return source
        return None

    def _opened_by(self, start: int, gender: str | None) -> Source | None:
        """The person named in the sentence before, if one fits."""
        here = self.context.host_at(start)
        since = self.context.hosts[max(0, here.number - 1)].start - 1 if here else start
        return self._subject_person(since, start, gender)

    def _agrees(self, source: Source, gender: str | None) -> bool:
        return gender is not None and self._gender(source) == gender

    def _unnamed(self, start: int, gender: str | None, plural: bool) -> Source | None:
        """Somebody without a name who opens the sentence before, and nobody spoke since: "Son mari rit."."""
        context, here = self.context, self.context.host_at(start)
        if here is None or not here.number:
            return None
        host = context.hosts[here.number - 1]
        if host.paragraph != here.paragraph or any(host.start <= offset < start for offset, _ in self.said):
            return None
        source = self.opening(context.first(host.start), context.first(host.end), False)
        if (
            source is None
            or source.name is None
            or source.plural != plural
            or source.kind not in ("person", "anonymous")
        ):
            return None
        fits = source.gender == gender and self.plausible(source)
        return source if fits else None

    def _plural(self, start: int) -> Source | None:
        """The plural noun phrase that opens this sentence or the one before."""
        context, here = self.context, self.context.host_at(start)
        for host in reversed(context.hosts[max(0, here.number - 1) : here.number + 1] if here else ()):
            limit = min(context.first(start), context.first(host.end))
            source = self.opening(context.first(host.start), limit, False)
            if source is not None and source.plural and self.plausible(source):
                return source
        return None

    def _gender(self, source: Source) -> str | None:
        named = self.people.get(source.name or "")
        if named is not None and named.gender:
            return named.gender
        return source.gender

    def _subject_person(self, since: int, until: int, gender: str | None) -> Source | None:
        """A person who opens a sentence between the last source and here: they took the floor."""
        context = self.context
        low, high = bisect_left(self._starts, since), bisect_left(self._starts, until)
        for mention in reversed(self.mentions[low:high]):
            host = context.host_at(mention.start)
            if mention.kind != "PERSON" or host is None or host.start <= since:
                continue
            if context.quoted[context.first(mention.start)]:
                continue
            source = self.of_mention(mention)
            if gender and self._gender(source) not in (None, gender):
                continue
            first = context.first(mention.start)
            before = context.low(first - 1)
            if (
                mention.start == host.start
                or before in CIVILITIES | {","}
                or context.start(first - 1) <= host.start
            ):
                return source
        return None

    def note(self, offset: int, source: Source | None) -> None:
        """Remember that a source spoke at an offset."""
        if source is not None and source.name is not None:
            insort(self.said, (offset, source), key=lambda entry: entry[0])


def _roles(context: Context) -> frozenset[str]:
    """Nouns for people: functions and trades, and those of `person_nouns.txt`."""
    language = context.document.language
    forms = {
        row[key].split()[0]
        for row in language.rows("functions")
        for key in ("masculine", "feminine")
        if row[key]
    }
    return frozenset(form.lower() for form in forms) | language.words("person_nouns")


def _alike(first: str, second: str) -> bool:
    """Whether two descriptions share half of their content words."""
    one, two = (set(re.findall(r"\w{4,}", text)) for text in (first, second))
    return len(one & two) * 2 >= max(1, min(len(one), len(two)))


def context_comma(context: Context, word: int) -> bool:
    """Whether a word is a comma."""
    return context.low(word) == ","


def _kind(kind: str | None, plural: bool, determiner: str) -> str:
    if kind in ("document", "statement"):
        return "document"
    if kind == "anonymous":
        return kind
    if kind in ("institution", "organisation", "team") and determiner not in (
        "un",
        "une",
        "des",
        "plusieurs",
    ):
        return "organisation"
    if determiner in ("un", "une") or determiner not in DETERMINERS:
        return "anonymous"
    if plural:
        return "collective"
    return "person"
