"""Which organisation or document a common noun takes up: "le groupe", "l'agence", "ce texte"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
# Kinds of source that issue documents.
ISSUERS = ("organisation", "person")
GENERAL = ("texte", "document")
# A complement that is a noun alone: "salarié de l'entreprise".
COMPLEMENT = re.compile(r"(.+?) (?:du |de la |de l'|de cet |de cette |de ce )([\w-]+)")
DIRECTION = "direction"
# Sentences within which a general noun takes up a public body: "l'agence".
RECENT = 3


class Bodies(Salience):
    """What the nouns for organisations and documents of one article take up."""

    @cached_property
    def sorts(self) -> dict[str, frozenset[str]]:
        """By name, the sorts that each organisation may be, where the article or the language shows one."""
        return sorts.of_names(self.context, self.people.values())

    @property
    def taken(self) -> Mapping[str, frozenset[str]]:
        """By noun, the sorts of organisation that it may take up."""
        return sorts.taken(self.context.document.language)

    def fits(self, name: str, noun: str) -> float:
        """How well an organisation fits a noun that may take it up: 1, less where its sort is unknown, 0."""
        taken, shown = self.taken.get(noun), self._shown(name)
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
        names = [name for _, name in self._present_bodies(start)]
        if noun == DIRECTION:
            return self._led_before(start) or self._led_among(names)
        found = self._most(names, noun)
        # A standfirst may speak of the firm before it is named.
        return found or self._most((m.name for m in self.mentions if m.kind == "ORG"), noun)

    def _led_before(self, start: int) -> str | None:
        """The organisation whose "direction de X" the article named last before an offset."""
        before = (m for m in self.named_before(start) if m.kind in ("ORG", "PLACE"))
        places = ((m.name, self.context.first(m.start)) for m in before)
        return next((n for n, at in places if (DIRECTION, True) in sorts.announcing(self.context, at)), None)

    def _led_among(self, names: list[str]) -> str | None:
        """Whose "direction" is meant: any body has one, the article's own is named again or alone."""
        own = {name for name in names if self.fits(name, DIRECTION) == 1}
        again = self._most((name for name in names if names.count(name) > 1), DIRECTION)
        return again or (min(own) if len(own) == 1 else None)

    def _most(self, named: Iterable[str], noun: str) -> str | None:
        """The name that stands most often in a list, of those that fit a noun; the first one of equals."""
        names = list(named)
        counts = Counter(names)
        fitting = [name for name in counts if self.fits(name, noun)]
        return max(fitting, key=lambda n: (counts[n] * self.fits(n, noun), names.index(n)), default=None)

    def _spoke(self, start: int) -> list[tuple[int, str]]:
        """The single organisations that spoke before an offset, with where."""
        return _bodies(self.said, start)

    def _present_bodies(self, start: int) -> list[tuple[int, str]]:
        """The organisations named, heard or, with a noun for them, subjects before an offset."""
        before = self.mentions[: bisect_left(self._starts, start)]
        named = [(m.start, m.name) for m in before if m.kind == "ORG"]
        subjects = _bodies(self.subjects, start)
        told = [
            (at, name)
            for at, name in subjects
            if name not in self.people and " " in name and self._shown(name)
        ]
        return [*named, *self._spoke(start), *told]

    def _latest_body(self, start: int, noun: str) -> str | None:
        """The organisation last named or heard that fits a noun; one whose sort is unknown must be nearer."""
        found = self._nearest(self._present_bodies(start), start, noun)
        other = [(m.start, m.name) for m in self.named_before(start) if m.kind in ("MEDIA", "PLATFORM")]
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

    @cached_property
    def _aliases(self) -> dict[str, list[tuple[int, str]]]:
        """Nouns by which an organisation is spoken of ("le mouvement X", "X, filiale"), and where."""
        found: dict[str, list[tuple[int, str]]] = {}
        for mention in self.mentions:
            if mention.kind != "PERSON":
                for noun in self._beside(mention):
                    if self.kinds.get(noun) == "organisation":
                        found.setdefault(noun, []).append((mention.start, mention.name))
        return found

    def _beside(self, mention: Mention) -> Iterator[str]:
        """The nouns that announce a name or stand in apposition to it."""
        context = self.context
        at, after = context.first(mention.start), context.first(mention.end)
        yield context.low(at - 1)
        if context.low(after) in (",", "(", "–"):
            yield context.low(after + 1)
        yield from (noun for noun, joined in sorts.announcing(context, at) if not joined)

    def alias(self, start: int, noun: str) -> str | None:
        """The organisation called by a noun last before an offset; first after it where none is named yet."""
        called = self._aliases.get(noun, [])
        before = [name for at, name in called if at < start]
        if before or any(m.kind == "ORG" for m in self.named_before(start)):
            return before[-1] if before else None
        return next((name for _, name in called), None)

    def institution(self, start: int, noun: str) -> str | None:
        """The public body that a noun alone takes up: the nearest whose name begins with it or fits it."""
        present = sorted(self._present_bodies(start), reverse=True)
        named = [
            *(name for _, name in present if " " in name),
            *(m.name for m in self.mentions if m.kind == "ORG"),
        ]
        headed = next((name for name in named if name.lower().split()[0] == noun), None)
        here = self.context.host_at(start)
        if headed is not None or here is None or noun not in self.taken:
            return headed
        since = self.context.hosts[max(0, here.number - RECENT)].start
        near = (name for at, name in present if at >= since)
        return next((name for name in near if self.fits(name, noun) == 1), None)

    def body(self, start: int, noun: str) -> str | None:
        """The organisation that a noun of organisation alone takes up, None where it is no such noun."""
        if self.kinds.get(noun) == "institution":
            return self.institution(start, noun)
        if self.kinds.get(noun) != "organisation":
            return None
        return self.alias(start, noun) or self.so_called(start, noun) or self.organisation(start, noun)

    def whose(self, label: str, start: int) -> str:
        """A label with the name of the organisation it ends in: "cadre du groupe" is "cadre de Norsk"."""
        found = COMPLEMENT.fullmatch(label)
        name = self.body(start, found.group(2).lower()) if found is not None else None
        return f"{found.group(1)} {self._of(name)}{name}" if found is not None and name else label

    def spokesperson(self, label: str, start: int) -> str:
        """ "Porte-parole" with the organisation for which it speaks: the only one of its paragraph."""
        here = self.context.host_at(start)
        places = ((self.context.host_at(at), name) for at, name in self._present_bodies(start))
        near = {
            n for host, n in places if n in self.people and host and here and host.paragraph == here.paragraph
        }
        return f"{label} {self._of(min(near))}{min(near)}" if len(near) == 1 else label

    def together_as(self, start: int, noun: str) -> str | None:
        """The name under which several act together: "les syndicats" are "l'intersyndicale"."""
        rows = self.context.document.language.rows("joint_names")
        forms = [row["name"] for row in rows if row["noun"] == noun]
        found = re.compile("|".join(map(re.escape, forms)), re.IGNORECASE) if forms else None
        places = list(found.finditer(self.context.text)) if found is not None else []
        before = [place for place in places if place.start() < start]
        return (before[-1] if before else places[0]).group() if places else None

    def so_called(self, start: int, noun: str) -> str | None:
        """The last organisation before that has the noun in its name: "la banque" is "Banque Untel"."""
        before = (m.name for m in self.named_before(start) if m.kind == "ORG")
        return next((n for n in before if noun in n.lower().split() and self.fits(n, noun)), None)

    def led(self) -> str | None:
        """The hospital, school or the like whose "direction" is meant, with "de"; None where a firm's is."""
        names = [self._establishment(m) for m in self.mentions if m.kind in ("ORG", "PLACE")]
        counts = Counter(name for name in names if self.fits(name, DIRECTION))
        most = max(counts, key=lambda n: (counts[n] * self.fits(n, DIRECTION), -names.index(n)), default="")
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
        present = [*self.said, *self.subjects] if host is not None else []
        inside = (source for at, source in present if host is not None and host.start <= at < host.end)
        return next((source for source in inside if source.kind in ISSUERS), None)

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


def _bodies(sources: Iterable[tuple[int, Source]], start: int) -> list[tuple[int, str]]:
    """The single organisations among sources before an offset, with where."""
    bodies = ((at, s) for at, s in sources if at < start and s.kind == "organisation" and not s.plural)
    return [(at, source.name) for at, source in bodies if source.name]
