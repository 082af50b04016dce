"""What is taken out of a saved page: at least what trafilatura takes, and nothing lost of it afterwards."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import trafilatura

from analysis.corpus import load
from analysis.corpus.articles import Article
from tests.corpus.layouts import LAYOUTS, RELATED, TITLE, Layout, P

WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall by words, as pages are compared in the literature."""
    a, b = words(found), words(wanted)
    common = (a & b).total()
    return 2 * common / (a.total() + b.total())


def read(folder: Path, layout: Layout) -> Article:
    (folder / "a.html").write_text(layout.html, encoding="utf-8")
    (article,) = load(folder).articles
    return article


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("’", "'").split())


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_gives_as_much_of_its_article_as_trafilatura_alone(tmp_path: Path, name: str) -> None:
    layout = LAYOUTS[name]
    wanted, plain = "\n".join(layout.article), trafilatura.extract(layout.html) or ""
    article = read(tmp_path, layout)
    assert f1(article.text, wanted) >= f1(plain, wanted) > 0.8
    assert f1(article.text, wanted) > 0.9
    # What is blanked as furniture is no sentence of the article.
    lines = [flat(line) for line in layout.article if len(line.split()) > 8 and flat(line) in flat(plain)]
    assert lines
    assert [line for line in lines if line not in flat(article.masked)] == []
    assert f1(article.masked, wanted) > f1(plain, wanted) - 0.01


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_stands_around_the_article_is_not_read(tmp_path: Path, name: str) -> None:
    masked = read(tmp_path, LAYOUTS[name]).masked
    for stray in (*RELATED, "Mentions légales", "cookies", "Publicité", "Recevez chaque matin", "Facebook",
                  "Encore un pont", "Les ponts de l'Ouest sous surveillance", "Maud Perrinel", "mode lecture",
                  "Sans engagement", "Je m'abonne"):  # fmt: skip
        assert stray not in masked


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_headline_is_a_part_of_the_text(tmp_path: Path, name: str) -> None:
    article = read(tmp_path, LAYOUTS[name])
    (headline,) = (span for span in article.layout if span.kind == "headline")
    assert flat(TITLE) in flat(article.text[headline.start : headline.end])
    assert flat(article.text).count(flat(TITLE)) == 1


def test_a_standfirst_that_stands_apart_from_the_text_is_read_with_it(tmp_path: Path) -> None:
    told = "Le tablier sera inspecté câble par câble.", "La navette partira du port toutes les heures."
    apart = f'<div class="article-descriptif-1 chapo"><p>{told[0]}</p><p>{told[1]}</p></div>'
    page = LAYOUTS["agency"].html.replace('<div class="submitted">', f'{apart}<div class="submitted">')
    lines = read(tmp_path, Layout(page, ())).text.split("\n")
    assert [flat(line) for line in lines[:3]] == [flat(TITLE), *told]
    assert flat(lines[3]).startswith(flat(P[0])[:40])


def test_the_standfirsts_of_other_articles_stay_out(tmp_path: Path) -> None:
    other = '<div class="chapo"><p>Un autre article, sur une autre ville et un autre pont.</p></div>'
    page = LAYOUTS["regional"].html.replace("</body>", f"<div>{other * 2}</div></body>")
    assert "autre ville" not in read(tmp_path, Layout(page, ())).text


def test_a_short_headline_is_known_by_the_pages_markup(tmp_path: Path) -> None:
    short = LAYOUTS["agency"].html.replace(TITLE, "Un pont fermé")
    stated = short.replace("<head>", '<head><meta property="og:title" content="Un pont fermé">')
    assert "Un pont fermé" not in read(tmp_path, Layout(short, ())).text
    assert read(tmp_path, Layout(stated, ())).text.startswith("Un pont fermé\n")


def test_a_heading_that_is_the_sites_name_is_no_headline(tmp_path: Path) -> None:
    page = LAYOUTS["agency"].html.replace(
        f'<h1 id="page-title">{TITLE}</h1>', "<h1>La Gazette du pont de Kervelan</h1>"
    )
    assert "Gazette" not in read(tmp_path, Layout(page, ())).text


def test_the_wall_below_the_beginning_is_told_of(tmp_path: Path) -> None:
    assert read(tmp_path, LAYOUTS["national"]).truncated.value == "paywall"
    assert read(tmp_path, LAYOUTS["stub"]).truncated.value == "paywall"
