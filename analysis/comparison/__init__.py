"""Across articles: the only place that sees two of them at once."""
