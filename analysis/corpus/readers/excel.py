"""Tables in Excel workbooks (Office Open XML, .xlsx)."""

from __future__ import annotations

import io
import warnings
from typing import Any

from analysis.corpus.articles import Skipped
from analysis.corpus.readers import archive, table
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Unusable
from analysis.messages import lazy

BROKEN = lazy("n’est pas un classeur Excel (.xlsx), ou il est abîmé")


def read(file: File, options: Options) -> Reading:
    """The articles of every sheet that has a column of texts or addresses; other sheets are named.

    Raises Unusable if the workbook can't be opened or none of its sheets is such a table.
    """
    readings, reasons = list[Reading](), list[str]()
    for title, rows in _sheets(file):
        try:
            place = "ligne" if not readings else f"feuille « {title} », ligne"
            readings.append(table.reading(file, rows, options, place=place))
        except Unusable as error:
            reasons.append(lazy("feuille « {title} » : {error}", title=title, error=error.reason))
    if not readings:
        raise Unusable("; ".join(reasons) if reasons else lazy("classeur vide"))
    return Reading(
        tuple(record for found in readings for record in found.records),
        tuple(item for found in readings for item in found.skipped),
        (
            *(item for found in readings for item in found.notices),
            *(Skipped(file.name, told) for told in reasons),
        ),
    )


def _sheets(file: File) -> list[tuple[str, list[table.Row]]]:
    """Names and rows of the sheets that hold anything, the first row of each being its headings."""
    # Takes a quarter of a second to import; few corpora have a workbook.
    import openpyxl

    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and validations, which are nothing to a table of texts.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(file.data), read_only=True, data_only=True)
            found = [(sheet.title, _rows(sheet)) for sheet in book.worksheets]
            book.close()
    except (*archive.DAMAGE, SyntaxError, TypeError, AttributeError, IndexError):
        # What openpyxl raises depends on the part that is broken.
        raise Unusable(BROKEN) from None
    return [(title, rows) for title, rows in found if rows]


def _rows(sheet: Any) -> list[table.Row]:
    cells = sheet.iter_rows(values_only=True)
    names = [str(name) if name is not None else "" for name in next(cells, ())]
    return [
        (number, {name: value for name, value in zip(names, row, strict=False) if name})
        for number, row in enumerate(cells, 2)
        if any(value is not None for value in row)
    ]
