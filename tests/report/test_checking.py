"""What a run would use, on one screen; and the parameter file that is written for a corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from analysis.cli import main

PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat."


def corpus(folder: Path, articles: int, outlets: int) -> Path:
    folder.mkdir()
    rows = ["file,outlet,published,published_source"]
    for number in range(articles):
        (folder / f"{number:03}.txt").write_text(f"{PROSE} {number}", encoding="utf-8")
        rows.append(f"{number:03}.txt,Le Journal n°{number % outlets},2024-03-{number % 28 + 1:02},inferred")
    (folder / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    for number in range(articles):
        (folder / f"vide{number}.txt").write_text("", encoding="utf-8")
    return folder


def shown(folder: Path, capsys: pytest.CaptureFixture[str], *settings: str) -> list[str]:
    given = [part for setting in settings for part in ("--set", setting)]
    assert main(["check", "--set", f"corpus={folder}", *given]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_small_corpus_is_listed_article_by_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(corpus(tmp_path / "c", 3, 2), capsys)
    assert lines[1:8] == [
        "3 articles, 2024-03-01 to 2024-03-03",
        "time zones: Europe/Paris 3",
        "      2  Le Journal n°0 (2024-03-01 to 2024-03-03)",
        "      1  Le Journal n°1 (2024-03-02 to 2024-03-02)",
        "000: Le Journal n°0 (manifest), 2024-03-01 (inferred), 90 characters",
        "001: Le Journal n°1 (manifest), 2024-03-02 (inferred), 90 characters",
        "002: Le Journal n°0 (manifest), 2024-03-03 (inferred), 90 characters",
    ]
    assert lines[8:] == [
        "uncertain: date inferred (3): 000, 001, 002",
        "left out vide0.txt, vide1.txt, vide2.txt: texte vide",
        "articles that would be used: 3; left out: 3",
    ]


def test_a_large_corpus_stays_on_one_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(corpus(tmp_path / "c", 300, 40), capsys)
    assert len(lines) <= 40
    assert "    140  by 20 other outlets" in lines
    assert "uncertain: date inferred (300): 000, 001, 002, …" in lines
    assert lines[-1] == "articles that would be used: 300; left out: 300"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2024-03-12"] * 20 + ["2099-01-01"], "uncertain: date years from the others (1): 20"),
        (["2024-03-12"] * 20 + ["1924-03-12"], "uncertain: date years from the others (1): 20"),
        (["2024-03-12"] * 5 + ["1999-03-12"] * 5, None),
        (["2024-03-12"] * 20 + ["2021-03-12"], None),
    ],
)
def test_a_date_that_is_years_from_all_others_is_doubted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], days: list[str], told: str | None
) -> None:
    rows = [f"{number:02},{PROSE.replace(',', '')} {number},{day}" for number, day in enumerate(days)]
    (tmp_path / "c.csv").write_text("\n".join(["id,text,published", *rows]), encoding="utf-8")
    lines = [line for line in shown(tmp_path / "c.csv", capsys) if "years from" in line]
    assert lines == ([told] if told else [])


def test_a_truncated_article_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(f"{PROSE}\n\nLa suite est réservée aux abonnés.", encoding="utf-8")
    lines = shown(tmp_path, capsys)
    assert "uncertain: truncated (1): a" in lines
    assert any(line.startswith("a: no outlet") and line.endswith("characters, paywall") for line in lines)


def test_a_parameter_file_says_what_the_corpus_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = corpus(tmp_path / "c", 3, 2)
    assert main(["new", "Mon été", str(folder)]) == 0
    (path,) = (tmp_path / "parameters").iterdir()
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[:3] == [
        "# 3 articles, 2024-03-01 to 2024-03-03, 0 without a date, 0 truncated.",
        "#   2 by Le Journal n°0",
        "#   1 by Le Journal n°1",
    ]
    assert yaml.safe_load(text)["corpus"] == str(folder)
    assert f"check {path.relative_to(tmp_path)}" in capsys.readouterr().out
    assert main(["check", str(path)]) == 0


def test_a_parameter_file_proposes_the_periods_that_texts_name_and_takes_them_uncommented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, day in (("a", "Le procès, qui s’est ouvert le 4 mars 2024 et s’achève le 28,"), ("b", "Cela")):
        text = f"{day} divise la ville. Pendant la campagne, on s’est tu : « \x07 »."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["new", "procès", str(tmp_path)]) == 0
    path = tmp_path / "parameters" / "proces.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("# periods:"))
    assert lines[at + 1 :] == [
        '#   - "procès: 2024-03-04/2024-03-28"  # 1 article: '
        "procès, qui s’est ouvert le 4 mars 2024 et s’achève le 28",
        '#   - "campagne: FROM/TO"  # 2 articles: Pendant la campagne',
    ]
    assert main(["check", str(path)]) == 0
    lines[at], lines[at + 1] = lines[at].removeprefix("# "), lines[at + 1].removeprefix("# ")
    path.write_text("\n".join(lines), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(path)]) == 0
    assert "periods: ['procès: 2024-03-04/2024-03-28']" in capsys.readouterr().out
    path.write_text("\n".join([*lines[:-1], lines[-1].removeprefix("# ")]), encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert "'FROM' in the period 'campagne: FROM/TO' is not a day" in capsys.readouterr().err


def test_a_parameter_file_for_a_corpus_of_two_languages_has_that_of_most_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = ["file,outlet,language", "a.txt,A,en", "b.txt,B,en", "c.txt,C,fr"]
    (tmp_path / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{PROSE} {name}", encoding="utf-8")
    assert main(["new", "deux", str(tmp_path)]) == 0
    text = (tmp_path / "parameters" / "deux.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["language"] == "en"
    assert text.splitlines()[1] == "# Languages: 2 in en, 1 in fr."


def test_a_corpus_of_two_languages_says_how_many_articles_each_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = corpus(tmp_path / "c", 2, 1)
    english = "The council has voted to close the bridge, and nobody knows when it will be opened again."
    (folder / "english.txt").write_text(english, encoding="utf-8")
    (folder / "figures.txt").write_text("1914-1918", encoding="utf-8")
    lines = shown(folder, capsys)
    assert "languages: fr 3, en 1" in lines
    assert "uncertain: language not told by anything (1): figures" in lines


def test_the_zones_are_told_in_which_hours_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = corpus(tmp_path / "c", 3, 1)
    rows = "000.txt,Le Devoir,\n001.txt,La Feuille,\n002.txt,La Feuille,CH\n"
    (folder / "manifest.csv").write_text(f"file,outlet,country\n{rows}", encoding="utf-8")
    assert "time zones: America/Toronto 1, Europe/Paris 1, Europe/Zurich 1" in shown(folder, capsys)
