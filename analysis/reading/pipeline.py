"""spaCy over an article's masked text, with our sentence boundaries given to its parser."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from analysis.language import Language

if not Doc.has_extension("sentence_starts"):
    Doc.set_extension("sentence_starts", default=None)


@Pipeline.component("given_sentences")
def given_sentences(doc: Doc) -> Doc:
    """Start a sentence at the first token at or after each given offset and nowhere else."""
    starts: list[int] | None = doc._.sentence_starts
    if starts is None or not len(doc):
        return doc
    begins = np.full(len(doc), -1, dtype="int64")
    first = np.searchsorted(doc.to_array("IDX").astype("int64"), sorted(starts))
    begins[first[first < len(doc)]] = 1
    begins[0] = 1
    # In one step: the attribute of each token is set through a Python property that takes its time.
    return doc.from_array(["SENT_START"], begins.reshape(-1, 1).astype("uint64"))  # type: ignore[arg-type]


def _blank(code: str) -> Pipeline:
    """spaCy's own way of cutting words for a language, else its way for every language."""
    try:
        return spacy.blank(code)
    except ImportError:
        return spacy.blank("xx")


@cache
def pipeline(language: Language) -> Any:
    """The spaCy pipeline of a language, loaded once a process: its model's, else a blank one that cuts words.

    Raises NoModel where none of the models that the language names is installed.
    """
    nlp = spacy.load(language.model) if language.models else _blank(language.code)
    nlp.add_pipe("given_sentences", first=True)
    return nlp


def parse(text: str, starts: list[int], language: Language) -> Doc:
    """Parse a masked text whose sentences start at `starts`; `doc.text == text`."""
    nlp = pipeline(language)
    doc = nlp.make_doc(text)
    doc._.sentence_starts = starts
    return nlp(doc)  # type: ignore[no-any-return]
