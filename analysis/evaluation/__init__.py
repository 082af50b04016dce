"""Precision, recall and F1 against reference annotations."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.evaluation.running import MEASURES, evaluate, render

__all__ = ["GOLD", "MEASURED", "MEASURES", "evaluate", "measured", "render"]

GOLD = Path(__file__).parent.parent.parent / "tests" / "gold"
MEASURED = Path(__file__).with_name("measured.csv")


def measured() -> pd.DataFrame:
    """What this version scores on the project's own annotations, as `evaluate` returns it.

    It stands in a file, so that a report needs neither the annotations nor the time to read them;
    `make measures` writes it, and a test compares it with what the code scores.
    """
    return pd.read_csv(MEASURED).astype({"value": "Float64", "right": "Float64", "of": "Float64"})
