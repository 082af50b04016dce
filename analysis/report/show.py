"""What the notebooks show: sentences, charts, and one table for each question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis import anchors, limits, messages
from analysis.charts import data
from analysis.charts.coverage import WORDING
from analysis.charts.theme import plain
from analysis.comparison.availability import in_order
from analysis.comparison.plain import readable
from analysis.evidence import in_sentences
from analysis.messages import N_, Labels, _
from analysis.report import measures, tongues
from analysis.report.display import Displayable, chart, headline, nothing, sentence, table
from analysis.report.words import FRENCH
from analysis.study import Study

__all__ = [
    "accuracy",
    "articles",
    "chart",
    "figures",
    "furniture",
    "hashes",
    "hedges",
    "passages",
    "sentence",
    "table",
    "versions",
]

LIMIT = 40
SOURCES = Labels(
    {
        "manifest": N_("manifeste"),
        "printed": N_("imprimé"),
        "inferred": N_("déduit"),
        "unknown": N_("inconnu"),
    }
)
HEDGES = Labels(
    {
        "conditional": N_("conditionnel"),
        "attribution": N_("attribution"),
        "modal": N_("modalité"),
        "lexical": N_("lexique"),
    }
)


def _named(names: Mapping[str, str]) -> Any:
    return lambda value: names.get(value, value)


def _moment(row: Mapping[Any, Any], column: str, zone: str) -> str | None:
    if pd.isna(row[column]):
        return None
    when = data.when(data.wall(pd.Series([row[column]]), zone).iloc[0], str(row[f"{column}_precision"]))
    source = str(row.get(f"{column}_source", ""))
    return when + (_(" (déduit)") if source == "inferred" else "")


def articles(study: Study) -> Displayable:
    """The articles with outlet, title, dates in the outlet's own time, words, and how sure each is."""
    found = in_order(study["articles"])
    rows = found.to_dict("records")
    for column in ("published", "updated"):
        zones = [row["time_zone"] if pd.notna(row["time_zone"]) else "Europe/Paris" for row in rows]
        found[column] = [_moment(row, column, zone) for row, zone in zip(rows, zones, strict=True)]
    found["title"] = found["title"].fillna("")
    return table(
        found,
        caption=_("Les articles comparés"),
        columns={
            "outlet": _("Média"),
            "outlet_source": _("Média : source"),
            "title": _("Article"),
            "published": _("Publié"),
            "updated": _("Mis à jour"),
            "words": _("Mots"),
        },
        link="article_id",
        on="title",
        to=anchors.article,
        formats={"outlet_source": _named(SOURCES), "title": headline},
        limit=limits.ARTICLES,
        source="articles",
        quoting=("title",),
    )


def _kinds(kinds: pd.Series) -> str:
    """Kinds of furniture by their names, each once, with how often it stands there more than once."""
    counts = kinds.map(_named(FRENCH)).value_counts().sort_index()
    return ", ".join(f"{name} ({data.number(n)})" if n > 1 else str(name) for name, n in counts.items())


def furniture(study: Study) -> Displayable:
    """What was left out of all counts: the spans of page furniture of each article, and their kinds."""
    spans = study["furniture"]
    spans = spans[spans["kind"] != "markup"]
    sized = spans.assign(characters=spans["end"] - spans["start"])
    found = sized.groupby(["article_id", "outlet"], as_index=False, dropna=False).agg(
        kinds=("kind", _kinds), spans=("start", "size"), characters=("characters", "sum")
    )
    titles = study["articles"].set_index("article_id")["title"].fillna("")
    found = found.assign(title=found["article_id"].map(titles))
    return table(
        found,
        caption=_("Habillage de page écarté"),
        columns={
            "outlet": _("Média"),
            "title": _("Article"),
            "kinds": _("Nature"),
            "spans": _("Passages"),
            "characters": _("Caractères"),
        },
        link="article_id",
        on="title",
        to=anchors.article,
        formats={"title": headline},
        limit=LIMIT,
        source="furniture",
        quoting=("title",),
    )


def passages(study: Study) -> Displayable:
    """Every occurrence of shared wording, the longest passages first."""
    found = in_sentences(study["passages"], study["sentences"])
    longest = found.groupby("passage_id")["words"].transform("max")
    found = found.assign(longest=longest).sort_values(
        ["longest", "passage_id", "article_id", "start"], ascending=[False, True, True, True]
    )
    return table(
        found,
        caption=_("Les formulations communes"),
        columns={
            "outlet": _("Média"),
            "text": _("Passage"),
            "kind": _("Nature"),
            "origin": _("Origine"),
            "words": _("Mots"),
        },
        link="sentence_id",
        formats={"text": plain, "kind": _named(WORDING)},
        limit=LIMIT,
        source="passages",
        quoting=("text", "origin"),
    )


def _told_in(study: Study, spans: pd.DataFrame) -> pd.DataFrame:
    """Spans with the text of the sentence in which each starts, the page's marks left out."""
    texts = readable(study["sentences"], study["furniture"])
    return spans.assign(sentence=spans["sentence_id"].map(texts))


def figures(study: Study) -> Displayable:
    """Every quantity as the text gives it, what it measures and who gives it."""
    found = study["figures"]
    return table(
        found.sort_values(["unit", "low", "article_id", "start"], na_position="last"),
        caption=_("Les quantités données"),
        columns={
            "text": _("Quantité"),
            "low": _("Au moins"),
            "high": _("Au plus"),
            "measures": _("Ce qui est compté"),
            "outlet": _("Média"),
            "speaker": _("Donnée par"),
        },
        link="sentence_id",
        limit=LIMIT,
        source="figures",
        quoting=("text", "measures", "speaker"),
    )


def hedges(study: Study) -> Displayable:
    """Every hedge in the outlet's own voice, with its kind."""
    return table(
        _told_in(study, study["hedges"]),
        caption=_("Les marques de distance"),
        columns={"outlet": _("Média"), "cue": _("Marque"), "kind": _("Type"), "sentence": _("Phrase")},
        link="sentence_id",
        on="sentence",
        formats={"text": plain, "kind": _named(HEDGES)},
        limit=LIMIT,
        source="hedges",
        quoting=("cue", "sentence"),
    )


def accuracy(measured: pd.DataFrame, codes: Sequence[str] = (messages.SOURCE,)) -> Displayable:
    """What was measured against annotated articles in these languages (ISO 639-1): a row a measure.

    A column is a kind of articles in one language. The caption names the languages measured, and those in
    which nothing was.
    """
    own = measures.languages(measured)
    told = [code for code in codes if code in own]
    if not told:
        return nothing(_("Rien n’a été mesuré en {languages}.").format(languages=_named_languages(codes)))
    tables = {code: measures.pivot(measured, code) for code in told}
    found, columns = measures.beside(tables, tongues.names(told))
    caption = _("Exactitude mesurée sur des articles annotés, en {languages}").format(
        languages=_named_languages(told)
    )
    if missing := [code for code in codes if code not in own]:
        caption += _(" (rien n’a été mesuré en {languages})").format(languages=_named_languages(missing))
    return table(found, caption=caption, columns={"measure": _("Mesure"), "group": _("Domaine"), **columns})


def _named_languages(codes: Iterable[str]) -> str:
    return ", ".join(tongues.names(codes))


def versions(found: Mapping[str, str]) -> Displayable:
    """The versions of what the numbers depend on."""
    frame = pd.DataFrame({"name": list(found), "version": list(found.values())})
    return table(frame, caption=_("Versions"), columns={"name": _("Composant"), "version": _("Version")})


def hashes(study: Study) -> Displayable:
    """The articles' texts by their SHA-256."""
    articles = study["articles"]
    return table(
        articles.assign(file=articles["file"].fillna(articles["article_id"])),
        caption=_("Textes lus"),
        columns={"file": _("Fichier"), "sha256": "SHA-256"},
        formats={"sha256": lambda digest: Markup('<span class="hash">{}</span>').format(digest)},
        limit=limits.ARTICLES,
        source="articles",
    )
