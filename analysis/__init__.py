"""A reproducible media-analysis report: coverage, quotations and timelines across news outlets."""
