"""The name of a source: of a proper name, a function, an institution, a document, somebody unnamed."""

from __future__ import annotations

from dataclasses import replace

from analysis.language.french.grammar import (
    CIVILITIES,
    DETERMINERS,
    FIGURES,
    FIRST_OF_TWO,
    FIRST_PERSON,
    INFORMATION,
    INSIDES,
    OF,
    PLURAL,
    POSSESSIVE,
    QUANTITIES,
    SAYINGS,
    SECOND_OF_TWO,
    UNSPECIFIED,
)
from analysis.reading.quotations.anaphora import AGE
from analysis.reading.quotations.nouns import FEMININE, MASCULINE, Noun
from analysis.reading.quotations.phrases import FORMER, Phrase
from analysis.reading.quotations.proper_names import ProperNames
from analysis.reading.quotations.vocabulary import Source

# Nouns that take up a newspaper named before.
NEWSPAPERS = frozenset(("journal", "quotidien", "hebdomadaire", "mensuel", "magazine", "revue"))
# Words of a name in marks.
LONGEST_BODY = 6
# Words from a message to the "par" of who sent it.
SENT = 10


class Naming(ProperNames):
    """What noun phrases stand for in one article."""

    def resolve(self, phrase: Phrase, limit: int) -> Source | None:
        """The source that a noun phrase names."""
        context = self.context
        if context.low(phrase.head) in FIRST_PERSON:
            return None
        person = self.person_in(phrase) or self.apposed(phrase, limit)
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
                gender = source.gender or {"la": "f", "le": "m"}.get(context.low(first))
                return Source(source.name, source.kind, start, max(end, source.end or end), gender, plural)
            return source
        return self._common(phrase, start, end)

    def _common(self, phrase: Phrase, start: int, end: int) -> Source | None:
        """The source of a noun phrase without a name at its head."""
        noun = self._noun(phrase, start, end)
        owner = self._owner(phrase)
        found = (
            self._in_marks(noun)
            or self._complement_of(noun)
            or self._of_two(noun)
            or self._one_of_them(noun)
            or self._sent(noun)
            or self._same_source(noun)
            or self._unspecified(noun, owner)
            or self._person(noun)
            or self._compound(noun, owner)
            or self._taken_up(noun, owner)
            or self._referred(noun)
        )
        return found or self._labelled(noun)

    def _noun(self, phrase: Phrase, start: int, end: int) -> Noun:
        context, token = self.context, self.context.words[phrase.head]
        head, determiner = token.text.lower(), context.low(phrase.first)
        bare = context.text[context.start(phrase.head) : end]
        # "Le centre de 19 ans" is a player.
        aged = AGE.search(bare) is not None
        kinds = (
            "person" if aged else self.kinds.get(form)
            for form in (head, token.lemma_.lower(), head.rstrip("s"))
        )
        gender = self.agreement(phrase.head)
        if determiner in FEMININE | MASCULINE:
            gender = "f" if determiner in FEMININE else "m"
        number = context.words[phrase.first].pos_ == "NUM" and determiner not in ("un", "une")
        return Noun(
            phrase, start, end, head, next(filter(None, kinds), None), determiner, gender,
            determiner in PLURAL or number, bare,
        )  # fmt: skip

    def _in_marks(self, noun: Noun) -> Source | None:
        """The body whose name stands in marks right after its noun: "le quotidien suisse « Le Phare »"."""
        context, opening = self.context, noun.phrase.last + 1
        starts = (m for m in context.marks if m.outer_start == context.start(opening))
        mark = next(starts, None) if noun.kind in ("organisation", "institution") else None
        inner = context.text[mark.start : mark.end] if mark is not None else ""
        if mark is None or not inner[:1].isupper() or len(inner.split()) > LONGEST_BODY:
            return None
        if any(context.finite(n) for n in range(opening, context.first(mark.outer_end))):
            return None
        return Source(inner, "organisation", noun.start, mark.outer_end, noun.gender)

    def _complement_of(self, noun: Noun) -> Source | None:
        """ "Nombre d'habitants", "les mots de l'avocat": who is named after "de"."""
        context, of = self.context, noun.phrase.head + 1
        if noun.head not in QUANTITIES | SAYINGS | INSIDES | FIGURES or context.low(of) not in OF:
            return None
        inner = self.phrase(of if context.low(of) in DETERMINERS else of + 1, noun.phrase.last + 1)
        source = self.resolve(inner, noun.phrase.last + 1) if inner is not None else None
        if noun.head in FIGURES and not self.plausible(source):
            return None
        if source is None or noun.head not in QUANTITIES:
            return source
        return replace(source, kind="collective", start=noun.start, end=noun.end, plural=True)

    def _of_two(self, noun: Noun) -> Source | None:
        """ "Le premier", "le second": the one of the last two persons named in this sentence and the last."""
        nth = 0 if noun.head in FIRST_OF_TWO else 1 if noun.head in SECOND_OF_TWO else None
        here = self.context.host_at(noun.start)
        if nth is None or here is None or noun.phrase.last != noun.phrase.head or not noun.definite:
            return None
        since = self.context.hosts[max(0, here.number - 1)].start
        named = [m for m in self.mentions if since <= m.start < noun.start and m.kind == "PERSON"]
        named = [m for m in named if not self.context.quoted[self.context.first(m.start)]]
        names = list(dict.fromkeys(mention.name for mention in named))[-2:]
        if len(names) < 2:
            return None
        return Source(names[nth], "person", noun.start, noun.end, noun.gender)

    def _one_of_them(self, noun: Noun) -> Source | None:
        """ "L'un d'eux", "certains d'entre elles": one of the group that spoke last."""
        context, last = self.context, noun.phrase.last
        if noun.head not in ("un", "une", "certains", "certaines") or context.low(last) not in (
            "eux",
            "elles",
        ):
            return None
        group = self.last(noun.start, None, True)
        label = f"{noun.head} des {group.name}" if group is not None and group.name else None
        text = context.text[noun.start : noun.end]
        return Source(label or text, "anonymous", noun.start, noun.end, noun.gender)

    def _sent(self, noun: Noun) -> Source | None:
        """Who sent a message or drew up figures: "un message posté lundi par X", "un bilan donné par Y"."""
        context, at = self.context, noun.phrase.head + 1
        if noun.kind != "statement" and noun.head not in FIGURES:
            return None
        words = range(at, min(at + SENT, len(context.words)))
        par = next((n for n in words if context.low(n) == "par"), None)
        if par is None or not any(context.participle(n) for n in range(at, par)):
            return None
        if any(
            context.low(n) in (",", ".", ":", ";", "que", "qui") or context.finite(n) for n in range(at, par)
        ):
            return None
        found = self.phrase(par + 1, par + LONGEST_BODY + 2)
        source = self.resolve(found, par + SENT) if found is not None else None
        return replace(source, start=noun.start, end=noun.end) if self.plausible(source) and source else None

    def _same_source(self, noun: Noun) -> Source | None:
        """ "Selon la même source": whoever spoke last."""
        before = self.context.low(noun.phrase.head - 1)
        if noun.head not in ("source", "sources") or before not in ("même", "mêmes"):
            return None
        last = next((source for at, source in reversed(self.said) if at < noun.start), None)
        return replace(last, start=noun.start, end=noun.end) if last is not None else None

    def _unspecified(self, noun: Noun, owner: Source | None) -> Source | None:
        """ "Selon nos informations" names nobody; "selon les informations de X" is X."""
        if noun.kind != "anonymous" or noun.head not in INFORMATION:
            return None
        if owner is not None:
            return replace(owner, start=noun.start, end=noun.end)
        return Source(UNSPECIFIED, "anonymous", noun.start, noun.end, noun.gender, noun.plural)

    def _person(self, noun: Noun) -> Source | None:
        """Somebody whom the article describes with this noun."""
        if not noun.definite:
            return None
        if noun.plural or noun.kind not in (None, "person", "collective"):
            return None
        name = self.meant(noun)
        return Source(name, "person", noun.start, noun.end, noun.gender) if name is not None else None

    def _compound(self, noun: Noun, owner: Source | None) -> Source | None:
        """A common noun with a name that stands in it: "le forum X", "la direction de X"."""
        if noun.kind in ("team", "statement") and owner is not None:
            kind = owner.kind if owner.kind != "person" else "organisation"
            return Source(owner.name, kind, noun.start, noun.end, noun.gender)
        if owner is not None or noun.kind not in ("organisation", "team", "institution", None):
            return None
        for word in range(noun.phrase.head + 1, noun.phrase.last + 1):
            mention = self.mention_at(word)
            # A common noun of unknown kind and a name right after it: "le forum X", not "un délégué X".
            right_after = word == noun.phrase.head + 1 and not self.is_role(noun.head)
            named = mention is not None and mention.kind not in ("PERSON", "PLACE")
            free = named and self.context.low(word - 1) not in OF | DETERMINERS
            if mention is not None and free and (noun.kind is not None or right_after):
                return replace(self.of_mention(mention), start=noun.start, end=noun.end, gender=noun.gender)
        return None

    def _taken_up(self, noun: Noun, owner: Source | None) -> Source | None:
        """A document or an organisation named before: "le texte", "le communiqué", "le groupe"."""
        if not noun.definite or noun.plural:
            return None
        if noun.head in ("texte", "document") and noun.phrase.last == noun.phrase.head:
            earlier = self.document_before(noun.phrase.first)
            if earlier is not None:
                return replace(earlier, start=noun.start, end=noun.end)
        name: str | None = None
        if noun.head in NEWSPAPERS and not self.aliases.get(noun.head):
            medium = next((m for m in self.named_before(noun.start) if m.kind == "MEDIA"), None)
            name = medium.name if medium is not None else None
        elif noun.kind == "statement":
            name = self.organisation(noun.start, noun.head)
        elif noun.kind == "team" and owner is None and self._completed(noun):
            name = self.main_organisation()
        elif noun.kind in ("organisation", "team") and owner is None and not self._completed(noun):
            led = self.led(noun.start) if noun.bare == "direction" else None
            name = self.aliases.get(noun.head) or self.so_called(noun.start, noun.head)
            name = f"{noun.bare} {led}" if led else name or self.organisation(noun.start, noun.head)
        return Source(name, "organisation", noun.start, noun.end, noun.gender) if name is not None else None

    def _completed(self, noun: Noun) -> bool:
        """Whether a complement says whose team or firm it is: "l'équipe de l'ancien ministre"."""
        return any(self.context.low(n) in OF for n in range(noun.phrase.head + 1, noun.phrase.last + 1))

    def _referred(self, noun: Noun) -> Source | None:
        """A person by their relation to those named before: "son avocate", "ce dernier", "l'élue"."""
        if noun.determiner in POSSESSIVE and noun.kind == "statement":
            author = self.last(noun.start, None, noun.determiner in ("leur", "leurs"))
            if author is not None and author.name:
                return replace(author, start=noun.start, end=noun.end)
        if noun.determiner in POSSESSIVE and noun.kind != "document":
            label, kind = self.owned(noun.bare, noun.start), noun.source_kind
            return Source(label, kind, noun.start, noun.end, noun.gender, noun.plural)
        if noun.head.startswith(("dernier", "dernière")):
            latest = self.latest(noun.phrase.first, noun.gender, noun.plural)
            if latest is not None:
                return replace(latest, start=noun.start, end=noun.end)
        name: str | None = None
        if noun.definite and {"intéressé", "intéressée"} & set(noun.bare.lower().split()[:2]):
            name = self.other(noun.start, noun.gender)
            told = self.latest(noun.phrase.first, noun.gender, noun.plural) if name is None else None
            if told is not None:
                return replace(told, start=noun.start, end=noun.end)
        return Source(name, "person", noun.start, noun.end, noun.gender) if name is not None else None

    def _labelled(self, noun: Noun) -> Source:
        """A source without a name: its own words, without the determiner, describe it."""
        before = noun.phrase.head - 1
        former = self.context.low(before) in FORMER and before >= noun.phrase.first
        first, end = before if former else noun.phrase.head, self._before_participle(noun)
        whole = self.context.text[self.context.start(first) : end]
        bare = self.fuller(whole) if noun.kind == "institution" and noun.definite else whole
        known = noun.definite or noun.determiner in DETERMINERS
        label = bare if known else self.context.text[noun.start : noun.end]
        return Source(
            " ".join(label.split()), noun.source_kind, noun.start, noun.end, noun.gender, noun.plural
        )

    def _before_participle(self, noun: Noun) -> int:
        """Where the words of a noun end that tell who it is: "une étude publiée mardi" is a study."""
        context = self.context
        for number in range(noun.phrase.head + 1, noun.phrase.last + 1):
            word = context.words[number]
            if word.pos_ == "VERB" and "Part" in word.morph.get("VerbForm", []):
                return context.end(number - 1)
        return noun.end

    def _may_own(self, phrase: Phrase, word: int) -> bool:
        """Whether a common noun names whose team, firm or message it is."""
        kind = self.kinds.get(self.context.low(word))
        statement = self.kinds.get(self.context.low(phrase.head)) == "statement"
        return kind == "institution" or (kind == "organisation" and statement)

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
            elif context.low(before) in OF and self._may_own(phrase, word):
                inner = self.phrase(word, phrase.last + 1)
                if inner is not None:
                    text = context.text[context.start(word) : context.end(inner.last)]
                    found = Source(self.fuller(text), "organisation")
        return found
