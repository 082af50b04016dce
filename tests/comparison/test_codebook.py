from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.comparison import codebook, coding
from analysis.comparison.codebook import Entry
from analysis.errors import UserError
from analysis.study import Study, open_study


def written(folder: Path, text: str) -> Path:
    path = folder / "grille.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_codebook_is_read_in_order_with_its_labels_or_names(tmp_path: Path) -> None:
    first = "- element: feu\n  label: L'origine du feu\n  terms: [enquête, 2019]\n"
    assert codebook.read(written(tmp_path, f"{first}- element: air\n  sentences: Un air.")) == [
        Entry("feu", "L'origine du feu", ("enquête", "2019"), ()),
        Entry("air", "air", (), ("Un air.",)),
    ]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("feu: [enquête]", 1, "a codebook is a YAML list of elements, each with element"),
        ("", 1, "a codebook is a YAML list"),
        ("- element: feu\n  terms: [a]\n- enquête\n", 3, "an element has element"),
        ("- element: feu\n  term: [a]\n", 2, "unknown key 'term'; valid: element, label, terms, sentences"),
        ("- label: feu\n  terms: [a]\n", 1, "an element without `element`"),
        ("- element: feu\n  label: Feu\n", 1, "'feu' needs terms or sentences"),
        ("- element: feu\n  terms:\n    - a\n    - {b: c}\n", 4, "'terms' must be a list of texts"),
        ("- element: feu\n  terms: [a, '*']\n", 2, "with a letter or digit in each"),
        ("- element: [feu]\n  terms: [a]\n", 1, "'element' must be a text"),
        ("- element: feu\n  terms: [a]\n- element: feu\n  terms: [b]\n", 3, "'feu' is given twice"),
        ("- element: feu\n  element: air\n  terms: [a]\n", 2, "the key 'element' is given twice"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_what_is_valid(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    with pytest.raises(UserError) as error:
        codebook.read(written(tmp_path, text))
    assert str(error.value).startswith(f"{tmp_path / 'grille.yml'}, line {line}: ")
    assert what in str(error.value)


def test_a_missing_file_and_one_that_is_no_yaml_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no readable codebook .*nowhere\.yml"):
        codebook.read(tmp_path / "nowhere.yml")
    with pytest.raises(UserError, match="is not a readable YAML file"):
        codebook.read(written(tmp_path, "- element: [\n"))
    with pytest.raises(UserError, match="no readable codebook"):
        codebook.read(tmp_path)


def matches(tell: Any, entries: list[Entry], *lines: str) -> dict[str, list[str]]:
    articles, sentences = tell({"x": "\n".join(lines)})
    found = coding.find(entries, sentences, articles)
    return {entry.element: found.loc[found["element"] == entry.element, "text"].tolist() for entry in entries}


@pytest.mark.parametrize(
    ("term", "sentence", "found"),
    [
        ("enquête", "Une Enquête est ouverte.", True),
        ("état d'urgence", "L’Etat d’urgence est levé.", True),
        ("inspect*", "Trois inspecteurs sont venus.", True),
        ("inspect", "Trois inspecteurs sont venus.", False),
        ("mise en demeure", "La mise en\xa0demeure est restée sans suite.", True),
        ("mise en demeure", "La mise fut doublée en sa demeure.", False),
        ("coeur", "Le cœur du réacteur.", True),
        ("art.", "Un départ de feu.", False),
    ],
)
def test_a_term_is_whole_words_without_regard_to_case_accents_or_apostrophes(
    tell: Any, term: str, sentence: str, found: bool
) -> None:
    got = matches(tell, [Entry("e", "e", (term,), ())], sentence)
    assert got["e"] == ([sentence] if found else [])


def test_a_single_word_finds_its_inflected_forms(carried: Study) -> None:
    entries = [Entry("détruire", "détruire", ("détruire",), ())]
    found = coding.find(entries, carried["sentences"], carried["articles"])
    assert set(found["article_id"]) == {"a", "b", "c"}
    assert all("détruit" in text for text in found["text"])


def test_an_example_finds_a_sentence_that_says_the_same_and_not_the_others(carried: Study) -> None:
    example = "Les inspecteurs écrivent que le stockage dépassait la quantité autorisée."
    found = coding.find([Entry("s", "s", (), (example,))], carried["sentences"], carried["articles"])
    assert found["text"].tolist() == [
        "Le stockage dépassait de moitié la quantité autorisée, écrivent les inspecteurs."
    ]
    assert found["how"].tolist() == ["example"]
    assert found["match"].tolist() == [example]
    assert coding.ALIKE <= found["score"].iloc[0] <= 1


def test_each_sentence_stands_once_an_element_and_may_report_several(tell: Any) -> None:
    entries = [Entry("a", "a", ("feu", "nuit"), ()), Entry("b", "b", ("nuit",), ())]
    assert matches(tell, entries, "Le feu dura la nuit.", "Rien.") == {
        "a": ["Le feu dura la nuit."],
        "b": ["Le feu dura la nuit."],
    }


def test_no_outlet_omits_what_was_first_told_after_its_last_article(carried: Study) -> None:
    entries = [Entry("air", "air", ("inspect*",), ()), Entry("feu", "feu", ("incendie",), ())]
    found = coding.find(entries, carried["sentences"], carried["articles"])
    late = coding.statuses(found, carried["articles"], "air")
    assert late["La Lettre"] == "covered"
    assert {late[outlet] for outlet in late if outlet != "La Lettre"} == {"unknown"}
    early = coding.statuses(found, carried["articles"], "feu")
    assert early["La Lettre"] == "omitted"
    # Without a date nothing is known.
    assert early["Radio Val"] == "unknown"


def test_a_study_holds_the_sentences_of_its_codebook(tmp_path: Path) -> None:
    path = written(tmp_path, "- element: enquête\n  terms: [enquête]\n")
    study = open_study("seeds", codebook=str(path))
    assert set(study["codebook"]["element"]) == {"enquête"}
    texts = {article.article_id: article.text for article in study.corpus.articles}
    for row in study["codebook"].to_dict("records"):
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
    assert open_study("seeds")["codebook"].empty
