"""Every word that the page says itself, by language; titles, prose and data come from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from babel.numbers import format_decimal

from analysis.corpus.articles import Moment, Precision

# The names of number and date formats, as d3 has them, of the languages below.
Locale = Literal["fr-FR"]

FRENCH = {
    "skip": "Aller au contenu",
    "contents": "Sommaire",
    "search": "Chercher dans le tableau",
    "data": "Données",
    "evidence_title": "Sur quoi cela repose",
    "sentences": "Phrases :",
    "read": "Lire dans l’article",
    "more": "D’autres phrases sont dans les fichiers de données.",
    "address": "Adresse de ce résultat",
    "close": "Fermer",
    "copy": "Copier",
    "copied": "Copié",
    "download": "CSV",
    "rows": "{first} à {last} sur {all}",
    "previous": "Lignes précédentes",
    "next": "Lignes suivantes",
    "pick": "Mettre un média en avant :",
    "all": "tous",
    "show_code": "Montrer, sous chaque résultat, le code qui le produit",
    "inferred_date": "date déduite",
    "shared": "Formulations communes",
    "shared_with": "aussi dans {others}",
    "voices": "Voix citées",
    "articles": "Les articles",
    "articles_note": (
        "Le texte de chaque article, tel qu’il a été fourni. Un lien d’un tableau ou d’un graphique mène à "
        "la phrase sur laquelle il repose. Ce qui n’est pas de l’article est replié ou grisé."
    ),
    "excerpts_note": (
        "Les passages de chaque article que ce rapport cite, avec la phrase d’avant et celle d’après ; "
        "[…] tient la place du reste, que ce rapport ne reproduit pas. En tout {shown} phrases sur {every}."
    ),
    "show": "Montrer dans le texte",
    "quote": "Paroles citées",
    "reported": "Paroles rapportées",
    "time": "Dates et heures",
    "figure": "Chiffres",
    "hedge": "Précautions du média",
    "furniture": "Hors article",
    "code": "Code",
    "back": "Retour",
    "top": "Haut de page",
    "skipped": "Ce qui n’a pas été retenu",
    "notices": "Ce qui a été corrigé ou reste à vérifier",
    "provenance": "Fabrication du rapport",
    "rights": (
        "Les textes des articles restent la propriété de leurs éditeurs ; ils sont reproduits ici pour "
        "vérification. Le rapport est produit par un programme : chaque attribution est à contrôler dans "
        "le texte avant publication."
    ),
    "outlet": "Média",
    "title": "Titre",
    "published": "Publié",
    "updated": "Mis à jour",
    "authors": "Signature",
    "section": "Rubrique",
    "wire": "Agences créditées",
    "url": "Adresse",
    "file": "Fichier",
    "unknown_outlet": "Média inconnu",
    "untitled": "Sans titre",
    "undated": "date inconnue",
    "manifest": "donnée du manifeste",
    "printed": "mention imprimée",
    "inferred": "déduction",
    "unknown": "aucune indication",
    "not_given": "non indiqué",
    "evidence": "{certainty} : {evidence}",
    "n_articles": "article|articles",
    "n_outlets": "média|médias",
    "on": "le {day}",
    "between": "du {first} au {last}",
    "sources": "{fact} : {parts}.",
    "source_of": "{source} ({articles})",
    "fact_outlet": "Média",
    "fact_published": "Date de publication",
    "unknown_speaker": "Locuteur non identifié",
    "cue": "introduit par « {cue} »",
    "confidence": "attribution juste dans {share} % des cas vérifiés",
    "at": "{value}, entre {earliest} et {latest}",
    "undated_time": "moment non daté",
    "amount": "{low} à {high} {unit}",
    "one_amount": "{low} {unit}",
    "given_by": "selon {speaker}",
    "conditional": "conditionnel",
    "attribution": "attribution",
    "modal": "modalité",
    "lexical": "mot de précaution",
    "other_furniture": "habillage",
    "breadcrumb": "fil d’Ariane",
    "byline": "signature",
    "comments": "commentaires",
    "dateline": "date",
    "login": "connexion",
    "media_label": "type de média",
    "navigation": "navigation",
    "front_matter": "en-tête du fichier",
    "newsletter": "lettre d’information",
    "notice": "mention de la page",
    "photo_caption": "légende",
    "photo_credit": "crédit photo",
    "pull_quote": "exergue",
    "pull_quote_credit": "signature d’exergue",
    "read_also": "à lire aussi",
    "reading_time": "temps de lecture",
    "repeated_headline": "titre répété",
    "share": "partage",
    "site_name": "nom du site",
    "subscription": "abonnement",
}

# What a keyboard gives and what print has: a guillemet or a colon takes a no-break space, the other high
# marks a narrow one, and the apostrophe is curved.
PRINT = {"fr": ((r"(?<=«) | (?=[»:])", "\u00a0"), (r" (?=[;!?])", "\u202f"), (r"(?<=\w)'(?=\w)", "’"))}
MOMENTS = {
    Precision.MINUTE: "d\u00a0MMMM y 'à' H\u00a0'h'\u00a0mm",
    Precision.DAY: "d\u00a0MMMM y",
    Precision.MONTH: "MMMM y",
    Precision.YEAR: "y",
    Precision.UNKNOWN: "d\u00a0MMMM y",
}


@dataclass(frozen=True)
class Words:
    """The page's own words in one language; `words["contents"]` is a word, `locale` the d3 locale's name."""

    language: str
    locale: Locale
    words: Mapping[str, str] = field(repr=False)

    def __getitem__(self, key: str) -> str:
        return self.typeset(self.words[key])

    def __contains__(self, key: str) -> bool:
        return key in self.words

    def typeset(self, text: str) -> str:
        """The text in print: the spaces beside its punctuation and the apostrophes that the language has."""
        for pattern, printed in PRINT.get(self.language, ()):
            text = re.sub(pattern, printed, text)
        return text

    def count(self, number: int, key: str) -> str:
        """A number with its noun, in the singular below two as French has it."""
        one, many = self[key].split("|")
        return f"{self.number(number)} {many if number >= 2 else one}"

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return str(format_decimal(value, locale=self.language))

    def day(self, moment: datetime, pattern: str = "d\u00a0MMMM y") -> str:
        """A day as the language writes it, or another part of a moment by its CLDR pattern."""
        return str(format_datetime(moment, pattern, locale=self.language))

    def moment(self, moment: Moment, time_zone: str, clock: bool = True) -> str | None:
        """A moment in the outlet's own time, no finer than it is known; None where it is unknown.

        Without `clock` the hour is left out.
        """
        if moment.value is None:
            return None
        timed = moment.precision == Precision.MINUTE and not clock
        pattern = MOMENTS[Precision.DAY if timed else moment.precision]
        return self.day(local(moment.value, time_zone), pattern)


def local(moment: datetime, time_zone: str) -> datetime:
    """The moment on the clocks of a time zone; one without an offset is taken to be there already."""
    return moment.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None) if moment.tzinfo else moment


LANGUAGES = {"fr": Words("fr", "fr-FR", FRENCH)}


def words(language: str) -> Words:
    """The page's words in a language. Raises ValueError that names the languages there are."""
    if language not in LANGUAGES:
        raise ValueError(f"the page has no words in language {language!r}; it has: {', '.join(LANGUAGES)}")
    return LANGUAGES[language]
