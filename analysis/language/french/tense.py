"""Past, future or conditional, from the verb forms around a date: enough to tell which Monday is meant.

The clause between commas decides; where it holds no verb, the sentence. Of several verbs the nearest counts.
"""

from __future__ import annotations

import re

from analysis.language.edges import Edges

# A full stop after an initial or "M." ends no sentence.
SENTENCE_EDGE = re.compile(r"(?<!\bM)(?<!\b[A-Z])(?<!\bMM)[.!?;](?=[\s»”\"]|$)|\n")
CLAUSE_EDGE = re.compile(
    r",\s|\s[–—(]|[)«»“”]|:\s|\s(?:et|mais|puis)\s(?=(?:je|il|elle|nous|vous|ils|elles|on)\s|j')"
)
QUOTED, MARK = re.compile(r"«[^«»\n]*»|“[^“”\n]*”"), re.compile(r"[«»“”]")
EDGES = Edges(SENTENCE_EDGE, CLAUSE_EDGE, QUOTED, MARK, "«»")
REACH = 160

# Words that may stand between an auxiliary and its participle.
BETWEEN = (
    r"(?:(?:été|pas|plus|aussi|déjà|ainsi|bien|tous|toutes|tout|rien|jamais|encore|toujours|depuis|donc|enfin"
    r"|alors|ensuite|toutefois|pourtant|même|aussitôt|vite|mieux|beaucoup|quant à (?:lui|elle|eux|elles)"
    r"|pour (?:sa|leur) part|de (?:son|leur) côté|à (?:son|leur) tour|en (?:effet|outre|revanche)"
    r"|par ailleurs|\w+ment)\s)"
)
NOT_PARTICIPLE = (
    r"(?!(?:trois|lieu|plus|peu|lui|jusqu|depuis|puis|ainsi|aussi|parmi|ici|qui|jamais|désormais|jadis"
    r"|oui|du|ni|si|mi|ci|sous|vous"
    r"|nous|tous|aujourd|midi|(?:lun|mar|mercre|jeu|vendre|same)di)\b)"
)
PARTICIPLE = (
    rf"{NOT_PARTICIPLE}(?:[bcdelmnprstv]|\w{{2,}})(?:ée?s?|[ui]e?s?|ite?s?|ises?|erte?s?|[aeo]inte?s?)\b"
)
PLANNED = r"(?:(?:pré|entre)?vu|attendu|programmé|fixé|convoqué|appelé|invité|agendé|annoncé)e?s?"
MOTION = (
    r"(?:rest|pass|arriv|part|mor|ven|reven|interven|surven|deven|parven|entr|rentr|sort|tomb|mont|descend"
    r"|n[ée]|décéd|all|retourn|appar|dispar)"
)

# "Le suspense aura duré" tells of what is over.
FUTURE_PERFECT = rf"aur(?:a|ont|ai|as|ons|ez)\s{BETWEEN}{{0,2}}{PARTICIPLE}"
# Endings of the simple future; the passé simple of verbs in -rer and nouns of that form are left out.
FUTURE = re.compile(
    r"\b(?!(?:caméra|opéra|choléra|livra|délivra|ouvra|serra|tira|vira|attira|admira|retira|inspira"
    r"|respira|aspira"
    r"|expira|désira|déchira|vrai|caméras|opéras|embarras|environs|avirons|marrons|éperons|vignerons"
    r"|forgerons"
    rf"|bûcherons)\b|{FUTURE_PERFECT})[a-zà-ÿ]*(?:er|ir|dr|rr|vr|aur|ttr|îtr|clur)(?:a|as|ai|ons|ez|ont)\b"
    r"|\b(?:va|vont|vais|allons|doit|doivent|prévoit|prévoient|(?<!le )(?<!un )compte|comptent|entend"
    r"|entendent|envisage|espère|veut|veulent|peut|peuvent)\s(?:\w+\s)?(?:\w+')?[a-zà-ÿ]+(?:er|ir|re|oir)\b"
)
# A present that tells a plan: with a day named, a paper means the coming one.
PLAN = re.compile(
    r"\b(?:[Pp]révu|(?<!\ba )(?<!\bai )(?<!\bont )(?<!\bavait )[Aa]ttendu|[Pp]rogrammé|[Ff]ixé|agendé)e?s?\b"
    rf"|\b(?:est|sont)\s{BETWEEN}?{PLANNED}\b"
    r"|\b(?:a|ont) lieu\b|\bse (?:tient|tiennent|réunit|réunissent|déroule|déroulent|joue|jouent|poursuit"
    r"|poursuivent)\b"
    r"|\bs'annonce(?:nt)?\b|\b[Cc]oup d'envoi\b"
    r"|\b(?:s'ouvre|s'ouvrent|débute|débutent|commence|commencent|comparaît|comparaissent|démarre"
    r"|démarrent)\b"
    r"|\b(?:s'achève|s'achèvent|se termine|se terminent|prend fin|prend effet|entre en vigueur)\b"
    r"|\b(?:[Ff]aut|[Ff]audrait)(?:-il)?\s(?:\w+\s)?(?:\w+')?[a-zà-ÿ]+(?:er|ir|re|oir)\b"
    r"|\b(?:attendre|en attendant|dans l'attente)\b|\b(?:appell(?:e|ent)|s'apprêt(?:e|ent)) à\b"
    r"|\bmenac(?:e|ent) de\b"
    r"|\b(?:promet(?:tent)?|projet(?:te|tent)|s'engag(?:e|ent)|se (?:dit|disent) prête?s?|[Pp]rête?s?)"
    r" (?:de|d'|à)\s?"
    # What a paper announces or bids its readers, without a verb of its own: "Prochain conseil", "Retrouvez".
    r"|\bProchaine?s?\s[a-zà-ÿ-]+|(?:^|[.!?:])\s*(?!Chez|Assez|Nez)[A-ZÉ][a-zà-ÿ]+ez\b(?!-vous)",
)
# The same of verbs that also tell a story or a habit in the present: a plan where a day follows the verb.
COMING = re.compile(
    r"\b(?:(?:(?<!le )(?<!du )(?<!au )(?<!un )(?<!ce )vote|joue|affronte|arrive|rouvre|examine|inaugure"
    r"|accueille"
    r"|(?<!la )(?<!une )dispute|organise|(?<!le )(?<!un )(?<!du )manifeste|quitte|dévoile|défie|s'envole"
    r"|s'élance|se déplace|se retrouve"
    r"|se prononce|passe devant|(?<!la )(?<!une )(?<!cette )(?<!de )rencontre|(?<!la )(?<!une )ferme)(?:nt)?"
    r"|passent devant|reçoi(?:t|vent)|revien(?:t|nent)|se rend|se rendent|reprend|reprennent|part|partent"
    r"|sort|sortent"
    r"|ouvr(?:e|ent)|paraît|paraissent|élit|élisent|tranchent|se rencontrent"
    r"|rend(?:ent)? (?:son|sa|ses|leur|leurs)|Rendez-vous|descend(?:ent)? dans la rue)\b"
)
PERFECT = re.compile(
    rf"\b(?:a|ont|avait|avaient|ai|avons)\s{BETWEEN}{{0,2}}{PARTICIPLE}|\b(?:s'est|s'étai(?:t|ent)|se sont)\s"
    rf"|\b(?:est|sont|était|étaient)\s{BETWEEN}{{0,2}}{MOTION}\w*"
)
CONDITIONAL = re.compile(
    r"\b(?!(?:au|se)r(?:ait|aient)\b)[a-zà-ÿ]*(?:er|ir|dr|rr|vr|aur|ttr|îtr)(?:ait|aient)\b"
    rf"|(?<!\bse )\bserai(?:t|ent)\s{BETWEEN}{{0,2}}(?!{MOTION})",
)
PAST = re.compile(
    r"\b(?:ai|as|a|avons|avez|ont|avai[st]|avions|aviez|avaient|aurait|auraient|eut|eurent|ayant)"
    rf"(?:-t-|-)?(?:il|elle|on|ils|elles|je|nous)?\s{BETWEEN}{{0,2}}{PARTICIPLE}"
    rf"|\b{FUTURE_PERFECT}"
    r"|\b(?:s'est|s'étai(?:t|ent)|s'être|se (?:sont|serait|seraient)|fut|furent)\b"
    rf"|\b(?:est|sont|était|étaient|serait|seraient)\s{BETWEEN}{{0,2}}{MOTION}\w*"
    rf"|\b(?:était|étaient)\s{BETWEEN}{{0,2}}(?!{PLANNED}\b){PARTICIPLE}"
    r"|\b(?:vient|viennent) (?:de|d'être)\b"
    rf"|(?<!doit )(?<!doivent )(?<!peut )(?<!peuvent )(?<!rait )(?<!raient )(?<!va )(?<!vont )"
    rf"\bavoir\s{BETWEEN}{{0,2}}{PARTICIPLE}"
    r"|\b(?!(?:fait|lait|sait|hait|tait|parfait|souhait|forfait|bienfait|méfait|satisfait|défait|refait)\b"
    r"|devai(?:t|ent)\s\w)"
    r"[a-zà-ÿ]+(?<!r)(?:ait|aient)\b"
    r"|\b[a-zà-ÿ]+(?:[auoé]r|[bcgp]r|str|ontr|entr)(?:ait|aient)\b"
    r"|\b[a-zà-ÿ]+èrent\b|\b[a-zà-ÿ]{3,}(?:irent|urent)\b|\b(?:fit|prit|mit|vint|dut|put|devint|tint)\b",
)
# What was to happen may still be ahead, or called off.
DUE = re.compile(r"\bdevai(?:t|ent)\s\w+")
# The present of a passive tells a state or a story: weaker than any of the above.
STATE = re.compile(rf"\b(?:est|sont)\s{BETWEEN}{{0,2}}(?!{PLANNED}\b){PARTICIPLE}")
APPOSED = re.compile(
    rf"(?<!\bla )(?<!\ble )(?<!\bun )(?<!\bune )(?<!\bles )(?<!\bdes )(?<!\bde )(?<!\ben )(?<!\bl')(?<!\bd')"
    rf"\b(?!{PLANNED}\b){PARTICIPLE}\s(?:(?:dès|à|vers|le|ce|en)\s)?$"
)
# A weekday or a day of a month.
A_DAY = re.compile(
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|^\D{0,3}\d{1,2}(?:er)?\s[a-z]", re.IGNORECASE
)
# A clause that opens with a participle: "Battu en février, il ..."
OPENED = re.compile(rf"^\W*(?!{PLANNED}\b|passée?\s){PARTICIPLE}\s", re.IGNORECASE)
# A participle that shares the auxiliary before it: "sera examiné lundi, puis voté mardi".
SHARING = re.compile(
    rf"\b(?:et|puis|ou)\s(?:\w+ment\s)?{PARTICIPLE}\s(?:(?:dès|à|vers|le|ce|en|fin|début)\s)?$"
)
# "Le concert qui devait avoir lieu samedi est annulé"; "reportée à jeudi".
CALLED_OFF = re.compile(r"\b(?:est|sont|a été|ont été) (?:annulé|reporté|décalé|compromis|maintenu)e?s?\b")
MOVED = re.compile(r"\b(?:report|décal|repouss|renvoy|ajourn|avanc)ée?s? (?:à|au)\s(?:la\s|le\s)?$")
# "Il a promis des renforts dès lundi"; "Jugement vendredi."
PROMISED = re.compile(
    r"(?<!été )\b(?:promi[st]|promett|annonc|réclam|exig|demand"
    r"|propos)\w*\s(?:[\w'-]+\s){0,10}dès\s(?:le\s)?$",
    re.IGNORECASE,
)
AWAITED = re.compile(
    r"^\W*(?:Jugement|Verdict|Délibéré|Réponse|Décision|Suite|Reprise|Résultats?|Procès|Audience)\s(?:le\s)?$"
)
# A result beside its day: "vainqueur 4-2 jeudi".
RESULT = re.compile(r"\d[-–]\d{1,3}\)?\s$")
FUTURE_CUE = re.compile(r"\b(?:pour|jusqu'(?:à|au|en)|à (?:partir|compter) d[eu])\s*(?:la\s|le\s)?$", re.I)
D_ICI = re.compile(r"\bd'ici(?: à| au)?\s(?:la\s|le\s)?$", re.I)
PAST_CUE = re.compile(r"\b(?:depuis|remontent? à|remontait à|daté d[eu])\s*(?:la\s|le\s)?$", re.I)

NEVER = float("inf")


def _nearest(pattern: re.Pattern[str], before: str, after: str) -> float:
    """How far the closest match lies; one after the date counts a little more than one before."""
    gaps: list[float] = [len(before) - found.end() for found in pattern.finditer(before)]
    gaps += [found.start() * 1.2 for found in pattern.finditer(after)]
    return min(gaps, default=NEVER)


def _verbs(before: str, after: str, day: bool = True) -> str:
    """The tense of the verb nearest to the time between `before` and `after`; "" where there is none.

    `day`: whether that names a day.
    """
    told = COMING.finditer(before) if day else ()
    coming = min((len(before) - found.end() for found in told), default=NEVER)
    nearest = (
        (_nearest(FUTURE, before, after), "future"),
        (min(_nearest(PLAN, before, after), coming), "plan"),
        (_nearest(CONDITIONAL, before, after), "conditional"),
        (_nearest(PAST, before, after), "past"),
        (_nearest(DUE, before, after), "due"),
    )
    gap, found = min(nearest, key=lambda pair: pair[0])
    return found if gap < NEVER else ""


def completed(text: str, start: int, end: int) -> bool:
    """Whether the clause around text[start:end] tells of something that happened once, not of a habit."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    before, after = EDGES.in_sentence(before, after)
    near, far = EDGES.in_clause(before, after)
    sides = (near, far) if _verbs(near, far) or near.strip() else (before, after)
    return any(PERFECT.search(side) for side in sides)


def tense(text: str, start: int, end: int) -> str:
    """The tense at text[start:end], looking at most 160 characters away.

    "past", "future", "plan" (a present that tells one), "conditional", "due" ("devait partir"), "state"
    (no more than the present of a passive) or "".
    """
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if PAST_CUE.search(before[-20:]):
        return "past"
    if D_ICI.search(before[-20:]):
        return "future"
    before, after = EDGES.in_sentence(before, after)
    near, far = EDGES.in_clause(before, after)
    apposed = None if SHARING.search(near) else APPOSED.search(near)
    day = A_DAY.search(text[start:end]) is not None
    found = _verbs(near, "" if apposed else far, day)
    if not found and (apposed or OPENED.search(near) or RESULT.search(near)):
        found = "past"
    if not found and (near, far) != (before, after):
        found = _verbs(before, after, day)
    if MOVED.search(before[-24:]) or PROMISED.search(before[-90:]) or (not found and AWAITED.search(before)):
        return "future"
    if found == "due" and CALLED_OFF.search(after):
        return "future"
    if FUTURE_CUE.search(before[-20:]) and (
        found != "past" or re.search(r"\w\s+pour\s*(?:la\s|le\s)?$", before)
    ):
        return "future"
    if not found and (STATE.search(near) or STATE.search(far)):
        return "state"
    return found
