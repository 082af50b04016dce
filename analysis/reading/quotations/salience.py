"""Who an article speaks of at a place of it: how present each person, organisation or unnamed source is.

Each time somebody speaks, opens a sentence or is named adds to their salience, less the further back it
is, as in Lappin and Leass (1994) and the centering of Grosz, Joshi and Weinstein (1995): subjects before
other places, the last sentences before earlier ones. Words inside quotation marks count little.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import replace

from analysis.language.french.grammar import CIVILITIES, DETERMINERS
from analysis.reading import lexicon
from analysis.reading.lexicon import fold
from analysis.reading.people import Mention
from analysis.reading.quotations.context import Host
from analysis.reading.quotations.nouns import FEMININE, MASCULINE
from analysis.reading.quotations.phrases import Phrases
from analysis.reading.quotations.vocabulary import Source

BEFORE_NAMES = DETERMINERS | CIVILITIES
# What speaking, opening a sentence, and being named elsewhere add.
SPOKE, SUBJECT, INTRODUCED, NAMED = 0.9, 1.0, 0.7, 0.4
# What speaking or being the subject adds in the sentence just before: centers are kept.
PREVIOUS = 0.5
# What remains of it a sentence later, and in another paragraph; more sentences back nothing counts.
FADES, PARAGRAPH, REACH = 0.7, 0.85, 20
# What all the other times add to the one that counts most.
AGAIN = 0.15
# What being spoken of most in the article so far adds.
TOPIC = 0.4
# Names that pronouns take up only where they spoke: outlets are mostly where something was said.
UNLIKELY = frozenset(("PLACE", "MEDIA", "PLATFORM"))
# A pronoun seldom means an organisation, a name inside quotation marks, or whose gender nothing shows, the
# least a firm's.
ORGANISATION, QUOTED, UNSHOWN, BARE = 0.75, 0.3, 0.85, 0.6


class Salience(Phrases):
    """The presence of the sources of one article at each of its places."""

    said: list[tuple[int, Source]]
    subjects: list[tuple[int, Source]]

    def enter(self, host: Host) -> None:
        """Begin to read a sentence: whoever its subject means is present in it."""
        first = self.context.first(host.start)
        if host.kind == "body" and not self.context.quoted[min(first, len(self.context.quoted) - 1)]:
            subject = self.opening(first, self.context.first(host.end))
            if subject is not None and subject.name and not subject.plural and self.plausible(subject):
                self.learn(subject)
                insort(self.subjects, (subject.start or host.start, subject), key=lambda entry: entry[0])

    def learn(self, source: Source) -> None:
        """Remember by which words the article takes somebody up: "l'entraîneur" is later "le coach"."""
        if source.name not in self.people or source.kind != "person" or source.start is None:
            return
        first, end = self.context.first(source.start), source.end or source.start
        words = range(first, self.context.first(end))
        if len(words) > 1 and not any(self.mention_over(number) for number in words):
            text = self.context.text[self.context.start(first + 1) : end].lower()
            self.taught.setdefault(source.name, set()).add(text)

    def salient(self, start: int, gender: str | None, person: bool = False) -> list[tuple[float, Source]]:
        """Who a singular pronoun or noun at an offset may mean, most salient first, with their salience.

        Only those whose gender agrees, as far as the article or the given name shows it; only people
        where `person` is set.
        """
        here = self.context.host_at(start)
        weights: dict[str, list[float]] = {}
        sources: dict[str, Source] = {}
        for weight, offset, source in self._events(start, here) if here is not None else ():
            likely = self.likely_gender(source)
            agrees = not gender or likely in (gender, None)
            if source.name in (None, self.addressee) or not agrees or (person and source.kind != "person"):
                continue
            weight *= self._faded(offset, here) if here is not None else 1
            shown = gender is not None and likely == gender
            weight *= 1 if shown or source.kind in ("person", "anonymous") else ORGANISATION
            unshown = UNSHOWN if source.kind == "person" else BARE
            weight *= unshown if gender and likely is None else 1
            weights.setdefault(source.name, []).append(weight)
            sources[source.name] = source
        present = {name: self._present(name, found, start) for name, found in weights.items()}
        return [(present[name], sources[name]) for name in sorted(present, key=lambda n: (-present[n], n))]

    def _faded(self, offset: int, here: Host) -> float:
        """What is left at a sentence of what happened at an offset before."""
        host = self.context.host_at(offset) or here
        return FADES ** (here.number - host.number) * PARAGRAPH ** (here.paragraph - host.paragraph)

    def _present(self, name: str, weights: list[float], start: int) -> float:
        """The salience of somebody from all that makes them present, and from how often they are named."""
        most = max((len(named.mentions) for named in self.people.values()), default=1)
        named = self.people.get(name)
        often = bisect_left([m.start for m in named.mentions], start) / most if named else 0
        again = min(sum(weights) - max(weights), 1)
        return max(weights) + AGAIN * again + TOPIC * often

    def _events(self, start: int, here: Host) -> Iterator[tuple[float, int, Source]]:
        """What makes somebody present before an offset: weight, place, source."""
        since = self.context.hosts[max(0, here.number - REACH)].start
        for offset, source in _between(self.said, since, start):
            if not source.plural:
                yield SPOKE + PREVIOUS * self._just_before(offset, here), offset, source
        for mention in self.mentions[bisect_left(self._starts, since) : bisect_left(self._starts, start)]:
            if mention not in self._named:
                self._named[mention] = self._naming(mention)
            weight, named = self._named[mention]
            if named is not None:
                yield weight, mention.start, named
        for offset, subject in _between(self.subjects, since, start):
            yield SUBJECT + PREVIOUS * self._just_before(offset, here), offset, subject

    def _just_before(self, offset: int, here: Host) -> bool:
        """Whether an offset lies in the sentence before another of the same paragraph."""
        host = self.context.host_at(offset)
        return host is not None and host.number == here.number - 1 and host.paragraph == here.paragraph

    def _naming(self, mention: Mention) -> tuple[float, Source | None]:
        """How present a name makes whom it names, nobody where it is seldom taken up."""
        host = self.context.host_at(mention.start)
        if mention.kind in UNLIKELY or host is None:
            return 0, None
        first = self.context.first(mention.start)
        fresh = mention.start == self.people[mention.name].mentions[0].start and mention.kind == "PERSON"
        topic = self.context.heading(host) and self._alone(mention, host)
        weight = SUBJECT if topic or self.opens(first, host) else INTRODUCED if fresh else NAMED
        source = self.of_mention(mention)
        return weight * (QUOTED if self.context.quoted[first] else 1), source

    def _alone(self, mention: Mention, host: Host) -> bool:
        """Whether a name is the only person's in its sentence."""
        inside = [m for m in self.mentions if host.start <= m.start < host.end and m.kind == "PERSON"]
        return inside == [mention]

    def determined(self, first: int) -> str | None:
        """The gender that the determiner before an organisation's name shows."""
        low = self.context.low(first - 1)
        if low in FEMININE | MASCULINE:
            return "f" if low in FEMININE else "m"
        return self.agreement(first) if self.context.low(first) in self.kinds else None

    def agreement(self, noun: int) -> str | None:
        """The gender of a noun, or of the adjective right after it, in the parse."""
        own = self.context.words[noun].morph.get("Gender")
        after = noun + 1 if self.context.pos(noun + 1) == "ADJ" else noun
        shown = own or self.context.words[after].morph.get("Gender")
        return {"Masc": "m", "Fem": "f"}[shown[0]] if shown else None

    def likely_gender(self, source: Source) -> str | None:
        """The gender of a source, for a person at last the one for which the given name is usual."""
        shown = self.gender_of(source)
        named = self.people.get(source.name or "")
        if shown or named is None or named.kind != "PERSON":
            return shown
        given = lexicon.load(self.context.document.language).given
        return given.get(fold(named.name).split()[0]) or None if named.name.split() else None

    def opens(self, at: int, host: Host) -> bool:
        """Whether a name is the subject of its sentence or opens it, after its function or a comma."""
        context, word = self.context, self.context.words[at]
        if word.dep_ == "nsubj" and word.head.dep_ == "ROOT":
            return True
        before = at - 1
        while context.start(before) >= host.start and (
            context.low(before) in BEFORE_NAMES or context.words[before].pos_ in ("NOUN", "ADJ")
        ):
            before -= 1
        return before < 0 or context.start(before) < host.start or context.low(before) == ","

    def named_before(self, start: int) -> Iterator[Mention]:
        """The names before an offset, the last one first."""
        return reversed(self.mentions[: bisect_left(self._starts, start)])


def _between(events: list[tuple[int, Source]], since: int, until: int) -> Iterator[tuple[int, Source]]:
    """The events of a list in order of offset that lie in [since, until)."""
    low = bisect_left(events, since, key=lambda event: event[0])
    high = bisect_left(events, until, key=lambda event: event[0])
    yield from events[low:high]
