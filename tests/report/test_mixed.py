"""A corpus in two languages makes one report: what compares across languages, and what doesn't."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import messages
from analysis.report import distinctive, findings, quotes, show, tongues
from analysis.report.display import Displayable
from analysis.study import Study, open_study


def html(shown: Displayable) -> str:
    return str(shown._repr_mimebundle_()["text/html"])


TEXTS = {
    "a.txt": (
        "The dam above Selby was closed on 2024-03-12, the government of Germany said. "
        "“We have asked for help three times,” said Martha Lind, who chairs the board. "
        "“Nobody came to see the dam with us.”"
    ),
    "b.txt": (
        "Engineers from Germany have closed the dam. “We have asked for help three times,” Martha Lind told "
        "reporters on Tuesday. She said that the water was rising behind the wall."
    ),
    "c.txt": (
        "Le barrage de Selby a été fermé le 12 mars 2024, selon le gouvernement de l'Allemagne. « Nous avons "
        "demandé de l'aide trois fois », a déclaré Martha Lind, la présidente du conseil."
    ),
}
MANIFEST = """file,outlet,published
a.txt,The Selby Post,2024-03-13
b.txt,The Moor,2024-03-13
c.txt,Le Courrier,2024-03-14
"""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Study:
    folder = tmp_path_factory.mktemp("mixed")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    return open_study(str(folder))


def test_each_article_is_read_in_its_own_language(mixed: Study) -> None:
    articles = mixed["articles"]
    assert articles["language"].tolist() == ["en", "en", "fr"]
    assert set(articles["language_source"]) == {"inferred"}
    assert set(mixed["quotations"]["article_id"]) == {"a", "b", "c"}


def test_people_and_countries_are_one_across_languages(mixed: Study) -> None:
    entities = mixed["entities"].set_index("canonical")
    assert entities.loc["Martha Lind", "articles"] == 3
    assert entities.loc["Germany", "surfaces"] == "Allemagne | Germany"


def test_wording_and_words_are_compared_within_one_language(mixed: Study) -> None:
    spoken = dict(zip(mixed["articles"]["article_id"], mixed["articles"]["language"], strict=True))
    for table in ("similarities", "quote_drift"):
        pairs = zip(mixed[table]["article_id"], mixed[table]["other_article_id"], strict=True)
        assert all(spoken[one] == spoken[other] for one, other in pairs)
    assert set(mixed["passages"]["article_id"]) == {"a", "b"}
    assert "c" not in set(mixed["similarities"]["article_id"])


def test_the_page_speaks_the_language_of_most_articles_and_says_what_it_compares(mixed: Study) -> None:
    assert mixed.language == "en"
    with messages.speaking("", mixed.language):
        assert messages.language() == "en"
        note = tongues.note(mixed)
        assert "words are compared only between articles in one language" in note
        assert "English, French" in note
        assert note in findings.passages(mixed)
        assert note in distinctive.words(mixed, True)
    with messages.speaking("fr", mixed.language):
        assert "anglais, français" in tongues.note(mixed)


def test_quoted_words_carry_the_language_of_their_article(mixed: Study) -> None:
    with messages.speaking("", mixed.language, mixed.languages):
        shown = html(quotes.quotations(mixed))
    assert '<span lang="fr">Nous avons demandé' in shown
    assert "lang" not in shown[: shown.index("Le Courrier")]


def test_a_corpus_in_one_language_needs_no_such_note(mixed: Study) -> None:
    english = mixed["articles"].query("language == 'en'")
    assert tongues.note(Study(mixed.corpus, {"articles": english})) == ""


def test_the_accuracy_on_the_page_names_the_languages_measured() -> None:
    rows = [
        ("riviere", "quotations", "speech found", 90.0, 9, 10),
        ("harbour", "quotations", "speech found", 50.0, 5, 10),
    ]
    measured = pd.DataFrame(rows, columns=["set", "group", "measure", "value", "right", "of"])
    french, both = (html(show.accuracy(measured, codes)) for codes in (["fr"], ["en", "fr"]))
    assert "en français" in french
    assert "9/10" in french
    assert "5/10" not in french
    assert "en anglais, français" in both
    assert "9/10" in both
    assert "5/10" in both
    assert "rien n’a été mesuré en italien" in html(show.accuracy(measured, ["fr", "it"]))
    assert "Rien n’a été mesuré en italien" in html(show.accuracy(measured, ["it"]))
