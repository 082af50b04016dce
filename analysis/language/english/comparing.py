"""What keeps two English quantities from being compared: shares of a whole, what comes on top, rates."""

from __future__ import annotations

import re

from analysis.language.comparing import Counted, nouns

# "12 of the passengers", "three of them": a part of what the text has told of before.
SHARE = re.compile(r"(?<!\w)of (?:the|these|those|them|its|his|her|their|our)(?!\w)", re.IGNORECASE)
WITHIN = re.compile(r"(?<!\w)(?:including|among them|of whom|of which) $", re.IGNORECASE)
# "Three other villages", "another 40 homes": what comes on top of something else.
ADDED = re.compile(
    r"(?<!\w)(?:an)?other(?!\w)|(?<!\w)(?:more|further|additional|extra|new|remaining)(?!\w)", re.I
)
BEFORE = re.compile(r"(?<!\w)(?:another|a further|an additional|an extra|the other|the remaining) $", re.I)
MORE = re.compile(r" (?:more|fewer|less|higher|lower|above|below) than(?!\w)", re.IGNORECASE)
# "£150 a household", "30 tonnes each night".
RATE = re.compile(r"(?:[^\W\d_]+ )?(?:per|each|every|apiece|an?|/)(?= [^\W\d_]|$|[.,;])", re.IGNORECASE)
# "The firm admits to only twelve": another count of what the sentence before has counted.
RECOUNTED = re.compile(
    r"(?<!\w)(?:admits?|admitted|acknowledges?|acknowledged|concedes?|conceded|counts?|counted|puts?|claims?|claimed)"
    r"(?: (?:to|it|them|the (?:number|figure|total)))*(?: (?:only|just|at|no more than))? $",
    re.IGNORECASE,
)
SOURCE = re.compile(r",? (?:according to|against)(?!\w)", re.IGNORECASE)
NAMED_SOURCE = re.compile(r"(?:according to|in the words of)\s+", re.IGNORECASE)
# Verbs that bring a count and say nothing of what is counted: "the crash left 12 hurt".
COUNTING = frozenset(
    {"be", "can", "count", "do", "have", "leave", "make", "may", "must", "number", "reach", "record"}
)
NUMERALS = frozenset(
    {"dozen", "score", "hundred", "thousand", "million", "billion", "trillion", "half", "third", "quarter"}
)


# "Eleven people were injured": people in general are counted by what befell them.
PEOPLE = frozenset({"person", "people"})
BEFALLEN = re.compile(
    r" (?:(?:have|had) been|were|are|was)(?: (?:also|still|already|seriously|slightly|badly))? "
    r"(?P<what>[^\W\d_]{4,})",
    re.IGNORECASE,
)
# "108,000, not 180,000"; "not 180,000 tubs but 240,000".
NOT = re.compile(r"^[^.;:]{0,30}?,? (?:(?:and )?not|instead of|rather than) $", re.IGNORECASE)
BUT = re.compile(r"^[^.;:]{0,60},? but $", re.IGNORECASE)
NEGATION = re.compile(r"(?:\bnot|n['’]t) (?:the )?$", re.IGNORECASE)


def counted(noun: str) -> Counted:
    """The noun that a counted noun is compared under, and the wider noun it is a kind of."""
    return nouns("en").get(noun, Counted(noun, None))


def thing(measured: str) -> str:
    """What is measured, without who says so: "people according to police" is about "people"."""
    return " ".join(SOURCE.split(measured)[0].split())


def recounted(sentence: str, start: int) -> bool:
    """Whether the figure at `start` of a sentence is somebody's own count of what was counted before."""
    return RECOUNTED.search(sentence[:start]) is not None


def befallen(noun: str, before: str, after: str) -> str | None:
    """What is counted where the words around a figure of people in general say what befell them."""
    match = BEFALLEN.match(after) if noun in PEOPLE else None
    return match["what"].lower() if match else None


def root(noun: str) -> str:
    """What a noun shares with the participle of its verb; English counts are compared by their words."""
    return noun


def corrected(before: str, between: str) -> bool:
    """Whether the words before and between two figures say that one of them is wrong."""
    return bool(NOT.match(between) or (NEGATION.search(before) and BUT.match(between)))


def aged(between: str) -> bool:
    """Whether a length of time is the age of whoever is named before it; English ages have no unit."""
    return False


def someone(before: str) -> str | None:
    """What tells whose age a length of time is, where the words before it name nobody; None for no age."""
    return None


def of_its_own(sentence: str, start: int, end: int) -> bool:
    """Whether a figure at [start, end) of a sentence counts the whole of what it names.

    Not so where it is a share of something told before, comes on top of something, tells a difference,
    or is so much for each of several.
    """
    before, after = sentence[:start], sentence[end:]
    return not (
        SHARE.search(sentence[start:end] + after[:10])
        or WITHIN.search(before)
        or BEFORE.search(before)
        or ADDED.search(sentence[start:end])
        or MORE.match(after)
        or RATE.match(after.lstrip())
    )


def source(attribution: str) -> str:
    """Who is named by an attribution: "the council" of "according to the council"."""
    return NAMED_SOURCE.sub("", attribution, count=1)
