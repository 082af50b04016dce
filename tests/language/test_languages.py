"""Languages as folders, their models, and how an article's language is told."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest
import spacy

from analysis import language as languages
from analysis.cli import main
from analysis.corpus import load, tongue
from analysis.corpus.articles import Fact, Source
from analysis.errors import UserError
from analysis.reading.steps import STEPS, step

ROOT = Path(__file__).parent.parent.parent
SUMS = Path(__file__).with_name("english_model.tsv")
ENGLISH = "The council has voted to close the bridge, and nobody knows when it will be opened again."
FRENCH = "Le conseil a voté la fermeture du pont, et personne ne sait quand il sera rouvert à la circulation."


@pytest.fixture
def no_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where no model of English is installed."""
    monkeypatch.setattr(languages, "_installed", languages._installed.__wrapped__)
    monkeypatch.setattr(languages, "find_spec", lambda name: None if name.startswith("en_") else name)


def test_an_unknown_language_is_named_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="language 'xx' is not known; known: en, fr"):
        languages.load("xx")


def test_the_official_model_is_preferred_to_the_republished_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_installed", languages._installed.__wrapped__)
    monkeypatch.setattr(languages, "find_spec", lambda name: name)
    assert languages.load("en").model == "en_core_web_sm"


def test_the_english_model_has_the_weights_that_the_scores_were_measured_with() -> None:
    model = spacy.load(languages.load("en").model)
    with SUMS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    assert len(rows) == 11
    for row in rows:
        assert hashlib.sha256((model.path / row["file"]).read_bytes()).hexdigest() == row["sha256"], row[
            "file"
        ]
    told = model.meta["performance"]
    measured = [told[name] for name in ("tag_acc", "dep_las", "ents_f")]
    assert measured == pytest.approx([0.972937262, 0.8991533598, 0.8433119744], rel=1e-9)


def test_without_a_model_an_article_is_left_out_and_told_of(no_english: None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FRENCH, encoding="utf-8")
    found = load(tmp_path)
    assert [article.article_id for article in found.articles] == ["b"]
    assert [(one.name, "python -m spacy download en_core_web_sm" in one.reason) for one in found.skipped] == [
        ("a.txt", True)
    ]


def test_a_corpus_of_which_nothing_can_be_read_says_what_to_install(
    no_english: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    code = main(["read", str(tmp_path), "--output", str(tmp_path / "out")])
    told = capsys.readouterr().err
    assert code == 2
    assert "python -m spacy download en_core_web_sm" in told
    assert told.count("\n") == 1


def test_every_step_of_every_language_is_a_module_with_its_function() -> None:
    for code in languages.known():
        assert all(callable(step(languages.load(code), name).find) for name in STEPS)
    with pytest.raises(ValueError, match="there is no step 'nothing'"):
        step(languages.load("en"), "nothing")


def test_every_data_file_that_the_french_rules_name_is_there() -> None:
    named = re.compile(r'\.(rows|words)\("(\w+)"\)')
    places = [
        *(ROOT / "analysis/language/french").glob("*.py"),
        *(ROOT / "analysis/reading/quotations").glob("*.py"),
    ]
    endings = {"rows": "tsv", "words": "txt"}
    for place in places:
        for kind, name in named.findall(place.read_text(encoding="utf-8")):
            assert (ROOT / f"analysis/language/french/{name}.{endings[kind]}").exists(), (place, name)


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (FRENCH, "fr")])
def test_a_sentence_or_two_tell_the_language(text: str, code: str) -> None:
    found = tongue.of(text, Fact())
    assert (found.value, found.source) == (code, Source.INFERRED)
    assert found.evidence.endswith(f" {code}") or f" {code}, " in found.evidence


def test_what_shows_no_language_is_unsure() -> None:
    assert tongue.of("1914-1918", Fact()) == Fact("fr", Source.UNKNOWN)


@pytest.mark.parametrize("stated", ["en", "EN-gb", "en_US", "English", "Anglais", "ENGLISH; ANGLAIS"])
def test_a_stated_language_may_be_a_code_or_a_name(stated: str) -> None:
    assert tongue.of(FRENCH, Fact(stated, Source.MANIFEST)).value == "en"


def test_a_page_template_in_another_language_does_not_hide_the_articles_own() -> None:
    assert tongue.of(FRENCH, Fact("en", Source.PRINTED)).value == "fr"
    assert tongue.of("1914-1918", Fact("en", Source.PRINTED)).value == "en"


def test_a_given_language_is_that_of_articles_that_name_none() -> None:
    assert tongue.of(FRENCH, Fact(), "en") == Fact("en", Source.MANIFEST, "language")
    assert tongue.of(FRENCH, Fact("fr", Source.MANIFEST), "en").value == "fr"


def test_the_page_of_an_article_tells_its_language(tmp_path: Path) -> None:
    body = f"<p>{ENGLISH}</p>" * 3
    (tmp_path / "a.html").write_text(f"<html lang='en-GB'><body><article>{body}</article></body></html>")
    article = load(tmp_path).articles[0]
    assert (article.language, article.language_source) == ("en", Source.PRINTED)
