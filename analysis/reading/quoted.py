"""What rules that read beside the quotations ask of one, whoever made it."""

from __future__ import annotations

from typing import Protocol


class Quoted(Protocol):
    """Where words of somebody stand, between marks or as a clause (`quoted`, `indirect`), and who says it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def layer(self) -> str: ...
    @property
    def speaker(self) -> str | None: ...


class Reported(Quoted, Protocol):
    """Beside that the expression that reports them."""

    @property
    def stance(self) -> str | None: ...
    @property
    def cue_start(self) -> int | None: ...
    @property
    def cue_end(self) -> int | None: ...
    @property
    def cue_lemma(self) -> str | None: ...
