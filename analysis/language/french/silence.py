"""French ways to say that someone did not answer: the grammar before the words of `non_responses.tsv`."""

from __future__ import annotations

import re
from functools import cache

from analysis.language import load

_NOT = r"(?:pas|jamais|plus|guère)"
_ADVERB = r"(?: (?:encore|toujours|non plus|\w+ment|pour l'(?:heure|instant)|à ce stade|tout de suite))"
_HAVE = r"(?:a|ont|avait|avaient|aura|auront|aurait|auraient)"
_BE = r"(?:est|sont|était|étaient|reste|restent|restait|restaient|demeure|demeurent)"
FORMS = {
    "not_have": rf"n'{_HAVE}{_ADVERB}? {_NOT}{_ADVERB}* ",
    "have": rf"{_HAVE}{_ADVERB}* ",
    "not_be": rf"n'(?:est|sont|était|étaient){_ADVERB}? {_NOT}{_ADVERB}* ",
    "be": rf"{_BE}{_ADVERB}* ",
    "not": r"n(?:e |')(?:\w+ (?:pas |)){0,1}?",
    "free": "",
}
# After "répondre": nothing, a time, or what was asked; "répondu aux attentes" is no answer to anyone.
_REQUEST = (
    r"questions?|sollicitations?|demandes?|appels?(?! d'offres)|messages?|courriels?|mails?|relances?"
    r"|requêtes?|accusations?|critiques?|invitations?|interviews?|entrevues?|journalistes?|médias?|presse|afp"
)
_MOMENT = r"l'heure|ce stade|cette heure|temps|moment"
_OUR = r"nos|notre|plusieurs|(?:de )?(?:multiples|nombreuses)"
ASKED = (
    rf"(?! (?:à|au|aux) (?!(?:{_OUR}|{_MOMENT})\b"
    rf"|(?:(?:cette|ces|ses|une|des|toutes les|la|les) |l')?(?:\w+ )?(?:{_REQUEST})\b))"
)
CONTACTED = re.compile(
    r"\b(?:re)?(?:contact|sollicit|interrog|relanc|interpell|question|join)(?:ée?s?|te?s?)\b"
    r"|\bn(?:os|otre) (?:sollicitation|demande|question|appel|message|courriel|relance)s?\b"
)
# Subjects that are what was sent to someone, not someone.
SENT = frozenset(
    ("sollicitation", "demande", "question", "appel", "message", "courriel", "mail", "relance", "courrier")
)


@cache
def patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Kind of non-response, whether the sentence must say that someone was asked, and the pattern."""
    return tuple(
        (row["kind"], row["contacted"] == "yes", _pattern(row["form"], row["words"]))
        for row in load("fr").rows("non_responses")
    )


def _pattern(form: str, words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{FORMS[form]}{words.replace('{ASKED}', ASKED)}")
