"""Common nouns that take up somebody or something named before: "le groupe", "ce dernier", "l'élue"."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.language.french.grammar import DETERMINERS, OF
from analysis.reading.quotations.context import Host
from analysis.reading.quotations.phrases import Phrase, Phrases
from analysis.reading.quotations.vocabulary import Source

ARTICLE = re.compile(r"^(?:le |la |les |l'|un |une |son |sa |ses |leur )")


class Anaphora(Phrases):
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

    def described(self, bare: str, gender: str | None, start: int, least: int = 1) -> str | None:
        """The person whom the article itself describes with words at least so like these."""
        best: list[tuple[int, int, str]] = []
        for named in self.people.values():
            if named.kind != "PERSON" or (gender and named.gender and gender != named.gender):
                continue
            likeness = max((self._likeness(text, bare.lower()) for text in named.descriptions), default=0)
            if likeness >= least:
                near = max((m.start for m in named.mentions if m.start < start), default=-1)
                best.append((likeness, near, named.name))
        return max(best)[2] if best else None

    def _likeness(self, description: str, wanted: str) -> int:
        """How well a description fits words that may take it up.

        4: the same; 3: longer or shorter; 2: its noun; 1: a synonym of its noun; 0: none of these.
        """
        plain = ARTICLE.sub("", description)
        single = len(wanted.split()) == 1
        if plain == wanted:
            return 4
        if plain.startswith(wanted + " ") or wanted.startswith(plain + " "):
            return 3
        if plain.endswith(" " + wanted) and single and " de " not in plain:
            return 2
        same_noun = plain.split()[:1] == wanted.split()[:1]
        if same_noun and (single or _alike(plain, wanted)):
            return 2
        known = self.synonyms.get(wanted) or self.synonyms.get(wanted.split()[0], frozenset())
        return 1 if any(plain == noun or plain.startswith(noun + " ") for noun in known) else 0

    def organisation(self, start: int, noun: str) -> str | None:
        """The organisation that a common noun takes up: for a firm the one most spoken of, else the last."""
        index = bisect_left(self._starts, start)
        named = [m for m in self.mentions[:index] if m.kind in ("ORG", "MEDIA", "PLATFORM")]
        spoke = [(o, s.name) for o, s in self.said if o < start and s.kind == "organisation" and s.name]
        if noun in self.firms:
            recent = self._spoke_lately(start)
            if recent is not None:
                return recent
            names = [m.name for m in named if m.kind == "ORG"] + [n for _, n in spoke if n]
            names = [n for n in names if self.kinds.get(n.lower().split()[0]) != "institution"]
            # A standfirst may speak of the firm before it is named.
            names = names or [m.name for m in self.mentions if m.kind == "ORG"]
            return max(names, key=lambda n: (names.count(n), names.index(n)), default=None)
        latest = max([*spoke, *((m.start, m.name) for m in named if m.kind == "ORG")], default=None)
        return latest[1] if latest else (named[-1].name if named else None)

    def _spoke_lately(self, start: int) -> str | None:
        """The organisation, no institution, that spoke last in this paragraph or the one before."""
        here = self.context.host_at(start)
        for offset, source in reversed(self.said):
            host = self.context.host_at(offset)
            if offset >= start or here is None or host is None or source.name is None:
                continue
            if here.paragraph - host.paragraph > 1:
                return None
            institution = self.kinds.get(source.name.lower().split()[0]) == "institution"
            if source.kind == "organisation" and not institution:
                return source.name
        return None

    def document_before(self, first: int) -> Source | None:
        """The document that "le texte" takes up: the last one named before."""
        context = self.context
        for word in range(first - 1, max(-1, first - 160), -1):
            low = context.low(word)
            if self.kinds.get(low) in ("document", "statement") and low not in ("texte", "document"):
                while context.low(word - 1) in OF and self.kinds.get(context.low(word - 2)) == "document":
                    # "Un rapport d'expertise": the head is the first document of the chain.
                    word -= 2
                at = word - 1 if context.low(word - 1) in DETERMINERS else word
                found = self.phrase(at, first)
                if found is not None and not context.quoted[word]:
                    return self.resolve(found, found.last + 1)
        return None

    def owned(self, bare: str, start: int) -> str:
        """The words after a possessive with whom it means: "avocat" is "avocat de X"."""
        if set(bare.lower().replace("d'", "d' ").split()) & OF:
            return bare
        owner = self._subject_before(start) or self.last(start, None, False)
        if owner is None or owner.name not in self.people:
            return bare
        link = "d'" if owner.name[:1] in "AEIOUYÉÈÊÂÎaeiouyéè" else "de "
        return f"{bare} {link}{owner.name}"

    def _subject_before(self, start: int) -> Source | None:
        """The named subject at the head of this sentence: a possessive after it is its own."""
        here = self.context.host_at(start)
        if here is None:
            return None
        source = self.opening(self.context.first(here.start), self.context.first(start), False)
        return source if source is not None and source.name in self.people else None

    def reprised(self, phrase: Phrase, gender: str | None) -> str | None:
        """Whom a function with a complement at the head of a sentence takes up.

        "Laurent X ne cherche pas d'excuses. L'entraîneur de Y a jugé ...": the subject of the sentence
        before, if the article says no other function of that person.
        """
        context, here = self.context, self.context.host_at(self.context.start(phrase.first))
        complement = any(context.low(n) in OF for n in range(phrase.head, phrase.last + 1))
        if here is None or not here.number or not complement or context.start(phrase.first) != here.start:
            return None
        before = context.hosts[here.number - 1]
        source = self.opening(context.first(before.start), context.first(before.end), False)
        if before.paragraph != here.paragraph or source is None or source.kind != "person":
            return None
        named = self.people.get(source.name or "")
        fresh = named is not None and not named.descriptions and named.gender in (None, gender)
        return named.name if named is not None and fresh else None

    def anaphor(
        self, gender: str | None, start: int, determiner: str, phrase: Phrase, head: str
    ) -> str | None:
        """ "L'élue", "ce pêcheur", "le préfet de X": the person who holds the floor, if the gender fits.

        A role that the article hasn't tied to a name means the person of this paragraph who has none.
        """
        if not self.is_role(head):
            return None
        if determiner == "l'":
            gender = None if not head.endswith("e") else gender
        source = self.last(start, gender, False, person=True)
        if source is None or source.name not in self.people:
            return None
        here, there = self.context.host_at(start), self._said_in(source.name, start)
        if here is None or there is None or here.paragraph - there.paragraph > 1:
            return None
        known = self.people[source.name].descriptions
        simple = not any(self.context.low(n) in OF for n in range(phrase.head, phrase.last + 1))
        spoke = [offset for offset, said in self.said if said.name == source.name and offset < start]
        if spoke and spoke[-1] >= here.start:
            return None
        # Somebody whose function the article gives is not called by another one.
        another = bool(known) and head in self.functions
        if determiner in ("ce", "cet", "cette") or (head in self.generic and simple and not another):
            return source.name
        if not known and here.paragraph == there.paragraph:
            return source.name
        return source.name if simple and determiner == "l'" and not known else None

    def _said_in(self, name: str, start: int) -> Host | None:
        """The last sentence before an offset that names a person or gives them words."""
        offsets = [m.start for m in self.people[name].mentions if m.start < start]
        offsets += [offset for offset, source in self.said if source.name == name and offset < start]
        return self.context.host_at(max(offsets)) if offsets else None

    def latest(self, first: int, gender: str | None, plural: bool) -> Source | None:
        """The last person or role named before "ce dernier"."""
        context = self.context
        for word in range(first - 1, max(-1, first - 60), -1):
            if context.quoted[word]:
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

    def other(self, start: int) -> str | None:
        """The person named last: "l'intéressé" is the one whom the sentence before is about."""
        before = reversed(self.mentions[: bisect_left(self._starts, start)])
        return next((mention.name for mention in before if mention.kind == "PERSON"), None)


def _alike(first: str, second: str) -> bool:
    """Whether two descriptions share half of their content words."""
    one, two = (set(re.findall(r"\w{4,}", text)) for text in (first, second))
    return len(one & two) * 2 >= max(1, min(len(one), len(two)))
