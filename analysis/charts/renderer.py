"""How a chart becomes notebook output: one MIME bundle that is drawn offline and compares exactly.

JupyterLab 4 draws Vega-Lite MIME types up to version 5 and needs no network for it; Altair's own
renderers either emit a type that the notebook format refuses, load from a network, or name things
at random.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from analysis.charts import theme

NAME = "report"
MIME = "application/vnd.vegalite.v5+json"


def bundle(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
    """The MIME bundle of a chart: its Vega-Lite specification, and its description in words.

    The specification names no schema: these charts use only what Vega-Lite 5 and 6 share, and a viewer
    of the other version would warn about the number. Without it both draw the chart silently.
    """
    plain = {key: value for key, value in spec.items() if key != "$schema"}
    return {MIME: plain, "text/plain": plain.get("description", "")}


def activate() -> None:
    """Make this renderer and the shared theme the ones that Altair uses in this process."""
    alt.renderers.register(NAME, bundle)
    alt.renderers.enable(NAME)
    theme.activate()
