"""Past or future, from the verb forms around a word: enough to tell which Monday is meant."""

from __future__ import annotations

import re

SENTENCE_EDGE = re.compile(r"[.!?;\n](?=\s|$)|\n")
REACH = 160

# Endings of the simple future and of the conditional; the passé simple of verbs in -rer is left out.
FUTURE = re.compile(
    r"\b(?!(?:caméra|opéra|choléra|livra|délivra|ouvra|serra|tira|vira|attira|admira|retira|inspira|respira|aspira"
    r"|expira|désira|déchira)\b)[a-zà-ÿ]*(?:er|ir|dr|rr|vr|aur|ttr|îtr|clur)(?:a|as|ai|ons|ez|ont)\b"
    r"|\b(?:va|vont|vais|allons|doit|doivent|prévoit|prévoient|compte|comptent|entend|entendent|envisage|espère"
    r"|veut|veulent|peut|peuvent)\s(?:\w+\s)?(?:\w+')?\w+(?:er|ir|re|oir)\b"
    r"|\b(?:prévue?s?|attendue?s?|programmée?s?|fixée?s?)\b"
    # A present that tells a plan: with a day named, a paper means the coming one.
    r"|\b(?:a|ont) lieu\b|\bse (?:tient|tiennent|réunit|réunissent|déroule|déroulent)\b"
    r"|\b(?:s'ouvre|s'ouvrent|débute|débutent|commence|commencent|comparaît|comparaissent)\b",
)
CONDITIONAL = re.compile(
    r"\b(?!(?:au|se)r(?:ait|aient)\b)[a-zà-ÿ]*(?:er|ir|dr|rr|vr|aur|ttr|îtr)(?:ait|aient)\b",
)
PAST = re.compile(
    r"\b(?:ai|as|a|avons|avez|ont|avai[st]|avions|aviez|avaient|aurait|auraient|eut|eurent)\s(?:\w+\s){0,2}?"
    r"\w+(?:é|ée|és|ées|i|is|it|ie|ies|u|us|ue|ues|ert|erte|erts|aint|eint|oint|té)\b"
    r"|\b(?:est|sont|était|étaient|fut|furent|s'est|se sont|s'était)\s(?:\w+\s){0,2}?"
    r"(?!prévu|attendu|programmé|fixé|convoqué|appelé|invité)\w+(?:é|ée|és|ées|i|is|it|ie"
    r"|ies|u|us|ue|ues|ert|erte|ts|te)\b"
    r"|\b(?:serait|seraient)\s(?:\w+\s)?(?:rest|pass|arriv|part|mort|venu|entr|sorti|tomb)\w*"
    r"|\b(?:a-t-|ont-|avait-|avaient-|ai-|avons-)(?:il|elle|on|ils|elles|je|nous)\s(?:\w+\s){0,2}?\w+(?:é|i|is|it|u|ert|aint)\b"
    r"|\b[a-zà-ÿ]+(?<!r)(?:ait|aient)\b|\b[a-zà-ÿ]+èrent\b|\b[a-zà-ÿ]{3,}(?:irent|urent)\b",
)
JUST_PAST = re.compile(r"\w{2}(?:ée?s?|ues?|ies?|ises?|ites?|uits?|erte?s?)\s(?:\w+\s)?$")
FUTURE_CUE = re.compile(
    r"\b(?:d'ici(?: à| au)?|jusqu'(?:à|au|en)|à (?:partir|compter) d[eu])\s*(?:la\s|le\s)?$", re.I
)
PAST_CUE = re.compile(r"\b(?:depuis|remonte à|daté d[eu])\s*(?:le\s|la\s)?$", re.I)


def _nearest(pattern: re.Pattern[str], text: str, at: int) -> float:
    """How far the closest match lies; one after the word counts a little more than one before."""
    best = float("inf")
    for found in pattern.finditer(text):
        gap = at - found.end() if found.end() <= at else (found.start() - at) * 1.2
        best = min(best, max(gap, 0))
    return best


def tense(text: str, start: int, end: int) -> str:
    """ "past", "future" or "" for the clause around text[start:end], looking at most 160 characters away."""
    before = text[max(0, start - REACH) : start]
    if PAST_CUE.search(before[-20:]):
        return "past"
    if re.search(r"\bd'ici", before[-12:], re.I):
        return "future"
    edges = list(SENTENCE_EDGE.finditer(before))
    before = before[edges[-1].end() :] if edges else before
    after = text[end : end + REACH]
    edge = SENTENCE_EDGE.search(after)
    after = after[: edge.start()] if edge else after
    sentence, at = f"{before} ¦ {after}", len(before)
    future = min(_nearest(FUTURE, sentence, at), _nearest(CONDITIONAL, sentence, at))
    past = _nearest(PAST, sentence, at)
    if JUST_PAST.search(before[-24:]) and not FUTURE.search(before[-24:]):
        past = min(past, 12)
    if future == past == float("inf"):
        return "future" if FUTURE_CUE.search(before[-20:]) else ""
    if FUTURE_CUE.search(before[-20:]) and future <= past + 60:
        return "future"
    return "future" if future <= past else "past"
