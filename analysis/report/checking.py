"""What a run would use, on one screen: counts first, then what is uncertain, what is left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from statistics import median
from typing import Any

from analysis.corpus.articles import Article, Corpus, Source
from analysis.corpus.reconciliation import SHOWN, by_reason, on_a_line
from analysis.report.parameters import Parameter
from analysis.selection import UNKNOWN_OUTLET

# Articles and outlets that are listed by name; beyond, they are counted.
MOST_ARTICLES = 30
MOST_OUTLETS = 20
# Kinds of trouble that are listed; a corpus may have a thousand notices of a dozen kinds.
MOST_REASONS = 12
ADVICE = (
    "A manifest.csv in the folder (columns file, outlet, published) can tell what is unknown; "
    "an outlets.yml can tell what outlets are called and where they are."
)
UNCERTAIN: Mapping[str, Callable[[Article], bool]] = {
    "without outlet": lambda article: article.outlet.value is None,
    "outlet inferred": lambda article: (
        bool(article.outlet.value) and article.outlet.source is Source.INFERRED
    ),
    "without date": lambda article: article.published.value is None,
    "date inferred": lambda article: article.published.source is Source.INFERRED,
    "date without the day": lambda article: article.published.precision in {"month", "year"},
    "truncated": lambda article: article.truncated.value is not None,
    "language not told by anything": lambda article: article.language_source is Source.UNKNOWN,
}


# Articles so many days from the median of all are few, or it is a story of decades.
FAR, FEW = 3650, 0.05


def lines(values: Mapping[str, Any], corpus: Corpus, known: Mapping[str, Parameter]) -> list[str]:
    """The lines of `media-report check`: parameters that differ from their defaults, and the corpus."""
    chosen = {name: value for name, value in values.items() if value != known[name].default}
    skipped = len(corpus.skipped)
    return [
        *(f"{name}: {value!r}" for name, value in chosen.items()),
        f"{len(corpus.articles)} articles, {_span(corpus.articles)}",
        *_languages(corpus.articles),
        *_zones(corpus.articles),
        *_outlets(corpus.articles),
        *(_articles(corpus.articles) if len(corpus.articles) <= MOST_ARTICLES else []),
        *_uncertain(corpus.articles),
        *_listed("date years from the others", _far(corpus.articles)),
        *_bounded(by_reason("left out", corpus.skipped)),
        *_bounded(by_reason("notice", corpus.notices)),
        f"articles that would be used: {len(corpus.articles)}; left out: {skipped}",
        *(
            [ADVICE]
            if any(a.outlet.value is None or a.published.value is None for a in corpus.articles)
            else []
        ),
    ]


def days(articles: Iterable[Article]) -> list[str]:
    """The days of publication that are known, in order."""
    return sorted(
        article.published.value.date().isoformat() for article in articles if article.published.value
    )


def _span(articles: tuple[Article, ...]) -> str:
    known = days(articles)
    return f"{known[0]} to {known[-1]}" if known else "no dates"


def _outlets(articles: tuple[Article, ...]) -> Iterator[str]:
    """Each outlet with its number of articles and its days, the most frequent first."""
    counts = Counter(article.outlet.value or UNKNOWN_OUTLET for article in articles)
    listed = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for name, count in listed[:MOST_OUTLETS]:
        own = tuple(a for a in articles if (a.outlet.value or UNKNOWN_OUTLET) == name)
        yield f"  {count:>5}  {on_a_line(name)} ({_span(own)})"
    if rest := listed[MOST_OUTLETS:]:
        yield f"  {sum(count for _, count in rest):>5}  by {len(rest)} other outlets"


def _zones(articles: tuple[Article, ...]) -> Iterator[str]:
    """In which time zones hours without an offset are read: that of an unknown outlet is its language's."""
    counts = Counter(article.time_zone for article in articles)
    zones = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if zones:
        yield "time zones: " + ", ".join(f"{zone} {count}" for zone, count in zones)


def _languages(articles: tuple[Article, ...]) -> Iterator[str]:
    """How many articles are in each language, where there are several."""
    counts = Counter(article.language for article in articles)
    if len(counts) > 1:
        listed = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        yield "languages: " + ", ".join(f"{code} {count}" for code, count in listed)


def _articles(articles: tuple[Article, ...]) -> Iterator[str]:
    for article in articles:
        day = article.published.value.date().isoformat() if article.published.value else "no date"
        outlet = on_a_line(article.outlet.value or "no outlet")
        cut = f", {article.truncated.value}" if article.truncated.value else ""
        yield (
            f"{article.article_id}: {outlet} ({article.outlet.source}), {day} ({article.published.source}), "
            f"{len(article.text)} characters{cut}"
        )


def _uncertain(articles: tuple[Article, ...]) -> Iterator[str]:
    """What is not sure of articles, a line a kind, with the first of their names."""
    for kind, holds in UNCERTAIN.items():
        yield from _listed(kind, [article.article_id for article in articles if holds(article)])


def _listed(kind: str, names: list[str]) -> Iterator[str]:
    if names:
        more = ", …" if len(names) > SHOWN else ""
        yield f"uncertain: {kind} ({len(names)}): {', '.join(names[:SHOWN])}{more}"


def _far(articles: tuple[Article, ...]) -> list[str]:
    """The few articles whose day is years from that of most: a wrong century, a placeholder."""
    known = {one.article_id: one.published.value.toordinal() for one in articles if one.published.value}
    if not known:
        return []
    middle = median(known.values())
    far = [name for name, day in known.items() if abs(day - middle) > FAR]
    return far if len(far) <= FEW * len(known) else []


def _bounded(found: list[str]) -> list[str]:
    more = len(found) - MOST_REASONS
    return found if more <= 0 else [*found[:MOST_REASONS], f"… and {more} more kinds"]
