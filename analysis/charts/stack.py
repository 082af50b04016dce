"""Parts of a whole as stacked bars, one bar an outlet, each part leading to the sentences it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from analysis.charts import data, theme
from analysis.messages import _

# Pixels of a bar with its outlet's name above it.
LANE = 50
# The share of the axis from which on a part has room for its number.
ROOM = 0.04


@dataclass(frozen=True)
class Stack:
    """What stacked bars show.

    `rows` have outlet, part, share, Part and Mots (as the tooltip says them, named in the language in use),
    href (or None); `columns` are the outlets with their labels and `colours` the parts with their colours,
    both in order. The number or letter that the label of a `numbered` part begins with stands on the bar;
    `dashed` is nobody's part; `ends` are what stands at the end of a bar in the place of its share.
    """

    rows: list[dict[str, Any]]
    columns: Mapping[str, str]
    colours: Mapping[str, str]
    numbered: frozenset[str] = frozenset()
    dashed: str | None = None
    ends: Mapping[str, str] = field(default_factory=dict)

    def totals(self) -> list[dict[str, Any]]:
        """Where each outlet's bar ends, and what stands there."""
        shares = {o: sum(row["share"] for row in self.rows if row["outlet"] == o) for o in self.columns}
        return [
            {"outlet": o, "end": share, "label": self.ends.get(o, data.percent(share))}
            for o, share in shares.items()
        ]


def draw(
    stack: Stack, *, title: str, subtitle: str, axis: str, legend: str, description: str, name: str
) -> alt.TopLevelMixin:
    """The bars as a chart of one view; `axis` says what a share is of, `legend` what a part is.

    For `name` see `theme.titled`.
    """
    return theme.finish(
        _bars(stack, axis, legend),
        title=title,
        subtitle=subtitle,
        description=f"{description} {_described(stack)}.",
        height=LANE * len(stack.columns),
        name=name,
        source="voices",
    )


def _bars(stack: Stack, axis: str, legend: str) -> Any:
    ends = stack.totals()
    longest = max(end["end"] for end in ends) * 1.12
    present = [part for part in stack.colours if any(row["part"] == part for row in stack.rows)]
    y = data.lane(list(stack.columns))
    x = alt.X(
        "share:Q",
        title=axis,
        stack="zero",
        scale=alt.Scale(domain=[0, longest], nice=False),
        axis=alt.Axis(format=".0%", tickCount=5),
    )
    tips: list[Any] = [
        alt.Tooltip("outlet:N", title=_("Média")),
        alt.Tooltip("part:N", title=legend),
        data.nominal(_("Part")),
        data.nominal(_("Mots")),
    ]
    rows = [{**row, **_placed(row, stack, present, longest)} for row in stack.rows]
    bars = alt.Chart(data.values(rows)).encode(x, y, order="rank:O", tooltip=tips, href=data.leads())
    return alt.layer(
        bars.mark_bar(height=20, strokeWidth=0.8).encode(_colour(stack, present), **_outline(stack)),
        bars.mark_text(fontSize=11, fontWeight=600, color="#ffffff").encode(
            alt.X("share:Q", stack="zero", bandPosition=0.5), text="key:N"
        ),
        alt.Chart(data.values(ends))
        .mark_text(align="left", dx=5, fontSize=11)
        .encode(x="end:Q", y=y, text="label:N"),
        data.lanes(stack.columns),
    )


def _placed(row: dict[str, Any], stack: Stack, present: list[str], longest: float) -> dict[str, Any]:
    roomy = row["part"] in stack.numbered and row["share"] > ROOM * longest
    return {"rank": present.index(row["part"]), "key": row["part"].split(" ")[0] if roomy else ""}


def _colour(stack: Stack, present: list[str]) -> alt.Color:
    return alt.Color(
        "part:N",
        title=None,
        scale=alt.Scale(domain=present, range=[stack.colours[part] for part in present]),
        legend=alt.Legend(symbolStrokeColor=theme.QUIET, symbolStrokeWidth=0.5),
    )


def _outline(stack: Stack) -> dict[str, Any]:
    """Words of nobody known are drawn as an outline."""
    nobody = f"datum.part == '{stack.dashed}'"
    return {
        "stroke": alt.condition(nobody, alt.value(theme.QUIET), alt.value("#ffffff")),
        "strokeDash": alt.condition(nobody, alt.value([3, 2]), alt.value([1, 0])),
    }


def _described(stack: Stack) -> str:
    told = []
    for end in stack.totals():
        own = sorted((r for r in stack.rows if r["outlet"] == end["outlet"]), key=lambda r: -r["share"])
        parts = [f"{_plain(row['part'], stack)} {data.percent(row['share'])}" for row in own]
        name = f"{end['outlet']}, {end['label']}"
        told.append(_("{name} : {value}").format(name=name, value=", ".join(parts)) if parts else name)
    return _(" ; ").join(told)


def _plain(part: str, stack: Stack) -> str:
    return part.partition(" ")[2] if part in stack.numbered else part
