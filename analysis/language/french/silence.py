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
CONTACTED = re.compile(
    r"\b(?:re)?(?:contact|sollicit|interrog|relanc|interpell|question|join)(?:ée?s?|te?s?)\b"
)
# Subjects that are what was sent to someone, not someone.
SENT = frozenset(
    ("sollicitation", "demande", "question", "appel", "message", "courriel", "mail", "relance", "courrier")
)


@cache
def patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Kind of non-response, whether the sentence must say that someone was asked, and the pattern."""
    return tuple(
        (row["kind"], row["contacted"] == "yes", re.compile(rf"\b{FORMS[row['form']]}{row['words']}"))
        for row in load("fr").rows("non_responses")
    )
