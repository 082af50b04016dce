"""The lines of an interview that answer, however they are laid out."""

from __future__ import annotations

import re

from analysis.reading.quotations.clauses import Clauses
from analysis.reading.quotations.context import Host
from analysis.reading.quotations.interviews import asks
from analysis.reading.quotations.speakers import Speakers
from analysis.reading.quotations.vocabulary import Source

# What may stand before an answer on its line: "R.", "Réponse :", a dash, initials.
LABEL = re.compile(r"\s*(?:(?:R|Rép|Réponse)\s?[.:]\s?:?|[–—-]|(?:[A-ZÀ-Ý]\.[ -]?){2,3}\s?:)\s*")
INITIALS = re.compile(r"([A-ZÀ-Ý])\.[ -]?(?:[A-ZÀ-Ý]\.[ -]?)?([A-ZÀ-Ý])\.")


def label(text: str) -> bool:
    """Whether the words before an answer are only its label."""
    return LABEL.fullmatch(text) is not None


def answering(host: Host, gap: str, clauses: Clauses) -> Source | None:
    """Who answers where a quotation stands alone on its line: by initials, or after a question."""
    initials = INITIALS.search(gap)
    if initials is not None:
        return _abbreviated(initials.groups(), clauses.speakers)
    asked = host.number > 0 and asks(clauses.context.hosts[host.number - 1], clauses.context)
    return clauses.interviewee if asked or label(gap) else None


def _abbreviated(initials: tuple[str, ...], speakers: Speakers) -> Source | None:
    """The person whose given name and surname begin so."""
    for mention in speakers.mentions:
        words = mention.name.split()
        if mention.kind == "PERSON" and len(words) > 1 and (words[0][0], words[-1][0]) == initials:
            source = speakers.of_mention(mention)
            return Source(source.name, source.kind, gender=source.gender)
    return None
