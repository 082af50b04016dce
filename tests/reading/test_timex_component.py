"""Times as a spaCy component."""

from __future__ import annotations

import pytest
import spacy

from analysis.reading.timex import component, tag

TEXT = "Le pont a été fermé mardi soir. « Il rouvrira demain », a promis le maire jeudi."


def test_the_component_gives_what_tag_gives() -> None:
    nlp = spacy.blank("fr")
    pipe = nlp.add_pipe("timex")
    assert isinstance(pipe, component.TimexComponent)
    doc = nlp.make_doc(TEXT)
    doc._.published = "2024-03-14T18:00+01:00"
    found = nlp(doc)._.timex
    assert [time.value for time in found] == ["2024-03-12TEV", "2024-03-15", "2024-03-14"]
    assert str(doc.char_span(found[0].start, found[0].end)) == "mardi soir"


def test_without_a_publication_date_nothing_is_guessed() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("timex", config={"time_zone": "America/Toronto"})
    assert list(nlp(TEXT)._.timex) == tag(TEXT, None, "America/Toronto")


def test_a_wrong_time_zone_is_named() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("timex", config={"time_zone": "Europe/Pari"})
    with pytest.raises(ValueError, match="Europe/Pari"):
        nlp(TEXT)


def test_an_outlet_s_zone_says_whose_holiday_is_meant() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("timex", config={"time_zone": "Europe/Brussels"})
    doc = nlp.make_doc("La fête nationale sera célébrée sous la pluie.")
    doc._.published = "2024-03-14"
    assert [time.value for time in nlp(doc)._.timex] == ["2024-07-21"]
