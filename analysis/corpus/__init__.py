"""From files to articles."""

from analysis.corpus.loading import load

__all__ = ["load"]
