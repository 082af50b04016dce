"""What happened when, and who reported it first: dated clauses of several articles brought together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import pandas as pd
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis import tables
from analysis.comparison import availability, dating, happenings, precedence
from analysis.comparison.availability import Interval
from analysis.comparison.dating import Mention
from analysis.comparison.datings import Grammar
from analysis.comparison.disputed import SAME, disputed, may_be_blurred, may_dispute
from analysis.comparison.precedence import Publications
from analysis.language import Language, among, load

# Two clauses tell one event from this similarity on (cosine of their terms and names, 0 to 1).
ALIKE = 0.15
# How much a shared name counts beside a shared term: the names of a story recur whatever is told of them.
NAME_WEIGHT = 0.5
# A word's first letters stand for its family: "pirater", "piratage".
STEM = 6
# A month and a day are further from being one date than two days are: twice as alike in words.
COARSE, COARSE_FACTOR = 7 * 24 * 3600, 2
# The same minute in two clauses is rarely chance: half as alike in words will do.
MINUTE, SAME_MINUTE_FACTOR = 60, 0.5
# Clauses that are compared with each clause: the next ones in time whose intervals meet its own.
WINDOW, BLOCK = 1000, 256
# Exact times further apart than this are not one event.
APART = EXACT = 3600

ROLES = ("opens", "joins", "hangs", "counts", "shades")

# scipy ships no types.
Matrix: TypeAlias = Any
Pairs: TypeAlias = dict[tuple[int, int], float]


def find(
    sentences: pd.DataFrame,
    timex: pd.DataFrame,
    articles: pd.DataFrame,
    mentions: pd.DataFrame,
    quotations: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The tables `events`, `event_mentions` and `event_outlets` from the reading tables named.

    Clauses are one event where their intervals meet and their terms and names are alike; they are joined
    by average linkage, best pairs first. `disputed` says where clauses are one event whose times exclude each
    other. Times that differ stay as each article gives them, and `times` says so. An event's bounds are those
    of its finest date; `first_article_id` and `first_outlet` are null where another article that tells it may
    have been published first.
    """
    told = dating.mentions(sentences, timex, mentions, quotations, _grammar(articles))
    order = sorted(range(len(told)), key=lambda i: (told[i].earliest, told[i].latest, i))
    told = [told[i] for i in order]
    alike, apart = _alike(told, happenings.kinds(_languages(articles)))
    published, last = precedence.publications(articles), availability.last_words(articles)
    together = disputed(told, _join(told, alike), apart, published)
    groups = [[told[i] for i in group] for group in together]
    place = {str(key): number for number, key in enumerate(sentences["sentence_id"])}
    zones = dict(zip(articles["article_id"], articles["time_zone"].fillna(availability.ZONE), strict=True))
    rows: list[dict[str, Any]] = []
    mention_rows: list[dict[str, Any]] = []
    outlet_rows: list[dict[str, Any]] = []
    for number, group in enumerate(groups, 1):
        group = sorted(group, key=lambda m: (place[m.sentence_id], m.start))
        rows.append(_event(f"V{number}", group, published, zones))
        mention_rows.extend(_mention_row(f"V{number}", mention, zones) for mention in group)
        told_by = precedence.outlets(group, _happened(group), published, last)
        outlet_rows.extend({"event_id": f"V{number}", **row} for row in told_by)
    return (
        tables.frame("events", rows),
        tables.frame("event_mentions", mention_rows),
        tables.frame("event_outlets", outlet_rows),
    )


def _happened(group: Sequence[Mention]) -> Interval:
    """When an event took place: all that its times allow."""
    moments = (min(mention.earliest for mention in group), max(mention.latest for mention in group))
    return Interval(*(pd.Timestamp(moment, unit="s", tz="UTC") for moment in moments))


def _times(group: Sequence[Mention]) -> str:
    """Whether an event is given one time, several that have a moment in common, or different ones."""
    if len({(mention.earliest, mention.latest) for mention in group}) == 1:
        return "one time"
    meet = max(mention.earliest for mention in group) <= min(mention.latest for mention in group)
    return "compatible" if meet else "different"


def _languages(articles: pd.DataFrame) -> list[Language]:
    """The languages that the articles are in."""
    return [load(code) for code in among(articles["language"].dropna())]


def _grammar(articles: pd.DataFrame) -> Grammar:
    """The words around times of the languages that the articles are in."""
    languages = _languages(articles)
    bounds = frozenset(word for language in languages for word in language.words("time_bounds"))
    links = [row for language in languages for row in language.rows("time_links")]
    roles = {role: frozenset(row["word"] for row in links if row["role"] == role) for role in ROLES}
    openings = frozenset(word for language in languages for word in language.words("adverbial_openings"))
    return Grammar(bounds=bounds, circumstances=openings, **roles)


def _words(mention: Mention, kinds: Mapping[str, str]) -> list[str]:
    """What a clause is compared by: kinds of happening, families of words, names."""
    terms = happenings.by_kind(mention.terms, kinds)
    families = (term if term.startswith(happenings.MARK) else term[:STEM] for term in terms)
    return [*families, *(f"={entity}" for entity in sorted(mention.entities))]


def _vectors(words: Sequence[list[str]]) -> Matrix:
    """Unit rows of TF-IDF over terms and names, names at `NAME_WEIGHT`."""
    if not any(words):
        return sparse.csr_matrix((len(words), 1))
    vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True, norm=None)
    matrix = vectorizer.fit_transform(words)
    names = [NAME_WEIGHT if name.startswith("=") else 1.0 for name in vectorizer.get_feature_names_out()]
    weighted = matrix @ sparse.diags(names)
    squares = weighted.multiply(weighted).sum(axis=1).A1
    return sparse.diags([1 / value**0.5 if value else 0.0 for value in squares]) @ weighted


def _alike(told: Sequence[Mention], kinds: Mapping[str, str]) -> tuple[Pairs, Pairs]:
    """Pairs of clauses alike in words: those possible in time, and those that may dispute it.

    `told` is sorted by time.
    """
    found: Pairs = {}
    apart: Pairs = {}
    if not told:
        return found, apart
    words = [_words(mention, kinds) for mention in told]
    vectors = _vectors(words).tocsr()
    of = [happenings.told(one) for one in words]
    for first in range(0, len(told), BLOCK):
        last = min(first + BLOCK, len(told))
        product = (vectors[first:last] @ vectors[first : last + WINDOW].T).tocoo()
        for i, j, score in zip(
            product.row.tolist(), product.col.tolist(), product.data.tolist(), strict=True
        ):
            a, b = first + i, first + j
            if a >= b or score <= 0:
                continue
            if may_be_blurred(told[a], told[b], of[a] & of[b]):
                apart[a, b] = score
            if _possible(told[a], told[b]):
                found[a, b] = score / _distance(told[a], told[b])
            elif score >= SAME and may_dispute(told[a], told[b]):
                apart[a, b] = score
    return found, apart


def _distance(a: Mention, b: Mention) -> float:
    """How far apart two dates are that meet: what similarity in words is divided by."""
    if a.span < MINUTE and b.span < MINUTE and a.earliest == b.earliest:
        return SAME_MINUTE_FACTOR
    return COARSE_FACTOR if (a.span > COARSE) != (b.span > COARSE) else 1


def _possible(a: Mention, b: Mention) -> bool:
    """Whether two clauses may tell of one moment: intervals that meet, or exact times close together."""
    if a.span < EXACT and b.span < EXACT:
        return max(a.earliest, b.earliest) - min(a.latest, b.latest) <= APART
    return a.earliest <= b.latest and b.earliest <= a.latest


def _one(a: Mention, b: Mention, score: float) -> bool:
    """Whether two clauses may stand in one group; in one article only if they are alike themselves."""
    return _possible(a, b) and (a.article_id != b.article_id or score >= ALIKE)


def _join(told: Sequence[Mention], alike: Pairs) -> list[list[int]]:
    """Groups by average linkage over the pairs known, best pairs first; pairs impossible in time never.

    Nor two clauses of one article that are not alike themselves: it tells two things.
    """
    group = {i: [i] for i in range(len(told))}
    of = list(range(len(told)))
    for (a, b), score in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if score < ALIKE:
            break
        left, right = group[of[a]], group[of[b]]
        if left is right:
            continue
        scores = {(i, j): alike.get((min(i, j), max(i, j)), 0.0) for i in left for j in right}
        if not all(_one(told[i], told[j], score) for (i, j), score in scores.items()):
            continue
        if sum(scores.values()) / len(scores) < ALIKE:
            continue
        kept, gone = sorted((of[a], of[b]))
        group[kept] = sorted(group[kept] + group.pop(gone))
        for i in group[kept]:
            of[i] = kept
    return [members for _, members in sorted(group.items())]


def _event(
    event_id: str,
    group: Sequence[Mention],
    published: Publications,
    zones: Mapping[str, str],
) -> dict[str, Any]:
    finest = min(group, key=lambda m: m.span)
    label = _label(group, finest)
    first, certainty = precedence.first(group, published)
    zone = zones[finest.article_id]
    return {
        "event_id": event_id,
        "label": label.text,
        "label_article_id": label.article_id,
        "label_sentence_id": label.sentence_id,
        "earliest": _local(finest.earliest, zone),
        "latest": _local(finest.latest, zone),
        "granularity": finest.granularity,
        "approximate": finest.approximate,
        "articles": len({mention.article_id for mention in group}),
        "outlets": len({mention.outlet for mention in group if mention.outlet}),
        "first_article_id": first.article_id if first else None,
        "first_outlet": first.outlet if first else None,
        "first_certainty": certainty,
        "times": _times(group),
    }


def _label(group: Sequence[Mention], finest: Mention) -> Mention:
    """The clause that shares most terms with the others; of equals the most finely dated, then the first."""
    counts: dict[str, int] = defaultdict(int)
    for mention in group:
        for term in set(mention.terms):
            counts[term] += 1

    def worth(mention: Mention) -> tuple[int, int]:
        shared = sum(counts[term] > 1 for term in set(mention.terms))
        return -shared, mention.span

    return min(group, key=worth) if len(group) > 1 else finest


def _local(time: int, zone: str) -> str:
    return datetime.fromtimestamp(time, ZoneInfo(zone)).isoformat(timespec="seconds")


def _mention_row(event_id: str, mention: Mention, zones: Mapping[str, str]) -> dict[str, Any]:
    zone = zones[mention.article_id]
    return {
        "event_id": event_id,
        "article_id": mention.article_id,
        "outlet": mention.outlet,
        "sentence_id": mention.sentence_id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "timex_start": mention.timex_start,
        "timex_end": mention.timex_end,
        "dating": mention.dating,
        "core_start": mention.start + mention.core,
        "core_end": mention.end,
        "value": mention.value,
        "earliest": _local(mention.earliest, zone),
        "latest": _local(mention.latest, zone),
    }
