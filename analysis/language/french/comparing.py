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


# "Onze personnes ont été hospitalisées": people in general are counted by what befell them.
PEOPLE = frozenset({"personne", "gens"})
BEFALLEN = re.compile(
    r"(?:[^.;:«»]{0,60}?,)? (?:(?:ont|avaient|auraient|auront) été|sont|étaient|seraient|seront|dont) "
    r"(?:tombée?s |portée?s |toujours |encore |déjà |grièvement |légèrement )?(?P<what>[^\W\d_]{4,})",
    re.IGNORECASE,
)
PLURAL = re.compile(r"(?<=[éiu])e?s$|s$")
EMPLOYS = re.compile(
    r"(?<!\w)(?:emploie(?:nt)?|employai(?:t|ent)|employant|salarie(?:nt)?)\s$", re.IGNORECASE
)
# What a noun of action and the participle of its verb share: "hospitalisation", "hospitalisées".
ACTION = re.compile(r"(?:(?:[ai]tion|ement|age)s?|(?:é|ée|i|ie|u|ue)s?)$")
# "Josiane Lemaire, 71 ans"; "une femme de 71 ans", "un passager âgé de 71 ans".
AGED = re.compile(r"(?:, | \()(?:âgée? d(?:e |['’]))?", re.IGNORECASE)
SOMEONE = re.compile(r"(?<!\w)(?P<who>une?) [^\W\d_]+,? (?:âgée? )?d(?:e |['’])$", re.IGNORECASE)
# "108 000, et non 180 000"; "ce ne sont pas 180 000 pots, mais 240 000"; "les 180 000 pots étaient 108 000".
NOT = re.compile(
    r"^[^.;:]{0,30}?,? (?:et (?:non|pas)(?: pas)?|au lieu|plutôt que|non pas)(?: d(?:e |['’]))?\s?$",
    re.IGNORECASE,
)
BUT = re.compile(r"^[^.;:]{0,60}, mais (?:bien |plutôt |de |d['’])?$", re.IGNORECASE)
NEGATION = re.compile(
    r"(?<!\w)(?:n['’]|ne )[^,.;:]{2,40}\b(?:pas|plus) (?:de |d['’]|les |ces )?$", re.IGNORECASE
)
WERE = re.compile(
    r"^ (?:étaient|était|n['’]étaient que|n['’]était que)(?: en (?:fait|réalité))? $", re.IGNORECASE
)


def counted(noun: str) -> Counted:
    """The noun that a counted noun is compared under, and the wider noun it is a kind of."""
    return nouns("fr").get(noun, Counted(noun, None))


def thing(measured: str) -> str:
    """What is measured, without who says so: "personnes selon la mairie" is about "personnes"."""
    return " ".join(SOURCE.split(measured)[0].split())


def recounted(sentence: str, start: int) -> bool:
    """Whether the figure at `start` of a sentence is somebody's own count of what was counted before."""
    return RECOUNTED.search(sentence[:start]) is not None


def befallen(noun: str, before: str, after: str) -> str | None:
    """What is counted where the words around a figure of people in general say what befell them.

    "Onze personnes ont été hospitalisées" counts those "hospitalisées", "emploie 160 personnes" employees.
    """
    if noun not in PEOPLE:
        return None
    if EMPLOYS.search(before):
        return "salarié"
    match = BEFALLEN.match(after)
    return PLURAL.sub("", match["what"].lower()) if match else None


def root(noun: str) -> str:
    """What a noun shares with the participle of its verb: "hospitalis" of "hospitalisation"."""
    short = ACTION.sub("", noun)
    return short if len(short) >= 5 else noun


def corrected(before: str, between: str) -> bool:
    """Whether the words before and between two figures say that one of them is wrong."""
    return bool(NOT.match(between) or WERE.match(between) or (NEGATION.search(before) and BUT.match(between)))


def aged(between: str) -> bool:
    """Whether a length of time is the age of whoever is named before it: "Josiane Lemaire, 71 ans"."""
    return AGED.fullmatch(between) is not None


def someone(before: str) -> str | None:
    """What tells whose age a length of time is where nobody is named: "une" of "une femme de 81 ans"."""
    match = SOMEONE.search(before)
    return match["who"].lower() if match else None


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
