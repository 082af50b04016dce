"""The grammar of French time expressions as patterns, one a construction, longest construction first.

Extents follow ISO-TimeML: the article is inside, the preposition outside ("le 5 mai", "au" left out).
Texts are expected with plain spaces and straight apostrophes. Every repetition is bounded, so that
matching stays linear in the text.
"""

from __future__ import annotations

import re

from analysis.language import load

LANGUAGE = load("fr")


def forms(*kinds: str) -> dict[str, str]:
    """The calendar words of these kinds with their values."""
    return {row["form"].lower(): row["value"] for row in LANGUAGE.rows("calendar") if row["kind"] in kinds}


def any_of(words: object) -> str:
    """A pattern for any of the words, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", S) for word in ordered) + ")"


S = r"(?: {1,3}| ?\n(?=[a-zà-ÿ]))"
MONTH = any_of(forms("month")) + r"(?![\w-])"
WEEKDAY = any_of(forms("weekday"))
SHORT = r"(?:lun|mar|mer|jeu|ven|sam|dim)\."
DAY = r"(?:1 ?er|premier|3[01]|[12]\d|0?[1-9])(?![\d%])"
YEAR = r"(?:1\d{3}|20\d\d)(?![\d%]| \d{3}(?!\d)|[.,]\d|\w)"
UNIT = any_of(forms("unit")) + r"(?!\w)"
NUMBER_WORD = any_of(forms("number"))
# "Contre douze un an plus tôt": a number ends before "un" unless it is "cent un" or "mille un".
AND = rf"(?:-et-|{S}et{S}|-|(?:(?<=cent)|(?<=mille)) | (?!une?(?!\w)))"
SPELLED = rf"(?:{NUMBER_WORD}(?:{AND}{NUMBER_WORD}){{0,4}})(?!\w)"
NUMERAL = r"(?:\d{1,3}(?:[ .']\d{3}){0,2}|\d{1,6})(?:,\d{1,2})?(?!\d)"
NUMBER = rf"(?:{NUMERAL}|{SPELLED})"
ABOUT = rf"(?:une?{S}(?:petite{S}|bonne{S})?{any_of(forms('about'))}{S}(?:de{S}|d'))"
DERNIER = r"(?:derni(?:er|ère)s?|passée?s?|écoulée?s?)"
# Before its noun "passé" is no adjective: "il a passé deux jours".
LAST = r"derni(?:er|ère)s?"
PROCHAIN = r"(?:prochaine?s?|à venir|qui vient|qui viennent)"
# Before a noun "suivant" is a participle: "la semaine suivant l'accident".
SUIVANT = r"(?:suivante?s?(?! (?:l[ea]|les|une?|s[ao]n?|ses|leurs?|c[et]|cette) | l')|d'après)"
PRECEDENT = r"(?:précédente?s?|d'avant)"
SHIFT = rf"(?:{DERNIER}|{PROCHAIN}|{SUIVANT}|{PRECEDENT}|en{S}cours)(?!\w)"
EDGE = r"(?:tout{S}début|toute{S}fin|fin|début|milieu|mi)".replace("{S}", S)
OF = rf"(?:{S}|-)(?:de{S}la{S}|de{S}l'|de{S}|du{S}|d')?"
DAYREF = (
    rf"(?:(?:(?:le|ce){S})?(?:{WEEKDAY}(?:(?:{S}|,{S}(?={DAY}{S}{MONTH})){DAY}(?:{S}{MONTH}(?:{S}{YEAR})?)?)?"
    rf"|{DAY}(?:{S}{MONTH}(?:{S}{YEAR})?)?))(?!\w)"
)
WEEKEND = rf"(?:week-?{S}?ends?|fins?{S}de{S}semaine)"
# The words before a bare hour that make it a time of day and not a length of time.
CLOCK_CUE = re.compile(
    r"(?:\b(?:à|vers|dès|jusqu'à|d'ici à|avant|après|entre|autour de|aux? (?:alentours|environs) de"
    r"|il est|il était|sur les|vers les|peu avant|peu après|à partir de|aux|journal de|jt de|messe de|passé"
    r"|(?:sur|vers) le coup d[eu])\s+"
    r"|(?:^|[\n.!?»:;\"”]\s{0,2})A\s+)$",
    re.IGNORECASE,
)
# What is of a holiday and not on it: "le marché de Noël", "le père Noël".
GOODS = re.compile(
    r"(?:\b(?:marchés?|sapins?|cadeaux?|chants?|contes?|illuminations?|décorations?|bûches?|arbres?"
    r"|pulls?|films?|boules?"
    r"|guirlandes?|chalets?|lutins?|achats|courses|œufs?|chocolats?|cloches?|lapins?|agneaux?|primes?"
    r"|crèches?) de"
    r"|\bpères?)\s$",
    re.IGNORECASE,
)
# Cues that make even "1 heure" a time of day.
HOUR_CUE = re.compile(r"\b(?:vers|dès|(?:peu|juste) (?:avant|après)|il (?:est|était))\s+$", re.IGNORECASE)
# "Invitée de notre matinale à 7h50".
BROADCAST = re.compile(r"\b(?:matinale|journal|antenne|micro)\b[^.\n;:]{0,24}\s(?:à|de)\s$", re.IGNORECASE)
# "Lundi à la première heure": early in the morning.
FIRST_THING = re.compile(r"\bà\s$", re.IGNORECASE)
# The hour that a story has come to: "Il est 20 heures".
IT_IS = re.compile(r"\bil\sest\s$", re.IGNORECASE)
LENGTH_CUE = re.compile(
    r"\b(?:pendant|durant|en|sous|toutes les|dans les|ces|les|des|moins de|plus de|près de|quelque|environ"
    r"|depuis|d'ici|il y a|dure|duré|dans|au bout de|après|de|d'une durée de|presque|total de|soit)\s+$",
    re.IGNORECASE,
)
LENGTH_AFTER = re.compile(
    r"\s{1,3}(?:d'(?!affilée)|de(?!\s+(?:la\s+)?(?:matin|soir|l'après))\s|du\s(?!matin|soir)|plus t"
    r"|durant|d'affilée"
    r"|auparavant|avant l|avant d|après l|après d|sur\s\d|sur\svingt|supplémentaires)",
    re.IGNORECASE,
)
APPROXIMATE = re.compile(
    r"(?:\b(?:vers|autour d[ue]|aux? (?:alentours|environs) d[ue]|environ|à peu près"
    r"|approximativement|sur les|(?:sur|vers) le coup d[eu])"
    r"(?: (?:le|les|la|l'))?\s*)$",
    re.IGNORECASE,
)
SHORTLY_BEFORE = re.compile(
    r"\b(?:(?:un )?peu|juste|quelques (?:instants|minutes)) avant\s+(?:le )?$", re.IGNORECASE
)
SHORTLY_AFTER = re.compile(
    r"\b(?:(?:un )?peu|juste|quelques (?:instants|minutes)) (?:après|passé)\s+(?:le )?$", re.IGNORECASE
)
# A bound in time, not a day that is told of; it is counted from the day told.
BOUND = re.compile(r"\b(?:jusqu'(?:à|au|en)|d'ici(?: à| au)?)\s(?:le\s|la\s)?$", re.IGNORECASE)
RANGE_END = re.compile(r"\s{1,3}(?:au|à)\s{1,3}(?:le\s)?", re.IGNORECASE)
# "La veille du scrutin": counted from an event whose day is not told here.
OF_SOMETHING = re.compile(r"\s(?:de|du|des|d')(?=[\s\w])(?!\s?(?:nouveau|plus))")
# An occasion to speak in public: what is quoted of it counts "demain" from its own day.
OCCASION = re.compile(
    r"\b(?:conseils?|séances?|réunions?|assemblées?|débats?|audiences?|conférences? de presse"
    r"|point presse|plateau|discours"
    r"|meeting|allocution|vœux|réunie?s?|exprimée?s?|(?:l')?interview|entretien|plénière|hémicycle"
    r"|conclave)(?!\w)",
    re.IGNORECASE,
)
# What is quoted of a day long past was written or said then.
WRITING = re.compile(
    r"\b(?:lettres?|courriers?|courriels?|mails?|e-mails?|messages?|notes?|rapports?|documents?"
    r"|communiqués?|tracts?|tweets?"
    r"|sms|posts?|textos?|journal|carnets?|procès-verba(?:l|ux)|comptes? rendus?|audition|entretien"
    r"|interview|discours"
    r"|[ée]crivai(?:t|ent)|[ée]crite?s?|datée?s?|rédigée?s?|publiée?s?|déclar\w+|dit|disai(?:t|ent)"
    r"|promettait|promis)(?!\w)",
    re.IGNORECASE,
)
# "La veille du scrutin du 9 juin": the event says its day.
DATED_EVENT = re.compile(r"\s(?:de\s|du\s|des\s|d')(?:[\w'-]+\s){1,5}(?:de\s|du\s|d'|le\s)?", re.IGNORECASE)
# Between the days of a list.
LISTED = re.compile(r",\s|,?\s(?:et|ou|puis)\s(?:le\s)?")
# After a weekday without a verb: a fixture, "vendredi (20h45)", "(dimanche, 15 heures)", "mardi, de 9 h".
FIXTURE = re.compile(r"(?:\s\(|,\sde\s)\d{1,2}\s?h")
IN_BRACKETS = re.compile(r"\([^()\n]{0,40}$")
AT_AN_HOUR = re.compile(r",?\s(?:à\s)?\d{1,2}\s?h[^()\n]{0,20}\)")
# "D'ici à mercredi" is counted from now, other bounds from the day told.
FROM_NOW = re.compile(r"\bd'ici(?: à| au)?\s(?:le\s|la\s)?$", re.IGNORECASE)
# "Le budget de février": the month hangs on a noun, and the tense of the clause is not its own.
ATTRIBUTE = re.compile(r"\w\s(?:de|du mois de|d')\s?$", re.IGNORECASE)
# "En 2021, ...", "l'affaire remonte à 2021": the story is placed in a year.
PLACES_STORY = re.compile(
    r"(?:^|[.!?:\n]\s{0,2})(?:En|Dès|Début|Fin)\s$|\bremont(?:e|ent|ait|aient)\s(?:à|au)\s$"
)
# "« Demain », promettait-il en mars": one short clause, with nothing set between commas.
REPORTING = re.compile(
    r"(?:\s?[»”\"])?,?\s(?:(?!\b(?:qui|que|dont|où|depuis)\b)[^,;:.!?()\n]){2,60}\s(?:en|au|dès)?\s?"
)
# "..., qui avait démissionné la veille, est revenu ...".
MAIN_CLAUSE = re.compile(r",\s(?:a|ont|est|sont|s'est|se sont|avait|avaient|était|étaient|sera|seront)\s")
# "Au lendemain de l'alerte": an event told before; with a complement ("du vote des députés") another one.
THAT_EVENT = re.compile(r"\s(?:du\s|de\s(?:la|ce|cet|cette)\s|de\sl')[\w-]+(?=\s?(?:[,.;:!?)»]|$))")
# Words after "aujourd'hui" or before it that make it these days.
STILL_AFTER = re.compile(r"\sencore(?!\w)")
STILL_BEFORE = re.compile(r"\bencore\s$|\bcontre\s(?:[\w,.%€$]+\s){1,4}$", re.IGNORECASE)
# These days: "Aujourd'hui, je ris moins", "elle a aujourd'hui 41 salons", ", aujourd'hui âgée de 81 ans".
NOW_SUBJECT = re.compile(
    r",?\s(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|cela|ça)\s|,?\s[jc]'", re.IGNORECASE
)
# "Aujourd'hui, la commune compte 12 000 habitants".
NOW_MEASURE = re.compile(
    r",?\s(?:[\w'’-]+\s){1,5}(?:compte|emploie|exploite|abrite|regroupe|représente|possède|rassemble"
    r"|accueille|dispose)"
    r"(?:nt)?\s(?:plus d[e']|près d[e']|environ|quelque|à peine|\d)",
    re.IGNORECASE,
)
NOW_VERB = re.compile(r"\b[a-zà-ÿ]{2,}(?<!ai)(?:e|nt|it|et|d)\s$")
NOW_OBJECT = re.compile(
    r"\s(?:une?|des|les?|la|en|dans|sur|plus|près|moins|environ)\s|\s\d+(?:[ .']\d{3})*\s[a-zà-ÿ]|\sl'"
)
NOW_STATE = re.compile(
    r"\s(?:âgé|retraité|retiré|installé|directeur|directrice|président|en\s|à\sla\s(?:tête|retraite))"
)
# "À la rentrée", and not "la rentrée des classes moyennes" or "la rentrée littéraire".
TERM_BEFORE = re.compile(r"\b(?:à|depuis|dès|avant|après|d'ici|pour|de)\s$", re.IGNORECASE)
TERM_AFTER = re.compile(r"\s(?:d'|de|du|des)(?!\w*\d)|\s(?:littéraire|politique|sociale|parlementaire)")
# "Le 20 heures": a newscast.
NEWSCAST = re.compile(r"\b(?:le|du|au)\s$", re.IGNORECASE)
# What follows "la nuit" or "maintenant" in sayings.
SAYING = re.compile(r"\s(?:porte conseil|tous les chats|ou jamais)(?!\w)", re.IGNORECASE)
# Marks that close a name or a quotation.
CLOSING = ("»", "”", '"')
# "Bientôt six mois": nearly.
NEARLY = re.compile(rf"bientôt{S}{NUMBER}", re.IGNORECASE)
# Before "la nuit" or "le soir": one night or evening, and no habit.
WITHIN = re.compile(
    r"\b(?:dans|pendant|durant|depuis|dès|jusqu'à|de|d'|à|vers|avant|après|par|pour|sur|toute|et|que"
    r"|cours de)\s?$",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(?:avant|à l'approche d[eu]s?|à \w+ (?:jours?|semaines?|heures?|mois) d[eu]s?)\s(?:le\s|la\s"
    r"|les\s)?$",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\b(?:rue|place|boulevard|bd|avenue|quai|square|station|stade|lycée) du\s$", re.IGNORECASE
)
STREET_DAY = re.compile(STREET.pattern[:-1] + r"\d\d?(?:er)?\s$", re.IGNORECASE)
# Between a day and a time of day that are one expression, and the other way round. After a day a comma
# keeps the hour apart ("mardi, à midi") unless the day has its year, as page stamps do ("30.11.2025, 18h40").
TO_TIME = (
    r"(?:(?:à|a|vers|dès|au|aux (?:alentours|environs) de|autour de|sur les"
    r"|(?:un )?peu (?:avant|après)|juste (?:avant|après)|avant|après|à partir de)\s)?"
)
DAY_TIME = re.compile(rf"\s?(?:[–—|-]\s?)?{TO_TIME}", re.IGNORECASE)
DAY_THEN_TIME = re.compile(rf"\s?(?:[,(–—|-]\s?)?{TO_TIME}", re.IGNORECASE)
# Between two months of a list.
MONTHS_LISTED = re.compile(r"\s(?:et|puis)\s(?:de\s|d'|en\s)?")
# Between an hour and its night: "vers 2 heures dans la nuit de dimanche à lundi".
TIME_IN_NIGHT = re.compile(r",?\s(?:dans|durant|pendant|au cours de)\s", re.IGNORECASE)
# Between two hours of one day.
HOURS_JOINED = re.compile(r" (?:à|et) ")
# A comma between an hour and its day: "à 20 h 35, lundi".
DAY_AFTER_TIME = re.compile(r"\s?,\s(?:le\s)?")
TIME_DAY = re.compile(r",\s|\s(?:(?:de|du|d')\s?)?", re.IGNORECASE)
# Around the day of an agency's dateline: "Genève, 3 mai (ATS) - ...", "PARIS, 3 mai 2024 (AFP) — ...".
DATELINE_BEFORE = re.compile(r"(?:^|\n)[A-ZÀ-Þ][^\n.,;:()]{1,30},? $")
DATELINE_AFTER = re.compile(r" ?\([A-Z][A-Za-z/ ]{1,20}\) ?[-–—]")
# A line of a chronology or a live feed: what comes before its date or hour, and after it.
LINE_HEAD = re.compile(r"(?:^|\n)\s{0,2}(?:[*•–—-]\s?)?$")
QUOTE_HEAD = re.compile(r"[«“\"]\s?$")
HEAD_END = re.compile(r"\s?(?::(?!\d)|[–—|•-]\s|\n|$)")
# Before the date that a page prints of itself.
PUBLICATION_LINE = re.compile(
    r"(?<!été )(?<!a )\b(?:publiée?|mise? à jour|modifiée?|actualisée?|mis en ligne|créée?"
    r"|posté)\b[^.\n\d]{0,16}$",
    re.IGNORECASE,
)
# A number before "à onze minutes" that ends a score: "4-1 à onze minutes de la fin".
SCORE = re.compile(r"\d\s?[-–]\s?$")
# What makes a four-digit number a year: the words before it ...
YEAR_CUE = re.compile(
    r"(?:\b(?:en|depuis|dès|avant|après|jusqu'en|jusqu'à|d'ici|d'ici à|l'an|l'année|année|années|fin"
    r"|début|courant"
    r"|millésime|exercice|mi|vers|printemps|été|automne|hiver|entre|pour|horizon|saison|rentrée|à|de"
    r"|et|ou)[\s-]+"
    r"|[(–,-]\s?|(?<=[a-zéèà])\s)$",
    re.IGNORECASE,
)
# ... and after it: no counted noun.
YEAR_END = re.compile(
    r"(?:\s?[.,;:!?…)\]»\"'–*|-]|\s*$|\s*\n|\s(?:et|ou|à|au|aux|par|dans|sur|pour|avec|qui|que|qu'|dont"
    r"|où|le|la|les"
    r"|l'|un|une|des|de|du|d'|en|a|ont|est|était|sont|avait|avaient|sera|serait|il|elle|on|nous|ils"
    r"|elles|ne|n'|se"
    r"|s'|aussi|encore|aucun|aucune|quelques|plusieurs|ce|cet|cette|ces|son|sa|ses|leur|leurs|notre"
    r"|cela|lors|sous|chez|contre|comme|mais|puis|après|avant|grâce|afin|selon|déjà|plus|quand|alors"
    r"|puisque|car|fut"
    r"|[A-ZÉ]\w*)(?:\b|(?<='))"
    # A word in the singular is not counted by the number before it.
    r"|\s[a-zà-ÿ]+(?<![sx])(?![\w']))",
)
STRONG_YEAR = re.compile(
    r"\b(?:en|depuis|l'an|l'année|année|années|jusqu'en|d'ici|fin|début|courant)[\s-]+$", re.I
)
NOT_YEAR = re.compile(
    r"(?:\d|n°|no|numéro|page|article|articles|boulevard|bp|cs|rn|art\.|des|les|quelque|environ"
    r"|million|route|rue|salle|chambre|bureau|appartement|porte|lot|stand|voie|vol|train|dossard"
    r"|matricule|code"
    r"|ligne|boeing|airbus|peugeot|renault|norme|iso|modèle)\s?$",
    re.IGNORECASE,
)

PART = any_of(forms("part"))
HOUR = r"(?:2[0-4]|1\d|0?\d)(?!\d)"
# The zone of an hour stays outside it: "10H30 (08H30 GMT)".
ZONES = any_of(row["form"] for row in LANGUAGE.rows("time_zones"))
ZONE = rf"(?:(?=,?{S}\(?(?P<zone>{ZONES})(?!\w)))?"
SPELLED_HOUR = (
    r"(?:zéro|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|dix-sept|dix-huit|dix-neuf|vingt(?:[- ]et[- ]une|[- ]une|[- ]deux|[- ]trois|[- ]quatre)?)"
)
OF_DAY = (
    rf"(?:{S}(?:du{S}(?:petit{S})?(?:matin|soir)"
    rf"|de{S}(?:la{S}nuit|la{S}matinée|l'après-midi|l'avant-midi))(?!\w))"
)
SPELLED_MINUTES = (
    rf"(?:{S}(?:et{S}(?:demie?|quart)|(?:et{S})?trois{S}quarts|moins{S}(?:le{S}quart|vingt-cinq|vingt"
    rf"|dix|cinq)"
    rf"|[0-5]\d(?!\d)|cinq|dix|quinze|vingt-cinq|vingt|trente-cinq|trente|quarante-cinq|quarante"
    rf"|cinquante-cinq"
    rf"|cinquante)(?!\w))"
)

RULES: dict[str, str] = {
    "iso": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:(?:T| )(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    "numeric": rf"(?P<article>le{S})?(?P<day>[0-3]?\d)(?P<sep>[/.-])(?P<month>[01]?\d)(?P=sep)"
    rf"(?P<year>\d{{4}}|\d\d)(?![\d]|[/.-]\d)",
    "short_numeric": rf"(?:le{S}|(?={WEEKDAY}))(?:(?P<weekday>{WEEKDAY}){S})?(?P<day>[0-3]?\d)/"
    rf"(?P<month>[01]?\d)(?![\d/])",
    "night": rf"(?:(?:toute{S})?la{S}|cette{S})?nuit{S}(?:de{S}|du{S})(?P<first>{DAYREF}){S}(?:à|au){S}"
    rf"(?P<second>{DAYREF})",
    "named_weekend": rf"(?:(?:le|ce|tout{S}le){S})?{WEEKEND}{S}(?:des|du|de){S}(?:{WEEKDAY}{S})?"
    rf"(?P<day>{DAY})"
    rf"(?:{S}(?:et|au)|-){S}?(?:{WEEKDAY}{S})?(?P<last>{DAY}){S}(?P<month>{MONTH})(?:{S}(?P<year>{YEAR}))?",
    "week_of": rf"(?:(?:la|cette){S})?semaine{S}du{S}(?:lundi{S})?(?P<day>{DAY})(?:{S}au{S}"
    rf"(?:\w+{S})?{DAY})?"
    rf"{S}(?P<month>{MONTH})(?:{S}(?P<year>{YEAR}))?",
    "range": rf"(?:les{S})?(?P<day>{DAY})(?:(?:, ?{DAY}){{0,3}}{S}(?:au|et|ou|à)|-){S}?"
    rf"(?P<last>{DAY}){S}(?P<month>{MONTH})(?:{S}(?P<year>{YEAR}))?",
    "shared_month": rf"(?:le{S})?(?:(?P<weekday>{WEEKDAY}){S})?(?P<day>{DAY})"
    rf"(?={S}(?:et|ou|puis|au){S}(?:le{S})?(?:{WEEKDAY}{S})?{DAY}{S}(?P<month>{MONTH})(?:{S}"
    rf"(?P<year>{YEAR}))?)",
    "date": rf"(?:(?P<article>le|ce|un){S})?(?:(?P<weekday>{WEEKDAY}|{SHORT}),?{S}(?:le{S})?)?(?P<day>{DAY})"
    rf"(?:{S}|-)(?:d')?(?P<month>{MONTH})(?:,?{S}(?P<year>{YEAR}))?(?:{S}(?P<shift>{SHIFT}))?",
    "weekday_number": rf"(?:(?:le|ce){S})?(?P<weekday>{WEEKDAY}){S}(?P<day>{DAY})(?!\w)(?!{S}(?:h"
    rf"|heures?)(?!\w))(?!h|:)",
    "bare_day": rf"(?:(?P<article>le){S}|(?<=\bau )|(?=\d\d?{S}courant))(?P<day>{DAY})(?:{S}"
    rf"(?P<running>courant)(?!\w)|(?=\s?[.,;:)!?»]|\s*$)(?![.,]\d))",
    "school_holidays": rf"(?:(?:les?|la|ces?|cette){S})?"
    rf"(?P<name>{any_of(row['form'] for row in LANGUAGE.rows('school_holidays'))})(?!\w)"
    rf"(?:{S}(?P<year>{YEAR})(?:[-–/](?:20)?\d\d(?!\d))?)?(?:{S}(?P<shift>{SHIFT}))?",
    "holiday": rf"(?:le{S}jour{S}de{S}|le{S}|la{S}|l')?"
    rf"(?P<name>{any_of({row['form'] for row in LANGUAGE.rows('holidays')})})(?!\w)"
    rf"(?:{S}(?P<year>{YEAR}))?(?:{S}(?P<shift>{SHIFT}))?",
    "month": rf"(?:(?:la{S}|le{S}|ce{S})?(?:(?P<edge>{EDGE}|courant){OF})?(?:mois{S}(?:de{S}|d'))?)?"
    rf"(?P<month>{MONTH})(?:(?={S}(?:et|à|ou|puis){S}{MONTH}{S}(?P<ahead>{YEAR})))?"
    rf"(?:{S}(?:de{S}l'an(?:née)?{S})?(?P<year>{YEAR}))?(?:{S}(?P<shift>{SHIFT}))?",
    "quarter": rf"(?:le{S}|ce{S})?(?P<number>{any_of(forms('ordinal'))}){S}(?P<unit>trimestre|semestre)"
    rf"(?:{S}(?:de{S})?(?:l'année{S})?(?P<year>{YEAR}))?",
    "fortnight": rf"(?:la{S}|cette{S})?(?P<number>premi(?:er|ère)|1re|deuxième|2e|seconde"
    rf"|dernière){S}quinzaine{S}"
    rf"(?:de{S}|du{S}mois{S}(?:de{S}|d')|d')(?P<month>{MONTH})(?:{S}(?P<year>{YEAR}))?",
    "season": rf"(?:la{S}(?=fin))?(?:le{S}(?=début|milieu))?"
    rf"(?:(?P<article>tout{S}l[e']{S}?|le{S}|l'|ce{S}|cet{S}|en{S}|du{S}|au{S}|à{S}l'|mi-|fin{S}(?:de{S}l')?"
    rf"|début{S}(?:de{S}l')?"
    rf"|{EDGE}{OF}))(?P<season>{any_of(forms('season'))})(?!\w)(?:{S}(?P<year>{YEAR})(?:[-–/](?:20)?\d\d"
    rf"(?!\d))?)?(?:{S}"
    rf"(?P<shift>{SHIFT}))?",
    "dated_season": rf"(?P<article>)(?P<season>{any_of(forms('season'))}){S}(?P<year>{YEAR})"
    rf"(?:[-–/](?:20)?\d\d(?!\d))?(?P<shift>)",
    "decade": rf"(?P<of>des{S})?(?:(?:(?:la|le){S})?(?P<edge>{EDGE}){S}des{S}|les{S}"
    rf"|ces{S})?années{S}(?P<year>1\d{{2}}0|20\d0|[1-9]0(?!\d)|vingt|trente|quarante|cinquante"
    rf"|soixante-dix|soixante|septante|quatre-vingt-dix|quatre-vingts?|nonante)(?!\w)",
    "century": rf"(?:le{S}|la{S}|ce{S}|au{S})?(?:(?P<edge>{EDGE}){OF})?(?P<number>[XVI]{{1,5}}|\d{{1,2}})"
    rf"(?:e|è|ème|er|ᵉ){S}siècle(?!\w)",
    "year_range": r"(?P<year>(?:19|20)\d\d)[-–/](?P<last>(?:19|20)\d\d|\d\d)(?![\d/-])",
    "year": rf"(?:(?:(?:la{S}|le{S})?(?P<edge>{EDGE}|courant){OF})?(?:l'an(?:née)?{S}|année{S})?)"
    rf"(?P<year>{YEAR})",
    "spelled_year": rf"(?P<full>(?:mille{S}neuf{S}cents?|deux{S}mille){S}{SPELLED})"
    rf"|(?:(?<=\ben )|(?<=depuis ))(?P<short>(?:quarante|cinquante|soixante|septante|quatre-vingt|huitante"
    rf"|nonante)(?:(?:-et-|{S}et{S}|-)(?:{NUMBER_WORD}))+)(?=\s?[.,;:!?»)]|$)",
    "edge_period": rf"(?:(?:le|la){S})?(?P<edge>{EDGE}|courant){OF}(?:(?:cette|ce|cet){S})?"
    rf"(?P<unit>semaine|mois|année|an|siècle|trimestre|semestre|décennie)(?!\w)(?:{S}(?P<shift>{SHIFT}))?",
    "period": rf"(?P<article>tout{S}le{S}|toute{S}la{S}|toute{S}l'|le{S}|la{S}|l'|ce{S}|cet{S}|cette{S})(?:"
    rf"(?P<before>{LAST}|{PROCHAIN}|même){S})?"
    rf"(?P<unit>semaine|mois|année|an|exercice|trimestre|semestre|siècle|décennie|{WEEKEND})(?!\w)"
    rf"(?:-(?P<there>là|ci)|{S}(?P<shift>{SHIFT}|même))?",
    "within": r"(?<=dans )(?:la (?P<week>semaine)|le (?P<month>mois)|l'(?P<year>année)|l'(?P<hour>heure))"
    r"(?!\w)(?! (?:qui|suivant|précéd|proch|derni|d[eu']|des|où|même|à venir|en cours))",
    "bare_weekend": rf"{WEEKEND}(?:{S}(?P<shift>{SHIFT}))?",
    "weekday": rf"(?:(?P<article>le|ce|un){S})?(?P<weekday>{WEEKDAY})(?!\w)"
    rf"(?:(?={S}(?:et|ou){S}(?:le{S})?{WEEKDAY}{S}(?P<both>(?:dernier|prochain)s)(?!\w)))?(?:-(?P<there>là)"
    rf"|{S}de{S}la{S}semaine{S}(?P<week>{SHIFT})|{S}en{S}(?P<later>huit|quinze)(?!\w)"
    rf"|{S}(?P<shift>{SHIFT}))?",
    "deictic": r"(?P<word>aujourd'hui|avant-hier|hier|après-demain|demain)(?!\w)",
    "anaphor": rf"(?P<word>la{S}veille|l'avant-veille|avant-veille|veille(?={S}d)|(?:le{S})?"
    rf"(?:sur)?lendemain"
    rf"|ce{S}jour-là|le{S}même{S}jour|le{S}jour{S}même|même{S}jour|jour{S}même|cette{S}date)(?!\w)",
    "there_part": rf"(?P<article>ce{S}|cet{S}|cette{S})(?P<part>matin|soir|nuit|après-midi|matinée"
    rf"|soirée|midi)-là(?!\w)",
    "clock_words": rf"(?P<this>ce{S})?(?P<word>midi|minuit)(?!\w|-)(?:{S}(?P<minutes>et{S}(?:demie?|quart)"
    rf"|moins{S}le{S}quart|trente|dix|quinze|vingt)(?!\w))?{ZONE}",
    "lap": r"(?:\d{1,2} ?h ?)?\d{1,3} ?(?:min|mn|') ?\d{1,2}(?: ?s(?:ec)?(?:\.? ?\d{1,3}(?!\d))?|''"
    r"|\")(?!\w)",
    "clock_colon": rf"(?<![\d:,.]){HOUR}:(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:]){ZONE}",
    "clock": rf"(?P<hour>{HOUR}){S}?h(?:{S}?(?P<minute>[0-5]\d)(?!\d| ?%))?(?:{S}?min)?(?!\w)"
    rf"(?P<of>{OF_DAY})?{ZONE}",
    "clock_long": rf"(?P<hour>{HOUR}|{SPELLED_HOUR}(?!\w)){S}heures?(?!\w)"
    rf"(?P<minutes>{SPELLED_MINUTES})?(?P<of>{OF_DAY})?{ZONE}",
    "bare_hour": rf"(?P<hour>{HOUR})(?={S}(?:à|et|-|–){S}{HOUR}{S}?h(?:eures?)?(?!\w)(?!{S}(?:de|d'|par)))",
    "hours": rf"(?P<hour>\d{{1,3}}){S}?h(?!\w)",
    "part": rf"(?P<article>(?<=en )pleine?{S}"
    rf"|(?:toute?{S})?(?:(?:le{S}même|la{S}même|le|la|ce|cet|cette){S}|l'))?"
    rf"(?:(?P<edge>tout{S}début|début|fin|milieu){OF})?"
    rf"(?P<part>{PART})(?!\w)(?:{S}(?P<shift>dernière|dernier|prochaine?|même|précédente?|suivante?)(?!\w))?"
    rf"(?:{S}(?:de{S}|du{S})(?P<day>{DAYREF}|aujourd'hui|hier|demain))?",
    "daytime": rf"(?P<article>la{S}|cette{S})?(?:(?P<edge>début|fin|milieu){OF})?journée{S}(?:de{S}"
    rf"|du{S})(?P<day>{DAYREF})",
    "in_day": rf"(?:(?<=dans )|toute{S})la{S}journée(?!\w)(?!{S}de)",
    "some_part": rf"une?{S}(?P<part>{PART}){S}(?:de{S}|d')(?P<month>{MONTH})(?:{S}(?P<year>{YEAR}))?",
    "set": rf"(?:tous{S}les|toutes{S}les|chaque){S}(?:(?P<number>{NUMBER}){S})?(?P<unit>{UNIT}"
    rf"|{WEEKDAY}s?|{PART}s?|étés?|hivers?|printemps|automnes?|week-ends?|{MONTH})(?!\w)"
    rf"|(?:(?:{NUMBER}|plusieurs){S}fois{S})?par{S}(?P<per>jour|semaine|mois|an|année|heure|trimestre"
    rf"|minute|nuit)(?!\w)"
    rf"|(?:{NUMBER}){S}(?P<out>{UNIT}){S}sur{S}(?P<among>{NUMBER})(?!\w|{S}(?:ans?|jours?|mois)(?!\w))"
    rf"|une?{S}(?P<every>{WEEKDAY}|jour|semaine|mois|année|an){S}sur{S}(?P<of>{NUMBER_WORD}|\d)(?!\w)"
    rf"|(?P<again>heure|jour|semaine|mois|année|minute){S}(?:par|après){S}(?P=again)(?!\w)"
    rf"|(?P<adverb>quotidiennement|hebdomadairement|mensuellement|annuellement)(?!\w)"
    rf"|(?:les{S}|(?<=dis et )|(?<=dis ou )|(?<=dis, ))(?P<weekdays>{WEEKDAY})s(?!\w)"
    rf"|les{S}(?P<weekends>week-?ends|fins{S}de{S}semaine)(?!\w|{S}d)",
    "ago": rf"(?:il{S}y{S}a|voici|voilà|(?P<ahead>dans|d'ici(?:{S}à)?)){S}(?P<more>(?:plus|moins|près"
    rf"|un{S}peu{S}plus|un{S}peu{S}moins){S}(?:de{S}|d')|environ{S}|presque{S}|à{S}peine{S}|déjà{S}"
    rf"|maintenant{S}|tout{S}juste{S}|exactement{S})?"
    rf"(?P<amount>{ABOUT}|{NUMBER}{S}(?:ou{S}{NUMBER}{S})?|quelques{S}|plusieurs{S}|des{S})"
    rf"(?P<unit>{UNIT})(?:{S}(?:et{S}demie?)(?!\w))?",
    # "Quatre ans de prison, dont deux avec sursis": a part of a length, in its unit.
    "of_which": rf"(?<=dont )(?P<amount>{NUMBER})(?={S}(?:ferme|avec{S}sursis|de{S}sursis|à|au|aux|en"
    rf"|dans|comme|chez)(?!\w))",
    "deadline": r"(?<=sous )(?P<days>huitaine|quinzaine)(?!\w)",
    "first_of_two": rf"(?P<amount>{NUMBER})(?={S}à{S}{NUMBER}{S}(?P<unit>{UNIT}))",
    "duration": rf"(?P<more>(?:plus|moins|près|un{S}peu{S}plus|un{S}peu{S}moins){S}(?:de{S}|d')"
    rf"|environ{S}|presque{S}|au{S}moins{S}|à{S}peine{S}|quelque{S})?"
    rf"(?P<article>(?:ces|les|cette|ce){S})?(?:(?P<before>{LAST}|{PROCHAIN}){S})?(?:"
    rf"(?P<amount>{ABOUT}|(?:{NUMBER}{S}?(?:à|ou|-){S}?)?{NUMBER}(?:{S}|-)?|quelques{S}|plusieurs{S}|"
    rf"(?:de{S})?(?:longue?s|nombreux|nombreuses){S}|des{S}|maintes{S})"
    rf"(?:(?P<middle>{LAST}|{PROCHAIN}|premi(?:er|ère)s?|longue?s|petite?s|bonnes?){S})?)?"
    rf"(?P<unit>{UNIT})"
    rf"(?:{S}et{S}(?P<half>demie?)(?!\w))?(?:{S}(?P<shift>{DERNIER}|{PROCHAIN})(?!\w))?"
    rf"(?:{S}(?P<later>plus{S}t(?:ard|ôt)|auparavant|d'avant|d'après|après(?=\s?[,.;:)!?»]|$)|avant"
    rf"(?=\s?[,.;:)!?»]|$))(?!\w))?",
    "seasons": rf"(?:(?P<whole>tout{S}une?)|(?P<amount>{NUMBER})){S}(?P<season>(?:été|hiver|automne)s?"
    rf"|printemps)(?!\w)",
    "half": rf"(?P<more>(?:plus|moins|près){S}(?:de{S}|d'))?"
    rf"(?P<article>une?{S}|(?:la|le){S}(?:(?:premi|derni)(?:er|ère){S})?)?"
    rf"(?P<word>demi-heure|demi-journée|demi-siècle|quart{S}d'heure|quart{S}de{S}siècle"
    rf"|trois{S}quarts{S}d'heure)(?!\w)(?:{S}(?P<later>plus{S}t(?:ard|ôt)|auparavant|après"
    rf"(?=\s?[,.;:)!?»])|avant(?=\s?[,.;:)!?»]))(?!\w))?",
    "first_unit": rf"(?P<article>la{S}|le{S})(?P<number>premier|première|dernier|dernière){S}"
    rf"(?P<unit>mois|année|semaine|heure|trimestre|an|décennie)(?!\w)",
    "first_units": r"(?:les )?premi(?:ers|ères) (?:jours|heures|semaines|mois|temps|années)(?!\w)",
    "epoch": rf"(?<=à )(?:l'|cette{S})époque(?!\w)(?!{S}(?:de|du|des|d'|où))"
    rf"|(?<=de )l'époque(?!\w)(?!{S}(?:(?:de|du|des|où)(?!\w)|d'"
    r"|\w+(?:aine|enne|ale|ique|erne|oise|ante)(?!\w)))",
    "reference": rf"(?P<word>{any_of(row['form'] for row in LANGUAGE.rows('time_references'))})(?!\w)",
    # "A ce jour": capitals without their accents.
    "unaccented": r"(?-i:A) (?P<word>ce jour|présent|l'avenir|l'heure actuelle)(?!\w)",
}
