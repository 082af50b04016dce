"""Which articles stand on the page where there is no room for all, and what becomes of links to the rest."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis import anchors
from analysis.corpus.articles import Article
from analysis.report.page.articles import Shown
from analysis.report.page.figures import script_json

ANCHOR = re.compile(r"(?<![\w-])[as]-[\w-]+", re.ASCII)
LINK = re.compile(r'<a\b([^>]*\bhref="#[as]-[^>]*)>(.*?)</a>', re.ASCII | re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
CHART = re.compile(r'(<script type="application/json">)(.*?)(</script>)', re.DOTALL)
# Bytes of what stands around an article's text: its header and its line in the contents.
HEADER = 1200
# What of a link says where it leads; the rest says how it looks.
EVIDENCE = ("href", "data-start", "data-end", "data-also", "data-more")


def homes(articles: Iterable[Article], sentences: pd.DataFrame) -> dict[str, str]:
    """The article of every anchor of an article or sentence."""
    own = {anchors.article(article.article_id): article.article_id for article in articles}
    rows = zip(sentences["sentence_id"], sentences["article_id"], strict=True)
    return own | {anchors.sentence(key): article for key, article in rows}


def ranked(articles: Sequence[Article], parts: Sequence[str], home: Mapping[str, str]) -> list[Article]:
    """The articles, those first that a reader is led to most.

    By the links of the first of the HTML `parts`, which is what the page opens with, then by those of all of
    them, then in the order given. `home` has the article of each anchor (`homes`).
    """
    first, every = _counts(parts[:1], home), _counts(parts, home)
    return sorted(articles, key=lambda one: (-first[one.article_id], -every[one.article_id]))


def fitting(shown: Iterable[Shown], room: int) -> list[Shown]:
    """As many articles from the first on as take no more than `room` bytes of the page, at least one."""
    kept: list[Shown] = []
    for article in shown:
        room -= len(f"{article.body}{article.title}".encode()) + HEADER
        if room < 0 and kept:
            break
        kept.append(article)
    return kept


def _counts(parts: Iterable[str], home: Mapping[str, str]) -> Counter[str]:
    found = (anchor for part in parts for anchor in ANCHOR.findall(part))
    return Counter(home[anchor] for anchor in found if anchor in home)


def relinked(html: str, left: set[str]) -> Markup:
    """HTML of the page whose links and charts name no sentence or article at the anchors `left` out.

    A link that rests on others as well leads to those, and says how many more there are; one that rests on
    nothing else becomes its words.
    """
    text = LINK.sub(lambda link: _link(link[1], link[2], left), html)
    return Markup(CHART.sub(lambda chart: chart[1] + _chart(chart[2], left) + chart[3], text))


def _link(attributes: str, words: str, left: set[str]) -> str:
    given = {name: unescape(value) for name, value in ATTRIBUTE.findall(attributes)}
    fields = {name.removeprefix("data-"): given[name] for name in EVIDENCE if name in given}
    kept = _kept(fields, left)
    if kept == fields:
        return f"<a{attributes}>{words}</a>"
    looks = {name: value for name, value in given.items() if name not in EVIDENCE}
    leads = {name if name == "href" else f"data-{name}": value for name, value in kept.items()}
    tag = "a" if leads else "span"
    return Markup("<{0}{1}>{2}</{0}>").format(
        tag,
        Markup("").join(Markup(' {}="{}"').format(*pair) for pair in {**looks, **leads}.items()),
        Markup(words),
    )


def _chart(spec: str, left: set[str]) -> str:
    if left.isdisjoint(ANCHOR.findall(spec)):
        return spec
    # Text, not markup, which would escape what it is put together with.
    return str(script_json(_without(json.loads(spec), left)))


def _without(value: Any, left: set[str]) -> Any:
    """A specification whose data lead to nothing that is left out."""
    if isinstance(value, list):
        return [_without(one, left) for one in value]
    if not isinstance(value, dict):
        return value
    if not str(value.get("href", "")).startswith("#"):
        return {key: _without(one, left) for key, one in value.items()}
    fields = {key: value[key] for key in ("href", "also", "more") if key in value}
    rest = {key: one for key, one in value.items() if key not in fields}
    return {**rest, **_kept(fields, left)}


def _kept(fields: Mapping[str, Any], left: set[str]) -> dict[str, Any]:
    """What a link carries (`analysis.evidence`) without the places that are left out; nothing if all are."""
    target = fields["href"].removeprefix("#")
    places = str(fields.get("also") or target).split(" ")
    held = [place for place in places if place.partition(":")[0] not in left]
    if len(held) == len(places):
        return dict(fields)
    if not held:
        return {}
    more = int(fields.get("more") or 0) + len(places) - len(held)
    return {"href": f"#{held[0].partition(':')[0]}", "also": " ".join(held), "more": more}
