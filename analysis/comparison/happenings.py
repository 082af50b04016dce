"""Words that name one kind of happening, or what it befell, as one: "diffuser" and "publication".

Papers vary their words where they tell the same; a language lists such words in its table `event_synonyms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analysis.language import Language

# Stands before a kind, which is no word of a text.
MARK = "~"


def kinds(languages: Iterable[Language]) -> dict[str, str]:
    """The kind of each word, and of each two words that stand side by side, in these languages."""
    rows = [row for language in languages for row in language.rows("event_synonyms")]
    return {words: row["kind"] for row in rows for words in row["words"].split(",")}


def told(words: Iterable[str]) -> frozenset[str]:
    """The kinds among the words that `by_kind` gives."""
    return frozenset(word for word in words if word.startswith(MARK))


def by_kind(terms: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """Terms in their order, each one or two that have a kind replaced by it ("~publier")."""
    found: list[str] = []
    at = 0
    while at < len(terms):
        both = known.get(" ".join(terms[at : at + 2]))
        kind = both or known.get(terms[at])
        found.append(f"{MARK}{kind}" if kind else terms[at])
        at += 2 if both else 1
    return found
