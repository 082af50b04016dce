"""Texts that came broken out of other tools: mojibake, and the tags of web pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import ftfy
import lxml.html

from analysis.corpus.articles import Skipped
from analysis.corpus.manifest import Row
from analysis.corpus.readers import markup
from analysis.corpus.readers.record import Record
from analysis.messages import lazy

# Tags as tables hold them that were made of web pages; one alone may be an article's own matter.
TAGS = re.compile(r"</(?:p|div|span|a|strong|em|b|i|h[1-6]|li)>|<br\s*/?>", re.IGNORECASE)
FEWEST_TAGS = 3


def mended(records: Iterable[tuple[Record, Row]], notices: list[Skipped]) -> Iterator[tuple[Record, Row]]:
    """Records with mojibake repaired ("Ã©" read as "é") and without the tags of web pages in their text."""
    for record, row in records:
        facts = {name: mend(value) for name, value in record.facts.items()}
        headings = tuple(map(mend, record.headings))
        made = replace(
            record, text=mend(record.text), facts=facts, headings=headings, around=mend(record.around)
        )
        if (made.text, facts) != (record.text, record.facts):
            notices.append(Skipped(record.file, lazy("accents brisés par un mauvais décodage, réparés")))
        if len(TAGS.findall(made.text)) >= FEWEST_TAGS and (shown := _shown(made.text)):
            notices.append(Skipped(record.file, lazy("balises HTML retirées du texte")))
            made = replace(made, text=shown)
        yield made, row


def _shown(text: str) -> str:
    """What a text with the tags of a web page shows, a paragraph a block."""
    return "\n\n".join(markup.lines(lxml.html.fromstring(f"<div>{text}</div>")))


def mend(text: str) -> str:
    """Text with mojibake repaired, every line by itself, and nothing else changed."""
    if text.isascii():
        return text
    return "".join(ftfy.fix_encoding(line) for line in text.splitlines(keepends=True))
