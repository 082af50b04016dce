"""Which constructions are tried at a word: all that can match there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.corpus import load
from analysis.reading.timex.openings import LENGTH, folded, openings
from analysis.reading.timex.scanning import PATTERNS, WORD, _possible

ROOT = Path(__file__).parent.parent.parent
CORPORA = [ROOT / "seeds", *(ROOT / "tests" / "gold" / name for name in ("riviere", "estran"))]


def test_no_construction_that_matches_at_a_word_is_left_untried() -> None:
    matched = 0
    for text in (article.text for corpus in CORPORA for article in load(corpus).articles[:5]):
        for start in (word.start() for word in WORD.finditer(text)):
            tried = {pattern for pattern, _ in _possible(text[start : start + LENGTH])}
            fits = {pattern for pattern in PATTERNS.values() if pattern.match(text, start)}
            assert fits <= tried, text[start : start + 40]
            matched += len(fits)
    assert matched > 200


def test_most_words_need_no_construction_tried() -> None:
    text = load(ROOT / "seeds").articles[0].text
    tried = [_possible(text[word.start() : word.start() + LENGTH]) for word in WORD.finditer(text)]
    assert tried.count(()) > len(tried) / 2


def test_every_construction_begins_with_a_word() -> None:
    for name, pattern in PATTERNS.items():
        assert all(re.match(r"\w", opening) for opening in openings(pattern.pattern)), name


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


def test_unusual_letters_that_match_a_construction_are_found() -> None:
    # Python's re takes a long s for an s.
    assert any(pattern.match("ſamedi") for pattern, _ in _possible("ſamed"))
