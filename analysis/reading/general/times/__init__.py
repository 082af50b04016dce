"""Times by a language's patterns: `time_patterns` names constructions, from which expressions are made here.

The reading of the expressions, which day a Monday is and what "later" counts from, is that of
`analysis.reading.timex`, shared with French.
"""
