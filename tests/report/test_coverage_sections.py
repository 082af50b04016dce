"""What the coverage notebook says of common texts, distinctive words, nearness and a codebook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.errors import UserError
from analysis.report import codebook, copies, distinctive, proximity
from analysis.report.display import Displayable
from analysis.study import Study, open_study
from tests import dispatch

GRID = "- element: feu\n  label: Le feu\n  terms: [incendie, feu]\n- element: mer\n  terms: [naufrage]\n"


def plain(shown: object) -> str:
    text = shown.html if isinstance(shown, Displayable) else str(shown)
    return re.sub(r"<[^>]+>", "", text).replace("\xa0", " ").replace("\u202f", " ").replace("&#39;", "'")


def rows(shown: Displayable) -> list[list[str]]:
    """The cells of a table's body, as text."""
    found = re.findall(r"<tr>(.*?)</tr>", shown.html, re.S)[1:]
    return [[plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)] for row in found]


@pytest.fixture(scope="module")
def grid(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("grid") / "grille.yml"
    path.write_text(GRID, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory, grid: str) -> Study:
    return open_study(str(dispatch.write(tmp_path_factory.mktemp("coded"))), codebook=grid)


def test_it_says_at_first_sight_that_most_articles_are_one_dispatch(carried: Study) -> None:
    said = copies.lead(carried)
    assert plain(said).startswith(
        "4 articles sur 6 reprennent une même dépêche (Agence Bise) : "
        "Agence Bise, Le Journal du Val, Le Matin et Val Direct."
    )
    assert (
        "Aucun crédit d’agence n’a été trouvé dans Val Direct. 6 articles ne font que 3 textes distincts."
        in plain(said)
    )
    assert len(re.findall(r'href="#s-', said)) == 4


def test_articles_that_have_a_text_in_part_are_said_to(fiction: Study) -> None:
    assert plain(copies.lead(fiction)).startswith(
        "2 articles sur 8 reprennent en bonne partie une même dépêche (Interfil)"
    )


def test_without_a_common_text_it_says_so(demo: Study) -> None:
    assert "5 articles comptent pour autant de textes distincts" in plain(copies.lead(demo))


def test_no_agency_is_named_that_no_article_credits(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / f"{name}.txt").write_text(f"{dispatch.OPENING}\n\n{dispatch.END}", encoding="utf-8")
    said = plain(copies.lead(open_study(str(tmp_path))))
    assert "2 articles sur 2 reprennent un même texte, sans crédit à une agence connue" in said


def test_words_of_one_statement_are_no_dispatch(tmp_path: Path) -> None:
    said = f"« {dispatch.OPENING} {dispatch.END} »".replace("'", "’")
    for name in ("x", "y"):
        (tmp_path / f"{name}.txt").write_text(f"{said}, a déclaré le maire à {name * 3}.", encoding="utf-8")
    assert "2 articles sur 2 reprennent une même déclaration" in plain(copies.lead(open_study(str(tmp_path))))


def test_no_sentence_speaks_of_copying(carried: Study, fiction: Study) -> None:
    for study in (carried, fiction):
        shown = [
            copies.lead(study),
            copies.words(study, True),
            copies.voices(study),
            proximity.publication(study),
        ]
        assert not any(re.search(r"copi|plagi", plain(text)) for text in shown)


def test_the_last_row_of_the_words_is_the_sum_of_the_others(carried: Study, fiction: Study) -> None:
    for study in (carried, fiction):
        if study["common_texts"].empty:
            assert plain(copies.voices(study)).startswith("Pas de tableau")
            continue
        *parts, total = rows(copies.voices(study))
        for column in (2, 3, 4):
            numbers = [int(row[column].replace(" ", "")) for row in parts if row[column] != "—"]
            assert sum(numbers) == int(total[column].replace(" ", ""))


def test_it_says_which_elements_only_the_common_text_tells(carried: Study) -> None:
    said = copies.words(carried, True)
    assert "ne le sont qu’avec un texte commun" in plain(said)
    assert 'href="#s-' in said.html
    assert "comptent un texte commun une seule fois" in plain(said)
    assert "autant de fois qu’il est publié" in plain(copies.words(carried, False))


def test_publication_tells_delays_novelty_and_unknown_times(carried: Study) -> None:
    told = {row[0]: row[2:] for row in rows(proximity.publication(carried))}
    assert told["Le Journal du Val"][:2] == ["45 min à 7 h 55 après", "0 % (0 mot)"]
    assert told["Radio Val"][0] == "date inconnue"
    assert told["Val Direct"][1].endswith("à 100 %")
    assert told["La Lettre"][2] == "—"


def test_no_word_is_shown_where_there_is_not_enough_text_to_tell(demo: Study, carried: Study) -> None:
    for study in (demo, carried):
        assert plain(distinctive.words(study, True)).startswith("Pas assez de texte pour le dire.")
        assert plain(distinctive.overused(study, True)).startswith("Aucun mot n’est montré")
    assert "rien ne peut être dit de Libération et franceinfo" in plain(distinctive.words(demo, True))


def test_words_of_one_outlet_lead_to_their_sentences(demo: Study) -> None:
    found = demo["distinctive_words"].head(1).assign(log_odds_q=0.01, specificity_q=0.02)
    study = Study(demo.corpus, {**demo.tables, "distinctive_words": found})
    assert "1 mot ressort" in plain(distinctive.words(study, True))
    assert re.search(r'<th scope="row">Le Monde</th><td><a href="#s-', distinctive.overused(study, True).html)


def test_each_cell_of_a_codebook_leads_to_its_sentences(coded: Study, grid: str) -> None:
    shown = codebook.matrix(coded, grid)
    fire, sea = rows(shown)
    assert fire[0] == "Le feu"
    assert fire[1] == "3 phrases : 1 2 3"
    assert set(sea[1:-1]) == {"introuvable"}
    linked = set(re.findall(r'href="#(s-[^"]+)"', shown.html))
    assert len(linked) >= coded["codebook"]["sentence_id"].nunique()
    assert "Introuvables dans tous les articles : mer." in plain(codebook.summary(coded, grid))
    assert len(rows(codebook.sentences(coded, grid))) == len(coded["codebook"])


def test_without_a_codebook_it_says_how_to_give_one(demo: Study) -> None:
    assert "codebook" in plain(codebook.summary(demo, ""))
    assert plain(codebook.matrix(demo, "")) == "Pas de tableau : aucune grille n’est donnée."


def sections(study: Study) -> list[str]:
    """All that the notebook says and shows of these analyses."""
    return [
        plain(shown)
        for shown in (
            copies.lead(study),
            copies.words(study, True),
            copies.voices(study),
            proximity.novelty(study),
            proximity.publication(study),
            distinctive.words(study, True),
            distinctive.overused(study, True),
            proximity.nearest(study, True),
            proximity.pairs(study, True, 20),
            codebook.summary(study, ""),
        )
    ]


def test_one_article_is_compared_with_nothing_and_it_says_why(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(dispatch.OPENING, encoding="utf-8")
    said = sections(open_study(str(tmp_path)))
    assert said[0] == "Un seul article : aucun autre texte à quoi comparer le sien."
    assert said[4] == "Un seul article : ni délai ni nouveauté à mesurer."
    assert said[5] == "Un seul média : ses mots ne se comparent à ceux d’aucun autre."
    assert said[7].startswith("Un seul média : il en faut trois")


def test_one_outlet_and_no_dates_are_told(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(dispatch.OPENING, encoding="utf-8")
    (tmp_path / "y.txt").write_text(f"{dispatch.OPENING}\n\n{dispatch.INQUIRY}", encoding="utf-8")
    said = sections(open_study(str(tmp_path)))
    assert said[0].startswith("2 articles sur 2 reprennent")
    assert "Pour 2 articles, rien ne dit ce qui a paru d’abord" in said[3]
    assert said[4].count("date inconnue") == 2
    assert "Pas de tableau : moins de trois médias." in said[8]


def test_the_switch_for_copies_may_be_a_text_as_papermill_hands_it_over(carried: Study) -> None:
    off = "false"
    assert copies.words(carried, off) == copies.words(carried, False) != copies.words(carried, True)
    shown, published = copies.apart(carried, off), carried.tables
    assert all(shown[name].equals(published[name]) for name in copies.MATRICES)
    assert proximity.nearest(carried, off) == proximity.nearest(carried, False)
    assert proximity.pairs(carried, off, 10).html == proximity.pairs(carried, False, 10).html
    assert distinctive.words(carried, off) == distinctive.words(carried, False)
    with pytest.raises(UserError, match="collapse_copies must be true or false, not 'non'"):
        copies.apart(carried, "non")
