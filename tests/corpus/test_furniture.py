"""Page furniture against the reference annotations, and on damaged and hostile texts."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import furniture, read_also
from analysis.corpus.articles import Article, Span
from analysis.corpus.press import patterns

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
ARTICLE_KINDS = {"title", "dek", "heading", "body"}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def covered(spans: tuple[Span, ...], start: int, end: int) -> float:
    return sum(max(0, min(s.end, end) - max(s.start, start)) for s in spans) / (end - start)


SEEDS = {
    row["doc"]: (row, text_of(ROOT / "seeds" / row["file"]))
    for row in rows(GOLD / "seeds" / "documents.jsonl")
}
RIVIERE = {path.name: text_of(path) for path in sorted((GOLD / "riviere").glob("*.txt"))}
TEXTS = [text for _, text in SEEDS.values()] + list(RIVIERE.values())


def test_all_furniture_of_the_seeds_is_found() -> None:
    missed = [
        item["text"]
        for row, text in SEEDS.values()
        for item in row["boilerplate"]
        if covered(furniture.find(text), item["start"], item["end"]) < 0.8
    ]
    assert missed == []


def test_all_furniture_of_riviere_is_found() -> None:
    missed = [
        row["text"]
        for row in rows(GOLD / "riviere" / "boilerplate.jsonl")
        if covered(furniture.find(RIVIERE[row["doc"]]), row["start"], row["end"]) < 0.8
    ]
    assert missed == []


def test_no_letter_of_the_seeds_sentences_is_masked() -> None:
    found = {doc: furniture.find(text) for doc, (_, text) in SEEDS.items()}
    for row in rows(GOLD / "seeds" / "sentences.jsonl"):
        if row["kind"] not in ARTICLE_KINDS:
            continue
        text = SEEDS[row["doc"]][1]
        for span in found[row["doc"]]:
            lost = text[max(span.start, row["start"]) : min(span.end, row["end"])]
            assert not re.search(r"\w", lost), (row["id"], span.kind, lost)


def test_nothing_outside_riviere_furniture_is_masked() -> None:
    kept = {name: set(range(len(text))) for name, text in RIVIERE.items()}
    for row in rows(GOLD / "riviere" / "boilerplate.jsonl"):
        kept[row["doc"]] -= set(range(row["start"], row["end"]))
    for name, text in RIVIERE.items():
        for span in furniture.find(text):
            if span.kind != "markup":
                assert not [
                    text[at] for at in range(span.start, span.end) if at in kept[name] and text[at].isalnum()
                ]


def test_markdown_marks_of_the_seeds_are_one_span_each() -> None:
    row, text = SEEDS["003"]
    spans = furniture.find(text)
    blocks = [span for span in spans if span.kind != "markup"]
    expected = {
        (mark["start"], mark["end"])
        for mark in row["markup"]
        if not any(block.start <= mark["start"] < block.end for block in blocks)
    }
    assert {(span.start, span.end) for span in spans if span.kind == "markup"} == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Publié le 3 octobre 2024 à 08:12, mis à jour le 3 octobre 2024 à 11:47", "dateline"),
        ("Par Jean-Christophe Dulac et Anne de La Tour, envoyés spéciaux à Rennes", "byline"),
        ("Propos recueillis par Marie Charvet", "byline"),
        ("Avec AFP et Reuters", "byline"),
        ("Partager sur Facebook | Partager sur X | 12 commentaires", "share"),
        ("Il vous reste 72.4% de cet article à lire. La suite est réservée aux abonnés.", "subscription"),
        ("Inscrivez-vous à notre newsletter du matin", "newsletter"),
        ("À lire aussi : Budget, les dix chiffres à connaître", "read_also"),
        ("Crédit photo : Jeanne Morel / AFP", "photo_credit"),
        ("Temps de lecture : 4 min", "reading_time"),
        ("La suite après cette publicité", "notice"),
    ],
)
def test_common_lines_of_news_pages_are_furniture(line: str, kind: str) -> None:
    prose = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat tendu.\n"
    text = f"Un titre de journal tout à fait ordinaire\n{prose}{line}\n{prose}"
    start = text.index(line)
    assert Span(start, start + len(line), kind) in furniture.find(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Publié le 12 septembre 2024, le rapport de la Cour des comptes recommande d'agir sans tarder.",
        "Abonnez-vous à cette idée : sans recettes nouvelles, l'adaptation ne se fera pas, disent-ils.",
        "« Abonnez-vous à notre journal », lançait le vieux crieur de la place aux passants pressés.",
        "Partager un logement avec des proches, voilà ce que proposent désormais plusieurs voisins.",
        "Recevez chaque matin l'aide alimentaire : c'est ce que proposent trois associations de Liège.",
        "Lire aussi est une manière de résister, disait mon père, et je n'ai jamais cessé depuis lors.",
        "Le 3 octobre 2024 à 9 heures, le ministre n'avait toujours pas réagi à cette proposition.",
        "Par Saint-Denis passent chaque jour des milliers de voyageurs, selon la région, qui s'en plaint.",
        "Photo à l'appui, elle montre les dégâts dans sa cuisine, où les pompiers sont venus la veille.",
        "Retrouvez votre calme, leur a demandé le premier ministre avant de quitter la salle huée.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(sentence: str) -> None:
    prose = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat tendu.\n"
    text = f"Un titre de journal tout à fait ordinaire\n{prose}{sentence}\n{prose}"
    assert furniture.find(text) == ()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "Fin. Lire aussi : Le prix du blé s’envole Dans la plaine, on moissonne.",
            "Lire aussi : Le prix du blé s’envole",
        ),
        (
            "Fin. Lire aussi : Le prix du blé s’envole « Tout brûle », dit-il.",
            "Lire aussi : Le prix du blé s’envole",
        ),
        (
            "Fin. Lire aussi : Comment stocker le blé ? Les silos débordent.",
            "Lire aussi : Comment stocker le blé ?",
        ),
        (
            "Fin. Voir aussi : Les paysans et les « gros » Selon eux, rien ne va.",
            "Voir aussi : Les paysans et les « gros »",
        ),
    ],
)
def test_a_link_inside_a_line_ends_where_the_next_sentence_begins(line: str, title: str) -> None:
    (span,) = read_also.inline(line, 0, len(line), "fr")
    assert line[span.start : span.end] == title


def test_of_a_link_without_a_visible_end_only_the_label_goes() -> None:
    line = "Fin. Lire aussi : " + "le blé et le maïs et l’orge " * 20
    (span,) = read_also.inline(line, 0, len(line), "fr")
    assert line[span.start : span.end].strip() == "Lire aussi :"


def test_a_heading_that_repeats_the_body_is_no_pull_quote() -> None:
    body = "Le maire a dit : « nous avons tout essayé depuis dix ans », avant de lever la séance du conseil."
    alone = (
        f"Un titre de journal tout à fait ordinaire\n{body}\nNous avons tout essayé depuis dix ans\n{body}"
    )
    signed = alone.replace("dix ans\n", "dix ans\nAnne Roy\n")
    assert furniture.find(alone) == ()
    assert [span.kind for span in furniture.find(signed)] == ["pull_quote", "pull_quote_credit"]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 6))):
        at, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        piece = draw(
            st.sampled_from(["", "\n", "\r\n", "«", "](", "[", "*", "Lire aussi : ", " | ", "12/03/2024"])
        )
        text = text[:at] + piece + text[min(end, at + 300) :]
    return text


@settings(max_examples=60, deadline=None)
@given(damaged() | st.text(max_size=300))
def test_spans_of_damaged_texts_are_disjoint_sorted_and_in_range(text: str) -> None:
    spans = furniture.find(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    masked = Article("a", text, furniture=spans).masked
    assert len(masked) == len(text)
    assert [at for at, c in enumerate(masked) if c == "\n"] == [at for at, c in enumerate(text) if c == "\n"]


@pytest.mark.parametrize(
    "unit", ["Lire aussi : ", "12/03/2024 ", "[a](", "*a ", "Le Monde avec ", "Partager ", "A. "]
)
def test_a_long_hostile_line_gives_no_more_spans_than_its_marks(unit: str) -> None:
    count = 300_000 // len(unit)
    spans = furniture.find(unit * count)
    assert len(spans) <= 2 * count
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_every_repetition_in_the_patterns_is_bounded() -> None:
    atoms = [pattern for _, pattern in patterns("fr").ATOMS]
    # A starred or plussed group repeats what may itself repeat: the shape of exponential searches.
    assert not [pattern for pattern in atoms if re.search(r"(?<!\\)\)[*+]", pattern)]
