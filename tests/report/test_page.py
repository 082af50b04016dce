"""The page as text: what it holds, and what no article can make it hold."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag

from analysis import anchors
from analysis import tables as contract
from analysis.corpus.articles import Article, Corpus, Fact, Moment, Precision, Skipped, Source, Span
from analysis.report import display
from analysis.report.page import figures, lead, render
from analysis.report.page.articles import body
from analysis.report.page.marking import Mark, marked, printable
from analysis.report.page.overlays import overlays, records
from analysis.report.words import words
from tests.report import sample

FRENCH = words("fr")
HOSTILE = "</script><script>alert(1)</script> <img src=x onerror=alert(2)> « &amp; \" ' `» ${x}"


@pytest.fixture(scope="module")
def html(riviere: Corpus) -> str:
    tables = sample.tables_of(riviere)
    return render(
        sample.notebooks(riviere, tables), riviere, tables, title="Essai", parameters={"Version": "1 < 2"}
    )


@pytest.fixture(scope="module")
def page(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def fragment(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def small(article: Article, **tables: list[dict[str, object]]) -> tuple[Corpus, dict[str, pd.DataFrame]]:
    corpus = Corpus("essai", (article,))
    added = {name: contract.frame(name, rows) for name, rows in tables.items()}
    return corpus, {**sample.tables_of(corpus), **added}


def one(found: Tag | None) -> Tag:
    assert found is not None
    return found


def test_the_same_input_gives_the_same_bytes(riviere: Corpus, html: str) -> None:
    tables = sample.tables_of(riviere)
    again = render(
        sample.notebooks(riviere, tables), riviere, tables, title="Essai", parameters={"Version": "1 < 2"}
    )
    assert again == html
    assert 500_000 < len(html.encode("utf-8")) < 2_500_000


def test_every_sentence_stands_once_and_to_the_letter(riviere: Corpus, page: BeautifulSoup) -> None:
    rows = records(sample.tables_of(riviere), "sentences")
    assert len(rows) > 100
    assert len(page.select(".s")) == len(rows)
    for row in rows:
        sentence = one(page.find(id=anchors.sentence(row["sentence_id"])))
        assert sentence.get_text() == row["text"]
        assert sentence["data-at"] == str(row["start"])


def test_nothing_of_a_text_is_lost_but_its_markdown_marks(riviere: Corpus, page: BeautifulSoup) -> None:
    for article in riviere.articles:
        text = fragment(str(one(page.find(id=anchors.article(article.article_id))).select_one(".text")))
        for added in text.select("summary, .markup"):
            added.extract()
        expected = article.text
        for span in article.furniture:
            if span.kind == "markup":
                blank = " " * (span.end - span.start)
                expected = expected[: span.start] + blank + expected[span.end :]
        assert re.sub(r"\s", "", text.get_text()) == re.sub(r"\s", "", expected)


def test_ids_are_unique_and_every_link_inside_the_page_has_its_target(page: BeautifulSoup) -> None:
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    links = [str(tag["href"])[1:] for tag in page.select('a[href^="#"]')]
    assert len(links) > 20
    assert set(links) <= set(ids)


def test_headings_go_down_one_level_at_a_time_and_the_contents_name_them(page: BeautifulSoup) -> None:
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    contents = [tag.get_text() for tag in page.select("nav a")]
    narrow = "\u202f"
    assert contents[:3] == ["Qui en parle", f"De quelle longueur sont les phrases{narrow}?", "Qui parle"]
    assert sum("Gazette" in entry for entry in contents) == 3


def test_the_policy_names_exactly_the_scripts_that_run(html: str, page: BeautifulSoup) -> None:
    policy = str(one(page.select_one('meta[http-equiv="Content-Security-Policy"]'))["content"])
    assert policy.startswith("default-src 'none'; ")
    named = re.findall(r"'sha256-([^']+)'", policy)
    run = [script.string or "" for script in page.select("script:not([type])")]
    assert named == [b64encode(sha256(script.encode()).digest()).decode() for script in run]
    assert len(run) == 2
    assert "'unsafe-inline'" not in policy.partition("script-src")[2]


def test_nothing_on_the_page_is_loaded_from_elsewhere(page: BeautifulSoup) -> None:
    sources = [
        str(tag[name]) for name in ("src", "srcset", "poster", "data") for tag in page.select(f"[{name}]")
    ]
    sources += [str(tag["href"]) for tag in page.select("link[href]")]
    assert sources
    assert all(source.startswith("data:") for source in sources)
    style = "".join(tag.get_text() for tag in page.select("style"))
    assert not re.search(r"url\(|@import|@font-face", style)


def test_a_chart_is_a_picture_with_its_description_and_a_reserved_size(page: BeautifulSoup) -> None:
    image = one(page.select_one("figure.chart img"))
    assert image["alt"] == "Longueur de chaque phrase selon sa position dans l’article"
    svg = b64decode(str(image["src"]).partition("base64,")[2]).decode()
    assert figures.size(svg) == (int(str(image["width"])), int(str(image["height"])))
    spec = json.loads(one(page.select_one("figure.chart script")).get_text())
    assert "$schema" not in spec
    assert spec["encoding"]["href"]


def test_numbers_on_a_chart_are_written_as_in_french() -> None:
    values = [{"x": 1234.5}]
    spec = {
        "data": {"values": values},
        "mark": "text",
        "encoding": {"text": {"field": "x", "format": ",.1f"}},
    }
    assert "1\u00a0234,5" in figures.picture(spec, "fr-FR")


def test_a_picture_without_a_size_is_refused_in_one_sentence() -> None:
    with pytest.raises(ValueError, match="no width and height"):
        figures.size("<svg></svg>")


def test_a_specification_cannot_close_its_script_element() -> None:
    inside = {"text": f"{HOSTILE} <!-- \u2028", "é": ["&", 1.5, None]}
    text = figures.script_json(inside)
    assert not re.search(r"[<>&\u2028]", text)
    assert json.loads(text) == inside


def test_code_is_folded_and_parameter_cells_are_left_out(html: str, page: BeautifulSoup) -> None:
    assert 'corpus = "ailleurs"' not in page.get_text()
    folded = page.select("details.code")
    assert [one(tag.select_one("summary")).get_text() for tag in folded] == ["Code"] * 3
    assert not any(tag.has_attr("open") for tag in folded)
    assert "charts.lengths(study)" in folded[0].get_text()


def test_a_question_without_an_answer_stands_in_the_notebook_alone(riviere: Corpus) -> None:
    empty = display.nothing("Rien à montrer.")._repr_mimebundle_()
    book = sample.notebook(
        sample.prose("# Tout"),
        sample.prose("## Une question ?"),
        sample.cell("rien()", **empty),
        sample.cell("rien()", **empty),
        sample.prose("## Une autre ?"),
        sample.cell("rien()", **empty),
        sample.cell("un()", **{"text/html": "<p>Une réponse.</p>"}),
    )
    made = fragment(render([book], riviere, sample.tables_of(riviere), title="", parameters={}))
    asked = [heading.get_text() for heading in made.select(".part h3")]
    assert asked == ["Une autre\u202f?"]
    assert "Une question" not in one(made.select_one("nav")).get_text()


def test_markdown_made_from_data_stays_text(page: BeautifulSoup) -> None:
    assert page.find("données") is None
    assert "L'essai ; fait de <données>." in page.get_text()


def test_prose_of_our_own_has_the_apostrophes_and_spaces_of_print(page: BeautifulSoup) -> None:
    assert "Une question d’abord\u202f; des nombres ensuite." in page.get_text()


def test_the_heads_of_tables_say_what_they_head(riviere: Corpus) -> None:
    corpus, tables = small(replace(riviere.articles[0], article_id="x"))
    book = sample.notebook(sample.prose("| a | b |\n|:--|--:|\n| 1 | 2 |"))
    made = fragment(render([book], corpus, tables, title="", parameters={}))
    heads = made.select("main th")
    assert [(tag["scope"], tag.get_text()) for tag in heads] == [("col", "a"), ("col", "b")]
    assert [tag.get_text() for tag in made.select("main td")] == ["1", "2"]


def test_an_article_can_put_neither_markup_nor_script_on_the_page() -> None:
    article = Article(
        HOSTILE,
        f"{HOSTILE}. Une phrase.\n\n{HOSTILE}",
        file=HOSTILE,
        outlet=Fact(HOSTILE, Source.INFERRED, HOSTILE),
        title=Fact(HOSTILE, Source.PRINTED),
        authors=(HOSTILE,),
        url="javascript:alert(3)",
        section=HOSTILE,
        furniture=(Span(0, 9, HOSTILE),),
    )
    speech = {"layer": "quoted", "level": 1, "role": "speech", "speaker": HOSTILE, "cue_lemma": HOSTILE}
    spans = {"article_id": HOSTILE, "start": 3, "end": 60}
    corpus, tables = small(article, quotations=[{**spans, **speech}])
    tables["timex"] = contract.frame("timex", [{**spans, "value": HOSTILE}])
    corpus = replace(corpus, skipped=(Skipped(HOSTILE, HOSTILE),))
    made = fragment(render([], corpus, tables, title=HOSTILE, parameters={HOSTILE: HOSTILE}))
    assert [tag.get("id") for tag in made.select("script")] == ["words", "locale", None]
    assert not made.select("img, [onerror]")
    assert not made.select('a[href^="javascript"]')
    assert HOSTILE in one(made.select_one(".s")).get_text() + one(made.select_one(".kicker")).get_text()


@pytest.mark.parametrize("text", ["a\r\nb", "\x00\x1b[0m\x7f", "\ud800 seul", "\ufffe", "a\u2028b", "\t"])
def test_whatever_a_text_holds_the_page_keeps_its_offsets(text: str) -> None:
    shown = fragment(printable(text)).get_text()
    assert len(shown) == len(text)
    assert "\r" not in shown
    shown.encode("utf-8")


def test_overlapping_marks_are_cut_at_every_boundary() -> None:
    text = "abcdefghij"
    made = fragment(marked(text, 1, 9, [Mark(0, 5, "quote", "q"), Mark(3, 7, "time", "t"), Mark(9, 10, "x")]))
    assert made.get_text() == text[1:9]
    pieces = [(tag.get_text(), tag["class"], tag["title"]) for tag in made.select("span")]
    assert pieces == [
        ("bc", ["quote"], "q"),
        ("de", ["quote", "time"], "q\nt"),
        ("fg", ["time"], "t"),
    ]


def test_marks_say_in_words_what_was_read() -> None:
    at = {"article_id": "a", "start": 0, "end": 4}
    quoted = {
        **at,
        "layer": "quoted",
        "level": 1,
        "role": "speech",
        "speaker": "Mme Untel",
        "confidence": 0.9,
    }
    rows = {
        "quotations": [
            {**quoted, "cue_lemma": "dire"},
            {**quoted, "speaker": None},
            {**quoted, "level": 2},
            {**quoted, "role": "other"},
            {**quoted, "layer": "indirect"},
        ],
        "timex": [{**at, "value": "2024-03", "earliest": "2024-03-01T00:00:00+01:00"} | {"latest": None}],
        "figures": [{**at, "low": 1200.0, "high": None, "unit": "euro", "speaker": "le préfet"}],
        "hedges": [{**at, "kind": "modal", "cue_start": 1, "cue_end": 2}],
    }
    found = overlays({name: contract.frame(name, row) for name, row in rows.items()}, FRENCH)["a"]
    notes = [f"{mark.kind} {mark.start}-{mark.end} {mark.note}".replace("\u00a0", " ") for mark in found]
    assert [note.replace("\u202f", " ") for note in notes] == [
        "figure 0-4 Chiffres : 1 200 à … euro, selon le préfet",
        "quote 0-4 Paroles citées : Locuteur non identifié",
        "quote 0-4 Paroles citées : Mme Untel, introduit par « dire », attribution juste dans 90 % "
        "des cas vérifiés",
        "reported 0-4 Paroles rapportées : Mme Untel, attribution juste dans 90 % des cas vérifiés",
        "time 0-4 Dates et heures : moment non daté",
        "hedge 1-2 Précautions du média : modalité",
    ]


def test_what_is_not_article_text_is_folded_and_markdown_marks_are_hidden() -> None:
    text = "Partager\n\n**Une phrase.** Une autre.\n\nÀ lire aussi"
    furniture = (
        Span(0, 8, "share"),
        Span(10, 12, "markup"),
        Span(23, 25, "markup"),
        Span(38, 50, "read_also"),
    )
    article = Article("a", text, furniture=furniture)
    tables = small(article)[1]
    made = fragment(body(article, records(tables, "sentences"), [], FRENCH))
    folded = [tag.get_text("|").replace("\u00a0", " ") for tag in made.select("details")]
    assert folded == ["Hors article : partage|Partager", "Hors article : à lire aussi|À lire aussi"]
    assert [tag.get_text() for tag in made.select(".markup")] == ["**"]
    assert [tag.get_text() for tag in made.select(".s")] == ["Une phrase.", "Une autre."]


def test_every_kind_of_furniture_has_a_name(riviere: Corpus, seeds: Corpus) -> None:
    articles = (*riviere.articles, *seeds.articles)
    kinds = {span.kind for article in articles for span in article.furniture} - {"markup"}
    assert len(kinds) > 5
    assert [kind for kind in sorted(kinds) if kind not in FRENCH] == []


def test_an_article_says_what_is_known_and_how() -> None:
    article = Article(
        "a",
        "Une phrase.",
        outlet=Fact("Le Fanal", Source.INFERRED, "pour Le Fanal"),
        published=Moment(datetime(2024, 3, 1, tzinfo=ZoneInfo("UTC")), Precision.MONTH, Source.PRINTED),
    )
    corpus, tables = small(article)
    made = fragment(render([], corpus, tables, title="", parameters={}))
    facts = {
        tag.dt.get_text(): tag.dd.get_text() for tag in made.select("article dl > div") if tag.dt and tag.dd
    }
    plain = {key: value.replace("\u00a0", " ") for key, value in facts.items()}
    assert plain["Média"] == "Le Fanal, déduction : pour Le Fanal"
    assert plain["Publié"] == "mars 2024, mention imprimée"
    corpus, tables = small(Article("b", "Une phrase."))
    made = fragment(render([], corpus, tables, title="", parameters={}))
    assert "Média inconnu, date inconnue" in one(made.select_one(".kicker")).get_text()
    assert [tag.get_text() for tag in made.select("article dd")] == ["non indiqué", "non indiqué", "b"]


def test_the_lead_counts_articles_outlets_and_days_and_says_how_they_are_known(riviere: Corpus) -> None:
    extent = lead.extent(riviere, FRENCH).replace("\u00a0", " ")
    assert extent == "8 articles, 5 médias, du 12 mars au 31 juillet 2024"
    articles = (riviere.articles[0], replace(riviere.articles[1], outlet=Fact(), published=Moment()))
    part = Corpus("essai", articles)
    assert lead.extent(part, FRENCH).replace("\u00a0", " ") == "2 articles, 1 média, le 12 mars 2024"
    outlets = lead.certainty(part, FRENCH)[0].replace("\u00a0", " ")
    assert (
        outlets
        == "Le média de chaque article : donnée du manifeste (1 article), aucune indication (1 article)."
    )
    assert len(lead.certainty(part, FRENCH)) == 2


def test_the_lead_says_that_articles_of_unknown_outlets_are_counted_together(riviere: Corpus) -> None:
    unknown = tuple(replace(article, outlet=Fact()) for article in riviere.articles[:3])
    told = lead.certainty(Corpus("essai", (*unknown, riviere.articles[3])), FRENCH)[-1]
    assert told == "Les 3 articles de média inconnu sont comparés comme s’ils étaient d’un seul média."


def test_what_was_left_out_stands_at_the_top_with_its_reason(riviere: Corpus) -> None:
    corpus = replace(riviere, skipped=(Skipped("x.pdf", "n’est pas un texte"),))
    made = fragment(render([], corpus, sample.tables_of(corpus), title="", parameters={}))
    assert "x.pdf : n’est pas un texte" in one(made.select_one("header.lead")).get_text()


def test_files_left_out_for_one_reason_share_its_line(riviere: Corpus) -> None:
    skipped = tuple(Skipped(name, "n’est pas un texte") for name in ("x.pdf", "y.pdf"))
    corpus = replace(riviere, skipped=(*skipped, Skipped("z.txt", "texte vide")))
    made = fragment(render([], corpus, sample.tables_of(corpus), title="", parameters={}))
    told = [line.get_text().replace("\u00a0", " ") for line in made.select("header.lead li")]
    assert told[:2] == ["x.pdf, y.pdf : n’est pas un texte", "z.txt : texte vide"]


def test_the_foot_names_what_the_page_was_made_of(page: BeautifulSoup) -> None:
    foot = one(page.select_one("body > footer")).get_text()
    assert "1 < 2" in foot
    assert "éditeurs" in foot


def test_a_page_without_charts_carries_no_vega(riviere: Corpus) -> None:
    made = render([], riviere, sample.tables_of(riviere), title="", parameters={})
    assert len(made) < 400_000
    assert len(fragment(made).select("script:not([type])")) == 1


def test_a_language_without_words_is_refused_by_name(riviere: Corpus) -> None:
    with pytest.raises(ValueError, match=r"'de'.*fr"):
        render([], riviere, {}, title="", language="de", parameters={})
