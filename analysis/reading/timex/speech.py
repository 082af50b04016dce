"""Where words stand between quotation marks: only to know that "ce soir" may be another day's evening."""

from __future__ import annotations

import re

PAIRS = re.compile(r"«[^»«]{1,3000}»|“[^”“]{1,3000}”|(?<!\w)\"[^\"\n]{1,3000}\"", re.DOTALL)


def quoted(text: str) -> list[tuple[int, int]]:
    """The spans between matching marks, the longest kept where one lies inside another."""
    return [found.span() for found in PAIRS.finditer(text)]
