"""The words around a verb that belong to it: auxiliary, negation, reflexive and inverted pronouns."""

from __future__ import annotations

from analysis.language.french.grammar import (
    AVOIR,
    CLITICS,
    DETERMINERS,
    ETRE,
    FIRST_SECOND,
    INNER,
    INVERTED,
    NEGATIONS,
    PARTING,
    REFLEXIVE,
)
from analysis.reading.quotations.context import Context

# Words between an auxiliary and its participle: "a-t-il, par ailleurs, précisé".
MOST_BETWEEN = 6


def auxiliary(context: Context, at: int) -> tuple[int | None, int | None]:
    """The auxiliary before a verb and the inverted pronoun between them, None where there is none."""
    number, pronoun = at - 1, None
    while number >= max(0, at - MOST_BETWEEN):
        low = context.low(number)
        phrase = _parting(context, number)
        if phrase:
            number -= phrase
            continue
        if low in INVERTED:
            pronoun = number
        elif low == "été" or not (low in INNER | NEGATIONS or low == "-t" or _is_adverb(low)):
            break
        number -= 1
    # "un avoir dit": in "l'a dit" the article is a pronoun.
    noun = context.low(number) in ("avoir", "être") and context.low(number - 1) in DETERMINERS
    return (number if context.low(number) in AVOIR | ETRE and not noun else None), pronoun


def _parting(context: Context, last: int) -> int:
    """How many words an adverbial phrase takes that ends at a word, its commas taken in; 0 if none does."""
    commas = context.low(last) == ","
    end = last - commas
    for phrase in PARTING:
        start = end - len(phrase) + 1
        if start > 0 and context.lower[start : end + 1] == phrase:
            return len(phrase) + 2 * commas if not commas or context.low(start - 1) == "," else 0
    return 0


def _is_adverb(low: str) -> bool:
    return low.endswith("ment") and len(low) > 6


def reflexive(context: Context, at: int) -> int | None:
    """The reflexive pronoun before a verb or its auxiliary."""
    number = at - 1
    while context.low(number) in ("y", "en", "lui", "le", "la", "les", "l'", "n'", "ne"):
        number -= 1
    return number if context.low(number) in REFLEXIVE else None


def negation(context: Context, first: int) -> int | None:
    """The "ne" before a verb."""
    for number in range(first - 1, max(-1, first - 4), -1):
        if context.low(number) in ("ne", "n'"):
            return number
        if context.low(number) not in ("en", "se", "s'", "y"):
            return None
    return None


def first_or_second_person(context: Context, first: int) -> bool:
    """Whether the subject before a verb is "je" or "tu"."""
    number = first - 1
    while context.low(number) in CLITICS - REFLEXIVE - {"nous"}:
        number -= 1
    return context.low(number) in FIRST_SECOND


def inverted(context: Context, at: int) -> int | None:
    """The pronoun after a verb: the "il" of "dit-il"."""
    number = at + 2 if context.low(at + 1) == "-t" else at + 1
    return number if context.low(number) in INVERTED else None
