"""Dated clauses: what tells an event, which of them are one, and who reported it first."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.comparison import conflicts, dating, datings, events, happenings
from analysis.corpus.articles import Corpus
from analysis.evaluation import stories
from analysis.evaluation.gold import belongs
from analysis.language import load
from analysis.reading import timex
from tests.conftest import GOLD

FUNCTION = {
    "la",
    "le",
    "les",
    "une",
    "un",
    "des",
    "de",
    "du",
    "à",
    "a",
    "été",
    "est",
    "sont",
    "dans",
    "par",
    "en",
}


def study(
    *told: tuple[str, str | None, str], zones: Mapping[str, str] = MappingProxyType({})
) -> dict[str, pd.DataFrame]:
    """Reading tables of articles (id, time of publication, one sentence a line); `zones` by their ids."""
    articles: list[dict[str, Any]] = []
    sentences: list[dict[str, Any]] = []
    dates: list[dict[str, Any]] = []
    for article, published, text in told:
        precision = "minute" if published and "T" in published else "day" if published else "unknown"
        zone = zones.get(article, "Europe/Paris")
        about = {"article_id": article, "outlet": f"Journal {article}", "time_zone": zone}
        about["language"] = "fr"
        articles.append({**about, "published": published, "published_precision": precision})
        at = 0
        for number, line in enumerate(text.split("\n")):
            place = {"article_id": article, "outlet": about["outlet"], "sentence_id": f"{article}:{number}"}
            words = [w.strip(".,").lower() for w in line.replace("'", " ").split()]
            terms = " ".join(w for w in words if w not in FUNCTION)
            whole = {"start": at, "end": at + len(line), "text": line, "paragraph": number}
            sentences.append({**place, **whole, "kind": "body", "words": len(words), "terms": terms})
            when = datetime.fromisoformat(published) if published else None
            for found in timex.tag(line, when, zone):
                span = {
                    "start": at + found.start,
                    "end": at + found.end,
                    "text": line[found.start : found.end],
                }
                facts = ("type", "value", "mod", "earliest", "latest", "granularity", "anchor", "approximate")
                dates.append({**place, **span, **{name: getattr(found, name) for name in facts}})
            at += len(line) + 1
    rows: dict[str, list[dict[str, Any]]] = {"articles": articles, "sentences": sentences, "timex": dates}
    return {
        **{name: tables.frame(name, found) for name, found in rows.items()},
        "mentions": tables.frame("mentions"),
        "quotations": tables.frame("quotations"),
    }


def find(*told: tuple[str, str | None, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    read = study(*told)
    return brought(read)[:2]


def brought(read: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return events.find(*(read[name] for name in ("sentences", "timex", "articles", "mentions", "quotations")))


def test_two_articles_that_tell_one_dated_event_are_brought_together() -> None:
    dated, told = find(
        ("a", "2024-03-12T18:00", "Une usine chimique a explosé lundi à Marlieu."),
        ("b", "2024-03-13T07:00", "L'usine chimique de Marlieu a explosé lundi vers 7 heures."),
    )
    assert len(dated) == 1
    assert dated["articles"].tolist() == [2]
    assert dated["outlets"].tolist() == [2]
    assert told["event_id"].nunique() == 1


def test_each_mention_keeps_the_time_its_article_gives_and_the_event_takes_the_finest() -> None:
    dated, told = find(
        ("a", "2024-03-12T18:00", "Une usine chimique a explosé lundi à Marlieu."),
        ("b", "2024-03-13T07:00", "L'usine chimique de Marlieu a explosé lundi vers 7 heures."),
    )
    assert told["value"].tolist() == ["2024-03-11", "2024-03-11T07:00"]
    assert told["earliest"].tolist() == ["2024-03-11T00:00:00+01:00", "2024-03-11T06:45:00+01:00"]
    assert dated["earliest"].tolist() == ["2024-03-11T06:45:00+01:00"]
    assert dated["approximate"].tolist() == [True]


def test_a_day_and_its_hour_after_a_comma_date_one_event() -> None:
    dated, told = find(
        ("a", "2024-03-12T18:00", "Lundi, vers 7 heures, une usine chimique a explosé à Marlieu.")
    )
    assert dated["granularity"].tolist() == ["hour"]
    assert told["value"].tolist() == ["2024-03-11T07:00"]


EXPLOSION = "Une usine chimique a explosé {} à Marlieu."


def test_one_doing_on_two_days_by_two_outlets_is_one_event_in_dispute() -> None:
    dated, told = find(
        ("a", "2024-03-12T18:00", EXPLOSION.format("lundi")),
        ("b", "2024-03-13T07:00", EXPLOSION.format("dimanche")),
    )
    assert dated["times"].tolist() == ["different"]
    assert sorted(told["value"]) == ["2024-03-10", "2024-03-11"]


def test_hours_that_exclude_each_other_are_kept_apart_in_one_event_and_never_averaged() -> None:
    dated, told = find(
        ("a", "2024-03-12T18:00", "Le train a déraillé lundi à 8 heures près du tunnel."),
        ("b", "2024-03-12T19:00", "Le train a déraillé lundi près du tunnel."),
        ("c", "2024-03-12T20:00", "Le train a déraillé lundi à 11 heures près du tunnel."),
    )
    assert dated["times"].tolist() == ["different"]
    assert dated["earliest"].tolist() == ["2024-03-11T08:00:00+01:00"]
    hours = {"2024-03-11T08:00:00+01:00", "2024-03-11T00:00:00+01:00", "2024-03-11T11:00:00+01:00"}
    assert set(told["earliest"]) == hours
    (conflict,) = conflicts.times(dated, told)
    assert conflict.apart
    assert {value.article for value in conflict.values} == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [
        # One article tells both: it happened twice.
        (
            EXPLOSION.format("lundi"),
            f"{EXPLOSION.format('dimanche')}\n{EXPLOSION.format('lundi')}",
            "13T07:00",
        ),
        # The first came out before the second time: it cannot have meant that one.
        (EXPLOSION.format("lundi"), EXPLOSION.format("mardi"), "13T07:00"),
        # Something else was done, or to something else.
        (EXPLOSION.format("lundi"), "Une usine chimique a rouvert dimanche à Marlieu.", "13T07:00"),
        (EXPLOSION.format("lundi"), "Une conduite a explosé dimanche sous le pont.", "13T07:00"),
        # The second of its kind is not the first.
        (
            "La première réunion publique a rassemblé mille habitants lundi.",
            "La deuxième réunion publique a rassemblé mille habitants dimanche.",
            "13T07:00",
        ),
        # A month apart is no slip.
        (EXPLOSION.format("lundi"), EXPLOSION.format("le 9 février"), "13T07:00"),
        # Who says what on which day is told of many days.
        (
            "Le maire a déclaré lundi que l'usine chimique resterait ouverte.",
            "Le maire a déclaré dimanche que l'usine chimique resterait ouverte.",
            "13T07:00",
        ),
    ],
)
def test_alike_words_at_other_times_are_other_events(first: str, second: str, published: str) -> None:
    dated, _ = find(("a", "2024-03-12T18:00", first), ("b", f"2024-03-{published}", second))
    assert "different" not in dated["times"].tolist()
    assert len(dated) == 2


def test_one_day_named_by_papers_of_two_time_zones_is_no_disagreement() -> None:
    read = study(
        ("a", "2024-03-12T18:00", EXPLOSION.format("lundi")),
        ("b", "2024-03-12T18:00", EXPLOSION.format("lundi")),
        zones={"b": "America/Toronto"},
    )
    dated, told, _ = brought(read)
    assert told["earliest"].tolist() == ["2024-03-11T00:00:00+01:00", "2024-03-11T00:00:00-04:00"]
    assert dated["times"].tolist() == ["one time"]
    assert list(conflicts.times(dated.assign(times="compatible"), told)) == []


POSTED = "La publication d'un message sur un forum a débuté lundi à 20 h 35."


def test_an_hour_and_about_the_next_dispute_one_event_that_both_tell_in_other_words() -> None:
    dated, told = find(
        ("a", "2024-03-12T18:00", POSTED),
        ("b", "2024-03-13T07:00", "La diffusion du courriel volé a repris lundi vers 21 heures."),
    )
    assert dated["times"].tolist() == ["different"]
    assert told["value"].tolist() == ["2024-03-11T20:35", "2024-03-11T21:00"]
    (conflict,) = conflicts.times(dated, told)
    assert conflict.apart


@pytest.mark.parametrize(
    "other",
    [
        # Too far apart for one to be about the other.
        "La diffusion du courriel volé a repris lundi vers 23 heures.",
        # The same was done, to something else.
        "La publication du bilan comptable est tombée lundi vers 21 heures.",
    ],
)
def test_hours_near_each_other_are_two_events_where_not_both_act_and_object_are_the_same(other: str) -> None:
    dated, _ = find(("a", "2024-03-12T18:00", POSTED), ("b", "2024-03-13T07:00", other))
    assert len(dated) == 2


def test_clauses_of_one_article_that_are_not_alike_stay_apart_though_another_is_like_both() -> None:
    first, second = "Le préfet a visité l'usine chimique lundi.", "Le toit a brûlé lundi près du canal."
    dated, told = find(
        ("a", "2024-03-12T18:00", f"{first}\n{second}"),
        ("b", "2024-03-13T07:00", "Le préfet a visité lundi l'usine chimique au toit brûlé près du canal."),
    )
    own = told[told["article_id"] == "a"]
    assert own["event_id"].nunique() == 2
    assert len(dated) == 2


def test_the_words_of_every_time_of_a_sentence_say_nothing_of_what_happened() -> None:
    read = study(("a", "2024-03-12T18:00", "Lundi 11 mars dans la soirée, le pont a cédé sous la crue."))
    grammar = events._grammar(read["articles"])
    (mention,) = dating.mentions(
        read["sentences"], read["timex"], read["mentions"], read["quotations"], grammar
    )
    assert mention.terms == ["pont", "cédé", "sous", "crue"]


def test_words_of_one_kind_of_happening_count_as_one_and_two_side_by_side_before_one() -> None:
    known = happenings.kinds([load("fr")])
    assert happenings.by_kind(["diffusion", "pont", "parution"], known) == ["~publier", "pont", "~publier"]
    assert happenings.by_kind(["publier", "communiqué", "courriel"], known) == ["~communiqué", "~document"]


def test_no_word_names_two_kinds_of_happening() -> None:
    rows = load("fr").rows("event_synonyms")
    words = [word for row in rows for word in row["words"].split(",")]
    assert len(words) == len(set(words))


def test_different_things_on_one_day_stay_apart() -> None:
    dated, _ = find(
        ("a", "2024-03-12T18:00", "Une usine chimique a explosé lundi à Marlieu."),
        ("b", "2024-03-13T07:00", "Le tribunal a condamné lundi trois anciens ministres."),
    )
    assert len(dated) == 2


def test_a_sentence_with_two_dates_tells_two_events_each_with_its_clause() -> None:
    _, told = find(
        ("a", "2024-03-16T18:00", "Le maire a démissionné lundi, son adjoint a été élu jeudi soir.")
    )
    assert told["text"].tolist() == ["Le maire a démissionné lundi", "son adjoint a été élu jeudi soir."]
    assert told["value"].tolist() == ["2024-03-11", "2024-03-14TEV"]


def test_a_date_that_stands_alone_dates_the_sentence_after_it() -> None:
    _, told = find(
        ("a", "2024-03-12T18:00", "Lundi 11 mars, 8 heures.\nLe barrage a cédé en amont du village.")
    )
    assert told["text"].tolist() == ["Le barrage a cédé en amont du village."]
    assert told["value"].tolist() == ["2024-03-11T08:00"]


def test_years_and_vague_words_date_no_event() -> None:
    dated, told = find(
        ("a", "2024-03-12T18:00", "L'usine a ouvert en 1998 et a récemment embauché dix personnes.")
    )
    assert dated.empty
    assert told.empty


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "Le maire, élu dimanche, a accusé lundi ses adjoints de la fuite, qui a mené à la publication, "
            "mardi soir, de dix rapports.",
            [
                "a accusé lundi ses adjoints de la fuite",
                "qui a mené à la publication, mardi soir",
            ],
        ),
        (
            "Le dossier reste ouvert – le procureur avait parlé lundi d’un accident.",
            ["le procureur avait parlé lundi d’un accident."],
        ),
        (
            "Dans un texte publié mardi, la direction évoque « un incident survenu dimanche à l’aube ».",
            ["Dans un texte publié mardi, la direction évoque", "« un incident survenu dimanche à l’aube »."],
        ),
    ],
)
def test_a_clause_is_what_its_date_belongs_to(sentence: str, clauses: list[str]) -> None:
    _, told = find(("a", "2024-03-13T18:00", sentence))
    texts = sorted(told["text"], key=sentence.index)
    assert len(texts) >= len(clauses)
    for text, clause in zip(texts[-len(clauses) :], clauses, strict=True):
        assert text.startswith(clause)


def test_the_two_ends_of_a_range_are_one_interval() -> None:
    dated, _ = find(("a", "2024-03-12T18:00", "Le pont a été fermé lundi entre 8 heures et 11 heures."))
    assert dated["earliest"].tolist() == ["2024-03-11T08:00:00+01:00"]
    assert dated["latest"].tolist() == ["2024-03-11T11:00:59+01:00"]
    years = find(("a", "2024-03-12T18:00", "Ces lettres s’étalent de 2003 au 24 février 2024, dit-on."))
    assert years[0].empty


def test_the_same_minute_brings_two_clauses_together_that_few_words_join() -> None:
    first = "A 20 h 35 lundi, une somme de documents a été publiée sur un forum anonyme."
    second = "A 20 h 35 lundi, un message invite les lecteurs du forum à télécharger."
    at = ("a", "2024-03-12T18:00")
    assert len(find((*at, f"{first}\n{second}"))[0]) == 1
    later = second.replace("20 h 35", "20 h 50")
    assert len(find((*at, f"{first}\n{later}"))[0]) == 2


def test_whoever_speaks_is_named_in_the_clause_though_it_says_she() -> None:
    read = study(("a", "2024-03-13", "« Rien ne va plus », a-t-elle tonné mardi.\nElle est repartie mardi."))
    cue = {"article_id": "a", "sentence_id": "a:0", "entity_id": "E1", "cue_start": 25, "layer": "quoted"}
    quotations = tables.frame("quotations", [cue])
    first, second = dating.mentions(
        read["sentences"], read["timex"], read["mentions"], quotations, datings.Grammar()
    )
    assert [sorted(mention.entities) for mention in (first, second)] == [["E1"], []]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tout devait être prêt avant le couperet de minuit lundi.",
        "« Rien ne permet de dater la fuite d’avant le 10 mars », écrit-elle.",
        'Les analyses seront publiées "d’ici à vendredi".',
        "Les habitants ne pourront rentrer chez eux jusqu'à dimanche, 20 heures.",
        "Les habitants devront quitter la vallée avant lundi.",
        "Le barrage sera vidé d’ici au 24 mars.",
    ],
)
def test_a_time_that_only_bounds_something_dates_no_event(sentence: str) -> None:
    assert find(("a", "2024-03-12T18:00", sentence))[0].empty


def test_shortly_before_an_hour_something_happened_then() -> None:
    dated, _ = find(("a", "2024-03-12T18:00", "Peu avant 20 heures lundi, le barrage de Marlieu a cédé."))
    assert len(dated) == 1


@pytest.mark.parametrize(
    ("first", "second", "outlet"),
    [
        ("2024-03-12T18:00", "2024-03-13T07:00", "Journal a"),
        ("2024-03-13T18:00", "2024-03-13T07:00", "Journal b"),
        ("2024-03-13", "2024-03-13T07:00", None),
        (None, "2024-03-13T07:00", None),
    ],
)
def test_the_first_reporter_is_named_only_where_publication_times_leave_no_doubt(
    first: str | None, second: str, outlet: str | None
) -> None:
    dated, _ = find(
        ("a", first, "Une usine chimique a explosé le 11 mars 2024 à Marlieu."),
        ("b", second, "Une usine chimique a explosé le 11 mars 2024 à Marlieu."),
    )
    assert len(dated) == 1
    assert (dated["first_outlet"][0] if pd.notna(dated["first_outlet"][0]) else None) == outlet


def test_empty_tables_give_empty_tables() -> None:
    dated, told = find()
    assert list(dated.columns) == list(tables.TABLES["events"])
    assert list(told.columns) == list(tables.TABLES["event_mentions"])
    assert dated.empty
    assert told.empty


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Le pont a été fermé lundi.",
                "Le pont a rouvert hier soir à midi.",
                "Il pleut.",
                "Lundi.",
                "En mars, le pont, fermé mardi, a rouvert mercredi.",
            ]
        ),
        max_size=8,
    )
)
def test_every_clause_is_to_the_letter_and_every_date_is_in_some_event(lines: list[str]) -> None:
    text = "\n".join(lines)
    dated, told = find(("a", "2024-03-14T18:00", text), ("b", "2024-03-15T18:00", text))
    for row in told.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["text"]
    assert set(told["event_id"]) == set(dated["event_id"])
    assert dated["articles"].sum() >= len(dated)


def test_many_articles_about_one_week_are_compared_in_seconds() -> None:
    days = ("lundi", "mardi", "mercredi", "jeudi")
    text = "\n".join(f"Le témoin numéro {n} a parlé {days[n % 4]} devant le juge." for n in range(20))
    begun = time.perf_counter()
    read = study(*[(f"a{n}", "2024-03-15T18:00", text) for n in range(60)])
    brought(read)
    assert time.perf_counter() - begun < 20


def test_gold_events_are_found_and_merged(
    seeds: Corpus, seed_tables: dict[str, pd.DataFrame], riviere_tables: dict[str, pd.DataFrame]
) -> None:
    floors = {"seeds": (seed_tables, 76, 97), "riviere": (riviere_tables, 91, 90)}
    for name, (read, found, together) in floors.items():
        ids = {
            str(file): key for key, file in read["articles"][["article_id", "file"]].itertuples(index=False)
        }
        lines = (GOLD / name / "events.jsonl").read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines]
        for row in gold:
            for mention in row["mentions"]:
                mention["article_id"] = next(
                    key for file, key in ids.items() if belongs(mention["doc"], file)
                )
        measures = {one.name: one.value for one in stories.events(gold, read["event_mentions"])}
        assert (measures["event mentions: F1"] or 0) >= found, name
        assert (measures["events merged: B-cubed F1"] or 0) >= together, name
