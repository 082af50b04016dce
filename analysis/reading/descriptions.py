"""What an article says a person is: functions, appositions and the gender that its words show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.reading.document import Document
from analysis.reading.lexicon import Lexicon
from analysis.reading.names import Name

DETERMINER = r"(?:l'|le |la |un |une |son |sa |leur |notre |ce |cet |cette )"
RANKS = frozenset(("premier", "première", "dernier", "dernière", "seul", "seule", "autre"))
# Functions that are adjectives as well: after a noun they are no function.
ADJECTIVES = frozenset(
    (
        "principal",
        "principale",
        "général",
        "générale",
        "municipal",
        "municipale",
        "mineur",
        "mineure",
        "cardinal",
    )
)
LONGEST = 14
# Code points before a name within which the function stands to which it is apposed.
LEFT = 120
AFTER = re.compile(r" ?(?:[,–—]|\() ?([^,.;:!?()\n«»\"“”–—]+)")
BEFORE = re.compile(rf"\b({DETERMINER}[^,.;:!?\n«»\"“”–—]+?),? (?:M\. |Mme |Me |Mlle )?$", re.IGNORECASE)
# The dot of an abbreviation must not end the search; it is put back in what is found.
DOT = "\u2024"
ABBREVIATED = re.compile(r"(?<=\bM)\.(?= \w)(?!.{0,3}$)")
BRACKETS = re.compile(r" ?\([^()]*\)")
OTHER = re.compile(rf" (?:à|avec|par|pour|contre|chez) {DETERMINER}([\w-]+)", re.IGNORECASE)
ADJUNCT = re.compile(
    r"\b(?:de|d'|avec|par|pour|contre|à|au|aux|chez|selon|après|avant|devant|sans) ?"
    r"(?:son|sa|ses|leur|leurs)\b[^,]*, $",
    re.IGNORECASE,
)
CLOSING = (",", ")", "–", "—", ";", ".", "")
# "X est arrivée", "X, applaudie": French participles agree with the person.
PARTICIPLE = re.compile(
    r"(?:, | (?:s'est|est|était|sera|a été|avait été|serait|aurait été) (?:\w+ment )?)(\w+é)(e?)\b(?! d[eu'])"
)

# After a preposition the participle agrees with another noun: "la campagne de X a été lancée".
GOVERNED = re.compile(r"(?:d'|\b(?:de|du|à|au|par|avec|pour|et|ou|ni|chez|entre|sur|contre|M\.|Mme) )$")


def of(document: Document, names: Sequence[Name], lex: Lexicon) -> tuple[str, ...]:
    """The descriptions of one person in order of appearance, in lower case, each once."""
    found = [text for name in names for text in _around(document, name, lex)]
    return tuple(dict.fromkeys(found))


def apposed(document: Document, name: Name, lex: Lexicon) -> bool:
    """Whether a name stands between commas after a function: "son émissaire pour la région, X, est"."""
    left = document.text[max(0, name.start - LEFT) : name.start]
    closed = document.text[name.end : name.end + 1] == ","
    return closed and left.endswith(", ") and _before(BRACKETS.sub("", left), lex) is not None


def gender(document: Document, names: Sequence[Name], lex: Lexicon) -> str | None:
    """m or f where the article's own words show it (civility, function, agreement), else None."""
    shown = [sign for name in names for sign in signs(document, name, lex)]
    return max(("f", "m"), key=shown.count) if shown else None


def signs(document: Document, name: Name, lex: Lexicon) -> list[str]:
    """The gender that each word about this one occurrence shows."""
    shown = [lex.civilities.get(name.civility, "")]
    for text in _around(document, name, lex):
        if text.startswith(("la ", "une ", "cette ")):
            shown.append("f")
        elif text.startswith(("le ", "un ", "ce ", "cet ")):
            shown.append("m")
        else:
            # "son, sa, l'" show the noun's gender through its form alone.
            shown += [lex.functions.get(word, "") for word in re.findall(r"[\w-]+", text)[:2]]
    found = PARTICIPLE.match(document.text[name.end : name.end + 50])
    if found and not GOVERNED.search(document.text[max(0, name.start - 8) : name.start]):
        shown.append("f" if found.group(2) else "m")
    return [sign for sign in shown if sign]


def _around(document: Document, name: Name, lex: Lexicon) -> Iterator[str]:
    after = AFTER.match(document.text[name.end : name.end + 160])
    if after and (text := _clean(after.group(1), lex)):
        yield text
    sentence = document.sentence_at(name.start)
    left = document.text[sentence.start if sentence else 0 : name.start]
    left = ABBREVIATED.sub(DOT, BRACKETS.sub("", left))
    closed = document.text[name.end : name.end + 2].lstrip()[:1] in CLOSING
    # "Aux côtés de son entraîneur, X a dit": a comma that closes an adjunct opens no apposition.
    if ADJUNCT.search(left) and not closed:
        return
    text = _before(left, lex)
    if text and not _has_verb(document, name.start, text):
        yield text


def _has_verb(document: Document, end: int, text: str) -> bool:
    """Whether the words before the name hold a verb of their own: then they are no apposition."""
    tokens = document.tokens(max(0, end - len(text) - 30), end)
    words = [token for token in tokens if token.text.lower() in text.split()]
    for at, token in enumerate(words):
        clause = any(word.text.lower() in ("qui", "que", "qu'", "dont", "où") for word in words[:at])
        if not clause and "Fin" in token.morph.get("VerbForm", []) and token.pos_ in ("VERB", "AUX"):
            return True
    return False


def _before(left: str, lex: Lexicon) -> str | None:
    """A function before the name: "le préfet de la Loire, X", "la ministre X"; the longest that fits."""
    match = BEFORE.search(left)
    if not match:
        return None
    start, end = match.span(1)
    cuts = [m.start() for m in re.finditer(rf"\b{DETERMINER}", left[start:end], re.IGNORECASE)]
    # What ends in a preposition goes on with the name: "l'avocate de X" describes another person.
    if re.search(r"\b(?:de|du|des|d|à|au|avec|par|pour|que|qu|et|chez|selon)$", left[start:end]):
        return None
    options = (left[start + cut : end] for cut in cuts)
    return next((text for option in options if (text := _clean(option, lex))), None)


def _clean(words: str, lex: Lexicon) -> str | None:
    text = " ".join(words.split())
    determiner = re.match(DETERMINER, text, re.IGNORECASE)
    head = [word.lower() for word in re.findall(r"[\w-]+", text[determiner.end() if determiner else 0 :])[:3]]
    # Two adjectives at most stand before the function ("ancien vice-président").
    at = next((i for i, word in enumerate(head) if word in lex.functions), None)
    if re.search(r"\bet (?:l'|le |la |les |un |une )", text):
        return None
    other = OTHER.search(text)
    if other and other.group(1).lower() in lex.functions:
        # "le patron à sa directrice, X": the nearer function is the person's.
        return None
    if at and head[at] in ADJECTIVES:
        # "le rôle principal"
        return None
    if at is None or len(text.split()) > LONGEST:
        return None
    if any(word in lex.small and word not in RANKS for word in head[:at]):
        return None
    return text.lower().replace(DOT, ".")
