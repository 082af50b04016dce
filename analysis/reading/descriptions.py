"""What an article says a person is: functions, appositions and the gender that its words show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.reading.document import Document
from analysis.reading.lexicon import Lexicon, fold

Occurrence = tuple[int, int, str]
LONGEST = 14
ARTICLE = r"(?:l'|le |la |un |une |son |sa |leur |notre |votre )"


def of(document: Document, occurrences: Sequence[Occurrence], lex: Lexicon) -> tuple[str, ...]:
    """The descriptions of one person in order of appearance, in lower case, each once."""
    found: list[str] = []
    for start, end, _ in occurrences:
        for text in (_after(document, end, lex), _before(document, start, lex)):
            if text and text not in found:
                found.append(text)
    return tuple(found)


def _has_function(words: str, lex: Lexicon) -> bool:
    parts = [fold(w) for w in re.findall(r"[\w-]+", words)[:4]]
    return any(part in lex.functions or part.removeprefix("ex ") in lex.functions for part in parts)


def _after(document: Document, end: int, lex: Lexicon) -> str | None:
    """An apposition after the name: ", le préfet", ", directeur du site"."""
    match = re.match(r"\s?[,–—(]\s?([^,.;:!?()\n«»\"–—]+)", document.text[end : end + 160])
    return _clean(match.group(1), lex) if match else None


def _before(document: Document, start: int, lex: Lexicon) -> str | None:
    """A function before the name: "le préfet de la Loire, X", "la ministre X"."""
    sentence = document.sentence_at(start)
    left = document.text[sentence.start if sentence else 0 : start]
    match = re.search(rf"\b({ARTICLE}[^,.;:!?()\n«»\"–—]+?),?\s(?:M\. |Mme |Me )?$", left, re.IGNORECASE)
    if not match:
        return None
    tails = [
        match.start(1),
        *(match.start(1) + m.start() for m in re.finditer(rf"\b{ARTICLE}", match.group(1), re.IGNORECASE)),
    ]
    options = [left[at : match.end(1)] for at in sorted(set(tails))]
    return next((text for option in options if (text := _clean(option, lex))), None)


def _clean(words: str, lex: Lexicon) -> str | None:
    text = " ".join(words.split())
    parts = text.split()
    starts = re.match(ARTICLE, text, re.IGNORECASE)
    head = text[starts.end() :] if starts else text
    first = [fold(w) for w in re.findall(r"[\w-]+", head)[:3]]
    if len(parts) > LONGEST or not any(word in lex.functions for word in first):
        return None
    return text.lower()


def gender(document: Document, occurrences: Sequence[Occurrence], lex: Lexicon) -> str | None:
    """m or f where the article's own words show it (civility, form of the function), else None."""
    shown = [lex.civilities.get(civility, "") for _, _, civility in occurrences]
    for text in of(document, occurrences, lex):
        if text.startswith(("la ", "une ")):
            shown.append("f")
        elif text.startswith(("le ", "un ")):
            shown.append("m")
        shown += [lex.functions.get(fold(w), "") for w in re.findall(r"[\w-]+", text)[:2]]
    known = [sign for sign in shown if sign]
    return max(("f", "m"), key=known.count) if known else None
