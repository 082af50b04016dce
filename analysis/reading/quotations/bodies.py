"""Which organisation or document a common noun takes up: "le groupe", "l'agence", "ce texte"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from analysis.language.french.grammar import DETERMINERS, OF
from analysis.reading.people import Mention
from analysis.reading.quotations import sorts
from analysis.reading.quotations.salience import Salience
from analysis.reading.quotations.vocabulary import Source

# Sorts whose "direction" is no firm's: it keeps their name after its own.
ESTABLISHMENTS = frozenset(("hospital", "school", "culture"))
# How often an article names the organisation that it is about.
OFTEN = 3
# What an organisation of unknown sort counts beside one that a noun takes, and the paragraphs it gives up.
UNKNOWN, APART = 0.6, 2
# "d'Anne", "d'Hélène": the h of French given names is mute.
ELIDING = re.compile(r"[AEIOUYÉÈÊÂÎ]|H(?:é|en|ip|on|or|ub|ug|y|er)", re.IGNORECASE)
GENERAL = ("texte", "document")


class Bodies(Salience):
    """What the nouns for organisations and documents of one article take up."""

    @cached_property
    def sorts(self) -> dict[str, frozenset[str]]:
        """By name, the sorts that each organisation may be, where the article or the language shows one."""
        return sorts.of_names(self.context, self.people.values())

    def fits(self, name: str, noun: str) -> float:
        """How well an organisation fits a noun that may take it up: 1, less where its sort is unknown, 0."""
        taken, shown = sorts.taken(self.context.document.language).get(noun), self._shown(name)
        if taken is None or not shown:
            return 1.0 if taken is None else UNKNOWN
        return float(bool(shown & taken))

    def _shown(self, name: str) -> frozenset[str]:
        """The sorts that an organisation may be, as far as anything shows them."""
        return self.sorts.get(name) or sorts.of_words(name, self.context.document.language)

    def organisation(self, start: int, noun: str) -> str | None:
        """The organisation that a common noun takes up: for a firm the one most spoken of, else the last."""
        if noun == "rédaction":
            before = self.named_before(start)
            return next((m.name for m in before if m.kind == "MEDIA"), None)
        return self._firm(start, noun) if noun in self.firms else self._latest_body(start, noun)

    def _firm(self, start: int, noun: str) -> str | None:
        """The firm or the like that spoke lately, else the one most spoken of before, else after."""
        recent = self._spoke_lately(start, noun)
        if recent is not None:
            return recent
        before = self.mentions[: bisect_left(self._starts, start)]
        names = [m.name for m in before if m.kind == "ORG"] + [name for _, name in self._spoke(start)]
        found = self._most(names, noun)
        # A standfirst may speak of the firm before it is named.
        return found or self._most((m.name for m in self.mentions if m.kind == "ORG"), noun)

    def _most(self, named: Iterable[str], noun: str) -> str | None:
        """The name that stands most often in a list, of those that fit a noun; the first one of equals."""
        names = list(named)
        counts = Counter(names)
        fitting = [name for name in counts if self.fits(name, noun)]
        return max(fitting, key=lambda n: (counts[n] * self.fits(n, noun), names.index(n)), default=None)

    def _spoke(self, start: int) -> list[tuple[int, str]]:
        """The single organisations that spoke before an offset, with where."""
        spoke = ((at, s) for at, s in self.said if at < start and s.kind == "organisation" and not s.plural)
        return [(at, source.name) for at, source in spoke if source.name and not self._is_outlet(source)]

    def _is_outlet(self, source: Source) -> bool:
        """Whether a source, or the words that name it, is a newspaper or the like."""
        named = self.people.get(source.name or "")
        if named is not None and named.kind in ("MEDIA", "PLATFORM"):
            return True
        words = range(self.context.first(source.start or 0), self.context.first(source.end or 0))
        return not self.outlets.isdisjoint(self.context.low(number) for number in words)

    def _latest_body(self, start: int, noun: str) -> str | None:
        """The organisation last named or heard that fits a noun; one whose sort is unknown must be nearer."""
        before = self.mentions[: bisect_left(self._starts, start)]
        named = [(m.start, m.name) for m in before if m.kind == "ORG"]
        found = self._nearest([*self._spoke(start), *named], start, noun)
        other = [(m.start, m.name) for m in before if m.kind in ("MEDIA", "PLATFORM")]
        return found or self._nearest(other, start, noun)

    def _nearest(self, places: Sequence[tuple[int, str]], start: int, noun: str) -> str | None:
        here = self.context.host_at(start)
        ranked = []
        for offset, name in places:
            host, fit = self.context.host_at(offset), self.fits(name, noun)
            if fit and here is not None and host is not None:
                apart = here.paragraph - host.paragraph + (0 if fit == 1 else APART)
                ranked.append((-apart, offset, name))
        return max(ranked)[2] if ranked else None

    def _spoke_lately(self, start: int, noun: str) -> str | None:
        """The fitting organisation that spoke last in this paragraph or the one before."""
        here = self.context.host_at(start)
        for offset, name in reversed(self._spoke(start)):
            host = self.context.host_at(offset)
            if here is None or host is None or here.paragraph - host.paragraph > 1:
                return None
            if name in self.people and self.fits(name, noun):
                return name
        return None

    def so_called(self, start: int, noun: str) -> str | None:
        """The last organisation before that has the noun in its name: "la banque" is "Banque Untel"."""
        before = (m.name for m in self.named_before(start) if m.kind == "ORG")
        return next((n for n in before if noun in n.lower().split() and self.fits(n, noun)), None)

    def led(self, start: int) -> str | None:
        """The hospital, school or the like whose "direction" is meant, with "de"; None where a firm's is."""
        direction = "direction"
        names = [self._establishment(m) for m in self.mentions if m.kind in ("ORG", "PLACE")]
        counts = Counter(name for name in names if self.fits(name, direction))
        most = max(counts, key=lambda n: (counts[n] * self.fits(n, direction), -names.index(n)), default="")
        establishment = not ESTABLISHMENTS.isdisjoint(self._shown(most))
        return f"{self._of(most)}{most}" if establishment else None

    def _establishment(self, mention: Mention) -> str:
        """The name of an organisation, of a place with the noun before it: "hôpital Untel"."""
        before = self.context.low(self.context.first(mention.start) - 1)
        if mention.kind == "ORG" and self.sorts.get(mention.name):
            return mention.name
        told = not ESTABLISHMENTS.isdisjoint(self._shown(before))
        return f"{before} {mention.name}" if told else mention.name if mention.kind == "ORG" else ""

    def main_organisation(self) -> str | None:
        """The organisation that the article is about: named often, and twice as often as any other."""
        named = [m.name for m in self.mentions if m.kind == "ORG"]
        (first, most), (_, next_) = [*Counter(named).most_common(2), ("", 0), ("", 0)][:2]
        return first if most >= OFTEN and most >= 2 * next_ else None

    def document_before(self, first: int) -> Source | None:
        """What "le texte" takes up: the document named last, or who spoke through the message named last."""
        context = self.context
        for word in range(first - 1, max(-1, first - 160), -1):
            low = context.low(word)
            if self.kinds.get(low) in ("document", "statement") and low not in GENERAL:
                while context.low(word - 1) in OF and self.kinds.get(context.low(word - 2)) == "document":
                    # "Un rapport d'expertise": the head is the first document of the chain.
                    word -= 2
                at = word - 1 if context.low(word - 1) in DETERMINERS else word
                found = self.phrase(at, first)
                if found is not None and not context.quoted[word]:
                    return self.issuer(word) or self.resolve(found, found.last + 1)
        return None

    def issuer(self, word: int) -> Source | None:
        """Who speaks in the sentence of a noun for a message: "dans un communiqué, X dit"."""
        if self.kinds.get(self.context.low(word)) != "statement":
            return None
        host = self.context.host_at(self.context.start(word))
        inside = (source for at, source in self.said if host is not None and host.start <= at < host.end)
        return next(inside, None)

    def _of(self, name: str) -> str:
        """ "de", "du", "de la", "de l'" or "des", as the article writes an organisation's name."""
        named = self.people.get(name)
        if named is not None and named.kind != "PERSON":
            before = [self.context.low(self.context.first(m.start) - 1) for m in named.mentions]
            links = {"le": "du ", "la": "de la ", "l'": "de l'", "les": "des "}
            link = next((links[low] for low in before if low in links), None)
            if link is not None:
                return link
        written = re.search(rf"(\bl'|\bla |\ble |\bdu ){re.escape(name)}\b", self.context.text, re.IGNORECASE)
        if written is not None and name[:1].islower():
            return {"l'": "de l'", "la ": "de la "}.get(written.group(1).lower(), "du ")
        return "d'" if ELIDING.match(name) else "de "
