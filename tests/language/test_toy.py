"""A third language is a folder: nothing outside it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

import analysis.language
from analysis import language as languages
from analysis.corpus import load, tongue
from analysis.corpus.articles import Fact
from analysis.reading.tables import read_article
from analysis.study import open_study

# Esperanto in five small files; spaCy has no model and no tokenizer of its own for it.
FILES = {
    "language.yml": "code: eo\ntime_zone: Europe/Warsaw\n",
    "function_words.txt": "\n".join(
        [
            "la",
            "kaj",
            "de",
            "en",
            "estas",
            "estis",
            "ke",
            "ne",
            "ni",
            "ili",
            "ŝi",
            "li",
            "ĝi",
            "por",
            "sur",
            "kun",
            "al",
            "pri",
            "tio",
            "kiu",
            "ĉiu",
        ]
    ),
    "reporting_verbs.tsv": "lemma\tstance\tclause\tquote\tinfinitive\tgerund\tnote\n"
    "diris\tsays\tyes\tyes\t-\t-\t-\nneis\tdenies\tyes\tyes\t-\t-\t-\n",
    "pronouns.tsv": "form\tnumber\tgender\tthing\trole\nŝi\tone\tf\tno\t\nli\tone\tm\tno\t\n",
    "given_names.tsv": "name\tgender\nIvo\tm\nLidia\tf\n",
}
ARTICLE = (
    "La nova ponto estis fermita.\n\n"
    "La urbestrino parolis en la vespero pri la ponto kaj la rivero. "
    "“Ni malfermos ĝin por ĉiu”, diris Lidia Varga. “Tio estas certa”, ŝi diris.\n\n"
    "La ponto estas fermita de 2024-03-12, kaj 12 % de la vojoj ne estas uzeblaj."
)


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The package with one more folder on its path."""
    folder = tmp_path / "languages" / "toy"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(analysis.language, "__path__", [*analysis.language.__path__, str(folder.parent)])
    return "eo"


def test_a_folder_with_its_description_is_a_language(toy: str) -> None:
    assert languages.known() == ("en", toy, "fr")
    assert languages.load(toy).time_zone == "Europe/Warsaw"
    assert languages.load(toy).model == ""


def test_a_file_that_a_language_lacks_has_no_words(toy: str) -> None:
    assert languages.load(toy).rows("hedging_words") == ()
    assert languages.load(toy).words("abbreviations") == frozenset()


def test_an_article_in_it_is_told_by_its_words(toy: str) -> None:
    assert tongue.of(ARTICLE, Fact()).value == toy


def test_an_article_in_it_is_read(toy: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(ARTICLE, encoding="utf-8")
    found = read_article(load(corpus).articles[0])
    assert [(row["text"], row["kind"]) for row in found["mentions"]] == [("Lidia Varga", "PERSON")]
    quoted = [(row["text"], row["speaker"], row["stance"]) for row in found["quotations"]]
    assert quoted == [
        ("Ni malfermos ĝin por ĉiu", "Lidia Varga", "says"),
        ("Tio estas certa", "Lidia Varga", "says"),
    ]
    assert found["sentences"][0]["terms"] == "nova ponto fermita"
    assert [row["value"] for row in found["timex"]] == ["2024-03-12"]
    assert found["hedges"] == found["non_responses"] == []


def test_its_articles_are_compared_with_those_of_others(toy: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(ARTICLE, encoding="utf-8")
    english = "The mayor has closed the bridge. “We will open it again,” said Lidia Varga, who was there."
    (corpus / "b.txt").write_text(english, encoding="utf-8")
    study = open_study(str(corpus))
    assert study["articles"]["language"].tolist() == [toy, "en"]
    person = study["entities"].query("canonical == 'Lidia Varga'")
    assert person["articles"].tolist() == [2]
