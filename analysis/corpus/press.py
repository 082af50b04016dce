"""What the language knows of news pages: its module `press` of patterns, and its prompts."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from analysis.language import load
from analysis.language import press as neutral


@cache
def patterns(code: str) -> Any:
    """The `press` module of the language with this ISO 639-1 code, without one what every language prints.

    Raises UserError if the language isn't known.
    """
    return load(code).code_of("press") or neutral


@cache
def prompts(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds and beginnings of the lines that speak to the reader about the page."""
    rows = load(code).rows("page_prompts")
    addressed = '[^«»“”"\n]{0,160}'
    return tuple(
        (row["kind"], re.compile(row["pattern"].replace("…", addressed), re.IGNORECASE)) for row in rows
    )
