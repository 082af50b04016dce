"""Bringing foreign articles into one corpus folder."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli import main
from analysis.corpus import exchange, load, mending, reconciliation
from analysis.corpus.articles import Article, Corpus, Fact, Moment
from analysis.corpus.readers.record import Options

PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat."
SEEDS = Path(__file__).parents[2] / "seeds"


def facts(article: Article) -> tuple[str | Fact | Moment | tuple[str, ...] | None, ...]:
    return (
        article.text,
        article.outlet,
        article.title.value,
        article.title.source,
        article.published,
        article.updated,
        article.authors,
        article.section,
        article.wire,
        article.url,
        article.time_zone,
    )


def test_articles_that_were_brought_over_keep_their_facts(tmp_path: Path, seeds: Corpus) -> None:
    account = exchange.bring([SEEDS], tmp_path / "out")
    assert (account.found, len(account.articles), account.duplicates, account.skipped) == (5, 5, (), ())
    brought = load(tmp_path / "out")
    assert (brought.skipped, brought.notices) == ((), ())
    assert list(map(facts, brought.articles)) == list(map(facts, seeds.articles))


def test_a_table_of_an_unknown_swiss_outlet_keeps_its_time_zone(tmp_path: Path) -> None:
    row = {"text": PROSE, "outlet": "La Feuille", "country": "CH", "published": "2024-02-12T18:42"}
    (tmp_path / "c.jsonl").write_text(json.dumps(row), encoding="utf-8")
    exchange.bring([tmp_path / "c.jsonl"], tmp_path / "out")
    before, after = load(tmp_path / "c.jsonl").articles[0], load(tmp_path / "out").articles[0]
    assert after.time_zone == before.time_zone == "Europe/Zurich"
    assert after.published == before.published


def test_every_article_is_accounted_for(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": PROSE}, {"id": "y", "text": PROSE}, {"id": "z", "text": ""}]
    source = tmp_path / "c.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert reconciliation.lines(exchange.bring([source], tmp_path / "out"), "out") == [
        "skipped c.jsonl, ligne 3: texte vide",
        "duplicate c.jsonl, ligne 2: même texte que c.jsonl, ligne 1",
        "found           3",
        "skipped         1",
        "duplicates      1",
        "written         1  out",
        "  without date        1",
        "  without outlet      1",
        "  truncated           0",
    ]


@pytest.mark.parametrize("taken", ["a file", "a full folder"])
def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str) -> None:
    output = tmp_path / "out"
    if taken == "a full folder":
        output.mkdir()
    (output / "a.txt" if output.is_dir() else output).write_text(PROSE, encoding="utf-8")
    assert main(["import", str(SEEDS), "--output", str(output)]) == 2
    assert capsys.readouterr().err == f"media-report: {output} is not an empty folder; give a new one\n"


def test_a_source_that_cannot_be_used_leaves_no_folder_behind(tmp_path: Path) -> None:
    assert main(["import", str(SEEDS), str(tmp_path / "none"), "--output", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("L’été à Liège, « enfin »".encode().decode("windows-1252"), "L’été à Liège, « enfin »"),
        ("Câ€™est lâ€™Ã©tÃ©", "C’est l’été"),
        ("Déjà sain : « l’été »", "Déjà sain : « l’été »"),
        ("Première ligne saine\nlâ€™Ã©tÃ©", "Première ligne saine\nl’été"),
        ("L’art du “quote”, it’s œuvre – 5 000 €", "L’art du “quote”, it’s œuvre – 5 000 €"),
    ],
)
def test_mojibake_is_repaired_line_by_line_and_sound_text_left_alone(broken: str, sound: str) -> None:
    assert mending.mend(broken) == sound


def test_text_that_is_in_order_is_never_mended(seeds: Corpus, riviere: Corpus) -> None:
    for article in (*seeds.articles, *riviere.articles):
        assert mending.mend(article.text) == article.text


def test_names_of_files_are_safe_and_differ(tmp_path: Path) -> None:
    ids = ["../../a", "A", "a", "con/b:c*?", "é" * 300, "", "..."]
    rows = [{"id": name, "text": f"{PROSE} {number}"} for number, name in enumerate(ids)]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    exchange.bring([tmp_path / "c.jsonl"], tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").glob("*.txt"))
    assert len({name.casefold() for name in names}) == len(ids)
    assert all(len(name.encode()) < 255 and not set(name) & set('/\\:*?"<>|') for name in names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.jsonl", "out"]


def test_a_file_too_large_to_be_held_is_skipped_by_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.corpus.readers.file.LARGEST", 2**20)
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PROSE * 30_000, encoding="utf-8")
    account = exchange.bring([tmp_path], tmp_path / "out")
    assert [(item.name, item.reason) for item in account.skipped] == [
        ("b.txt", "fait 2 Mo, plus que les 1 Mo admis\u202f; partagez-le en plusieurs")
    ]


def test_an_import_that_cannot_be_read_again_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "analysis.corpus.stored.write", lambda _, path: (path.mkdir(), (path / "a.txt").write_text("x"))
    )
    assert main(["import", str(SEEDS), "--output", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == "media-report: 5 articles were to be written, 0 can be read again\n"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_with_the_corpus_it_is_about_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: object, path: Path) -> None:
        path.mkdir()
        (path / "a.txt").write_text("x")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("analysis.corpus.stored.write", full)
    output = tmp_path / "out"
    assert main(["import", str(SEEDS), "--output", str(output)]) == 2
    told = f"media-report: {output} can't be written: No space left on device\n"
    assert capsys.readouterr().err == told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("seconds", [0.3, 1.5, 3.0])
def test_an_import_that_is_stopped_leaves_no_half_corpus_and_the_next_one_is_whole(
    tmp_path: Path, how: signal.Signals, seconds: float
) -> None:
    rows = [json.dumps({"id": n, "text": f"{PROSE} {n} " * 40}) for n in range(300)]
    (tmp_path / "c.jsonl").write_text("\n".join(rows), encoding="utf-8")
    output = tmp_path / "out"
    arguments = ["import", str(tmp_path / "c.jsonl"), "--output", str(output)]
    begun = subprocess.Popen(
        [sys.executable, "-m", "analysis", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    time.sleep(seconds)
    begun.send_signal(how)
    _, err = begun.communicate(timeout=60)
    if output.exists():
        # It was quicker: then it is whole.
        assert len(load(output).articles) == len(rows)
        return
    assert how == signal.SIGKILL or b"Traceback" not in err or seconds < 1
    assert main(arguments) == 0
    assert len(load(output).articles) == len(rows)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.jsonl", "out"]


def test_columns_are_mapped_as_the_user_says(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text(
        f"titre,body,teaser\nUn,{PROSE.replace(',', '')},rien\n", encoding="utf-8"
    )
    arguments = ["import", str(tmp_path / "c.csv"), "--map", "text=Body", "--map", "section=teaser"]
    assert main([*arguments, "--output", str(tmp_path / "out")]) == 0
    (article,) = load(tmp_path / "out").articles
    assert (article.title.value, article.section) == ("Un", "rien")


def test_a_dispatch_that_two_outlets_carry_is_an_article_of_each(tmp_path: Path) -> None:
    outlets = ["Le Soir", "Le Temps", "Le Soir", ""]
    rows = [{"id": str(n), "text": PROSE, "outlet": name} for n, name in enumerate(outlets)]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    account = exchange.bring([tmp_path / "c.jsonl"], tmp_path / "out")
    assert [article.outlet.value for article in load(tmp_path / "out").articles] == ["Le Soir", "Le Temps"]
    assert [(item.name, item.reason) for item in account.duplicates] == [
        ("c.jsonl, ligne 3", "même texte que c.jsonl, ligne 1"),
        ("c.jsonl, ligne 4", "même texte que c.jsonl, ligne 1"),
    ]


@pytest.mark.parametrize(
    ("url", "outlet", "source"),
    [
        ("https://www.lemonde.fr/politique/a.html", "Le Monde", "printed"),
        ("https://gazette-du-val.fr/a", "gazette-du-val.fr", "inferred"),
        ("papiers/a.html", None, "unknown"),
    ],
)
def test_an_outlet_that_nothing_names_is_known_by_its_address(
    tmp_path: Path, url: str, outlet: str | None, source: str
) -> None:
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": PROSE, "url": url}), encoding="utf-8")
    (article,) = load(tmp_path / "c.jsonl").articles
    assert (article.outlet.value, article.outlet.source) == (outlet, source)
    exchange.bring([tmp_path / "c.jsonl"], tmp_path / "out")
    assert load(tmp_path / "out").articles[0].outlet == article.outlet


def test_a_text_with_the_tags_of_a_web_page_loses_them(tmp_path: Path) -> None:
    html = f"<p>{PROSE}</p>\n<p>« Enfin&nbsp;! », dit <b>la maire</b>.<br>Suite.</p><script>x()</script>"
    rows = [{"text": html}, {"text": "Si a < b et b > c, </p> reste."}]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    account = exchange.bring([tmp_path / "c.jsonl"], tmp_path / "out")
    texts = {article.text for article in load(tmp_path / "out").articles}
    assert texts == {f"{PROSE}\n\n« Enfin\xa0! », dit la maire.\n\nSuite.", rows[1]["text"]}
    assert [item.reason for item in account.notices] == ["balises HTML retirées du texte"]


def test_mentions_of_cision_are_read_by_their_excerpts_where_that_is_said(tmp_path: Path) -> None:
    shared = {
        "type": "onlineArticle",
        "medium": "Online",
        "languageCode": "fr",
        "sentiment": 0.1,
        "audience": 9,
    }
    mentions = [
        {"id": 7, "publishedAt": "2022-11-03T17:42:00Z", "title_summary": "Le budget voté",
         "source": "Le Soir", "url": "https://www.lesoir.be/7", "author": "Anne Riom", "excerpt": PROSE,
         **shared},
        {"id": 8, "publishedAt": "2022-11-04T05:00:00Z", "title_summary": "Un budget sans débat",
         "source": "letemps.ch", "url": "https://www.letemps.ch/8", "excerpt": "", **shared},
    ]  # fmt: skip
    path = tmp_path / "mentions.json"
    path.write_text(json.dumps({"mentions": mentions, "total": 2}), encoding="utf-8")
    account = exchange.bring([path], tmp_path / "out", Options({"text": "excerpt"}))
    (article,) = account.articles.values()
    assert (article.outlet.value, article.title.value) == ("Le Soir", "Le budget voté")
    assert (str(article.published.value), article.authors) == ("2022-11-03 17:42:00+00:00", ("Anne Riom",))
    assert [(item.name, item.reason) for item in account.skipped] == [
        (
            "mentions.json, objet 2",
            "sans texte mais avec une adresse\u202f; l’option --fetch va y chercher la page",
        )
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_of_a_press_review_is_read_by_its_mapped_columns(tmp_path: Path, ending: str) -> None:
    head = ["N° retombée", "Intitulé", "Média / Support", "Jour", "Extrait", "Équivalent publicitaire"]
    frame = pd.DataFrame([["12", "Le budget voté", "Sud Ouest", "03/11/2022", PROSE, "1 200"]], columns=head)
    path = tmp_path / f"retombees.{ending}"
    write = frame.to_excel if ending == "xlsx" else partial(frame.to_csv, sep=";", encoding="windows-1252")
    write(path, index=False)
    mapped = [
        f"--map={name}"
        for name in ("text=Extrait", "title=Intitulé", "published=Jour", "outlet=Média / Support")
    ]
    assert main(["import", str(path), "--output", str(tmp_path / "out"), *mapped]) == 0
    (article,) = load(tmp_path / "out").articles
    assert (article.outlet.value, article.title.value, str(article.published.value)[:10]) == (
        "Sud Ouest",
        "Le budget voté",
        "2022-11-03",
    )


def test_an_answer_of_newsapi_is_a_list_of_articles_cut_short(tmp_path: Path) -> None:
    article = {
        "source": {"id": "le-monde", "name": "Le Monde"},
        "author": "Zoé Ély",
        "title": "Le budget est voté",
        "description": "Six heures de débat.",
        "url": "https://www.lemonde.fr/a.html",
        "publishedAt": "2024-03-12T18:42:00Z",
        "content": f"{PROSE}… [+2745 chars]",
    }
    answer = {"status": "ok", "totalResults": 1, "articles": [article]}
    (tmp_path / "a.json").write_text(json.dumps(answer), encoding="utf-8")
    exchange.bring([tmp_path / "a.json"], tmp_path / "out")
    (found,) = load(tmp_path / "out").articles
    assert (found.outlet.value, found.authors, found.truncated.value) == ("Le Monde", ("Zoé Ély",), "paywall")
    assert found.published.value is not None
    assert found.published.value.isoformat() == "2024-03-12T18:42:00+00:00"


def test_an_article_by_itself_may_have_a_list_of_authors(tmp_path: Path) -> None:
    article = {
        "title": "Le budget est voté",
        "body": PROSE,
        "authors": [{"name": "A. B."}, {"name": "C. D."}],
    }
    (tmp_path / "a.json").write_text(json.dumps(article), encoding="utf-8")
    exchange.bring([tmp_path / "a.json"], tmp_path / "out")
    (found,) = load(tmp_path / "out").articles
    assert (found.text, found.authors) == (PROSE, ("A. B.", "C. D."))


def test_texts_that_differ_in_their_spaces_alone_are_one_article(tmp_path: Path) -> None:
    texts = [
        f"{PROSE}\n\nFin.",
        f"{PROSE}\r\n\r\nFin.\r\n",
        f"{PROSE.replace(' ', chr(160), 3)}\nFin.",
        PROSE,
    ]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_bytes(text.encode())
    account = exchange.bring([tmp_path], tmp_path / "out")
    assert [(item.name, item.reason) for item in account.duplicates] == [
        ("1.txt", "même texte que 0.txt, aux espaces près"),
        ("2.txt", "même texte que 0.txt, aux espaces près"),
    ]
    assert [article.text for article in account.articles.values()] == [texts[0], PROSE]


def test_reasons_that_differ_in_what_they_quote_are_one_line_where_they_are_many(tmp_path: Path) -> None:
    rows = [f'"{PROSE} {day}",le {day} frimaire\n' for day in range(1, 6)]
    (tmp_path / "c.csv").write_text(f"text,published\n{''.join(rows)}", encoding="utf-8")
    told = reconciliation.lines(exchange.bring([tmp_path / "c.csv"], tmp_path / "out"), "out")
    (notice,) = [line.replace("\u00a0", " ") for line in told if line.startswith("notice")]
    assert notice.startswith(
        "notice c.csv, ligne 2, c.csv, ligne 3, c.csv, ligne 4, … (5): "
        "published : date illisible « le 1 frimaire »"
    )
    assert notice.endswith(" … and 4 more like it")


GERMAN = (
    "Der Gemeinderat hat am Dienstagabend beschlossen, das Schwimmbad für den Sommer zu schließen. Die "
    "Entscheidung wurde nach einer langen Debatte getroffen, sagte die Bürgermeisterin vor der Presse. "
    "Die Anwohner sind nicht einverstanden und haben eine Petition mit vielen Unterschriften eingereicht."
)
ENGLISH = (
    "The council voted on Tuesday evening to close the swimming pool for the summer, after a debate that "
    "lasted for six hours. The mayor said that they had no choice, and that the works would begin in March."
)


def test_languages_are_told_by_their_words_and_one_that_is_not_known_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, text in (("a", PROSE * 3), ("b", ENGLISH), ("c", GERMAN), ("d", "Le pont est fermé.")):
        (source / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["import", str(source), "--output", str(tmp_path / "out")]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("notice")]
    assert told == ["notice c.txt: mots d’aucune langue connue\u202f; lu comme du fr"]
    found = load(tmp_path / "out").articles
    assert [(article.language, article.language_source) for article in found] == [
        ("fr", "inferred"),
        ("en", "inferred"),
        ("fr", "unknown"),
        ("fr", "unknown"),
    ]
