"""What was measured against annotated articles, in words: a row a measure, a column a kind of articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.charts import data
from analysis.messages import N_, SOURCE, Labels, _

GROUPS = Labels(
    {
        "metadata": N_("métadonnées"),
        "furniture": N_("habillage"),
        "quotations": N_("citations"),
        "quote_drift": N_("citations reprises"),
        "timex": N_("temps"),
        "people": N_("personnes"),
        "entities": N_("noms"),
        "figures": N_("quantités"),
        "hedges": N_("prudence"),
        "passages": N_("formulations communes"),
        "elements": N_("éléments"),
        "events": N_("événements"),
        "conflicts": N_("désaccords"),
    }
)
SCORES = Labels({"recall": N_("rappel"), "precision": N_("précision"), "F1": N_("F1")})
# A measure is written here whole, or without the score that follows its colon.
NAMES = Labels(
    {
        "facts right (text alone)": N_("faits justes (texte seul)"),
        "facts unknown (text alone)": N_("faits laissés inconnus (texte seul)"),
        "facts wrong (text alone)": N_("faits faux (texte seul)"),
        "facts right (with the manifest)": N_("faits justes (avec le manifeste)"),
        "facts unknown (with the manifest)": N_("faits laissés inconnus (avec le manifeste)"),
        "facts wrong (with the manifest)": N_("faits faux (avec le manifeste)"),
        "furniture found": N_("habillage trouvé"),
        "article letters masked wrongly": N_("lettres d’article masquées à tort"),
        "article sentences lost": N_("phrases d’article perdues"),
        "conflicts shown": N_("désaccords montrés"),
        "conflicts of figures and times shown": N_("désaccords de chiffres et de moments montrés"),
        "shown conflicts that are one": N_("désaccords montrés qui en sont"),
        "speech found": N_("paroles trouvées"),
        "speech delimited exactly": N_("paroles délimitées exactement"),
        "speech": N_("paroles"),
        "right name, of all speech": N_("bon auteur, sur toutes les paroles"),
        "right name, of the names given": N_("bon auteur, sur les auteurs donnés"),
        "right mention, of those found": N_("bonne mention, sur les paroles trouvées"),
        "right cue, of those found": N_("bon verbe, sur les paroles trouvées"),
        "titles and terms taken for speech": N_("titres et termes pris pour des paroles"),
        "indirect at 0.3": N_("paroles rapportées, recouvrement 0,3"),
        "indirect at 0.3 with the right name": N_("paroles rapportées, recouvrement 0,3 et bon auteur"),
        "indirect at 0.8": N_("paroles rapportées, recouvrement 0,8"),
        "indirect at 0.8 with the right name": N_("paroles rapportées, recouvrement 0,8 et bon auteur"),
        "utterances paired": N_("paroles communes rapprochées"),
        "right class, of those found": N_("bonne nature, sur celles trouvées"),
        "relaxed": N_("expression touchée"),
        "strict": N_("expression exacte"),
        "type right, of those found": N_("bon type, sur celles trouvées"),
        "value": N_("valeur"),
        "value right, of those found": N_("bonne valeur, sur celles trouvées"),
        "right day, of dated expressions": N_("bon jour, sur les expressions datées"),
        "people": N_("personnes"),
        "organisations": N_("organisations"),
        "entities": N_("noms"),
        "figures found": N_("quantités trouvées"),
        "figures": N_("quantités"),
        "hedges": N_("marques de prudence"),
        "kind right, of those found": N_("bon type, sur celles trouvées"),
        "conditional": N_("conditionnel"),
        "verbatim passages found": N_("passages mot pour mot trouvés"),
        "passages wrong": N_("passages faux"),
        "shared elements found": N_("éléments communs trouvés"),
        "pairs joined rightly": N_("paires rapprochées à raison"),
        "near misses joined wrongly": N_("faux amis rapprochés à tort"),
        "event mentions": N_("mentions d’événements"),
        "events merged: B-cubed": N_("fusion des événements, B-cubed"),
    }
)


# What the articles of a set are; any other set was read while the rules were written.
REAL, DEVELOPED, UNSEEN = (
    N_("articles réels lus pour écrire les règles"),
    N_("inventés, lus aussi"),
    N_("inventés, jamais lus"),
)
KINDS = {"seeds": REAL, "mairie": UNSEEN, "belvedere": UNSEEN, "taillis": UNSEEN}
# The language of a set's articles (ISO 639-1); any other set is in French.
LANGUAGES = {"creamery": "en", "harbour": "en"}


def name(measure: str) -> str:
    """A measure in words; as it is where there are none for it."""
    for separator in (": ", " "):
        head, __, score = measure.rpartition(separator)
        if score in SCORES and head in NAMES:
            return _("{name} : {value}").format(name=NAMES[head], value=SCORES[score])
    return NAMES.get(measure, measure)


def languages(measured: pd.DataFrame) -> set[str]:
    """The languages of the articles on which something was measured."""
    return {LANGUAGES.get(name, SOURCE) for name in measured["set"].unique()}


def beside(found: Mapping[str, pd.DataFrame], names: Sequence[str]) -> tuple[pd.DataFrame, dict[str, str]]:
    """The tables of several languages (see `pivot`) side by side, and what their columns are called.

    `names` are those of the languages, which the columns bear where there are several.
    """
    several = len(found) > 1
    columns: dict[str, str] = {}
    parts = []
    for (code, own), spoken in zip(found.items(), names, strict=True):
        kinds = {kind: f"{code} {kind}" for kind in own.columns[2:]}
        parts.append(own.rename(columns=kinds).set_index(["group", "measure"]))
        columns |= {
            key: _("{kind} ({language})").format(kind=_(kind), language=spoken) if several else _(kind)
            for kind, key in kinds.items()
        }
    return pd.concat(parts, axis=1).reset_index(), columns


def pivot(measured: pd.DataFrame, language: str = SOURCE) -> pd.DataFrame:
    """Columns group, measure and one for each kind of articles, with values such as '87,5 % (98/112)'.

    Takes columns set, group, measure, value (percent), right and of; of the sets in this language those of
    one kind (see `KINDS`) are counted together: their right and of are added up.
    """
    measured = measured[measured["set"].map(lambda name: LANGUAGES.get(name, SOURCE)) == language]
    counted = measured.dropna(subset=["value"])
    kinds = counted["set"].map(KINDS).fillna(DEVELOPED)
    keys = ["group", "measure"]
    sums = counted.assign(kind=kinds).groupby([*keys, "kind"], sort=False)[["right", "of"]].sum()
    cells = {
        key: f"{data.percent(row['right'] / row['of'], 1)} "
        f"({data.number(row['right'], 1)}/{data.number(row['of'])})"
        for key, row in sums.to_dict("index").items()
    }
    shown = [kind for kind in (REAL, DEVELOPED, UNSEEN) if kind in set(kinds)]
    order = list(dict.fromkeys(zip(measured["group"], measured["measure"], strict=True)))
    order.sort(key=lambda key: list(GROUPS).index(key[0]) if key[0] in GROUPS else len(GROUPS))
    rows = [
        {"group": GROUPS.get(group, group), "measure": name(measure)}
        | {kind: cells.get((group, measure, kind)) for kind in shown}
        for group, measure in order
    ]
    return pd.DataFrame(rows, columns=["group", "measure", *shown])
