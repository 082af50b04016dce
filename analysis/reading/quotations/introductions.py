"""Quoted spans after a colon, and those of headlines."""

from __future__ import annotations

from dataclasses import replace

from analysis.language.french.grammar import DETERMINERS, OF, UTTERANCES
from analysis.reading.quotations import answers
from analysis.reading.quotations.context import Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.site import Site
from analysis.reading.quotations.vocabulary import Source

# What a crowd carries or cries, and how many words make a slogan.
SIGNS = frozenset(
    [
        "pancarte",
        "banderole",
        "calicot",
        "écriteau",
        "affiche",
        "affichette",
        "autocollant",
        "tag",
        "graffiti",
        "étiquette",
        "panonceau",
        "inscription",
    ]
)
# Words by which a reader is told to look: "on pouvait lire", "où l'on lit".
READING = frozenset(("lire", "lit", "lisait"))
CRIES, SHORTEST_SLOGAN = frozenset(("cri", "cris")), 3
# Verbs whose participle introduces written words: "un message publié hier : « ... »".
SUBJECTS = frozenset(("il", "elle", "ils", "elles"))
# Before whom words are spoken to, not who speaks them: "il s'est tourné vers le maire : « ... »".
ADDRESSEES = frozenset(("vers", "à", "au", "aux", "devant", "envers", "contre"))
WRITTEN = frozenset(("publier", "écrire", "adresser", "partager", "poster"))


def colon(site: Site) -> Report | None:
    """Words introduced by a colon: X a détaillé : « ... »."""
    place = _place(site)
    if place is None:
        return None
    start, host = place
    if not site.number and answers.label(site.gap_before):
        answer = answers.answering(site.host, site.gap_before, site.clauses)
        return site.speech("answer", answer) if answer is not None else None
    inscribed = _inscribed(site, start)
    if inscribed is not None:
        return site.speech("displayed", inscribed)
    cue = _cue(site, start, host)
    source = _announcer(site, cue, start, host) if cue else None
    if cue is not None and source is not None and source.name is not None:
        return site.cued("colon", cue, source)
    for phrase in site.clauses.according(start, site.mark.outer_start):
        return site.according("selon colon", phrase)
    uttered = _utterance(site, start) if cue is None else None
    if uttered is not None:
        return uttered
    if cue is None and site.context.heading(site.host) and site.host.kind != "caption":
        return headline(site)
    if cue is not None and _narrative(site, cue):
        return site.cued("colon", cue, None)
    source = site.plausible(_subject(site, start), _nominal(site, start)) or site.last_source
    return site.speech("colon noun", source) if cue is None else site.cued("colon", cue, source)


def _announcer(site: Site, cue: Cue, start: int, host: Host) -> Source | None:
    """The source of the verb before the colon, else the subject of its clause or who spoke last."""
    source = site.clauses.source(cue, host)
    return source or (site.last_source if _narrative(site, cue) else _subject(site, start))


def _place(site: Site) -> tuple[int, Host] | None:
    """Where the words before the colon begin: in this sentence, or in the one before."""
    intro, previous = site.gap_before.rstrip(" *"), site.host_before
    if intro.endswith(":"):
        within = site.previous is not None and site.previous.role == "other" and site.number
        named = within and site.previous is not None and site.previous.host == site.host.number
        return (site.host.start if named else site.left), site.host
    if intro.strip() or site.number or previous is None:
        return None
    ends = site.context.text[previous.start : previous.end].rstrip(' *"»”').endswith(":")
    return (previous.start, previous) if ends else None


def _cue(site: Site, start: int, host: Host) -> Cue | None:
    """The verb that announces the words: the last main verb before the colon, else the last verb."""
    cues = _announcing(site, start, host)
    if site.number:
        # An aside right after the marks before belongs to those.
        edge = site.context.first(site.left) + 2
        own = [cue for cue in cues if not (site.clauses.is_incise(cue, host) and cue.first <= edge)]
        cues = own or cues
    if not cues and start > host.start:
        cues = _announcing(site, host.start, host)
    reporting = [cue for cue in cues if cue.verb.que or cue.verb.object or cue.verb.incise]
    main = [cue for cue in reporting if cue.kind == "finite" and not cue.passive]
    return next(reversed(main or reporting), None)


def _announcing(site: Site, start: int, host: Host) -> list[Cue]:
    cues = site.clauses.within(start, site.mark.outer_start)
    return [cue for cue in cues if _introduces(site, cue, host)]


def _introduces(site: Site, cue: Cue, host: Host) -> bool:
    if cue.kind == "participle":
        return cue.verb.lemma in WRITTEN
    return _narrative(site, cue) or site.speakers.plausible(site.clauses.source(cue, host))


def _narrative(site: Site, cue: Cue) -> bool:
    """Whether "Et d'ajouter: « ... »" introduces the words, whoever speaks."""
    return cue.kind == "infinitive" and site.context.low(cue.first - 2) == "et"


def _subject(site: Site, start: int) -> Source | None:
    """The subject of the last clause before the colon, else that of the first."""
    context, first = site.context, site.context.first(start)
    commas = [n for n in range(first, site.opening) if context.low(n) == "," and not context.quoted[n]]
    for comma in reversed(commas):
        disjunctive = context.low(comma + 2) == ","
        if context.low(comma + 1) in DETERMINERS | SUBJECTS and not disjunctive:
            source = site.plausible(site.speakers.opening(comma + 1, site.opening))
            if source is not None:
                return source
    return site.speakers.opening(first, site.opening)


def _utterance(site: Site, start: int) -> Report | None:
    """A noun for what is said and its author before the colon: "Réponse du maire : « ... »"."""
    context = site.context
    for word in range(context.first(start), site.opening - 2):
        if context.low(word) in UTTERANCES and context.low(word + 1) in OF:
            contracted = context.low(word + 1) in ("du", "des")
            found = site.speakers.phrase(word + 1 if contracted else word + 2, site.opening)
            source = site.speakers.resolve(found, site.opening) if found is not None else None
            if site.plausible(source) is not None:
                report, low = site.speech("colon noun", source), context.low(word)
                edges = context.start(word), context.end(word)
                return replace(report, cue_start=edges[0], cue_end=edges[1], lemma=low, stance="says")
    return None


def _nominal(site: Site, start: int) -> Source | None:
    """A document or a voice named before the colon: "un silence, puis une voix : « ... »"."""
    speakers = site.speakers
    for word in range(site.opening - 2, site.context.first(start) - 1, -1):
        addressed = site.context.low(word - 1) in ADDRESSEES
        if not addressed and (site.context.low(word) in DETERMINERS or speakers.mention_at(word)):
            found = speakers.phrase(word, site.opening)
            source = speakers.resolve(found, found.last + 1) if found is not None else None
            if speakers.plausible(source):
                return source
    return None


def _inscribed(site: Site, start: int) -> Source | None:
    """What bears the words, right before the colon: "la porte, où est collée une affichette : « ... »"."""
    context, colon = site.context, site.opening - 1
    while context.low(colon) != ":" and context.start(colon) > start:
        colon -= 1
    found = site.speakers.before(colon, context.first(start))
    if found is None or context.low(found.head).rstrip("sx") not in SIGNS:
        return None
    return site.speakers.resolve(found, colon)


def _read_there(site: Site) -> Source | None:
    """What bears words that one may read: "une pancarte où l'on lit « ... »", "on lit « ... » sur un mur"."""
    context, first = site.context, site.context.first(site.left)
    if not any(context.low(n) in READING and context.low(n - 1) != "à" for n in range(first, site.opening)):
        return None
    near = [*range(site.opening - 1, first - 1, -1), *range(site.closing, min(site.closing + 4, site.limit))]
    at = next((n for n in near if context.low(n).rstrip("sx") in SIGNS), None)
    if at is None:
        return None
    found = site.speakers.phrase(at - 1 if context.low(at - 1) in DETERMINERS else at, site.limit)
    return site.speakers.resolve(found, site.limit) if found is not None else None


def displayed(site: Site) -> Report | None:
    """Words written or cried by a crowd: des pancartes « ... », aux cris de « ... »."""
    context, at = site.context, site.opening - 1
    if len(site.words) < SHORTEST_SLOGAN or not site.gap_before.strip():
        return None
    if context.low(at) in OF and context.low(at - 1) in CRIES:
        first = context.first(site.host.start)
        return site.speech("displayed", site.plausible(site.speakers.opening(first, at)))
    borne = _read_there(site)
    if borne is not None:
        return site.speech("displayed", borne)
    while at > 0 and (context.low(at) == "," or context.words[at].pos_ in ("ADJ", "ADV")):
        at -= 1
    if context.low(at).rstrip("sx") not in SIGNS or context.start(at) < site.left:
        return None
    found = site.speakers.phrase(at, site.opening)
    return site.speech("displayed", site.speakers.resolve(found, site.opening) if found else None)


def in_the_eyes_of(site: Site) -> Report | None:
    """Whom short words are from: « un crève-cœur » pour le maire; une réforme « brutale », pour la CFDT."""
    comma = site.context.low(site.closing) == ","
    at = site.closing + comma
    if site.context.low(at) != "pour" or (site.host.kind == "body" and not comma):
        return None
    found = site.speakers.phrase(at + 1, site.limit)
    source = site.plausible(site.speakers.resolve(found, site.limit)) if found is not None else None
    if source is None or source.plural or source.kind not in ("person", "organisation"):
        return None
    last = max(source.end or 0, site.context.end(found.last) if found is not None else 0)
    ends = site.context.text[last : last + 1] in ("", "\n", ".", ",", "!", "?", ";")
    report, edges = site.speech("in the eyes of", source), (site.context.start(at), site.context.end(at))
    report = replace(report, cue_start=edges[0], cue_end=edges[1], lemma="pour", stance="judges")
    return report if ends else None


def headline(site: Site) -> Report:
    """Words in a headline without a verb, a name after them perhaps: « ... », les voisins en colère."""
    if site.context.low(site.closing) == ",":
        found = site.speakers.phrase(site.closing + 1, site.limit)
        source = site.speakers.resolve(found, site.limit) if found is not None else None
        if site.speakers.plausible(source):
            return site.speech("headline name", source)
    return site.speech("headline", _heading_name(site))


def _heading_name(site: Site) -> Source | None:
    """Who stands before the colon of a headline: "Anne Duval, la maire de X : « ... »"."""
    if not site.gap_before.rstrip().endswith(":") or site.number:
        return None
    first = site.context.first(site.left)
    source = site.speakers.opening(first, site.opening, False)
    verb = any(site.context.finite(n) and not site.context.quoted[n] for n in range(first, site.opening))
    named = source is not None and source.kind == "person" and source.name in site.speakers.people
    return source if named and not verb else None
