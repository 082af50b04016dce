"""Tables, sentences and charts as notebook output: HTML for the page and JupyterLab, text beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
from markupsafe import Markup, escape

from analysis import anchors, messages
from analysis.charts import data
from analysis.messages import N_, _
from analysis.report.words import foreign

Format = Callable[[Any], "str | Markup"]
NOTHING = "—"
TOO_LITTLE = N_("Pas assez de données pour tracer ce graphique.")


@dataclass(frozen=True)
class Displayable:
    """Something a notebook shows: as HTML, and in short as text."""

    html: str
    plain: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.plain}

    def __repr__(self) -> str:
        return self.plain


def verbatim(text: str) -> Markup:
    """Words of an article, marked with their language where the page speaks another."""
    return foreign(text, messages.articles_language(), messages.language())


def headline(title: str) -> Markup:
    """An article's headline, or that it has none."""
    return verbatim(title) if title else Markup("{}").format(_("sans titre"))


def sentence(text: str) -> Displayable:
    """A finding as a paragraph. Markup is kept as it is; any other text is escaped."""
    return Displayable(Markup('<p class="finding">{}</p>').format(text), Markup(escape(text)).striptags())


def nothing(text: str) -> Displayable:
    """Why there is no table. The page leaves it out, for the finding above it says as much."""
    return Displayable(Markup('<p class="finding nothing">{}</p>').format(text), text)


def chart(drawn: alt.TopLevelMixin | None) -> alt.TopLevelMixin | Displayable:
    """A chart itself, or a sentence where there was too little to draw."""
    return sentence(_(TOO_LITTLE)) if drawn is None else drawn


def table(
    frame: pd.DataFrame,
    *,
    caption: str,
    columns: Mapping[str, str] | None = None,
    link: str | None = None,
    on: str = "text",
    to: Callable[[str], str] = anchors.sentence,
    formats: Mapping[str, Format] | None = None,
    limit: int | None = None,
    source: str | None = None,
    tools: bool = True,
    numbers: Sequence[str] = (),
    quoting: Collection[str] = (),
) -> Displayable:
    """A table with a caption, its first column as row headings.

    `columns` maps the columns to show, in order, to their headings (none: all as they are). `link` names a
    column of ids: what stands in the column `on` leads to the sentence (or what `to` says) of that id, and
    to its own words where `frame` has `start` and `end`. `formats` says how a column's values read;
    numbers are written as the page's language has them, nulls are a dash. The columns `quoting` hold words
    of the articles, whose language is not always the page's; `numbers` are columns of numbers that `formats`
    makes links of. At most `limit` rows are shown; a note says how many there are and, where `source` names
    a table of the data, in which file. With `tools` the page lets its reader sort the rows, where scripts
    run. An empty table is one sentence (`nothing`). Raises ValueError for a column that isn't there.
    """
    shown = {str(name): str(name) for name in frame.columns} if columns is None else dict(columns)
    needed = [*shown, *([link] if link else [])]
    if missing := [name for name in needed if name not in frame.columns]:
        raise ValueError(f"the table {caption!r} has no column {missing}; it has {list(frame.columns)}")
    if frame.empty:
        return nothing(_("{caption} : rien à montrer.").format(caption=caption))
    rows = frame.head(limit) if limit is not None else frame
    cells = [_cells(row, shown, formats or {}, quoting) for row in rows.to_dict("records")]
    if link and on in shown:
        for cell, row in zip(cells, rows.to_dict("records"), strict=True):
            cell[on] = _linked(cell[on], row, link, to)
    numeric = {name for name in shown if pd.api.types.is_numeric_dtype(frame[name].dtype)} | set(numbers)
    html = Markup('<div class="table"><table{}><caption>{}</caption>\n<thead><tr>{}</tr></thead>\n').format(
        Markup(" data-tools") if tools else "",
        caption,
        Markup("").join(_heading(label, name in numeric) for name, label in shown.items()),
    )
    html += Markup("<tbody>\n{}</tbody></table>{}</div>").format(
        Markup("").join(_line(cell, numeric) for cell in cells),
        _note(len(rows), len(frame), source),
    )
    lines = data.plural(len(frame), "ligne", "lignes")
    return Displayable(str(html), _("{name} : {value}").format(name=caption, value=lines))


def _heading(label: str, numeric: bool) -> Markup:
    return Markup('<th scope="col"{}>{}</th>').format(_class(numeric), label)


def _class(numeric: bool) -> Markup:
    return Markup(' class="number"') if numeric else Markup("")


def _line(cells: Mapping[str, Markup], numeric: set[str]) -> Markup:
    (_, first), *others = cells.items()
    rest = Markup("").join(
        Markup("<td{}>{}</td>").format(_class(name in numeric), cell) for name, cell in others
    )
    return Markup('<tr><th scope="row">{}</th>{}</tr>\n').format(first, rest)


def _cells(
    row: Mapping[Hashable, Any],
    shown: Mapping[str, str],
    formats: Mapping[str, Format],
    quoting: Collection[str],
) -> dict[str, Markup]:
    cells = {name: Markup(escape(_text(row[name], formats.get(name)))) for name in shown}
    return {
        name: verbatim(cell) if name in quoting and pd.notna(row[name]) else cell
        for name, cell in cells.items()
    }


def _linked(text: Markup, row: Mapping[Hashable, Any], link: str, to: Callable[[str], str]) -> Markup:
    if pd.isna(row[link]):
        return text
    words = Markup("")
    if pd.notna(row.get("start")) and pd.notna(row.get("end")):
        words = Markup(' data-start="{}" data-end="{}"').format(int(row["start"]), int(row["end"]))
    return Markup('<a href="#{}"{}>{}</a>').format(to(str(row[link])), words, text)


def _text(value: Any, given: Format | None) -> str | Markup:
    if pd.isna(value):
        return NOTHING
    if given:
        return given(value)
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, int):
        return data.number(value)
    return data.number(value, 1) if isinstance(value, float) else str(value)


def _note(shown: int, total: int, source: str | None) -> Markup:
    if shown == total:
        return Markup("")
    message = _("{shown} lignes sur {total}.")
    if source:
        message = _("{shown} lignes sur {total} ; toutes sont dans {file}.")
    file = Markup('<a href="data/{0}.csv">data/{0}.csv</a>').format(source)
    told = Markup(message).format(shown=data.number(shown), total=data.number(total), file=file)
    return Markup('<p class="note">{}</p>').format(told)
