"""The spaCy component: quotations on a plain sentence, with offsets of the document's own text."""

from __future__ import annotations

import pytest
import spacy

from analysis.errors import UserError
from analysis.reading import component
from analysis.reading.quotations import Quotation


def test_a_pipeline_fills_the_quotations_of_a_document() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe(component.quotations.__name__)
    doc = nlp("«\u00a0Nous partons demain\u00a0», a annoncé Paul Vernier.")
    (found,) = doc._.quotations
    assert isinstance(found, Quotation)
    assert doc.text[found.start : found.end] == "Nous partons demain"
    assert (found.speaker, found.cue_lemma) == ("Paul Vernier", "annoncer")


def test_a_document_without_quotations_has_none() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("quotations")
    assert nlp("La piscine ferme en mai.")._.quotations == ()


def test_an_english_pipeline_is_read_by_the_rules_of_english() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotations")
    (found,) = nlp("“We leave tomorrow,” said Paul Vernon.")._.quotations
    assert (found.speaker, found.cue_lemma) == ("Paul Vernon", "say")


def test_a_pipeline_of_a_language_that_is_not_known_says_which_are() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("quotations")
    with pytest.raises(UserError, match="language 'de' is not known; known: en, fr"):
        nlp("Morgen.")
