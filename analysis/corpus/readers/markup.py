"""What an HTML tree shows: its words, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

HIDDEN = {"script", "style", "noscript", "template", "head", "title"}
BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption"),
    *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"),
    *("section", "table", "tbody", "td", "th", "tr", "ul"),
}

FLOW = str.maketrans("\r\n\t", "   ")
SPACES = re.compile(" {2,}")


def visible(element: Any) -> str:
    """The words that an element shows, one block a line, white space within a line made one space."""
    return "\n".join(lines(element))


def lines(element: Any) -> list[str]:
    """The lines of `visible`, none of them empty."""
    joined = "".join(_pieces(element))
    return [line for raw in joined.split("\n") if (line := SPACES.sub(" ", raw).strip(" "))]


def _pieces(element: Any) -> Iterator[str]:
    """Words and line breaks; an iteration, for trees deeper than Python's stack."""
    waiting: list[Any] = [element]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        shown = isinstance(item.tag, str) and item.tag.lower() not in HIDDEN
        block = shown and item.tag.lower() in BLOCKS
        yield "\n" if block else ""
        after: list[Any] = []
        if shown:
            after.append(_flat(item.text))
            for child in item:
                after += [child, _flat(child.tail)]
        if block:
            after.append("\n")
        waiting.extend(reversed(after))


def _flat(text: str | None) -> str:
    """Text as a browser flows it; no-break spaces stay."""
    return (text or "").translate(FLOW)
