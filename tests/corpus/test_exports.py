"""Every format gives every article of an export, with its facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.corpus import exchange, load
from analysis.corpus.articles import Article
from tests.corpus import exports
from tests.corpus.exports import DOCUMENTS, Document

# RIS and the pages of tables give a text in one piece; old Europresse has straight apostrophes.
FLAT = str.maketrans({"’": "'", "\n": " "})


def imported(source: Path, output: Path) -> list[Article]:
    exchange.bring([source], output)
    return sorted(load(output).articles, key=lambda article: str(article.published.value))


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_every_article_of_an_export_comes_with_its_facts(tmp_path: Path, name: str) -> None:
    found = imported(exports.write(tmp_path, name), tmp_path / "out")
    facts = [(a.outlet.value, str(a.published.value)[:10], "; ".join(a.authors)) for a in found]
    assert facts == [(d.outlet, d.day, d.author) for d in DOCUMENTS]
    for article, document in zip(found, DOCUMENTS, strict=True):
        flat = " ".join(article.text.translate(FLAT).split())
        assert [p for p in document.paragraphs if " ".join(p.translate(FLAT).split()) not in flat] == []
        assert (article.title.value or "").translate(FLAT) == document.title.translate(FLAT)


@pytest.mark.parametrize(
    "name", [name for name in exports.EXPORTS if name.split(".")[0][:5] in {"europ", "facti", "nexis"}]
)
def test_nothing_of_the_database_stands_in_the_text(tmp_path: Path, name: str) -> None:
    for article in imported(exports.write(tmp_path, name), tmp_path / "out"):
        for word in (
            "Tous droits",
            "Copyright",
            "Document",
            "mots",
            "certificat",
            "Load-Date",
            "Search",
            "FRENCH",
        ):
            assert word not in article.text, article.text


@pytest.mark.parametrize(
    "name", ["europresse.html", "factiva.html", "nexis.html", "pages.zip", "articles.csv"]
)
def test_sections_are_kept(tmp_path: Path, name: str) -> None:
    found = imported(exports.write(tmp_path, name), tmp_path / "out")
    expected = [d.section for d in DOCUMENTS] if name != "factiva.html" else [None] * 3
    assert [article.section for article in found] == expected


def test_both_dates_are_kept_where_a_documents_number_has_another(tmp_path: Path) -> None:
    account = exchange.bring([exports.write(tmp_path, "europresse.html")], tmp_path / "out")
    last = next(a for a in load(tmp_path / "out").articles if a.outlet.value == "Le Soir")
    assert (str(last.published.value)[:10], last.document_date) == ("2022-11-12", "2022-11-13")
    assert last.document_id == "news·20221113·LESOIR·2456"
    reasons = [notice.reason for notice in account.notices]
    assert reasons == [
        "daté du 2022-11-12, numéro de document du 2022-11-13\u00a0: les deux dates sont gardées"
    ]


def test_a_document_without_a_printed_date_takes_the_one_in_its_number_as_inferred(tmp_path: Path) -> None:
    page = exports.europresse().decode().replace("jeudi 3 novembre 2022 ", "")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    first = imported(tmp_path / "a.html", tmp_path / "out")[0]
    assert (str(first.published.value)[:10], first.published.source) == ("2022-11-03", "inferred")


def test_a_database_export_lies_in_a_corpus_folder_as_it_is(tmp_path: Path) -> None:
    exports.write(tmp_path, "europresse.html")
    (tmp_path / "autre.txt").write_text(DOCUMENTS[0].paragraphs[1], encoding="utf-8")
    assert [article.file for article in load(tmp_path).articles] == [
        "autre.txt",
        *(f"europresse.html, document {n}" for n in (1, 2, 3)),
    ]


def test_a_page_saved_as_one_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(exports.mhtml(DOCUMENTS[0]))
    (article,) = imported(tmp_path / "a.mhtml", tmp_path / "out")
    assert (article.outlet.value, article.title.value) == (DOCUMENTS[0].outlet, DOCUMENTS[0].title)


def large(count: int) -> list[Document]:
    """Many documents in three styles of marks, every tenth a copy of an earlier one, some of them empty."""
    marks = ("« ", " »"), ("“", "”"), ('"', '"')
    made: list[Document] = []
    for n in range(count):
        first, last = marks[n % 3]
        told = f"{first}Nous rouvrirons le quai {n}{last}, a promis mardi la maire devant la presse."
        paragraphs = () if n % 15 == 7 else (told, f"Le chantier numéro {n} durera encore trois semaines.")
        one = replace(DOCUMENTS[n % 3], title=f"Le quai {n} rouvre", paragraphs=paragraphs)
        made.append(made[n - 9] if n and n % 10 == 0 else one)
    return made


def test_a_large_export_is_accounted_for_document_by_document(tmp_path: Path) -> None:
    documents = large(90)
    undated = exports.europresse(tuple(documents)).decode().replace("jeudi 3 novembre 2022 ", "")
    (tmp_path / "a.html").write_text(undated.replace("20221103", ""), encoding="utf-8")
    account = exchange.bring([tmp_path / "a.html"], tmp_path / "out")
    empty = [n for n, document in enumerate(documents) if not document.paragraphs]
    texts = {document.paragraphs for document in documents if document.paragraphs}
    assert (account.found, len(account.articles)) == (90, len(texts))
    assert [item.name for item in account.skipped] == [f"a.html, document {n + 1}" for n in empty]
    assert len(account.duplicates) == 90 - len(empty) - len(texts)
    dated = [article.published.value is not None for article in account.articles.values()]
    assert dated.count(False) == len({d.paragraphs for d in documents if d.paragraphs and d.code == "SUDOUE"})
