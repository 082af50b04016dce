"""Story elements: facts and claims aligned across articles, and what each outlet leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison import agreement, availability, holding, quoting, stories
from analysis.comparison.availability import Interval
from analysis.comparison.gathering import Linked, groups
from analysis.comparison.holding import Held
from analysis.comparison.labels import Labels
from analysis.comparison.sharding import Sharding
from analysis.comparison.similarity import Link, links
from analysis.language import among, load

# A sentence is alone with what it says where its best link is weaker than this.
ALONE = 0.15
# What a sentence must hold to be an exclusive: words, and names, figures, dates or quotations.
LEAST_WORDS, LEAST_SUBSTANCE = 8, 2


@dataclass(frozen=True)
class Element:
    """Rows of `sentences` that report one thing; the first is its label."""

    rows: tuple[int, ...]


def _substance(rows: Iterable[pd.DataFrame]) -> Counter[str]:
    """How many names, figures, times and quotations start in each sentence."""
    count: Counter[str] = Counter()
    for table in rows:
        count.update(table["sentence_id"].dropna().tolist())
    return count


def _alone(sentences: pd.DataFrame, found: Sequence[Link], substance: Mapping[str, int]) -> list[int]:
    """Body sentences with substance that nothing in another article resembles, richest first."""
    taken = {row for link in found if link.score >= ALONE for row in (link.first, link.second)}
    columns = zip(sentences["sentence_id"], sentences["kind"], sentences["words"], strict=True)
    rich = [
        (-substance.get(key, 0), row)
        for row, (key, kind, words) in enumerate(columns)
        if row not in taken
        and kind == "body"
        and words >= LEAST_WORDS
        and substance.get(key, 0) >= LEAST_SUBSTANCE
    ]
    return [row for _, row in sorted(rich)]


def _telling(found: Iterable[Link], sentences: pd.DataFrame) -> list[Link]:
    """The links between sentences that tell something; an intertitle announces what stands below it."""
    heads = set(sentences.index[sentences["kind"] == "heading"])
    return [link for link in found if link.first not in heads and link.second not in heads]


def _happened(times: pd.DataFrame, published: Mapping[str, Interval | None]) -> dict[str, Interval]:
    """For each sentence the last day it dates that was past when its article was published."""
    found: dict[str, Interval] = {}
    for row in times[times["type"].isin(["DATE", "TIME"])].to_dict("records"):
        start, end = (availability.moment(row[name]) for name in ("earliest", "latest"))
        article = published.get(row["article_id"])
        if start is None or end is None or article is None or pd.isna(row["sentence_id"]):
            continue
        if end - start > pd.Timedelta(hours=30) or start > article.latest:
            continue
        key = row["sentence_id"]
        found[key] = max(found.get(key, Interval(start, end)), Interval(start, end))
    return found


def _languages(articles: pd.DataFrame) -> list[str]:
    return among(articles["language"].dropna())


def _labels(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    published: Mapping[str, Interval | None],
    languages: Sequence[str],
) -> Labels:
    openings, function = (
        frozenset(word for code in languages for word in load(code).words(name))
        for name in ("dependent_openings", "function_words")
    )
    named = set(mentions["sentence_id"].dropna())
    times = [published.get(article) for article in sentences["article_id"]]
    return Labels(sentences, openings, function, named, times)


def _gathered(
    sentences: pd.DataFrame,
    found: Sequence[Link],
    labels: Labels,
    held: Sequence[Held],
    substance: Mapping[str, int],
) -> list[Element]:
    """All elements: those of most outlets first, then those of one article, richest first."""
    sure = agreement.agreeing(found, held)
    apart = agreement.exclusions(sure, held)
    linked = Linked(sure)
    keys, outlets = sentences["article_id"].tolist(), sentences["outlet"].fillna("").tolist()
    shared = []
    for group in groups(sure, keys, apart):
        label = labels.best(group, linked)
        rank = (-len({outlets[row] for row in group}), -len({keys[row] for row in group}), label, group)
        shared.append((rank, Element((label, *(row for row in group if row != label)))))
    alone = [Element((row,)) for row in _alone(sentences, found, substance)]
    return [element for _, element in sorted(shared, key=lambda pair: pair[0])] + alone


def find(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    timex: pd.DataFrame,
    figures: pd.DataFrame,
    quotations: pd.DataFrame,
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    sharding: Sharding | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """What the articles report, as the tables `elements`, `element_sentences` and `element_outlets`.

    Sentences of different articles are linked by the words they share (see `similarity`) where they agree
    on more than the story's vocabulary and no speaker or date keeps them apart (see `agreement`); those
    linked with most of the others are gathered round a core (see `gathering`); a sentence may be part of
    several elements. A body sentence with names,
    figures, dates or quotations that nothing elsewhere resembles is an element of one article. Elements are
    numbered by outlets, then articles; those of one article by substance. An outlet's status is covered,
    omitted, not yet possible (it happened or was first published after the outlet's last words), other story
    (no article of the outlet tells the story, see `stories`) or
    unknown where dates do not decide; where it is not covered, the outlet's sentence that is worded most
    alike stands beside it, if any is alike at all. `sharding` says where the joins run.
    """
    sentences = sentences.reset_index(drop=True)
    substance = _substance((mentions, timex, figures, quotations))
    languages = _languages(articles)
    held = holding.held(sentences, mentions, timex, figures, quotations, articles, languages)
    repeated = quoting.repeated(sentences, quotations, held, languages)
    counted = holding.counted(sentences["article_id"].tolist(), held)
    found = _telling(links(sentences, passages, repeated, counted, languages, ALONE, sharding), sentences)
    published = availability.publications(articles)
    labels = _labels(sentences, mentions, published, languages)
    elements = _gathered(sentences, found, labels, held, substance)
    happened = _happened(timex, published)
    linked = Linked(link for link in found if link.score >= ALONE)
    last = availability.last_words(articles)
    known = articles[articles["time_zone"].notna()]
    zones = dict(zip(known["article_id"], known["time_zone"], strict=True))
    records: list[dict[str, Any]] = [
        dict(zip(sentences.columns, row, strict=True)) for row in sentences.itertuples(index=False)
    ]
    heads: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    statuses: list[dict[str, Any]] = []
    for number, element in enumerate(elements, 1):
        name = {"element_id": f"E{number}"}
        own = [records[row] for row in element.rows]
        first = availability.first(published.get(row["article_id"]) for row in own)
        event = happened.get(own[0]["sentence_id"])
        heads.append(name | _head(own, event or first, zones.get(own[0]["article_id"], availability.ZONE)))
        members.extend(
            name | _sentence(row) for row in sorted(own, key=lambda row: (row["article_id"], row["start"]))
        )
        near = _nearest(element.rows, linked, records)
        statuses.extend(name | row for row in _statuses(own, event, first, last, near))
    told = tables.frame("element_sentences", members)
    covered = _of_stories(tables.frame("element_outlets", statuses), told, articles, mentions)
    return tables.frame("elements", heads), told, covered


def _of_stories(
    statuses: pd.DataFrame, told: pd.DataFrame, articles: pd.DataFrame, mentions: pd.DataFrame
) -> pd.DataFrame:
    """The statuses, "other story" where an outlet tells none of the story of an element."""
    story = stories.of([str(key) for key in articles["article_id"]], mentions, told)
    own = told.drop_duplicates("element_id").set_index("element_id")["article_id"].map(story)
    outlets = articles.dropna(subset=["outlet"])
    tells = set(zip(outlets["outlet"], outlets["article_id"].map(story), strict=True))
    pairs = zip(statuses["outlet"], statuses["element_id"].map(own), strict=True)
    elsewhere = pd.Series([pair not in tells for pair in pairs], index=statuses.index, dtype=bool)
    nearest = statuses["nearest_sentence_id"].mask(elsewhere)
    return statuses.assign(
        status=statuses["status"].mask(elsewhere, "other story"), nearest_sentence_id=nearest
    )


def _head(own: Sequence[Mapping[str, Any]], earliest: Interval | None, zone: str) -> dict[str, Any]:
    return {
        "label": own[0]["text"],
        "label_article_id": own[0]["article_id"],
        "label_sentence_id": own[0]["sentence_id"],
        "articles": len({row["article_id"] for row in own}),
        "outlets": len({row["outlet"] for row in own if pd.notna(row["outlet"])}),
        "earliest": earliest.earliest.tz_convert(zone).isoformat() if earliest else None,
    }


def _nearest(rows: Iterable[int], linked: Linked, records: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """For each outlet the sentence worded most like those of an element, of those that are alike at all."""
    found = [(-score, other) for row in rows for other, score in linked.scores.get(row, {}).items()]
    near: dict[str, str] = {}
    for _, other in sorted(found):
        near.setdefault(records[other]["outlet"], records[other]["sentence_id"])
    return near


def _sentence(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in tables.TABLES["element_sentences"] if name != "element_id"}


def _statuses(
    own: Sequence[Mapping[str, Any]],
    event: Interval | None,
    first: Interval | None,
    last: Mapping[str, tuple[Interval | None, bool]],
    near: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    count = Counter(row["outlet"] for row in own if pd.notna(row["outlet"]))
    for outlet, (words, complete) in last.items():
        state = "covered" if count[outlet] else availability.status(event, first, words, complete)
        nearest = None if count[outlet] else near.get(outlet)
        yield {"outlet": outlet, "status": state, "sentences": count[outlet], "nearest_sentence_id": nearest}
