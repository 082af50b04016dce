"""How French news pages print what is not the article: dates, bylines, prompts, labels.

Regular expressions only; every repetition is bounded, so that a search takes time in proportion to
the text. They are matched against text whose spaces and apostrophes are plain (see `PLAIN`).
"""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv",
            "février fevrier févr fév",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "août aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre decembre déc",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
TIME = r"(?P<hour>[01]?\d|2[0-3])\s?(?:[hH:]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?\b|h\b)(?:\s\([^()]{2,20}\))?"
ISO_DATE = (
    r"(?P<iso>\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)(?!\d)"
)
# A year of two digits counts between slashes and before an hour: "23/01/26 à 07h10".
_SHORT_YEAR = r"\d{2}(?=\s?(?:à\s)?(?:[01]?\d|2[0-3])\s?[hH:]\s?[0-5]\d)"
_DAY_FIRST = (
    rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})(?:[/.-](?P<year>\d{{4}})|/(?P<short>{_SHORT_YEAR}))(?!\d)"
)
_WRITTEN = rf"(?P<wday>\d{{1,2}})(?:er)?\s(?P<wmonth>{_MONTH})\.?\s(?P<wyear>\d{{4}})(?!\d)"
DATE = (
    rf"(?:{_WEEKDAY},?\s)?(?:le\s)?(?:{ISO_DATE}|{_DAY_FIRST}|{_WRITTEN})"
    rf"(?:,?\s?(?:[-–—|•]\s?)?(?:à\s)?{TIME})?"
)
# A publication line may leave the date out ("mis à jour à 20 h 11") or give it as seen from its own day.
_VAGUE = (
    rf"(?:{_WEEKDAY}\s)?(?:\d{{1,2}}(?:er)?\s(?:{_MONTH})\b|hier|aujourd'hui|"
    rf"il y a \d{{1,3}} (?:minutes?|heures?|jours?|semaines?|mois|ans?))"
    rf"(?:,?\s?(?:à\s)?{TIME.replace('?P<', '?P<v')})?"
)
UPDATE_WORDS = r"(?:mise?s? à jour|modifiée?|actualisée?|màj|dernière (?:mise à jour|modification)|édité)"
_PREFIX = (
    rf"(?:(?:article |texte )?(?:publiée?|mise? en ligne|parue?|postée?|diffusée?|écrite?|"
    rf"{UPDATE_WORDS})(?:\s*:)?\s(?:le\s|à\s|ce\s)?)"
)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_PLAIN_DATE = _unnamed(DATE)
PRINTED_DATE = re.compile(rf"(?i:(?P<prefix>{_PREFIX})?(?:le\s)?{DATE})")
PRINTED_TIME = re.compile(rf"(?i:(?P<prefix>{_PREFIX}){TIME})")

AGENCY = (
    r"(?:AFP|Agence France-Presse|Reuters|AP|Associated Press|Belga|ATS|Keystone-ATS|La Presse canadienne|"
    r"DPA|EFE|ANSA|Bloomberg|Xinhua|TASS|UPI)"
)
AGENCIES = re.compile(rf"(?<!\w){AGENCY}(?!\w)")

UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ"
_CAPITAL = rf"(?:[{UPPER}]\.|[{UPPER}][\w'-]{{0,30}}(?:\.(?:fr|com|be|ch|ca|net|org|info)\b)?)"
_PARTICLE = r"(?:de|du|des|d'|von|van|der|den|la|le|el|al|bin|ben|da|di|dos|e|y)"
# A person: two to five words in capitals or particles, the first and last in capitals.
PERSON = rf"{_CAPITAL}(?:\s(?:{_PARTICLE}\s){{0,2}}(?:d')?{_CAPITAL}){{1,3}}"
INITIALS = rf"(?:[{UPPER}]{{1,2}}\.\s?-?){{1,4}}"
_SIGNATORY = rf"(?:{PERSON}|{INITIALS}|{AGENCY})"
_ROLE = r"(?:,\s[a-zà-ÿ][^.!?«»\"]{2,80}|\s\([^()]{2,60}\)){0,2}"
_BY = (
    r"(?:par|de notre (?:correspondante?|envoyée?) (?:spéciale?|permanente?)?|"
    r"(?:un )?article (?:rédigé )?(?:de|par)|avec (?:les informations|la collaboration) de|"
    r"(?:propos )?recueillis par|texte\s?:|textes?\set\sphotos?\s?:|rédaction\s?:|auteure?s?\s?:|photos?\s?:|"
    r"vidéos?\s?:|écrit par|rédigé par|signé)"
)
BYLINE = re.compile(
    rf"(?i:{_BY})\s(?P<names>{_SIGNATORY}(?:(?:,\s|\set\s|\savec\s){_SIGNATORY}){{0,5}}){_ROLE}"
    rf"(?:,?\s\(?avec\s(?P<agencies>{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}(?:(?:,\s|\set\s){_CAPITAL}){{0,3}})\)?)?"
    rf"(?:[.,]?\s(?i:photos?|vidéos?|illustrations?)\s?:\s{_SIGNATORY}(?:(?:,\s|\set\s){_SIGNATORY}){{0,3}})?\.?"
)
PHOTOGRAPHER = re.compile(r"(?i)^(?:photos?|vidéos?)\s?:")
NAME_ALONE = re.compile(PERSON)
INITIALS_ALONE = re.compile(INITIALS)
# "Outlet avec AGENCY et AGENCY"
SIGNATURE = re.compile(
    rf"(?P<who>(?:\d{{1,3}}\s)?{_CAPITAL}(?:\s(?:(?:de|du|des|la|le)\s)?{_CAPITAL}){{0,4}}),?\s\(?avec\s"
    rf"(?P<agencies>{_CAPITAL}(?:(?:,\s|\set\s){_CAPITAL}){{0,3}})\)?"
)
SUBSCRIBE = re.compile(r"(?i:\babonnez[- ]vous\b|\bs'abonner\b|\bnos abonnés\b)")
# "AFP", "(avec AFP et Reuters)", "abcd avec ats", "abc/ats"
_AGENCIES = rf"(?i:{AGENCY}|les agences|agences)(?:(?:,\s|\set\s|\s?/\s?)(?i:{AGENCY}|agences)){{0,3}}"
WIRE_LINE = re.compile(
    rf"\(?(?:(?:[a-z]{{2,6}}(?:/[a-z]{{2,6}}){{0,2}},?\s)?[Aa]vec\s|[a-z]{{2,6}}\s?/\s?)?{_AGENCIES}\)?"
)
# What a byline says of its name on the next line.
FUNCTION = re.compile(
    r"(?i:(?:journaliste|rédact(?:eur|rice)|correspondante?|envoyée?s? spéciale?s?|chef(?:fe)? d[eu]|"
    r"grande? reporter|éditorialiste|chroniqueu(?:r|se)|stagiaire)\b)[^.!?:«]{0,60}"
)
# An agency's own dateline: "Ville, 10 sept 2023 (AFP) -".
WIRE_DATELINE = re.compile(
    rf"[^()\n]{{0,80}}(?:\([^()\n]{{1,40}}\)[^()\n]{{0,40}})?\((?P<agency>{AGENCY})\)\s?[-–—]"
)
NAMED_LOGIN = re.compile(
    r"(?i:(?:votre|un) compte) (?P<who>(?:[\w'-]{1,20}\s){0,3}?[\w'.+-]{2,30})(?=\s(?i:pour)\b|[.!]|$)"
)

_ON = (
    r"(?:\s(?:sur|par|via)\s(?:les\sréseaux(?:\ssociaux)?|[Ff]acebook|[Tt]witter|X|[Ll]inked[Ii]n|[Ww]hats[Aa]pp|"
    r"[Mm]essenger|[Tt]elegram|Threads|Bluesky|[Ii]nstagram|[Ee]-?mail|[Mm]ail|[Cc]ourriel))?"
)
_PRICE = r"\d{1,3}(?:[.,]\d{1,2})?\s?(?:€|euros?|\$|CHF|francs?)"
_PERIOD = r"(?:\s(?:par|le premier|pour le premier|chaque|/)\s?(?:mois|semaine|an|trimestre))?"
# The pieces that lines of furniture are laid with: kind and pattern, longest first where two begin alike.
ATOMS = (
    ("dateline", rf"(?i:{_PREFIX}(?:{_PLAIN_DATE}|{_unnamed(TIME)}|{_unnamed(_VAGUE)}))"),
    ("date", rf"(?i:(?:le\s)?{_PLAIN_DATE})"),
    (
        "reading_time",
        r"(?:(?:[Tt]emps|[Dd]urée) de )?[Ll]ecture\s?:?\s?\(?\d{1,3}\s?(?:min(?:utes?)?|mn)\b\.?\)?",
    ),
    ("reading_time", r"\d{1,3}\s?min(?:utes?)?\.? de lecture"),
    ("signature", _unnamed(SIGNATURE.pattern)),
    (
        "share",
        r"(?:Partage[rz]|Envoye[rz])(?:\s(?:l'article|cet\sarticle|cette\s(?:page|vidéo)))?" + _ON,
    ),
    ("share", r"(?:Envoyer|Recommander|Suivre|Suivez-nous|Copier le lien|Lien copié)" + _ON),
    ("share", r"Ajouter(?:\sà\s(?:vos|mes|ma|votre)\s(?:sélections?|favoris|liste|signets))?"),
    (
        "share",
        r"(?:Offrir|Écouter|Imprimer|Sauvegarder|Enregistrer|Commenter|Réagir)(?:\s(?:l'|cet )article)?",
    ),
    (
        "share",
        r"Tweete[rz]|Réagissez|Facebook|Twitter|LinkedIn|WhatsApp|Messenger|Pinterest|E-?mail|Courriel",
    ),
    ("comments", r"(?:\d{1,6}|[Aa]ucun)\s(?:commentaires?|réactions?|partages?)(?!\w)"),
    ("counter", r"\(\s?\d{1,3}(?:\s?\d{3}){0,2}\s?\)"),
    (
        "subscription",
        r"(?:(?:Article|Contenu)\s)?[Rr]éservé\s(?:à\snos|aux)\sabonnés|Abonnés(?!\w)|Premium(?!\w)",
    ),
    (
        "subscription",
        rf"(?:Abonnez[- ]vous|S'abonner|Je m'abonne)(?:\s(?:à partir de|dès|pour)\s{_PRICE}{_PERIOD})?",
    ),
    ("login", r"(?:Se\sconnecter|Connexion|S'identifier|Déjà\sabonnée?\s?\?|Identifiez-vous)"),
)
SEPARATORS = " \t|•·/–—-,;:.►▶→"

READ_ALSO = re.compile(
    r"(?i:(?:(?:à|a)\s)?(?:lire|relire|voir|revoir|écouter|réécouter|regarder|retrouver)"
    r"\s(?:aussi|également|ou\s(?:re|ré)\w{3,10}|en\svidéo|notre|nos|l'(?:intégralité|article|analyse|entretien)))"
    r"|(?i:(?:à|a)\s(?:lire|voir|écouter|relire|revoir)\s?[:|])"
    r"|(?i:sur le même (?:sujet|thème)|notre dossier|nos autres articles|pour aller plus loin)\s?(?:[:|]|$)"
)
# Inside running text only the label with its mark counts.
INLINE_READ_ALSO = re.compile(
    r"(?:(?:À|A)\s(?:lire|voir|écouter|relire|revoir)|Lire|Voir|Écouter|Relire|Revoir)"
    r"(?:\s(?:aussi|également))?\s?[:|]\s?"
)
# An imperative to the reader at the foot of the page.
INVITATION = re.compile(
    r"(?i:retrouvez|(?:re)?découvrez|consultez|suivez|cliquez|téléchargez|écoutez|regardez)\s"
)
MEDIA_LABEL = re.compile(
    r"\s*(?:[:|]\s?(?i:vidéos?|video|audio|podcast|photos|diaporama|infographie)\b\s?[:.|–-]?"
    r"|(?:\[|\()?(?:VID[ÉE]O|PHOTOS|AUDIO|PODCAST|CARTE|INFOGRAPHIE|DIRECT|EN DIRECT|REPLAY|DIAPORAMA|"
    r"EXCLUSIF|INFO [A-ZÉÈ0-9]{2,20}(?: [A-Z0-9]{2,20})?|ENTRETIEN|INTERVIEW|REPORTAGE|ENQU[ÊE]TE|"
    r"D[ÉE]CRYPTAGE|TRIBUNE|R[ÉE]CIT|ANALYSE|PORTRAIT)(?:\]|\))?\s?[.:|–-]"
    r"|(?i:vidéos?|video|audio|podcast|diaporama)\s?[:|])\s"
)
_CREDIT_HEAD = (
    r"(?:Photos?|PHOTOS?|Crédits?(?:\sphotos?)?|Photographies?|Illustrations?|Infographies?|Images?)"
)
_DR = r"D\.?\s?R\.?"
# Without a colon only names may follow, so that a headline such as "Photos de presse : ..." is none.
_CREDITED = (
    rf"{_CAPITAL}(?:\s?[/,;–-]?\s?(?:{_PARTICLE}\s|pour\s|via\s|et\s|avec\s|d'|l'){{0,2}}{_CAPITAL}){{0,7}}"
)
PHOTO_CREDIT = re.compile(
    rf"(?:(?:©|\([cC]\))\s?[{UPPER}\d][^.!?\n]{{1,80}}|\(?{_CREDIT_HEAD}\s?:\s?(?:{_DR}|[^.!?:\n]{{2,80}})"
    rf"|\(?(?:Photos?|PHOTOS?|Crédits?(?:\sphotos?)?)\s(?:{_DR}(?:\s?/[^.!?\n]{{1,40}})?|{_CREDITED})"
    rf"|\(?[{UPPER}]{{2,12}}\s?/\s?{PERSON}|\(?{_CREDITED}\s?/\s?{AGENCY}(?:\s?/\s?[\w -]{{2,30}})?)\)?\.?$"
)
CAPITALS_CREDIT = re.compile(
    rf"(?:[^/|.!?\n]{{2,40}}\s?/\s?)?[{UPPER}][{UPPER}'-]{{1,20}}(?:\s[{UPPER}'-]{{1,20}}){{1,4}}"
    rf"(?:\s?/\s?[\w -]{{2,30}}|\sPOUR\s[^.!?\n]{{2,40}})?$"
)
AGENCY_CREDIT = re.compile(rf"[^.!?/|:\n]{{2,50}}\s?/\s?{AGENCY}(?:\s?/\s?[\w -]{{2,30}})?$")
ARTICLES = ("le ", "la ", "les ", "l'")
