"""Shared wording: passages that stand in two or more articles, word for word or nearly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison.matching import pairs
from analysis.comparison.shingles import Index, index
from analysis.comparison.wording import LEAST, LEAST_QUOTED, Finder, Place, Shared, same

# Words outside quotation marks that two outlets hardly write alike by chance.
COPIED = 15


def _groups(shared: Sequence[Shared]) -> list[list[Shared]]:
    """Pairs that are the same passage: their places in one article overlap by half or more."""
    parent = list(range(len(shared)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    places = sorted((place, number) for number, pair in enumerate(shared) for place in pair.places)
    for at, (place, number) in enumerate(places):
        # By index: a slice would copy what is left of the corpus for each place.
        for later in range(at + 1, len(places)):
            other, other_number = places[later]
            if other.article != place.article or other.i >= place.j:
                break
            if place.overlap(other) >= 0.5:
                a, b = sorted((root(number), root(other_number)))
                parent[b] = a
    groups: dict[int, list[Shared]] = defaultdict(list)
    for number, pair in enumerate(shared):
        groups[root(number)].append(pair)
    return list(groups.values())


def _occurrences(group: Sequence[Shared], common: bool) -> list[Place]:
    """The places of a passage: those that overlap in one article made one, or cut to what they share."""
    found: list[Place] = []
    for place in sorted({place for pair in group for place in pair.places}):
        last = found[-1] if found else None
        if last and last.article == place.article and place.i < last.j:
            bounds = (max(last.i, place.i), min(last.j, place.j))
            if not common:
                bounds = (last.i, max(last.j, place.j))
            found[-1] = Place(place.article, *bounds)
        else:
            found.append(place)
    return found


def _cut(finder: Finder, place: Place, core: Sequence[str]) -> Place | None:
    """The first stretch of a place that is the core, token by token."""
    forms = finder.forms(place)
    starts = (at for at in range(len(forms) - len(core) + 1) if forms[at : at + len(core)] == core)
    at = next(starts, None)
    return None if at is None else Place(place.article, place.i + at, place.i + at + len(core))


def _verbatim(finder: Finder, group: Sequence[Shared]) -> list[Place]:
    """The places of a passage cut to the tokens that are the same in all, or none."""
    if any(len(pair.blocks) > 1 for pair in group):
        return []
    places = _occurrences(group, common=True)
    core = min((finder.forms(place) for place in places), key=len)
    cut = [_cut(finder, place, core) for place in places]
    found = [place for place in cut if place]
    return found if len(found) == len(places) and len(core) >= LEAST_QUOTED else []


def _kind(finder: Finder, group: Sequence[Shared], places: Sequence[Place], verbatim: bool) -> str:
    if all(pair.utterance for pair in group):
        return "altered quote"
    outside = min(place.j - place.i - finder.quoted(place) for place in places)
    keys = [finder.articles[place.article].article_id for place in places]
    credited = any(key in finder.wire for key in keys)
    if len({finder.outlet.get(key, key) for key in keys}) > 1 and outside >= (LEAST if credited else COPIED):
        return "wire"
    return "verbatim" if verbatim else "near"


def _origin(finder: Finder, places: Sequence[Place]) -> str | None:
    """The common speaker of quoted words, else the agency that an article credits; never an article.

    Of several names of one speaker the most frequent, then the shortest, which claims least.
    """
    if all(place.j - place.i - finder.quoted(place) < LEAST for place in places):
        names = Counter(name for place in places if (name := finder.speaker(place)))
        if names.total() < len(places) or not all(same(a, b) for a, b in pairwise(sorted(names))):
            return None
        return min(names, key=lambda name: (-names[name], len(name), name))
    keys = (finder.articles[place.article].article_id for place in places)
    return " ; ".join(sorted({finder.wire[key] for key in keys if key in finder.wire})) or None


def _rows(finder: Finder, group: Sequence[Shared]) -> list[dict[str, Any]]:
    exact = _verbatim(finder, group)
    places = exact or _occurrences(group, common=False)
    kind = _kind(finder, group, places, bool(exact))
    origin = _origin(finder, places)
    found = []
    for place in places:
        start, end = finder.span(place)
        key = finder.articles[place.article].article_id
        found.append(
            {"article_id": key, "outlet": finder.outlet.get(key), "start": start, "end": end, "kind": kind}
            | {
                "text": finder.articles[place.article].text(place.i, place.j),
                "origin": origin,
                "words": place.j - place.i,
            }
        )
    return found


def _passages(finder: Finder, shared: Sequence[Shared]) -> Iterator[list[dict[str, Any]]]:
    """The rows of each passage; where some of its articles share much more than all do, of that as well."""
    for group in _groups(shared):
        rows = _rows(finder, group)
        yield rows
        core = min(row["words"] for row in rows)
        longer = [pair for pair in group if min(p.j - p.i for p in pair.places) >= core + LEAST]
        if longer and len(longer) < len(group):
            yield from _passages(finder, longer)


def _inside(rows: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> bool:
    """Whether each occurrence of a passage lies inside one of a longer passage of the same kind."""
    return rows[0]["kind"] == others[0]["kind"] and all(
        any(
            row["article_id"] == other["article_id"]
            and other["start"] <= row["start"]
            and row["end"] <= other["end"]
            for other in others
        )
        for row in rows
    )


def _outermost(groups: Sequence[list[dict[str, Any]]]) -> Iterator[list[dict[str, Any]]]:
    """The passages that lie in no other, in the order given, which is by place and longest first."""
    kept: dict[str, list[list[dict[str, Any]]]] = defaultdict(list)
    for rows in groups:
        before = kept[rows[0]["article_id"]]
        if not any(_inside(rows, other) for other in before[-8:]):
            before.append(rows)
            yield rows


def nested(passages: pd.DataFrame) -> set[tuple[str, str, str]]:
    """What is told twice: (passage_id, article_id, other article_id), the two in order of their ids.

    `passages` is the table of that name. Both occurrences lie inside those of a longer passage that the two
    articles share, so that its words are among that one's.
    """
    places: dict[tuple[str, str], list[tuple[dict[Any, Any], dict[Any, Any]]]] = defaultdict(list)
    for _, group in passages.groupby("passage_id", sort=False):
        rows = sorted(group.to_dict("records"), key=lambda row: (row["article_id"], row["start"]))
        for one, other in combinations(rows, 2):
            if one["article_id"] != other["article_id"]:
                places[one["article_id"], other["article_id"]].append((one, other))
    return {
        (pair[0]["passage_id"], *keys)
        for keys, pairs in places.items()
        for pair in pairs
        if any(all(map(_holds, longer, pair)) for longer in pairs)
    }


def _holds(longer: dict[Any, Any], row: dict[Any, Any]) -> bool:
    within = longer["start"] <= row["start"] and row["end"] <= longer["end"]
    return bool(within and longer["words"] > row["words"])


def find(
    sentences: pd.DataFrame, articles: pd.DataFrame, quotations: pd.DataFrame, found: Index | None = None
) -> pd.DataFrame:
    """Wording that two or more articles share, as the table `passages`: one row an occurrence.

    Takes the tables `sentences`, `articles` and `quotations` of a corpus, and the index of what they share
    where it was made already. A passage is six equal tokens or
    more in a row, three or more inside quotation marks in both; names and set phrases are left out, by
    their having no function word but those of noun phrases. Kinds: verbatim; near (small differences);
    altered quote (the same words in quotation marks with others between); wire (mostly outside quotation
    marks, in two outlets, where one credits an agency or the run is long). `origin` is the common
    speaker of quoted words where the quotations tell, the agency credited for other words, else null:
    sharing a source is never copying. Passages are numbered in the order of the corpus.
    """
    finder = Finder(found or index(sentences, quotations), sentences, articles, quotations)
    groups = list(_passages(finder, pairs(finder)))
    order = {article.article_id: number for number, article in enumerate(finder.articles)}
    groups.sort(key=lambda rows: [(order[row["article_id"]], row["start"], -row["end"]) for row in rows])
    return tables.frame(
        "passages",
        ({**row, "passage_id": f"P{n}"} for n, rows in enumerate(_outermost(groups), 1) for row in rows),
    )
