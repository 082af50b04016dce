"""What is left of the quotations where only sure attributions are wanted."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from analysis.comparison.voices import voices
from analysis.messages import _, ngettext
from analysis.report.findings import joined, number, percent
from analysis.study import Study

SPEAKER = ["speaker", "speaker_kind", "entity_id"]


def sure(study: Study, min_confidence: float) -> Study:
    """The study with only quotations whose attribution has at least this confidence (0 to 1).

    The tables `quotations` and `quote_drift` lose the others; in `voices` their words are given to nobody.
    """
    quotations = study["quotations"]
    kept = (quotations["confidence"].fillna(0.0) >= min_confidence).astype(bool)
    if kept.all():
        return study
    unnamed = quotations.copy()
    unnamed.loc[~kept, SPEAKER] = pd.NA
    changed = {
        "quotations": quotations[kept],
        "voices": voices(unnamed, study["sentences"], study["articles"], study["furniture"]),
        "quote_drift": _without(study["quote_drift"], quotations[~kept]),
    }
    return replace(study, tables={**study.tables, **changed})


def _without(pairs: pd.DataFrame, dropped: pd.DataFrame) -> pd.DataFrame:
    """The pairs neither of which starts inside a quotation that is left out."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in zip(dropped["article_id"], dropped["start"], dropped["end"], strict=True):
        spans.setdefault(article, []).append((start, end))
    places = (("article_id", "start"), ("other_article_id", "other_start"))
    out = [
        any(i <= row[at] < j for key, at in places for i, j in spans.get(row[key], []))
        for row in pairs.to_dict("records")
    ]
    return pairs[[not one for one in out]]


def left_out(study: Study, heard: Study, min_confidence: float) -> Markup:
    """How many quotations are left out for their confidence, and how sure the others are.

    Titles and terms between marks are none.
    """
    everything, shown = (
        one["quotations"][one["quotations"]["role"].ne("other").fillna(True)] for one in (study, heard)
    )
    if everything.empty:
        return Markup(_("Aucune citation n’a été trouvée."))
    dropped = len(everything) - len(shown)
    said = Markup("")
    if min_confidence and not dropped:
        said = Markup(_("Aucune n’est écartée : le seuil de confiance demandé est de {}.")).format(
            percent(min_confidence)
        )
    if dropped:
        dropping = ngettext(
            "<b>{count} citation ou parole rapportée</b> sur {total}, dont l’attribution est moins sûre "
            "que {share}, est écartée de ce chapitre.",
            "<b>{count} citations ou paroles rapportées</b> sur {total}, dont l’attribution est moins sûre "
            "que {share}, sont écartées de ce chapitre.",
            dropped,
        )
        said = Markup(dropping).format(
            count=number(dropped), total=number(len(everything)), share=percent(min_confidence)
        )
        said = joined([said, Markup(_("Leurs mots comptent parmi les mots non attribués."))])
    if shown["confidence"].notna().any():
        middle = percent(float(shown["confidence"].median()))
        median = _("Confiance médiane : {}.")
        if dropped:
            median = _("Confiance médiane de celles qui restent : {}.")
        said = joined([said, Markup(median).format(middle)])
    return said
