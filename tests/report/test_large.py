"""The page of a large corpus: the articles it cites most, no link that leads nowhere, lists that end."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis import anchors, limits, messages
from analysis import tables as contract
from analysis.charts import chronology, data, publishing
from analysis.corpus.articles import Article, Corpus, Skipped
from analysis.report import show
from analysis.report.page import cited, render
from analysis.report.page.articles import Shown
from analysis.study import Study
from tests.report import sample

ARTICLES = [Article(name, "x" * 100) for name in ("a:1", "b", "c")]
SENTENCES = contract.frame(
    "sentences",
    [
        {"article_id": name, "sentence_id": f"{name}:{at}", "start": at, "end": at + 1}
        for name in ("a:1", "b", "c")
        for at in range(3)
    ],
)
HOME = cited.homes(ARTICLES, SENTENCES)
OF_A = {anchor for anchor, name in HOME.items() if name == "a:1"}


def page_of(corpus: Corpus, language: str = "fr") -> str:
    tables = sample.tables_of(corpus)
    made = sample.notebooks(corpus, tables)
    return render(made, corpus, tables, title="Essai", language=language, parameters={})


def test_articles_come_in_the_order_in_which_the_opening_then_the_page_leads_to_them() -> None:
    chart = '<script type="application/json">{"href":"#s-b_3a_1","also":"s-b_3a_1:1-2 s-b_3a_2"}</script>'
    opening = f'<p id="s-b_3a_9">plus-a-b</p><a href="#{anchors.sentence("c:0")}">un</a>'
    assert [one.article_id for one in cited.ranked(ARTICLES, [opening, chart], HOME)] == ["c", "b", "a:1"]
    assert [one.article_id for one in cited.ranked(ARTICLES, [chart, opening], HOME)] == ["b", "c", "a:1"]
    assert cited.ranked(ARTICLES, [], HOME) == ARTICLES


def test_as_many_articles_are_shown_as_there_is_room_for_and_never_none() -> None:
    def body(size: int) -> Shown:
        return Shown("a", "fr", "", "", "", False, "", "", (), "é" * size)  # type: ignore[arg-type]

    size = 2 * 4000 + cited.HEADER
    assert len(cited.fitting([body(4000)] * 3, 3 * size)) == 3
    assert len(cited.fitting([body(4000)] * 3, 3 * size - 1)) == 2
    assert len(cited.fitting([body(4000)] * 3, 0)) == 1


def test_a_link_to_what_is_left_out_becomes_its_words_as_they_looked() -> None:
    html = (
        '<a href="#s-a_3a_1_3a_2" data-start="3" data-end="9"><b>un</b></a> '
        '<a class="cell" href="#a-a_3a_1">deux</a> '
        '<a href="#s-b_3a_0" data-start="1" data-end="2">trois</a> <a href="#q-un">partie</a>'
    )
    assert cited.relinked(html, OF_A) == (
        '<span><b>un</b></span> <span class="cell">deux</span> '
        '<a href="#s-b_3a_0" data-start="1" data-end="2">trois</a> <a href="#q-un">partie</a>'
    )
    assert cited.relinked(html, set()) == html


def test_a_link_that_rests_on_others_too_leads_to_those_and_counts_the_rest() -> None:
    html = (
        '<a href="#s-a_3a_1_3a_2" data-start="3" data-end="9" data-also="s-a_3a_1_3a_2:3-9 s-b_3a_0:4-5 '
        's-a_3a_1_3a_0 s-c_3a_1" data-more="7">quatre</a>'
    )
    assert cited.relinked(html, OF_A) == (
        '<a href="#s-b_3a_0" data-also="s-b_3a_0:4-5 s-c_3a_1" data-more="9">quatre</a>'
    )


def test_marks_of_a_chart_lead_to_nothing_that_is_left_out() -> None:
    rows = [
        {"href": "#s-a_3a_1_3a_2", "also": "s-a_3a_1_3a_2:1-2", "n": 1},
        {"href": "#s-a_3a_1_3a_2", "also": "s-a_3a_1_3a_2:1-2 s-c_3a_0:3-4", "n": 2},
        {"href": "#a-b", "n": 3},
    ]
    spec = {"encoding": {"href": {"field": "href"}}, "datasets": {"one": rows}}
    html = f'<script type="application/json">{json.dumps(spec)}</script>'
    found = json.loads(re.sub(r"</?script[^>]*>", "", cited.relinked(html, OF_A)))
    assert found["encoding"] == spec["encoding"]
    assert found["datasets"]["one"] == [
        {"n": 1},
        {"href": "#s-c_3a_0", "also": "s-c_3a_0:3-4", "more": 1, "n": 2},
        {"href": "#a-b", "n": 3},
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Des 8 articles comparés, cette page donne à lire les {} qu’elle cite le plus"),
        ("en", "Of the 8 articles compared, this page gives those {} to read that it cites most"),
    ],
)
def test_a_page_too_large_holds_fewer_articles_says_so_and_leads_to_no_other(
    riviere: Corpus, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    whole = page_of(riviere, language)
    monkeypatch.setattr(limits, "PAGE", len(whole.encode()) - 30_000)
    page = page_of(riviere, language)
    assert len(page.encode()) < limits.PAGE + 8000
    soup = BeautifulSoup(page, "html.parser")
    shown = [str(article["id"]) for article in soup.find_all("article")]
    every = [anchors.article(article.article_id) for article in riviere.articles]
    assert 0 < len(shown) < len(every)
    assert shown == [anchor for anchor in every if anchor in shown]
    assert said.format(len(shown)) in soup.get_text()
    assert "data/sentences.csv" not in whole
    targets = set(re.findall(r"[\"#]#?([as]-[\w-]+)\"", re.sub(r'id="[^"]*"', "", page)))
    assert targets
    assert targets <= {str(tag["id"]) for tag in soup.find_all(id=True)}


def test_the_page_names_so_many_files_and_where_the_others_are(
    riviere: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ARTICLES", 3)
    skipped = tuple(Skipped(f"{name}.txt", "texte vide") for name in "abcde")
    page = page_of(replace(riviere, skipped=skipped, notices=()))
    assert [name for name in "abcde" if f"<b>{name}.txt</b>" in page] == ["a", "b", "c"]
    assert page.count("Les 2 lignes suivantes sont dans manifest.json.") == 1
    assert "lignes suivantes" not in page_of(replace(riviere, skipped=skipped[:3], notices=()))


def test_lists_of_all_articles_end_and_name_the_file_that_has_the_rest(
    fiction: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ARTICLES", 3)
    for table in (show.articles(fiction), show.hashes(fiction)):
        assert table.html.count("<tr>") == 4
        assert "3 lignes sur 8\u202f; toutes sont dans" in table.html
        assert "data/articles.csv" in table.html


def drawn(chart: object) -> int:
    """The marks of a chart that lead somewhere."""
    return len(re.findall(r'"href": "#', json.dumps(chart.to_dict())))  # type: ignore[attr-defined]


def published(chart: object) -> list[str]:
    """What the lanes of a timeline say of their outlets' publications."""
    datasets = chart.to_dict()["datasets"].values()  # type: ignore[attr-defined]
    return [row["words"] for rows in datasets for row in rows if row.get("kind") == "lane"]


def test_the_timeline_draws_the_tellings_of_what_most_tell_and_counts_all(
    fiction: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = fiction["events"], fiction["event_mentions"], fiction["articles"]
    whole = chronology.timeline(*tables)
    monkeypatch.setattr(limits, "MARKS", 5)
    chart = chronology.timeline(*tables)
    assert chart is not None
    assert whole is not None
    # Five tellings, and at most a publication of each of five outlets.
    assert 5 <= drawn(chart) <= 10 < drawn(whole)
    title, before = chart.to_dict()["title"], whole.to_dict()["title"]
    assert re.search(r"\s; 5 récits dessinés sur \d\d, des événements", " ".join(title["subtitle"]))
    # What is said of an outlet's publications counts those that are not drawn too.
    assert published(chart) == published(whole)
    assert title["subtitle"][0].split()[0] == before["subtitle"][0].split()[0]


def test_a_publication_stands_for_those_of_its_outlet_that_come_soon_after(
    fiction: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = pd.concat([fiction["articles"]] * 3, ignore_index=True)
    outlets = articles["outlet"].nunique()
    monkeypatch.setattr(limits, "MARKS", 1)
    with messages.speaking("fr"):
        spec = publishing.publication(articles).to_dict()  # type: ignore[union-attr]
    assert len(re.findall(r'"href": "#', json.dumps(spec))) == outlets
    titles = re.findall(r"\(et (\d+) après\)", json.dumps(spec, ensure_ascii=False))
    assert sum(map(int, titles)) + outlets == len(articles)
    assert f"{len(articles)} articles dans l’ordre" in spec["description"]


def test_moments_fall_into_equal_stretches_each_of_one_outlet() -> None:
    days = [("A", "2024-01-01"), ("B", "2024-01-01"), ("A", "2024-01-11"), ("A", "2024-01-02")]
    moments = [(outlet, pd.Timestamp(day)) for outlet, day in days]
    assert data.slots(moments, 4) == [[0, 3], [1], [2]]
    assert data.slots(moments, 1000) == [[0], [1], [3], [2]]
    assert data.slots(moments[:2], 2) == [[0], [1]]
