"""Conflicts: what articles say of one thing that can't all be so, or not side by side without a word.

Two values conflict if they are of the same thing and their intervals exclude each other, or overlap only
in part: "près de 1 400 foyers" holds 1 380 and contradicts 1 250. Who is held responsible is compared in
`conflicts_blame`, what is asserted, conceded or hedged, and what a person is called, in `conflicts_accounts`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import pandas as pd

from analysis import tables
from analysis.comparison import availability
from analysis.comparison import conflicts_accounts as accounts
from analysis.comparison import conflicts_ages as ages
from analysis.comparison import conflicts_blame as blame
from analysis.comparison import conflicts_pairs as pairing
from analysis.comparison import conflicts_within as within
from analysis.comparison.conflicts_clash import DAY, Conflict, Row, Value, clash, grouped, rising
from analysis.comparison.conflicts_quantities import Quantity, quantities
from analysis.comparison.tongues import comparing, marked
from analysis.tables import records

# Seconds of a day, the shortest that there is: of 23 hours, the last second included.
WHOLE_DAY = 23 * 3600 - 1


def find(given: Mapping[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `conflicts` and `conflict_values`, the hardest clash first, updates last.

    `given` holds the tables articles, sentences, figures, timex, mentions, hedges, quotations,
    quote_drift, element_sentences, events and event_mentions.
    """
    given = marked(given)
    found = [
        *figures(given),
        *times(given["events"], given["event_mentions"]),
        *ages.find(given),
        *blame.find(given),
        *accounts.find(given),
    ]
    found.sort(key=lambda c: (c.update, -c.strength, c.about, c.values[0].article))
    rows, values = [], []
    for number, conflict in enumerate(found, 1):
        rows.append(_row(f"C{number}", conflict))
        values += [_value(f"C{number}", value, conflict) for value in conflict.values]
    return tables.frame("conflicts", rows), tables.frame("conflict_values", values)


def figures(given: Mapping[str, pd.DataFrame]) -> Iterator[Conflict]:
    """Figures of the same thing that clash, between articles and within one."""
    found = quantities(given, availability.publications(given["articles"]))
    denied = within.corrected(found, given["sentences"])
    # A sentence that says that one of its figures is wrong does not count two things.
    others = given["figures"][~given["figures"]["sentence_id"].isin([found[i].sentence for i, _ in denied])]
    same = denied | pairing.same(found, pairing.weights(given["sentences"]), pairing.told_apart(others))
    same |= within.disputed(found, given["hedges"]) | within.recounted(found, given["sentences"])
    more = within.outnumbered(found, given["sentences"], given["mentions"])
    clashing = more | {(i, j) for i, j in same if clash(found[i].value, found[j].value) == "apart"}
    groups = grouped(same | more, len(found))
    clashes: dict[int, list[tuple[Value, Value]]] = defaultdict(list)
    for i, j in sorted(clashing):
        clashes[groups[i]].append((found[i].value, found[j].value))
    members: dict[int, list[Quantity]] = defaultdict(list)
    for quantity, group in zip(found, groups, strict=True):
        members[group].append(quantity)
    yield from (_figures(members[group], pairs) for group, pairs in clashes.items())


def _figures(members: Sequence[Quantity], clashes: Iterable[tuple[Value, Value]]) -> Conflict:
    rows = [q.value.row for q in members if pd.notna(q.value.row["measures"])]
    told = [comparing(row).thing(row["measures"]) for row in rows]
    pairs = tuple(clashes)
    return Conflict(
        kind="figure",
        about=max(told, key=len, default=members[0].noun or members[0].words.rstrip(".")),
        unit=next((str(q.value.row["unit"]) for q in members if q.noun), None),
        values=_distinct(q.value for q in members),
        clashes=pairs,
        update=rising(pairs),
    )


def times(events: pd.DataFrame, told: pd.DataFrame) -> Iterator[Conflict]:
    """Events that articles place at times that exclude each other, or that overlap only in part."""
    several = events[events["times"] != "one time"]
    labels = dict(zip(several["event_id"], several["label"], strict=True))
    told = told[told["event_id"].isin(set(labels))].dropna(subset=["earliest", "latest"])
    for event, rows in told.groupby("event_id", sort=False):
        values = _distinct(
            Value(row, _seconds(row["earliest"]), _seconds(row["latest"])) for row in records(rows)
        )
        clashes = tuple((a, b) for a, b in combinations(values, 2) if clash(a, b) and not _one_day(a, b))
        # One article that gives two times tells of two moments.
        if any(a.article != b.article for a, b in clashes):
            yield Conflict("time", str(labels[event]), None, values, clashes, scale=DAY)


def _one_day(a: Value, b: Value) -> bool:
    """Whether two values are the same days on the calendars of two time zones."""
    days = [(str(value.row["earliest"])[:19], str(value.row["latest"])[:19]) for value in (a, b)]
    return days[0] == days[1] and all(value.width >= WHOLE_DAY for value in (a, b))


def _seconds(moment: str) -> float:
    return float(pd.Timestamp(moment).timestamp())


def _distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values, each once an article, in order of size."""
    seen: dict[tuple[str, float, float], Value] = {}
    for value in values:
        seen.setdefault(value.key, value)
    return tuple(sorted(seen.values(), key=lambda value: (value.low, value.high, value.article)))


def _row(conflict_id: str, conflict: Conflict) -> Row:
    return {
        "conflict_id": conflict_id,
        "kind": conflict.kind,
        "about": conflict.about,
        "unit": conflict.unit,
        "clash": "apart" if conflict.apart else "partly",
        "update": conflict.update,
        "within": any(a.article == b.article for a, b in conflict.clashes),
        "strength": round(conflict.strength, 3),
        "articles": len({value.article for value in conflict.values}),
        "outlets": len({value.row["outlet"] for value in conflict.values}),
    }


def _value(conflict_id: str, value: Value, conflict: Conflict) -> Row:
    row = value.row
    span = {name: row[name] for name in ("article_id", "outlet", "sentence_id")}
    names = {"figure": ("low", "high", "unit", "speaker"), "time": ("earliest", "latest")}
    own = {name: row[name] for name in ("start", "end", "text", *names.get(conflict.kind, ("speaker",)))}
    return {"conflict_id": conflict_id, **span, **own, "side": _side(value, conflict)}


def _side(value: Value, conflict: Conflict) -> str | None:
    low, high = conflict.hardest
    if value.key in (low.key, high.key):
        return "low" if value.key == low.key else "high"
    return "other" if any(value.key == one.key for pair in conflict.clashes for one in pair) else None
