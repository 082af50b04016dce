"""What counts as a word, the same wherever words are counted."""

from __future__ import annotations

import re

# An elided form and what follows it are two words, a compound with hyphens is one.
WORD = re.compile(r"\w+(?:-\w+)*")


def starts(text: str) -> list[int]:
    """The offsets at which the words of a text begin."""
    return [match.start() for match in WORD.finditer(text)]


def count(text: str) -> int:
    """The number of words in a text."""
    return len(starts(text))
