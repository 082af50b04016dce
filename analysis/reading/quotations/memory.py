"""Pronouns: the source that "il" or "elle" takes up, from who spoke and who was named before."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import replace

from analysis.language.french.grammar import (
    CIVILITIES,
    DETERMINERS,
    PRONOUNS,
)
from analysis.reading.quotations.context import Host
from analysis.reading.quotations.phrases import Phrases
from analysis.reading.quotations.vocabulary import Source


class Memory(Phrases):
    """The sources of one article in the order in which they speak."""

    def pronoun(self, word: int) -> Source:
        """The source that a pronoun stands for; its name is None where nothing fits."""
        context = self.context
        low = context.low(word).removeprefix("-t").removeprefix("-")
        start, end = context.start(word), context.end(word)
        if context.low(word).startswith("-"):
            start = end - len(low)
        gender, plural = PRONOUNS.get(low, (None, False))
        if low == "on":
            return Source(None, None, start, end)
        fresh = self._unnamed(start, gender, plural)
        if fresh is not None:
            return replace(fresh, start=start, end=end)
        found = self.last(start, gender, plural)
        if found is None:
            return Source(None, None, start, end, gender, plural)
        return Source(found.name, found.kind, start, end, gender, plural)

    def last(self, start: int, gender: str | None, plural: bool, person: bool = False) -> Source | None:
        """The source or person named last before an offset that agrees in gender and number."""
        context = self.context
        here = context.host_at(start)
        paragraph = here.paragraph if here else 0
        institution: Source | None = None
        for offset, source in reversed(self.said):
            if offset >= start or source.name is None:
                continue
            host = context.host_at(offset)
            if host is None or paragraph - host.paragraph > 2:
                break
            if source.plural != plural or (gender and self.gender_of(source) not in (None, gender)):
                continue
            if person and source.kind != "person":
                continue
            if source.kind in ("organisation", "document") and not plural:
                # A singular pronoun means a person first; an institution where no person speaks.
                if here is not None and here.number - host.number <= 1 and self._agrees(source, gender):
                    return source
                institution = institution or source
                continue
            newer = self._subject_person(offset, start, gender) if not plural else None
            return newer or source
        if plural:
            return self._plural(start)
        if institution is not None and not person:
            opened = self._opened_by(start, gender)
            return opened or institution
        index = bisect_left(self._starts, start)
        for mention in reversed(self.mentions[:index]):
            if mention.kind != "PERSON":
                continue
            source = self.of_mention(mention)
            if gender and self.gender_of(source) not in (None, gender):
                continue
            return source
        return None

    def _plural(self, start: int) -> Source | None:
        """The plural noun phrase that opens this sentence or the one before."""
        context, here = self.context, self.context.host_at(start)
        for host in reversed(context.hosts[max(0, here.number - 1) : here.number + 1] if here else ()):
            limit = min(context.first(start), context.first(host.end))
            source = self.opening(context.first(host.start), limit, False)
            if source is not None and source.plural and self.plausible(source):
                return source
        return None

    def _unnamed(self, start: int, gender: str | None, plural: bool) -> Source | None:
        """Somebody without a name who opens the sentence before, and nobody spoke since: "Son mari rit."."""
        context, here = self.context, self.context.host_at(start)
        if here is None or not here.number:
            return None
        host = context.hosts[here.number - 1]
        if host.paragraph != here.paragraph or any(host.start <= offset < start for offset, _ in self.said):
            return None
        source = self.opening(context.first(host.start), context.first(host.end), False)
        if (
            source is None
            or source.name is None
            or source.plural != plural
            or source.kind not in ("person", "anonymous")
        ):
            return None
        fits = source.gender == gender and self.plausible(source)
        return source if fits else None

    def gender_of(self, source: Source) -> str | None:
        named = self.people.get(source.name or "")
        if named is not None and named.gender:
            return named.gender
        return source.gender

    def _subject_person(self, since: int, until: int, gender: str | None) -> Source | None:
        """A person who opens a sentence between the last source and here: they took the floor."""
        context = self.context
        low, high = bisect_left(self._starts, since), bisect_left(self._starts, until)
        for mention in reversed(self.mentions[low:high]):
            host = context.host_at(mention.start)
            if mention.kind != "PERSON" or host is None or host.start <= since:
                continue
            if context.quoted[context.first(mention.start)]:
                continue
            source = self.of_mention(mention)
            if gender and self.gender_of(source) not in (None, gender):
                continue
            if self._opens(context.first(mention.start), host):
                return source
        return None

    def _opens(self, at: int, host: Host) -> bool:
        """Whether a name is the subject of its sentence or opens it, after its function or a comma."""
        context, word = self.context, self.context.words[at]
        if word.dep_ == "nsubj" and word.head.dep_ == "ROOT":
            return True
        before = at - 1
        while context.start(before) >= host.start and (
            context.low(before) in DETERMINERS | CIVILITIES or context.words[before].pos_ in ("NOUN", "ADJ")
        ):
            before -= 1
        return before < 0 or context.start(before) < host.start or context.low(before) == ","

    def _opened_by(self, start: int, gender: str | None) -> Source | None:
        """The person named in the sentence before, if one fits."""
        here = self.context.host_at(start)
        since = self.context.hosts[max(0, here.number - 1)].start - 1 if here else start
        return self._subject_person(since, start, gender)

    def _agrees(self, source: Source, gender: str | None) -> bool:
        return gender is not None and self.gender_of(source) == gender

    def note(self, offset: int, source: Source | None) -> None:
        """Remember that a source spoke at an offset."""
        if source is not None and source.name is not None:
            insort(self.said, (offset, source), key=lambda entry: entry[0])
