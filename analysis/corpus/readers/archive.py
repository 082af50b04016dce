"""Archives of files: zip and gzip, read in memory, nothing of them written to disk.

A name inside an archive is only a name here, so none can lead out of a folder; sizes are bounded as they
are unpacked, whatever the archive itself says (a "zip bomb" of a few kilobytes can hold terabytes).
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator

from analysis.corpus.articles import Skipped
from analysis.corpus.readers.file import LARGEST, File
from analysis.corpus.readers.record import Unusable
from analysis.messages import lazy

MOST_FILES = 20_000
MOST_BYTES = 2 * 2**30
DEEPEST = 2
# Text seldom shrinks to less than a hundredth.
STEEPEST = 300
# What reading a broken archive or a document packed in one raises, by the part that is broken.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    KeyError,
)
BROKEN = lazy("archive abîmée")


def files(file: File) -> Iterator[File | Skipped]:
    """The files of a zip archive, and those that can't be taken with the reason. Raises Unusable."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except DAMAGE:
        raise Unusable(BROKEN) from None
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise Unusable(
            lazy(
                "archive de {entries} fichiers, plus que les {most} admis",
                entries=len(entries),
                most=MOST_FILES,
            )
        )
    left = MOST_BYTES
    for entry in sorted(entries, key=lambda entry: entry.filename):
        if _hidden(entry.filename):
            continue
        name = f"{file.name}/{entry.filename}"
        try:
            data = _unpacked(archive, entry, min(LARGEST, left))
        except Unusable as error:
            yield Skipped(name, error.reason)
            continue
        left -= len(data)
        yield File.of(name, data)


def _hidden(name: str) -> bool:
    """Whether a file is one that systems add: resource forks, thumbnails, hidden files."""
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part not in {".", ".."} for part in parts)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.flag_bits & 1:
        raise Unusable(lazy("chiffré : un mot de passe est nécessaire"))
    try:
        with archive.open(entry) as stream:
            data = stream.read(most + 1)
    except DAMAGE:
        raise Unusable(BROKEN) from None
    if len(data) > most or len(data) > STEEPEST * max(entry.compress_size, 1000):
        raise Unusable(lazy("trop grand une fois décompressé"))
    return data


def unzipped(file: File) -> File:
    """The file inside a gzip file, named without its ending. Raises Unusable if it is broken or too large."""
    try:
        with file.open() as stream, gzip.open(stream) as inner:
            data = inner.read(LARGEST + 1)
    except DAMAGE:
        raise Unusable(BROKEN) from None
    if len(data) > LARGEST or len(data) > STEEPEST * max(file.size, 1000):
        raise Unusable(lazy("trop grand une fois décompressé"))
    return File.of(file.name.removesuffix(".gz"), data)
