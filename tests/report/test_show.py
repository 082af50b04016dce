"""Tables and sentences as a notebook hands them on: safe, linked, French, the same each time."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from markupsafe import Markup

from analysis import tables
from analysis.corpus.articles import Corpus
from analysis.report import display, measures, quotes, show, timing_tables, voices
from analysis.study import Study

FRAME = pd.DataFrame(
    {
        "outlet": ["Le Soir", "La Presse", None],
        "text": ["<script>alert('x')</script>", "« Non »", "rien"],
        "sentence_id": ["a b:0", "b:1", None],
        "start": pd.array([1, 2, None], dtype="Int64"),
        "end": pd.array([4, 9, None], dtype="Int64"),
        "words": [1234, 2, 3],
        "share": [0.125, 12.5, None],
    }
)


class Tags(HTMLParser):
    """The tags of a piece of HTML with their attributes, checked for balance."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def html(shown: display.Displayable) -> str:
    return shown._repr_mimebundle_()["text/html"]


def shown_table(**options: object) -> str:
    columns = {"outlet": "Média", "text": "Paroles", "words": "Mots", "share": "Part"}
    return html(display.table(FRAME, caption="Les paroles", columns=columns, **options))  # type: ignore[arg-type]


def test_text_is_escaped() -> None:
    assert "<script" not in shown_table(link="sentence_id")
    assert "&lt;script&gt;" in shown_table(link="sentence_id")
    assert "<b>" not in html(display.sentence("<b>gras</b>"))


def test_a_table_has_a_caption_and_headings_for_columns_and_rows() -> None:
    tags = Tags(shown_table())
    assert tags.found[0] == ("div", {"class": "table"})
    assert len(tags.all("caption")) == 1
    assert [heading["scope"] for heading in tags.all("th")] == ["col"] * 4 + ["row"] * 3
    assert len(tags.all("td")) == 9


def test_a_row_leads_to_its_sentence_and_to_its_own_words() -> None:
    links = Tags(shown_table(link="sentence_id")).all("a")
    assert links == [
        {"href": "#s-a_20_b_3a_0", "data-start": "1", "data-end": "4"},
        {"href": "#s-b_3a_1", "data-start": "2", "data-end": "9"},
    ]


def test_numbers_are_french_and_nulls_a_dash() -> None:
    text = shown_table(formats={"share": lambda value: f"{value:.1f} %"})
    assert '<td class="number">1\u202f234</td>' in text
    assert '<td class="number">0.1 %</td>' in text
    assert '<td class="number">12,5</td>' in shown_table()
    assert f'<th scope="row">{display.NOTHING}</th>' in text


def test_a_limited_table_says_what_is_left_out_and_where_it_is() -> None:
    limited = shown_table(limit=2, source="quotations")
    assert "2 lignes sur 3" in limited
    assert "data/quotations.csv" in limited
    assert len(Tags(limited).all("tr")) == 3
    assert "lignes sur" not in shown_table(limit=3, source="quotations")


def test_a_long_table_with_a_file_of_its_own_says_what_print_leaves_out() -> None:
    many, some = (display.PRINTED + display.SPARED + more for more in (1, 0))
    frame = pd.DataFrame({"text": [f"n° {at}" for at in range(many)]})
    brief = html(display.table(frame, caption="Les paroles", source="quotations"))
    assert '<div class="table brief">' in brief
    note = '<p class="note printed" hidden>'
    assert f"{note}{display.PRINTED} lignes sur {many}\u202f; toutes sont dans" in brief
    for whole in (
        display.table(frame, caption="Les paroles"),
        display.table(frame.head(some), caption="Les paroles", source="quotations"),
    ):
        assert "brief" not in html(whole)
        assert "printed" not in html(whole)


def test_a_table_reads_as_text_in_jupyterlab_and_leaves_its_style_off_the_page(demo_report: Path) -> None:
    assert display.STYLE in shown_table()
    page = (demo_report / "index.html").read_text(encoding="utf-8")
    assert page.count("<style>") == 1


def test_an_empty_table_is_a_sentence() -> None:
    empty = display.table(FRAME.head(0), caption="Les paroles")
    assert "<table" not in html(empty)
    assert str(empty) == "Les paroles : rien à montrer."


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match=r"no column \['speaker'\].*'outlet', 'text'"):
        display.table(FRAME, caption="Les paroles", columns={"speaker": "Voix"})
    with pytest.raises(ValueError, match=r"no column \['id'\]"):
        display.table(FRAME, caption="Les paroles", link="id")


def test_a_finding_keeps_its_links_and_reads_as_text() -> None:
    finding = display.sentence(Markup('Il y a <a href="#s-a">3 articles</a> &amp; plus.'))
    assert '<a href="#s-a">3 articles</a>' in html(finding)
    assert finding._repr_mimebundle_()["text/plain"] == "Il y a 3 articles & plus."


def test_too_little_for_a_chart_is_said() -> None:
    assert str(display.chart(None)) == display.TOO_LITTLE


def span(text: str, **more: object) -> dict[str, object]:
    place = {"article_id": "a", "outlet": "Le Soir", "start": 0, "end": len(text), "text": text}
    return {**place, "sentence_id": "a:0", **more}


@pytest.fixture
def study() -> Study:
    found = {name: tables.frame(name) for name in tables.TABLES}
    article = {
        "article_id": "a",
        "outlet": "Le Soir",
        "outlet_source": "inferred",
        "published": "2024-05-01T22:30:00+00:00",
        "published_precision": "minute",
        "published_source": "inferred",
        "time_zone": "Europe/Brussels",
        "words": 1500,
        "sha256": "0" * 64,
    }
    element = {
        "element_id": "e",
        "label": "Il a plu.",
        "label_sentence_id": "a:0",
        "articles": 1,
        "outlets": 1,
    }
    event = {
        "event_id": "v",
        "label": "Il a plu.",
        "label_sentence_id": "a:0",
        "outlets": 1,
        "times": "one time",
    }
    voice = {"article_id": "a", "outlet": "Le Soir", "quotations": 2, "quoted_words": 9, "reported_words": 1}
    passage = span("mot pour mot", passage_id="p", kind="verbatim", words=3)
    del passage["sentence_id"]
    rows: dict[str, list[dict[str, object]]] = {
        "articles": [article],
        "sentences": [span("Il a plu mot pour mot.")],
        "elements": [element],
        "element_outlets": [{"element_id": "e", "outlet": "Le Soir", "status": "covered", "sentences": 1}],
        "events": [{**event, "earliest": "2024-05-01T00:00:00+02:00", "latest": "2024-05-01T23:59:59+02:00"}],
        "voices": [voice, {**voice, "speaker": "Ada", "speaker_kind": "person"}],
        "passages": [passage],
        "quotations": [
            span("Non", layer="quoted", role="speech", stance="denies", confidence=0.9),
            span("titre", layer="quoted", role="other"),
            span("peut-être", layer="indirect", stance="says", confidence=0.2),
        ],
        "figures": [span("deux", low=2.0, high=2.0, unit="m")],
        "hedges": [span("aurait plu", kind="conditional", cue="aurait")],
        "timex": [span("récemment", type="DATE", value="PAST_REF"), span("hier", earliest="2024-04-30")],
        "furniture": [
            {key: value for key, value in span("Lire aussi").items() if key != "sentence_id"}
            | {"kind": "read_also"}
        ],
    }
    return Study(Corpus("essai", ()), found | {name: tables.frame(name, row) for name, row in rows.items()})


def test_every_question_has_its_table(study: Study) -> None:
    for question in (
        show.articles,
        show.furniture,
        show.passages,
        show.figures,
        show.hedges,
        voices.shares,
        quotes.quotations,
        timing_tables.events,
        timing_tables.vague,
        show.hashes,
    ):
        first, second = html(question(study)), html(question(study))
        assert Tags(first).all("table"), question.__name__
        assert first == second


def test_times_are_those_of_the_outlet_and_inferred_ones_are_marked(study: Study) -> None:
    text = html(show.articles(study))
    assert "2 mai 2024, 0 h 30 (déduit)" in text
    assert 'href="#a-a"' in text
    assert "1er mai 2024" in html(timing_tables.events(study))


def test_a_passage_leads_to_the_sentence_it_stands_in(study: Study) -> None:
    assert 'href="#s-a_3a_0" data-start="0" data-end="12"' in html(show.passages(study))


def test_only_what_has_no_date_is_vague(study: Study) -> None:
    assert "récemment" in html(timing_tables.vague(study))
    assert "hier" not in html(timing_tables.vague(study))


def test_measures_are_french_and_stand_side_by_side() -> None:
    rows = [
        ("seeds", "quotations", "speech found", 87.5, 98, 112),
        ("seeds", "quotations", "indirect at 0.3: F1", 91.743, 100, 109),
        ("riviere", "quotations", "speech found", 100.0, 7, 7),
        ("riviere", "events", "events merged: B-cubed recall", None, None, None),
        ("riviere", "new", "measure without a name", 1.0, 1, 100),
    ]
    measured = pd.DataFrame(rows, columns=["set", "group", "measure", "value", "right", "of"])
    text = html(show.accuracy(measured))
    assert "87,5\u202f% (98/112)" in text
    assert "paroles rapportées, recouvrement 0,3 : F1" in text
    assert "fusion des événements, B-cubed : rappel" in text
    assert "measure without a name" in text
    assert text.count("paroles trouvées") == 1


def test_sets_of_a_kind_are_counted_together_and_unseen_ones_apart() -> None:
    counts = {"riviere": (9, 10), "mosaique": (1, 10), "mairie": (1, 4), "belvedere": (3, 4)}
    rows = [(name, "quotations", "speech found", 100 * r / of, r, of) for name, (r, of) in counts.items()]
    found = measures.pivot(
        pd.DataFrame(rows, columns=["set", "group", "measure", "value", "right", "of"])
    ).to_dict("records")
    assert found == [
        {
            "group": "citations",
            "measure": "paroles trouvées",
            measures.DEVELOPED: "50\u202f% (10/20)",
            measures.UNSEEN: "50\u202f% (4/8)",
        }
    ]


def test_versions_are_shown_in_their_order() -> None:
    text = html(show.versions({"python": "3.11", "altair": "6"}))
    assert text.index("3.11") < text.index("altair")
