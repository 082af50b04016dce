"""Texts as they come out of broken exports: marks lost, doubled or swapped, lines joined, spaces odd."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent
TEXTS = [path.read_bytes().decode("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
ODD = "«»“”\"'’‹›\n\r\t \u00a0\u202f()[]*_#>-–—.,:;!?…%€0123456789hàéÀÉ\u200b\ufeff\U0001f600<&"


@st.composite
def damaged(draw: st.DrawFn, longest: int = 900) -> str:
    """A stretch of a real article with a few characters deleted, doubled or replaced."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - 1))
    characters = list(text[start : start + draw(st.integers(1, longest))])
    for _ in range(draw(st.integers(0, 25))):
        at = draw(st.integers(0, len(characters) - 1))
        characters[at] = draw(st.sampled_from(["", characters[at] * 2, *ODD]))
    return "".join(characters)
