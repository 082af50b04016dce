"""Values as people hand them over: papermill's `-p NAME VALUE` gives a list or a truth value as one text."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from analysis.errors import UserError


def texts(name: str, given: Sequence[str] | str) -> list[str]:
    """The texts of the parameter `name`: a list, one text that holds a list ("[A, B]"), or one text alone.

    An empty text is no text. Raises UserError for a list that is none.
    """
    if not isinstance(given, str):
        return [str(item) for item in given]
    if not given.lstrip().startswith("["):
        return [given] if given.strip() else []
    try:
        held = yaml.safe_load(given)
    except yaml.YAMLError as error:
        raise UserError(f"{name} must be a list such as [A, B], not {given!r}") from error
    return [": ".join(map(str, *item.items())) if isinstance(item, dict) else str(item) for item in held]


def flag(name: str, given: bool | str) -> bool:
    """The truth value of the parameter `name`: `true` and `false` may be texts. Raises UserError."""
    if isinstance(given, bool):
        return given
    if given.lower() not in ("true", "false"):
        raise UserError(f"{name} must be true or false, not {given!r}")
    return given.lower() == "true"
