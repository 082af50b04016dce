"""One look for all charts: font, colours, sizes, numbers and dates.

Size contract with the page. A chart of one view is `WIDTH` pixels wide with everything in it (autosize
`fit-x`, padding contained), so whoever draws it may set `spec.width` to the width at hand, down to
`NARROW`, and letters keep their size. A chart of several views (`spec.vconcat`) takes its width in each
view, less `MARGIN`. Where no script runs, the SVG scales as a whole through its `viewBox`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from itertools import cycle
from typing import Any

import altair as alt
import vl_convert

from analysis import messages
from analysis.colours import lightened

WIDTH = 640
NARROW = 320
MARGIN = 40
# Characters of a title and of a subtitle in a chart's full width.
LETTERS, SMALL_LETTERS = 66, 92
# Fonts of one width: words that are measured before they are drawn fit wherever they are shown.
EVEN = "Arial, 'Liberation Sans', Helvetica, sans-serif"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif"
INK = "#1f2328"
QUIET = "#59636e"
LINK = "#0a4f7d"
GRID = "#e4e7eb"
OWN_VOICE = "#c3c9d0"
UNKNOWN = "#ffffff"

# The colours of Okabe and Ito (Color Universal Design, 2008) that reach a contrast of 3:1 on white,
# then the dark ones of Paul Tol's "muted" scheme (2021). Distinct under the common colour deficiencies.
PALETTE = ("#0072b2", "#d55e00", "#008f68", "#b8588f", "#332288", "#8a7a00", "#882255", "#44707a")
# One hue from light to dark for counts; dark letters stay readable on all of it.
COUNTS = ("#f1f6fb", "#d9e7f4", "#c0d7ec", "#a8c9e6", "#8fbbe0")
# What each colour of a chart becomes where a reader has asked for a dark page: letters keep a contrast of
# 4.5:1 to what they stand on and marks one of 3:1 to the page, and no two marks become one.
DARK = {
    "#ffffff": "#16181c", INK: "#e6e6e3", QUIET: "#a3a9b2", LINK: "#8ec1f2", GRID: "#2c3138",
    "#9aa4af": "#5c6570", OWN_VOICE: "#4a515b", "#c9d0d7": "#3a3f47", "#eef1f4": "#23272d",
    "#f2f4f6": "#22262c", "#fbf0d9": "#3a3220", "#e9b949": "#e9b949", "#4c78a8": "#7fa8d6",
    "#0072b2": "#56b4e9", "#d55e00": "#f0955a", "#008f68": "#3fc7a0", "#b8588f": "#e79cc5",
    "#332288": "#a79bf0", "#8a7a00": "#d9c84a", "#882255": "#f27d9b", "#44707a": "#8fbcc6",
    "#0b5a8f": "#7cc0ee", "#5aa0cf": "#3f7ba6", "#7fb3d9": "#39698f",
    "#5d2a7a": "#c39be0", "#b3541e": "#eda36f", "#6b7280": "#a7aeb9", "#2f6f85": "#7cc3da",
    "#857a55": "#c9bd8d", "#333": "#cccccc",
    **dict(zip(COUNTS, ("#1c2733", "#20364a", "#254663", "#2a557a", "#30648f"), strict=True)),
}  # fmt: skip


def outlet_colours(outlets: Iterable[str], asked: Mapping[str, str] | None = None) -> dict[str, str]:
    """A colour for each outlet, the one `asked` for or one of the palette that nobody asked for.

    The same for the same set of outlets, in whatever order they come. Beyond eight outlets colours repeat;
    no chart tells outlets apart by colour alone.
    """
    chosen, names = dict(asked or {}), sorted(set(outlets))
    free = [colour for colour in PALETTE if colour not in chosen.values()] or PALETTE
    others = dict(zip((name for name in names if name not in chosen), cycle(free), strict=False))
    return {name: chosen.get(name) or others[name] for name in names}


def dark(colour: str) -> str:
    """What a colour becomes on a dark page; one that is not the theme's gets as much white as it needs."""
    return DARK.get(colour) or lightened(colour, DARK["#ffffff"])


def plain(text: str) -> str:
    """A text on one line without the marks of Markdown: links keep their words, emphasis its words."""
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return " ".join(re.sub(r"\*+|(?<!\w)_+|_+(?!\w)", "", words).split())


def lines(text: str, width: int, count: int | None = None) -> list[str]:
    """The text in lines of at most `width` characters, `count` of them at most.

    No line begins with a mark that French sets apart by a space.
    """
    held = re.sub(r"(?<=«) | (?=[:;?!»–])", "\u00a0", text)
    return textwrap.wrap(
        held,
        width,
        max_lines=count,
        placeholder="…",
        break_on_hyphens=False,
        break_long_words=count is not None,
    )


def shorten(text: str, width: int) -> str:
    """The text on one line, cut after a word with an ellipsis where it is longer than `width`."""
    return "".join(lines(plain(text), width, 1)).replace("\u00a0", " ")


def label(text: str, width: int, count: int = 2) -> str:
    """A label of at most `count` lines of about `width` characters, joined by newlines for an axis."""
    return "\n".join(lines(plain(text), width, count))


def finish(
    chart: Any, *, title: str, subtitle: str, description: str, height: int, name: str, source: str
) -> alt.TopLevelMixin:
    """A chart of one view with title, subtitle, description (its alternative text) and the common size.

    For `name` and `source` see `titled`.
    """
    fitted = alt.AutoSizeParams(type="fit-x", contains="padding")
    sized = chart.properties(width=WIDTH, height=height, autosize=fitted)
    return titled(sized, title=title, subtitle=subtitle, description=description, name=name, source=source)


def titled(
    chart: Any, *, title: str, subtitle: str, description: str, name: str, source: str
) -> alt.TopLevelMixin:
    """The chart with its description, and a title and subtitle that fit its width.

    Whoever draws it narrower breaks their lines anew. `name` is its file's name among the report's pictures,
    `source` the table of the data that it draws; both go with it as Vega-Lite's `usermeta`.
    """
    heading = alt.TitleParams(text=lines(title, LETTERS), subtitle=lines(subtitle, SMALL_LETTERS))
    meta = {"name": name, "table": source}
    finished: alt.TopLevelMixin = chart.properties(title=heading, description=description, usermeta=meta)
    return finished


def _config() -> dict[str, Any]:
    letters = {"labelFontSize": 12, "titleFontSize": 12, "labelColor": INK, "titleColor": QUIET}
    return {
        "font": FONT,
        "background": "#ffffff",
        "padding": 8,
        "locale": {
            "number": vl_convert.get_format_locale(messages.locale().d3),
            "time": vl_convert.get_time_format_locale(messages.locale().d3),
        },
        "view": {"stroke": None},
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "fontSize": 16,
            "fontWeight": 600,
            "color": INK,
            "subtitleFontSize": 12,
            "subtitleColor": QUIET,
            "subtitlePadding": 5,
            "offset": 14,
        },
        "axis": {
            **letters,
            "grid": False,
            "gridColor": GRID,
            "domainColor": "#9aa4af",
            "tickColor": "#9aa4af",
            "titleFontWeight": 400,
            "labelLimit": 220,
            "titlePadding": 8,
        },
        "axisQuantitative": {"grid": True, "domain": False, "ticks": False},
        "legend": {
            **letters,
            "orient": "top",
            "direction": "horizontal",
            "columns": 2,
            "labelLimit": 150,
            "titleFontWeight": 400,
            "symbolType": "square",
            "offset": 4,
        },
        # Screen readers get the description and the tables, not each mark with its field names.
        "mark": {"aria": False},
        "text": {"color": INK, "fontSize": 12},
    }


def activate() -> None:
    """Register and enable the theme in this process."""

    @alt.theme.register("report", enable=True)
    def report() -> alt.theme.ThemeConfig:
        return alt.theme.ThemeConfig(config=_config())  # type: ignore[typeddict-item]
