"""English wording that holds somebody responsible: who, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.language import load
from analysis.language.blame import Blame

# Letters of one clause, as far as punctuation and quotation marks tell.
CLAUSE = r"[^,;:.!?“”\"()\[\]–—\n]"
# Somebody: a noun with a determiner, or a name. "By mistake", "by phone" and "by the end" name nobody.
DETERMINER = (
    r"(?:the(?!\s(?:end|time|start|middle|way|same)\b)|an?|his|her|its|their|two|three|several|some"
    r"|unknown)\s"
)
TIMES = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August)\b"
MONTHS = r"(?:September|October|November|December|Christmas|Easter)\b"
SOMEBODY = rf"(?P<who>(?:{DETERMINER}|(?!{TIMES}|{MONTHS})[A-Z]){CLAUSE}{{2,90}})"
# "He leaked it", "who leaked it": the sentence itself does not say who.
PRONOUN = re.compile(r"(?:^|.*\s)(?:who|which|that|it|he|she|they|we|you|i|this|these|those|there)$", re.I)
NEGATED = re.compile(r"\b(?:not|never|no|nor|neither|without|denie[sd]|deny)\b|n['’]t\b", re.IGNORECASE)
# Letters before a verb within which its negation stands.
NEAR = 30
SOURCES = re.compile(
    rf"\b(?:blamed\son|pinned\son|attributed\sto|(?:was|were|is)\sthe\swork\sof)\s{SOMEBODY}"
)
ANSWERABLE = re.compile(r"responsible|to\sblame|at\sfault|guilty|behind")
ANSWERS = re.compile(
    rf"(?P<who>{CLAUSE}{{3,90}}?)\s(?P<is>(?:is|are|was|were|had\sbeen|has\sbeen)\s(?:\w+\s){{0,2}}?)"
    rf"(?:responsible\sfor|to\sblame\sfor|at\sfault\sfor|guilty\sof|behind)\s(?P<what>{CLAUSE}{{3,90}})"
)


@cache
def _verbs() -> dict[str, tuple[str, bool]]:
    """For each past tense and participle the dictionary form, and whether the verb names the deed."""
    return {
        form: (row["verb"], row["names"] == "deed")
        for row in load("en").rows("deed_verbs")
        for form in (row["past"], row["participle"])
        if form
    }


@cache
def _ends() -> re.Pattern[str]:
    """Where the words for somebody end: at the verb or the clause that goes on with them."""
    past = "|".join(
        sorted(map(re.escape, load("en").words("past_forms")), key=lambda form: (-len(form), form))
    )
    return re.compile(
        r"\s(?:(?:is|are|was|were|has|have|had|will|would|could|who|which|that|when|while|after|before|as"
        rf"|because|{past})\b|and\s(?=\w+ed\b)|\w+ed\s(?=(?:the|an?|to|in|on|at|\d+)\b)|in\s(?=\d)|on\s(?=[A-Z]))"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Any of the verbs; "leaked last week by the staff"; "the staff had leaked the plan"."""
    verbs = "|".join(sorted(map(re.escape, _verbs()), key=lambda form: (-len(form), form)))
    passive = rf"\b(?P<verb>{verbs})(?:\s[^\s,;:.!?“”\"()]+){{0,3}}?\sby\s{SOMEBODY}"
    active = rf"(?P<who>{CLAUSE}{{3,90}}?)\s(?:(?:has|have|had)\s)?(?:\w+ly\s)?(?P<verb>{verbs})\b"
    return (
        re.compile(rf"\b(?:{verbs})\b"),
        re.compile(passive),
        re.compile(rf"{active}(?P<what>{CLAUSE}{{3,90}})"),
    )


def find(text: str) -> list[Blame]:
    """The places of a sentence that say who did or caused something, in order; what is denied is none."""
    verb, passive, active = _patterns()
    found = [*_sources(text)]
    # Few sentences hold these words, and the pattern tries every place where somebody may be named.
    if ANSWERABLE.search(text):
        found += (one for match in ANSWERS.finditer(text) for one in _answers(match))
    if verb.search(text):
        found += (one for match in passive.finditer(text) for one in _passive(match))
        found += (one for match in active.finditer(text) for one in _active(match))
    return sorted(found, key=lambda blame: (blame.start, blame.end))


def _denied(text: str, at: int) -> bool:
    """Whether a negation stands shortly before a place."""
    return NEGATED.search(text[max(0, at - NEAR) : at]) is not None


def _somebody(match: re.Match[str]) -> tuple[int, int]:
    """Where somebody is named, without what is said of them."""
    start, end = match.span("who")
    ending = _ends().search(match.string, start, end)
    return start, ending.start() if ending else end


def _sources(text: str) -> Iterator[Blame]:
    for match in SOURCES.finditer(text):
        if not _denied(text, match.start()):
            who = _somebody(match)
            yield Blame(match.start(), who[1], who, text[: match.start()])


def _passive(match: re.Match[str]) -> Iterator[Blame]:
    verb, names = _verbs()[match["verb"]]
    if not _denied(match.string, match.start()):
        who = _somebody(match)
        yield Blame(match.start(), who[1], who, match.string[: match.end("verb")], verb if names else None)


def _active(match: re.Match[str]) -> Iterator[Blame]:
    verb, names = _verbs()[match["verb"]]
    # A form of "be" makes it passive; "plans to have leaked" and a pronoun name nobody here.
    subject = match["who"].strip()
    passive = re.search(r"\b(?:is|are|was|were|be|been|being|get|got|to)(?:\s\w+ly)?$", subject)
    acted = match.string[match.start() : match.start("verb")]
    if names and not passive and not PRONOUN.match(subject) and not NEGATED.search(acted):
        deed = f"{match['verb']}{match['what']}"
        yield Blame(match.start("who"), match.end("verb"), match.span("who"), deed, verb)


def _answers(match: re.Match[str]) -> Iterator[Blame]:
    if not NEGATED.search(match["is"]) and not PRONOUN.match(match["who"].strip()):
        yield Blame(match.start(), match.end(), match.span("who"), match["what"])
