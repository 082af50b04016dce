"""What the quotation step adds to spaCy's own time on the same articles: `python bench/quotations.py`.

Both are timed in turn on every article, five rounds, in one process; the ratio of the medians is
printed, because an absolute time says more about the machine than about the code.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from analysis.corpus import load
from analysis.reading import document, people, pipeline, quotations, sentences

ROOT = Path(__file__).parent.parent
SETS = ("riviere", "mosaique", "passerelle")
CORPORA = (ROOT / "seeds", *(ROOT / "tests" / "gold" / name for name in SETS))
ROUNDS = 5


def seconds(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def main() -> None:
    """Print the share of spaCy's time that quotations take, and the articles a second of each."""
    articles = [article for corpus in CORPORA for article in load(corpus).articles]
    parsed = [document.parse(article) for article in articles]
    named = [people.find(one) for one in parsed]
    starts = [[s.start for s in sentences.split(one.article, one.language)] for one in parsed]
    spacy: list[float] = []
    quoting: list[float] = []
    for _ in range(ROUNDS):
        parse = [
            seconds(lambda one=one, at=at: pipeline.parse(one.article.masked, at, one.language))  # type: ignore[misc]
            for one, at in zip(parsed, starts, strict=True)
        ]
        find = [
            seconds(lambda one=one, who=who: quotations.find(one, who))  # type: ignore[misc]
            for one, who in zip(parsed, named, strict=True)
        ]
        spacy.append(sum(parse))
        quoting.append(sum(find))
    bare, own = statistics.median(spacy), statistics.median(quoting)
    print(f"articles                         {len(articles)}")
    print(f"spaCy, articles a second         {len(articles) / bare:.1f}")
    print(f"quotations, articles a second    {len(articles) / own:.1f}")
    print(f"quotations over spaCy            {100 * own / bare:.1f} %")


if __name__ == "__main__":
    main()
