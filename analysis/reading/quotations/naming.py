"""The name of a source: of a proper name, a function, an institution, a document, somebody unnamed."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from analysis.language.french.grammar import (
    CIVILITIES,
    DEFINITE,
    DETERMINERS,
    OF,
    PLURAL,
    POSSESSIVE,
)
from analysis.reading.people import Mention
from analysis.reading.quotations.context import Host
from analysis.reading.quotations.phrases import Phrase, Phrases, Source


class Naming(Phrases):
    """What noun phrases stand for in one article."""

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
        if mention is None or mention.kind == "PLACE":
            return None
        if mention.kind != "PERSON" and context.low(context.first(mention.end)) != ",":
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
        plural = determiner in PLURAL or (
            context.words[phrase.first].pos_ == "NUM" and determiner not in ("un", "une")
        )
        bare = context.text[context.start(phrase.head) : end]
        if head in ("un", "une", "certains", "certaines") and context.low(phrase.last) in ("eux", "elles"):
            group = self.last(start, None, True)
            label = f"{head} des {group.name}" if group is not None and group.name else None
            return Source(label or context.text[start:end], "anonymous", start, end, gender)
        definite = determiner in DEFINITE or determiner in ("du", "au")
        if definite or determiner in POSSESSIVE or determiner not in DETERMINERS:
            name = self._described(bare, gender, start) if definite else None
            if name is not None:
                return Source(name, "person", start, end, gender)
        owner = self._owner(phrase)
        if kind in ("organisation", "team", "institution", None) and owner is None:
            for word in range(phrase.head + 1, phrase.last + 1):
                mention = self.mention_at(word)
                # A common noun of unknown kind and a name right after it: "le forum X", not "un délégué X".
                adjacent = kind is not None or (word == phrase.head + 1 and not self.is_role(head))
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
                elif plain.endswith(" " + wanted) and len(wanted.split()) == 1 and " de " not in plain:
                    score = 1
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
            recent = self._spoke_lately(start)
            if recent is not None:
                return recent
            names = [m.name for m in named if m.kind == "ORG"] + [n for _, n in spoke if n]
            names = [n for n in names if self.kinds.get(n.lower().split()[0]) != "institution"]
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

    def _document_before(self, first: int) -> Source | None:
        """The document that "le texte" takes up: the last one named before."""
        context = self.context
        for word in range(first - 1, max(-1, first - 160), -1):
            low = context.low(word)
            if self.kinds.get(low) in ("document", "statement") and low not in ("texte", "document"):
                at = word - 1 if context.low(word - 1) in DETERMINERS else word
                found = self.phrase(at, first)
                if found is not None and not context.quoted[word]:
                    return self.resolve(found, found.last + 1)
        return None

    def _owned(self, bare: str, start: int) -> str | None:
        owner = self.last(start, None, False)
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
        if determiner in ("ce", "cet", "cette") or (head in self.generic and simple):
            return source.name
        if not known and here.paragraph == there.paragraph:
            return source.name
        return source.name if simple and determiner == "l'" and not known else None

    def _said_in(self, name: str, start: int) -> Host | None:
        """The last sentence before an offset that names a person or gives them words."""
        offsets = [m.start for m in self.people[name].mentions if m.start < start]
        offsets += [offset for offset, source in self.said if source.name == name and offset < start]
        return self.context.host_at(max(offsets)) if offsets else None

    def _latest(self, first: int, gender: str | None, plural: bool) -> Source | None:
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

    def _other(self, start: int) -> str | None:
        """The person named last who isn't the last one to speak."""
        spoke = next((s.name for offset, s in reversed(self.said) if offset < start), None)
        index = bisect_left(self._starts, start)
        for mention in reversed(self.mentions[:index]):
            if mention.kind == "PERSON" and mention.name != spoke:
                return mention.name
        return None


def _alike(first: str, second: str) -> bool:
    """Whether two descriptions share half of their content words."""
    one, two = (set(re.findall(r"\w{4,}", text)) for text in (first, second))
    return len(one & two) * 2 >= max(1, min(len(one), len(two)))


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
