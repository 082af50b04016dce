"""How the words of one utterance change from one article to the next.

Two articles render the same utterance where their quotations share enough words in one order; what stands
between the shared words says what was done: nothing, a cut, words dropped or put in brackets, other words.
Which of the two is nearer to what was said, the articles don't tell.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

import pandas as pd

from analysis import tables
from analysis.comparison import tongues
from analysis.comparison.availability import in_order
from analysis.comparison.chaining import Match, chains
from analysis.comparison.holding import DISTINCT
from analysis.comparison.rendering import Gap, Rendering, moved, weight
from analysis.comparison.utterances import CUT, Spoken, Utterance, candidates, same_speaker, utterances

KINDS = ("identical", "truncated", "shortened", "glossed", "reworded", "reattributed", "reported")
# The share of the shorter quotation that both hold: all but a word or two, most of it, half of it.
NEARLY_ALL, MOST, HALF = 0.8, 0.6, 0.5
# Words in a row that two speakers don't say alike by chance; and shared ones of a long quotation.
RUN, LONG = 6, 6
# Below this confidence a second speaker may be an error of attribution.
SURE = 0.7
# Letters of the shorter of two words of which one is made from the other.
DERIVED = 6

Change = tuple[str, int | None]


def find(quotations: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The table `quote_drift`: pairs of renderings of one utterance, the earlier article's first.

    Takes the tables of those names. Candidates share rare words; see `analysis.comparison.utterances`.
    """
    place = {key: at for at, key in enumerate(in_order(articles)["article_id"])}
    told = quotations.sort_values("article_id", key=lambda ids: ids.map(place), kind="stable")
    found = utterances(told, articles["language"].dropna())
    holders = _holders(found)
    spoken = tongues.of(articles)
    pairs = (pair for pair in candidates(found) if len({spoken.get(one.article) for one in pair}) == 1)
    rows = [_row(rendering) for pair in pairs for rendering in _renderings(pair, holders)]
    return tables.frame("quote_drift", rows)


def _renderings(pair: tuple[Utterance, Utterance], holders: Mapping[str, set[str]]) -> list[Rendering]:
    """What two quotations render alike, the best first; none that shares words with a better one."""
    found: list[Rendering] = []
    for chain in chains(pair[0].words, pair[1].words, _least_run(pair)):
        rendering = _rendering(pair, chain, holders)
        if rendering and not any(rendering.overlaps(other) for other in found):
            found.append(rendering)
    return found


def _least_run(pair: tuple[Utterance, Utterance]) -> float:
    """Words in a row that two quotations must share to render one utterance: those of two speakers many."""
    if same_speaker(*pair):
        return 0
    return RUN if pair[0].direct and pair[1].direct else math.inf


def _holders(found: Sequence[Utterance]) -> dict[str, set[str]]:
    """The articles whose quotations hold a word of a family."""
    holders: dict[str, set[str]] = defaultdict(set)
    for utterance in found:
        for word in utterance.words:
            holders[word.family].add(utterance.article)
    return holders


def _rendering(
    pair: tuple[Utterance, Utterance], chain: Sequence[Match], holders: Mapping[str, set[str]]
) -> Rendering | None:
    """The two renderings, or None where the shared words are too few to tell one utterance."""
    rendering = Rendering(pair, chain)
    if _tells(rendering, holders):
        # Where both say more, words that both have in another order show that the order was changed.
        changed = rendering.direct and all(map(rendering.partial, (0, 1)))
        return Rendering(pair, chain, moved(pair, chain)) if changed else rendering
    if not (rendering.direct and rendering.one_speaker):
        return None
    whole = Rendering(pair, chain, moved(pair, chain))
    said = whole.content >= 3 and whole.weight >= NEARLY_ALL * weight(_content(whole.shorter))
    return whole if said else None


def _content(words: Sequence[Spoken]) -> list[Spoken]:
    return [word for word in words if word.content]


def _tells(found: Rendering, holders: Mapping[str, set[str]]) -> bool:
    """Whether the words that two quotations share in order are enough to call them one utterance."""
    if len(found.shorter) < 3:
        return found.one_speaker and _one_word(found, holders)
    cover = found.weight / weight(found.shorter)
    density = found.weight / max(weight(stretch) for stretch in found.stretches)
    if not found.direct:
        sure = found.one_speaker and found.clausal and found.content >= 3
        return sure and min(cover, density) >= MOST
    if not found.one_speaker:
        return found.clausal and found.content >= 3 and found.run >= RUN and cover >= HALF
    if cover >= NEARLY_ALL:
        return found.content > 0
    long = found.content >= 3 and len(found.chain) >= LONG and density >= HALF
    return found.clausal and found.content >= 2 and (cover >= HALF or long)


def _one_word(found: Rendering, holders: Mapping[str, set[str]]) -> bool:
    """Whether one speaker's word or two are so rare that they tell: no third article quotes them."""
    return any(
        x.content and y.content and len(holders[x.family]) == 2 and _made_from(x.form, y.form)
        for x, y in found.shared
    )


def _made_from(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return short == long or (len(short) >= DERIVED and long.startswith(short))


def _row(found: Rendering) -> dict[str, Any]:
    first, other = (_side(found, side) for side in (0, 1))
    kind, by = _kind(found)
    words = sum(j - i for i, j in found.ends)
    return {
        **first,
        **{f"other_{name}": value for name, value in other.items()},
        "kind": kind,
        "by": None if by is None else found.pair[by].article,
        "similarity": round(2 * sum(map(found.equal, found.chain)) / words, 3),
        "alignment": json.dumps(found.operations),
    }


def _side(found: Rendering, side: int) -> dict[str, Any]:
    utterance, (i, j) = found.pair[side], found.ends[side]
    row = utterance.row
    # What a whole quotation has at its edges, a bracket or a mark, belongs to it.
    start = int(row["start"]) if i == 0 else utterance.words[i].start
    end = int(row["end"]) if j == len(utterance.words) else utterance.words[j - 1].end
    text = str(row["text"])[start - int(row["start"]) : end - int(row["start"])]
    kept = {name: row[name] for name in ("article_id", "outlet", "sentence_id", "speaker")}
    return {**kept, "start": start, "end": end, "text": text}


def _kind(found: Rendering) -> Change:
    """What was done to the words, and by which of the two (0 or 1) where one of them alone did it."""
    if not found.direct:
        return "reported", int(found.pair[0].direct)
    if _given_to_another(found):
        return "reattributed", None
    done = set(_all_changes(found))
    if ("reworded", None) in done or {("shortened", 0), ("shortened", 1)} <= done:
        return "reworded", None
    for kind in ("shortened", "glossed", "truncated"):
        if sides := [side for name, side in done if name == kind]:
            return kind, sides[0] if len(sides) == 1 else None
    return "identical", None


def _given_to_another(found: Rendering) -> bool:
    return all(map(_surely_named, found.pair)) and not found.one_speaker


def _surely_named(utterance: Utterance) -> bool:
    """Whether it is known who speaks: of a person the name, since "the geologist" may be anybody's post."""
    row = utterance.row
    named = row["speaker_kind"] != "person" or str(row["speaker"]) != str(row["speaker"]).lower()
    return utterance.known and row["speaker_kind"] in DISTINCT and row["confidence"] >= SURE and named


def _all_changes(found: Rendering) -> Iterator[Change]:
    for gap in found.gaps:
        yield from _between(found, gap)
    for i, j in found.chain:
        first, other = found.pair[0].words[i], found.pair[1].words[j]
        if first.form != other.form:
            yield "reworded", None
        yield from (("glossed", side) for side in (0, 1) if found.completed(side, (i, j)[side]))
    yield from (("truncated", 1 - side) for side in (0, 1) if found.partial(side))


def _between(found: Rendering, gap: Gap) -> Iterator[Change]:
    """What was done between two shared words."""
    words = [u.words[i:j] for u, (i, j) in zip(found.pair, gap.sides, strict=True)]
    own = [any(not word.inserted for word in stretch) for stretch in words]
    inserted = [any(word.inserted for word in stretch) for stretch in words]
    yield from (("glossed", side) for side in (0, 1) if inserted[side])
    if all(own):
        yield "reworded", None
        return
    for side in (0, 1):
        if own[1 - side] and not inserted[side]:
            yield "truncated" if _marked(found, gap, side) else "shortened", side


def _marked(found: Rendering, gap: Gap, side: int) -> bool:
    """Whether a side marks its cut; of repeated words ("vite, très vite") any may be the one left out."""
    (i, j), (p, _) = gap.sides[1 - side], gap.sides[side]
    longer, shorter = (found.pair[at].words for at in (1 - side, side))
    ahead = takewhile(
        lambda step: longer[i + step].form == longer[j + step].form,
        range(min(len(longer) - j, len(shorter) - p)),
    )
    behind = takewhile(lambda step: longer[i - 1 - step].form == longer[j - 1 - step].form, range(min(i, p)))
    places = [p, *(p + step + 1 for step in ahead), *(p - step - 1 for step in behind)]
    return any(CUT.search(found.pair[side].between(at - 1, at)) for at in places)
