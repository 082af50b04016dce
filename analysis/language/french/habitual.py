"""What makes an hour one of every day: a word for a habit in its clause, or a verb of daily routine."""

from __future__ import annotations

import re

from analysis.language.french.tense import APPOSED, SENTENCE_EDGE

REACH = 120

# Adverbs that tell of what is usual.
USUALLY = (
    r"(?:d'habitude|comme d'habitude|d'ordinaire|en général|de coutume|en temps normal|en semaine"
    r"|souvent|parfois|normalement|habituellement|généralement|ordinairement|régulièrement"
    r"|rarement|quotidiennement|invariablement)"
)
# Reflexive verbs that open and close everybody's day, in the present, the imperfect or the infinitive.
RISING = (
    r"(?:me|m'|te|se|s'|nous|vous)\s?(?:l[eè]v|couch|réveill|endor[mt]|rendor[mt])"
    r"(?:e|es|ent|ons|ez|s|t|ais|ait|aient|er|ir)?"
)
# What the first person does at an hour in the present, where nothing says that it was once.
WORKING = (
    r"(?:j'|je\s|on\s|nous\s)(?:commen[cç]|finis|terminon?|termine|embauch|débauch|ouvr|ferm|mang|dîn"
    r"|déjeun|dor|travaill|attaqu)(?:e|s|t|ons|eons|issons|mons)?"
)
# What anybody does at an hour: "commencer l'école à 8h30", "les parents qui commencent à 7 h".
BEGINNING = r"(?:commencer|débuter|finir|terminer|qui (?:commencent|finissent|terminent))"
HABITUAL = re.compile(rf"\b(?:{USUALLY}|{RISING}|{WORKING}|{BEGINNING})(?!\w)", re.IGNORECASE)
# "Arrêter de travailler le week-end": what is done, not once, but on any such day.
BEING = re.compile(r"\b(?:est|sont|était|étaient|reste|restent|restait|restaient)\s(?:\w+\s)?\w+\s$")
INFINITIVE_BEFORE = re.compile(
    r"\b(?:d'|de |à |sans |pour )[a-zà-ÿ'-]{0,3}\s?[a-zà-ÿ]+(?:er|ir|re|oir)\s(?:[\w']+\s){0,2}$"
)


def cues(text: str) -> list[tuple[int, int]]:
    """Where a text says that something is usual, in its order."""
    return [found.span() for found in HABITUAL.finditer(text)]


def beside(text: str, cue: tuple[int, int], start: int, end: int) -> bool:
    """Whether a cue stands in the sentence of text[start:end], at most 120 characters away."""
    first, last = (cue[1], start) if cue[0] < start else (end, cue[0])
    return last - first <= REACH and SENTENCE_EDGE.search(text, first, last) is None


def done_once(text: str, start: int) -> bool:
    """Whether a bare participle stands before text[start:]: "un avis publié", not "est fermé"."""
    before = text[max(0, start - 60) : start]
    return APPOSED.search(before) is not None and BEING.search(before) is None


def of_any_day(text: str, start: int) -> bool:
    """Whether an infinitive after a preposition stands directly before text[start:]."""
    return INFINITIVE_BEFORE.search(text[max(0, start - 60) : start]) is not None
