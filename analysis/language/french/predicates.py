"""What a clause says was done, by the form of its verbs: participles after auxiliaries, the simple past."""

from __future__ import annotations

import re

from analysis.language import load
from analysis.language.french.tense import BETWEEN, NOT_PARTICIPLE

LANGUAGE = load("fr")
AUXILIARY = (
    r"\b(?:ai|a|avons|ont|avait|avaient|aurait|auraient|aura|auront|est|sont|était|étaient|sera|seront"
    r"|serait|seraient|été|s'est|se sont|s'était|s'étaient|se serait|se seraient|être|avoir)\s"
)
DONE = re.compile(
    rf"{AUXILIARY}{BETWEEN}{{0,2}}{NOT_PARTICIPLE}(?P<form>\w{{3,}}(?:ée?s?|[ui]e?s?|ite?s?|ises?|erte?s?"
    r"|[aeo]inte?s?))(?!\w)"
    r"|\b(?P<past>\w{3,}(?:èrent|irent|urent))(?!\w)",
    re.IGNORECASE,
)
# The letters of a verb that its nouns share: "débordé", "débordement".
STEM = 6
# Verbs that only say that something took place: what did is their subject.
LIGHT = frozenset(
    ("survenu", "produi", "commen", "débuté", "déroul", "arrivé", "interv", "tenu", "achevé", "termin", "eu")
)
SAYING = frozenset(row["lemma"].split()[-1][:5] for row in LANGUAGE.rows("reporting_verbs"))


ORDINALS = {row["form"]: row["value"] for row in LANGUAGE.rows("calendar") if row["kind"] == "ordinal"}
WORD = re.compile(r"\w+")


def ordinals(clause: str) -> frozenset[str]:
    """The ordinal numbers up to the fourth in a clause: "la deuxième réunion" is not the first."""
    return frozenset(ORDINALS[word.lower()] for word in WORD.findall(clause) if word.lower() in ORDINALS)


def predicates(clause: str) -> frozenset[str]:
    """Six letters of each verb of what a clause says was done, none of saying or of taking place."""
    found = (match["form"] or match["past"] for match in DONE.finditer(clause.replace("’", "'")))
    stems = {form.lower()[:STEM] for form in found}
    return frozenset(stem for stem in stems if stem[:5] not in SAYING and not stem.startswith(tuple(LIGHT)))
