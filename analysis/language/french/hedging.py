"""How French marks what a writer does not vouch for: the press conditional, sources, words of doubt.

The journalistic conditional ("auraient été publiés") is told from the conditional of hypotheses, of
politeness and of the future seen from the past (Dendale 1993; Riegel, Pellat and Rioul 2009).
"""

from __future__ import annotations

import re
from functools import cache

from analysis.language import load
from analysis.language.french import conjugation

# The stems that the conditional shares with the future: "-er" and "-ir" as they are, "-re" without its e.
CONDITIONAL = re.compile(
    r"[^\W\d_]*(?:er|ir|[nuro]dr|ttr|îtr|(?:vi|sui|mou|pleu)vr|cevr|(?<!\w)(?:re)?devr|(?<!\w)(?:au|sau)r|(?:po|co|mo)urr|"
    r"querr|clur)ai(?:t|ent)"
)
COMPOUND = frozenset({"aurait", "auraient", "serait", "seraient"})
# Imperfects of verbs in "-irer" and "-drer" end like a conditional.
IMPERFECT = re.compile(
    r"(?:(?:at|re|é|sou)?tir|(?:a|in|re|ex|con|tran)?spir|expir|empir|soupir|admir|désir|(?:cha)?vir|déchir|cir|mir|"
    r"effondr|engendr|(?:sau)?poudr)ai(?:t|ent)"
)
PARTICIPLE = re.compile(r".*(?:é|i|u|is|us|it|rt|int|ait|û)e?s?$", re.IGNORECASE)
# Verbs whose conditional wishes, advises or says what might be done, rather than reporting.
NOT_REPORTING = frozenset(
    {
        "pouvoir", "devoir", "falloir", "vouloir", "aimer", "souhaiter", "préférer", "savoir", "convenir",
        "valoir", "suffire", "dire", "croire", "penser", "oser", "rêver", "apprécier", "mériter", "plaire",
        "jurer", "imaginer",
    }
)  # fmt: skip
# Verbs that grant what they report, remind of it or notice it (the semifactives of Karttunen 1971).
GRANTED = frozenset(
    {
        "confirmer", "rappeler", "se rappeler", "se souvenir", "regretter", "se réjouir", "se féliciter",
        "souligner", "noter", "relever", "remarquer", "observer", "faire remarquer", "faire observer",
    }
)  # fmt: skip
# Nouns of those whose view "pour" may open.
VIEWERS = frozenset(
    {
        "association", "avocat", "avocate", "chercheur", "chercheuse", "collectif", "député", "députée",
        "direction", "défense", "élu", "élue", "expert", "experte", "fédération", "gouvernement",
        "historien", "historienne", "maire", "ministre", "opposant", "opposante", "opposition", "parquet",
        "parti", "patronat", "politologue", "président", "présidente", "procureur", "procureure",
        "sociologue", "syndicat", "économiste", "éditorialiste", "observateur", "spécialiste",
    }
)  # fmt: skip
REGRET = frozenset(
    {"pu", "dû", "fallu", "voulu", "aimé", "souhaité", "préféré", "su", "dit", "cru", "suffi", "mérité"}
)
# Somebody's wish, a hypothesis, what would follow from it.
HYPOTHESIS = re.compile(
    r"(?<!même )(?<!\w)(?:si |s'ils? )|(?<!\w)(?:sans quoi|sinon|faute de quoi|au cas où|à défaut|à moins|"
    r"à condition|quand bien même|en cas d|comme si|plutôt que)",
    re.IGNORECASE,
)
PERSONS = frozenset({"je", "j'", "tu", "nous", "vous"})
CLITICS = frozenset({"se", "s'", "en", "y", "n'", "ne", "lui", "leur", "l'", "le", "la", "les"})
LEARNT = (
    r"(?:(?:a|ont)-t-on (?:appris|indiqué|affirmé|précisé|assuré|déclaré|estimé)|apprend-on|\w+e-t-on),? "
)
PREPOSITION = re.compile(
    rf"(?<!\w)(?:selon (?!que )|d'après |à en croire |aux dires d|au dire d|de l'aveu d|{LEARNT}"
    r"|(?:de|d'une|auprès d'une) sources? (?=\w))",
    re.IGNORECASE,
)
# A sentence that names where it comes from.
SOURCED = re.compile(r"(?<!\w)(?:selon|d'après|à en croire|sources?|informations?|rumeurs?) ", re.IGNORECASE)
# "The access varies according to the water": a measure, not a source.
VARIES = re.compile(
    r"(?:vari|diff[éè]r|dépend|chang|évolu|ajust|adapt|modul|réparti|class|tri|calcul|fix|organis|procéd|agi)\w*"
    r"(?:[^.;]{0,25})$",
    re.IGNORECASE,
)
# "Pour Anne Roy, ..." opens a sentence with whose view it is.
FOR = re.compile(r"Pour (?=(?:l'|la |le |les |M\. |Mme |Me )?[\w'-])")


@cache
def doubts() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of modal and lexical hedges, each with its kind; modals first."""
    rows = load("fr").rows("hedging_words")
    found = []
    for kind in ("modal", "lexical"):
        words = "|".join(f"(?:{row['pattern']})" for row in rows if row["kind"] == kind)
        found.append((re.compile(rf"(?<![\w'-])(?:{words})(?![\w])", re.IGNORECASE), kind))
    return tuple(found)


@cache
def states() -> frozenset[str]:
    """The forms of the simple conditional that state rather than suppose where no hypothesis is near."""
    verbs = {re.sub(r"^s[e'] ?", "", verb) for verb in load("fr").words("state_verbs")}
    single = {form for verb in verbs for form in conjugation.forms(verb) if form.endswith("rait")}
    return (
        COMPOUND | {form for form in single if is_conditional(form)} | {f"{form[:-1]}ent" for form in single}
    )


def is_conditional(word: str) -> bool:
    """Whether a word has the form of a conditional of the third person."""
    lower = word.lower()
    if not lower.endswith(("ait", "aient")):
        return False
    return CONDITIONAL.fullmatch(lower) is not None and IMPERFECT.fullmatch(lower) is None
