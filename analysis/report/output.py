"""Where a report is written: one run at a time into a folder, which is replaced whole or not at all."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import UserError, reason

# Letters of a folder's name that come from a report's name; file systems allow some 255 bytes.
LONGEST = 80


def slug(name: str) -> str:
    """A folder name from a report's name: letters without their accents, digits and hyphens only."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:LONGEST].rstrip("-") or "report"


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Keeps every other run out of the folder `target` until the block ends or its process does.

    What a killed run left there is cleared away first.
    Raises UserError if another run is writing there, if nothing can be written there, or if what stands there
    is no report, which a report would replace.
    """
    target = _real(target)
    _refuse_other(target)
    path = _beside(target, "lock")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = _lock(path)
    except BlockingIOError:
        by = path.read_text(encoding="utf-8").strip()
        raise UserError(
            f"another run (process {by}) is writing {target}; wait for its end or choose another --output"
        ) from None
    except OSError as error:
        raise UserError(f"{target} can't be written: {reason(error)}") from error
    try:
        os.truncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        _recover(target)
        yield
    finally:
        path.unlink()
        os.close(handle)


def _lock(path: Path) -> int:
    """The handle of the lock file, locked; the system unlocks it when the process ends, however it does."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The run that held it may have removed the file in the meantime: then this is no lock.
            if _is(path, handle):
                return handle
        except OSError:
            os.close(handle)
            raise
        os.close(handle)


def _is(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new folder that takes the place of `target` when the block ends well, and vanishes when not.

    For a block inside `locked`. Raises UserError where the disk is full or can't be written.
    """
    target = _real(target)
    new, old = _beside(target, "new"), _beside(target, "old")
    try:
        new.mkdir(parents=True)
        yield new
        _exchange(new, target, old)
    except OSError as error:
        raise UserError(f"{target} can't be written: {reason(error)}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _recover(target: Path) -> None:
    """Clear away what a killed run left: a report that it had moved aside stands in its place again."""
    new, old = _beside(target, "new"), _beside(target, "old")
    if old.exists() and not target.exists():
        os.rename(old, target)
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(new, ignore_errors=True)


def _exchange(new: Path, target: Path, old: Path) -> None:
    if target.exists():
        os.rename(target, old)
    os.rename(new, target)
    shutil.rmtree(old, ignore_errors=True)


def _real(target: Path) -> Path:
    return Path(os.path.realpath(target))


def _beside(target: Path, ending: str) -> Path:
    return target.with_name(f".{target.name}.{ending}")


def _refuse_other(target: Path) -> None:
    """A folder of the user's own, named by mistake, would be gone."""
    if target.exists() and not target.is_dir():
        raise UserError(f"{target} is a file; a report is written into a folder")
    if target.is_dir() and any(target.iterdir()) and not (target / "manifest.json").is_file():
        raise UserError(
            f"{target} holds something else than a report (it has no manifest.json); choose another --output"
        )
