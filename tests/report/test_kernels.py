"""The notebooks' processes: forks of one that has made the imports, and what happens where that fails."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from analysis.report import execution, kernels, parameters

pytestmark = pytest.mark.skipif(not kernels.FORKS, reason="kernels are forked on Linux only")
SHOWN = "import os, sys; print('colorsys' in sys.modules, os.getppid())"


def notebook(path: Path, *sources: str) -> Path:
    cells = [
        nbformat.v4.new_code_cell("corpus: str = ''  # where", metadata={"tags": ["parameters"]}),
        *map(nbformat.v4.new_code_cell, sources),
    ]
    language = {"language_info": {"name": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=language), path)
    return path


@pytest.fixture
def importing(tmp_path: Path) -> Iterator[Path]:
    """While kernels are forks of a process that has imported colorsys, which nothing else does."""
    with kernels.prepared([notebook(tmp_path / "0-imports.ipynb", "from colorsys import rgb_to_hsv")]):
        yield tmp_path


def printed(folder: Path, source: str) -> str:
    done = execution.execute(notebook(folder / "1-it.ipynb", source), folder / "it.ipynb", {"corpus": "x"})
    return str(done.cells[-1].outputs[0].text).strip()


def gone(pid: int) -> bool:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_the_modules_of_the_notebooks_are_told_from_their_code() -> None:
    found = kernels.imported(parameters.notebooks())
    assert {"analysis.study", "analysis.charts", "analysis.report.show"} <= set(found)


def test_a_kernel_begins_with_what_the_notebooks_import(importing: Path) -> None:
    nursery = kernels.Kernel.nursery
    assert nursery is not None
    assert printed(importing, SHOWN) == f"True {nursery.process.pid}"


def test_a_kernel_has_the_environment_and_folder_of_the_run(
    importing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAID_LATER", "yes")
    monkeypatch.chdir(importing)
    assert printed(importing, "import os; print(os.environ['SAID_LATER'], os.getcwd())") == f"yes {importing}"


def test_a_forked_kernel_that_dies_is_told_of(importing: Path) -> None:
    dies = notebook(importing / "1-dies.ipynb", "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(execution.NotebookError, match="its process was ended from outside"):
        execution.execute(dies, importing / "done.ipynb", {"corpus": "x"})


def test_kernels_begin_by_themselves_where_their_nursery_has_died(importing: Path) -> None:
    nursery = kernels.Kernel.nursery
    assert nursery is not None
    os.kill(nursery.process.pid, signal.SIGKILL)
    nursery.process.wait()
    assert printed(importing, SHOWN) == f"False {os.getpid()}"


def test_no_kernel_outlives_its_nursery(tmp_path: Path) -> None:
    nursery = kernels.Nursery(kernels.ALWAYS)
    forked = nursery.fork(["-f", str(tmp_path / "connection.json")], dict(os.environ), str(tmp_path))
    assert forked.poll() is None
    nursery.close()
    assert gone(forked.pid)


def test_a_nursery_is_gone_when_it_is_closed(tmp_path: Path) -> None:
    with kernels.prepared([]):
        nursery = kernels.Kernel.nursery
        assert nursery is not None
    assert nursery.process.poll() is not None
    assert kernels.Kernel.nursery is None
