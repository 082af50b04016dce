"""English rules of the steps that data files alone can't drive: times and figures.

The patterns and words are those of `analysis.language.english`; which day a Monday is and what "later" counts
from is read by `analysis.reading.timex`, shared with French.
"""
