"""Notebooks executed through papermill: side by side, each within its time, all stopped with the user."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from typing import Any

import nbformat
import papermill
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from analysis import messages
from analysis.engine.engines import cores
from analysis.report import parameters, prose
from analysis.report.kernels import Kernel

# Seconds that one cell may take.
TIMEOUT = 3600


class NotebookError(RuntimeError):
    """A notebook failed: its name, the heading above the cell and what happened there."""


def say(text: str) -> None:
    """Progress for the person at the terminal; results go to standard output."""
    print(text, file=sys.stderr, flush=True)


def execute_all(
    sources: Sequence[Path], folder: Path, values: Mapping[str, Any], timeout: int = TIMEOUT
) -> list[NotebookNode]:
    """Execute notebooks into a folder, as many at a time as there are processors; in the order given.

    Raises the NotebookError of the first that fails; those not begun by then are left alone. When the user
    interrupts, those that run are stopped.
    """
    threads = ThreadPoolExecutor(cores())
    started = [
        threads.submit(_in_thread, source, folder / source.name, values, timeout) for source in sources
    ]
    try:
        return [done.result() for done in started]
    except KeyboardInterrupt:
        _stop(started)
        raise
    finally:
        threads.shutdown(wait=True, cancel_futures=True)


def _stop(started: Sequence[Future[NotebookNode]]) -> None:
    """End every notebook's process, also one that is only beginning."""
    while wait([one for one in started if not one.cancel()], timeout=0.2).not_done:
        for kernel in list(Kernel.every):
            kernel.kill()


def _in_thread(source: Path, target: Path, values: Mapping[str, Any], timeout: int) -> NotebookNode:
    # Jupyter makes an event loop for each thread that has none, and leaves it open.
    with closing(ensure_event_loop()):
        return execute(source, target, values, timeout)


def execute(source: Path, target: Path, values: Mapping[str, Any], timeout: int = TIMEOUT) -> NotebookNode:
    """Execute one notebook with the parameters it declares.

    Its Markdown is in the language of the report. Raises NotebookError if a cell fails, takes more than
    `timeout` seconds, or its process dies.
    """
    own = {name: values[name] for name in parameters.declared([source])}
    started = time.monotonic()
    try:
        _papermill(source, target, own, timeout)
    except PapermillExecutionError as error:
        # papermill counts the cells before it puts its own notice on top of the failed notebook.
        raise _failed(
            source, target, f"{error.ename}: {_last_line(error.evalue)}", error.cell_index + 1
        ) from error
    except CellTimeoutError as error:
        why = f"a cell took more than {timeout} s and was stopped; --timeout allows more"
        raise _failed(source, target, why) from error
    except DeadKernelError as error:
        why = "its process was ended from outside, as systems do when memory runs out"
        raise _failed(source, target, why) from error
    say(f"  {source.stem} {time.monotonic() - started:.1f} s")
    notebook = strip_volatile(nbformat.read(target, as_version=4))
    prose.translated(notebook, messages.language())
    nbformat.write(notebook, target)
    return notebook


def _papermill(source: Path, target: Path, own: Mapping[str, Any], timeout: int) -> None:
    papermill.execute_notebook(
        source,
        target,
        parameters=own,
        progress_bar=False,
        log_output=False,
        kernel_name="python3",
        execution_timeout=timeout,
        kernel_manager_class=Kernel,
        # ipykernel warns about TCP at every start; errors still show.
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
    )


def _failed(source: Path, target: Path, why: str, index: int | None = None) -> NotebookError:
    """The error that says where a notebook stopped: at the cell `index`, else at the last one begun."""
    say(f"  {source.stem} failed")
    notebook = nbformat.read(target if target.exists() else source, as_version=4)
    times = [cell.metadata.get("papermill", {}).get("start_time") for cell in notebook.cells]
    begun = [at for at, time in enumerate(times) if time]
    heading = heading_before(notebook, index if index is not None else max(begun, default=0))
    where = f", section «{heading}»" if heading else ""
    return NotebookError(f"notebook {source.name}{where}: {why}")


def heading_before(notebook: NotebookNode, index: int) -> str:
    """The last Markdown heading above the cell at `index`, or an empty text."""
    heading = ""
    for cell in notebook.cells[:index]:
        if cell.cell_type == "markdown":
            for line in cell.source.splitlines():
                if line.startswith("#"):
                    heading = line.lstrip("# ").strip()
    return heading


def _last_line(text: str) -> str:
    return next((line for line in reversed(str(text).splitlines()) if line.strip()), "")


def strip_volatile(notebook: NotebookNode) -> NotebookNode:
    """Drop what changes from run to run: timings, papermill's bookkeeping, random cell ids."""
    notebook.metadata.pop("papermill", None)
    for index, cell in enumerate(notebook.cells):
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        cell["id"] = f"cell-{index}"
    return notebook
