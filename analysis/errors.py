"""Mistakes that the user can mend: shown as one sentence, exit code 2, never as a traceback."""

from __future__ import annotations


class UserError(ValueError):
    """What was wrong, where, and what is valid, in one sentence."""


def reason(error: OSError) -> str:
    """Why the system refused, in its words, and of which file where it says so."""
    said = error.strerror or str(error)
    return f"{said} ({error.filename})" if error.filename else said
