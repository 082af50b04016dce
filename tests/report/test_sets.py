"""Several reports in one command: all planned first, each made or told of, and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import cli
from analysis.errors import UserError
from analysis.report import run, sets
from analysis.report.execution import NotebookError
from analysis.study import Study


def files(folder: Path, **contents: str) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    return [str(folder / f"{name}.yml") for name in contents]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fiction: Study) -> list[str]:
    """The reports made, by their folders; a title names the error that a report is to fail with."""
    found: list[str] = []
    errors = {"notebook": NotebookError("it failed"), "disk": OSError(28, "No space left on device")}
    errors["bug"] = ZeroDivisionError("division by zero")

    def make(values: dict[str, object], folder: Path, *_: object) -> tuple[Path, Study]:
        if values["title"] in errors:
            raise errors[str(values["title"])]
        found.append(str(folder))
        return folder / "index.html", fiction

    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    monkeypatch.setattr(run, "run", make)
    return found


@pytest.mark.parametrize(
    ("contents", "code", "folders", "sentence"),
    [
        ({"a": "", "b": ""}, 0, ["reports/a", "reports/b"], ""),
        ({"a": "top_n: x", "b": ""}, 2, ["reports/b"], "p/a.yml: parameter 'top_n' must be a whole number"),
        ({"a": "title: disk", "b": ""}, 2, ["reports/b"], "p/a.yml: No space left on device"),
        ({"a": "title: notebook", "b": ""}, 1, ["reports/b"], "p/a.yml: it failed"),
        ({"a": "title: bug", "b": ""}, 1, ["reports/b"], "ZeroDivisionError: division by zero"),
        ({"a": "nope: 1", "b": "title: notebook", "c": ""}, 1, ["reports/c"], "unknown parameter 'nope'"),
        ({"a": "[", "b": "- 1"}, 2, [], "p/b.yml must hold `name: value` lines, not list"),
    ],
)
def test_a_set_goes_on_after_a_failure_and_ends_with_a_count(
    made: list[str],
    capsys: pytest.CaptureFixture[str],
    contents: dict[str, str],
    code: int,
    folders: list[str],
    sentence: str,
) -> None:
    given = files(Path("p"), **contents)
    assert cli.main(["run", *given]) == code
    assert made == folders
    out, err = capsys.readouterr()
    failed = [name for name in given if f"reports/{Path(name).stem}" not in folders]
    told = f" ({', '.join(failed)})" if failed else ""
    assert out.splitlines()[-1] == f"reports made: {len(folders)}; failed: {len(failed)}{told}"
    assert sentence in err


def test_a_setting_of_the_command_line_counts_for_the_whole_set(made: list[str]) -> None:
    assert cli.main(["run", *files(Path("p"), a="", b=""), "--set", "title=notebook"]) == 1
    assert made == []


@pytest.mark.parametrize("other", ["Été.yml", "ete.yml", "ÉTÉ!.yml"])
def test_two_files_for_one_folder_are_refused_before_anything_runs(
    made: list[str], capsys: pytest.CaptureFixture[str], other: str
) -> None:
    for path in (Path("p/été.yml"), Path("p/fine.yml"), Path("q") / other):
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
    assert cli.main(["run", "p/fine.yml", "p/été.yml", f"q/{other}"]) == 2
    assert made == []
    sentence = f"p/été.yml and q/{other} would both be written to reports/ete; rename one"
    assert sentence in capsys.readouterr().err


def test_a_set_has_no_one_output(made: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run", *files(Path("p"), a="", b=""), "--output", "there"]) == 2
    assert made == []
    assert "--output is for one report" in capsys.readouterr().err


def test_every_planned_report_stands_in_the_folder_of_reports() -> None:
    names = ["../../x", "a/b/c", ".hidden", "Œuvre", "x" * 300, "选举"]
    planned = sets.plan([Path(f"{name}.yml") for name in names], Path("reports"))
    assert [one.output.parent for one in planned] == [Path("reports")] * len(names)
    assert [one.output.name for one in planned] == ["x", "c", "hidden", "oeuvre", "x" * 80, "report"]
    with pytest.raises(UserError, match="would both be written to reports/report"):
        sets.plan([Path("选举.yml"), Path("投票.yml")], Path("reports"))
