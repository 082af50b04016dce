"""Who said what: quoted spans and reported clauses of one article with their speakers."""

from analysis.reading.quotations.margins import around
from analysis.reading.quotations.table import Quotation, find

__all__ = ["Quotation", "around", "find"]
