"""The articles of a corpus that a report is about: by outlet, day of publication and words that they hold."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from analysis.comparison import terms
from analysis.corpus.articles import Article, Corpus, Precision, Skipped, Source
from analysis.errors import UserError
from analysis.given import texts
from analysis.messages import LOCALES, N_, _, lazy, translations

# Where the outlet is unknown the comparison still needs a name for the row; `outlet_source` says why.
UNKNOWN_OUTLET = N_("média inconnu")
# Whether an article is left out, and why.
Reason = Callable[[Article], str | None]


def select(
    corpus: Corpus,
    outlets: Sequence[str] | str = (),
    date_from: str = "",
    date_to: str = "",
    exclude: Sequence[str] | str = (),
    keywords: Sequence[str] | str = (),
) -> Corpus:
    """The articles of these outlets (none given: all) published between the two days, both included.

    Of those the outlets in `exclude` are left out, and, where there are `keywords`, the articles that hold
    none of them in text or title (whole words, `*` for any letters, case and accents ignored). Lists may be
    texts that hold a list, as papermill's `-p` hands them over; an empty day is no limit. What is left out is
    listed in `skipped`; once a day is given, an article too whose date is not known or too vague to tell.
    Raises UserError for an outlet that is not in the corpus or both chosen and excluded, a date that is
    none, a keyword without a letter, or an empty selection.
    """
    given = {
        "outlets": [internal(name) for name in texts("outlets", outlets)],
        "exclude": [internal(name) for name in texts("exclude", exclude)],
        "date_from": date_from,
        "date_to": date_to,
        "keywords": texts("keywords", keywords),
    }
    wanted = keywords_of(keywords)
    reasons = [
        _by_outlet(corpus, given["outlets"], given["exclude"]),
        _by_day(date_from, date_to),
        _by_words(wanted),
    ]
    kept, left = [], []
    for article in corpus.articles:
        why = next((why for reason in reasons if (why := reason(article))), None)
        if why:
            left.append(Skipped(article.file or article.article_id, why))
        else:
            kept.append(article)
    if not kept:
        chosen = ", ".join(f"{name}={value}" for name, value in given.items() if value)
        raise UserError(f"no article is left with {chosen}; the corpus has {_extent(corpus)}")
    return replace(corpus, articles=tuple(kept), skipped=(*corpus.skipped, *left))


def keywords_of(given: Sequence[str] | str) -> list[re.Pattern[str]]:
    """What finds each keyword in a folded text. Raises UserError for one without a letter or digit."""
    found = texts("keywords", given)
    for keyword in found:
        if not re.search(r"\w", keyword):
            raise UserError(f"a keyword has a letter or digit (and `*` for any letters), not {keyword!r}")
    return [terms.pattern(keyword) for keyword in found]


def outlet_of(article: Article) -> str:
    """The outlet of an article by the name that the tables have for it."""
    return article.outlet.value or UNKNOWN_OUTLET


def internal(name: str) -> str:
    """The name that the tables have for an outlet: that of an unknown one may come in any page's language."""
    names = {translations(code).gettext(UNKNOWN_OUTLET) for code in LOCALES}
    return UNKNOWN_OUTLET if name in names else name


def shown(name: str) -> str:
    """The name that the page has for an outlet: its own, that of an unknown one in the page's language."""
    return _(UNKNOWN_OUTLET) if name == UNKNOWN_OUTLET else name


def present(corpus: Corpus) -> list[str]:
    """The outlets of a corpus, by name."""
    return sorted({outlet_of(article) for article in corpus.articles})


def named(article: Article) -> Article:
    """The article with the report's name for an outlet that is not known."""
    if article.outlet.value:
        return article
    return replace(article, outlet=replace(article.outlet, value=UNKNOWN_OUTLET, source=Source.UNKNOWN))


def by_group(corpus: Corpus) -> Corpus:
    """The corpus with the group of owners in the place of each outlet whose group is known."""
    articles = (
        replace(article, outlet=replace(article.outlet, value=article.group)) if article.group else article
        for article in corpus.articles
    )
    return replace(corpus, articles=tuple(articles))


def order(corpus: Corpus, outlets: Sequence[str] | str, groups: bool) -> dict[str, int]:
    """The place of each outlet that was asked for by name; with `groups`, that of its group's first."""
    owner = {outlet_of(article): article.group for article in corpus.articles if groups and article.group}
    asked = map(internal, texts("outlets", outlets))
    places = dict.fromkeys(owner.get(outlet, outlet) for outlet in asked)
    return {outlet: place for place, outlet in enumerate(places)}


def _extent(corpus: Corpus) -> str:
    dates = sorted(str(a.published.value.date()) for a in corpus.articles if a.published.value)
    span = f"{dates[0]} to {dates[-1]}" if dates else "no dated article"
    return f"{len(corpus.articles)} articles by {', '.join(present(corpus))}, {span}"


def _by_outlet(corpus: Corpus, outlets: Sequence[str], exclude: Sequence[str]) -> Reason:
    there = present(corpus)
    for outlet in (*outlets, *exclude):
        if outlet not in there:
            raise UserError(f"outlet {outlet!r} is not in the corpus; it has: {', '.join(there)}")
    if both := [outlet for outlet in outlets if outlet in exclude]:
        raise UserError(f"outlet {both[0]!r} is both in outlets and in exclude")

    def reason(article: Article) -> str | None:
        chosen = not outlets or outlet_of(article) in outlets
        if chosen and outlet_of(article) not in exclude:
            return None
        return lazy("écarté : média hors de la sélection")

    return reason


def _by_words(patterns: Sequence[re.Pattern[str]]) -> Reason:

    def reason(article: Article) -> str | None:
        held = terms.fold(f"{article.title.value or ''}\n{article.masked}") if patterns else ""
        if not patterns or any(pattern.search(held) for pattern in patterns):
            return None
        return lazy("écarté : ne contient aucun des mots-clés")

    return reason


def _by_day(date_from: str, date_to: str) -> Reason:
    first, last = _day("date_from", date_from), _day("date_to", date_to)
    if first and last and first > last:
        raise UserError(f"date_from {first} is after date_to {last}")

    def reason(article: Article) -> str | None:
        if not (first or last):
            return None
        return next(_misfits(article, first or date.min, last or date.max), None)

    return reason


def _misfits(article: Article, first: date, last: date) -> Iterator[str]:
    if article.published.value is None:
        yield lazy("écarté : sans date, alors qu’une période est demandée")
        return
    earliest, latest = _possible_days(article.published.value.date(), article.published.precision)
    if latest < first or earliest > last:
        yield lazy("écarté : hors de la période")
    elif earliest < first or latest > last:
        yield lazy("écarté : date trop vague pour la période demandée")


def _day(name: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except (TypeError, ValueError) as error:
        raise UserError(f"{name} must be a day such as 2017-05-06, not {value!r}") from error


def _possible_days(day: date, precision: Precision) -> tuple[date, date]:
    """The first and last day that a date of this precision may mean."""
    if precision is Precision.YEAR:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if precision is Precision.MONTH:
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day
