"""What the chart library draws takes a quarter of a second a piece: kept, for the same chart comes again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version

from analysis.engine import cache


def kept(key: str, draw: Callable[[], str]) -> str:
    """What `draw` gives, made once for each `key` and version of vl-convert."""
    name = hashlib.sha256(f"{version('vl-convert-python')} {key}".encode()).hexdigest()
    path = cache.folder() / "drawings" / f"{name}.txt"
    found = cache.text(path)
    if found is None:
        found = draw()
        cache.write(path, found)
    return found
