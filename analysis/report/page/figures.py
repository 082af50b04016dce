"""A chart on the page: a picture that needs no script, and the specification that brings it to life."""

from __future__ import annotations

import json
import math
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import altair
import vl_convert
from markupsafe import Markup
from nbformat import NotebookNode

from analysis.charts import theme
from analysis.charts.renderer import MIME
from analysis.engine import drawings
from analysis.report.words import Locale, Words

# Altair's schema version without its patch number, as vl_convert names the Vega-Lite it carries.
VEGA_LITE = ".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2])
FIGURE = Markup(
    '<figure class="chart" id="{anchor}" data-block><div class="frame" style="--w:{width};--h:{height}">'
    '<img src="data:image/svg+xml;base64,{picture}" width="{width}" height="{height}" alt="{alt}">'
    '<div class="live"></div></div>{files}<script type="application/json">{spec}</script></figure>'
)
FILES = Markup(
    '<figcaption class="files"><a href="data/{table}.csv">{data}</a> '
    '<a href="charts/{name}.svg">SVG</a> <a href="charts/{name}.png">PNG</a></figcaption>'
)


def script_json(value: Any) -> Markup:
    """JSON that can stand inside a script element: nothing in it can close the element or open a comment."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def picture(spec: Mapping[str, Any], locale: Locale) -> str:
    """A Vega-Lite chart as SVG, with numbers and dates as in `locale` ("fr-FR"); loads nothing.

    Its letters are as wide wherever it is shown, so that none is cut off.
    """
    even = {**spec, "config": {**spec.get("config", {}), "font": theme.EVEN}}

    def draw() -> str:
        return str(
            vl_convert.vegalite_to_svg(
                even,
                vl_version=VEGA_LITE,
                allowed_base_urls=[],
                format_locale=locale,
                time_format_locale=locale,
            )
        )

    return drawings.kept(f"{VEGA_LITE} {locale} {json.dumps(even)}", draw)


def size(svg: str) -> tuple[int, int]:
    """The width and height of an SVG in CSS pixels, rounded up. Raises ValueError where it states none."""
    found = re.search(r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"', svg)
    if not found:
        raise ValueError("a chart's picture has no width and height on its svg element")
    return math.ceil(float(found[1])), math.ceil(float(found[2]))


def figure(spec: Mapping[str, Any], alt: str, words: Words, anchor: str) -> Markup:
    """A chart as a figure whose size is reserved: its picture with `alt` as the text in its place.

    Where the chart says its name and table (`theme.titled`), links lead to its files beside the page.
    """
    bare = drawable(spec)
    svg = picture(bare, words.locale)
    width, height = size(svg)
    return FIGURE.format(
        anchor=anchor,
        width=width,
        height=height,
        picture=b64encode(scheme(svg).encode("utf-8")).decode("ascii"),
        alt=alt,
        files=FILES.format(**spec["usermeta"], data=words["data"]) if "usermeta" in spec else "",
        spec=script_json(bare),
    )


def drawable(spec: Mapping[str, Any]) -> dict[str, Any]:
    """A specification without what draws nothing: its schema's address names a version for editors."""
    return {key: value for key, value in spec.items() if key not in ("$schema", "usermeta")}


def scheme(svg: str) -> str:
    """The picture with colours of its own where its reader has asked for a dark page."""
    painted = dict.fromkeys(re.findall(r'\b(?:fill|stroke)="(#[0-9a-f]{6})"', svg))
    return re.sub(r"(<svg[^>]*>)", rf"\1<style>{dark(painted, svg)}</style>", svg, count=1)


def dark(asked: Iterable[str] = (), svg: str | None = None, within: str = "") -> str:
    """The rule that gives every colour of a chart (or those in `svg`) its like on a dark page, on a screen.

    `asked` are colours that the theme does not have. `within` is a selector, with a space after it, of what
    holds the charts.
    """
    rules = [
        f'{within}[{paint}="{light}"]{{{paint}:{theme.dark(light)}}}'
        for light in dict.fromkeys([*theme.DARK, *asked])
        for paint in ("fill", "stroke")
        if svg is None or f'{paint}="{light}"' in svg
    ]
    return f"@media screen and (prefers-color-scheme:dark){{{''.join(rules)}}}"


def files(notebooks: Iterable[NotebookNode], folder: Path, locale: Locale) -> None:
    """Write every named chart of executed notebooks as NAME.svg and, twice as large, NAME.png."""
    folder.mkdir(parents=True, exist_ok=True)
    for notebook in notebooks:
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                spec = output.get("data", {}).get(MIME, {})
                if "usermeta" in spec:
                    svg, path = picture(drawable(spec), locale), folder / spec["usermeta"]["name"]
                    path.with_suffix(".svg").write_text(svg, encoding="utf-8", newline="\n")
                    path.with_suffix(".png").write_bytes(vl_convert.svg_to_png(svg, scale=2))


@cache
def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script that fits inside a script element."""
    entry = "window.vegaEmbed = vegaEmbed;"
    script = drawings.kept(
        f"{VEGA_LITE} {entry}", lambda: str(vl_convert.javascript_bundle(entry, vl_version=VEGA_LITE))
    )
    return re.sub(r"</(script)", r"<\\/\1", script, flags=re.IGNORECASE).replace("\r\n", "\n")


@cache
def locales(locale: Locale) -> dict[str, Any]:
    """The number and date formats of a locale, as Vega-Embed takes them."""
    return {
        "formatLocale": vl_convert.get_format_locale(locale),
        "timeFormatLocale": vl_convert.get_time_format_locale(locale),
    }
