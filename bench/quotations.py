"""What the quotation step adds to spaCy's own time on the same articles: `python -m bench.quotations`.

Both are timed in turn on every article, five rounds, in seconds of one processor; the ratio of the medians is
printed, because an absolute time says more about the machine than about the code.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from analysis.corpus import load
from analysis.reading import document, people, quotations
from bench.row import beside_spacy

ROOT = Path(__file__).parent.parent
SETS = ("riviere", "mosaique", "passerelle")
CORPORA = (ROOT / "seeds", *(ROOT / "tests" / "gold" / name for name in SETS))


def main() -> None:
    """Print the share of spaCy's time that quotations take, and the articles a second of each."""
    parsed = [document.parse(article) for corpus in CORPORA for article in load(corpus).articles]
    steps = [partial(quotations.find, one, people.find(one)) for one in parsed]
    bare, own = beside_spacy(parsed, steps)
    print(f"articles                         {len(parsed)}")
    print(f"spaCy, articles a second         {len(parsed) / bare:.1f}")
    print(f"quotations, articles a second    {len(parsed) / own:.1f}")
    print(f"quotations over spaCy            {100 * own / bare:.1f} %")


if __name__ == "__main__":
    main()
