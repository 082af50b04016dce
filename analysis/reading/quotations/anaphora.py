"""Common nouns that take up somebody named before: "ce dernier", "l'élue"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from analysis.language.french.grammar import DEMONYM, DETERMINERS, OF
from analysis.reading import lexicon
from analysis.reading.descriptions import ADJECTIVES
from analysis.reading.lexicon import fold
from analysis.reading.people import Named
from analysis.reading.quotations.bodies import Bodies
from analysis.reading.quotations.nouns import Noun
from analysis.reading.quotations.vocabulary import Source

WIVES = frozenset(("femme", "épouse", "compagne", "ex-femme", "ex-épouse", "veuve"))
HUSBANDS = frozenset(("mari", "époux", "compagnon", "ex-mari", "ex-époux", "veuf"))
# What a noun that takes up somebody may add to their presence, and how much of both is enough.
DESCRIBED, FREE, NEW, TITULAR, OTHER, STRANGE = 2.0, 0.5, -0.3, -0.1, -0.1, -1.5
NEAREST = 0.7
MOST_PRESENT, ENOUGH = 2.0, 0.5
# Who speaks at a hearing without being named, and words that tell of one, of which so many do.
BENCH = frozenset(
    (
        "président",
        "présidente",
        "juge",
        "procureur",
        "procureure",
        "substitut",
        "substitute",
        "greffier",
        "greffière",
        "assesseur",
        "assesseure",
    )
)
HEARING = frozenset(
    (
        "tribunal",
        "assises",
        "audience",
        "prévenu",
        "prévenue",
        "accusé",
        "accusée",
        "comparaît",
        "comparaissait",
        "barre",
        "réquisitoire",
        "plaidoirie",
        "plaidoiries",
    )
)
HEARD = 2
# "de 54 ans" says more of somebody known; "du bar", "de la boutique" say who somebody new is.
AGE = re.compile(r"\b(?:de|d') ?(\d+) ans\b")
AGED = re.compile(r",? \(?(\d{1,3}) ans\b")
COMPLEMENT = re.compile(r" (?:du|de la|de l'|des|d'un|d'une|de cette|de ce) ?(?!\d)\w")
# Adjectives of places after a noun: "le coach béthunois".
FROM = re.compile(r"(?<= )[a-zà-ÿ-]{3,}(?:ais|ois|éen|ien)(?=(?:e|ne|s|es|nes)?\b)")
# The likeness of a synonym.
SYNONYM = 1
# Endings that only nouns for women have: "l'élue", "l'actrice", not "l'analyste".
FEMININE_FORM = re.compile(r"(?:trice|euse|ée|ue|ière|ère|ienne|éenne|onne|aine|esse|ante|ente|ive)$")
ARTICLE = re.compile(r"^(?:le |la |les |l'|un |une |son |sa |ses |leur )")


class Anaphora(Bodies):
    """What the common nouns of one article take up."""

    def fuller(self, bare: str) -> str:
        """The fullest form in which the article gives an institution's name."""
        pattern = re.compile(
            r"\b"
            + re.escape(bare)
            + r"((?:\s(?:de|du|des)\s(?:la\s|l'|les\s)?|\sd')[A-ZÀ-Ý][\w'-]+(?:\s[A-ZÀ-Ý][\w'-]+)*)",
            re.I,
        )
        found = pattern.search(self.context.text)
        return found.group(0) if found and len(bare.split()) == 1 else bare

    def _likeness(self, description: str, wanted: str) -> int:
        """How well a description fits words that may take it up.

        4: the same; 3: longer or shorter; 2: its noun; 1: a synonym of its noun; 0: none of these;
        -1: its noun, but of something else.
        """
        plain = ARTICLE.sub("", description)
        single = len(wanted.split()) == 1
        if plain == wanted:
            return 4
        if plain.startswith(wanted + " ") or wanted.startswith(plain + " "):
            return 3
        if plain.endswith(" " + wanted) and single and " de " not in plain:
            return 2
        if plain.split()[:1] == wanted.split()[:1]:
            # "L'entraîneur de Brest" is not the one of Nantes.
            return 2 if single or _alike(plain, wanted) else -1
        if _from_elsewhere(plain, wanted):
            return -1
        known = self.synonyms.get(wanted) or self.synonyms.get(wanted.split()[0], frozenset())
        return 1 if any(plain == noun or plain.startswith(noun + " ") for noun in known) else 0

    def owned(self, bare: str, start: int) -> str:
        """The words after a possessive with whom it means: "avocat" is "avocat de X"."""
        # "Son père lui a dit": the one spoken to may own.
        self.addressee = None
        if set(bare.lower().replace("d'", "d' ").split()) & OF:
            return bare
        head = bare.lower().split()[0]
        if head in self.offices:
            # Who presides, directs or speaks for something: "sa présidente" is an organisation's.
            body = next((s for _, s in self.salient(start, None) if s.kind == "organisation"), None)
            owner = body or self.last(start, None, False)
        else:
            spouse = "m" if head in WIVES else "f" if head in HUSBANDS else None
            owner = (None if spouse else self._subject_before(start)) or self.last(start, spouse, False)
        if owner is None or not owner.name or (owner.name not in self.people and head not in self.offices):
            return bare
        if head in WIVES | HUSBANDS and (partner := self._partner(owner.name, head in WIVES)) is not None:
            return partner
        return f"{bare} {self._of(owner.name)}{owner.name}"

    def _partner(self, name: str, wife: bool) -> str | None:
        """The person whom the article names together with somebody: "Rose et Paul X" of Rose's husband."""
        for other in self.people.values():
            pair = f"{name.split()[0]} et {other.name}", f"{other.name.split()[0]} et {name}"
            given = lexicon.load(self.context.document.language).given
            gender = other.gender or given.get(fold(other.name).split()[0])
            if gender == ("f" if wife else "m") and any(words in self.context.text for words in pair):
                return other.name
        return None

    def _subject_before(self, start: int) -> Source | None:
        """The named subject at the head of this sentence: a possessive after it is its own."""
        here = self.context.host_at(start)
        if here is None:
            return None
        source = self.opening(self.context.first(here.start), self.context.first(start), False)
        return source if source is not None and source.name in self.people else None

    def meant(self, noun: Noun) -> str | None:
        """Whom "l'élue", "ce pêcheur", "le préfet de X", "la Vaudoise" means; None for somebody new.

        The person who is most present, if what the noun says fits what the article says of them.
        """
        gender = noun.gender if noun.determiner != "l'" or FEMININE_FORM.search(noun.head) else None
        present = {source.name: weight for weight, source in self.salient(noun.start, gender, person=True)}
        best: list[tuple[float, str]] = []
        for named in self.people.values():
            shown = named.gender or self.likely_gender(Source(named.name, "person"))
            other = named.kind != "PERSON" or named.name == self.addressee
            if other or (gender and shown not in (gender, None)):
                continue
            presence = min(present.get(named.name, 0.0), MOST_PRESENT)
            best.append((presence + self._fit(noun, named, presence), named.name))
        score, name = max(best, default=(0.0, ""))
        return name if score >= ENOUGH else None

    def _fit(self, noun: Noun, named: Named, presence: float) -> float:
        """How well what a noun says fits a person: above 0 for what the article says of them."""
        wanted = noun.bare.lower()
        aged = self._aged(noun, named)
        if aged is not None:
            return DESCRIBED if aged else STRANGE
        # "L'entraîneur de X" after "l'entraîneur" may be another one.
        bare = not set(wanted.replace("d'", "d' ").split()) & OF
        taught = (text for text in sorted(self.taught.get(named.name, ())) if bare or text == wanted)
        told = (*named.descriptions, *taught)
        likeness = max((self._likeness(text, wanted) for text in told), default=0)
        shown = noun.determiner in ("ce", "cet", "cette")
        if likeness == SYNONYM and shown and presence:
            # "Cette spécialiste" is whoever is nearest of those who fit.
            return NEAREST
        if likeness > 0 and (likeness > SYNONYM or named.mentions[0].start < noun.start):
            # Nobody is taken up by a synonym before being named.
            return DESCRIBED + likeness
        if noun.head in BENCH and self._in_court:
            # Who presides, accuses or defends is nobody else of the trial.
            return STRANGE
        contrary = any(self._likeness(text, wanted) < 0 for text in named.descriptions)
        here = self._named_here(named, noun.start) or self._said_here(named.name, noun.start)
        if contrary or not presence or (here and not shown):
            return STRANGE
        if not self.is_role(noun.head) and not DEMONYM.match(noun.bare) and not AGE.search(wanted):
            return STRANGE
        if shown or self._same_mandate(noun, named):
            return FREE
        if self._compound_role(noun):
            return STRANGE
        fit = (TITULAR if self._titular(named) else NEW) if COMPLEMENT.search(wanted) else 0.0
        if noun.head in self.generic or DEMONYM.match(noun.bare) or AGE.search(wanted):
            return fit or FREE
        if named.descriptions:
            return STRANGE if noun.head in self.offices else fit + OTHER
        return fit

    def _same_mandate(self, noun: Noun, named: Named) -> bool:
        """Whether a politician who just spoke in this paragraph is taken up by another mandate."""
        index = bisect_left(self.said, noun.start, key=lambda entry: entry[0])
        offset, spoke = self.said[index - 1] if index else (0, None)
        here, there = self.context.host_at(noun.start), self.context.host_at(offset)
        if spoke is None or spoke.name != named.name or here is None or there is None:
            return False
        known = any(set(text.split()) & self.mandates for text in named.descriptions)
        other = noun.head in self.mandates and noun.head not in self.offices
        return here.paragraph == there.paragraph and other and known

    def _titular(self, named: Named) -> bool:
        """Whether the headline names a person whose function the article has not told."""
        host = self.context.host_at(named.mentions[0].start)
        return not named.descriptions and host is not None and self.context.heading(host)

    @cached_property
    def _in_court(self) -> bool:
        """Whether the article tells of a hearing."""
        return len(HEARING & set(self.context.lower)) >= HEARD

    def _compound_role(self, noun: Noun) -> bool:
        """Whether two nouns for a role stand together: "l'expert psychiatre" is somebody new.

        Not "le conseiller municipal": after a noun that word is an adjective.
        """
        second = noun.phrase.head + 1
        low = self.context.low(second)
        adjective = low in ADJECTIVES or low.endswith(("é", "ée"))
        return second <= noun.phrase.last and low in self.functions and not adjective

    def _aged(self, noun: Noun, named: Named) -> bool | None:
        """Whether a person has the age that a noun tells ("l'octogénaire"); None where either is unknown."""
        said = AGE.search(noun.bare)
        lowest, highest = self.decades.get(
            noun.head, (int(said.group(1)), int(said.group(1))) if said else (0, 0)
        )
        found = self._age(named)
        return lowest <= found <= highest if highest and found is not None else None

    def _age(self, named: Named) -> int | None:
        """The age that the article gives a person beside the name."""
        after = (AGED.match(self.context.text[m.end : m.end + 12]) for m in named.mentions)
        told = [*after, *(AGE.search(text) for text in named.descriptions)]
        return next((int(match.group(1)) for match in told if match), None)

    def _named_here(self, named: Named, start: int) -> bool:
        """Whether the sentence itself names somebody outside quotations: its other nouns mean others."""
        here = self.context.host_at(start)
        quoted = self.context.quoted
        return here is not None and any(
            here.start <= m.start < start and not quoted[self.context.first(m.start)] for m in named.mentions
        )

    def _said_here(self, name: str, start: int) -> bool:
        """Whether somebody already speaks in the sentence: another noun in it means another person."""
        here = self.context.host_at(start)
        return here is not None and any(
            here.start <= offset < start and source.name == name for offset, source in self.said
        )

    def latest(
        self, first: int, gender: str | None, plural: bool, quoted_from: int | None = None
    ) -> Source | None:
        """The last person or role named before "ce dernier"; since a word, quotations taken in, if given."""
        context = self.context
        floor = max(0, first - 60) if quoted_from is None else quoted_from
        for word in range(first - 1, floor - 1, -1):
            if context.quoted[word] and quoted_from is None:
                continue
            mention = self.mention_at(word)
            if mention is not None and mention.kind == "PERSON":
                source = self.of_mention(mention)
                if self.gender_of(source) in (None, gender):
                    return source
            if context.low(word) in DETERMINERS and self.is_role(context.low(word + 1)):
                found = self.phrase(word, first)
                source_ = self.resolve(found, first) if found is not None else None
                if source_ is not None and source_.plural == plural and source_.gender in (None, gender):
                    return source_
        return None

    def other(self, start: int, gender: str | None) -> str | None:
        """The person named last: "l'intéressé" is the one whom the sentence before is about."""
        present = self.salient(start, gender, person=True)
        named = [source.name for _, source in present if source.name in self.people]
        return named[0] if named else None


def _from_elsewhere(first: str, second: str) -> bool:
    """Whether two descriptions say that somebody is from different places: penfeldois, béthunois."""
    one, two = (FROM.findall(text) for text in (first, second))
    return bool(one and two) and not set(one) & set(two)


def _alike(first: str, second: str) -> bool:
    """Whether two descriptions share half of their content words."""
    one, two = (set(re.findall(r"\w{4,}", text)[1:]) for text in (first, second))
    return len(one & two) * 2 >= max(1, min(len(one), len(two)))
