"""What is known of French words and names before any article is read: word lists in one place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from babel import Locale

from analysis.language import Language
from analysis.reading.pipeline import pipeline


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
        """Folded function -> gender that its form shows ('' where both genders share it)."""
        found: dict[str, str] = {}
        for row in self.language.rows("functions"):
            masculine, feminine = fold(row["masculine"]), fold(row["feminine"])
            found[masculine] = "" if masculine == feminine else "m"
            if feminine != masculine:
                found[feminine] = "f"
        return found

    @cached_property
    def given(self) -> dict[str, str]:
        """Folded given name -> gender it is usual for ('' where both)."""
        return {fold(row["name"]): row["gender"] or "" for row in self.language.rows("given_names")}

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
    def _known(self) -> dict[str, tuple[Known, frozenset[str] | None]]:
        """Folded form -> the entity, and the exact forms asked for where case matters."""
        found: dict[str, tuple[Known, frozenset[str] | None]] = {}
        for file, kind in FILES.items():
            if not (self.language.folder / f"{file}.tsv").exists():
                continue
            for row in self.language.rows(file):
                forms = [row["name"], *(form for form in (row.get("forms") or "").split("|") if form)]
                entry = Known(
                    row["name"],
                    row.get("kind") or kind,
                    frozenset(fold(form) for form in forms if form.endswith("!")),
                )
                for form in forms:
                    bare = form.rstrip(" !")
                    exact = None if row.get("case") == "any" else frozenset((bare,))
                    before = found.get(fold(bare))
                    if before and before[1] and exact:
                        exact = before[1] | exact
                    found.setdefault(fold(bare), (entry, exact))
        for name in Locale(self.language.code).territories.values():
            found.setdefault(fold(name), (Known(name, "PLACE"), None))
        return found

    def known(self, surface: str) -> Known | None:
        """The listed entity with this form; one that case tells apart must start with a capital."""
        entry = self._known.get(fold(surface))
        if entry is None:
            return None
        first = next((c for c in surface if c.isalpha()), "")
        if not first:
            return None
        if entry[1] is not None or entry[0].kind == "PLACE":
            return entry[0] if first.isupper() else None
        return entry[0]

    def common(self, word: str) -> bool:
        """Whether the word is an ordinary one of the language."""
        lower = word.lower()
        return lower in self.small or any(lower in table for table in self._tables)

    def heads_organisation(self, word: str) -> bool:
        """Whether the word heads names of organisations."""
        return fold(word) in self.organisations

    def is_unit(self, word: str) -> bool:
        """Whether capitals stand for a measure or a thing, not for a name."""
        return word in self.language.words("abbreviations_common")


FILES = {"platforms": "PLATFORM", "organisations": "ORG", "places": "PLACE", "outlets": "MEDIA"}


@cache
def load(language: Language) -> Lexicon:
    """The lexicon of a language, built once a process."""
    return Lexicon(language)
