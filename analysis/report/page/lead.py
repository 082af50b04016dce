"""The page's opening: one line on the corpus, and how surely its outlets and dates are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.corpus.articles import Corpus, Skipped, Source
from analysis.messages import N_
from analysis.report.words import DAY, Words, local


def extent(corpus: Corpus, words: Words) -> str:
    """How many articles by how many known outlets, published when: "5 articles, 4 médias, du … au …"."""
    outlets = {one.outlet.value for one in corpus.articles if one.outlet.source is not Source.UNKNOWN}
    parts = [words.count(len(corpus.articles), "n_articles")]
    if outlets:
        parts.append(words.count(len(outlets), "n_outlets"))
    return ", ".join([*parts, *_dates(corpus, words)])


def by_reason(items: Sequence[Skipped], words: Words, most: int) -> list[tuple[list[str], str]]:
    """The names of what was left out or is to be checked, under each reason in turn; `most` names at most."""
    found: dict[str, list[str]] = {}
    for item in items[:most]:
        found.setdefault(words.said(item.reason), []).append(item.name)
    return [(names, reason) for reason, names in found.items()]


def _dates(corpus: Corpus, words: Words) -> Iterable[str]:
    days = sorted(local(a.published.value, a.time_zone) for a in corpus.articles if a.published.value)
    if not days:
        return
    first, last = days[0], days[-1]
    if first.date() == last.date():
        yield words["on"].format(day=words.day(first))
    else:
        start = words.day(first, N_("d\u00a0MMMM") if first.year == last.year else DAY)
        yield words["between"].format(first=start, last=words.day(last))


def certainty(corpus: Corpus, words: Words) -> list[str]:
    """For outlet and date: from where each is known, with the number of articles; what is not kept apart."""
    facts = {
        "fact_outlet": [article.outlet.source for article in corpus.articles],
        "fact_published": [article.published.source for article in corpus.articles],
    }
    lines = [
        words["sources"].format(fact=words[fact], parts=_parts(sources, words))
        for fact, sources in facts.items()
        if sources
    ]
    unknown = facts["fact_outlet"].count(Source.UNKNOWN)
    return [*lines, words["unknown_together"].format(count=words.number(unknown))] if unknown > 1 else lines


def _parts(sources: list[Source], words: Words) -> str:
    counts = Counter(sources)
    return ", ".join(
        words["source_of"].format(source=words[source], articles=words.count(counts[source], "n_articles"))
        for source in Source
        if counts[source]
    )
