"""Tables in Apache Parquet."""

from __future__ import annotations

import pyarrow
import pyarrow.parquet

from analysis.corpus.readers import table
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Unusable
from analysis.messages import lazy

BROKEN = lazy("n’est pas un fichier Parquet, ou il est abîmé")


def read(file: File, options: Options) -> Reading:
    """The articles of a Parquet file. Raises Unusable if it is none, broken or has no column of texts."""
    try:
        rows = pyarrow.parquet.read_table(pyarrow.BufferReader(file.data)).to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError):
        # A damaged file shows in either of these, by the part that is damaged.
        raise Unusable(BROKEN) from None
    return table.reading(file, list(enumerate(rows, 1)), options)
