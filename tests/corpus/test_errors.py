"""Corpora that can't be used: one sentence and exit code 2 at the terminal, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli import main

EMPTY_TEXT = "(a.txt: texte vide; b.txt: texte vide)"
NOT_TEXT = "n’est pas un fichier texte en UTF-8, UTF-16, Windows-1252 ou Mac Roman"
BROKEN_PARQUET = "(c.parquet: n’est pas un fichier Parquet, ou il est abîmé)"


def holding(name: str, data: bytes) -> Callable[[Path], Path]:
    """What writes a table file and gives its path."""

    def write(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return write


def folder_of(**files: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        for stem, data in files.items():
            (folder / f"{stem}.txt").write_bytes(data)
        return folder

    return write


def folder_in_a_folder(folder: Path) -> Path:
    (folder / "a.txt").mkdir()
    return folder


def broken_link(folder: Path) -> Path:
    (folder / "a.txt").symlink_to(folder / "b.txt")
    return folder


def damaged_parquet(folder: Path) -> Path:
    path = folder / "c.parquet"
    pd.DataFrame({"text": [f"{'mot ' * 500}{number}" for number in range(50)]}).to_parquet(path)
    data = path.read_bytes()
    path.write_bytes(data[:4] + bytes(200) + data[204:])
    return path


@pytest.mark.parametrize(
    ("corpus", "message"),
    [
        (lambda folder: folder / "none", "there is no corpus at "),
        (folder_of(), "no article in "),
        (folder_of(a=b"", b=b" \n"), EMPTY_TEXT),
        (folder_of(a=b"\0\1"), f"(a.txt: {NOT_TEXT})"),
        (folder_in_a_folder, "(a.txt: sous-dossier : seul le premier niveau du corpus est lu)"),
        (broken_link, "(a.txt: illisible : fichier introuvable)"),
        (holding("c.csv", b""), "(c.csv: texte vide)"),
        (holding("c.csv", b"id,text\n1,\n"), "(c.csv, ligne 2: texte vide)"),
        (holding("c.csv", b"id,words\n1,x\n"), "(c.csv: sans colonne « text » ; colonnes : id, words ; "),
        (holding("c.csv", b'id,"b\no"\n1,x\n'), "(c.csv: sans colonne « text » ; colonnes : id, b o ; "),
        (holding("c.csv", b"\0\1"), f"(c.csv: {NOT_TEXT})"),
        (holding("c.jsonl", b"\0\1"), f"(c.jsonl: {NOT_TEXT})"),
        (holding("c.jsonl", b"{"), "(c.jsonl: ligne 1 : n’est pas un objet JSON)"),
        (holding("c.txt", b"x"), "c.txt is no table of articles (.parquet, .xlsx, "),
        (holding("c.parquet", b"x"), "(c.parquet: son nom dit .parquet, son contenu n’en est pas : abîmé ?)"),
        (damaged_parquet, BROKEN_PARQUET),
    ],
)
def test_what_is_no_corpus_is_told_in_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    corpus: Callable[[Path], Path],
    message: str,
) -> None:
    assert main(["check", "--set", f"corpus={corpus(tmp_path)}"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("media-report: ")
    assert message in err
    assert err.count("\n") == 1


def test_a_manifest_that_is_a_folder_is_told_of_and_the_articles_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "manifest.csv").mkdir()
    (tmp_path / "a.txt").write_text("Le conseil a voté mardi soir.", encoding="utf-8")
    assert main(["check", "--set", f"corpus={tmp_path}"]) == 0
    assert "manifest.csv: illisible : c’est un dossier\n" in capsys.readouterr().out


def test_an_unknown_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Le conseil a voté mardi soir.", encoding="utf-8")
    code = main(["read", str(tmp_path), "--language", "xx", "--output", str(tmp_path / "out")])
    assert (code, capsys.readouterr().err) == (2, "media-report: language 'xx' is not known; known: en, fr\n")


def test_a_terminal_that_cannot_print_french_letters_gets_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le conseil a voté mardi soir.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "check", "--set", f"corpus={tmp_path}", "--set", "title=Été"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert r"\xc9t\xe9" in done.stdout
