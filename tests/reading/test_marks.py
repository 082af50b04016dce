"""Quotation marks, sound and damaged."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.articles import Corpus
from analysis.reading.quotations import marks
from analysis.reading.quotations.mending import MOST_PARAGRAPHS
from analysis.reading.sentences import paragraphs
from tests.conftest import GOLD


def _lines(name: str) -> list[str]:
    return (GOLD / name / "quotes.jsonl").read_text(encoding="utf-8").splitlines()


def quoted(text: str) -> list[tuple[str, int]]:
    return [(text[m.start : m.end], m.level) for m in marks.find(text, paragraphs(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit « bonjour à tous » hier.",
        "Il a dit «bonjour à tous» hier.",
        "Il a dit “bonjour à tous” hier.",
        'Il a dit "bonjour à tous" hier.',
        "Il a dit 'bonjour à tous' hier.",
        "Il a dit ‘bonjour à tous' hier.",
        "Il a dit ‹ bonjour à tous › hier.",
        "Il a dit *«bonjour à tous»* hier.",
        'Il a dit " bonjour à tous " hier.',
        "Il a dit << bonjour à tous >> hier.",
        "Il a dit “bonjour à tous“ hier.",
        "Il a dit ''bonjour à tous'' hier.",
    ],
)
def test_every_kind_of_mark_and_spacing_gives_the_same_words(text: str) -> None:
    assert quoted(text) == [("bonjour à tous", 1)]


def test_apostrophes_quote_nothing() -> None:
    assert quoted("L'élu n'a rien dit aujourd'hui, qu'il pleuve ou qu' il vente d' ici là.") == []


def test_a_straight_mark_inside_straight_marks_is_the_second_level() -> None:
    text = 'Il raconte : "On m\'a crié "dehors" deux fois, voilà."'
    assert quoted(text) == [('On m\'a crié "dehors" deux fois, voilà.', 1), ("dehors", 2)]


def test_a_missing_closing_mark_ends_at_the_reporting_aside() -> None:
    assert quoted("« On verra demain, a-t-elle dit. Le vote aura lieu « lundi ».") == [
        ("On verra demain", 1),
        ("lundi", 1),
    ]


def test_a_missing_closing_mark_ends_with_its_sentence_before_the_next_quotation() -> None:
    text = "Elle répond : « Jamais de la vie. Le maire, lui, évoque « un détail » et passe."
    assert quoted(text) == [("Jamais de la vie.", 1), ("un détail", 1)]


def test_a_missing_opening_mark_begins_with_its_sentence() -> None:
    assert quoted("Il pleut. Nous partirons à l'aube », dit-il. Il dort.") == [("Nous partirons à l'aube", 1)]


def test_a_missing_mark_never_reaches_the_next_paragraph_with_marks_of_its_own() -> None:
    text = "« Un premier mot, dit-il.\nRien ici de plus.\n« Un second mot », dit-elle."
    assert ("Un second mot", 1) in quoted(text)


def test_a_mark_reopened_at_each_paragraph_is_one_span_a_paragraph() -> None:
    text = "Elle lit :\n« Nous sommes las.\n« Nous sommes là.\n« Nous restons. »"
    assert [words for words, _ in quoted(text)] == ["Nous sommes las.", "Nous sommes là.", "Nous restons."]


def test_a_quotation_may_close_paragraphs_later() -> None:
    text = "Le texte dit : « Nous partons.\n\nNous reviendrons.\n\nUn jour. »"
    assert quoted(text) == [("Nous partons.\n\nNous reviendrons.\n\nUn jour.", 1)]


def test_guillemets_used_as_bullets_quote_nothing() -> None:
    assert quoted("» Lire aussi notre dossier\n» Voir la carte\nLe maire a parlé.") == []


def test_gold_spans_of_the_article_text_are_all_found(seeds: Corpus, riviere: Corpus) -> None:
    for corpus, name in ((seeds, "seeds"), (riviere, "riviere")):
        rows = [json.loads(line) for line in _lines(name)]
        for article in corpus.articles:
            text = article.masked
            found = {(m.start, m.end, m.level) for m in marks.find(text, paragraphs(text))}
            wanted = {
                (row["start"], row["end"], row["level"])
                for row in rows
                if row["layer"] == "quoted" and row["doc"].startswith(article.article_id)
                # What page furniture hides is not article text.
                and text[row["start"] : row["end"]].strip() and text[row["start"]] != " "
            }  # fmt: skip
            assert wanted <= found


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_texts_give_valid_bounded_disjoint_spans(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted((GOLD / "riviere").glob("*.txt"))))
    text = path.read_text(encoding="utf-8").replace("’", "'")
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text) - 1))
        places = [n for n, c in enumerate(text) if c in "«»“”\"'"]
        near: bool = data.draw(st.booleans())
        if places and near:
            at = data.draw(st.sampled_from(places))
        text = (
            text[:at] + data.draw(st.sampled_from(["", "«", "»", '"', "“", "”", "'", "\n"])) + text[at + 1 :]
        )
    blocks = paragraphs(text)
    spans = marks.find(text, blocks)
    end = 0
    for mark in spans:
        assert 0 <= mark.outer_start <= mark.start < mark.end <= mark.outer_end <= len(text)
        assert sum(b.start < mark.end and mark.start < b.end for b in blocks) <= MOST_PARAGRAPHS
        if mark.level == 1:
            assert mark.start >= end
            end = mark.end


def test_a_hundred_times_the_text_takes_about_a_hundred_times_as_long() -> None:
    line = '« Un mot, dit-il. Puis « un autre », "un \'troisième" et l\'air du "temps.\n'

    def cost(times: int) -> float:
        text = line * times
        blocks = paragraphs(text)
        start = time.perf_counter()
        marks.find(text, blocks)
        return time.perf_counter() - start

    assert cost(4000) < 60 * max(cost(400), 0.005)
