"""A file to read: on disk, inside an archive or out of a web archive, all seen the same way."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from analysis.corpus.readers.encoding import decode
from analysis.corpus.readers.record import Unusable, unreadable
from analysis.messages import lazy

# A file is held in memory while it is read; web archives and archives of files are not, they are streamed.
LARGEST = 256 * 2**20
HEAD = 4096


@dataclass(frozen=True)
class File:
    """Bytes with the name that the user knows them by: a path below what was given, "/" between parts."""

    name: str
    size: int
    open: Callable[[], BinaryIO]

    @staticmethod
    def at(path: Path, name: str = "") -> File:
        """The file at a path. Raises Unusable if it can't be looked at."""
        try:
            return File(name or path.name, path.stat().st_size, lambda: path.open("rb"))
        except OSError as error:
            raise Unusable(unreadable(error)) from None

    @staticmethod
    def of(name: str, data: bytes) -> File:
        """A file of these bytes."""
        return File(name, len(data), lambda: io.BytesIO(data))

    @property
    def stem(self) -> str:
        """Its name without folders and ending."""
        return PurePosixPath(self.name).stem

    @property
    def ending(self) -> str:
        """The ending of its name in small letters, dot included."""
        return PurePosixPath(self.name).suffix.lower()

    @cached_property
    def head(self) -> bytes:
        """Its first bytes, enough to recognise a format. Raises Unusable if it can't be read."""
        return self._read(HEAD)

    @cached_property
    def data(self) -> bytes:
        """All its bytes. Raises Unusable if it can't be read or is larger than `LARGEST`."""
        return self._whole()

    @cached_property
    def decoded(self) -> tuple[str, str]:
        """Its text and the encoding it was read in. Raises Unusable if it is no text."""
        # Not from `data`, which would stay in memory beside the text.
        return decode(self._whole())

    @property
    def text(self) -> str:
        """Its text. Raises Unusable if it is none."""
        return self.decoded[0]

    def _whole(self) -> bytes:
        if self.size > LARGEST:
            size, limit = self.size // 2**20, LARGEST // 2**20
            raise Unusable(
                lazy(
                    "fait {size} Mo, plus que les {limit} Mo admis ; partagez-le en plusieurs",
                    size=size,
                    limit=limit,
                )
            )
        return self._read(LARGEST)

    def _read(self, most: int) -> bytes:
        try:
            with self.open() as stream:
                return stream.read(most)
        except OSError as error:
            raise Unusable(unreadable(error)) from None
