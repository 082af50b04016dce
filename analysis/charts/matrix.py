"""A table drawn as a chart: things in rows, outlets in columns, a number or a sign in each cell."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from analysis.charts import data, theme
from analysis.messages import _

# Labels stand left of short rows (two lines of 27 letters) or above the cells of tall ones (two of 52).
ROW, LABEL = 34, 27
TALL, SENTENCE = 58, 52
LINE = 13
COVERED = "#0b5a8f"
EMPTY = "#f2f4f6"


@dataclass(frozen=True)
class Matrix:
    """What a matrix shows.

    `cells` have row, outlet, text, href (or None) and either `count` (shades of blue) or `status`
    (only the status `fill` is coloured); `rows` and `columns` map their keys to labels, in order;
    `tips` are the keys of a cell that its tooltip shows; `links` leads a row's label somewhere;
    `sentences` says that the labels are sentences, which need the whole width.
    """

    cells: list[dict[str, Any]]
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    tips: tuple[str, ...]
    links: Mapping[str, str | None] = field(default_factory=dict)
    fill: str | None = None
    sentences: bool = False


def draw(
    matrix: Matrix, *, title: str, subtitle: str, description: str, name: str, source: str
) -> alt.TopLevelMixin:
    """The matrix as a chart of one view; for `name` and `source` see `theme.titled`."""
    x = alt.X("outlet:N", title=None, scale=alt.Scale(domain=list(matrix.columns)), axis=_header(matrix))
    y = alt.Y("row:N", title=None, axis=None, scale=alt.Scale(domain=list(matrix.rows)))
    tips: list[Any] = [alt.Tooltip("outlet:N", title=_("Média")), *(f"{tip}:N" for tip in matrix.tips)]
    cells = alt.Chart(data.values(_shaded(matrix))).encode(x, y, tooltip=tips, href=data.leads())
    below = TALL // 2 - 13 if matrix.sentences else 0
    shape: dict[str, Any] = {"height": 22, "yOffset": below} if matrix.sentences else {}
    chart = theme.finish(
        alt.layer(
            cells.mark_rect(stroke="#ffffff", strokeWidth=2, **shape).encode(color=_fill(matrix)),
            cells.mark_text(fontSize=12, dy=below).encode(text="text:N", color=_ink(matrix)),
            _labels(matrix, y),
        ),
        title=title,
        subtitle=subtitle,
        description=description,
        height=(TALL if matrix.sentences else ROW) * len(matrix.rows),
        name=name,
        source=source,
    )
    return chart.properties(padding={"left": 8, "top": 8, "bottom": 8, "right": _overhang(matrix)})


def _cell(matrix: Matrix) -> float:
    """The width of a cell on the narrowest chart."""
    return (theme.NARROW - (20 if matrix.sentences else 170)) / len(matrix.columns)


def _slanted(matrix: Matrix) -> bool:
    return max(map(len, matrix.columns.values())) * 6.5 > _cell(matrix)


def _overhang(matrix: Matrix) -> int:
    """Pixels by which a slanted column label may stand out on the right of the narrowest chart."""
    count = len(matrix.columns)
    names = [theme.shorten(name, 28) for name in matrix.columns.values()]
    beyond = [len(name) * 5 - (count - at - 0.5) * _cell(matrix) for at, name in enumerate(names)]
    return int(min(max(8, *beyond), 80)) if _slanted(matrix) else 8


def _header(matrix: Matrix) -> alt.Axis:
    names = ", ".join(
        f"{_quoted(key)}: {_quoted(theme.shorten(name, 28))}" for key, name in matrix.columns.items()
    )
    return alt.Axis(
        orient="top",
        labelExpr=f"({{{names}}})[datum.value]",
        labelAngle=-40 if _slanted(matrix) else 0,
        labelAlign="left" if _slanted(matrix) else "center",
        domain=False,
        ticks=False,
        labelPadding=6,
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
    return f"'{escaped}'"


def _shaded(matrix: Matrix) -> list[dict[str, Any]]:
    """The cells, those that count with one of a few shades: each has its like on a dark page."""
    if matrix.fill is not None:
        return matrix.cells
    most, shades = max(cell["count"] for cell in matrix.cells), len(theme.COUNTS)
    return [
        {**cell, "shade": min(shades - 1, int(shades * math.sqrt(cell["count"] / most)))}
        for cell in matrix.cells
    ]


def _fill(matrix: Matrix) -> alt.Color:
    if matrix.fill is None:
        scale = alt.Scale(domain=list(range(len(theme.COUNTS))), range=list(theme.COUNTS))
        return alt.Color("shade:O", legend=None, scale=scale)
    states = sorted({cell["status"] for cell in matrix.cells})
    colours = [COVERED if state == matrix.fill else EMPTY for state in states]
    return alt.Color("status:N", legend=None, scale=alt.Scale(domain=states, range=colours))


def _ink(matrix: Matrix) -> Any:
    if matrix.fill is None:
        return alt.value(theme.INK)
    return alt.condition(f"datum.status == '{matrix.fill}'", alt.value("#ffffff"), alt.value(theme.QUIET))


def _labels(matrix: Matrix, y: alt.Y) -> Any:
    width = SENTENCE if matrix.sentences else LABEL
    rows: list[dict[str, Any]] = [
        {"row": key, "label": theme.label(name, width), _("Texte"): name, "href": matrix.links.get(key)}
        for key, name in matrix.rows.items()
    ]
    for row in rows:
        lines = str(row["label"]).count("\n") + 1
        row["up"] = 4 - LINE * lines if matrix.sentences else -LINE * (lines - 1) / 2
    side: dict[str, Any] = (
        {"align": "left", "baseline": "top"} if matrix.sentences else {"align": "right", "dx": -8}
    )
    return (
        alt.Chart(data.values(rows))
        .mark_text(fontSize=11, lineBreak="\n", lineHeight=LINE, dy=alt.ExprRef("datum.up"), **side)
        .encode(
            y=y,
            x=alt.value(0),
            text="label:N",
            href=data.leads(),
            tooltip=data.nominal(_("Texte")),
            color=alt.condition("isValid(datum.href)", alt.value(theme.LINK), alt.value(theme.INK)),
        )
    )
