"""A finding that stands out, and the words that several of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.messages import _
from analysis.report.display import verbatim
from analysis.study import Study

# Letters of a label.
LONGEST = 150


@dataclass(frozen=True)
class Standout:
    """A finding with its kind and its strength."""

    kind: str
    strength: float
    text: Markup


def short(label: Any, of: Any = "", longest: int = LONGEST) -> Markup:
    """Words of an article, cut after a word; for `of` see `display.verbatim`."""
    text = " ".join(str(label).split())
    bare = text.strip(" «»")
    # Of words with marks in their middle the outer ones are kept, where the others would face away without.
    if not bare.count("»") or bare.find("«") < bare.find("»"):
        text = bare
    return verbatim(text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…", of)


def of(name: str) -> Markup:
    """A name after "de" or "d'", in bold; French alone tells the two apart."""
    elided = name[:1] in "AEIOUYÉÈÊËÂÎÔaeiouéèêâîôœŒ"
    return Markup(_("d’<b>{}</b>") if elided else _("de <b>{}</b>")).format(name)


def sentences_of(study: Study, *elements: Any) -> pd.Series:
    """The sentences that report some elements."""
    found = study["element_sentences"]
    told: pd.Series = found.loc[found["element_id"].isin(elements), "sentence_id"]
    return told
