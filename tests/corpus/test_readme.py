"""What the README says of one's own articles can be followed to the letter."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from analysis.cli import main, parser
from analysis.corpus import load, outlets, readers
from tests.corpus import exports

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## Your own articles\n")[2].partition("\n## ")[0]
COMMANDS = [
    shlex.split(line, comments=True)[1:]
    for line in re.findall(r"^\.venv/bin/(media-report .*)$", SECTION, re.M)
]


def block(kind: str) -> str:
    (found,) = re.findall(rf"```{kind}\n(.*?)```", SECTION, re.S)
    return str(found)


def test_the_three_commands_are_import_new_and_run() -> None:
    assert [command[0] for command in COMMANDS] == ["import", "new", "run"]
    for command in COMMANDS:
        parser().parse_args(command)


def test_the_commands_lead_from_saved_pages_to_a_parameter_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "path" / "to" / "folder"
    folder.mkdir(parents=True)
    for name in ("europresse.html", "articles.csv", "pages.zip"):
        exports.write(folder, name)
    made, new, run = COMMANDS
    assert main(made) == 0
    assert main(new) == 0
    assert main(["check", run[1]]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"^found +9\nskipped +0\nduplicates +\d\nwritten +\d  corpora/my-story$", shown, re.M)


def test_the_table_of_outlets_is_one(tmp_path: Path) -> None:
    (tmp_path / "outlets.yml").write_text(block("yaml"), encoding="utf-8")
    (row,) = outlets.read(tmp_path / "outlets.yml")
    assert set(row) <= outlets.FIELDS


def test_the_manifest_is_one(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text(block("csv"), encoding="utf-8")
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"Le conseil a voté mardi soir ({name}).", encoding="utf-8")
    corpus = load(tmp_path)
    assert [article.published.source for article in corpus.articles] == ["manifest", "manifest"]
    assert (corpus.skipped, corpus.notices) == ((), ())


def test_the_largest_file_is_as_large_as_it_says() -> None:
    assert f"larger than {readers.file.LARGEST // 2**20} MB" in SECTION
