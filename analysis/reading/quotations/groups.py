"""Several people who speak together: "A, B et C affirment"."""

from __future__ import annotations

from analysis.language.french.grammar import CIVILITIES
from analysis.reading.people import Mention
from analysis.reading.quotations.naming import Naming
from analysis.reading.quotations.vocabulary import Source


class Groups(Naming):
    """The coordinated people of one article."""

    def together(self, source: Source | None) -> Source | None:
        """The people coordinated with a person named here, as one source; else the source itself."""
        if source is None or source.kind != "person" or source.end is None:
            return source
        mention = self.mention_over(self.context.first(source.end) - 1)
        if mention is None or mention.name != source.name:
            return source
        joined = [*self._before(mention), mention, *self._after(mention)]
        if not any(self._link(m) == "et" for m in joined[1:]):
            return source
        names = [m.name for m in joined]
        genders = {self.gender_of(self.of_mention(m)) for m in joined}
        gender = genders.pop() if len(genders) == 1 else "m" if "m" in genders else None
        name = f"{', '.join(names[:-1])} et {names[-1]}"
        return Source(name, "collective", joined[0].start, joined[-1].end, gender, True)

    def _link(self, mention: Mention) -> str:
        """The word before a name and its civility."""
        at = self.context.first(mention.start) - 1
        return self.context.low(at - 1 if self.context.low(at) in CIVILITIES else at)

    def _before(self, mention: Mention) -> list[Mention]:
        """The people joined to a name on its left, in their order."""
        if self._link(mention) not in ("et", ","):
            return []
        at = self.context.first(mention.start) - 1
        at -= 1 + (self.context.low(at) in CIVILITIES)
        other = self.mention_over(at)
        if other is None or not self._joins(other, mention):
            return []
        return [*self._before(other), other]

    def _after(self, mention: Mention) -> list[Mention]:
        """The people joined to a name on its right, in their order."""
        at = self.context.first(mention.end)
        if self.context.low(at) not in ("et", ","):
            return []
        at += 1 + (self.context.low(at + 1) in CIVILITIES)
        other = self.mention_at(at)
        if other is None or not self._joins(other, mention):
            return []
        return [other, *(self._after(other) if self._link(other) == "," else [])]

    def _joins(self, other: Mention, mention: Mention) -> bool:
        return other.kind == "PERSON" == mention.kind and other.name != mention.name
