"""The command `media-report`: run, read, check, import, new, evaluate."""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import UserError, reason

if TYPE_CHECKING:
    from analysis.engine import Options

ROOT = Path(__file__).parent.parent
# Where reports go, and where all of them are listed.
REPORTS = Path("reports")
# The exit code of a command that SIGINT ended, as shells have it.
INTERRUPTED = 130


def _values(path: Path | None, settings: Sequence[str]) -> tuple[dict[str, Any], str]:
    """The parameters of the report, and the cluster that a parameter file may name beside them."""
    from analysis.report import parameters

    given = {**(parameters.load(path) if path else {}), **dict(map(parameters.setting, settings))}
    cluster = given.pop("cluster", "")
    if not isinstance(cluster, str):
        raise UserError(f"cluster must be the address of a Dask scheduler or local, not {cluster!r}")
    return parameters.check(given), cluster


def _options(arguments: argparse.Namespace, cluster: str = "") -> Options:
    from analysis.engine import Options
    from analysis.engine.progress import Line

    return Options(
        arguments.workers,
        arguments.cluster or cluster,
        retry=True,
        limit=arguments.article_timeout,
        shards=arguments.shards,
        progress=Line("reading"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Make a report, or one for each parameter file, and print where it is and what it holds."""
    from analysis.report import output, sets
    from analysis.report.execution import NotebookError

    files = arguments.parameters
    if len(files) > 1:
        if arguments.output:
            raise UserError("--output is for one report; several are written to reports/NAME each")
        return sets.run(sets.plan(files, REPORTS), lambda one: _make(arguments, one.parameters, one.output))
    file = files[0] if files else None
    try:
        _make(arguments, file, arguments.output or (REPORTS / output.slug(file.stem) if file else None))
    except NotebookError as error:
        print(f"media-report: {error}", file=sys.stderr)
        return 1
    return 0


def _make(arguments: argparse.Namespace, file: Path | None, folder: Path | None) -> None:
    """Make one report into a folder; without one, into that of its title."""
    values, cluster = _values(file, arguments.set)
    from analysis.report import index, output
    from analysis.report import run as runs

    folder = folder or REPORTS / output.slug(values["title"])
    page, study = runs.run(values, folder, _options(arguments, cluster), arguments.timeout)
    if folder.resolve().parent == REPORTS.resolve():
        index.write(REPORTS)
    print("\n".join(runs.summary(study, page)))


def read(arguments: argparse.Namespace) -> int:
    """Write the reading tables of a corpus."""
    from analysis import corpus as corpora
    from analysis import engine, study, tables
    from analysis.comparison.tables import link

    if "://" in arguments.corpus:
        return _read_files(arguments)
    corpus = corpora.load(study.locate(arguments.corpus), arguments.language)
    found, lost = engine.read(corpus.articles, _options(arguments))
    try:
        study.write(link(found), Path(arguments.output), tables.READING)
    except OSError as error:
        raise UserError(f"{arguments.output} can't be written: {reason(error)}") from error
    skipped = (*corpus.skipped, *lost)
    for kept in (*skipped, *corpus.notices):
        print(f"{kept.name}: {kept.reason}", file=sys.stderr)
    print(f"articles read: {len(found['articles'])}; skipped: {len(skipped)}; tables: {arguments.output}")
    return 0


def _read_files(arguments: argparse.Namespace) -> int:
    """Read each table of articles below a URL into a shard of its own; names are not linked across shards."""
    from analysis import engine

    output = arguments.output if "://" in str(arguments.output) else Path(arguments.output).resolve().as_uri()
    written, failed = engine.read_files(arguments.corpus, output, arguments.language, _options(arguments))
    lost = [kept for account in written for kept in account.lost.values()]
    for name, why in (*lost, *failed.items()):
        print(f"{name}: {why}", file=sys.stderr)
    count = sum(len(account.read) for account in written)
    print(f"articles read: {count}; skipped: {len(lost)}; tables: {output}")
    print(f"shards: {len(written)}; failed: {len(failed)}")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Print what a run would use and what is uncertain or skipped, without running."""
    from analysis import study
    from analysis.report import checking, parameters

    values, _ = _values(arguments.parameters, arguments.set)
    corpus, _asked = study.chosen(**{name: values[name] for name in study.SELECTION})
    print("\n".join(checking.lines(values, corpus, parameters.declared())))
    return 0


def import_(arguments: argparse.Namespace) -> int:
    """Bring saved pages, exports and tables into one corpus, and account for every article."""
    from analysis.corpus import exchange, fetching, reconciliation
    from analysis.corpus.readers.record import Options
    from analysis.engine import cache

    fetch = fetching.Fetcher(cache.folder() / "pages") if arguments.fetch else None
    options = Options(dict(map(_mapping, arguments.map)), fetch)
    account = exchange.bring(
        arguments.sources, arguments.output, options, arguments.language, arguments.outlets
    )
    print("\n".join(reconciliation.lines(account, str(arguments.output))))
    return 0


def _mapping(text: str) -> tuple[str, str]:
    """One `--map COLUMN=NAME` as the column here and its name in the table."""
    from analysis.corpus.readers.record import COLUMNS

    column, equals, name = (part.strip() for part in text.partition("="))
    if not equals or not name or column not in COLUMNS:
        raise UserError(f"--map takes COLUMN=NAME, not {text!r}; columns: {', '.join(COLUMNS)}")
    return column, name


def new(arguments: argparse.Namespace) -> int:
    """Write a commented parameter file for a corpus."""
    from analysis.report import scaffold

    path = scaffold.write(arguments.name, arguments.corpus)
    program = "python -m analysis" if Path(sys.argv[0]).name == "__main__.py" else sys.argv[0]
    print(f"{path} written; next: {program} check {path}")
    return 0


def evaluate(arguments: argparse.Namespace) -> int:
    """Print precision, recall and F1 against reference annotations."""
    from analysis import evaluation

    print(evaluation.render(evaluation.evaluate(arguments.gold, arguments.texts)))
    return 0


def _how(made: argparse.ArgumentParser) -> None:
    """The options that say how to run, never what comes out."""
    made.add_argument(
        "--workers", type=_count, default=0, help="processes that read (default: as many as pay)"
    )
    made.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="read on the Dask scheduler at tcp://HOST:PORT, or start one: local",
    )
    made.add_argument(
        "--shards",
        default="",
        metavar="URL",
        help="let the workers write what they read as Parquet below this URL (file, s3, gs, hdfs ...)",
    )
    made.add_argument(
        "--article-timeout",
        type=_count,
        default=600,
        metavar="SECONDS",
        help="seconds that a process may read one article before it is left out (default: 600)",
    )
    made.add_argument(
        "--no-cache", action="store_true", help="read everything anew and keep nothing for later runs"
    )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)


@contextmanager
def _cache(kept: bool) -> Iterator[None]:
    """The cache of this run: the usual one, or a folder that goes with it."""
    if kept:
        yield
        return
    with tempfile.TemporaryDirectory() as folder:
        # The notebooks run in processes of their own, which take it from here.
        os.environ["MEDIA_REPORT_CACHE"] = folder
        yield


def parser() -> argparse.ArgumentParser:
    """The command line: one subcommand a verb."""
    top = argparse.ArgumentParser(prog="media-report", description=__doc__)
    verbs = top.add_subparsers(dest="verb", required=True, metavar="COMMAND")

    def verb(name: str, action: Any) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=action.__doc__, description=action.__doc__)
        made.set_defaults(action=action)
        return made

    for name, action in (("run", run), ("check", check)):
        made = verb(name, action)
        made.add_argument(
            "parameters",
            nargs="*" if name == "run" else "?",
            type=Path,
            help="a YAML file, to run: any number (default: what the notebooks declare, the demo)",
        )
        made.add_argument(
            "--set", action="append", default=[], metavar="NAME=VALUE", help="change one parameter"
        )
        if name == "run":
            made.add_argument("--output", type=Path, help="folder of the report (default: reports/NAME)")
            made.add_argument(
                "--timeout",
                type=_count,
                default=3600,
                metavar="SECONDS",
                help="seconds that a cell of a notebook may take (default: 3600)",
            )
            _how(made)
    made = verb("read", read)
    made.add_argument(
        "corpus",
        help="a folder, or one .csv, .jsonl or .parquet file; a URL: each such file there is a shard",
    )
    made.add_argument("--output", required=True, help="folder for the tables; of a URL's shards, a URL too")
    made.add_argument(
        "--language", default="", help="language of articles that name none (default: told by their words)"
    )
    _how(made)
    made = verb("import", import_)
    made.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="files, folders or archives")
    made.add_argument(
        "--output", type=Path, required=True, help="the new corpus: a folder or a .parquet file"
    )
    made.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=NAME", help="what a table calls a column"
    )
    made.add_argument("--fetch", action="store_true", help="fetch the pages of addresses that have no text")
    made.add_argument("--outlets", type=Path, metavar="FILE", help="your own table of outlets (YAML)")
    made.add_argument(
        "--language", default="", help="language of articles that name none (default: told by their words)"
    )
    made = verb("new", new)
    made.add_argument("name", help="name of the report")
    made.add_argument("corpus", type=Path, help="its corpus")
    made = verb("evaluate", evaluate)
    made.add_argument(
        "gold", nargs="?", type=Path, default=ROOT / "tests" / "gold", help="folder of annotations"
    )
    made.add_argument("--texts", type=Path, help="folder of the annotated texts, if they are elsewhere")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code.

    0, 1 if a notebook failed, 2 for the user's mistakes, 130 if the user interrupted it.
    """
    given = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names of outlets and French reasons outlive a terminal that can't print their letters.
            stream.reconfigure(errors="backslashreplace")
    try:
        with _cache(kept=not getattr(given, "no_cache", False)):
            return int(given.action(given))
    except UserError as error:
        print(f"media-report: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"media-report: {reason(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("media-report: interrupted; nothing was replaced", file=sys.stderr)
        return INTERRUPTED
