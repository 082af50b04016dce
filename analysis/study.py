"""A study: one corpus, one selection of it, and every table that the questions need."""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pandas as pd
import yaml

from analysis import corpus as corpora
from analysis import engine, tables
from analysis.comparison import availability
from analysis.comparison import codebook as codebooks
from analysis.comparison import periods as named_periods
from analysis.corpus.articles import Article, Corpus, Precision, Skipped, Source
from analysis.errors import UserError
from analysis.messages import lazy

ROOT = Path(__file__).parent.parent
# Before what a spreadsheet would take for a formula, an apostrophe makes it text (OWASP, "CSV Injection").
FORMULA = r"^(?=[=+\-@\t\r])"
# Where the outlet is unknown the comparison still needs a name for the row; `outlet_source` says why.
UNKNOWN_OUTLET = "média inconnu"


@dataclass(frozen=True)
class Study:
    """A corpus and its tables: `study["quotations"]` is the table of that name (see `analysis.tables`)."""

    corpus: Corpus
    tables: Mapping[str, pd.DataFrame] = field(repr=False)

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self.tables:
            raise KeyError(f"there is no table {name!r}; there are: {', '.join(self.tables)}")
        return self.tables[name]

    @property
    def outlets(self) -> list[str]:
        """The outlets in order of their first publication, those without a date last, then by name."""
        return availability.outlets(self["articles"])


def locate(path: str) -> Path:
    """A corpus path as given, else relative to the working folder, else to the project."""
    here = Path(path).expanduser()
    return here if here.is_absolute() or here.exists() else ROOT / here


def select(
    corpus: Corpus,
    outlets: Sequence[str] | str = (),
    date_from: str = "",
    date_to: str = "",
) -> Corpus:
    """The articles of these outlets (none given: all) published between the two days, both included.

    Outlets may be one text that holds a list, as papermill's `-p` hands it over; an empty day is no
    limit. What is left out is listed in `skipped`; once a day is given, an article too whose date is
    not known or too vague to tell.
    Raises UserError for an outlet that is not in the corpus, a date that is none, or an empty selection.
    """
    outlets = _several(outlets)
    present = sorted({article.outlet.value or UNKNOWN_OUTLET for article in corpus.articles})
    for outlet in outlets:
        if outlet not in present:
            raise UserError(f"outlet {outlet!r} is not in the corpus; it has: {', '.join(present)}")
    first, last = _day("date_from", date_from), _day("date_to", date_to)
    if first and last and first > last:
        raise UserError(f"date_from {first} is after date_to {last}")
    kept, left = [], []
    for article in corpus.articles:
        reason = _left_out(article, outlets, first, last)
        if reason:
            left.append(Skipped(article.file or article.article_id, reason))
        else:
            kept.append(article)
    if not kept:
        dates = sorted(str(a.published.value.date()) for a in corpus.articles if a.published.value)
        span = f"{dates[0]} to {dates[-1]}" if dates else "no dated article"
        raise UserError(
            f"no article is left with outlets={list(outlets)}, date_from={date_from}, date_to={date_to}; "
            f"the corpus has {len(corpus.articles)} articles by {', '.join(present)}, {span}"
        )
    return replace(corpus, articles=tuple(kept), skipped=(*corpus.skipped, *left))


def _several(outlets: Sequence[str] | str) -> list[str]:
    if isinstance(outlets, str):
        try:
            read = yaml.safe_load(outlets) if outlets.lstrip().startswith("[") else outlets
        except yaml.YAMLError as error:
            raise UserError(f"outlets must be a list such as [A, B], not {outlets!r}") from error
        outlets = read if isinstance(read, list) else [outlets] if outlets else []
    return [str(outlet) for outlet in outlets]


def _day(name: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UserError(f"{name} must be a day such as 2017-05-06, not {value!r}") from error


def _left_out(article: Article, outlets: Sequence[str], first: date | None, last: date | None) -> str | None:
    if outlets and (article.outlet.value or UNKNOWN_OUTLET) not in outlets:
        return lazy("écarté : média hors de la sélection")
    if not (first or last):
        return None
    if article.published.value is None:
        return lazy("écarté : sans date, alors qu’une période est demandée")
    earliest, latest = _possible_days(article.published.value.date(), article.published.precision)
    first, last = first or date.min, last or date.max
    if latest < first or earliest > last:
        return lazy("écarté : hors de la période")
    if earliest < first or latest > last:
        return lazy("écarté : date trop vague pour la période demandée")
    return None


def _possible_days(day: date, precision: Precision) -> tuple[date, date]:
    """The first and last day that a date of this precision may mean."""
    if precision is Precision.YEAR:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if precision is Precision.MONTH:
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day


def _named(article: Article) -> Article:
    if article.outlet.value:
        return article
    return replace(article, outlet=replace(article.outlet, value=UNKNOWN_OUTLET, source=Source.UNKNOWN))


def open_study(
    corpus: str,
    outlets: Sequence[str] | str = (),
    date_from: str = "",
    date_to: str = "",
    language: str = "fr",
    periods: Sequence[str] | str = (),
    codebook: str = "",
    options: engine.Options | None = None,
    groups: bool = False,
) -> Study:
    """Load, select, read and compare a corpus. Readings come from the cache where it has them.

    `periods` are named periods of the story (see `analysis.comparison.periods`), by which events are dated
    too; `codebook` is the path of a researcher's own elements (see `analysis.comparison.codebook`), empty for
    none; `options` say how to run; with `groups` the outlets of one owner count as one. An article that
    can't be read is listed in `corpus.skipped`. Raises UserError for a mistake in the selection or a file
    that can't be used.
    """
    named, entries = named_periods.read(periods), entries_of(codebook)
    selected = select(corpora.load(locate(corpus), language), outlets, date_from, date_to)
    selected = by_group(selected) if groups else selected
    selected = replace(selected, articles=tuple(map(_named, selected.articles)))
    found, lost = engine.compare(selected.articles, options)
    return Study(_without(selected, lost, found["articles"]), _coded(_dated(found, named), entries))


def _without(selected: Corpus, lost: tuple[Skipped, ...], articles: pd.DataFrame) -> Corpus:
    """The corpus without the articles that could not be read."""
    if not lost:
        return selected
    read = set(articles["article_id"])
    kept = tuple(article for article in selected.articles if article.article_id in read)
    return replace(selected, articles=kept, skipped=(*selected.skipped, *lost))


def by_group(corpus: Corpus) -> Corpus:
    """The corpus with the group of owners in the place of each outlet whose group is known."""
    articles = (
        replace(article, outlet=replace(article.outlet, value=article.group)) if article.group else article
        for article in corpus.articles
    )
    return replace(corpus, articles=tuple(articles))


def entries_of(codebook: str) -> list[codebooks.Entry]:
    """The elements of the codebook at this path, none where the path is empty. Raises UserError."""
    return codebooks.read(locate(codebook)) if codebook else []


def _coded(found: dict[str, pd.DataFrame], entries: Sequence[codebooks.Entry]) -> dict[str, pd.DataFrame]:
    """The tables with the sentences that report the elements of a codebook, where there is one."""
    if not entries:
        return found
    # scikit-learn takes seconds to import; most reports have no codebook.
    from analysis.comparison import coding

    return {**found, "codebook": coding.find(entries, found["sentences"], found["articles"])}


def _dated(
    found: dict[str, pd.DataFrame], periods: Sequence[named_periods.Period]
) -> dict[str, pd.DataFrame]:
    """The tables with events dated by named periods too, where texts name any."""
    mentions = named_periods.named(found["sentences"], found["articles"], periods)
    if mentions.empty:
        return found
    # scikit-learn takes seconds to import; most reports name no periods.
    from analysis.comparison.tables import date as date_events

    return date_events({**found, "timex": named_periods.dated(found["timex"], mentions)})


def write(study_tables: Mapping[str, pd.DataFrame], folder: Path, names: Iterable[str] | None = None) -> None:
    """Write tables as CSV and Parquet, with `columns.csv`, the meaning of every column, beside them.

    In CSV a text that begins as a formula does has an apostrophe before it, so that a spreadsheet shows it
    and runs nothing; Parquet has every text to the letter.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chosen = list(study_tables if names is None else names)
    for name in chosen:
        _write_csv(study_tables[name], folder / f"{name}.csv")
        study_tables[name].to_parquet(folder / f"{name}.parquet", index=False)
    columns = tables.dictionary()
    _write_csv(columns[columns["table"].isin(chosen)], folder / "columns.csv")


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    texts: pd.DataFrame = table.select_dtypes("string")
    returns = any(texts[name].str.contains("\r", regex=False).any() for name in texts)
    # The writer leaves a lone carriage return unquoted, and every reader takes it for the end of a row.
    quoting = csv.QUOTE_NONNUMERIC if returns else csv.QUOTE_MINIMAL
    safe = {name: texts[name].str.replace(FORMULA, "'", regex=True) for name in texts}
    table.assign(**safe).to_csv(path, index=False, lineterminator="\n", quoting=quoting)
