"""A chart on the page: a picture that needs no script, and the specification that brings it to life."""

from __future__ import annotations

import json
import math
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import Any

import altair
import vl_convert
from markupsafe import Markup

from analysis.engine import drawings
from analysis.report.words import Locale

# Altair's schema version without its patch number, as vl_convert names the Vega-Lite it carries.
VEGA_LITE = ".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2])
FIGURE = Markup(
    '<figure class="chart"><div class="frame" style="--w:{width};--h:{height}">'
    '<img src="data:image/svg+xml;base64,{picture}" width="{width}" height="{height}" alt="{alt}">'
    '<div class="live"></div></div><script type="application/json">{spec}</script></figure>'
)


def script_json(value: Any) -> Markup:
    """JSON that can stand inside a script element: nothing in it can close the element or open a comment."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def picture(spec: Mapping[str, Any], locale: Locale) -> str:
    """A Vega-Lite chart as SVG, with numbers and dates as in `locale` ("fr-FR"); loads nothing."""

    def draw() -> str:
        return str(
            vl_convert.vegalite_to_svg(
                dict(spec),
                vl_version=VEGA_LITE,
                allowed_base_urls=[],
                format_locale=locale,
                time_format_locale=locale,
            )
        )

    return drawings.kept(f"{VEGA_LITE} {locale} {json.dumps(spec)}", draw)


def size(svg: str) -> tuple[int, int]:
    """The width and height of an SVG in CSS pixels, rounded up. Raises ValueError where it states none."""
    found = re.search(r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"', svg)
    if not found:
        raise ValueError("a chart's picture has no width and height on its svg element")
    return math.ceil(float(found[1])), math.ceil(float(found[2]))


def figure(spec: Mapping[str, Any], alt: str, locale: Locale) -> Markup:
    """A chart as a figure whose size is reserved: its picture with `alt` as the text in its place."""
    # The schema's address names a version for editors; the page brings its own Vega-Lite.
    bare = {key: value for key, value in spec.items() if key != "$schema"}
    svg = picture(bare, locale)
    width, height = size(svg)
    return FIGURE.format(
        width=width,
        height=height,
        picture=b64encode(svg.encode("utf-8")).decode("ascii"),
        alt=alt,
        spec=script_json(bare),
    )


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
