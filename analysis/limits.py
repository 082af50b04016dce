"""How long an article may be, and how much of a large corpus one page holds: the files beside it hold it all.

A corpus of some dozens of articles meets none of these. What is left out is said where it would have stood.
"""

from __future__ import annotations

# Bytes of the page but for the few around its contents: what charts and tables leave, the articles have.
PAGE = 4_800_000
# Tellings, and publications, that a chart over time draws one by one.
MARKS = 300
# Articles that a list of all of them names; more are in the data or the manifest.
ARTICLES = 100
# Characters of an article: what the language models take at once, some 600 pages of a book.
LENGTH = 1_000_000
