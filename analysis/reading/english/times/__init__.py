"""English time expressions: found by their patterns, built by construction, joined, and read."""
