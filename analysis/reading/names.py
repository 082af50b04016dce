"""Where names stand in a text: runs of capitalised words, listed names and explained acronyms.

spaCy's entity recogniser is only a witness of kinds (see `kinds.py`): on French news its spans run over
line ends, take opening verbs for people and break long names. The spans come from shape, from lists of
known names and from the article's own habits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.language.french.grammar import DEMONYM, DETERMINERS, OF
from analysis.reading import lexicon, organisations
from analysis.reading.acronyms import definitions
from analysis.reading.document import Document
from analysis.reading.lexicon import Known, Lexicon, fold
from analysis.reading.pieces import Piece, split

# What may stand between two capitalised words of one name.
FOREIGN = frozenset(
    (
        "von",
        "van",
        "der",
        "den",
        "ten",
        "ter",
        "bin",
        "ben",
        "ibn",
        "al",
        "el",
        "di",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "of",
        "for",
        "the",
        "and",
        "y",
    )
)
FRENCH = frozenset(("de", "du", "des", "d", "la", "l", "le"))
PARTICLES = FOREIGN | FRENCH
GAPS = frozenset((" ", "  ", "'", " & ", "&"))
# After these a capital is a name's.
ARTICLES = DETERMINERS | OF | {"au", "aux", "l", "d"}
LONGEST_KNOWN = 8
# A one-letter name is one only where the words before announce it.
LETTER_CUE = re.compile(
    r"(?:\bsur|\bvia|\bréseau(?: social)?|\bplateforme|\bcompte|\bTwitter,?) \(?$", re.IGNORECASE
)
# Affairs are named after Watergate and the Panama Papers.
AFFAIR = re.compile(r"(?<!\s)(?:leaks|gate)$|\b(?:leaks|papers|files)$", re.IGNORECASE)
# Roads, aircraft and the like: up to three letters and a number. And hours: "03H20".
MODEL = re.compile(r"[A-Z]{1,3}-?\d+|\d{1,2}H(?:\d{2})?")
PLURAL = re.compile(
    r"\b(?:les|des|aux|ces|ses|leurs|nos|vos|mes|plusieurs|quelques|certains|deux|trois) (?:[«“\"] ?)?$"
)


@dataclass(frozen=True)
class Name:
    """One name in the text: its span and form, the civility before it and what the lists know of it."""

    start: int
    end: int
    text: str
    civility: str = ""
    known: Known | None = None
    acronym_of: str = ""


def find(document: Document) -> list[Name]:
    """All names in order, none inside another; listed things that are no entities left out."""
    lex = lexicon.load(document.language)
    tokens = split(document)
    finder = _Finder(document, tokens, lex)
    explained = [
        Name(*span, document.text[slice(*span)], acronym_of=long)
        for pair in definitions(document, tokens)
        for span, long in pair
    ]
    headed = organisations.find(document, tokens, lex)
    named = [Name(*span, document.text[slice(*span)]) for span in headed]
    names = _outermost([*explained, *finder.listed(), *finder.shaped(), *named])
    return [name for name in names if not _is_thing(name)]


def _is_thing(name: Name) -> bool:
    return name.known.kind == lexicon.THING if name.known else bool(AFFAIR.search(name.text))


def _outermost(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, not n.acronym_of, n.known is None, n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


class _Finder:
    """The names of one document by list and by shape."""

    def __init__(self, document: Document, tokens: list[Piece], lex: Lexicon) -> None:
        self.text, self.tokens, self.lex = document.text, tokens, lex
        self.labels = {entity.start_char: entity.label_ for entity in document.doc.ents}
        self.runs = list(self._runs())
        inner = [run for run in self.runs if not tokens[run[0]].opens]
        # What the article writes with a capital inside a sentence is no mere opening word.
        self.inside = Counter(fold(tokens[i].text) for run in inner for i in run)
        self.tails = {self._form(run[at:]) for run in inner for at in range(len(run)) if len(run) - at > 1}
        self.surnames = {
            fold(tokens[run[-1]].text)
            for run in self.runs
            if (len(run) > 1 and fold(tokens[run[0]].text) in lex.given) or self._civility(run[0])
        }

    def _form(self, run: list[int]) -> str:
        return fold(self.text[self.tokens[run[0]].start : self.tokens[run[-1]].end])

    def listed(self) -> Iterator[Name]:
        """Occurrences of listed names, shorter ones inside longer ones too."""
        for i, token in enumerate(self.tokens):
            if (fold(token.text).split() or [""])[0] not in self.lex.first_words:
                continue
            for count in range(1, LONGEST_KNOWN + 1):
                if name := self._listed_at(i, count):
                    yield name

    def _listed_at(self, i: int, count: int) -> Name | None:
        if i + count > len(self.tokens) or self.tokens[i].sort == "tag":
            return None
        start, end = self.tokens[i].start, self.tokens[i + count - 1].end
        surface = self.text[start:end]
        entry = None if "\n" in surface else self.lex.known(surface)
        if entry is None or (count == 1 and not self._sure(self.tokens[i])):
            return None
        if (tail := re.match(r"\s?!", self.text[end:])) and fold(surface + " !") in entry.marked:
            end += tail.end()
        return Name(start, end, self.text[start:end], known=entry)

    def _sure(self, token: Piece) -> bool:
        """Whether a listed single word is meant as a name here and not as the ordinary word."""
        if len(token.text) == 1:
            return bool(LETTER_CUE.search(self.text[max(0, token.start - 20) : token.start]))
        if not self.lex.common(token.text) or (token.text.isupper() and len(token.text) > 1):
            return True
        return token.capital and (not token.opens or self.inside[fold(token.text)] > 0)

    def _runs(self) -> Iterator[list[int]]:
        i = 0
        while i < len(self.tokens):
            if not self.tokens[i].capital or self.tokens[i].sort == "initial":
                i += 1
                continue
            run = [i]
            while (following := self._joined(run[-1])) is not None and not self.tokens[following].opens:
                run.append(following)
            yield run
            i = run[-1] + 1

    def _joined(self, i: int) -> int | None:
        """The index of the next capitalised token of the same name after token i, if there is one."""
        between: list[str] = []
        for at in range(i + 1, min(len(self.tokens), i + 4)):
            left, token = self.tokens[at - 1], self.tokens[at]
            gap = self.text[left.end : token.start]
            if gap not in GAPS or (gap == "'" and left.text.lower() not in ("d", "l")):
                return None
            if token.capital:
                return at if self._bridges(i, between) else None
            if token.text.isdigit() and not between and self.tokens[i].text[-1:].isupper():
                return at
            between.append(token.text.lower())
            if between[-1] not in PARTICLES:
                return None
        return None

    def _bridges(self, i: int, between: list[str]) -> bool:
        french = [word for word in between if word in FRENCH]
        given = french[:1] != ["l"] and fold(self.tokens[i].text) in self.lex.given
        return not french or given or self._bare_common(i)

    def _bare_common(self, i: int) -> bool:
        """Whether an ordinary word has a capital and no article: "annonce Énergie de l'Ouest"."""
        token = self.tokens[i]
        ordinary = self.lex.common(token.text) and not self.lex.known(token.text) and not token.opens
        before = self.tokens[i - 1] if i else token
        return ordinary and not before.capital and before.text.lower() not in ARTICLES

    def shaped(self) -> Iterator[Name]:
        """Names that only their capitals show."""
        for run in self.runs:
            for part in self._split(run):
                part, civility = self._strip(part)
                if not part:
                    continue
                first = part[0]
                if len(part) == 1 and not civility and self._demonym(first):
                    continue
                civility = civility or self._civility(first)
                start, end = self.tokens[first].start, self.tokens[part[-1]].end
                if civility and first and self.tokens[first - 1].text in FRENCH:
                    start = self.tokens[first - 1].start
                name = Name(start, end, self.text[start:end], civility)
                if civility or self._nameable(part):
                    yield replace(name, known=None if civility else self.lex.known(name.text))

    def _determined(self, at: int) -> bool:
        """Whether an article stands before a token."""
        before = self.tokens[at - 1].text.lower().rstrip("'’") if at else ""
        return before in ("le", "la", "l", "un", "une", "ce", "cet", "cette")

    def _demonym(self, at: int) -> bool:
        """Whether a capitalised word says where somebody is from: "la Rennaise", "l'Argentin"."""
        text = self.tokens[at].text
        return self._determined(at) and DEMONYM.fullmatch(text) is not None and self.lex.known(text) is None

    def _civility(self, first: int) -> str:
        """The form of address right before a token, a particle between them or not."""
        for at in (first - 1, first - 2):
            if at < 0 or (at < first - 1 and self.tokens[first - 1].text not in FRENCH):
                return ""
            gap = self.text[self.tokens[at].end : self.tokens[at + 1].start]
            token = self.tokens[at].text
            form = next((f for f in (token, token + ".") if f in self.lex.civilities), "")
            if form and gap in (" ", ". "):
                return form
        return ""

    def _split(self, run: list[int]) -> list[list[int]]:
        """A run cut before a given name that follows words which are none: a place, then a person."""
        words = [fold(self.tokens[i].text) for i in run]
        if len(run) > 2 and self._demonym(run[0]):
            # "L'Argentin Facundo X": where somebody is from is no part of the name.
            return self._split(run[1:])
        for at in range(1, len(run) - 1):
            if words[at] in self.lex.given and words[at - 1] not in self.lex.given:
                if self.tokens[run[at - 1]].sort == "initial" or words[0] in self.lex.organisations:
                    continue
                return [run[:at], *self._split(run[at:])]
        return [run]

    def _strip(self, part: list[int]) -> tuple[list[int], str]:
        """A run without what opens the sentence, without civility and function; and that civility."""
        civility = ""
        while part:
            word = self.tokens[part[0]].text
            form = next((f for f in (word, word + ".") if f in self.lex.civilities), "")
            if form and len(part) > 1:
                civility = form
            elif len(part) > 1 and (word.lower() in self.lex.functions or self.lex.is_unit(word)):
                pass
            elif not self._only_opens(part):
                break
            part = part[1:]
            # A number or a particle begins no name.
            while part and not self.tokens[part[0]].capital:
                part = part[1:]
        return part, civility

    def _only_opens(self, part: list[int]) -> bool:
        token = self.tokens[part[0]]
        if token.text.lower() in FOREIGN and len(part) > 1:
            return False
        if not token.opens or not self.lex.common(token.text) or self._form(part) in self.tails:
            return False
        # Many given names are ordinary words too ("Rose", "Pierre").
        if fold(token.text) in self.lex.given and (len(part) > 1 or self.labels.get(token.start) == "PER"):
            return False
        if len(token.text) > 1 and token.text.isupper() and len(part) == 1:
            return True
        small = token.text.lower() in self.lex.small
        return small or not (self.inside[fold(token.text)] or fold(token.text) in self.surnames)

    def _nameable(self, part: list[int]) -> bool:
        """Whether a run may be a name at all: one common word alone is none, nor is a lone letter."""
        words = [self.tokens[i].text for i in part]
        before = self.text[max(0, self.tokens[part[0]].start - 40) : self.tokens[part[0]].start]
        if all(self.tokens[i].sort == "initial" or len(self.tokens[i].text) < 2 for i in part):
            return False
        if self.lex.facilities.search(before):
            return False
        if len(words) > 1:
            return not all(self.lex.common(word) for word in words) or not words[0].isupper()
        form = fold(words[0])
        if words[0] in self.lex.civilities or words[0].lower() in self.lex.functions:
            return form in self.surnames and not self.tokens[part[0]].opens
        if MODEL.fullmatch(words[0]) or (before.endswith("(") and words[0].isupper()):
            return False
        if self.lex.is_unit(words[0]) or (PLURAL.search(before) and form not in self.surnames):
            return False
        if form in self.surnames or form in self.lex.given or not self.lex.common(words[0]):
            return True
        return self._announced(part[0], before)

    def _announced(self, i: int, before: str) -> bool:
        """Whether the word before tells that an ordinary word is a name here: "le syndicat Alliance"."""
        token = self.tokens[i]
        if token.opens or self.tokens[i - 1].capital:
            return False
        if self.labels.get(token.start) == "LOC" and before.endswith((" à ", " de ")):
            return True
        word = self.tokens[i - 1].text
        return before.endswith(f"{word} ") and self.lex.cues.get(fold(word)) in ("ORG", "MEDIA", "PLATFORM")
