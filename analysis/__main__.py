"""`python -m analysis` is the command `media-report`."""

from analysis.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
