"""What was measured against annotated articles, in French: a row a measure, a column a kind of articles."""

from __future__ import annotations

import pandas as pd

from analysis.charts import data

GROUPS = {
    "metadata": "métadonnées",
    "furniture": "habillage",
    "quotations": "citations",
    "quote_drift": "citations reprises",
    "timex": "temps",
    "people": "personnes",
    "entities": "noms",
    "figures": "quantités",
    "hedges": "prudence",
    "passages": "formulations communes",
    "elements": "éléments",
    "events": "événements",
    "conflicts": "désaccords",
}
SCORES = {"recall": "rappel", "precision": "précision", "F1": "F1"}
# A measure is written here whole, or without the score that follows its colon.
NAMES = {
    "facts right (text alone)": "faits justes (texte seul)",
    "facts unknown (text alone)": "faits laissés inconnus (texte seul)",
    "facts wrong (text alone)": "faits faux (texte seul)",
    "facts right (with the manifest)": "faits justes (avec le manifeste)",
    "facts unknown (with the manifest)": "faits laissés inconnus (avec le manifeste)",
    "facts wrong (with the manifest)": "faits faux (avec le manifeste)",
    "furniture found": "habillage trouvé",
    "article letters masked wrongly": "lettres d’article masquées à tort",
    "article sentences lost": "phrases d’article perdues",
    "conflicts shown": "désaccords montrés",
    "conflicts of figures and times shown": "désaccords de chiffres et de moments montrés",
    "shown conflicts that are one": "désaccords montrés qui en sont",
    "speech found": "paroles trouvées",
    "speech delimited exactly": "paroles délimitées exactement",
    "speech": "paroles",
    "right name, of all speech": "bon auteur, sur toutes les paroles",
    "right name, of the names given": "bon auteur, sur les auteurs donnés",
    "right mention, of those found": "bonne mention, sur les paroles trouvées",
    "right cue, of those found": "bon verbe, sur les paroles trouvées",
    "titles and terms taken for speech": "titres et termes pris pour des paroles",
    "indirect at 0.3": "paroles rapportées, recouvrement 0,3",
    "indirect at 0.3 with the right name": "paroles rapportées, recouvrement 0,3 et bon auteur",
    "indirect at 0.8": "paroles rapportées, recouvrement 0,8",
    "indirect at 0.8 with the right name": "paroles rapportées, recouvrement 0,8 et bon auteur",
    "utterances paired": "paroles communes rapprochées",
    "right class, of those found": "bonne nature, sur celles trouvées",
    "relaxed": "expression touchée",
    "strict": "expression exacte",
    "type right, of those found": "bon type, sur celles trouvées",
    "value": "valeur",
    "value right, of those found": "bonne valeur, sur celles trouvées",
    "right day, of dated expressions": "bon jour, sur les expressions datées",
    "people": "personnes",
    "organisations": "organisations",
    "entities": "noms",
    "figures found": "quantités trouvées",
    "figures": "quantités",
    "hedges": "marques de prudence",
    "kind right, of those found": "bon type, sur celles trouvées",
    "conditional": "conditionnel",
    "verbatim passages found": "passages mot pour mot trouvés",
    "passages wrong": "passages faux",
    "shared elements found": "éléments communs trouvés",
    "pairs joined rightly": "paires rapprochées à raison",
    "near misses joined wrongly": "faux amis rapprochés à tort",
    "event mentions": "mentions d’événements",
    "events merged: B-cubed": "fusion des événements, B-cubed",
}


# What the articles of a set are; any other set was read while the rules were written.
REAL, DEVELOPED, UNSEEN = (
    "articles réels lus pour écrire les règles",
    "inventés, lus aussi",
    "inventés, jamais lus",
)
KINDS = {"seeds": REAL, "mairie": UNSEEN, "belvedere": UNSEEN}


def name(measure: str) -> str:
    """A measure in French; as it is where it has no French name."""
    for separator in (": ", " "):
        head, _, score = measure.rpartition(separator)
        if score in SCORES and head in NAMES:
            return f"{NAMES[head]} : {SCORES[score]}"
    return NAMES.get(measure, measure)


def pivot(measured: pd.DataFrame) -> pd.DataFrame:
    """Columns group, measure and one for each kind of articles, with values such as '87,5 % (98/112)'.

    Takes columns set, group, measure, value (percent), right and of; sets of one kind (see `KINDS`) are
    counted together: their right and of are added up.
    """
    counted = measured.dropna(subset=["value"])
    kinds = counted["set"].map(KINDS).fillna(DEVELOPED)
    keys = ["group", "measure"]
    sums = counted.assign(kind=kinds).groupby([*keys, "kind"], sort=False)[["right", "of"]].sum()
    cells = {
        key: f"{data.number(100 * row['right'] / row['of'], 1)}\u202f% "
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
