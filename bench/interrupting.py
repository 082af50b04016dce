"""Kill runs at random moments and see that nothing is lost: `python -m bench.interrupting [--times N]`.

Each run is ended with SIGKILL at a moment of its usual length, drawn with a fixed seed. The report that was
there must be the same to the byte, no process may be left behind, and the run after the last must succeed.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Seconds in which kernels and workers notice that their parent is gone.
GRACE = 10


def command(corpus: str, output: Path) -> list[str]:
    program = [sys.executable, "-m", "analysis", "run", "--workers", "2"]
    return [*program, "--set", f"corpus={corpus}", "--output", str(output)]


def digest(folder: Path) -> str:
    found = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def left_behind(mark: str) -> list[str]:
    """The processes whose environment holds `mark`, after the time that they have to end."""
    end = time.monotonic() + GRACE
    while (found := list(_marked(mark))) and time.monotonic() < end:
        time.sleep(0.5)
    return found


def _marked(mark: str) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:100])
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return found


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--times", type=int, default=10)
    given.add_argument("--corpus", default="seeds")
    arguments = given.parse_args()
    moments = random.Random(7)
    with tempfile.TemporaryDirectory() as scratch:
        cache, output = Path(scratch, "cache"), Path(scratch, "report")
        environment = {**os.environ, "MEDIA_REPORT_CACHE": str(cache)}
        begun = time.monotonic()
        subprocess.run(command(arguments.corpus, output), env=environment, cwd=ROOT, check=True)
        length, before = time.monotonic() - begun, digest(output)
        for number in range(arguments.times):
            # Every other run reads anew, with worker processes; the rest are killed among the notebooks.
            fresh = {**environment, "MEDIA_REPORT_CACHE": str(Path(scratch, f"cache{number}"))}
            seconds = moments.uniform(0, length)
            run = subprocess.Popen(
                command(arguments.corpus, output),
                env=fresh if number % 2 else environment,
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(seconds)
            run.send_signal(signal.SIGKILL)
            run.wait()
            left, same = left_behind(scratch), digest(output) == before
            print(f"{number + 1}: killed after {seconds:.1f} s; unchanged: {same}; left: {left or 'none'}")
            if left or not same:
                return 1
        subprocess.run(command(arguments.corpus, output), env=environment, cwd=ROOT, check=True)
        after = digest(output) == before
        print(f"the next run makes the same report: {after}; beside it: {sorted(os.listdir(scratch))}")
    return 0 if after else 1


if __name__ == "__main__":
    sys.exit(main())
