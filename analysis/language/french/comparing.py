"""What keeps two French quantities from being compared: shares of a whole, what comes on top, rates."""

from __future__ import annotations

import re

from analysis.language.comparing import Counted, nouns

# "21 000 de ces courriels", "une cinquantaine d'entre eux": a part of what the text has told of before.
SHARE = re.compile(r"(?<!\w)(?:de (?:ces|ses|leurs|nos|vos)|des|d['’]entre)(?!\w)", re.IGNORECASE)
WITHIN = re.compile(r"(?<!\w)(?:dont|y compris|parmi (?:eux|elles|lesquel(?:le)?s)) $", re.IGNORECASE)
# "Sur 212 emplois, 110 seront conservés": what a share is taken of.
BASE = re.compile(r"^\W*Sur (?:les |ces |ses |leurs )?$")
# "Marsannay et deux communes voisines", "trois autres blessés": what comes on top of something else.
ADDED = re.compile(r"(?<!\w)(?:autres?|voisine?s|supplémentaires|restante?s|nouve(?:aux|lles))(?!\w)", re.I)
MORE = re.compile(
    r" (?:de plus|de moins|en plus|en moins|supplémentaires|plus (?:que|qu['’]))", re.IGNORECASE
)
# "150 euros par foyer", "30 m³ chaque nuit".
RATE = re.compile(r"(?:[^\W\d_]+ )?(?:par|chaque|l['’]unité|pièce|/)(?!\w)", re.IGNORECASE)
# "L'entreprise, elle, n'en reconnaît que douze": another count of what the sentence before has counted.
RECOUNTED = re.compile(
    r"(?<!\w)en (?:reconna[iî]t|reconnaissent|admet(?:tent)?|compte(?:nt)?|dénombre(?:nt)?|recense(?:nt)?|"
    r"annonce(?:nt)?|évoque(?:nt)?|avance(?:nt)?|revendique(?:nt)?|déclare(?:nt)?|chiffre(?:nt)?|concède(?:nt)?|"
    r"(?:a|ont) (?:reconnu|admis|compté|dénombré|recensé|annoncé|évoqué|avancé|revendiqué|déclaré|concédé))"
    r"(?: [^\W\d_]+)?(?: qu(?:e |['’])| )$",
    re.IGNORECASE,
)
SOURCE = re.compile(r" (?:selon|d['’]après|contre)(?!\w)", re.IGNORECASE)
NAMED_SOURCE = re.compile(r"(?:selon|d['’]après|de source)\s+", re.IGNORECASE)
# Verbs that bring a count and say nothing of what is counted: "l'accident a fait 12 blessés".
COUNTING = frozenset(
    {"atteindre", "avoir", "compter", "dénombrer", "devoir", "être", "faire", "fait", "pouvoir", "recenser"}
)
NUMERALS = frozenset(
    {"dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine"}
    | {"soixantaine", "centaine", "millier", "million", "milliard", "mille", "cent", "moitié"}
    | {"tiers", "quart"}
)  # fmt: skip


def counted(noun: str) -> Counted:
    """The noun that a counted noun is compared under, and the wider noun it is a kind of."""
    return nouns("fr").get(noun, Counted(noun, None))


def thing(measured: str) -> str:
    """What is measured, without who says so: "personnes selon la mairie" is about "personnes"."""
    return " ".join(SOURCE.split(measured)[0].split())


def recounted(sentence: str, start: int) -> bool:
    """Whether the figure at `start` of a sentence is somebody's own count of what was counted before."""
    return RECOUNTED.search(sentence[:start]) is not None


def of_its_own(sentence: str, start: int, end: int) -> bool:
    """Whether a figure at [start, end) of a sentence counts the whole of what it names.

    Not so where it is a share of something told before, comes on top of something, tells a difference,
    or is so much for each of several.
    """
    after = sentence[end:]
    return not (
        SHARE.search(sentence, start, end)
        or WITHIN.search(sentence[:start])
        or BASE.match(sentence[:start])
        or ADDED.search(sentence[start:end] + after[:14])
        or MORE.match(after)
        or RATE.match(after.lstrip())
    )


def source(attribution: str) -> str:
    """Who is named by an attribution: "la mairie" of "selon la mairie"."""
    return NAMED_SOURCE.sub("", attribution, count=1)
