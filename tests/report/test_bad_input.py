"""What is wrong with parameters and runs: the sentence shown, exit code 2, and the old report kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.cli import main

PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat."
MANIFEST = """file,outlet,published
a.txt,Le Courrier,2024-03-12
b.txt,La Voix du Fleuve,2024-03-13
"""
CODEBOOK = "- element: budget\n  words: [budget]\n"
OLD = {"manifest.json": "old", "index.html": "old page"}

# The lines of a parameter file, and the sentence that answers it.
LINES = [
    ("outlet: [Le Courrier]", "unknown parameter 'outlet' (did you mean 'outlets'?); valid: "),
    ("zzz: 1", "unknown parameter 'zzz'; valid: codebook, collapse_copies, colours, corpus"),
    ("outlets: 7", "parameter 'outlets' must be a list of texts, not 7"),
    ("outlets: [Le Courrier, 7]", "parameter 'outlets' must be a list of texts"),
    (
        "outlets: [Le Figaro]",
        "outlet 'Le Figaro' is not in the corpus; it has: La Voix du Fleuve, Le Courrier",
    ),
    ("outlets: [le courrier]", "outlet 'le courrier' is not in the corpus; it has: La Voix du Fleuve"),
    ("exclude: [Le Figaro]", "outlet 'Le Figaro' is not in the corpus"),
    ("exclude: [Le Courrier, La Voix du Fleuve]", "no article is left with exclude=['Le Courrier', 'La Voix"),
    (
        "outlets: [Le Courrier]\nexclude: [Le Courrier]",
        "outlet 'Le Courrier' is both in outlets and in exclude",
    ),
    (
        "keywords: [introuvable]",
        "no article is left with keywords=['introuvable']; the corpus has 2 articles",
    ),
    ("keywords: ['*']", "a keyword has a letter or digit (and `*` for any letters), not '*'"),
    ("keywords: {a: 1, b: 2}", "parameter 'keywords' must be a list of texts"),
    ("colours: [Le Courrier]", "a colour is 'outlet: #rrggbb' in quotes, such as 'Le Courrier: #0072b2'"),
    ("colours:\n  - Le Courrier: #0072b2", "a colour is 'outlet: #rrggbb' in quotes"),
    ("colours: ['Le Courrier: #fff']", "a colour is 'outlet: #rrggbb' in quotes"),
    ("colours: ['Le Courrier: #ffff00']", "the colour #ffff00 of 'Le Courrier' is too light to be seen"),
    ("colours: ['Le Figaro: #0072b2']", "colours: outlet 'Le Figaro' is not in the report; it has: La Voix"),
    (
        "exclude: [Le Courrier]\ncolours: ['Le Courrier: #0072b2']",
        "outlet 'Le Courrier' is not in the report",
    ),
    ("groups: maybe", "parameter 'groups' must be true or false, not 'maybe'"),
    ("date_from: 12 mars", "date_from must be a day such as 2017-05-06, not '12 mars'"),
    ("date_from: 2024-02-30", "report.yml is not a readable YAML file: day is out of range for month"),
    ("date_from: '2024-02-30'", "date_from must be a day such as 2017-05-06, not '2024-02-30'"),
    ("date_from: 2024-03-14\ndate_to: 2024-03-12", "date_from 2024-03-14 is after date_to 2024-03-12"),
    ("date_to: 1999-12-31", "no article is left with date_to=1999-12-31; the corpus has 2 articles by"),
    ("date_from: 2024", "parameter 'date_from' must be a text, not 2024"),
    ("language: xx", "language 'xx' is not known; known: "),
    ("report_language: de", "report_language must be one of fr, en or empty, not 'de'"),
    ("show_full_text: 1", "parameter 'show_full_text' must be true or false, not 1"),
    ("top_n: 0", "parameter 'top_n' must lie between 1 and 1000, not 0"),
    ("top_n: 2.5", "parameter 'top_n' must be a whole number, not 2.5"),
    ("top_n: .nan", "parameter 'top_n' must be a whole number, not nan"),
    ("min_confidence: 1.1", "parameter 'min_confidence' must lie between 0 and 1, not 1.1"),
    ("min_confidence: .nan", "parameter 'min_confidence' must lie between 0 and 1, not nan"),
    ("collapse_copies: 'non'", "parameter 'collapse_copies' must be true or false, not 'non'"),
    ("periods: [le procès]", "a period is 'name: from/to', such as "),
    ("periods: ['a: 2024-03-12/2024-03-01']", "ends before it begins"),
    ("periods: ['a: 2024-03-01/2024-03-02', 'a: 2024-03-03/2024-03-04']", "the period 'a' is given twice"),
    ("codebook: nowhere.yml", "there is no readable codebook"),
    ("codebook: codebook.yml", "codebook.yml, line 2: unknown key 'words'; valid: element, label, terms"),
    ("corpus: nowhere", "nowhere"),
    ("corpus: ''", "parameter 'corpus' must not be empty"),
    ("corpus: empty", "empty"),
    ("corpus:", "parameter 'corpus' must be a text, not None"),
    ("title: [a, b]", "parameter 'title' must be a text, not ['a', 'b']"),
    ("title: ''", "parameter 'title' must not be empty"),
    ("cluster: 7", "cluster must be the address of a Dask scheduler or local, not 7"),
    ("- title", "must hold `name: value` lines, not list"),
    ("just words", "must hold `name: value` lines, not str"),
    ("title: [", "is not a readable YAML file"),
    ("top_n: 5\ntop_n: 6", "report.yml gives 'top_n' twice"),
]
# What stands on the command line beside the file, and the sentence that answers it.
OPTIONS = [
    (["--set", "top_n"], "--set takes NAME=VALUE, not 'top_n'"),
    (["--set", "=5"], "--set takes NAME=VALUE, not '=5'"),
    (["--set", "outlets=[Le Courrier"], "--set outlets: '[Le Courrier' is not a YAML value"),
    (["--set", "date_to=2024-13-01"], "--set date_to: '2024-13-01' is not a YAML value"),
    (["--set", "top_n=x"], "parameter 'top_n' must be a whole number, not 'x'"),
    (["--set", "title=${HOME}", "--set", "top_m=1"], "unknown parameter 'top_m' (did you mean 'top_n'?)"),
    (["--output", "corpus"], "corpus holds something else than a report (it has no manifest.json)"),
    (["--output", "."], "holds something else than a report"),
    (["--output", "report.yml"], "report.yml is a file; a report is written into a folder"),
    (["--output", "report.yml/out"], "report.yml/out can't be written: File exists"),
    (["--timeout", "0"], "argument --timeout: must be a whole number from 1, not '0'"),
    (["--timeout", "soon"], "argument --timeout: must be a whole number from 1, not 'soon'"),
    (["--workers", "-1"], "argument --workers: "),
]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a corpus of two articles, and a report that was made before."""
    monkeypatch.chdir(tmp_path)
    for name in ("corpus", "empty", "reports/report"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("a.txt", "b.txt"):
        (tmp_path / "corpus" / name).write_text(f"{PROSE} {name}", encoding="utf-8")
    (tmp_path / "corpus" / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "codebook.yml").write_text(CODEBOOK, encoding="utf-8")
    for name, content in OLD.items():
        (tmp_path / "reports" / "report" / name).write_text(content)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(place: Path, capsys: pytest.CaptureFixture[str], content: str, *options: str) -> str:
    """What `run` says of a parameter file with these lines; whatever it says, nothing may have changed."""
    (place / "report.yml").write_text(content, encoding="utf-8")
    before = files(place)
    try:
        code = main(["run", "report.yml", *options])
    except SystemExit as ended:
        code = int(str(ended.code))
    assert code == 2
    assert files(place) == before
    said = capsys.readouterr().err
    assert "Traceback" not in said
    told = [line for line in said.splitlines() if line.startswith("media-report")]
    assert len(told) == 1, said
    return told[0]


@pytest.mark.parametrize(("lines", "sentence"), LINES, ids=[lines for lines, _ in LINES])
def test_a_mistake_in_a_parameter_file_is_one_sentence_and_keeps_the_old_report(
    place: Path, capsys: pytest.CaptureFixture[str], lines: str, sentence: str
) -> None:
    plain = "corpus: corpus\n" if not lines.startswith(("corpus", "-", "just")) else ""
    assert sentence in refused(place, capsys, plain + lines + "\n")


@pytest.mark.parametrize(("options", "sentence"), OPTIONS, ids=[" ".join(options) for options, _ in OPTIONS])
def test_a_mistake_on_the_command_line_is_one_sentence_and_keeps_the_old_report(
    place: Path, capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    assert sentence in refused(place, capsys, "corpus: corpus\n", *options)


@pytest.mark.parametrize("name", ["nowhere.yml", "corpus", "binary.yml"])
def test_a_parameter_file_that_cannot_be_read_is_named(
    place: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (place / "binary.yml").write_bytes(b"\xff\xfe\x00title")
    assert main(["run", name]) == 2
    assert name in capsys.readouterr().err


@pytest.mark.parametrize("title", ["../../x", "/etc/x", "..", "x" * 400, "a\x00b", "CON: x?*"])
def test_a_file_named_for_a_title_stands_among_the_parameter_files(
    place: Path, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    before = files(place)
    assert main(["new", title, "corpus"]) == 0
    (new,) = set(files(place)) - set(before)
    assert Path(new).parent == Path("parameters")
    assert main(["check", new]) == 0
    assert "2 articles" in capsys.readouterr().out


def test_a_report_without_a_name_is_none(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", " ", "corpus"]) == 2
    assert "a report needs a name" in capsys.readouterr().err
    assert not (place / "parameters").exists()
