"""Every measure in one table, with the machine: `python -m bench.all`, or `--quick` on smaller corpora."""

from __future__ import annotations

import argparse
from itertools import chain

from bench import growth, reading, startup
from bench.row import table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="some minutes instead of an hour")
    quick = parser.parse_args().quick
    parts = startup.rows(1 if quick else 5), reading.rows(100 if quick else 600)
    print(table(chain(*parts, growth.rows(*((250, 1000) if quick else (1000, 8000))))))


if __name__ == "__main__":
    main()
