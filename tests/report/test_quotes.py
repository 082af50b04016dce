"""Quotations on the page: side by side, searchable, and only as sure as was asked."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markupsafe import Markup

from analysis import anchors, tables
from analysis.comparison.quote_drift import KINDS
from analysis.corpus.articles import Corpus
from analysis.report import absent, confidence, gender, quotes, voices
from analysis.report.display import Displayable
from analysis.study import Study

Row = dict[str, Any]


def html(shown: Displayable) -> str:
    return shown._repr_mimebundle_()["text/html"]


def span(text: str, **more: Any) -> Row:
    place = {"article_id": "a", "outlet": "Le Soir", "start": 0, "end": len(text), "text": text}
    return {**place, "sentence_id": "a:0", **more}


@pytest.fixture
def small() -> Study:
    quoted: Row = {"layer": "quoted", "role": "speech", "level": 1}
    rows: dict[str, list[Row]] = {
        "articles": [{"article_id": "a", "outlet": "Le Soir", "words": 20, "published_precision": "unknown"}],
        "sentences": [span("Non, il a plu <b> mot pour mot.")],
        "quotations": [
            span("Non", **quoted, speaker="Ada", speaker_kind="person", stance="denies", confidence=0.9),
            span("titre", layer="quoted", role="other", level=1, rule="title", confidence=0.9),
            span("il a plu", **quoted, rule="nested", confidence=0.3, reason="pronoun"),
            span("pluie", layer="indirect", mixed=False, speaker="une voisine", speaker_kind="anonymous")
            | {"confidence": 0.8, "cue_lemma": "dire", "cue_start": 0, "cue_end": 3, "stance": "says"},
        ],
        "voices": [
            {"article_id": "a", "outlet": "Le Soir", "speaker": "Ada", "quoted_words": 1, "reported_words": 0}
            | {"quotations": 1, "speaker_kind": "person"},
            {"article_id": "a", "outlet": "Le Soir", "quoted_words": 3, "reported_words": 0, "quotations": 1},
        ],
        "non_responses": [span("n'a pas répondu", kind="no_answer", who="le <maire>")],
    }
    found = {name: tables.frame(name, rows.get(name, [])) for name in tables.TABLES}
    return Study(Corpus("essai", ()), found)


def test_titles_are_no_quotations_and_a_missing_speaker_has_its_reason(small: Study) -> None:
    shown = quotes.quotations(small)
    assert str(shown).endswith(" : 3 lignes")
    text = html(shown)
    assert "titre" not in text
    assert "non identifié" in text
    assert "un pronom, sans nom avant lui" in text
    assert text.count("Non, il a plu &lt;b&gt; mot pour mot.") == 3


def test_a_table_of_quotations_can_be_sorted_and_searched(small: Study) -> None:
    assert "<table data-tools>" in html(quotes.quotations(small))


def test_doubtful_attributions_are_left_out_of_every_table_and_counted(small: Study) -> None:
    heard = confidence.sure(small, 0.5)
    assert str(quotes.quotations(heard)).endswith(" : 2 lignes")
    said = confidence.left_out(small, heard, 0.5).striptags()
    assert said.startswith("1 citation ou parole rapportée sur 3, dont l’attribution est moins sûre que 50")
    assert "Aucune n’est écartée" in confidence.left_out(small, small, 0.1)
    assert "écartée" not in confidence.left_out(small, small, 0.0)


def test_a_passage_without_an_author_is_counted_and_linked(small: Study, fiction: Study) -> None:
    said = quotes.attribution(small)
    assert "Sans auteur identifié, 1 passage" in said
    assert '<a href="#s-a_3a_0" data-start="0"' in said.partition("Sans auteur")[0]
    assert said.partition("Sans auteur")[2].count("<a ") == 1
    whole = speech_with_authors(fiction)
    assert "Chaque passage entre guillemets a un auteur" in quotes.attribution(whole)


def speech_with_authors(study: Study) -> Study:
    known = study["quotations"].dropna(subset=["speaker"])
    return Study(study.corpus, {**study.tables, "quotations": known})


def test_the_words_of_a_doubtful_attribution_are_nobodys(demo: Study) -> None:
    heard = confidence.sure(demo, 0.85)
    assert 0 < len(heard["quotations"]) < len(demo["quotations"])
    assert (heard["quotations"]["confidence"] >= 0.85).all()
    words = [study["voices"].groupby("outlet")["quoted_words"].sum().to_dict() for study in (demo, heard)]
    assert words[0] == words[1]
    known = [study["voices"].dropna(subset=["speaker"])["quoted_words"].sum() for study in (demo, heard)]
    assert known[1] < known[0]
    assert len(heard["quote_drift"]) < len(demo["quote_drift"])


def test_nothing_is_left_where_all_is_too_doubtful(demo: Study) -> None:
    heard = confidence.sure(demo, 1.0)
    assert heard["quotations"].empty
    assert heard["quote_drift"].empty
    assert heard["voices"]["speaker"].isna().all()


def test_the_unknown_is_no_speaker(small: Study) -> None:
    assert "non attribué" not in voices.longest(small)
    text = html(voices.shares(small))
    assert "mots non attribués" in text
    assert voices.OWN_VOICE in text


def test_the_shares_of_an_outlet_sum_to_its_text(demo: Study) -> None:
    text = html(voices.shares(demo))
    rows = re.findall(r"<tr><th[^>]*>franceinfo</th>(.*?)</tr>", text)
    numbers = [re.findall(r'<td class="number">(?:<a [^>]*>)?([^<]*)<', row)[1] for row in rows]
    total = demo["articles"].set_index("outlet").loc["franceinfo", "words"]
    assert sum(int(re.sub(r"\D", "", number)) for number in numbers) == total


def test_small_outlets_have_no_interval_and_the_page_says_so(demo: Study) -> None:
    assert "Intervalle" not in html(voices.shares(demo))
    assert "Aucun média ne compte 20 articles" in voices.longest(demo)


def test_a_large_outlet_has_intervals_around_its_shares() -> None:
    articles = [
        {"article_id": f"a{n}", "outlet": "Le Soir", "words": 100, "published_precision": "unknown"}
        for n in range(20)
    ]
    said = [
        {"article_id": f"a{n}", "outlet": "Le Soir", "speaker": "Ada", "speaker_kind": "person"}
        | {"quotations": 1, "quoted_words": 10 + n, "reported_words": 0}
        for n in range(20)
    ]
    found = {name: tables.frame(name) for name in tables.TABLES}
    found |= {"articles": tables.frame("articles", articles), "voices": tables.frame("voices", said)}
    text = html(voices.shares(Study(Corpus("grand", ()), found)))
    own, ada = (tuple(map(int, ends)) for ends in re.findall(r"<td>(\d+)\u202f% à (\d+)\u202f%</td>", text))
    assert own[0] <= 80 <= own[1]
    assert ada[0] < 20 < ada[1]


def test_every_kind_of_change_has_its_words() -> None:
    assert set(quotes.CHANGES) == set(KINDS)


def test_what_one_version_alone_has_is_marked_on_its_side(demo: Study) -> None:
    text = html(quotes.drift_pairs(demo))
    first, other = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', text)[0]
    assert "<del>" in first
    assert "<ins>" not in first
    assert "<ins>" in other
    assert "<del>" not in other
    for start, end in re.findall(r'data-start="(\d+)" data-end="(\d+)"', text):
        assert int(start) < int(end)


def test_the_marks_leave_the_words_as_they_are(demo: Study) -> None:
    for row in demo["quote_drift"].to_dict("records"):
        for prefix, mark in (("", "del"), ("other_", "ins")):
            shown = Markup(quotes._marked(row, prefix, mark)).striptags()
            assert re.findall(r"\w+", shown) == re.findall(r"\w+", row[f"{prefix}text"])


def test_links_lead_to_sentences_that_are_there(demo: Study, fiction: Study) -> None:
    for study in (demo, fiction):
        there = {anchors.sentence(one) for one in study["sentences"]["sentence_id"]}
        shown = [quotes.quotations, quotes.drift_pairs, voices.shares, voices.verbs, absent.standings]
        shown += [absent.non_responses, absent.anonymous_sources, gender.table_of_shares]
        links = [link for table in shown for link in re.findall(r'href="#([^"]+)"', html(table(study)))]
        assert len(links) > 100
        assert set(links) <= there


def test_who_gave_no_answer_is_named_with_the_sentence(small: Study) -> None:
    assert "le &lt;maire&gt;, dans Le Soir" in absent.silences(small)
    assert 'href="#s-a_3a_0"' in html(absent.non_responses(small))


def test_an_empty_study_is_answered_with_sentences() -> None:
    empty = Study(Corpus("empty", ()), {name: tables.frame(name) for name in tables.TABLES})
    for shown in (quotes.quotations, quotes.drift_pairs, voices.shares, voices.verbs, gender.table_of_shares):
        assert "<table" not in html(shown(empty))
    for shown in (absent.standings, absent.non_responses, absent.anonymous_sources):
        assert "<table" not in html(shown(empty))
    assert confidence.sure(empty, 0.5) is empty
