"""Who did not answer, by a language's table `non_responses`: patterns (lower case) and their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analysis.language import Language
from analysis.reading.document import Document
from analysis.reading.general import syntax
from analysis.reading.quoted import Quoted
from analysis.reading.sentences import Sentence
from analysis.reading.silence import NonResponse, gather


def find(document: Document, quotations: Sequence[Quoted]) -> list[NonResponse]:
    """The non-responses of a document in order, one where several patterns meet.

    What a speaker says of others who don't answer is left out, unless a quotation begins with it. `who` is
    the grammatical subject; a pronoun is no name.
    """
    return gather(document, quotations, _matches, _who)


def _matches(document: Document, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    text = document.text[sentence.start : sentence.end].lower()
    for pattern, kind in _patterns(document.language):
        for match in pattern.finditer(text):
            yield sentence.start + match.start(), sentence.start + match.end(), kind


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = language.rows("non_responses")
    return tuple((re.compile(rf"\b(?:{row['pattern']})\b"), row["kind"]) for row in rows)


def _who(document: Document, start: int, end: int) -> tuple[str | None, int | None, int | None]:
    subjects = (syntax.subject(token) for token in document.tokens(start, end))
    subject = next((one for one in subjects if one is not None), None)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return None, None, None
    left, right = syntax.span(syntax.phrase(subject))
    if right > start:
        return None, None, None
    return document.article.text[left:right], left, right
