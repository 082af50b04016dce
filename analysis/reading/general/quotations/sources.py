"""Who speaks: the name behind a subject, be it a name, an office, a body, or a pronoun."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from analysis.reading.document import Document
from analysis.reading.general import syntax
from analysis.reading.general.people import beside
from analysis.reading.general.words import Pronoun, words
from analysis.reading.people import Mention, Named

KINDS = {"PERSON": "person", "ORG": "organisation", "MEDIA": "organisation", "PLATFORM": "organisation"}
BODIES = frozenset(("institution", "organisation"))
# Code points of a name before its last word.
LONGEST = 80
# Sentences that a pronoun looks back for the person it stands for.
BACK = 5
# What joins a body to who speaks for it: "a spokesman for the council", "the council's spokesman".
JOINS = frozenset(("prep", "poss", "compound", "nmod", "nmod:poss", "pobj", "case"))


@dataclass(frozen=True)
class Source:
    """Who words are given to: a name (None if unknown), its kind, and the words that stand for it here."""

    name: str | None
    kind: str | None
    start: int | None = None
    end: int | None = None


@dataclass
class Sources:
    """What one article names, and who has spoken in it so far."""

    document: Document
    people: Sequence[Named]
    # Stretches between quotation marks: whom somebody speaks of there, no pronoun after them stands for.
    quoted: Sequence[tuple[int, int]] = ()
    said: list[tuple[int, Source]] = field(default_factory=list)

    def __post_init__(self) -> None:
        pairs = [(mention, named) for named in self.people for mention in named.mentions]
        pairs.sort(key=lambda pair: pair[0].start)
        self.mentions: list[tuple[Mention, Named]] = pairs
        self.starts = [mention.start for mention, _ in pairs]
        self.words = words(self.document.language)
        # What the article calls each person, by the noun alone: "the council's leader" is no council.
        self.roles = {
            named.name: {
                noun.lemma_.lower() for mention in named.mentions for noun in beside(self.document, mention)
            }
            for named in self.people
            if named.kind == "PERSON"
        }

    def note(self, at: int, source: Source | None) -> None:
        """Keep that somebody has spoken, for the pronouns after it."""
        if source is not None and source.name:
            self.said.append((at, source))

    def of(self, head: Token) -> Source | None:
        """The source that a noun or pronoun stands for; None for what can't speak."""
        pronoun = self.words.pronouns.get(head.lower_)
        tokens = syntax.phrase(head)
        # "One of the workers" is somebody, if nobody by name.
        if pronoun is not None and pronoun.role == "nobody" and any(t.pos_ == "NOUN" for t in tokens):
            left, right = syntax.span(tokens)
            return Source(self._words(head, right), "anonymous", left, right)
        if pronoun is not None:
            return self._pronoun(head, pronoun)
        left, right = syntax.span(tokens)
        named = self._named(head, tokens) or self._apposed(right)
        if named is not None:
            mention, entity = named
            kind = KINDS.get(entity.kind, "organisation")
            return Source(entity.name, kind, mention.start, mention.end)
        return self._described(head, left, right)

    def can_speak(self, head: Token) -> bool:
        """Whether a subject is somebody, or a text that tells something, as far as the words show."""
        lemma = head.lemma_.lower()
        known = head.lower_ in self.words.pronouns or lemma in self.words.sources
        if known or lemma in self.words.people or any(lemma in roles for roles in self.roles.values()):
            return True
        tokens = syntax.phrase(head)
        return (self._named(head, tokens) or self._apposed(syntax.span(tokens)[1])) is not None

    def between(self, start: int, end: int) -> list[tuple[Mention, Named]]:
        """The names that begin in a stretch of the text, in order."""
        first, last = bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1)
        return self.mentions[first:last]

    def _named(self, head: Token, tokens: Sequence[Token]) -> tuple[Mention, Named] | None:
        """The name that a noun is the head of, or that is set beside it: "the mayor, Anne Hill"."""
        beside = [t for t in head.children if t.dep_ in syntax.BESIDE and t.pos_ == "PROPN"]
        for token in (head, *beside):
            for mention, named in self.between(max(0, token.idx - LONGEST), token.idx + len(token)):
                if not mention.start <= token.idx < mention.end:
                    continue
                if token == head or named.kind == "PERSON" or token.dep_ == "appos":
                    return mention, named
        return None

    def _apposed(self, right: int) -> tuple[Mention, Named] | None:
        """The person named between commas after a phrase: "the harbour master at Whitby, Ann Hill, told"."""
        if self.document.text[right : right + 2] != ", ":
            return None
        for mention, named in self.between(right + 2, right + 3):
            if named.kind == "PERSON" and self.document.text[mention.end : mention.end + 1] in (",", ")"):
                return mention, named
        return None

    def _described(self, head: Token, left: int, right: int) -> Source | None:
        """An office, a body or a text by the words for it; the name behind them where the article has one."""
        lemma = head.lemma_.lower()
        kind = self.words.sources.get(lemma)
        many = "Plur" in head.morph.get("Number", []) and lemma != head.lower_
        if kind == "spokesperson" and not many:
            return self._spoken_for(head, left, right)
        if kind == "statement":
            return self._issuer(head, left, right)
        if not many and (person := self._bearer(head, lemma)):
            return Source(person.name, "person", left, right)
        if lemma in self.words.people and not many and (whose := self._whose(head)):
            return Source(whose, "person", left, right)
        if kind in BODIES and not many and (body := self._body(head, lemma)):
            return Source(body.name, "organisation", left, right)
        return Source(self._words(head, right), self._kind(head, kind, many), left, right)

    def _kind(self, head: Token, kind: str | None, many: bool) -> str | None:
        lemma = head.lemma_.lower()
        if kind in BODIES:
            return "collective" if many else "organisation"
        if kind == "document":
            return "document"
        if many and (kind or lemma in self.words.people):
            return "collective"
        if kind in ("anonymous", "collective", "spokesperson"):
            return "anonymous" if kind != "collective" else "person"
        return "person" if lemma in self.words.people or head.pos_ == "PROPN" else None

    def _words(self, head: Token, right: int) -> str:
        """The words of a phrase without its article."""
        tokens = syntax.phrase(head)
        while len(tokens) > 1 and (
            tokens[0].dep_ in ("det", "predet") or tokens[0].lower_ in self.words.pronouns
        ):
            tokens = tokens[1:]
        return self.document.text[tokens[0].idx : right]

    def _bearer(self, head: Token, lemma: str) -> Named | None:
        """The person whom the article has described by this noun; of several the last one named before."""
        definite = any(c.lower_ in ("the", "this", "that") for c in head.children) or head.tag_ == "NNP"
        if not definite:
            return None
        told = [named for named in self.people if named.kind == "PERSON" and lemma in self.roles[named.name]]
        return max(told, key=lambda named: _last(named, head.idx), default=None)

    def _whose(self, head: Token) -> str | None:
        """What somebody is to a person whom a possessive stands for: "her lawyer" is "lawyer of Ann Hill"."""
        for child in head.children:
            pronoun = self.words.pronouns.get(child.lower_)
            if pronoun is not None and child.dep_ in ("poss", "nmod:poss", "det"):
                owner = self._pronoun(child, pronoun)
                return f"{head.lower_} {self.words.genitive} {owner.name}" if owner and owner.name else None
        return None

    def _body(self, head: Token, lemma: str) -> Named | None:
        """The body whose name has this noun in it, last named before; else the last one named at all."""
        if not any(c.dep_ == "det" and c.lower_ not in ("a", "an", "another") for c in head.children):
            return None
        bodies = [named for named in self.people if named.kind in ("ORG", "MEDIA")]
        own = [named for named in bodies if lemma in named.name.lower().split()]
        bare = all(child.dep_ in ("det", "punct", "appos", "relcl") for child in head.children)
        if own or not bare or self.words.sources.get(lemma) != "organisation":
            return max(own, key=lambda named: _last(named, head.idx), default=None)
        before = [named for named in bodies if named.kind == "ORG" and named.mentions[0].start < head.idx]
        return max(before, key=lambda named: (self._weight(named), _last(named, head.idx)), default=None)

    def _weight(self, named: Named) -> tuple[bool, int]:
        """Whether a body has spoken or has the name of one, and how often it is named."""
        spoke = any(source.name == named.name for _, source in self.said)
        parts = named.name.lower().split()
        own = len(parts) > 1 and parts[-1] in self.document.language.words("organisation_nouns")
        return spoke or own, len(named.mentions)

    def _spoken_for(self, head: Token, left: int, right: int) -> Source:
        """The body or person whom a spokesperson speaks for."""
        # "A spokesperson for Health Minister Dana Hill": the whole before what stands before its head.
        for token in sorted(head.subtree, key=lambda t: t.dep_ == "compound"):
            if token == head or token.dep_ not in JOINS or token.pos_ not in syntax.NOUNS:
                continue
            inner = self.of(token) if token.lower_ not in self.words.pronouns else None
            if token.lower_ in self.words.pronouns:
                inner = self._pronoun(token, self.words.pronouns[token.lower_])
            if inner is not None and inner.name:
                return replace(inner, start=left, end=right)
        latest = next((s for _, s in reversed(self.said) if s.kind == "organisation"), None)
        if latest is not None and latest.name:
            return Source(latest.name, "organisation", left, right)
        return Source(self._words(head, right), "anonymous", left, right)

    def _issuer(self, head: Token, left: int, right: int) -> Source:
        """Who made a statement: whose it is, else whom it is by or from."""
        for token in head.subtree:
            joined = token.dep_ in ("poss", "nmod:poss") or token.head.lower_ in ("by", "from", "of")
            # "A statement issued by the firm" is the firm's, "an email seen by the Echo" not the Echo's.
            made = token.head.head
            joined &= made.pos_ != "VERB" or made == head or made.lemma_.lower() in self.words.verbs
            if token != head and token.pos_ in syntax.NOUNS and joined:
                inner = self.of(token)
                if inner is not None and inner.name:
                    return replace(inner, start=left, end=right)
        spoke = next((s for _, s in reversed(self.said) if s.kind == "organisation"), None)
        if spoke is not None and any(child.dep_ == "det" for child in head.children):
            return replace(spoke, start=left, end=right)
        return Source(self._words(head, right), "document", left, right)

    def _pronoun(self, token: Token, pronoun: Pronoun) -> Source | None:
        """Whom a pronoun stands for; a source without a name where that is not known."""
        if pronoun.role == "nobody" or pronoun.role == "writer":
            return None
        found = self._antecedent(token.idx, pronoun)
        start, end = token.idx, token.idx + len(token)
        return replace(found, start=start, end=end) if found else Source(None, None, start, end)

    def _antecedent(self, at: int, pronoun: Pronoun) -> Source | None:
        if pronoun.thing or pronoun.many:
            kinds = ("organisation", "document") if pronoun.thing else ("collective", "organisation")
            return next((s for o, s in reversed(self.said) if o < at and s.kind in kinds), None)
        here = self.document.sentence_at(at)
        number = self.document.sentences.index(here) if here else 0
        for back in range(number, max(-1, number - BACK), -1):
            sentence = self.document.sentences[back]
            if (found := self._person(sentence.start, min(at, sentence.end), pronoun.gender)) is not None:
                return found
        return next((s for o, s in reversed(self.said) if o < at and self._fits(s, pronoun.gender)), None)

    def _person(self, start: int, end: int, gender: str) -> Source | None:
        """Whom a pronoun after a stretch means: who speaks in it, else its subject, else the last name."""
        spoke = [s for o, s in self.said if start <= o < end and self._fits(s, gender)]
        if spoke:
            return spoke[-1]
        named = [
            (m, n)
            for m, n in self.between(start, end)
            if n.kind == "PERSON"
            and self._gender(n) in (None, gender or self._gender(n))
            and not self._in_marks(m.start)
        ]
        sure = [pair for pair in named if gender and self._gender(pair[1]) == gender]
        named = sure or named
        subjects = [pair for pair in named if self._is_subject(pair[0])]
        best = (subjects or named)[-1:]
        return next((Source(n.name, "person") for _, n in best), self._office(start, end))

    def _office(self, start: int, end: int) -> Source | None:
        """The last subject of a stretch that is somebody without a name: "the defence secretary"."""
        heads = [t for t in self.document.tokens(start, end) if t.dep_ in syntax.SUBJECTS]
        heads = [t for t in heads if t.pos_ == "NOUN" and not self._in_marks(t.idx)]
        people = [t for t in heads if t.lemma_.lower() in self.words.people]
        found = self.of(people[-1]) if people else None
        return found if found is not None and found.kind == "person" else None

    def _in_marks(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.quoted)

    def _gender(self, named: Named) -> str | None:
        """The gender that the article shows, else that of the given name: it only tells two people apart."""
        return named.gender or self.words.given.get(named.name.split()[0]) or None

    def _is_subject(self, mention: Mention) -> bool:
        return any(t.dep_ in syntax.SUBJECTS for t in self.document.tokens(mention.start, mention.end))

    def _fits(self, source: Source, gender: str) -> bool:
        if source.kind != "person":
            return False
        known = next((named for named in self.people if named.name == source.name), None)
        return known is None or not gender or self._gender(known) in (None, gender)


def _last(named: Named, before: int) -> int:
    """Where something was last named before an offset; what is named only later comes last."""
    return max((m.start for m in named.mentions if m.start < before), default=-named.mentions[0].start)
