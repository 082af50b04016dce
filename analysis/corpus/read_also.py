"""Links to other articles ("Lire aussi : ...") that run into the text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from analysis.corpus.articles import Span
from analysis.corpus.press import patterns
from analysis.language import load

# A title longer than this can't be told from text: only its label is furniture then.
LONGEST = 250
SHORTEST = 3
WORD = re.compile(r"\S+")
CAPITAL_PAIR = re.compile(
    r"(?<=[a-zà-ÿ,]\s|.['’])([^\W\d_][\w'-]{0,30})\s(?=([^\W\d_][\w-]{0,30}))", re.UNICODE
)
SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*$|[»”\"]$")
OPENING = '«“"‘'


def inline(text: str, start: int, end: int, language: str) -> list[Span]:
    """Labelled titles of other articles inside a line, each from its label to the end of its title.

    A title ends where another sentence, heading or quotation begins: at a capital after a closing
    mark, at an opening mark with a capital that no colon announces, or at a capitalised function word
    that follows a lower-case content word and is not known from elsewhere as the start of a name.
    """
    press = patterns(language)
    labels = [
        label
        for label in press.INLINE_READ_ALSO.finditer(text, start, end)
        if label.start() == start or not _goes_on(text[max(start, label.start() - 3) : label.start()])
    ]
    names = _names(text[start:end]) if labels else Counter()
    found = []
    for label in labels:
        stop = _title_end(
            text,
            label.end(),
            min(end, label.end() + LONGEST),
            end,
            load(language).words("sentence_starters"),
            names,
        )
        found.append(Span(label.start(), stop, "read_also"))
    return found


def _goes_on(before: str) -> bool:
    """Whether the text before a label leaves a sentence unfinished."""
    return bool(before.strip()) and not SENTENCE_END.search(before.strip())


def _names(text: str) -> Counter[tuple[str, str]]:
    """Pairs of words, the first in capitals, that stand inside a sentence: starts of proper names."""
    return Counter((m[1], m[2]) for m in CAPITAL_PAIR.finditer(text) if m[1][0].isupper())


def _title_end(
    text: str, start: int, limit: int, end: int, starters: frozenset[str], names: Counter[tuple[str, str]]
) -> int:
    words = list(WORD.finditer(text, start, limit))
    for number, (before, word) in enumerate(pairwise(words), 1):
        following = words[number + 1].group() if number + 1 < len(words) else ""
        if number >= SHORTEST and _begins(before.group(), word.group(), following, starters, names):
            return before.end()
    # Nothing shows an end: the line's own end serves, a cut in the middle doesn't.
    return words[-1].end() if words and limit == end else start


def _begins(
    before: str, word: str, following: str, starters: frozenset[str], names: Counter[tuple[str, str]]
) -> bool:
    opened = word[0] in OPENING
    bare = word.lstrip(OPENING) or following
    if not bare[:1].isupper():
        return False
    if SENTENCE_END.search(before):
        return True
    if before[-1] in ":,(;-–—" or before.lower() in starters:
        return False
    if opened:
        return True
    head, _, rest = bare.partition("'")
    function = bare.lower() in starters or (bool(rest) and f"{head.lower()}'" in starters)
    name = names[(bare, following.strip('.,;:!?»”"'))] > 1
    return function and before[0].islower() and not name
