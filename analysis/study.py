"""A study: one corpus, one selection of it, and every table that the questions need."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from analysis import colours as outlet_colours
from analysis import corpus as corpora
from analysis import engine, tables
from analysis.comparison import availability
from analysis.comparison import codebook as codebooks
from analysis.comparison import periods as named_periods
from analysis.corpus.articles import Corpus, Skipped
from analysis.errors import UserError
from analysis.given import flag
from analysis.selection import (
    UNKNOWN_OUTLET,
    by_group,
    internal,
    named,
    order,
    outlet_of,
    present,
    select,
    shown,
)

ROOT = Path(__file__).parent.parent
# Before what a spreadsheet would take for a formula, an apostrophe makes it text (OWASP, "CSV Injection").
FORMULA = r"^(?=[=+\-@\t\r])"
# The parameters by which a report's articles and outlets are chosen and shown.
SELECTION = (
    "corpus",
    "outlets",
    "date_from",
    "date_to",
    "language",
    "groups",
    "exclude",
    "keywords",
    "colours",
)


@dataclass(frozen=True)
class Study:
    """A corpus and its tables: `study["quotations"]` is the table of that name (see `analysis.tables`)."""

    corpus: Corpus
    tables: Mapping[str, pd.DataFrame] = field(repr=False)

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self.tables:
            raise KeyError(f"there is no table {name!r}; there are: {', '.join(self.tables)}")
        # The report's language is known only once the study is, so that it counts when a table is asked for.
        return _spoken(self.tables[name])

    @property
    def language(self) -> str:
        """The language of most articles, the first by its code where two have as many."""
        counts = Counter(article.language for article in self.corpus.articles)
        return min(counts, key=lambda code: (-counts[code], code))

    @property
    def languages(self) -> dict[str, str]:
        """The language of each article by its id."""
        return {article.article_id: article.language for article in self.corpus.articles}

    @property
    def outlets(self) -> list[str]:
        """The outlets in order of their first publication, those without a date last, then by name."""
        return availability.outlets(self["articles"])


def locate(path: str) -> Path:
    """A corpus path as given, else relative to the working folder, else to the project."""
    here = Path(path).expanduser()
    return here if here.is_absolute() or here.exists() else ROOT / here


def chosen(
    corpus: str,
    outlets: Sequence[str] | str = (),
    date_from: str = "",
    date_to: str = "",
    language: str = "",
    groups: bool | str = False,
    exclude: Sequence[str] | str = (),
    keywords: Sequence[str] | str = (),
    colours: Sequence[str] | str = (),
) -> tuple[Corpus, pd.DataFrame]:
    """The corpus that a report is about, and of each outlet what was asked for: its place and its colour.

    The second has the outlets as index and the columns `outlet_order` and `outlet_colour` of the table
    articles. For the parameters see `open_study`. Raises UserError for a mistake in them.
    """
    wanted = {internal(outlet): colour for outlet, colour in outlet_colours.read(colours).items()}
    together = flag("groups", groups)
    kept = select(corpora.load(locate(corpus), language), outlets, date_from, date_to, exclude, keywords)
    places = order(kept, outlets, together)
    kept = by_group(kept) if together else kept
    there = present(kept)
    for outlet in wanted:
        if outlet not in there:
            raise UserError(f"colours: outlet {outlet!r} is not in the report; it has: {', '.join(there)}")
    columns = {"outlet_order": "Int64", "outlet_colour": "string"}
    rows = {outlet: (places.get(outlet), wanted.get(outlet)) for outlet in there}
    asked = pd.DataFrame.from_dict(rows, orient="index", columns=list(columns)).astype(columns)
    return kept, asked.set_axis(asked.index.astype("string"))


def open_study(
    corpus: str,
    outlets: Sequence[str] | str = (),
    date_from: str = "",
    date_to: str = "",
    language: str = "",
    periods: Sequence[str] | str = (),
    codebook: str = "",
    options: engine.Options | None = None,
    groups: bool | str = False,
    exclude: Sequence[str] | str = (),
    keywords: Sequence[str] | str = (),
    colours: Sequence[str] | str = (),
) -> Study:
    """Load, select, read and compare a corpus. Readings come from the cache where it has them.

    For what is selected see `analysis.selection`; outlets stand in the order that `outlets` names them in.
    `periods` are named periods of the story (see `analysis.comparison.periods`), by which events are dated
    too; `codebook` is the path of a researcher's own elements (see `analysis.comparison.codebook`), empty for
    none; `options` say how to run; with `groups` the outlets of one owner count as one; `colours` are those
    of the outlets as shown (see `analysis.colours`). An article that can't be read is listed in
    `corpus.skipped`. Raises UserError for a mistake in the selection or a file that can't be used.
    """
    story, entries = named_periods.read(periods), entries_of(codebook)
    selected, asked = chosen(
        corpus, outlets, date_from, date_to, language, groups, exclude, keywords, colours
    )
    selected = replace(selected, articles=tuple(map(named, selected.articles)))
    found, lost = engine.compare(selected.articles, options)
    made = _coded(_dated(found, story), entries)
    articles = made["articles"].drop(columns=list(asked)).join(asked, on="outlet")
    made["articles"] = articles[list(found["articles"])]
    return Study(_without(selected, lost, found["articles"]), made)


def spoken(study: Study) -> Study:
    """The study as the report's language in use has it: an unknown outlet's name is the only such value."""
    if shown(UNKNOWN_OUTLET) == UNKNOWN_OUTLET:
        return study
    articles = (
        replace(article, outlet=replace(article.outlet, value=shown(outlet_of(article))))
        for article in study.corpus.articles
    )
    return Study(
        replace(study.corpus, articles=tuple(articles)),
        {name: _spoken(table) for name, table in study.tables.items()},
    )


def _spoken(table: pd.DataFrame) -> pd.DataFrame:
    """A table with the names of outlets as the page has them."""
    if shown(UNKNOWN_OUTLET) == UNKNOWN_OUTLET:
        return table
    columns = [name for name in table.columns if name == "outlet" or name.endswith("_outlet")]
    return table.assign(
        **{name: table[name].replace(UNKNOWN_OUTLET, shown(UNKNOWN_OUTLET)) for name in columns}
    )


def _without(selected: Corpus, lost: tuple[Skipped, ...], articles: pd.DataFrame) -> Corpus:
    """The corpus without the articles that could not be read."""
    if not lost:
        return selected
    read = set(articles["article_id"])
    kept = tuple(article for article in selected.articles if article.article_id in read)
    return replace(selected, articles=kept, skipped=(*selected.skipped, *lost))


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
