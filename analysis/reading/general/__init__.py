"""Rules that know no language: each step of the reading driven by a language's data files alone.

A file that a language lacks has no words, so that a step finds less and never fails.
"""
