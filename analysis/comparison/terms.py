"""Terms as in a content-analysis dictionary: whole words, `*` for any letters, case and accents ignored."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """A text as terms are compared: lower case, accents dropped, ligatures undone."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def pattern(term: str) -> re.Pattern[str]:
    """A term as a pattern of whole folded words; what stands between them is no letter or digit."""
    words = re.findall(r"[\w*]+", fold(term))
    return re.compile(r"\b" + r"\W+".join(word.replace("*", r"\w*") for word in words) + r"\b")
