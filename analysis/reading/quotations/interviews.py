"""Interviews: whom an article interviews, told by its head and by its questions."""

from __future__ import annotations

import re

from analysis.reading.people import Mention
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.speakers import Speakers
from analysis.reading.quotations.vocabulary import Source

# How a headline, standfirst or first line says that somebody is interviewed.
ANNOUNCED = re.compile(
    r"\b(?:entretien|interview|grand entretien|rencontre|questions? [àa]|propos (?:de )?recueillis"
    r"|répond à nos questions|nous répond)\b",
    re.IGNORECASE,
)
# Sentences at the head of an article among which its interviewee is named.
HEAD = 6
# Lines that ask something, of which an interview has so many.
MANY = 2


def interviewee(context: Context, speakers: Speakers) -> Source | None:
    """The person interviewed: the only one whom the head of an interview names, else the first."""
    head = context.hosts[:HEAD]
    announced = any(ANNOUNCED.search(context.text, host.start, host.end) for host in head)
    if not announced and sum(asks(host, context) for host in context.hosts) < MANY:
        return None
    for host in head:
        named = next((m for m in speakers.mentions if _names(m, host, context)), None)
        if named is not None and not asks(host, context):
            source = speakers.of_mention(named)
            return Source(source.name, source.kind, gender=source.gender)
    return None


def _names(mention: Mention, host: Host, context: Context) -> bool:
    """Whether a sentence names a person who is not its author."""
    inside = host.start <= mention.start < host.end and mention.kind == "PERSON"
    return inside and context.low(context.first(mention.start) - 1) != "par"


def asks(host: Host, context: Context) -> bool:
    """Whether a line is a question outside quotation marks, alone in its paragraph."""
    text = context.text[host.start : host.end].rstrip(" *_")
    beside = [
        context.hosts[n].paragraph for n in (host.number - 1, host.number + 1) if 0 <= n < len(context.hosts)
    ]
    return text.endswith("?") and not host.marks and host.paragraph not in beside
