"""Conflicting figures and times: which values are of one thing, which clash, and how hard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.comparison import conflicts
from analysis.comparison.availability import Interval
from analysis.comparison.conflicts_clash import DAY, Value, clash, rising, strength
from analysis.corpus.articles import Article
from analysis.evaluation import disagreements
from analysis.evaluation.gold import sets
from analysis.evaluation.running import Case
from analysis.language.french import comparing
from analysis.reading import document, figures
from analysis.study import open_study
from tests.conftest import GOLD

Tables = dict[str, pd.DataFrame]


def value(low: float, high: float | None = None, article: str = "a", day: int | None = None) -> Value:
    when = None if day is None else Interval(pd.Timestamp(day, unit="D"), pd.Timestamp(day, unit="D"))
    return Value({"article_id": article}, low, low if high is None else high, when)


def found(texts: dict[str, str], tell: Any, **facts: Any) -> list[dict[Any, Any]]:
    """The conflicts of short texts, a line a sentence, read as figures only."""
    articles, sentences = tell(texts, **facts)
    rows = []
    for row in sentences.to_dict("records"):
        for figure in figures.find(document.parse(Article(row["sentence_id"], row["text"], "a.txt"))):
            own = {"low": figure.low, "high": figure.high, "unit": figure.unit, "measures": figure.measures}
            span = {"start": row["start"] + figure.start, "end": row["start"] + figure.end}
            keys = ("article_id", "outlet", "sentence_id")
            rows.append(
                {key: row[key] for key in keys}
                | own
                | span
                | {"text": row["text"][figure.start : figure.end]}
            )
    empty = {
        "mentions",
        "timex",
        "hedges",
        "quotations",
        "quote_drift",
        "element_sentences",
        "events",
        "event_mentions",
    }
    given = {"articles": articles, "sentences": sentences, "figures": tables.frame("figures", rows)}
    table, _ = conflicts.find(given | {name: tables.frame(name) for name in sorted(empty)})
    return table.to_dict("records")


def test_intervals_that_overlap_do_not_clash() -> None:
    assert clash(value(1250), value(1330, 1400)) == "apart"
    assert clash(value(1380), value(1330, 1400)) is None
    assert clash(value(71848), value(20000, 99999)) is None


def test_an_interval_that_lies_half_beside_another_overlaps_in_part() -> None:
    assert clash(value(18, 24), value(20, 31)) == "partly"
    assert clash(value(18, 24), value(23.5, 24.01)) is None


def test_exact_values_far_apart_clash_hardest() -> None:
    exact, near, vague = (
        strength(value(450), value(900)),
        strength(value(450), value(460)),
        strength(value(400, 500), value(600, 999)),
    )
    partly = strength(value(18, 24), value(20, 31))
    assert 1 >= exact > near > partly
    assert exact > vague > partly
    assert strength(value(0), value(0.5 * DAY), DAY) < strength(value(0), value(DAY), DAY)


def test_a_toll_that_rises_with_publication_may_be_an_update() -> None:
    assert rising([(value(12, day=1), value(15, article="b", day=2))])
    assert not rising([(value(15, day=1), value(12, article="b", day=2))])
    assert not rising([(value(12, day=1), value(15, article="b", day=1))])
    assert not rising([(value(12), value(15, article="b", day=2))])


def test_the_same_count_given_twice_is_a_conflict(tell: Any) -> None:
    rows = found(
        {
            "A": "L'effondrement du pont de Larnoy a fait 12 blessés.",
            "B": "Le pont de Larnoy s'est effondré : 17 blessés.",
        },
        tell,
    )
    assert [(row["kind"], row["unit"], row["clash"], row["within"]) for row in rows] == [
        ("figure", "blessé", "apart", False)
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Le pont de Larnoy s'est effondré : 17 voitures abîmées.",
        "Le pont de Larnoy s'est effondré : une dizaine de blessés.",
        "Le pont de Larnoy s'est effondré : trois autres blessés.",
        "Le pont de Larnoy s'est effondré : 5 de ces blessés restent hospitalisés.",
        "Le carnaval de Vimeux a fait 17 blessés.",
    ],
)
def test_what_only_looks_alike_is_kept_apart(other: str, tell: Any) -> None:
    assert not found({"A": "L'effondrement du pont de Larnoy a fait 12 blessés.", "B": other}, tell)


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("21 000 de ces courriels", "21 000 de ces courriels"),
        ("la suppression de 640 postes, dont 512 à Caen", "512"),
        ("Marsannay et deux communes voisines", "deux communes"),
        ("une aide de 150 euros par foyer", "150 euros"),
        ("40 salariés de plus qu'en mai", "40 salariés"),
    ],
)
def test_shares_additions_and_rates_count_no_whole(sentence: str, figure: str) -> None:
    start = sentence.index(figure)
    assert not comparing.of_its_own(sentence, start, start + len(figure))
    assert comparing.of_its_own(f"Il y a {figure}.", 7, 7 + len(figure)) == ("de ces" not in figure)


def test_words_that_mean_the_same_are_counted_together() -> None:
    assert comparing.counted("courriel").noun == comparing.counted("e-mail").noun
    assert comparing.counted("facture").whole == "document"
    assert comparing.counted("girafe") == ("girafe", None)


def test_an_update_is_told_from_a_contradiction(tell: Any) -> None:
    texts = {
        "A": "L'effondrement du pont de Larnoy a fait 12 blessés.",
        "B": "L'effondrement du pont de Larnoy a fait 17 blessés.",
    }
    assert not found(texts, tell)[0]["update"]
    days = iter(["2024-03-12", "2024-03-13"])

    def dated(given: dict[str, str], **facts: Any) -> Any:
        told, sentences = tell(given, **facts)
        return told.assign(
            published=[next(days) for _ in range(len(told))], published_precision="day"
        ), sentences

    assert found(texts, dated)[0]["update"]


@pytest.mark.parametrize(
    ("corpus", "of_all", "false"),
    [("seeds", 5, 0), ("riviere", 9, 0), ("canton", 1, 0), ("atelier", 2, 0), ("glaciere", 9, 2)],
    ids=["seeds", "riviere", "canton", "atelier", "glaciere"],
)
def test_conflicts_reach_the_floor(
    corpus: str, of_all: int, false: int, seed_tables: Tables, riviere_tables: Tables
) -> None:
    case = next(Case(given) for given in sets(GOLD, None) if given.name == corpus)
    own = {"seeds": seed_tables, "riviere": riviere_tables}.get(corpus) or case.tables
    measures = {m.name: m for m in disagreements.score(case.rows("conflicts"), own["conflict_values"])}
    shown = measures["shown conflicts that are one"]
    assert measures["conflicts shown"].right >= of_all
    assert shown.of - shown.right <= false


@pytest.mark.parametrize("corpus", ["mosaique", "passerelle", "estran", "canal", "halage"])
def test_articles_on_different_stories_share_and_contradict_nothing(corpus: str) -> None:
    study = open_study(str(GOLD / corpus))
    assert study["conflicts"].empty
    assert study["elements"]["articles"].tolist() == [1] * len(study["elements"])


def test_of_two_counts_of_one_crowd_each_has_its_source(riviere_tables: Tables) -> None:
    values = riviere_tables["conflict_values"].set_index("text")
    assert values.at["Plus de 600 personnes", "speaker"] == "la mairie"
    assert values.at["450", "speaker"] == "la préfecture"


def test_values_stand_in_the_text_and_every_conflict_has_two_sides(riviere_tables: Tables) -> None:
    found, values = riviere_tables["conflicts"], riviere_tables["conflict_values"]
    for key, rows in values.groupby("conflict_id"):
        assert {"low", "high"} <= set(rows["side"].dropna())
        assert rows["article_id"].nunique() == found.set_index("conflict_id").at[key, "articles"]
    assert list(found["conflict_id"]) == [f"C{n}" for n in range(1, len(found) + 1)]
    order = list(zip(found["update"], -found["strength"], strict=True))
    assert order == sorted(order)


def test_one_article_without_figures_has_no_conflict(tell: Any) -> None:
    assert not found({"A": "Rien."}, tell)


def test_two_counts_of_one_crowd_by_two_sources_need_no_noun(tmp_path: Path) -> None:
    text = (
        "Réunis devant les grilles, ils ont voté. Ils étaient 180 selon les syndicats, 130 selon la police."
    )
    (tmp_path / "a.txt").write_text(f"La grève continue\n\n{text}\n", encoding="utf-8")
    shown = open_study(str(tmp_path))["conflicts"].to_dict("records")
    assert [(row["kind"], row["clash"], row["within"]) for row in shown] == [("figure", "apart", True)]
    assert shown[0]["about"].startswith("Ils étaient 180")
    assert pd.isna(shown[0]["unit"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L'usine de Brion a perdu 1,2 million d'euros.", "L'usine de Brion a perdu 91 millions d'euros."),
        (
            "À l'usine de Brion, 95 emplois sont repris.",
            "Sur 212 emplois de l'usine de Brion, 95 sont repris.",
        ),
    ],
    ids=["of another order", "what a share is taken of"],
)
def test_figures_of_another_order_or_of_a_whole_are_of_something_else(
    one: str, other: str, tell: Any
) -> None:
    assert not found({"A": one, "B": other}, tell)


def test_a_noun_is_the_same_in_the_singular_as_unit_and_the_plural_in_the_text(tell: Any) -> None:
    rows = found(
        {"A": "À Brion, 120 habitants ont été évacués.", "B": "La liste compte 146 habitants évacués."}, tell
    )
    assert [(row["unit"], row["clash"]) for row in rows] == [("habitant", "apart")]


def shown_of(texts: dict[str, str], folder: Path) -> list[dict[Any, Any]]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    table = open_study(str(folder))["conflicts"]
    return table[table["kind"] == "figure"].to_dict("records")


GRANT = "Pour rénover le théâtre de Brion, la région verse au maire Luc Ferrand {}."


def test_a_part_and_its_whole_are_told_apart_in_all_articles_once_one_sentence_does(tmp_path: Path) -> None:
    two, seven = GRANT.format("2 millions d'euros"), GRANT.format("7 millions d'euros")
    assert shown_of({"a": two, "b": seven}, tmp_path)
    both = "Le chantier coûte 7 millions d'euros, dont 2 millions d'euros de la région."
    assert not shown_of({"c": both}, tmp_path)


def test_amounts_of_two_years_do_not_contradict_each_other(tmp_path: Path) -> None:
    assert not shown_of(
        {"a": GRANT.format("2 millions d'euros en 2023"), "b": GRANT.format("7 millions d'euros en 2024")},
        tmp_path,
    )


def test_what_one_article_counts_twice_in_one_voice_are_two_things(tmp_path: Path) -> None:
    twice = " ".join(GRANT.format(f"{n} millions d'euros") for n in (2, 7))
    assert not shown_of({"a": twice}, tmp_path)


def test_a_count_without_a_noun_has_no_unit_in_the_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ils étaient 180 selon les syndicats, 130 selon la police.\n", "utf-8")
    assert open_study(str(tmp_path))["conflict_values"]["unit"].isna().tolist() == [True, True]


HELD = "À Brion, le maire Luc Ferrand et la ministre Anne Duval étaient là."


def test_people_in_general_are_counted_by_what_befell_them(tmp_path: Path) -> None:
    ill = f"Vingt-trois personnes sont tombées malades après un repas à la cantine. {HELD}"
    hospital = f"Onze personnes ont été hospitalisées après un repas à la cantine. {HELD}"
    fewer = f"On compte neuf hospitalisations. {HELD}"
    assert not shown_of({"a": ill, "b": hospital}, tmp_path)
    assert len(shown_of({"a": ill, "b": hospital, "c": fewer}, tmp_path)) == 1


@pytest.mark.parametrize(
    ("other", "conflicts"),
    [
        ("Le bilan est de 26 malades", 1),
        ("À Nantes, on compte 26 malades", 0),
        ("En 2011, la même cantine avait fait 26 malades", 0),
    ],
    ids=["one toll", "of another place", "long before"],
)
def test_a_story_has_one_toll(other: str, conflicts: int, tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text("file,outlet,published\na.txt,A,2025-06-10\nb.txt,B,2025-06-10\n")
    texts = {"a": f"À Lille, on compte 23 malades. {HELD}", "b": f"{other}. {HELD}"}
    assert len(shown_of(texts, tmp_path)) == conflicts


def test_a_figure_is_of_the_place_that_its_article_names_where_it_gives_it_first(tmp_path: Path) -> None:
    head = "900 pots de crème retirés à Nantes.\n\n"
    a = f"La crème des pots de Lactavia a été rappelée. À Lille, on compte 4200 pots rappelés. {HELD}"
    b = f"La crème des pots de Lactavia a été rappelée. Ici, on compte 900 pots rappelés. {HELD}"
    assert len(shown_of({"a": a, "b": b}, tmp_path)) == 1
    assert not shown_of({"a": a, "b": head + b}, tmp_path)


def test_a_toll_is_of_one_story_only_where_the_articles_name_the_same(tmp_path: Path) -> None:
    a, b = "Le car a fait 12 blessés, dit Paul Roy.", "Le train a fait 31 blessés, dit Anne Duval."
    assert not shown_of({"a": a, "b": b}, tmp_path)


@pytest.mark.parametrize(
    "correction",
    [
        "Le rappel porte sur 108 000 pots, et non 180 000.",
        "Ce ne sont pas 180 000 pots qu'il faut reprendre, mais 108 000.",
        "Les 180 000 pots étaient 108 000.",
        "Il faut lire 108 000 pots au lieu de 180 000.",
    ],
)
def test_a_figure_that_the_text_itself_corrects_is_in_conflict(correction: str, tmp_path: Path) -> None:
    (row,) = shown_of({"a": correction}, tmp_path)
    assert (row["unit"], row["clash"], row["within"]) == ("pot", "apart", True)


def test_two_figures_of_one_sentence_without_a_correction_are_no_conflict(tmp_path: Path) -> None:
    assert not shown_of({"a": "Le rappel porte sur 108 000 pots et la vente sur 180 000 pots."}, tmp_path)


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        ("Nadia Belkacem, 43 ans, a témoigné.", "« J'ai eu peur », dit Nadia Belkacem (47 ans).", 1),
        ("Nadia Belkacem, 43 ans, a témoigné.", "« J'ai eu peur », dit Nadia Belkacem, 44 ans.", 0),
        ("Nadia Belkacem, 43 ans, a témoigné.", "Nadia Belkacem attend depuis 12 ans.", 0),
        ("Nadia Belkacem, 43 ans, a témoigné.", "Denis Roche, 47 ans, a témoigné.", 0),
    ],
    ids=["apart", "a birthday between", "no age", "somebody else"],
)
def test_the_ages_of_one_person_are_compared(one: str, other: str, conflicts: int, tmp_path: Path) -> None:
    found = shown_of({"a": one, "b": other}, tmp_path)
    assert len(found) == conflicts
    assert all(row["about"] == "Nadia Belkacem" and row["unit"] == "an" for row in found)


def test_one_day_on_the_calendars_of_two_zones_is_no_conflict() -> None:
    def told(article: str, zone: str, day: str = "13") -> dict[str, Any]:
        span = {"article_id": article, "outlet": article, "sentence_id": f"{article}:0", "start": 0, "end": 2}
        ends = {
            "earliest": f"2025-06-{day}T00:00:00{zone}",
            "latest": f"2025-06-{day}T23:59:59{zone}",
        }
        return {"event_id": "V1", "text": "on", "value": f"2025-06-{day}", **span, **ends}

    event = pd.DataFrame([{"event_id": "V1", "times": "in part", "label": "on"}])
    across = pd.DataFrame([told("a", "+02:00"), told("b", "-04:00")])
    assert not list(conflicts.times(event, across))
    assert list(conflicts.times(event, pd.DataFrame([told("a", "+02:00"), told("b", "-04:00", "14")])))
    alone = pd.DataFrame([told("a", "+02:00"), told("a", "+02:00", "15")])
    assert not list(conflicts.times(event, alone))
