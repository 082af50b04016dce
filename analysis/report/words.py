"""Every word of the page that is no chapter's; titles, prose and data come from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal
from markupsafe import Markup

from analysis.corpus.articles import Moment, Precision
from analysis.messages import D3, LOCALES, N_, NN_, Labels, said, translations, written

Locale = D3

FRENCH = Labels(
    {
        "data": N_("Données"),
        "evidence_title": N_("Sur quoi cela repose"),
        "sentences": N_("Phrases :"),
        "read": N_("Lire dans l’article"),
        "more": N_("D’autres phrases sont dans les fichiers de données."),
        "address": N_("Adresse de ce résultat"),
        "close": N_("Fermer"),
        "copy": N_("Copier"),
        "copied": N_("Copié"),
        "download": N_("CSV"),
        "rows": N_("{first} à {last} sur {all}"),
        "previous": N_("Lignes précédentes"),
        "next": N_("Lignes suivantes"),
        "show_code": N_("Montrer, sous chaque résultat, le code qui le produit"),
        "inferred_date": N_("date déduite"),
        "shared": N_("Formulations communes"),
        "shared_with": N_("aussi dans {others}"),
        "voices": N_("Voix citées"),
        "excerpts_note": N_(
            "Les passages de chaque article que ce rapport cite, avec la phrase d’avant et celle d’après ; "
            "[…] tient la place du reste, que ce rapport ne reproduit pas. En tout {shown} phrases sur "
            "{every}."
        ),
        "pick": N_("Mettre un média en avant :"),
        "all": N_("tous"),
        "skip": N_("Aller au contenu"),
        "contents": N_("Sommaire"),
        "search": N_("Chercher dans le tableau"),
        "articles": N_("Les articles"),
        "articles_note": N_(
            "Le texte de chaque article, tel qu’il a été fourni. Un lien d’un tableau ou d’un graphique mène "
            "à la phrase sur laquelle il repose. Ce qui n’est pas de l’article est replié ou grisé."
        ),
        "articles_left": N_(
            "Des {every} articles comparés, cette page donne à lire les {shown} qu’elle cite le plus ; ce "
            "qui ne repose que sur d’autres y est sans lien. Leurs phrases sont dans data/sentences.csv."
        ),
        "unnamed": N_("Les {count} lignes suivantes sont dans manifest.json."),
        "show": N_("Montrer dans le texte"),
        "quote": N_("Paroles citées"),
        "reported": N_("Paroles rapportées"),
        "time": N_("Dates et heures"),
        "figure": N_("Chiffres"),
        "hedge": N_("Précautions du média"),
        "furniture": N_("Hors article"),
        "code": N_("Code"),
        "back": N_("Retour"),
        "top": N_("Haut de page"),
        "skipped": N_("Ce qui n’a pas été retenu"),
        "notices": N_("Ce qui a été corrigé ou reste à vérifier"),
        "provenance": N_("Fabrication du rapport"),
        "manifest_note": N_("Tous les paramètres, les versions et l’empreinte de chaque texte :"),
        "rights": N_(
            "Les textes des articles restent la propriété de leurs éditeurs ; ils sont reproduits ici pour "
            "vérification. Le rapport est produit par un programme : chaque attribution est à contrôler dans "
            "le texte avant publication."
        ),
        "outlet": N_("Média"),
        "title": N_("Titre"),
        "published": N_("Publié"),
        "updated": N_("Mis à jour"),
        "authors": N_("Signature"),
        "section": N_("Rubrique"),
        "wire": N_("Agences créditées"),
        "url": N_("Adresse"),
        "file": N_("Fichier"),
        "unknown_outlet": N_("Média inconnu"),
        "untitled": N_("Sans titre"),
        "undated": N_("date inconnue"),
        "manifest": N_("donnée du manifeste"),
        "printed": N_("mention imprimée"),
        "inferred": N_("déduction"),
        "unknown": N_("aucune indication"),
        "not_given": N_("non indiqué"),
        "evidence": N_("{certainty} : {evidence}"),
        "on": N_("le {day}"),
        "between": N_("du {first} au {last}"),
        "sources": N_("{fact} : {parts}."),
        "source_of": N_("{source} ({articles})"),
        "unknown_together": N_(
            "Les {count} articles de média inconnu sont comparés comme s’ils étaient d’un seul média."
        ),
        "fact_outlet": N_("Le média de chaque article"),
        "fact_published": N_("La date de chaque article"),
        "unknown_speaker": N_("Locuteur non identifié"),
        "cue": N_("introduit par « {cue} »"),
        "confidence": N_("attribution juste dans {share} % des cas vérifiés"),
        "at": N_("{value}, entre {earliest} et {latest}"),
        "undated_time": N_("moment non daté"),
        "amount": N_("{low} à {high} {unit}"),
        "one_amount": N_("{low} {unit}"),
        "given_by": N_("selon {speaker}"),
        "conditional": N_("conditionnel"),
        "attribution": N_("attribution"),
        "modal": N_("modalité"),
        "lexical": N_("mot de précaution"),
        "other_furniture": N_("habillage"),
        "breadcrumb": N_("fil d’Ariane"),
        "byline": N_("signature"),
        "comments": N_("commentaires"),
        "dateline": N_("date"),
        "login": N_("connexion"),
        "media_label": N_("type de média"),
        "navigation": N_("navigation"),
        "front_matter": N_("en-tête du fichier"),
        "newsletter": N_("lettre d’information"),
        "notice": N_("mention de la page"),
        "photo_caption": N_("légende"),
        "photo_credit": N_("crédit photo"),
        "pull_quote": N_("exergue"),
        "pull_quote_credit": N_("signature d’exergue"),
        "read_also": N_("à lire aussi"),
        "reading_time": N_("temps de lecture"),
        "repeated_headline": N_("titre répété"),
        "share": N_("partage"),
        "site_name": N_("nom du site"),
        "subscription": N_("abonnement"),
    }
)
# What is counted.
COUNTED = {"n_articles": NN_("article", "articles"), "n_outlets": NN_("média", "médias")}

# What a keyboard gives and what print has: in French a guillemet or a colon takes a no-break space, the other
# high marks a narrow one; the apostrophe is curved.
APOSTROPHE = (r"(?<=\w)'(?=\w)", "’")
PRINT = {
    "fr": ((r"(?<=«) | (?=[»:])", "\u00a0"), (r" (?=[;!?])", "\u202f"), APOSTROPHE),
    "en": (APOSTROPHE,),
}
DAY = N_("d\u00a0MMMM y")
MOMENTS = {
    Precision.MINUTE: N_("d\u00a0MMMM y 'à' H\u00a0'h'\u00a0mm"),
    Precision.DAY: DAY,
    Precision.MONTH: N_("MMMM y"),
    Precision.YEAR: "y",
    Precision.UNKNOWN: DAY,
}


@dataclass(frozen=True)
class Words:
    """The page's own words in one language; `words["contents"]` is a word of the page's list."""

    language: str

    @property
    def locale(self) -> Locale:
        """The d3 name of its number and date formats."""
        return LOCALES[self.language].d3

    def __getitem__(self, key: str) -> str:
        return self.typeset(self.translated(FRENCH.texts[key]))

    def __contains__(self, key: str) -> bool:
        return key in FRENCH

    def translated(self, text: str) -> str:
        """A French text of the code in this language."""
        return translations(self.language).gettext(text)

    def typeset(self, text: str) -> str:
        """The text in print: the spaces beside its punctuation and the apostrophes that the language has."""
        for pattern, printed in PRINT[self.language]:
            text = re.sub(pattern, printed, text)
        return text

    def said(self, text: str) -> str:
        """What the reading says of a file, in this language where it can be translated."""
        return said(text, self.language)

    @property
    def colon(self) -> str:
        """What stands between a name and its value."""
        return self.translated(" : ")

    def labelled(self, name: str, value: str) -> str:
        """A value under its name: 'Chiffres : 12', 'Figures: 12'."""
        return self.translated("{name} : {value}").format(name=name, value=value)

    def count(self, number: int, key: str) -> str:
        """A number with its noun, in the form that the language has after it."""
        return f"{self.number(number)} {translations(self.language).ngettext(*COUNTED[key], number)}"

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return str(format_decimal(value, locale=LOCALES[self.language].cldr))

    def day(self, moment: datetime, pattern: str = DAY) -> str:
        """A day as the language writes it, or another part of a moment by its French CLDR pattern."""
        return written(moment, self.translated(pattern), self.language)

    def moment(self, moment: Moment, time_zone: str, clock: bool = True) -> str | None:
        """A moment in the outlet's own time, no finer than it is known; None where it is unknown.

        Without `clock` the hour is left out.
        """
        if moment.value is None:
            return None
        timed = moment.precision == Precision.MINUTE and not clock
        pattern = MOMENTS[Precision.DAY if timed else moment.precision]
        return self.day(local(moment.value, time_zone), pattern)


def foreign(text: str, language: str, page: str) -> Markup:
    """Text in a language, marked with it where the page's own is another."""
    if language == page:
        return Markup("{}").format(text)
    return Markup('<span lang="{}">{}</span>').format(language, text)


def local(moment: datetime, time_zone: str) -> datetime:
    """The moment on the clocks of a time zone; one without an offset is taken to be there already."""
    return moment.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None) if moment.tzinfo else moment


def words(language: str) -> Words:
    """The page's words in a language. Raises ValueError that names the languages there are."""
    if language not in LOCALES:
        raise ValueError(f"the page has no words in language {language!r}; it has: {', '.join(LOCALES)}")
    return Words(language)
