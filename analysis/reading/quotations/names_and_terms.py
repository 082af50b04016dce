"""Quoted spans that are nobody's speech: titles, names, glosses, legal names of offences."""

from __future__ import annotations

import re

from analysis.language.french.grammar import AVOIR, DETERMINERS, ETRE, OF, OFFENCE, PRONOUNS, REFLEXIVE
from analysis.reading.lexicon import fold
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.site import Site

LINK = re.compile(r"\s*(?:,|;|et|ou|,? et (?:de|pour)|et d'|ainsi que(?: pour)?)\s*")
INITIAL = re.compile(r"[A-ZÀ-Ý]\.?")
ACCOUNT = re.compile(r"[#@]\S+|\S+\.(?:fr|com|org|net|ch|be|ca)")
ARTICLE = re.compile(r"^(?:l[ea]s? |l')")
# Code points before an offence's name within which its proceedings stand.
FAR = 400
LONGEST_NAME, LONGEST_GLOSS, LONGEST_OFFENCE = 4, 3, 14


def title(site: Site) -> Report | None:
    """A name, by itself or after the noun that says what it names: "le film « ... »"."""
    at = site.opening - 1
    if _explained(site) or _is_outlet(site) or INITIAL.fullmatch(site.inner):
        return site.other("name")
    if at < 0 or site.context.start(at) < site.left or (site.verbal and site.gap_before.strip()):
        return None
    if _is_called(site):
        return site.other("name")
    if _is_subject(site):
        return site.other("term")
    cues = site.clauses.within(site.left, site.mark.outer_start)
    if any(cue.head == at and cue.kind == "finite" for cue in cues):
        return None
    apposed = site.context.low(at) == "," and at > site.context.first(site.left)
    adjective = site.context.words[at].pos_ == "ADJ"
    announced = _announced(site, at - apposed) or (adjective and _announced(site, at - 1))
    announced = announced or (adjective and site.speakers.kinds.get(site.context.low(at - 1)) == "organisation")
    if announced and not site.gap_before.rstrip(" *").endswith(":"):
        return site.other("title")
    if (
        _is_name(site)
        or _is_titled(site)
        or ACCOUNT.fullmatch(site.inner)
        or _is_named_thing(site, at)
    ):
        return site.other("name")
    bracketed = site.gap_before.rstrip().endswith("(") and site.gap_after.startswith(")")
    return site.other("gloss") if bracketed and len(site.words) <= LONGEST_GLOSS else None


def _announced(site: Site, at: int) -> bool:
    """Whether the word before the marks says that a title or a term follows."""
    first, word = site.context.text[site.mark.start], site.context.words[at]
    capital = first.isupper() or not first.isalpha()
    nouns = site.clauses.terms | (site.clauses.titles if capital else frozenset())
    participle = word.morph.get("VerbForm", []) == ["Part"]
    known = word.lower_ in nouns or word.lemma_.lower() in nouns
    return known and (participle or word.pos_ != "VERB")


def _is_called(site: Site) -> bool:
    """Whether "dit" gives a thing its name: le carrefour dit « de la Croix »."""
    adjective = site.word_before in ("dit", "dite", "dits", "dites")
    verb = site.context.low(site.opening - 2) in AVOIR | ETRE | REFLEXIVE
    return adjective and not verb and bool(site.words) and site.words[0].lower() in OF


def _is_subject(site: Site) -> bool:
    """Whether the marks hold a noun that is the subject of the verb after them: Un « livreur » appelle."""
    verb = site.closing < site.limit and site.context.finite(site.closing)
    return verb and site.word_before in DETERMINERS and len(site.words) <= LONGEST_GLOSS and not site.verbal


def _explained(site: Site) -> bool:
    """Whether an apposition says what the marks name: « La Soif », le film de X."""
    context, at = site.context, site.closing
    noun = context.low(at + 2) in site.clauses.titles and context.low(at + 1) in DETERMINERS
    capital = context.text[site.mark.start].isupper()
    return context.low(at) == "," and noun and capital and len(site.words) <= LONGEST_OFFENCE


def _is_outlet(site: Site) -> bool:
    """Whether the marks hold the name of the outlet itself: une note que « La Gazette » s'est procurée."""
    own = site.context.document.article.outlet.value
    return bool(own) and ARTICLE.sub("", fold(site.inner)) == ARTICLE.sub("", fold(str(own)))


def _is_name(site: Site) -> bool:
    """Whether the marks hold the name of an organisation, an outlet or a place and no more."""
    at, inner = site.context.first(site.mark.start), site.inner
    for number in (at, at + 1):
        mention = site.speakers.mention_at(number)
        if number > at and site.context.low(at) not in DETERMINERS:
            break
        if mention is not None and mention.kind != "PERSON" and mention.end == site.mark.end:
            return len(inner.split()) <= LONGEST_NAME and inner[:1].isalnum()
    return False


def _is_titled(site: Site) -> bool:
    """Whether a few words in capitals follow an article: l'« Astrée », le tenancier du « Coq hardi »."""
    text, mark = site.context.text, site.mark
    article = site.word_before in OF | {"le", "la", "l'", "les", "au", "aux", "à", "par", "dans", "chez"}
    short = len(site.words) <= LONGEST_NAME and text[mark.end - 1] not in ".!?…"
    return article and short and text[mark.start].isupper() and not text[mark.start : mark.end].isupper()


def _is_named_thing(site: Site, at: int) -> bool:
    """Whether a noun stands right before a few words in capitals: sa bière « La Cardinale »."""
    text, mark = site.context.text, site.mark
    capital = text[mark.start].isupper() and text[mark.end - 1] not in ".!?…"
    beside = site.context.end(at) >= mark.outer_start - 1 and site.context.words[at].pos_ == "NOUN"
    words = range(site.context.first(mark.start), site.context.first(mark.end))
    verb = any(site.context.finite(n) for n in words)
    return capital and beside and not verb and len(site.words) <= LONGEST_NAME


def offence(site: Site) -> Report | None:
    """The legal name of an offence: "mis en examen pour « ... »", "des faits de « ... »"."""
    first = site.words[0].lower() if site.words else ""
    if first in DETERMINERS or first in PRONOUNS or site.verbal or len(site.words) > LONGEST_OFFENCE:
        return None
    previous = site.before[-1].rule if site.before else ""
    if site.number and previous == "offence" and LINK.fullmatch(site.gap_before):
        return site.other("offence")
    start = _proceedings(site)
    return site.other("offence") if start is not None and not site.holds_cue(start) else None


def _proceedings(site: Site) -> int | None:
    """Where the last words for proceedings before the marks begin: "une enquête pour"."""
    begin = max(site.host.start, site.mark.outer_start - FAR)
    text = site.context.text[begin : site.mark.outer_start]
    match = last = OFFENCE.search(text)
    while match is not None:
        last = match
        match = OFFENCE.search(text, match.start() + 1)
    return begin + last.start() if last is not None else None
