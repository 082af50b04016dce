"""What the time step reads in a second, and what it adds to spaCy's own time: `python -m bench.timex`.

Both are timed in turn on every article, five rounds, in seconds of one core, and the medians compared.
The last lines are for text made to be slow: a megabyte of digits and "h" against half of it.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from analysis.corpus import load
from analysis.reading import document, timex
from bench.row import beside_spacy, seconds

ROOT = Path(__file__).parent.parent
SETS = ("riviere", "mosaique", "passerelle", "estran")
CORPORA = (ROOT / "seeds", *(ROOT / "tests" / "gold" / name for name in SETS))
HARD = ("12 h ", "h ", "1 234 ", "1.", "9 h 9 à ")
PUBLISHED = datetime(2024, 3, 14, 18)


def hard(unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size]
    return seconds(lambda: timex.tag(text, PUBLISHED))


def main() -> None:
    """Print characters a second, the share of spaCy's time, and how time grows with hard text."""
    parsed = [document.parse(article) for corpus in CORPORA for article in load(corpus).articles]
    bare, own = beside_spacy(parsed, [partial(timex.find, one) for one in parsed])
    characters = sum(len(one.article.text) for one in parsed)
    print(f"articles                         {len(parsed)}")
    print(f"times, characters a second       {characters / own:,.0f}")
    print(f"times over spaCy                 {100 * own / bare:.1f} %")
    for unit in HARD:
        half, whole = hard(unit, 500_000), hard(unit, 1_000_000)
        print(f"1 MB of {unit!r:<10} over 0.5 MB       {whole / half:.2f}, {1_000_000 / whole:,.0f} a second")


if __name__ == "__main__":
    main()
