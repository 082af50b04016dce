"""Pronouns: the source that "il" or "elle" takes up, from who spoke and who was named before."""

from __future__ import annotations

from bisect import insort

from analysis.language.french.grammar import PRONOUNS
from analysis.reading.quotations.salience import Salience
from analysis.reading.quotations.vocabulary import Source


class Memory(Salience):
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
        found = self.last(start, gender, plural)
        if found is None:
            return Source(None, None, start, end, gender, plural)
        return Source(found.name, found.kind, start, end, gender, plural)

    def last(self, start: int, gender: str | None, plural: bool, person: bool = False) -> Source | None:
        """The source or person most present before an offset that agrees in gender and number."""
        if plural:
            return self._last_plural(start, gender)
        ranked = self.salient(start, gender, person)
        if ranked:
            return ranked[0][1]
        fitting = (self.of_mention(m) for m in self.named_before(start) if m.kind == "PERSON")
        return next((s for s in fitting if not gender or self.likely_gender(s) in (None, gender)), None)

    def _last_plural(self, start: int, gender: str | None) -> Source | None:
        """The group that spoke last, of this paragraph or the two before, else the one just spoken of."""
        here = self.context.host_at(start)
        for offset, source in reversed(self.said):
            host = self.context.host_at(offset)
            if offset >= start or source.name is None or here is None or host is None:
                continue
            if here.paragraph - host.paragraph > 2:
                break
            if source.plural and not (gender and self.gender_of(source) not in (None, gender)):
                return source
        return self._plural(start)

    def _plural(self, start: int) -> Source | None:
        """The plural noun phrase that opens this sentence or the one before."""
        context, here = self.context, self.context.host_at(start)
        for host in reversed(context.hosts[max(0, here.number - 1) : here.number + 1] if here else ()):
            limit = min(context.first(start), context.first(host.end))
            source = self.opening(context.first(host.start), limit, False)
            if source is not None and source.plural and self.plausible(source):
                return source
        return None

    def gender_of(self, source: Source) -> str | None:
        named = self.people.get(source.name or "")
        if named is not None and named.gender:
            return named.gender
        return source.gender

    def note(self, offset: int, source: Source | None) -> None:
        """Remember that a source spoke at an offset."""
        if source is not None and source.name is not None:
            self.learn(source)
            insort(self.said, (offset, source), key=lambda entry: entry[0])
