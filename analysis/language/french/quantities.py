"""What stands around a French number: units, words that widen it, and signs that it is no figure."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from babel.core import get_global

from analysis.language import load

MONTH = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|janv\.|févr\.|avr\.|juil\.|sept\.|oct\.|nov\.|déc\.)"
)
DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?"
BEFORE_DATE = re.compile(rf"(?:{DAY}|{MONTH}|\d{{1,2}} ?[/.-]) ?$", re.IGNORECASE)
AFTER_DATE = re.compile(
    rf"(?:er)?\s*(?:(?:,|au|et|ou|à|-|–)\s*(?:{DAY}\s*)?(?:\d{{1,2}}|1er)\s*)*(?:d')?{MONTH}(?!\w)"
    r"|[/.-]\d{1,2}[/.-]\d|-\d\d\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
IN_YEAR = re.compile(
    r"(?:\b(?:en|depuis|dès|années?|début|fin|mi|été|hiver|printemps|automne|de|d'|et|à|loi|la|"
    rf"l'an|pour|avant|après|jusqu'en|in)|{MONTH}|-) ?$",
    re.IGNORECASE,
)
CLOCK_BEFORE = re.compile(
    r"(?:\b(?:à|vers|dès|avant|après|depuis|entre|jusqu'à|et|de|sur les|les coups de|environ|midi|minuit|"
    rf"{DAY},?)|^|[,(;:–]) ?$",
    re.IGNORECASE,
)
# "Pendant 20 heures" lasts; "à 20 heures" is on the clock, "à 24 heures du scrutin" is a distance again.
LASTS_BEFORE = re.compile(
    r"\b(?:pendant|durant|en|sous|dans(?: les)?|il y a|il y avait|ces|ses|leurs|dernières|derniers|"
    r"prochaines|quelque|quelques|plus d[e']|moins d[e']|près d[e']|environ|durée d[e']|délai d[e']|"
    r"toutes les|fait|pour|après|soit) ?$",
    re.IGNORECASE,
)
LASTS_AFTER = re.compile(
    r" (?:(?:du|de la|des|de|d'|de l')\s?(?!matin|soir|après|nuit|journée|\d)"
    r"|plus tard|avant|après|durant|par|sur|chrono)",
    re.IGNORECASE,
)
MORE_CLOCK = re.compile(
    r" ?\d\d(?!\d)| (?:du matin|du soir|de l'après-midi|de la nuit|et demie|et quart|pile|moins)"
)
MINUTES = re.compile(r"\d ?(?:h|heures?) ?$", re.IGNORECASE)
AGED = re.compile(r"(?:âgée?s? d'?(?:e |environ )?|l'âge d'?(?:e )?|[,(–] ?)$", re.IGNORECASE)
AGED_AFTER = re.compile(r"(?:s)? ?[,.)–]|$")
OF_AGE = re.compile(r"\bd'?e? ?$", re.IGNORECASE)
# What lasts so many years, against somebody who is so old.
YEARS_OF = re.compile(
    r"\b(?:peines?|périodes?|durées?|délais?|contrats?|mandats?|baux|bail|plans?|espace|moins|plus|près|cours|"
    r"condamnations?|suspensions?|interdictions?|absence|anniversaire|bout|sursis) d'?e? ?$",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"(?:\b(?:articles?|art\.|alinéas?|pages?|p\.|numéros?|n°|nos|lignes?|chapitres?|épisodes?|saisons?|"
    r"routes?|vols?|lots?|tomes?|actes?|niveaux?|sections?|chaînes?|canal|portes?|halls?|salles?|chambres?|"
    r"top|groupe|départements?|arrondissements?|version|windows|formule|code|loi|phase|étape|type|"
    r"catégorie|bus|tram)|°|#) ?$",
    re.IGNORECASE,
)
CONTRACTED = frozenset(
    {"du", "au", "le", "la", "les", "des", "aux", "ces", "ses", "nos", "vos", "leurs", "mes", "tous"}
)
# Words before a number that leave out its noun: "n'en reconnaît que douze", "70 personnes, sur 1 250".
ELLIPTIC = frozenset({"que", "qu'", "sur", "dont", "contre"})
# "L'entreprise n'en reconnaît que douze": the pronoun takes up what the sentence before has counted.
TAKEN_UP = re.compile(r"\ben [^\W\d_]+(?: [^\W\d_]+)? qu(?:e |['’])$", re.IGNORECASE)
# "Le nombre de morts est passé à 23"; no other number and no other sentence between the two.
NUMBERED = re.compile(
    r"\bnombre (?:total )?d(?:e |es |['’])(?P<noun>[^\W\d_]{3,})"
    r"(?:[^.;!?\n]{2,100}: |(?:[^\d.;!?\n](?!\bnombre\b)){2,100}?"
    r"(?:\bà |\b(?:atteint|dépasse)(?: désormais| maintenant| aujourd'hui| déjà)? ))$",
    re.IGNORECASE,
)
AMONG = re.compile(r"\b(?:dont|parmi) $", re.IGNORECASE)
BARE_DOLLAR = re.compile(r"[\s\d]*(?:de |d['’])?(?:\$|dollars?)", re.IGNORECASE)
# "On en compte 31", "il y en avait deux".
COUNTED_AGAIN = re.compile(
    r"\b(?:on|ils?|elles?|nous|qui|y) (?:n['’])?en (?:[^\W\d_]+ ){1,2}$", re.IGNORECASE
)
DEFINITE = frozenset({"les", "ces", "leurs"})
LAST_WORD = re.compile(r"(?<!\w)(?:les|ces|leurs) $")
SENTENCE = re.compile(r"[.!?…]\s")
JOINING = frozenset({",", "et", "puis", "soit"})
OF = frozenset({"de", "d'", "du", "des"})
# "2 millions de la région" are not millions of regions.
WHOLE = frozenset({"la", "l'", "l’"})
PRONOUNS = frozenset({"eux", "elles", "nous", "vous"})
PARTITIVE = frozenset({"ces", "ses", "leurs", "nos", "vos", "mes", "tes", "entre", "ceux", "celles"})
ENUMERATOR = re.compile(r"(?:[).°/]| -) ")


class Modifier(NamedTuple):
    """Words that widen a number: where they begin and end, factors (None is open), and whether vague."""

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool


class Measure(NamedTuple):
    """A unit of measure after a number: where it ends, its symbol, its factor and its kind."""

    end: int
    unit: str
    factor: float
    kind: str


@cache
def _units() -> tuple[re.Pattern[str], dict[str, tuple[str, float, str]]]:
    rows = load("fr").rows("units")
    known = {row["form"]: (row["unit"], float(row["factor"]), row["kind"]) for row in rows}

    def form(text: str) -> str:
        # Symbols of one letter are told from words by their case.
        if len(text) <= 2 and text.isalpha():
            return rf"(?-i:{text}|{text.capitalize()}|{text.upper()})" if len(text) == 2 else rf"(?-i:{text})"
        return " ".join(re.escape(word) + ("s?" if word[-1].isalpha() else "") for word in text.split(" "))

    forms = "|".join(form(text) for text in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?P<of> ?(?:de |d'))?\s?-?(?P<unit>{forms})(?!\w|'\w)", re.IGNORECASE), known


def measure(text: str, end: int, of: bool) -> Measure | None:
    """The unit of measure right after a number that ends at `end`; `of` allows "de" between them."""
    pattern, known = _units()
    match = pattern.match(text, end)
    if match is None or (match["of"] and not of):
        return None
    unit = match["unit"].lower()
    single = " ".join(re.sub("s$", "", word) for word in unit.split(" "))
    row = known.get(unit) or known.get(single) or known.get(unit.removesuffix("s"))
    return Measure(match.end(), *row) if row else None


@cache
def _modifiers() -> tuple[
    re.Pattern[str], re.Pattern[str], dict[tuple[str, str], tuple[float | None, float | None, bool]]
]:
    known = {
        (row["place"], row["words"]): (
            None if row["low"] == "-" else float(row["low"]),
            None if row["high"] == "-" else float(row["high"]),
            row["approximate"] == "yes",
        )
        for row in load("fr").rows("quantity_modifiers")
    }

    def forms(place: str) -> str:
        words = sorted((words for at, words in known if at == place), key=len, reverse=True)
        return "|".join(re.sub(r"\\ de$", r"\\ d(?:e|')", re.escape(word)) for word in words)

    before = re.compile(rf"(?<![\w'])(?P<words>{forms('before')}) ?(?:les |ces )?$", re.IGNORECASE)
    after = re.compile(rf",? (?P<words>{forms('after')})(?!\w)", re.IGNORECASE)
    return before, after, known


def modifier(text: str, start: int, ends: tuple[int, ...]) -> Modifier | None:
    """The words that widen a number from `start`, before it or after one of `ends`; None without any."""
    before, after, known = _modifiers()
    left = max(0, start - 30)
    if match := before.search(text[left:start]):
        words = re.sub(r" d'$", " de", match["words"].lower())
        return Modifier(left + match.start(), start, *known["before", words])
    for end in ends:
        if match := after.match(text, end):
            return Modifier(start, match.end(), *known["after", match["words"].lower()])
    return None


def is_day(text: str, end: int) -> bool:
    """Whether a number that ends at `end` is the day of a written date."""
    return AFTER_DATE.match(text, end) is not None


def is_after_day(text: str, start: int) -> bool:
    """Whether a number stands right after a weekday or a month: "mardi 12"."""
    return BEFORE_DATE.search(text[max(0, start - 12) : start]) is not None


def is_year(text: str, start: int, end: int) -> bool:
    """Whether digits look like a year: four of them, unspaced, from 1500 to 2099."""
    return YEAR.fullmatch(text, start, end) is not None


def follows_year_word(text: str, start: int) -> bool:
    """Whether the words before a number make it a year: "en", "depuis", "mars", ..."""
    return IN_YEAR.search(text[max(0, start - 12) : start]) is not None


def is_clock(text: str, start: int, end: int, hour: float) -> bool:
    """Whether a number before "heures" is a time of day, not a length of time; `end` is the unit's."""
    if hour > 24 or not float(hour).is_integer():
        return False
    if MORE_CLOCK.match(text, end):
        return True
    before = text[max(0, start - 24) : start]
    if lasts(text, start, end):
        return False
    return CLOCK_BEFORE.search(before) is not None


def lasts(text: str, start: int, end: int) -> bool:
    """Whether the words around "une heure", "un mois" and the like make it a length of time."""
    return (
        LASTS_BEFORE.search(text[max(0, start - 24) : start]) is not None
        or LASTS_AFTER.match(text, end) is not None
    )


def is_minutes(text: str, start: int) -> bool:
    """Whether a number is the minutes of a time of day: "20 h 35"."""
    return MINUTES.search(text[max(0, start - 9) : start]) is not None


def is_taken_up(text: str, start: int) -> bool:
    """Whether a number counts what was counted before: "n'en reconnaît que douze"."""
    return TAKEN_UP.search(text[max(0, start - 40) : start]) is not None


def numbered(text: str, start: int) -> tuple[int, int] | None:
    """Where the noun stands of which "le nombre de" says that the number at `start` counts it."""
    match = NUMBERED.search(text, max(0, start - 120), start)
    return match.span("noun") if match else None


def is_among(text: str, start: int) -> bool:
    """Whether a number counts some of what was counted before: "dix blessés, dont trois graves"."""
    return AMONG.search(text[max(0, start - 8) : start]) is not None


def dollars(measure: Measure, form: str, zone: str) -> Measure:
    """A measure with the dollars of the outlet's country, where the text does not say whose they are."""
    canadian = BARE_DOLLAR.fullmatch(form) and get_global("zone_territories").get(zone) == "CA"
    return measure._replace(unit="CAD") if canadian else measure


def is_definite(text: str, start: int) -> bool:
    """Whether an article stands before a number: "les douze"."""
    return LAST_WORD.search(text[max(0, start - 8) : start].lower()) is not None


def is_counted_again(text: str, start: int) -> bool:
    """Whether a number counts more of what was told of before: "on en compte 31"."""
    return COUNTED_AGAIN.search(text[max(0, start - 40) : start]) is not None


def is_age(text: str, start: int, end: int, years: float) -> bool:
    """Whether a number of years is somebody's age."""
    before = text[max(0, start - 24) : start]
    if AGED.search(before):
        return bool(re.search(r"âg", before[-14:])) or AGED_AFTER.match(text, end) is not None
    return (
        years >= 5
        and OF_AGE.search(before) is not None
        and not YEARS_OF.search(before)
        and not re.match(r"s? d(?:e |')", text[end : end + 5])
    )


def is_reference(text: str, start: int, end: int) -> bool:
    """Whether a number names a thing ("article 49", "n° 3") or numbers a list."""
    line = text.rfind("\n", 0, start) + 1
    return REFERENCE.search(text[max(0, start - 16) : start]) is not None or (
        not text[line:start].strip() and ENUMERATOR.match(text, end) is not None
    )
