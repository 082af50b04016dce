"""A table drawn as a chart: things in rows, outlets in columns, a number or a sign in each cell."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

from analysis.charts import data, theme
from analysis.messages import _

# Labels stand left of the rows, in two lines of 27 letters.
ROW, LABEL, LINE = 34, 27, 13
# Pixels a column from which slanted labels keep apart; upright ones need less.
SLANTED = 19


@dataclass(frozen=True)
class Matrix:
    """What a matrix shows.

    `cells` have row, outlet, text, count (shades of blue) and href (or none); `rows` and `columns` map their
    keys to labels, in order; `tips` are the keys of a cell that its tooltip shows.
    """

    cells: list[dict[str, Any]]
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    tips: tuple[str, ...]


def draw(
    matrix: Matrix, *, title: str, subtitle: str, description: str, name: str, source: str
) -> alt.TopLevelMixin:
    """The matrix as a chart of one view; for `name` and `source` see `theme.titled`."""
    x = alt.X("outlet:N", title=None, scale=alt.Scale(domain=list(matrix.columns)), axis=_header(matrix))
    y = alt.Y("row:N", title=None, axis=None, scale=alt.Scale(domain=list(matrix.rows)))
    tips: list[Any] = [alt.Tooltip("outlet:N", title=_("Média")), *(f"{tip}:N" for tip in matrix.tips)]
    cells = alt.Chart(data.values(_shaded(matrix))).encode(x, y, tooltip=tips, href=data.leads())
    chart = theme.finish(
        alt.layer(
            cells.mark_rect(stroke="#ffffff", strokeWidth=2).encode(color=_fill()),
            cells.mark_text(fontSize=12).encode(text="text:N", color=alt.value(theme.INK)),
            _labels(matrix, y),
        ),
        title=title,
        subtitle=subtitle,
        description=description,
        height=ROW * len(matrix.rows),
        name=name,
        source=source,
    )
    return chart.properties(padding={"left": 8, "top": 8, "bottom": 8, "right": _overhang(matrix)})


def _cell(matrix: Matrix) -> float:
    """The width of a cell on the narrowest chart."""
    return (theme.NARROW - 170) / len(matrix.columns)


def _angle(matrix: Matrix) -> int:
    """How column labels stand so that none covers its neighbour on the narrowest chart, in degrees."""
    if max(map(len, matrix.columns.values())) * 6.5 <= _cell(matrix):
        return 0
    return -40 if _cell(matrix) >= SLANTED else -90


def _overhang(matrix: Matrix) -> int:
    """Pixels by which a slanted column label may stand out on the right of the narrowest chart."""
    count = len(matrix.columns)
    names = [theme.shorten(name, 28) for name in matrix.columns.values()]
    beyond = [len(name) * 5 - (count - at - 0.5) * _cell(matrix) for at, name in enumerate(names)]
    return int(min(max(8, *beyond), 80)) if _angle(matrix) == -40 else 8


def _header(matrix: Matrix) -> alt.Axis:
    names = ", ".join(
        f"{_quoted(key)}: {_quoted(theme.shorten(name, 28))}" for key, name in matrix.columns.items()
    )
    return alt.Axis(
        orient="top",
        labelExpr=f"({{{names}}})[datum.value]",
        labelAngle=_angle(matrix),
        labelAlign="left" if _angle(matrix) else "center",
        labelBaseline="middle" if _angle(matrix) == -90 else alt.Undefined,
        domain=False,
        ticks=False,
        labelPadding=6,
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
    return f"'{escaped}'"


def _shaded(matrix: Matrix) -> list[dict[str, Any]]:
    """The cells, those that count with one of a few shades: each has its like on a dark page."""
    most, shades = max(cell["count"] for cell in matrix.cells), len(theme.COUNTS)
    return [
        {**cell, "shade": min(shades - 1, int(shades * math.sqrt(cell["count"] / most)))}
        for cell in matrix.cells
    ]


def _fill() -> alt.Color:
    scale = alt.Scale(domain=list(range(len(theme.COUNTS))), range=list(theme.COUNTS))
    return alt.Color("shade:O", legend=None, scale=scale)


def _labels(matrix: Matrix, y: alt.Y) -> Any:
    rows: list[dict[str, Any]] = [
        {"row": key, "label": theme.label(name, LABEL), _("Texte"): name} for key, name in matrix.rows.items()
    ]
    for row in rows:
        row["up"] = -LINE * str(row["label"]).count("\n") / 2
    return (
        alt.Chart(data.values(rows))
        .mark_text(
            fontSize=11, lineBreak="\n", lineHeight=LINE, dy=alt.ExprRef("datum.up"), align="right", dx=-8
        )
        .encode(y=y, x=alt.value(0), text="label:N", tooltip=data.nominal(_("Texte")))
    )
