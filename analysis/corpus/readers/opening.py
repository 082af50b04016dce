"""Headline and standfirst of a saved page, which trafilatura often leaves to the page's head."""

from __future__ import annotations

import re
from typing import Any

from analysis.corpus.outlets import key
from analysis.corpus.readers import markup

# Words of the shortest headline that is surely one, and of the shortest standfirst and paragraph.
HEADLINE = 4
PROSE = 8
# Lines of a text in which its headline may stand.
LOOKAHEAD = 4
# A longer box of that name is a list of other things.
LINES = 4
# How newsrooms' systems call the lines between headline and text, in the classes of their elements.
STANDFIRST = re.compile(
    r"(?i)(?<![a-z])(?:chapo|chapeau|accroche|standfirst|intro|introduction|lede|lead|desc|dek)(?![a-z])"
)


def opened(tree: Any, text: str, stated: str) -> str:
    """The text with its headline and its standfirst above it, where the page has them and the text has not.

    `stated` is the headline that the page's markup tells, or "". The headline is the only heading of the
    first rank that is it, or whose words the page's title has too; one that is but the site's name has few.
    """
    title = key(tree.findtext(".//title") or "")
    heads = [head for head in tree.xpath("//h1") if _is_headline(_words(head), title, key(stated))]
    if len({key(_words(head)) for head in heads}) != 1:
        return text
    shown = key(text)
    above = [line for line in _standfirst(heads[0], shown) if key(line) not in shown]
    headline = _words(heads[0])
    start = key("".join(text.split("\n", LOOKAHEAD)[:LOOKAHEAD]))
    return "\n".join([*([headline] if key(headline) not in start else []), *above, text])


def _is_headline(words: str, title: str, stated: str) -> bool:
    own = key(words)
    return bool(own) and (own == stated or (len(words.split()) >= HEADLINE and own in title))


def _standfirst(head: Any, shown: str) -> list[str]:
    """The lines of the first standfirst between the headline and the first paragraph of the text."""
    for element in head.xpath("following::*"):
        called = STANDFIRST.search(element.get("class") or "")
        # Of anything but a paragraph its own words alone: the whole of each box of a page would be read.
        words = _words(element) if called or element.tag == "p" else " ".join((element.text or "").split())
        if len(words.split()) < PROSE:
            continue
        if called and len(found := markup.lines(element)) <= LINES:
            return found
        if key(words) in shown:
            return []
    return []


def _words(element: Any) -> str:
    return " ".join(markup.lines(element))
