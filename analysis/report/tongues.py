"""What the page says of a corpus in several languages."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale
from markupsafe import Markup

from analysis.messages import _, language
from analysis.study import Study


def names(codes: Iterable[str]) -> list[str]:
    """The languages with these codes by their names in the page's language."""
    known = Locale(language()).languages
    return [str(known.get(code, code)) for code in codes]


def spoken(study: Study) -> list[str]:
    """The languages of the articles, that of most of them first."""
    return [str(code) for code in study["articles"]["language"].value_counts().index]


def note(study: Study) -> Markup:
    """That words are compared within one language only, where the corpus has several; else nothing."""
    codes = spoken(study)
    if len(codes) < 2:
        return Markup("")
    return Markup(
        _(
            "Corpus en plusieurs langues ({languages}) : les mots ne se comparent qu’entre articles d’une "
            "même langue ; les noms, quantités, moments et événements se comparent d’une langue à l’autre."
        )
    ).format(languages=", ".join(names(codes)))
