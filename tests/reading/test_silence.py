"""Who did not answer: one sentence a phenomenon, and those that only look like it."""

from __future__ import annotations

import pytest

from analysis.corpus.articles import Article
from analysis.reading.tables import read_article
from analysis.study import Study


def told(text: str) -> list[tuple[str, str | None]]:
    rows = read_article(Article("a", text))["non_responses"]
    for row in rows:
        if row["who"] is not None:
            assert text[row["who_start"] : row["who_end"]] == row["who"]
    return [(row["kind"], row["who"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "Contactée, la direction de l'usine n'a pas répondu à nos questions.",
            "no_answer",
            "la direction de l'usine",
        ),
        ("Sollicité mardi, le ministre n’a pas donné suite.", "no_answer", "le ministre"),
        ("Joint par téléphone, Paul Roy n'a pas encore rappelé.", "no_answer", "Paul Roy"),
        ("Contacté, le parquet n'a pas réagi.", "no_answer", "le parquet"),
        ("Le club n'avait pas encore réagi dimanche, malgré nos appels.", "no_answer", "Le club"),
        ("Le maire n'a pas répondu à l'heure où nous publions.", "no_answer", "Le maire"),
        ("Le parti refuse de répondre aux accusations.", "refused", "Le parti"),
        ("Nos sollicitations auprès du groupe sont restées sans réponse.", "no_answer", None),
        ("M. Dupont s'est refusé à tout commentaire.", "refused", "M. Dupont"),
        ("La ministre a décliné notre demande d'entretien.", "refused", "La ministre"),
        (
            "Le porte-parole du groupe refuse de commenter ces informations.",
            "refused",
            "Le porte-parole du groupe",
        ),
        ("La préfète, qui n'a pas souhaité réagir, sera entendue.", "refused", "La préfète"),
        ("L'entreprise ne fera aucun commentaire.", "refused", "L'entreprise"),
        ("Elle n'a pas voulu nous parler de son mari.", "refused", None),
        ("Le constructeur était injoignable vendredi soir.", "unreachable", "Le constructeur"),
    ],
)
def test_an_answer_that_was_not_given(text: str, kind: str, who: str | None) -> None:
    assert told(text) == [(kind, who)]


@pytest.mark.parametrize(
    "text",
    [
        "Le film n'a pas répondu aux attentes du public.",
        "L'équipe n'a pas répondu présent.",
        "Le gardien n'a pas réagi assez vite.",
        "Le gouvernement n'a pas donné suite à la proposition de loi.",
        "Le patient n'a pas répondu au traitement.",
        "L'entreprise n'a pas répondu à l'appel d'offres.",
        "Il n'a pas voulu répondre à la violence par la violence.",
        "Le slogan sera décliné sur des affiches.",
        "« La mairie ne nous a jamais répondu », regrette Anne Duval.",
        "Le maire a répondu à toutes nos questions.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert told(text) == []


def test_a_refusal_that_opens_a_quotation_counts() -> None:
    assert told("Le parquet a indiqué qu'il « ne commente pas une enquête en cours ».") == [
        ("refused", "Le parquet")
    ]


def test_the_fiction_has_one_that_refuses_to_comment(fiction: Study) -> None:
    (row,) = fiction["non_responses"].to_dict("records")
    assert "ne commente" in row["text"]
