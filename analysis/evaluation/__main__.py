"""`python -m analysis.evaluation GOLD [--texts DIR] [--only quotations,timex,...] [--csv FILE]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis.errors import UserError
from analysis.evaluation import MEASURES, evaluate, render


def main() -> int:
    """Print the measures of a gold folder; exit code 2 for a mistake in what was given."""
    parser = argparse.ArgumentParser(prog="python -m analysis.evaluation", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--csv", type=Path, help="a file to write the measures to as well")
    parser.add_argument("--only", default="", help=f"groups of measures: {', '.join(MEASURES)}")
    arguments = parser.parse_args()
    try:
        measures = evaluate(arguments.gold, arguments.texts, list(filter(None, arguments.only.split(","))))
    except UserError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    if arguments.csv:
        measures.to_csv(arguments.csv, index=False, lineterminator="\n", float_format="%.6g")
    print(render(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
