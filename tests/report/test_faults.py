"""What goes wrong while a report is made: a sentence, an exit code, and the report that was there intact."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from analysis.errors import UserError
from analysis.report import execution, output
from tests.conftest import ROOT

PROSE = "« Nous rouvrirons lundi », a promis mardi la maire, Anne Duval. Le conseil a voté le budget."
OLD = {"manifest.json": b"old", "index.html": b"old page"}
# The size beyond which the test of a full disk lets no file grow.
FULL = 300_000


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def old_report(target: Path) -> Path:
    target.mkdir(parents=True)
    for name, content in OLD.items():
        (target / name).write_bytes(content)
    return target


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(PROSE, encoding="utf-8")
    return tmp_path / "corpus"


def started(
    corpus: Path, target: Path, *more: str, limit: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "analysis",
            "run",
            "--set",
            f"corpus={corpus}",
            "--output",
            str(target),
            *more,
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
    )


def notebook(path: Path, source: str) -> Path:
    cells = [
        nbformat.v4.new_code_cell("corpus: str = ''  # where", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_markdown_cell("## Qui parle ?"),
        nbformat.v4.new_code_cell(source),
        nbformat.v4.new_markdown_cell("## Et ensuite ?"),
        nbformat.v4.new_code_cell("1 + 1"),
    ]
    language = {"language_info": {"name": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=language), path)
    return path


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("import time; time.sleep(60)", "a cell took more than 2 s and was stopped; --timeout allows more"),
        (
            "import os; os.kill(os.getpid(), 9)",
            "its process was ended from outside, as systems",
        ),
    ],
    ids=["hangs", "dies"],
)
def test_a_notebook_that_hangs_or_dies_is_named_with_its_section(
    tmp_path: Path, source: str, sentence: str
) -> None:
    path = notebook(tmp_path / "1-broken.ipynb", source)
    with pytest.raises(execution.NotebookError) as caught:
        execution.execute(path, tmp_path / "done.ipynb", {"corpus": "x"}, timeout=2)
    assert str(caught.value).startswith(f"notebook 1-broken.ipynb, section «Qui parle ?»: {sentence}")


def test_two_runs_into_one_folder_are_one_too_many(tmp_path: Path) -> None:
    target = old_report(tmp_path / "out")
    sentence = rf"another run \(process {os.getpid()}\) is writing .*/out; wait"
    with output.locked(target):
        link = tmp_path / "link"
        link.symlink_to(target)
        for same in (target, tmp_path / "x" / ".." / "out", link):
            with pytest.raises(UserError, match=sentence):
                output.locked(same).__enter__()
        with output.locked(tmp_path / "other"):
            pass
    assert files(target) == OLD


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / ".out.lock").write_text("99999999")
    with output.locked(tmp_path / "out"):
        assert (tmp_path / ".out.lock").read_text() == str(os.getpid())
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_cleared_and_what_it_moved_aside_stands_again(tmp_path: Path) -> None:
    target = tmp_path / "out"
    old_report(tmp_path / ".out.old")
    (tmp_path / ".out.new").mkdir()
    (tmp_path / ".out.new" / "index.html").write_text("half")
    with output.locked(target):
        assert files(tmp_path) == {".out.lock": str(os.getpid()).encode()} | {
            f"out/{name}": content for name, content in OLD.items()
        }


@pytest.mark.parametrize("name", ["notes.txt", "folder", "."])
def test_what_is_no_report_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("mine too")
    before = files(tmp_path)
    with pytest.raises(UserError, match=r"is a file; a report|holds something else than a report"):
        output.locked(tmp_path / name).__enter__()
    assert files(tmp_path) == before


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"file/out can't be written: (Not a directory|File exists)"):
        output.locked(tmp_path / "file" / "out").__enter__()


def test_a_full_disk_is_said_in_a_sentence_and_leaves_the_old_report(tmp_path: Path, corpus: Path) -> None:
    target = old_report(tmp_path / "out")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, FULL))

    run = started(corpus, target, limit=limit)
    _, err = run.communicate(timeout=120)
    assert run.returncode == 2, err
    assert f"media-report: {target} can't be written: File too large" in err
    assert "Traceback" not in err
    assert files(target) == OLD
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("seconds", [0.7, 4.0, 7.0])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_the_old_report_and_the_next_one_is_made(
    tmp_path: Path, corpus: Path, how: signal.Signals, seconds: float
) -> None:
    target = old_report(tmp_path / "out")
    run = started(corpus, target)
    time.sleep(seconds)
    run.send_signal(how)
    begun = time.monotonic()
    _, err = run.communicate(timeout=60)
    assert time.monotonic() - begun < 20
    assert files(target) == OLD
    if how == signal.SIGINT and seconds > 1:
        assert run.returncode == 130
        assert err.endswith("media-report: interrupted; nothing was replaced\n")
        assert "Traceback" not in err
    with output.locked(target), output.replacing(target) as new:
        (new / "manifest.json").write_text("new")
    assert files(tmp_path / "out") == {"manifest.json": b"new"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
