"""In which language an article is: as it is stated, else as its words of grammar show.

Function words alone tell languages apart in a few sentences (Ingle 1976; Grefenstette 1995), need no model
and know nothing of the subject. Words that several known languages share ("a", "on") tell nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from babel import Locale

from analysis import language as languages
from analysis.corpus.articles import Fact, Source
from analysis.language import load

# Of an article that names no language and shows none: that of the first outlets the project was made for.
DEFAULT = "fr"
# Characters that are enough to tell; and how many of a language's own words, of how many different ones.
ENOUGH = 6000
LEAST, LEAST_DIFFERENT = 5, 3
# How many times more of them than of the next language's.
AHEAD = 3
# Of so many words, this share at least are words of grammar in a text whose language is known: in French and
# English news it is near a half, of another Romance language's words a sixth look French.
FEWEST_WORDS, LEAST_SHARE = 30, 0.25
WORD = re.compile(r"[^\W\d_]+")


def of(text: str, stated: Fact, default: str = "") -> Fact:
    """The language (ISO 639-1) of a text, how surely it is known, and what shows it.

    A manifest is believed, and `default`, where it is given, for what states nothing. A page's markup, which
    often is that of a template, is believed unless the words clearly show another known language.
    """
    code = _code(stated.value or "")
    if code and stated.source is not Source.PRINTED:
        return Fact(code, stated.source, stated.evidence)
    if default and not code:
        return Fact(default, Source.MANIFEST, "language")
    shown = recognised(text)
    if code:
        other = shown.value is not None and shown.value != code
        return shown if other else Fact(code, stated.source, stated.evidence or code)
    return shown if shown.value else Fact(DEFAULT, Source.UNKNOWN)


def _code(stated: str) -> str:
    """The code in a tag ("en-GB"), or of a language's English or French name ("FRENCH; FRANÇAIS")."""
    said = stated.strip().lower()
    first = re.split(r"[;,/(]", said)[0].strip()
    return _names().get(first) or said.replace("_", "-").partition("-")[0]


@cache
def _names() -> dict[str, str]:
    named = (Locale(spoken).languages.items() for spoken in ("en", "fr"))
    return {name.lower(): code for pairs in named for code, name in pairs if code.isalpha()}


def recognised(text: str) -> Fact:
    """The known language whose own function words a text has clearly most of; no value if none.

    The evidence counts them: "42 en, 3 fr".
    """
    words = Counter(WORD.findall(text[:ENOUGH].lower()))
    own = _own(languages.known())
    counts = sorted(((sum(words[w] for w in own[code]), code) for code in own), key=lambda c: (-c[0], c[1]))
    evidence = ", ".join(f"{number} {code}" for number, code in counts[:2] if number)
    (most, best), second = counts[0], counts[1][0] if len(counts) > 1 else 0
    different = sum(1 for word in own[best] if words[word])
    sure = most >= LEAST and different >= LEAST_DIFFERENT and most >= AHEAD * second
    return Fact(best, Source.INFERRED, evidence) if sure else Fact(None, Source.UNKNOWN, evidence)


def is_foreign(text: str) -> bool:
    """Whether a text is in no known language, as the want of their function words shows."""
    words = WORD.findall(text[:ENOUGH].lower())
    lists = [load(code).words("function_words") for code in languages.known()]
    most = max(sum(word in known for word in words) for known in lists)
    return len(words) >= FEWEST_WORDS and most < LEAST_SHARE * len(words)


@cache
def _own(codes: tuple[str, ...]) -> dict[str, list[str]]:
    """Of each language the function words that no other has."""
    lists = {code: load(code).words("function_words") for code in codes}
    shared = Counter(word for found in lists.values() for word in found)
    return {code: sorted(word for word in found if shared[word] == 1) for code, found in lists.items()}
