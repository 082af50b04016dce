"""Which outlet and section a page prints: its name, log-in, signature, breadcrumbs and credits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.corpus import tiles
from analysis.corpus.articles import Fact, Moment, Source, Span
from analysis.corpus.outlets import DOMAIN, key
from analysis.corpus.page import CRUMBS, PARTS, Page
from analysis.language import load

LINKED = re.compile(r"\[([^\[\]\n]{2,60})\]\((?:https?://)?(?:www\.)?([^()\s/]{3,80})[^()\s]{0,300}\)")
COPYRIGHT = re.compile(
    r"(?:Copyright\s)?(?:©|\(c\))\s?(?:Copyright\s)?(?:\d{4}(?:\s?[-–]\s?\d{4})?\s)?(?P<who>[^/.,\n]{2,40})",
    re.IGNORECASE,
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


def is_outlet_name(name: str, page: Page) -> bool:
    """Whether a name is surely an outlet's: known, a domain, or built as newspapers' names are."""
    press_words = load(page.language).words("outlet_nouns")
    words = [word.casefold() for word in re.split(r"[\s'-]", name)]
    return (
        page.outlets.by_name(name) is not None
        or DOMAIN.fullmatch(name) is not None
        or name.casefold().startswith(("le ", "la ", "les ", "l'"))
        or any(word in press_words for word in words)
    )


def outlet(printed: list[Printed]) -> Fact:
    """The outlet that prints its name on its own page; printed before inferred."""
    for reading in (_site, _login, _signed, _dated, _crumb, _copyright):
        for item in printed:
            if name := reading(item):
                return Fact(item.page.outlets.usual(name), Source.PRINTED, item.raw)
    for reading in (_brand, _credit):
        for item in printed:
            if name := reading(item):
                return Fact(item.page.outlets.usual(name), Source.INFERRED, item.raw)
    return Fact()


def _site(item: Printed) -> str | None:
    if item.kind != "site_name":
        return None
    brand = item.page.outlets.by_brand(item.words)
    if brand is None:
        return item.words
    # "RTS Info" prints its outlet's name; another title of its section only points to it.
    return brand.name if key(item.words).startswith(key(brand.name)) else None


def _login(item: Printed) -> str | None:
    match = item.page.press.NAMED_LOGIN.search(item.words) if item.kind in {"login", "comments"} else None
    if not match:
        return None
    known = item.page.outlets.by_name(match["who"]) or DOMAIN.fullmatch(match["who"])
    # "créez votre compte gratuit pour" names nobody: an unknown name must stand elsewhere in capitals.
    elsewhere = match["who"][:1].isupper() and item.page.flat.count(match["who"]) > 1
    return match["who"] if known or elsewhere else None


def _signed(item: Printed) -> str | None:
    if item.kind not in {"byline", "dateline"}:
        return None
    for match in item.page.press.SIGNATURE.finditer(item.words):
        who: str = match["who"]
        if is_outlet_name(who, item.page):
            return who
    return None


def _dated(item: Printed) -> str | None:
    if item.kind != "dateline":
        return None
    for part in (part.strip() for part in PARTS.split(item.words)):
        # "Temps de lecture : 5 min" beside a date has the noun of many newspapers, and names none.
        furniture = item.page.press.PRINTED_DATE.match(part) or tiles.line_kind(part, item.language)
        named = part[:1].isupper() and not furniture
        if item.page.outlets.by_name(part) or (named and is_outlet_name(part, item.page)):
            return part
    return None


def _crumb(item: Printed) -> str | None:
    if item.kind != "breadcrumb":
        return None
    for match in LINKED.finditer(item.raw):
        if key(match[1]) in key(match[2]):
            return match[1]
    first, *rest = [part.strip() for part in CRUMBS.split(item.words)]
    known = item.page.outlets.by_name(first)
    article = first.casefold().startswith(("le ", "la ", "les ", "l'")) and "|" in item.words
    return first if known or (article and rest) else None


def _copyright(item: Printed) -> str | None:
    match = COPYRIGHT.match(item.words) if item.kind == "notice" else None
    return match["who"].strip() if match and is_outlet_name(match["who"].strip(), item.page) else None


def _brand(item: Printed) -> str | None:
    if item.kind not in {"photo_credit", "breadcrumb", "site_name", "byline", "dateline"}:
        return None
    found = (item.page.outlets.by_brand(part.strip()) for part in PARTS.split(item.words))
    return next((outlet.name for outlet in found if outlet), None)


def _credit(item: Printed) -> str | None:
    match = COPYRIGHT.match(item.words) if item.kind == "photo_credit" else None
    return match["who"].strip() if match and is_outlet_name(match["who"].strip(), item.page) else None


def section(printed: list[Printed]) -> str | None:
    """The first part of the breadcrumbs that is neither the site nor its front page."""
    fronts = {"accueil", "info", "infos", "actualite", "actualites", "actu", "une", "home", "alaune"}
    for item in printed:
        if item.kind != "breadcrumb":
            continue
        parts = [part.strip() for part in CRUMBS.split(item.words)]
        site = _crumb(item)
        for part in parts:
            if part != site and key(part) not in fronts and not item.page.outlets.by_name(part):
                return part
    return None
