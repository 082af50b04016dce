"""Quoted spans without a reporting verb: those that go on, stand alone, are signed, or are a predicate."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.language.french.grammar import ADVERBS, DETERMINERS, MESSAGES, NEGATIONS, PRONOUNS, REFLEXIVE
from analysis.reading.quotations import answers
from analysis.reading.quotations.context import Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.introductions import headline
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.site import WORD, Site
from analysis.reading.quotations.verbs import copulas, unlisted
from analysis.reading.quotations.vocabulary import Source

LISTED = re.compile(r"\s*(?:,|;|et|ou|mais|puis|, et|, mais|, ou|et de|et d')\s*(?:d[eu']\s*)?")
LONGEST_SIGNATURE = 12
LONGEST_FEELING, LONGEST_STATE = 4, 6
# How a credit line names the author of the words above it, and how many words that takes.
CREDITS, CREDITED = ("une citation de ", "une citation d'"), 3
# Words that a quotation needs to be speech where no verb reports it.
SHORTEST_HEADING, SHORTEST_CLAUSE = 3, 5


def continued(site: Site) -> Report | None:
    """A quotation that goes on from the paragraph before, or a list under one verb."""
    previous = site.previous
    if previous is None or previous.role != "speech":
        return None
    if site.mark.reopened:
        return site.speech("reopened", _without_mention(previous.source))
    listed = site.number and LISTED.fullmatch(site.gap_before) and previous.host == site.host.number
    return site.goes_on("listed", previous) if listed else None


def _without_mention(source: Source | None) -> Source | None:
    return replace(source, start=None, end=None) if source else None


def signed(site: Site) -> Report | None:
    """A pull quote with the name of its author on the next line."""
    following = site.context.hosts[site.host.number + 1 : site.host.number + 2]
    if not following or (site.host.kind == "body" and site.gap_before.strip(" >*-–—")):
        return None
    after = following[0]
    text = site.context.text[after.start : after.end].strip(" >*-–—")
    alone = after.paragraph != site.host.paragraph and len(text.split()) <= LONGEST_SIGNATURE
    first = site.context.first(after.start)
    while site.context.low(first) in (">", "-", "–", "—", "*"):
        first += 1
    if text.lower().startswith(CREDITS):
        # "Une citation de X, conteur"
        first += CREDITED
    mention = site.speakers.mention_at(first)
    set_apart = after.kind != "body" or text.lower().startswith(CREDITS)
    if alone and set_apart and mention is not None and mention.kind == "PERSON":
        return site.speech("signed", site.speakers.of_mention(mention))
    return None


def bracketed(site: Site) -> Report | None:
    """A clause with its author in brackets: « On avance » (Jean Martin)."""
    context, at = site.context, site.closing + 1
    mention = site.speakers.mention_at(at) if context.low(site.closing) == "(" else None
    if (
        mention is None
        or mention.kind != "PERSON"
        or not (site.clausal or len(site.words) >= SHORTEST_HEADING)
    ):
        return None
    if context.text[mention.end : mention.end + 1] not in (")", ","):
        return None
    return site.speech("bracketed", site.speakers.of_mention(mention))


def attributive(site: Site) -> Report | None:
    """How somebody says to feel, at the head of the sentence: « Bouleversé », X a remercié."""
    context, last = site.context, site.context.first(site.mark.end) - 1
    if site.gap_before.strip(" *") or context.low(site.closing) != "," or len(site.words) > LONGEST_FEELING:
        return None
    word = context.words[last]
    feeling = word.pos_ == "ADJ" or "Part" in word.morph.get("VerbForm", [])
    at = site.closing + 1
    while feeling and at < site.limit and (context.quoted[at] or context.low(at) in (",", "et")):
        # « Ému », « bouleversé », le père
        at += 1
    source = site.speakers.opening(at, site.limit, False) if feeling else None
    person = source is not None and source.kind == "person" and context.low(at - 1) == ","
    return site.speech("attributive", source) if person and site.plausible(source) is not None else None


def _alone(site: Site) -> bool:
    """Whether the sentence holds nothing but quoted spans."""
    text = site.context.text[site.host.start : site.host.end]
    for mark in reversed(site.host.marks):
        text = text[: mark.outer_start - site.host.start] + text[mark.outer_end - site.host.start :]
    return not WORD.search(text)


def floating(site: Site) -> Report | None:
    """A sentence that is nothing but quoted words, or an answer after its label."""
    labelled = site.number == 0 and bool(site.gap_before.strip()) and answers.label(site.gap_before)
    if not _alone(site) and not labelled:
        return None
    answer = answers.answering(site.host, site.gap_before, site.clauses)
    if answer is not None and site.host.kind == "body":
        return site.speech("answer", answer)
    if site.host.kind != "body":
        return (
            site.speech("heading", None)
            if len(site.words) >= SHORTEST_HEADING
            else site.other("heading term")
        )
    return _after_sentence(site) or _before_sentence(site) or _apart(site)


def _apart(site: Site) -> Report:
    """A floating quotation in a paragraph of its own: of whoever spoke last, else is named next."""
    following = site.context.hosts[site.host.number + 1 : site.host.number + 2]
    source = (
        _goes_on_speaking(site) or site.last_source or (_named(site, following[0]) if following else None)
    )
    return site.speech("floating", source)


def _goes_on_speaking(site: Site) -> Source | None:
    """Who was quoted last, where only somebody unnamed was reported since."""
    people, last = site.speakers.people, site.last_source
    said = (r.source for r in reversed(site.before) if r.level == 1 and r.role == "speech" and r.source)
    quoted = next(said, None)
    if quoted is None or last is None or quoted.name not in people or last.name in people:
        return None
    person = quoted.kind == "person" == last.kind
    return replace(quoted, start=None, end=None) if person else None


def _after_sentence(site: Site) -> Report | None:
    """A floating quotation that the sentence before it, in the same paragraph, introduces."""
    previous = site.host_before
    if previous is None or previous.paragraph != site.host.paragraph:
        return None
    speech = [report for report in site.before if report.level == 1 and report.role == "speech"]
    if speech and speech[-1].host == previous.number:
        return site.speech("floating after quotation", speech[-1].source)
    source = site.plausible(_asked(site, previous), _subject(site, previous))
    return site.speech("floating after sentence", source) if source and previous.kind == "body" else None


def _asked(site: Site, question: Host) -> Source | None:
    """Whom a question means that the words answer: "La juge insiste : que faisait-il ? « Rien. »"."""
    context = site.context
    if not context.text[question.start : question.end].rstrip(" *_").endswith("?"):
        return None
    words = range(context.first(question.start), context.first(question.end))
    inverted = (n for n in words if context.low(n) in ("-il", "-elle", "-t-il", "-t-elle"))
    at = next(inverted, None)
    if at is None:
        return None
    subject = site.speakers.opening(context.first(question.start), at, False)
    if site.plausible(subject) is None or subject is None:
        return None
    site.speakers.addressee = subject.name
    source = site.speakers.pronoun(at)
    site.speakers.addressee = None
    return source


def _before_sentence(site: Site) -> Report | None:
    """A floating quotation that the sentence after it, in the same paragraph, explains."""
    following = site.context.hosts[site.host.number + 1 : site.host.number + 2]
    if not following or following[0].paragraph != site.host.paragraph:
        return None
    source = site.plausible(_subject(site, following[0]), _named(site, following[0]))
    return site.speech("floating before sentence", source) if source else None


def _named(site: Site, host: Host) -> Source | None:
    """The first person named in a sentence."""
    inside = (m for m in site.speakers.mentions if host.start <= m.start < host.end and m.kind == "PERSON")
    mention = next(inside, None)
    return site.speakers.of_mention(mention) if mention is not None else None


def _subject(site: Site, host: Host) -> Source | None:
    """The source or the subject of a sentence."""
    context, speakers = site.context, site.speakers
    inside = [source for offset, source in speakers.said if host.start <= offset < host.end]
    if inside:
        return inside[-1]
    opening = speakers.opening(context.first(host.start), context.first(host.end))
    for cue in site.clauses.within(host.start, host.end):
        source = site.clauses.source(cue, host) if cue.kind == "finite" and not cue.passive else None
        if source is not None and source.name is not None:
            return source
    return None if opening is not None and opening.kind == "document" else opening


def predicate(site: Site) -> Report | None:
    """Quoted words that are the verb of the sentence: Le groupe « suit la situation »."""
    speakers, opening = site.speakers, site.opening
    if not site.verbal or not site.gap_before.strip():
        return None
    if site.context.low(opening - 1) in PRONOUNS:
        return site.speech("predicate", speakers.pronoun(opening - 1))
    found = speakers.before(opening, site.context.first(site.left))
    source = site.plausible(speakers.resolve(found, opening)) if found is not None else None
    if source is not None:
        return _with_noun(site, site.speech("predicate", source))
    previous = site.previous
    if previous is not None and previous.rule == "predicate" and previous.host == site.host.number:
        return site.goes_on("predicate", previous)
    return None


def state(site: Site) -> Report | None:
    """How somebody says to be, after a verb of being: X reste « prudent »; Y n'est « pas étonné »."""
    context, verb = site.context, site.opening - 1
    while context.low(verb) in ADVERBS | NEGATIONS | {"très", "assez", "un", "peu"}:
        verb -= 1
    known = copulas(context.document.language)
    if context.quoted[verb] or context.low(verb) not in known or not _describes(site):
        return None
    first = verb - 1 if context.low(verb - 1) in REFLEXIVE else verb
    cue = Cue(first, verb, verb, unlisted("être"), "finite")
    source = site.speakers.subject(cue, context.first(site.host.start), site.limit, False)
    human = source is not None and source.kind in ("person", "collective", "anonymous")
    return site.speech("state", source) if human and site.plausible(source) is not None else None


def _describes(site: Site) -> bool:
    """Whether the marks hold a few words that begin with an adjective or "pas", and no clause."""
    at = site.context.first(site.mark.start)
    word = site.context.words[at]
    adjective = word.pos_ == "ADJ" or site.context.participle(at) or word.lower_ in NEGATIONS
    return adjective and word.text.islower() and not site.clausal and len(site.words) <= LONGEST_STATE


def _with_noun(site: Site, report: Report) -> Report:
    """The noun of a message as the cue where no verb reports: "Dans un communiqué, X « prend acte »"."""
    context = site.context
    for number in range(context.first(site.host.start), context.first(site.mark.start)):
        low = context.low(number)
        if low in MESSAGES and context.quoted[number] == 0:
            start, end = context.start(number), context.end(number)
            return replace(report, cue_start=start, cue_end=end, lemma=low, stance="says")
    return report


def remaining(site: Site) -> Report | None:
    """No verb of speech: a headline's words and whole clauses are somebody's, the rest nobody's."""
    context = site.context
    edge = not site.gap_before.strip() or not site.gap_after.strip()
    edge = edge and (site.clausal or site.word_before not in DETERMINERS)
    if context.heading(site.host) and edge and len(site.words) >= SHORTEST_HEADING:
        return headline(site)
    if (
        len(site.words) < SHORTEST_CLAUSE
        or not site.clausal
        or site.word_before in DETERMINERS
        or context.text[site.mark.start].isupper()
    ):
        return site.other("term")
    source = site.plausible(_subject(site, site.host), site.last_source)
    return site.speech("clause", source) if source is not None else site.other("term")
