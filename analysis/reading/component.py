"""The quotations of a text as a spaCy pipeline component.

The package names it to spaCy; it needs no other component of the pipeline:

    nlp = spacy.blank("fr")
    nlp.add_pipe("quotations")
    nlp("« Nous partons », a annoncé Paul Vernier.")._.quotations
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from analysis.corpus.articles import Article
from analysis.reading import document
from analysis.reading.steps import step

if not Doc.has_extension("quotations"):
    Doc.set_extension("quotations", default=())


@Language.component("quotations", assigns=["doc._.quotations"])
def quotations(doc: Doc) -> Doc:
    """Fill `doc._.quotations` with the `Quotation`s of the text; offsets are code points of `doc.text`.

    The text is parsed as an article in the pipeline's language with the sentences and the model of this
    package, whatever the pipeline did before, because the rules rest on both. Raises UserError for a
    language that is not known.
    """
    parsed = document.parse(Article("doc", doc.text, language=doc.lang_))
    named = step(parsed.language, "people").find(parsed)
    doc._.quotations = tuple(step(parsed.language, "quotations").find(parsed, named))
    return doc
