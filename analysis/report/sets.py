"""Several reports in one command: each into a folder of its own, and a failure never stops the others."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import UserError, reason
from analysis.report.execution import NotebookError, say
from analysis.report.output import slug


@dataclass(frozen=True)
class Planned:
    """One report to make: its parameter file, and its folder."""

    parameters: Path
    output: Path


def plan(files: Sequence[Path], folder: Path) -> list[Planned]:
    """The reports of several parameter files, each in `folder` under its file's name.

    Raises UserError, before anything runs, if two of them would be written to one folder.
    """
    found: dict[Path, Path] = {}
    for file in files:
        output = folder / slug(file.stem)
        if output in found:
            raise UserError(f"{found[output]} and {file} would both be written to {output}; rename one")
        found[output] = file
    return [Planned(file, output) for output, file in found.items()]


def run(planned: Sequence[Planned], make: Callable[[Planned], None]) -> int:
    """Make each report; prints those that failed and a count.

    Returns 0, or 2 if all that failed did so by mistakes of the user, or 1 if one failed otherwise.
    """
    failed: dict[Path, int] = {}
    for number, one in enumerate(planned, 1):
        say(f"{one.parameters} ({number} of {len(planned)})")
        code = _attempt(one, make)
        if code:
            failed[one.parameters] = code
    names = f" ({', '.join(map(str, failed))})" if failed else ""
    print(f"reports made: {len(planned) - len(failed)}; failed: {len(failed)}{names}")
    return min(failed.values(), default=0)


def _attempt(one: Planned, make: Callable[[Planned], None]) -> int:
    try:
        make(one)
    except UserError as error:
        return _told(one, str(error), 2)
    except OSError as error:
        return _told(one, reason(error), 2)
    except NotebookError as error:
        return _told(one, str(error), 1)
    except Exception:
        # A fault of the program in one report is shown whole, and the others are made.
        traceback.print_exc(file=sys.stderr)
        return _told(one, "a fault of the program, shown above", 1)
    return 0


def _told(one: Planned, why: str, code: int) -> int:
    print(f"media-report: {one.parameters}: {why}", file=sys.stderr)
    return code
