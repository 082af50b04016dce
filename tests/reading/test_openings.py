"""Which patterns are tried at a word: all that can match there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from analysis.corpus import load
from analysis.language.french import silence
from analysis.reading.openings import WORD, Openings, folded, openings
from analysis.reading.timex.scanning import CONSTRUCTIONS

ROOT = Path(__file__).parent.parent.parent
CORPORA = [ROOT / "seeds", *(ROOT / "tests" / "gold" / name for name in ("riviere", "estran"))]
TIMES = [pattern for pattern, _ in CONSTRUCTIONS]
SILENCES = [pattern for _, _, pattern in silence.patterns()]
PATTERNS = pytest.mark.parametrize("patterns", [TIMES, SILENCES], ids=["times", "silences"])


def opened(patterns: Sequence[re.Pattern[str]]) -> Openings:
    return Openings([pattern.pattern for pattern in patterns])


@PATTERNS
def test_no_pattern_that_matches_at_a_word_is_left_untried(patterns: Sequence[re.Pattern[str]]) -> None:
    tried, matched = opened(patterns), 0
    for text in (article.text for corpus in CORPORA for article in load(corpus).articles):
        possible = dict(tried.words(text))
        for start in (word.start() for word in WORD.finditer(text)):
            fits = {number for number, pattern in enumerate(patterns) if pattern.match(text, start)}
            assert fits <= set(possible.get(start, ())), text[start : start + 40]
            matched += len(fits)
    assert matched


@PATTERNS
def test_at_most_words_nothing_is_tried(patterns: Sequence[re.Pattern[str]]) -> None:
    text = load(ROOT / "seeds").articles[0].text
    assert sum(1 for _ in opened(patterns).words(text)) < len(WORD.findall(text)) / 2


@PATTERNS
def test_every_pattern_begins_with_a_word(patterns: Sequence[re.Pattern[str]]) -> None:
    for pattern in patterns:
        assert all(re.match(r"\w", opening) for opening in openings(pattern.pattern)), pattern


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("mardi|jeudi", {"mardi", "jeudi"}),
        ("(?:le )?mai", {"le ma", "mai"}),
        (r"\d{1,2} h", {"0 h", "00 h"}),
        (r"(?<=en )(?P<part>nuit)(?!s)", {"nuit"}),
        (r"an(?:née)?s?", {"an", "ans", "année"}),
        (r"l'\w+", {"l'"}),
        (r"(?P<unit>an|jour)-(?P=unit)", {"an-", "jour-"}),
        (r"(?:an){3}", {"anana"}),
        (r"(?s:.)ans", {""}),
    ],
)
def test_openings_are_what_a_match_may_begin_with(pattern: str, expected: set[str]) -> None:
    assert openings(pattern) == expected


def test_folding_keeps_the_length_of_a_text() -> None:
    text = "Étés İI ſ 1998 – ÿŸ ẞ ﬁ"
    assert len(folded(text)) == len(text)
    assert folded("Été 19") == "été 00"


def test_unusual_letters_that_match_a_pattern_are_found() -> None:
    # Python's re takes a long s for an s.
    pattern = re.compile("samedi", re.IGNORECASE)
    assert pattern.match("ſamedi")
    assert list(opened([pattern]).words("ſamedi")) == [(0, range(1))]
