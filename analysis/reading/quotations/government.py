"""Quoted spans that a reporting verb governs: X dénonce « ... », X dit que la ville « ... »."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.language.french.grammar import DETERMINERS, OF, SUBORDINATORS
from analysis.reading.quotations.context import Context
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.site import Site
from analysis.reading.quotations.vocabulary import Source

# Words from a verb to the marks within which it governs them: with "que", as its object, otherwise.
NEAR, OBJECT, FREE = 14, 24, 9
# Prepositions whose noun, in marks, is a term: "un report du calendrier sur les « passoires »".
PLACING = frozenset(("sur", "entre", "dans", "parmi", "contre", "vers"))
INDEFINITE = frozenset(("un", "une", "des"))
# Words between a subject without a verb of its own and its marks.
GAP = 5
# Verbs that give a thing its name.
NAMING = frozenset(("appeler", "nommer", "baptiser", "surnommer"))


def governed(site: Site) -> Report | None:
    """A verb before the marks in the same sentence that governs them."""
    cues = [c for c in site.clauses.within(site.host.start, site.mark.outer_start) if may_govern(site, c)]
    fitting = [(c, s) for c in cues if (s := site.source(c)) is not None and site.clauses.speaks(c, s)]
    likely = [(c, s) for c, s in fitting if site.speakers.plausible(s)]
    fitting = likely or fitting
    if not fitting:
        return None
    cue, source = _outermost(fitting, site.context)
    if site.clauses.according(site.context.end(cue.last), site.mark.outer_start):
        # "X a annoncé ..., pays où, au dire de Y, ...": the nearer one has the words.
        return None
    term = _scare(site, cue) or _is_coined(site, cue, source)
    return site.other("term") if term else site.cued("governed", cue, source)


def _outermost(fitting: list[tuple[Cue, Source]], context: Context) -> tuple[Cue, Source]:
    """The last cue, or the verb it hangs on: "disent craindre d'« attendre »" is said, not feared."""
    cue, source = fitting[-1]
    for outer, speaker in reversed(fitting[:-1]):
        que = range(outer.last + 1, cue.first)
        inner = cue.verb.thing and source.kind == "organisation" and source.name != speaker.name
        if inner and outer.verb.que and any(context.low(n) in SUBORDINATORS for n in que):
            # "X a précisé que le groupe ne prévoyait « pas de hausse »": X says it.
            return outer, speaker
    if cue.kind == "infinitive" and len(fitting) > 1 and fitting[-2][0].last + 2 >= cue.first:
        return fitting[-2]
    return cue, source


def may_govern(site: Site, cue: Cue) -> bool:
    """Whether a cue before the marks is near enough, and of a kind, to take the marks in."""
    holds = cue.verb.que and site.context.low(cue.last + 1) in SUBORDINATORS
    if (cue.kind == "participle" and not holds) or site.clauses.is_incise(cue, site.host):
        return False
    context, distance = site.context, site.opening - cue.last
    que = range(cue.last + 1, min(cue.last + NEAR, site.opening + 1))
    if cue.passive and cue.kind == "finite":
        que = range(cue.last + 1, cue.last + 2)
    if cue.verb.que and any(context.low(number) in SUBORDINATORS for number in que):
        return True
    if cue.passive:
        return context.low(cue.last + 1) == "par" and bool(cue.verb.infinitive) and distance <= OBJECT
    if cue.verb.infinitive and _infinitive(site, cue):
        return True
    if cue.verb.object:
        return distance <= OBJECT
    comma = context.low(cue.last + 1) == ","
    if cue.verb.thing:
        return distance <= 2 and cue.verb.incise and not comma
    return distance <= FREE and not comma and not _verb_between(site, cue)


def _verb_between(site: Site, cue: Cue) -> bool:
    context = site.context
    words = range(cue.last + 1, site.opening)
    return any(context.low(n) == "," or context.words[n].pos_ in ("VERB", "AUX") for n in words)


def _infinitive(site: Site, cue: Cue) -> bool:
    words = site.context.words[cue.last + 1 : cue.last + 10]
    inflected = any("Inf" in word.morph.get("VerbForm", []) for word in words)
    return inflected or site.context.low(cue.last + 1) in ("de", "d'")


def _scare(site: Site, cue: Cue) -> bool:
    """A short term inside what is reported, not the reported words themselves."""
    context, at = site.context, site.opening - 1
    distance = at - cue.last
    first = site.words[0].lower() if site.words else ""
    if len(site.words) > 2 or distance <= 2 or site.verbal:
        return False
    if first in DETERMINERS or first in ("pas", "ne", "de", "d"):
        return False
    between = range(cue.last + 1, at)
    clause = any(context.low(n) in ("que", "qu'") or context.words[n].pos_ == "VERB" for n in between)
    if context.low(at) in ("le", "la", "les") and context.low(at - 1) in PLACING:
        return True
    if cue.verb.object and not clause:
        return False
    if site.word_before in OF and distance > 4:
        return True
    preposition = context.words[at - 1].pos_ == "ADP" and context.low(at - 1) not in OF
    return context.low(at) in DETERMINERS and preposition


def _is_coined(site: Site, cue: Cue, source: Source) -> bool:
    """Whether people of a kind have a term for it: ce que les spécialistes appellent un « dôme »."""
    return cue.verb.lemma in NAMING and source.plural and site.word_before in DETERMINERS


def according_to(site: Site) -> Report | None:
    """ "Selon X" in the same sentence."""
    phrases = site.clauses.according(site.host.start, site.host.end)
    before = [p for p in phrases if site.context.start(p.first) < site.mark.start]
    low = site.word_before
    if len(site.words) <= 3 and low in DETERMINERS - {"le", "la", "l'"} and not before:
        return None
    if len(site.words) <= 2 and low in OF and not site.gap_after.lstrip().startswith(","):
        return None
    return next((site.according("selon", phrase) for phrase in (before or phrases)[-1:]), None)


def gapped(site: Site) -> Report | None:
    """A second subject under the same verb: "X parle de « mesures », Y d'« invasion »"."""
    previous, context = site.previous, site.context
    if previous is None or previous.host != site.host.number or previous.cue_end is None:
        return None
    at = context.first(site.left)
    if context.low(at) not in (",", ";", "et", "mais") or site.holds_cue(site.left):
        return None
    at += 1 + (context.low(at + 1) in ("et", "mais", "quand"))
    # "d'«invasion" may be one word.
    limit = site.opening - (context.end(site.opening - 1) > site.mark.outer_start)
    found = site.speakers.phrase(at, limit)
    source = site.plausible(site.speakers.resolve(found, limit)) if found is not None else None
    if found is None or source is None or previous.source is None or source.name == previous.source.name:
        return None
    if source.kind == "document" or context.low(found.first) in INDEFINITE:
        return None
    parallel = _links(previous.cue_end, previous.start, context) == _links(
        context.end(found.last), site.mark.start, context
    )
    return replace(site.goes_on("gapped", previous), source=source) if parallel else None


def _links(start: int, end: int, context: Context) -> tuple[bool, bool] | None:
    """Whether "que" and "de" lead from a verb or a subject to the marks; None where more stands between."""
    low = re.findall(r"\w+'?", context.text[start:end].lower().replace("’", "'"))
    if len(low) > GAP or any(context.finite(n) for n in range(context.first(start), context.first(end))):
        return None
    return bool(SUBORDINATORS & set(low)), bool(OF & set(low))


def passive(site: Site) -> Report | None:
    """Words between a passive verb and its agent: qualifié d'« absurde » par X."""
    if site.context.low(site.closing) != "par":
        return None
    for cue in site.clauses.within(site.left, site.mark.outer_start):
        if (cue.passive or cue.kind == "participle") and site.opening - cue.last <= 3:
            source = site.speakers.agent(site.closing, site.limit)
            # The marks are the object of the verb: whoever acts says them.
            return site.cued("passive", cue, source) if source is not None else None
    return None


def judged(site: Site) -> Report | None:
    """Words after a participle that judges, of the subject: "ils refusent un plan jugé « confiscatoire »"."""
    for cue in site.clauses.within(site.left, site.mark.outer_start):
        near = cue.kind == "participle" and site.opening - cue.last <= 2
        if near and cue.verb.object and cue.verb.stance in ("judges", "accuses"):
            first = site.context.first(site.host.start)
            source = site.plausible(site.speakers.opening(first, site.opening))
            if source is not None and site.context.first(source.end or 0) < cue.first:
                return site.cued("judged", cue, source)
    return None


def participle(site: Site) -> Report | None:
    """Words with a participle after them: « ... », employée par X; la « ... » promise par X."""
    for cue in site.clauses.within(site.mark.outer_end, site.right):
        if cue.kind == "participle" and cue.first - site.closing <= 5:
            source = site.plausible(site.source(cue))
            if source is not None:
                return site.cued("participle", cue, source)
    return None
