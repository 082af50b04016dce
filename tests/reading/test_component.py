"""The spaCy component: quotations on a plain sentence, with offsets of the document's own text."""

from __future__ import annotations

import spacy

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
