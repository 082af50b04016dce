"""Precision, recall and F1 against reference annotations."""

from analysis.evaluation.running import MEASURES, evaluate, render

__all__ = ["MEASURES", "evaluate", "render"]
