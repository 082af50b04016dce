"""Charts: one function each, tables in, an Altair chart out; None where there is too little to draw.

Importing this package makes its renderer and theme the ones in use, so that a notebook needs no set-up.
"""

from analysis.charts import renderer
from analysis.charts.chronology import timeline
from analysis.charts.coverage import names, shared
from analysis.charts.hedging import hedges
from analysis.charts.publishing import publication, words
from analysis.charts.speech import stances
from analysis.charts.theme import outlet_colours
from analysis.charts.voices import gender, voices

__all__ = [
    "gender",
    "hedges",
    "names",
    "outlet_colours",
    "publication",
    "shared",
    "stances",
    "timeline",
    "voices",
    "words",
]

renderer.activate()
