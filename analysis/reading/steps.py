"""The steps of the reading, each by the rules of the article's language.

A step is a module with a function `find`. A language names the module of a step in its `language.yml` where
it has rules of its own; every other step is read by `analysis.reading.general`, whose rules know no language
and are driven by the language's data files alone. The modules are named, not imported, so that a language
never imports the reading.

people      `find(document)`: what the article names, as `people.Named`
quotations  `find(document, named)`: who said what, as `quotations.Quotation`
timex       `find(document)` and `tag(text, published, time_zone, quotations, furniture)`; general rules
            with the keyword `language`: times, as `timex.Timex`
figures     `find(document, quoted)`: quantities, as `figures.Figure`
hedges      `find(document, quoted)`: reserves, as `hedges.Hedge`
silence     `find(document, quoted)`: who did not answer, as `silence.NonResponse`
"""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module
from typing import Any

from analysis.language import Language

GENERAL = "analysis.reading.general"
STEPS = ("people", "quotations", "timex", "figures", "hedges", "silence")


@cache
def step(language: Language, name: str) -> Any:
    """The module that makes one of `STEPS` for articles in this language. Raises ValueError for another."""
    if name not in STEPS:
        raise ValueError(f"there is no step {name!r}; there are: {', '.join(STEPS)}")
    return import_module(dict(language.steps).get(name, f"{GENERAL}.{name}"))


def tagger(language: Language) -> Any:
    """What finds the times of a plain text in this language (see `analysis.reading.timex.tag`)."""
    tag = step(language, "timex").tag
    return tag if "timex" in dict(language.steps) else partial(tag, language=language)
