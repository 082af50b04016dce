"""Story elements across articles, on short examples and on annotated ones."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.comparison import agreement, availability, elements, holding, passages, similarity
from analysis.evaluation import stories
from analysis.evaluation.gold import sets
from analysis.evaluation.running import Case
from tests.conftest import GOLD

READINGS = ("mentions", "timex", "figures", "quotations")
Found = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
A = "Le pont de Brion a cédé mardi sous le poids d'un convoi agricole."
B = "Mardi, un convoi agricole a fait céder le pont de Brion, trop vieux."
ALONE = "Le maire, Luc Ferrand, a dépensé 300 000 euros pour repeindre la piscine municipale."


def find(articles: pd.DataFrame, sentences: pd.DataFrame, **given: pd.DataFrame) -> Found:
    read = {name: given.get(name, tables.frame(name)) for name in (*READINGS, "passages")}
    return elements.find(
        sentences,
        read["mentions"],
        read["timex"],
        read["figures"],
        read["quotations"],
        articles,
        read["passages"],
    )


def names(sentences: pd.DataFrame, sentence_id: str, count: int) -> pd.DataFrame:
    row = sentences[sentences["sentence_id"] == sentence_id].iloc[0]
    kept = {name: row[name] for name in ("article_id", "outlet", "start", "end", "text", "sentence_id")}
    return tables.frame("mentions", [kept] * count)


def statuses(found: Found) -> list[dict[str, str]]:
    return [
        dict(group[["outlet", "status"]].itertuples(index=False, name=None))
        for _, group in found[2].groupby("element_id", sort=False)
    ]


def dated(articles: pd.DataFrame, **published: str) -> pd.DataFrame:
    dated = articles.copy()
    for article_id, time in published.items():
        dated.loc[dated["article_id"] == article_id, ["published", "published_precision"]] = [time, "minute"]
    return dated


def test_two_sentences_that_say_the_same_are_one_element_of_two_outlets(tell: Any) -> None:
    articles, sentences = tell({"a": f"{A}\nIl pleuvait.", "b": f"La foule regarde.\n{B}"})
    head, members, _ = find(articles, sentences)
    assert head["articles"].tolist() == head["outlets"].tolist() == [2]
    assert members["text"].tolist() == [A, B]
    assert head["label"].item() in (A, B)


def test_sentences_of_one_article_are_never_one_element(tell: Any) -> None:
    articles, sentences = tell({"a": f"{A}\n{B}"})
    assert all(table.empty for table in find(articles, sentences))


def test_names_alone_do_not_make_two_sentences_one_element(tell: Any) -> None:
    articles, sentences = tell(
        {"a": "Hier, Luc Ferrand souriait.", "b": "À Brion, Luc Ferrand a démissionné."}
    )
    assert find(articles, sentences)[0].empty


def named(sentences: pd.DataFrame, **entities: str) -> pd.DataFrame:
    """Mentions in the last sentence of each article, a letter an entity."""
    rows = []
    for article_id, letters in entities.items():
        row = sentences[sentences["article_id"] == article_id].iloc[-1]
        kept = {name: row[name] for name in ("article_id", "outlet", "start", "end", "text", "sentence_id")}
        rows += [kept | {"entity_id": letter} for letter in letters]
    return tables.frame("mentions", rows)


def test_articles_that_name_nobody_and_nothing_in_common_tell_two_stories(tell: Any) -> None:
    articles, sentences = tell({"a": f"{A}\nDes noms.", "b": f"{B}\nDes noms."})
    shared = [named(sentences, a=a, b=b) for a, b in (("xyz", "zuv"), ("xyz", "tuv"), ("xyz", "tu"))]
    found = [find(articles, sentences, mentions=mentions)[0] for mentions in shared]
    assert [len(head) for head in found] == [1, 0, 1]


def test_the_label_leans_on_no_other_sentence(tell: Any) -> None:
    articles, sentences = tell({"a": "Il a cédé mardi, le pont de Brion, sous un convoi agricole.", "b": B})
    assert find(articles, sentences)[0]["label"].tolist() == [B]


def test_a_sentence_of_substance_that_stands_in_one_article_alone_is_an_exclusive(tell: Any) -> None:
    articles, sentences = tell({"a": f"{A}\n{ALONE}", "b": B})
    assert find(articles, sentences)[0]["articles"].tolist() == [2]
    head, members, _ = find(articles, sentences, mentions=names(sentences, "a:1", 2))
    assert head["articles"].tolist() == [2, 1]
    assert head["label"].tolist()[1] == members["text"].tolist()[2] == ALONE


def test_without_dates_nobody_is_said_to_have_left_anything_out(tell: Any) -> None:
    articles, sentences = tell({"a": A, "b": B, "c": "La piscine rouvre lundi."})
    assert statuses(find(articles, sentences)) == [{"a": "covered", "b": "covered", "c": "unknown"}]


def test_who_wrote_later_left_it_out_and_who_wrote_before_an_undated_fact_was_told_may_not_have_known(
    tell: Any,
) -> None:
    articles, sentences = tell(dict.fromkeys("xyz", "La piscine rouvre.") | {"a": A, "b": B})
    times = {"a": "2024-05-07T12:00+02:00", "b": "2024-05-07T18:00+02:00"}
    articles = dated(articles, **times, x="2024-05-07T10:30+02:00", y="2024-05-07T13:00+02:00")
    (found,) = [row for row in statuses(find(articles, sentences)) if row["a"] == row["b"] == "covered"]
    assert found == {"x": "unknown", "y": "omitted", "z": "unknown", "a": "covered", "b": "covered"}


def test_a_day_without_an_hour_decides_nothing_on_that_day(tell: Any) -> None:
    articles, sentences = tell({"a": A, "b": B, "c": "La piscine rouvre lundi."})
    articles = dated(articles, a="2024-05-07T12:00+02:00", b="2024-05-07T18:00+02:00")
    articles.loc[2, ["published", "published_precision"]] = ["2024-05-07", "day"]
    assert statuses(find(articles, sentences))[0]["c"] == "unknown"
    articles.loc[2, "published"] = "2024-05-08"
    assert statuses(find(articles, sentences))[0]["c"] == "omitted"


def test_what_is_dated_after_an_outlets_last_words_was_not_yet_possible_to_it() -> None:
    monday, tuesday, friday = (availability.interval(f"2024-05-{day:02}", "day") for day in (6, 7, 10))
    assert availability.status(tuesday, friday, monday, True) == "not yet possible"
    assert availability.status(tuesday, friday, monday, False) == "unknown"
    assert availability.status(monday, monday, tuesday, True) == "omitted"
    assert availability.status(monday, friday, tuesday, True) == "unknown"
    assert availability.status(None, friday, tuesday, True) == "unknown"
    assert availability.status(tuesday, friday, None, True) == "unknown"


def test_an_outlet_of_which_one_article_has_no_date_may_have_known(tell: Any) -> None:
    articles, sentences = tell({"a": A, "b": B, "c": "La piscine rouvre.", "d": "Rien."})
    articles.loc[articles["article_id"] == "d", "outlet"] = "c"
    articles = dated(articles, a="2024-05-07T12:00Z", b="2024-05-07T18:00Z", c="2024-05-01T10:00Z")
    assert statuses(find(articles, sentences))[0]["c"] == "unknown"


def test_no_sentence_no_outlet_and_no_word_make_no_element(tell: Any) -> None:
    for texts in ({}, {"a": A}, {"a": "?", "b": "!"}):
        for outlet in ("", None):
            found = find(*tell(texts, outlet=outlet))
            assert [list(table.columns) for table in found] == [
                list(tables.TABLES[name]) for name in ("elements", "element_sentences", "element_outlets")
            ]
            assert all(table.empty for table in found)


def test_an_article_of_no_known_outlet_still_reports(tell: Any) -> None:
    head, members, outlets = find(*tell({"a": A, "b": B}, outlet=None))
    assert head["articles"].tolist() == [2]
    assert head["outlets"].tolist() == [0]
    assert len(members) == 2
    assert outlets.empty


SAID = "« La digue {} », a déclaré lundi {} devant la presse réunie au port de Brion."


def test_what_two_people_say_in_the_same_words_of_the_story_stays_two_elements(tell: Any, quote: Any) -> None:
    one = SAID.format("tiendra tout cet hiver", "Luc Ferrand")
    other = SAID.format("cédera dès cet hiver", "Anne Morel")
    articles, sentences = tell({"a": one, "b": other})
    assert find(articles, sentences)[0]["articles"].tolist() == [2]
    speech = quote(sentences).assign(speaker=["Luc Ferrand", "Anne Morel"], speaker_kind="person")
    assert find(articles, sentences, quotations=speech)[0].empty


def test_words_cut_short_by_one_outlet_are_the_same_quotation_of_one_speaker_only(
    tell: Any, quote: Any
) -> None:
    cut = "Luc Ferrand dénonce des mois de « pilon[nage] »."
    whole = "« Nous avons subi un pilonnage permanent », a raconté hier soir Luc Ferrand à la radio."
    articles, sentences = tell({"a": cut, "b": whole})
    speech = quote(sentences, "Luc Ferrand")
    assert find(articles, sentences, quotations=speech)[0]["articles"].tolist() == [2]
    others = speech.assign(speaker=["Luc Ferrand", "Anne Morel"])
    assert find(articles, sentences, quotations=others)[0].empty


def times(sentences: pd.DataFrame, **days: str) -> pd.DataFrame:
    """The first word of the first sentence of each article, taken for a day."""
    rows = []
    for article_id, day in days.items():
        row = sentences[sentences["article_id"] == article_id].iloc[0]
        span = {name: row[name] for name in ("article_id", "outlet", "sentence_id", "start")}
        word = row["text"].split()[0]
        bounds = {"earliest": f"{day}T00:00:00+02:00", "latest": f"{day}T23:59:59+02:00"}
        rows.append(span | bounds | {"end": row["start"] + len(word), "text": word, "type": "DATE"})
    return tables.frame("timex", rows)


FELL = "le pont de Brion a cédé sous le poids d'un convoi agricole trop lourd."


def test_the_same_words_of_two_days_are_two_elements(tell: Any) -> None:
    articles, sentences = tell({"a": f"Lundi, {FELL}", "b": f"Hier, {FELL}"})
    same = times(sentences, a="2024-05-06", b="2024-05-06")
    assert find(articles, sentences, timex=same)[0]["articles"].tolist() == [2]
    assert find(articles, sentences, timex=times(sentences, a="2024-05-06", b="2024-05-09"))[0].empty


def test_what_is_dated_after_an_article_was_written_is_not_what_that_article_tells(tell: Any) -> None:
    articles, sentences = tell({"a": f"Encore, {FELL}", "b": f"Vendredi, {FELL}"})
    articles = dated(articles, a="2024-05-07T12:00+02:00", b="2024-05-11T12:00+02:00")
    found = find(articles, sentences, timex=times(sentences, b="2024-05-07"))
    assert found[0]["articles"].tolist() == [2]
    assert find(articles, sentences, timex=times(sentences, b="2024-05-10"))[0].empty


def found_in(read: dict[str, pd.DataFrame]) -> Found:
    shared = passages.find(read["sentences"], read["articles"], read["quotations"])
    return find(
        read["articles"], read["sentences"], passages=shared, **{name: read[name] for name in READINGS}
    )


BARS = {"seeds": (28, 0.85), "riviere": (20, 0.75), "canton": (17, 0.97), "atelier": (9, 0.75)}


@pytest.mark.parametrize("name", BARS)
def test_what_several_articles_report_is_found_and_three_pairs_of_four_are_right(
    name: str, seed_tables: Any, riviere_tables: Any
) -> None:
    reached, right = BARS[name]
    case = next(Case(given) for given in sets(GOLD) if given.name == name)
    own = {"seeds": seed_tables, "riviere": riviere_tables}.get(name) or case.tables
    found = {m.name: m for m in stories.elements(case.rows("elements"), own["element_sentences"])}
    assert found["shared elements found"].right >= reached
    assert found["pairs joined rightly"].right >= right * found["pairs joined rightly"].of
    if probes := found.get("near misses joined wrongly"):
        assert probes.right < 0.1 * probes.of


def test_elements_come_in_one_order_with_those_of_most_outlets_first(riviere_tables: Any) -> None:
    first, second = found_in(riviere_tables), found_in(riviere_tables)
    assert all(a.equals(b) for a, b in zip(first, second, strict=True))
    ranks = list(zip(first[0]["outlets"], first[0]["articles"], strict=True))
    assert ranks == sorted(ranks, reverse=True)
    covered = first[2][first[2]["status"] == "covered"].groupby("element_id").size()
    assert covered[first[0]["element_id"]].tolist() == first[0]["outlets"].tolist()


def test_an_intertitle_reports_nothing(tell: Any) -> None:
    articles, sentences = tell({"a": A, "b": B})
    assert find(articles, sentences)[0]["articles"].tolist() == [2]
    sentences.loc[sentences["article_id"] == "b", "kind"] = "heading"
    assert find(articles, sentences)[0].empty


def test_beside_what_an_outlet_leaves_out_stands_what_it_has_that_is_nearest(tell: Any) -> None:
    near = "La foule regarde le vieux pont de Brion, fermé aux piétons depuis des années."
    articles, sentences = tell({"a": A, "b": B, "c": f"Il pleut.\n{near}", "d": "La piscine rouvre lundi."})
    beside = find(articles, sentences)[2].set_index("outlet")["nearest_sentence_id"]
    assert beside["c"] == "c:1"
    assert beside[["a", "b", "d"]].isna().all()


def counts(sentences: pd.DataFrame, **given: tuple[str, float, str | None]) -> pd.DataFrame:
    """A figure in the first sentence of each article: its words, its value and its unit."""
    rows = []
    for article_id, (words, value, unit) in given.items():
        row = sentences[sentences["article_id"] == article_id].iloc[0]
        kept = {name: row[name] for name in ("article_id", "outlet", "sentence_id")}
        start = row["start"] + row["text"].index(words)
        rows.append(kept | {"start": start, "end": start + len(words), "text": words, "low": value})
        rows[-1] |= {"high": value, "unit": unit}
    return tables.frame("figures", rows)


def test_a_number_is_evidence_with_another_unit_too_unless_it_is_small(tell: Any) -> None:
    weight = []
    for words, value in (("91", 91e6), ("9", 9.0)):
        articles, sentences = tell(
            {"a": f"Un gain de {words} millions d'euros.", "b": f"Ils ont {words} millions."}
        )
        given = counts(sentences, a=(words, value, "EUR"), b=(words, value, None))
        mentions, timex, quotations = map(tables.frame, ("mentions", "timex", "quotations"))
        own = holding.held(sentences, mentions, timex, given, quotations, articles, ["fr"])
        weight.append(agreement.evidence(*own))
    assert weight[0] == pytest.approx(weight[1] + agreement.VALUE)


def evident(tell: Any, texts: tuple[str, str], value: float, high: float | None = None) -> float:
    """What the evidence adds up to where both texts hold one number of workers."""
    articles, sentences = tell(dict(zip("ab", texts, strict=True)))
    given = counts(sentences, **dict.fromkeys("ab", ("salariés", value, "salarié"))).assign(
        high=high or value
    )
    mentions, timex, quotations = map(tables.frame, ("mentions", "timex", "quotations"))
    return agreement.evidence(*holding.held(sentences, mentions, timex, given, quotations, articles, ["fr"]))


STAFF = ("Les 212 salariés l'ont su hier.", "Il garderait la moitié des 212 salariés du site.")


def test_an_interval_as_wide_as_several_thousand_is_less_evidence_than_a_number(tell: Any) -> None:
    wide, narrow = evident(tell, STAFF, 2000, 9999), evident(tell, STAFF, 2000, 2099)
    assert narrow == pytest.approx(wide + agreement.VALUE)


def test_sentences_that_share_one_number_and_its_noun_are_one_element(tell: Any) -> None:
    articles, sentences = tell(dict(zip("ab", STAFF, strict=True)))
    same = counts(sentences, a=("212", 212, "salarié"), b=("212", 212, "salarié"))
    assert find(articles, sentences, figures=same)[0]["articles"].tolist() == [2]
    other = counts(sentences, a=("212", 212, "salarié"), b=("212", 211, "salarié"))
    assert find(articles, sentences, figures=other)[0].empty


def test_the_day_that_a_whole_story_happened_on_is_no_evidence_of_what_happened() -> None:
    days = [(f"story:{n}", f"s{n}", "2024-05-06") for n in range(10)]
    assert not list(holding._rare(days, {}, 10))
    assert len(list(holding._rare(days[:2], {}, 10))) == 2


def test_the_words_of_a_story_are_no_evidence_in_it_however_many_other_stories_the_corpus_tells() -> None:
    names = [(f"story{n % 10}:{n}", f"s{n}", f"hero{n % 10}") for n in range(40)]
    terms = [(article, key, f"word{hero}") for article, key, hero in names]
    limits = holding._limits(names, 40)
    assert set(limits.values()) == {2.0}
    assert not list(holding._rare(terms, limits, 40))
    assert len(list(holding._rare(terms, {}, 40))) == 40


def test_a_pair_of_sentences_is_as_alike_in_a_large_corpus_as_in_a_small_one() -> None:
    pair = [A, B]
    scores = []
    for size in (20, 400):
        others = [f"Mot{n} autre{n} chose{n} encore{n} ici{n}." for n in range(size)]
        words = similarity._words([*pair, *others], frozenset({"le", "de", "un", "a", "sous"}))
        scores.append(float(words.weights[0].multiply(words.weights[1]).sum()))
    assert scores[0] == pytest.approx(scores[1], abs=0.1)
