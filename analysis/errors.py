"""Mistakes that the user can mend: shown as one sentence, exit code 2, never as a traceback."""

from __future__ import annotations


class UserError(ValueError):
    """What was wrong, where, and what is valid, in one sentence."""
