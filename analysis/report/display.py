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
# Rows on paper of a table that has a file beside the page (page.css counts them too), and how many more are
# rather printed than left out.
PRINTED, SPARED = 12, 3
TABLE = Markup(
    '<div class="table{brief}"><table{tools}{leaf}><caption>{caption}</caption>\n'
    "<thead><tr>{headings}</tr></thead>\n<tbody>\n{rows}</tbody></table>{note}{printed}{style}</div>"
)
# JupyterLab sets the cells of a table for numbers. The page has a style sheet of its own and leaves this out.
STYLE = Markup(
    "<style>.table :is(td, th) {text-align: left; vertical-align: top} .table .number {text-align: right}"
    "</style>"
)


@dataclass(frozen=True)
class Displayable:
    """Something a notebook shows: as HTML, and in short as text."""

    html: str
    plain: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.plain}

    def __repr__(self) -> str:
        return self.plain


def verbatim(text: str, of: object = "") -> Markup:
    """Words of the articles, marked with their language where the page speaks another.

    It is that of the article with the id `of`, or with a sentence of this id; without one, that of most.
    """
    return foreign(text, messages.articles_language(str(of)), messages.language())


def headline(title: str) -> str:
    """An article's headline, or that it has none."""
    return title or _("sans titre")


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
    leaf: int | None = None,
    numbers: Sequence[str] = (),
    quoting: Collection[str] = (),
) -> Displayable:
    """A table with a caption, its first column as row headings.

    `columns` maps the columns to show, in order, to their headings (none: all as they are). `link` names
    a column of ids: what stands in the column `on` leads to the sentence (or what `to` says) of that id,
    and to its own words where `frame` has `start` and `end`. `formats` says how a column's values read;
    numbers are written as the page's language has them, nulls are a dash. The columns `quoting` hold
    words of the row's article (`article_id`, else that of `link`), whose language is not always the
    page's; `numbers` are columns of numbers that `formats` makes links of. At most `limit` rows are
    shown; a note says how many there are and, where `source` names a table of the data, in which file. Of
    such a table print has the first rows alone. With `tools` the page lets its reader sort the rows,
    where scripts run; there a long table shows `leaf` rows at once. An empty table is one sentence
    (`nothing`). Raises ValueError for a column that isn't there.
    """
    shown = {str(name): str(name) for name in frame.columns} if columns is None else dict(columns)
    needed = [*shown, *([link] if link else [])]
    if missing := [name for name in needed if name not in frame.columns]:
        raise ValueError(f"the table {caption!r} has no column {missing}; it has {list(frame.columns)}")
    if frame.empty:
        return nothing(_("{caption} : rien à montrer.").format(caption=caption))
    rows = frame.head(limit) if limit is not None else frame
    cells = [_cells(row, shown, formats or {}, quoting, link) for row in rows.to_dict("records")]
    if link and on in shown:
        for cell, row in zip(cells, rows.to_dict("records"), strict=True):
            cell[on] = _linked(cell[on], row, link, to)
    numeric = {name for name in shown if pd.api.types.is_numeric_dtype(frame[name].dtype)} | set(numbers)
    brief = source is not None and len(rows) > PRINTED + SPARED
    html = TABLE.format(
        brief=" brief" if brief else "",
        tools=Markup(" data-tools") if tools else "",
        leaf=Markup(' data-leaf="{}"').format(leaf) if leaf else "",
        caption=caption,
        headings=Markup("").join(_heading(label, name in numeric) for name, label in shown.items()),
        rows=Markup("").join(_line(cell, numeric) for cell in cells),
        note=_note(len(rows), len(frame), source),
        printed=_note(PRINTED, len(frame), source, printed=True) if brief else "",
        style=STYLE,
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
    link: str | None,
) -> dict[str, Markup]:
    cells = {name: Markup(escape(_text(row[name], formats.get(name)))) for name in shown}
    article = row.get("article_id", row.get(link, ""))
    return {
        name: verbatim(cell, article) if name in quoting and pd.notna(row[name]) and row[name] else cell
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


def _note(shown: int, total: int, source: str | None, printed: bool = False) -> Markup:
    if shown == total:
        return Markup("")
    message = _("{shown} lignes sur {total}.")
    if source:
        message = _("{shown} lignes sur {total} ; toutes sont dans {file}.")
    file = Markup('<a href="data/{0}.csv">data/{0}.csv</a>').format(source)
    told = Markup(message).format(shown=data.number(shown), total=data.number(total), file=file)
    return Markup('<p class="note{}>{}</p>').format(Markup(' printed" hidden' if printed else '"'), told)
