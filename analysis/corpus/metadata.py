"""What a text prints about itself: outlet, headline, authors, dates, agencies, section.

Every fact keeps the words that show it. Printed means in so many words; inferred means that a section
or photo credit points there; anything less stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from analysis.corpus import dates
from analysis.corpus.articles import Fact, Moment, Source, Span
from analysis.corpus.markup import plain
from analysis.corpus.outlets import DOMAIN, by_brand, by_name, key, usual
from analysis.corpus.page import CRUMBS, PARTS, Page
from analysis.language import load

LINKED = re.compile(r"\[([^\[\]\n]{2,60})\]\((?:https?://)?(?:www\.)?([^()\s/]{3,80})[^()\s]{0,300}\)")
COPYRIGHT = re.compile(r"(?:©|\(c\))\s?(?:Copyright\s)?(?:\d{4}\s)?(?P<who>[^/.,\n]{2,40})", re.IGNORECASE)


@dataclass(frozen=True)
class Metadata:
    """What is known of an article from its own text or page."""

    outlet: Fact = field(default_factory=Fact)
    title: Fact = field(default_factory=Fact)
    published: Moment = field(default_factory=Moment)
    updated: Moment = field(default_factory=Moment)
    authors: tuple[str, ...] = ()
    section: str | None = None
    wire: str | None = None
    url: str | None = None


def read(page: Page, furniture: Iterable[Span], layout: Iterable[Span], zone: str) -> Metadata:
    """The facts that a text prints about itself, dates without an offset in time zone `zone`.

    A relative or partial date ("dimanche soir", "ce 31 juillet") is no date of publication.
    """
    spans = [span for span in furniture if span.kind != "markup"]
    printed = [Printed(span.kind, plain(page.flat[span.start : span.end]), page, span) for span in spans]
    published, updated = _dates(printed, zone, page.language)
    authors, agencies = _signatures(printed)
    opening = page.lines[page.first].plain[:200] if page.first < len(page.lines) else ""
    if wire := page.press.WIRE_DATELINE.match(opening):
        agencies = tuple(dict.fromkeys((*agencies, wire["agency"])))
    return Metadata(
        outlet=_outlet(printed),
        title=_title(page, layout),
        published=published,
        updated=updated,
        authors=authors,
        section=_section(printed),
        wire="; ".join(agencies) or None,
    )


@dataclass(frozen=True)
class Printed:
    """A span of furniture: its kind, its words, and the page it is on."""

    kind: str
    words: str
    page: Page
    span: Span

    @property
    def raw(self) -> str:
        """The span to the letter, Markdown marks included."""
        return self.page.text[self.span.start : self.span.end]

    def shown(self, moment: Moment) -> Moment:
        """A moment with its evidence as the text has it, no-break spaces included."""
        at = self.page.flat.find(moment.evidence, self.span.start, self.span.end)
        if at < 0 or not moment.evidence:
            return moment
        return replace(moment, evidence=self.page.text[at : at + len(moment.evidence)])

    @property
    def language(self) -> str:
        """The page's language."""
        return self.page.language


def _title(page: Page, layout: Iterable[Span]) -> Fact:
    for span in layout:
        if span.kind == "headline":
            return Fact(
                plain(page.text[span.start : span.end]), Source.PRINTED, page.text[span.start : span.end]
            )
    return Fact()


def _dates(printed: list[Printed], zone: str, language: str) -> tuple[Moment, Moment]:
    published, updated = Moment(), Moment()
    for item in printed:
        if item.kind != "dateline":
            continue
        found = dates.printed(item.words, zone, language)
        published = published if published.value else item.shown(found.published)
        updated = updated if updated.value else item.shown(found.updated)
    return published, updated


def _signatures(printed: list[Printed]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Authors and agencies of the bylines, in order, each once."""
    authors: dict[str, str] = {}
    agencies: dict[str, str] = {}
    for item in printed:
        if item.kind not in {"byline", "dateline"}:
            continue
        press = item.page.press
        for name in _names(item):
            if press.AGENCIES.fullmatch(name):
                agencies.setdefault(key(name), name)
            elif not by_name(name, item.language):
                authors.setdefault(key(name), name)
        for match in press.SIGNATURE.finditer(item.words):
            for agency in re.split(r",\s|\set\s", match["agencies"]):
                agencies.setdefault(key(agency), agency)
        named = item.words.upper() if press.WIRE_LINE.fullmatch(item.words) else item.words
        for agency in press.AGENCIES.findall(named):
            agencies.setdefault(key(agency), agency)
    return tuple(authors.values()), tuple(agencies.values())


def _names(item: Printed) -> Iterator[str]:
    """Persons (and agencies) that a byline or the parts of a dateline name."""
    press = item.page.press
    if press.WIRE_LINE.fullmatch(item.words):
        return
    match = press.BYLINE.match(item.words)
    if match and not press.PHOTOGRAPHER.match(item.words):
        yield from re.split(r",\s|\set\s|\savec\s", match["names"])
        return
    for part in PARTS.split(item.words):
        part = part.strip().partition(", ")[0]
        if _is_outlet_name(part, item.language):
            continue
        if press.NAME_ALONE.fullmatch(part) or press.INITIALS_ALONE.fullmatch(part):
            yield part
        elif match := press.BYLINE.fullmatch(part):
            yield from re.split(r",\s|\set\s|\savec\s", match["names"])


def _is_outlet_name(name: str, language: str) -> bool:
    """Whether a name is surely an outlet's: known, a domain, or built as newspapers' names are."""
    press_words = load(language).words("outlet_nouns")
    words = [word.casefold() for word in re.split(r"[\s'-]", name)]
    return (
        by_name(name, language) is not None
        or DOMAIN.fullmatch(name) is not None
        or name.casefold().startswith(("le ", "la ", "les ", "l'"))
        or any(word in press_words for word in words)
    )


def _outlet(printed: list[Printed]) -> Fact:
    """The outlet that prints its name on its own page; printed before inferred."""
    for reading in (_site, _login, _signed, _dated, _crumb, _copyright):
        for item in printed:
            if name := reading(item):
                return Fact(usual(name, item.language), Source.PRINTED, item.raw)
    for reading in (_brand, _credit):
        for item in printed:
            if name := reading(item):
                return Fact(usual(name, item.language), Source.INFERRED, item.raw)
    return Fact()


def _site(item: Printed) -> str | None:
    if item.kind != "site_name":
        return None
    brand = by_brand(item.words, item.language)
    if brand is None:
        return item.words
    # "RTS Info" prints its outlet's name; another title of its section only points to it.
    return brand.name if key(item.words).startswith(key(brand.name)) else None


def _login(item: Printed) -> str | None:
    match = item.page.press.NAMED_LOGIN.search(item.words) if item.kind in {"login", "comments"} else None
    if not match:
        return None
    known = by_name(match["who"], item.language) or DOMAIN.fullmatch(match["who"])
    # "créez votre compte gratuit pour" names nobody: an unknown name must stand elsewhere in capitals.
    elsewhere = match["who"][:1].isupper() and item.page.flat.count(match["who"]) > 1
    return match["who"] if known or elsewhere else None


def _signed(item: Printed) -> str | None:
    if item.kind not in {"byline", "dateline"}:
        return None
    for match in item.page.press.SIGNATURE.finditer(item.words):
        who: str = match["who"]
        if _is_outlet_name(who, item.language):
            return who
    return None


def _dated(item: Printed) -> str | None:
    if item.kind != "dateline":
        return None
    parts = [part.strip() for part in PARTS.split(item.words)]
    names = (p for p in parts if p[:1].isalpha() and not item.page.press.PRINTED_DATE.match(p))
    return next((part for part in names if part[0].isupper() and _is_outlet_name(part, item.language)), None)


def _crumb(item: Printed) -> str | None:
    if item.kind != "breadcrumb":
        return None
    for match in LINKED.finditer(item.raw):
        if key(match[1]) in key(match[2]):
            return match[1]
    first, *rest = [part.strip() for part in CRUMBS.split(item.words)]
    known = by_name(first, item.language)
    article = first.casefold().startswith(("le ", "la ", "les ", "l'")) and "|" in item.words
    return first if known or (article and rest) else None


def _copyright(item: Printed) -> str | None:
    match = COPYRIGHT.match(item.words) if item.kind == "notice" else None
    return match["who"].strip() if match and _is_outlet_name(match["who"].strip(), item.language) else None


def _brand(item: Printed) -> str | None:
    if item.kind not in {"photo_credit", "breadcrumb", "site_name", "byline", "dateline"}:
        return None
    found = (by_brand(part.strip(), item.language) for part in PARTS.split(item.words))
    return next((outlet.name for outlet in found if outlet), None)


def _credit(item: Printed) -> str | None:
    match = COPYRIGHT.match(item.words) if item.kind == "photo_credit" else None
    return match["who"].strip() if match and _is_outlet_name(match["who"].strip(), item.language) else None


def _section(printed: list[Printed]) -> str | None:
    """The first part of the breadcrumbs that is neither the site nor its front page."""
    fronts = {"accueil", "info", "infos", "actualite", "actualites", "actu", "une", "home", "alaune"}
    for item in printed:
        if item.kind != "breadcrumb":
            continue
        parts = [part.strip() for part in CRUMBS.split(item.words)]
        site = _crumb(item)
        for part in parts:
            if part != site and key(part) not in fronts and not by_name(part, item.language):
                return part
    return None
