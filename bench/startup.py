"""What a run of the demo costs beside five empty notebooks: `python -m bench.startup`.

The floor is papermill on as many notebooks, one after the other, that import pandas and Altair and do
nothing. Each run is a process of its own, as a user starts it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.row import Row, table

ROOT = Path(__file__).parent.parent
FLOOR = """
import sys, nbformat, papermill
from pathlib import Path
cells = [nbformat.v4.new_code_cell("import pandas"), nbformat.v4.new_code_cell("import altair")]
made = nbformat.v4.new_notebook(cells=cells)
for number in range(5):
    source = Path(sys.argv[1]) / f"{number}.ipynb"
    nbformat.write(made, source)
    papermill.execute_notebook(source, source, progress_bar=False, log_output=False, kernel_name="python3")
"""
MODEL = (
    "from analysis.language import load\nfrom analysis.reading.pipeline import pipeline\npipeline(load('fr'))"
)


def seconds(*command: str, cache: Path) -> float:
    """How long a command takes. Raises CalledProcessError if it fails."""
    start = time.perf_counter()
    environment = {**os.environ, "MEDIA_REPORT_CACHE": str(cache)}
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def rows(rounds: int) -> Iterator[Row]:
    """The lines of the table about starting up: medians of so many rounds, taken in turn."""
    floors, models, firsts, seconds_ = [], [], [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            cache = Path(folder) / "cache"
            run = "-m", "analysis", "run", "parameters/macronleaks.yml", "--output", f"{folder}/report"
            floors.append(seconds("-c", FLOOR, folder, cache=cache))
            models.append(seconds("-c", MODEL, cache=cache))
            firsts.append(seconds(*run, cache=cache))
            seconds_.append(seconds(*run, "--set", "top_n=12", cache=cache))
    floor, model, first, second = (sorted(times)[rounds // 2] for times in (floors, models, firsts, seconds_))
    print(
        f"floor {floor:.1f} s, model {model:.1f} s, first {first:.1f} s, second {second:.1f} s",
        file=sys.stderr,
    )
    yield Row(
        "second run of the seeds, one parameter changed, over five empty notebooks", second / floor, 1.5
    )
    yield Row("first run of the seeds over the same and one model load", first / (floor + model), 2)


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    print(table(rows(parser.parse_args().rounds)))


if __name__ == "__main__":
    main()
