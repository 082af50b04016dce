"""One run: parameters in, notebooks executed, one page with its data beside it out, or nothing at all."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import papermill
from jupyter_core.utils import ensure_event_loop
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from analysis import messages
from analysis import study as studies
from analysis.comparison import availability, periods
from analysis.corpus.articles import Corpus
from analysis.engine import Options
from analysis.engine.engines import cores
from analysis.messages import _
from analysis.report import annotations as web_annotations
from analysis.report import manifest, parameters, prose, rights, timeline_export
from analysis.report.page import figures, render
from analysis.study import Study


class NotebookError(RuntimeError):
    """A notebook failed: its name, the heading above the cell and the last line of the error."""


def say(text: str) -> None:
    """Progress for the person at the terminal; results go to standard output."""
    print(text, file=sys.stderr, flush=True)


def heading_before(notebook: NotebookNode, index: int) -> str:
    """The last Markdown heading above the cell at `index`, or an empty text."""
    heading = ""
    for cell in notebook.cells[:index]:
        if cell.cell_type == "markdown":
            for line in cell.source.splitlines():
                if line.startswith("#"):
                    heading = line.lstrip("# ").strip()
    return heading


def strip_volatile(notebook: NotebookNode) -> NotebookNode:
    """Drop what changes from run to run: timings, papermill's bookkeeping, random cell ids."""
    notebook.metadata.pop("papermill", None)
    for index, cell in enumerate(notebook.cells):
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        cell["id"] = f"cell-{index}"
    return notebook


def execute_all(sources: Sequence[Path], folder: Path, values: Mapping[str, Any]) -> list[NotebookNode]:
    """Execute notebooks into a folder, as many at a time as there are processors; in the order given.

    Raises the NotebookError of the first that fails; those not begun by then are left alone.
    """
    with ThreadPoolExecutor(cores()) as threads:
        started = [threads.submit(_in_thread, source, folder / source.name, values) for source in sources]
        try:
            return [done.result() for done in started]
        finally:
            threads.shutdown(wait=True, cancel_futures=True)


def _in_thread(source: Path, target: Path, values: Mapping[str, Any]) -> NotebookNode:
    # Jupyter makes an event loop for each thread that has none, and leaves it open.
    with closing(ensure_event_loop()):
        return execute(source, target, values)


def execute(source: Path, target: Path, values: Mapping[str, Any]) -> NotebookNode:
    """Execute one notebook with the parameters it declares; raises NotebookError if a cell fails.

    Its Markdown is in the language of the report.
    """
    own = {name: values[name] for name in parameters.declared([source])}
    started = time.monotonic()
    try:
        papermill.execute_notebook(
            source,
            target,
            parameters=own,
            progress_bar=False,
            log_output=False,
            kernel_name="python3",
            # ipykernel warns about TCP at every start; errors still show.
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
        )
    except PapermillExecutionError as error:
        say(f"  {source.stem} failed")
        failed = nbformat.read(target, as_version=4)
        # papermill counts the cells before it puts its own notice on top of the failed notebook.
        heading = heading_before(failed, error.cell_index + 1)
        raise NotebookError(
            f"notebook {source.name}, section «{heading}»: {error.ename}: {_last_line(error.evalue)}"
        ) from error
    say(f"  {source.stem} {time.monotonic() - started:.1f} s")
    notebook = strip_volatile(nbformat.read(target, as_version=4))
    prose.translated(notebook, messages.language())
    nbformat.write(notebook, target)
    return notebook


def _last_line(text: str) -> str:
    return next((line for line in reversed(str(text).splitlines()) if line.strip()), "")


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new folder that takes the place of `target` when the block ends well, and vanishes when not."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    old = target.with_name(f".{target.name}.old")
    try:
        yield new
        new.chmod(0o755)
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
            os.rename(target, old)
        os.rename(new, target)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def slug(name: str) -> str:
    """A folder name from a report's name: letters, digits and hyphens only."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "report"


def prepare(values: Mapping[str, Any], options: Options) -> Study:
    """The study that these parameters select."""
    return studies.open_study(
        **{name: values[name] for name in studies.SELECTION},
        periods=values["periods"],
        codebook=values["codebook"],
        options=options,
    )


def run(values: Mapping[str, Any], output: Path, options: Options | None = None) -> tuple[Path, Study]:
    """Make the report into the folder `output`; returns the page's path and the study.

    `values` are checked parameters (see `parameters.check`); `options` say how to run. The folder holds
    index.html, notebooks/, data/ and manifest.json. Raises UserError for what the user can mend,
    NotebookError for a notebook that fails; in each case what stood at `output` stays as it was.
    """
    with messages.speaking(values["report_language"], values["language"]):
        return _run(values, output, options or Options())


def _run(values: Mapping[str, Any], output: Path, options: Options) -> tuple[Path, Study]:
    study = prepare(values, options)
    made = manifest.manifest(values, study.corpus, study.tables)
    with replacing(output) as folder:
        (folder / "notebooks").mkdir()
        done = execute_all(parameters.notebooks(), folder / "notebooks", values)
        kept, tables, told = None, study.tables, study
        if not values["show_full_text"]:
            kept = rights.cited(map(nbformat.writes, done), study["sentences"])
            tables = rights.withheld(study.tables, kept)
            told = replace(study, tables=rights.exportable(study.tables, kept))
        studies.write(tables, folder / "data")
        timeline_export.write(told, folder / "data", values["title"], periods.read(values["periods"]))
        web_annotations.write(told, folder / "data" / "annotations.jsonld")
        figures.files(done, folder / "charts", messages.locale().d3)
        (folder / "manifest.json").write_text(manifest.dump(made), encoding="utf-8", newline="\n")
        page = render(
            done,
            in_order(study),
            study.tables,
            title=values["title"],
            language=messages.language(),
            provenance=provenance(made),
            kept=kept,
        )
        (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")
    return output / "index.html", study


def in_order(study: Study) -> Corpus:
    """The corpus with its articles in the order of their publication."""
    place = {name: at for at, name in enumerate(availability.in_order(study["articles"])["article_id"])}
    articles = sorted(study.corpus.articles, key=lambda article: place[article.article_id])
    return replace(study.corpus, articles=tuple(articles))


def provenance(made: Mapping[str, Any]) -> dict[str, str]:
    """The manifest as the lines that stand at the foot of the page."""
    return {
        _("Paramètres"): ", ".join(f"{k} = {v!r}" for k, v in made["parameters"].items()),
        _("Versions"): ", ".join(f"{k} {v}" for k, v in made["versions"].items()),
        **{f"SHA-256 {name}": article["sha256"] for name, article in made["articles"].items()},
    }


def summary(study: Study, page: Path) -> Sequence[str]:
    """The run in six lines: the page's path, then what it holds."""
    quotes = study["quotations"]
    speech = quotes[(quotes["layer"] == "quoted") & (quotes["role"] == "speech")]
    articles, elements = study["articles"], study["elements"]
    words, skipped = articles["words"].sum(), len(study.corpus.skipped)
    return [
        str(page),
        f"articles: {len(articles)} by {articles['outlet'].nunique()} outlets, {words} words"
        f" ({skipped} left out)",
        f"coverage: {len(study['entities'])} names, {len(elements)} story elements,"
        f" {study['passages']['passage_id'].nunique()} shared passages",
        f"quotations: {len(speech)} quoted passages, {speech['speaker'].notna().sum()} with a speaker,"
        f" {(quotes['layer'] == 'indirect').sum()} reported clauses",
        f"time: {len(study['timex'])} expressions, {len(study['events'])} dated events",
        f"figures: {len(study['figures'])}, hedges: {len(study['hedges'])}",
    ]
