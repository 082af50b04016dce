"""Whether a page shows only the beginning of its article, as it says itself: paywalls and consent walls."""

from __future__ import annotations

import re
from functools import cache

from analysis.corpus.articles import PLAIN, Fact, Source
from analysis.language import load

# NewsAPI gives the first 200 characters of a text and says how many more there are.
COUNTED = re.compile(r"\[\+\d{1,6} chars\]\s*$")
# A text of fewer words that speaks of consent is the wall, not an article about one.
SHORTEST = 150


def find(text: str, around: str, language: str) -> Fact:
    """Why an article is cut short (paywall or consent), with the words that say so; an empty fact if whole.

    `around` is all that its page shows, where that is more than the text.
    """
    if cut := COUNTED.search(text):
        return Fact("paywall", Source.PRINTED, cut.group().strip())
    shown = (around or text).translate(PLAIN)
    for pattern in _patterns(language, "paywall"):
        if match := pattern.search(shown):
            return Fact("paywall", Source.PRINTED, match.group())
    if len(text.split()) < SHORTEST:
        for pattern in _patterns(language, "consent"):
            if match := pattern.search(text.translate(PLAIN)):
                return Fact("consent", Source.PRINTED, match.group())
    return Fact()


@cache
def _patterns(language: str, kind: str) -> tuple[re.Pattern[str], ...]:
    known = load(language)
    # A language without such a table knows no such words.
    rows = known.rows("truncation") if (known.folder / "truncation.tsv").exists() else ()
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in rows if row["kind"] == kind)
