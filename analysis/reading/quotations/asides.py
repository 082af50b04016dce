"""Quoted spans with a reporting aside: « ..., dit X, ... », « ... », affirme X, « ... » a dit X hier."""

from __future__ import annotations

from analysis.language.french.grammar import ADVERBS, CLITICS, DETERMINERS, OF, UTTERANCES
from analysis.reading.quotations.cues import Cue, generic
from analysis.reading.quotations.government import may_govern
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.site import WORD, Site
from analysis.reading.quotations.vocabulary import Source

# Words from a verb before the marks to them, within which it holds them as its clause.
NEAR = 14
# Words of an aside between two spans that it both reports.
LONGEST_ASIDE = 12
# An asterisk says that a name was changed.
ENDS = frozenset((",", ".", "!", "?", ";", "*"))


def before(site: Site) -> Report | None:
    """An aside right before the marks: une usine visée, dit-elle, « à tort »; comme l'a dit X, « ... »."""
    for cue in site.clauses.within(site.left, site.mark.outer_start):
        if _likened(site, cue):
            return site.cued("incise before", cue, site.source(cue))
        if cue.pronoun is None or not cue.verb.incise:
            continue
        last = max(cue.last, cue.pronoun)
        if site.context.low(last + 1) == "," and site.opening == last + 2:
            return site.cued("incise before", cue, site.source(cue))
    return None


def _likened(site: Site, cue: Cue) -> bool:
    """Whether a cue after "comme" or "ainsi que" stands at the head of the words before the marks."""
    at = cue.first - 1
    while site.context.low(at) in CLITICS:
        at -= 1
    comma = site.context.low(site.opening - 1) == ","
    return comma and site.context.low(at) == "comme" and site.plausible(site.source(cue)) is not None


def inside(site: Site) -> Report | None:
    """An aside within the marks: « J'ai cru, raconte-t-il, à une panne. »."""
    for cue in site.clauses.within(site.mark.start, site.mark.end, 1):
        if not cue.verb.incise or cue.kind != "finite":
            continue
        at = cue.first - 1
        while site.context.low(at) in CLITICS:
            at -= 1
        if site.context.low(at) not in (",", ".", "!", "?", "…"):
            continue
        source = _pronoun_inside(site, cue) if cue.pronoun is not None else _name_inside(site, cue)
        if source is not None:
            return site.cued("incise inside", cue, source)
    return None


def _pronoun_inside(site: Site, cue: Cue) -> Source | None:
    context, pronoun = site.context, cue.pronoun or cue.last
    after = context.low(max(cue.last, pronoun) + 1)
    ends = after in ENDS | {"»", '"', "”", "(", "–"}
    return site.source(cue) if ends and context.low(pronoun) != "-on" else None


def _name_inside(site: Site, cue: Cue) -> Source | None:
    context, at = site.context, cue.last + 1
    source = site.speakers.following(at, min(at + 12, context.first(site.mark.end) + 1))
    if source is None or source.end is None or source.name is None:
        return None
    direct = context.start(at) == source.start or context.low(at) in DETERMINERS
    return source if direct and context.text[source.end : source.end + 1] in ENDS else None


def after(site: Site) -> Report | None:
    """A reporting clause right after the closing mark: « ... », affirme X."""
    context, at = site.context, site.closing
    while context.low(at) in ADVERBS | {",", "–", "—", "*", ")", "…", "("} and at < site.closing + 5:
        at += 1
    if _held_before(site):
        return None
    for phrase in site.clauses.according(site.mark.outer_end, site.right):
        if phrase.first <= at + 1:
            return site.according("selon after", phrase)
    for cue in site.clauses.within(site.mark.outer_end, site.right)[:1]:
        source = site.source(cue) if _follows(site, cue, at) else None
        if source is not None:
            return site.cued("incise after", cue, source)
    return _unlisted(site, at)


def _follows(site: Site, cue: Cue, at: int) -> bool:
    """Whether a cue is an aside with nothing but adverbs between it and the word `at`."""
    between = ADVERBS | CLITICS | {",", "comme", "ainsi", "que", "qu'"}
    reports = cue.kind == "finite" and (cue.verb.incise or cue.pronoun is not None)
    beside = all(site.context.low(number) in between for number in range(at, cue.first))
    return reports and beside and site.clauses.is_incise(cue, site.host)


def _held_before(site: Site) -> bool:
    """Whether a verb before the marks already takes them as its clause: the aside names a relay."""
    for cue in site.clauses.within(site.host.start, site.mark.outer_start):
        clausal = cue.kind == "finite" and (cue.verb.que or cue.verb.infinitive)
        near = clausal and site.opening - cue.last <= NEAR
        if near and may_govern(site, cue) and site.plausible(site.source(cue)) is not None:
            return True
    return False


def _unlisted(site: Site, at: int) -> Report | None:
    """A verb that no list holds, in the place of a reporting verb: « ... », tempête-t-il."""
    context = site.context
    if at >= len(context.words) or context.start(at) >= site.right:
        return None
    cue = generic(context, at + 1 if context.low(at) in ("se", "s'", "l'") else at)
    if cue is None or not _set_off(site, cue):
        return None
    if cue.pronoun is not None:
        return site.cued("incise unlisted", cue, site.speakers.pronoun(cue.pronoun))
    limit = context.first(site.right)
    found = site.speakers.phrase(cue.last + 1, limit)
    source = site.speakers.resolve(found, limit) if found else None
    human = source is not None and source.kind in ("person", "anonymous", "collective")
    return site.cued("incise unlisted", cue, source) if human and site.speakers.plausible(source) else None


def _set_off(site: Site, cue: Cue) -> bool:
    """Whether a comma, a pronoun or the quoted sentence's own mark sets the verb off from the quotation."""
    comma = site.gap_after.lstrip("*_) ").startswith(",")
    own = site.context.text[site.mark.end - 1 : site.mark.end] in "!?…"
    return comma or own or cue.pronoun is not None or site.gap_after[:1] != " "


def between(site: Site) -> Report | None:
    """Marks that open again after the reporting clause: « A », dit-il, « B »."""
    previous = site.previous
    if not site.number or previous is None or previous.cue_start is None:
        return None
    if previous.rule not in ("incise after", "selon after", "after incise"):
        return None
    start = max(previous.cue_end or 0, (previous.source.end if previous.source else 0) or 0)
    if not site.left <= previous.cue_start < site.mark.start or site.holds_cue(start):
        return None
    rest = WORD.findall(site.context.text[start : site.mark.outer_start])
    return site.goes_on("after incise", previous) if len(rest) <= LONGEST_ASIDE else None


def later(site: Site) -> Report | None:
    """A reporting aside that closes the clause in which the marks stand, or its main verb."""
    cues = [c for c in site.clauses.within(site.mark.outer_end, site.host.end) if c.kind == "finite"]
    for cue in cues:
        if cue.verb.incise and site.clauses.is_incise(cue, site.host) and site.source(cue) is not None:
            return site.cued("incise later", cue, site.source(cue))
    for cue in cues:
        if not cue.passive and cue.verb.que and cue.verb.incise:
            source = site.source(cue)
            if source is not None and source.name is not None and not _clause_before(site, cue):
                return site.cued("main verb", cue, source)
    return None


def opened(site: Site) -> Report | None:
    """An opening that says whose words the clause holds: Comme l'écrivait X, l'homme « n'a pas de plan »."""
    for cue in site.clauses.within(site.host.start, site.mark.outer_start):
        if site.number == 0 and cue.verb.incise and cue.kind == "finite" and _comparing(site, cue):
            source = site.plausible(site.source(cue))
            if source is not None:
                return site.cued("incise before", cue, source)
    return None


def _comparing(site: Site, cue: Cue) -> bool:
    """Whether "comme" opens the sentence and leads to a cue."""
    at = cue.first - 1
    while site.context.low(at) in CLITICS:
        at -= 1
    return site.context.low(at) == "comme" and at == site.context.first(site.host.start)


def cut(site: Site) -> Report | None:
    """Marks in a clause that an aside cuts before them: Les agents, a dit X, n'avaient « pas le choix »."""
    for cue in site.clauses.within(site.host.start, site.mark.outer_start):
        first = site.number == 0 and cue.verb.incise and cue.kind == "finite"
        if first and site.clauses.is_incise(cue, site.host):
            source = site.plausible(site.source(cue))
            if source is not None:
                return site.cued("incise cut", cue, source)
    return None


def colon_after(site: Site) -> Report | None:
    """A clause after a colon that takes the words up: « Une catastrophe » : c'est ainsi que X la décrit."""
    if site.context.low(site.closing) != ":":
        return None
    taken_up = _taken_up(site)
    if taken_up is not None:
        return taken_up
    for cue in site.clauses.within(site.mark.outer_end, site.right):
        if cue.kind == "finite" and site.plausible(site.source(cue)) is not None:
            return site.cued("colon after", cue, site.source(cue))
    return _person_after(site)


def _person_after(site: Site) -> Report | None:
    """Words that a sentence begins with, and whom it then tells of: « J'y crois » : X ne renonce pas."""
    if site.gap_before.strip(" *") or not site.clausal:
        return None
    source = site.speakers.opening(site.closing + 1, site.context.first(site.right))
    person = source is not None and source.kind == "person" and source.name in site.speakers.people
    return site.speech("person after", source) if person else None


def _clause_before(site: Site, cue: Cue) -> bool:
    """Whether another clause stands before the cue, so that the marks belong to that one."""
    context = site.context
    words = range(context.first(site.host.start), cue.first)
    return any(context.quoted[number] == 0 and context.finite(number) for number in words)


def _taken_up(site: Site) -> Report | None:
    """A noun for words after the colon: « Tu comprendras » : cette phrase de sa mère, il l'a retenue."""
    context = site.context
    for word in range(site.closing + 1, context.first(site.right)):
        shown = context.low(word - 1) in ("cette", "ce", "ces")
        beside = context.low(word - 1) in ("la", "le", "les") and word - 2 == site.closing
        if context.low(word) in UTTERANCES and (shown or beside):
            of = context.low(word + 1) in OF
            found = site.speakers.phrase(word + 2, site.limit) if of else None
            source = site.plausible(site.speakers.resolve(found, site.limit)) if found is not None else None
            return site.speech("colon after", source)
    return None
