"""The reading of times as a spaCy component: importing this module registers the factory "timex"."""

from __future__ import annotations

from datetime import datetime

from spacy.language import Language
from spacy.tokens import Doc

from analysis.language import load
from analysis.reading.steps import tagger
from analysis.reading.timex.speech import quoted

for name, default in (("published", None), ("timex", ())):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=default)


class TimexComponent:
    """Fills `doc._.timex` with the `Timex` of the text, counted from `doc._.published`.

    `published`: a datetime, or ISO 8601 text; None leaves "hier" and its like open. Offsets are those of
    `doc.text`; `doc.char_span(t.start, t.end, alignment_mode="expand")` gives the tokens.
    """

    def __init__(self, time_zone: str) -> None:
        self.time_zone = time_zone

    def __call__(self, doc: Doc) -> Doc:
        """Read one document in the pipeline's language.

        Raises ValueError for a date or a time zone that cannot be read, UserError for a language that is
        not known.
        """
        published = doc._.published
        when = datetime.fromisoformat(published) if isinstance(published, str) else published
        tag = tagger(load(doc.lang_))
        doc._.timex = tuple(tag(doc.text, when, self.time_zone, quoted(doc.text)))
        return doc


@Language.factory("timex", default_config={"time_zone": "Europe/Paris"}, assigns=["doc._.timex"])
def timex(nlp: Language, name: str, time_zone: str) -> TimexComponent:
    """The component, for `nlp.add_pipe("timex", config={"time_zone": "America/Toronto"})`."""
    return TimexComponent(time_zone)
