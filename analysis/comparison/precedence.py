"""Who told an event first, how long after the others followed, and who could not have known it yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.comparison import availability
from analysis.comparison.availability import Interval
from analysis.comparison.dating import Mention
from analysis.tables import records

INFERRED = "inferred"
MINUTE = pd.Timedelta(minutes=1)


@dataclass(frozen=True)
class Publication:
    """One article's times: when it was published and updated, and where the first is known from."""

    article_id: str
    published: Interval | None
    updated: Interval | None
    source: str


Publications = Mapping[str, Publication]


def publications(articles: pd.DataFrame) -> dict[str, Publication]:
    """The times of every article, by its id; takes the table articles."""
    found = {}
    for row in records(articles):
        published, updated = (
            availability.interval(row[name], row[f"{name}_precision"], row["time_zone"])
            for name in ("published", "updated")
        )
        source = str(row["published_source"])
        found[row["article_id"]] = Publication(row["article_id"], published, updated, source)
    return found


def first(group: Sequence[Mention], known: Publications) -> tuple[Mention | None, str | None]:
    """The mention in the article surely published before all others that tell the event, and how sure.

    None where a publication time is unknown or two may have come in either order. Sure is "printed",
    "inferred" where a time that decides is inferred, or "update" where the first was updated after another
    had told the event, and may have told it only then.
    """
    told = _in_order(group, known)
    if told is None:
        return None, None
    best, *others = told
    if any(_time(other).earliest <= _time(best).latest for other in others):
        return None, None
    mention = next(mention for mention in group if mention.article_id == best.article_id)
    return mention, _certainty(best, others)


def _certainty(best: Publication, others: Sequence[Publication]) -> str:
    if best.updated and any(best.updated.latest >= _time(other).earliest for other in others):
        return "update"
    return INFERRED if INFERRED in (best.source, *(other.source for other in others)) else "printed"


def _in_order(group: Sequence[Mention], known: Publications) -> list[Publication] | None:
    """The articles that tell an event, by the end of their publication times; None if one is unknown."""
    told = [known[key] for key in dict.fromkeys(mention.article_id for mention in group)]
    if any(one.published is None for one in told):
        return None
    return sorted(told, key=lambda one: (_time(one).latest, one.article_id))


def _time(one: Publication) -> Interval:
    assert one.published is not None
    return one.published


def outlets(
    group: Sequence[Mention],
    happened: Interval,
    known: Publications,
    last: Mapping[str, tuple[Interval | None, bool]],
) -> Iterator[dict[str, Any]]:
    """Rows of the table `event_outlets` for one event, one an outlet of the corpus.

    `last` is when each outlet last wrote (`availability.last_words`). Delays are in minutes after the first
    report, at least and at most; null where a publication time is unknown.
    """
    times = [known[key].published for key in {mention.article_id for mention in group}]
    reported = _earliest(times)
    for outlet, (words, complete) in last.items():
        own = [mention for mention in group if mention.outlet == outlet]
        if own:
            yield {"outlet": outlet, "status": "covered", **_telling(own, reported, known)}
        else:
            state = availability.status(happened, reported, words, complete)
            yield {"outlet": outlet, "status": state, "sentences": 0}


def _earliest(times: Iterable[Interval | None]) -> Interval | None:
    """When the first of several came, as an interval; None if any is not known, for that one may be it."""
    several = list(times)
    dated = [time for time in several if time]
    if not dated or len(dated) < len(several):
        return None
    return Interval(min(time.earliest for time in dated), min(time.latest for time in dated))


def _telling(own: Sequence[Mention], reported: Interval | None, known: Publications) -> dict[str, Any]:
    """How an outlet tells an event: its first article, its sentences, and the delay."""
    articles = [known[key] for key in dict.fromkeys(mention.article_id for mention in own)]
    dated = [one for one in articles if one.published]
    best = min(dated, key=lambda one: (_time(one).latest, one.article_id)) if dated else articles[0]
    sentences = list(dict.fromkeys(mention.sentence_id for mention in own))
    of_best = next(mention for mention in own if mention.article_id == best.article_id)
    row: dict[str, Any] = {
        "article_id": best.article_id,
        "sentence_id": of_best.sentence_id,
        "sentences": len(sentences),
        "updated_later": bool(best.updated and best.published and best.updated > best.published),
    }
    if reported and len(dated) == len(articles):
        row["after_least"], row["after_most"] = _delay(reported, _time(best))
    return row


def _delay(reported: Interval, told: Interval) -> tuple[int, int]:
    """How many minutes after the first report an article came, at least and at most."""
    if told == reported:
        return 0, 0
    least = (told.earliest - reported.latest.floor("min")) // MINUTE
    return max(0, least), (told.latest.floor("min") - reported.earliest) // MINUTE
