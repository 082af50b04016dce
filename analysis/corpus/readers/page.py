"""Saved web pages: the article's text by trafilatura, its facts from the page's own markup.

Trafilatura's own metadata are not used: it keeps no clock time of a date, searches the whole page for
anything like a date, bounds it by today's, and sets site names in capitals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from trafilatura.settings import Document

from analysis.corpus.articles import Source
from analysis.corpus.readers import markup, opening
from analysis.corpus.readers.encoding import notice
from analysis.corpus.readers.file import HEAD, File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable
from analysis.messages import lazy

# A page of fewer words shows a menu or an error, no news, be it in brief.
SHORTEST = 12
# Facts in the vocabulary of schema.org and their meta elements (Open Graph and its `article` objects).
META = {
    "outlet": ("og:site_name", "application-name"),
    "title": ("og:title", "twitter:title"),
    "published": ("article:published_time", "datePublished", "date", "dc.date", "DC.date.issued"),
    "updated": ("article:modified_time", "og:updated_time", "dateModified"),
    "author": ("author", "article:author", "dc.creator"),
    "section": ("article:section",),
    "url": ("og:url",),
}
# What browsers and the extension SingleFile note of where a page was saved from.
SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)"
)
# The first point in time that stands in or above the article itself.
TIME = "//*[self::article or self::main or self::header]//time/@datetime[string-length() >= 10]"


def read(file: File, options: Options, address: str = "") -> Reading:
    """The article of an HTML page, which came from `address` where it names none itself.

    Raises Unusable if it can't be read or holds no article text.
    """
    html, encoding = file.decoded
    # Deduplication remembers earlier pages, so that a text would depend on what was read before it.
    found = trafilatura.bare_extraction(html, include_comments=False, deduplicate=False)
    tree = trafilatura.load_html(html)
    if tree is None or not isinstance(found, Document) or not (found.text or "").strip():
        raise Unusable(lazy("aucun texte d’article dans la page"))
    if (words := len((found.text or "").split())) < SHORTEST:
        raise Unusable(lazy("la page ne montre que {words} mot(s)", words=words))
    headings = tuple("".join(head.itertext()).strip() for head in found.body.iter("head"))
    facts = {name: value for name, value in _facts(tree).items() if value}
    if "url" not in facts and (saved := address or _saved_from(html)):
        facts["url"] = saved
    text = opening.opened(tree, found.text or "", facts.get("title", ""))
    if "title" not in facts and (heading := _only_heading(tree)):
        facts["title"] = heading
    record = Record(
        file.stem,
        file.name,
        text,
        facts,
        Source.PRINTED,
        headings,
        around=markup.visible(tree),
        page_title=" ".join((tree.findtext(".//title") or "").split()),
        page_time=next(iter(tree.xpath(TIME)), "").strip(),
    )
    return Reading((record,), notices=notice(file.name, encoding))


def _saved_from(html: str) -> str:
    match = SAVED_FROM.search(html, 0, HEAD)
    return match[1] if match else ""


def _only_heading(tree: Any) -> str:
    """The heading of the first rank, "" where there are none or several."""
    heads = tree.xpath("//h1")
    return " ".join(markup.lines(heads[0])) if len(heads) == 1 else ""


def at(record: Record, address: str) -> Record:
    """The record with the address it came from, where its page names none, and an id made of it."""
    place = urlsplit(address)
    name = f"{place.netloc.removeprefix('www.')}{place.path}".rstrip("/")
    return replace(record, article_id=name, facts={"url": address, **record.facts})


def _facts(tree: Any) -> dict[str, str]:
    """Facts that a page states in JSON-LD, else in meta elements, else in its canonical link."""
    linked = next(_articles(_linked_data(tree)), {})
    facts = {
        "title": _words(linked.get("headline")),
        "published": _words(linked.get("datePublished")),
        "updated": _words(linked.get("dateModified")),
        "author": "; ".join(_names(linked.get("author"))),
        "section": _words(linked.get("articleSection")),
        "outlet": "",
        "language": tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        "url": next((link.get("href", "") for link in tree.xpath("//link[@rel='canonical']")), ""),
    }
    meta = _meta(tree)
    for name, properties in META.items():
        facts[name] = facts[name] or next((meta[p] for p in properties if meta.get(p)), "")
    if facts["author"].startswith("http"):
        facts["author"] = ""
    facts["outlet"] = facts["outlet"] or "; ".join(_names(linked.get("publisher")))
    facts["outlet_evidence"] = facts["outlet"]
    return facts


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name, element.get("content").strip())
    return found


def _linked_data(tree: Any) -> Iterator[Any]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            yield json.loads(script.text or "", strict=False)
        except (json.JSONDecodeError, RecursionError):
            # Pages carry broken JSON-LD now and then; the meta elements say the same.
            continue


def _articles(data: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The objects in JSON-LD that are articles, in document order."""
    waiting = list(data)
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = [*item, *waiting]
        elif isinstance(item, dict):
            kinds = item.get("@type")
            if any(str(kind).endswith(("Article", "BlogPosting")) for kind in _listed(kinds)):
                yield item
            waiting.extend(_listed(item.get("@graph")))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> str:
    first = next(iter(_listed(value)), "")
    return first.strip() if isinstance(first, str) else ""


def _names(value: Any) -> list[str]:
    items = (item.get("name") if isinstance(item, dict) else item for item in _listed(value))
    return [item.strip() for item in items if isinstance(item, str) and item.strip()]
