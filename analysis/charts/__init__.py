"""Charts: one function each, tables in, an Altair chart out; None where there is too little to draw."""

from analysis.charts import renderer

renderer.activate()
