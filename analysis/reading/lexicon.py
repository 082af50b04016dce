"""What is known of French words and names before any article is read: word lists in one place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from babel import Locale

from analysis.language import Language
from analysis.reading.pipeline import pipeline

# Given names that French joins to another one: "Jean-Daniel", "Marie-Claude".
COMPOUNDS = frozenset(
    (
        "anne",
        "charles",
        "claude",
        "francois",
        "guy",
        "jean",
        "louis",
        "luc",
        "marc",
        "marie",
        "paul",
        "philippe",
        "pierre",
        "rose",
        "yves",
    )
)
CLITICS = frozenset(
    (
        "je",
        "tu",
        "il",
        "elle",
        "on",
        "nous",
        "vous",
        "ils",
        "elles",
        "ce",
        "le",
        "la",
        "les",
        "lui",
        "leur",
        "moi",
        "toi",
        "y",
        "en",
        "ci",
        "là",
    )
)
# Listed names of up to so many capitals are acronyms that lower case makes another word.
ACRONYM = 4


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """A form without accents, case, typographic apostrophes and hyphens, for comparison only."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("’", "'"))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(letters.replace("-", " ").split())


def common_subsequence(left: str, right: str) -> int:
    """Length of the longest common subsequence of two strings."""
    row = [0] * (len(right) + 1)
    for a in left:
        previous = 0
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], previous + 1 if a == b else max(row[j], row[j - 1])
    return row[-1]


def initials(name: str) -> str:
    """The folded initials of a name's words, function words of up to three letters left out."""
    parts = name.replace("'", " ").replace("-", " ").split()
    return "".join(fold(part)[:1] for part in parts if len(part) > 3 or part[0].isupper())


@dataclass(frozen=True)
class Known:
    """A listed name: its usual form, its kind, and the folded forms that end in a mark."""

    name: str
    kind: str
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """The word lists of one language, indexed for look-up."""

    language: Language

    @cached_property
    def civilities(self) -> dict[str, str]:
        """Form of address -> gender of the person ('' where it says none)."""
        return {row["form"]: row["gender"] or "" for row in self.language.rows("civilities")}

    @cached_property
    def functions(self) -> dict[str, str]:
        """Function in lower case -> gender that its form shows ('' where both genders share it)."""
        found: dict[str, str] = {}
        for row in self.language.rows("functions"):
            masculine, feminine = row["masculine"].lower(), row["feminine"].lower()
            found[masculine] = "" if masculine == feminine else "m"
            if feminine != masculine:
                found[feminine] = "f"
        return found

    @cached_property
    def person_nouns(self) -> frozenset[str]:
        """Nouns for people beyond functions: trades, kinship, roles in a story."""
        return self.language.words("person_nouns")

    @cached_property
    def given(self) -> dict[str, str]:
        """Folded given name -> gender it is usual for ('' where both)."""
        names = {fold(row["name"]): row["gender"] or "" for row in self.language.rows("given_names")}
        return names | {f"{one} {two}": names[one] for one in COMPOUNDS & names.keys() for two in names}

    @cached_property
    def organisations(self) -> frozenset[str]:
        """Folded nouns that head or announce the name of an organisation."""
        return frozenset(fold(word) for word in self.language.words("organisation_nouns"))

    @cached_property
    def cues(self) -> dict[str, str]:
        """Folded word that stands before a name -> the kind of name it announces."""
        return {fold(row["cue"]): row["kind"] for row in self.language.rows("name_cues")}

    @cached_property
    def small(self) -> frozenset[str]:
        """Function words: articles, prepositions, pronouns, conjunctions, adverbs."""
        return self.language.words("small_words")

    @cached_property
    def _tables(self) -> tuple[Any, ...]:
        lookups = pipeline(self.language).get_pipe("lemmatizer").lookups
        names = ("lemma_index", "lemma_exc")
        parts = [table for name in names for table in lookups.get_table(name).values()]
        return (lookups.get_table("lemma_lookup"), *(frozenset(part) for part in parts))

    @cached_property
    def _known(self) -> dict[str, list[tuple[str, bool, Known]]]:
        """Folded form -> (form, whether letter case matters, entity), best listed first."""
        found: dict[str, list[tuple[str, bool, Known]]] = {}
        for row in self._listed():
            forms = [row["name"], *filter(None, (row.get("forms") or "").split("|"))]
            marked = frozenset(fold(form) for form in forms if form.endswith("!"))
            entry = Known(row["name"], row["kind"], marked)
            for form in forms:
                bare = form.rstrip(" !")
                found.setdefault(fold(bare), []).append((bare, row.get("case") != "any", entry))
        return found

    def _listed(self) -> Iterator[dict[str, str]]:
        for word in sorted(self.language.words("things")):
            yield {"name": word, "kind": THING}
        for file, kind in FILES.items():
            for row in self.language.rows(file):
                forms = row.get("forms") or (row.get("domains") or "").replace("; ", "|")
                yield {**row, "forms": forms, "kind": kind}
        for name in Locale(self.language.code).territories.values():
            yield {"name": name.replace("’", "'"), "kind": "PLACE"}

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The first words of all listed names, folded."""
        return frozenset(form.split()[0] for form in self._known if form)

    def known(self, surface: str) -> Known | None:
        """The listed entity with this form; where case matters, no word may be less capital than listed."""
        for form, exact, entry in self._known.get(fold(surface), ()):
            if not any(c.isalpha() for c in surface):
                continue
            # A listed name without any capital can't be told from ordinary words.
            if not exact or (form != form.lower() and _as_capital(surface, form)):
                return entry
        return None

    def common(self, word: str) -> bool:
        """Whether the word is an ordinary one of the language."""
        lower = word.lower()
        forms = (lower, "é" + lower[1:]) if lower.startswith("e") else (lower,)
        if any(form in self.small or any(form in table for table in self._tables) for form in forms):
            return True
        stem, _, clitic = lower.rpartition("-")
        stem = stem.removesuffix("-t")
        return clitic in CLITICS and bool(stem) and self.common(stem)

    def heads_organisation(self, word: str) -> bool:
        """Whether the word heads names of organisations."""
        return fold(word) in self.organisations

    @cached_property
    def institutions(self) -> re.Pattern[str]:
        """An institution in lower case and the preposition that joins it to a name."""
        nouns = sorted(self.language.words("institutions"), key=len, reverse=True)
        either = "|".join(map(re.escape, nouns))
        return re.compile(rf"\b(?:{either}) (?:de la |de l'|d'|du |des |de )$")

    @cached_property
    def facilities(self) -> re.Pattern[str]:
        """A street, school or the like right before the name that it bears."""
        nouns = sorted(self.language.words("facilities"), key=len, reverse=True)
        either = "|".join(map(re.escape, nouns))
        return re.compile(rf"\b(?:{either})s? (?:de la |de l'|d'|du |des |de )?$", re.IGNORECASE)

    def is_unit(self, word: str) -> bool:
        """Whether capitals stand for a measure or a thing, not for a name."""
        return word in self.language.words("abbreviations_common")


FILES = {
    "platforms": "PLATFORM",
    "organisations": "ORG",
    "places": "PLACE",
    "outlets": "MEDIA",
    "media": "MEDIA",
}
# What the lists know and no table has: events, works, products.
THING = "THING"


def _as_capital(surface: str, form: str) -> bool:
    """Whether the surface has capitals wherever the listed form has them; acronyms to the letter."""
    if form.isupper() and len(form) <= ACRONYM:
        return surface == form
    pairs = zip(_words(surface), _words(form), strict=False)
    return all(a[0].isupper() or not b[0].isupper() for a, b in pairs)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@cache
def load(language: Language) -> Lexicon:
    """The lexicon of a language, built once a process."""
    return Lexicon(language)
