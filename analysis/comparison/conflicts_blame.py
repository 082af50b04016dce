"""Who is held responsible: one deed laid at two doors, or one accusation reported as of two deeds.

That one accuser blames two people is no contradiction. It is worth a look where two outlets name others for
the same deed, and where both quote the same accusation and say that it was about something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

import pandas as pd

from analysis.comparison.alignment import function_words
from analysis.comparison.conflicts_clash import Conflict, Row, grouped, spoken
from analysis.comparison.similarity import content
from analysis.comparison.tongues import knowledge, language, marked
from analysis.language.blame import Blame
from analysis.tables import records

# Word families that two deeds must share, where no verb names both.
LEAST_DEED = 3
# Sentences before and after that tell what a sentence is about.
AROUND = 2
# Who is named in more than this share of the articles tells nothing of what a sentence is about.
COMMON = 0.5
# A word of a deed by which more accusations could be paired says nothing of the deed.
CROWD = 30
# How hard they clash: as exact figures that are not far apart.
WEIGHT = 0.5
# A deed of fewer letters is a verb alone.
SHORT = 15

# Two charges by their places in the list of all.
Pair: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Charge:
    """Words that hold somebody responsible: their span with its sentence, who, for what and by whom.

    `who` and `deed` are word families; `names` the entities of the sentence but the accuser, `about` those
    of its surroundings that not most articles name.
    """

    row: Row
    who: frozenset[str]
    deed: frozenset[str]
    said: str
    verb: str | None
    names: frozenset[str]
    about: frozenset[str]

    @property
    def by(self) -> str | None:
        return None if pd.isna(self.row["speaker"]) else str(self.row["speaker"])


def find(given: Mapping[str, pd.DataFrame]) -> Iterator[Conflict]:
    """The conflicts over who did something, and over what somebody is accused of.

    `given` holds the tables sentences, mentions, quotations and quote_drift.
    """
    charges = _charges(given)
    for kind, found in (
        ("doer", _other_doers(charges)),
        ("deed", _other_deeds(charges, given["quote_drift"])),
    ):
        members: dict[int, list[Pair]] = defaultdict(list)
        groups = grouped(found, len(charges))
        for pair in sorted(found):
            members[groups[pair[0]]].append(pair)
        yield from (_conflict(kind, charges, pairs) for pairs in members.values())


def _conflict(kind: str, charges: Sequence[Charge], pairs: Sequence[Pair]) -> Conflict:
    order = sorted({number for pair in pairs for number in pair})
    values = {number: spoken(charges[number].row) for number in order}
    deeds = sorted(
        (charges[number].said for number in order), key=lambda said: (len(said) < SHORT, len(said))
    )
    return Conflict(
        kind=kind,
        about=charges[order[0]].by or deeds[0] if kind == "deed" else deeds[0],
        unit=None,
        values=tuple(values.values()),
        clashes=tuple((values[a], values[b]) for a, b in pairs),
        weight=WEIGHT,
    )


def _charges(given: Mapping[str, pd.DataFrame]) -> list[Charge]:
    """Every charge in order of the articles: what an accusing verb introduces, and what the wording says."""
    given = marked(given)
    named, about = _names(given["sentences"], given["mentions"])
    spoken_in: dict[str, list[Row]] = defaultdict(list)
    for row in given["quotations"].dropna(subset=["sentence_id", "speaker"]).to_dict("records"):
        spoken_in[row["sentence_id"]].append(row)
    return [
        _charge(sentence, spoken_in[sentence["sentence_id"]], blame, named, about)
        for sentence in records(given["sentences"])
        for blame in [
            *_accused(sentence, spoken_in[sentence["sentence_id"]]),
            *_told(sentence),
        ]
    ]


def _told(sentence: Row) -> list[Blame]:
    """What the wording of a sentence says, in a language that has rules for it."""
    blaming = knowledge(sentence, "blaming")
    return list(blaming.find(sentence["text"])) if blaming else []


def _accused(sentence: Row, quoted: Iterable[Row]) -> Iterator[Blame]:
    """ "Il accuse le maire d'avoir vendu le terrain": who stands between the verb and what it reports."""
    for row in quoted:
        if row["stance"] == "accuses" and row["layer"] == "indirect" and pd.notna(row["cue_end"]):
            start, cue = int(row["start"] - sentence["start"]), int(row["cue_end"] - sentence["start"])
            if 0 <= cue < start:
                deed = str(row["text"]).split(",")[0]
                begin = int(row["cue_start"] - sentence["start"])
                yield Blame(begin, start + len(deed), (cue, start), deed)


def _charge(
    sentence: Row,
    quoted: Iterable[Row],
    blame: Blame,
    named: Mapping[str, frozenset[str]],
    about: Mapping[str, frozenset[str]],
) -> Charge:
    start, end = sentence["start"] + blame.start, sentence["start"] + blame.end
    by = [row for row in quoted if _spans(row, start, end) or row["stance"] == "accuses"]
    own = {name: sentence[name] for name in ("article_id", "outlet", "sentence_id")}
    text = sentence["text"][blame.start : blame.end]
    accuser = by[0]["entity_id"] if by else None
    return Charge(
        row=own | {"start": start, "end": end, "text": text, "speaker": by[0]["speaker"] if by else None},
        who=_families(sentence, sentence["text"][slice(*blame.who)].lower()),
        deed=_families(sentence, blame.deed),
        said=" ".join(blame.deed.split()),
        verb=blame.verb,
        names=named[sentence["sentence_id"]] - {accuser},
        about=about[sentence["sentence_id"]],
    )


def _spans(row: Row, start: int, end: int) -> bool:
    return bool(row["start"] < end and start < row["end"])


def _families(sentence: Row, text: str) -> frozenset[str]:
    return frozenset(content(text, function_words(language(sentence))))


def _names(
    sentences: pd.DataFrame, mentions: pd.DataFrame
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The entities of each sentence, and those of its surroundings that not most articles name."""
    held: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, set[str]] = defaultdict(set)
    known = mentions.dropna(subset=["sentence_id", "entity_id"])
    for article, sentence, name in zip(
        *(known[c] for c in ("article_id", "sentence_id", "entity_id")), strict=True
    ):
        held[sentence].add(name)
        articles[name].add(article)
    limit = max(2, COMMON * sentences["article_id"].nunique())
    rare = {name for name, holders in articles.items() if len(holders) <= limit}
    own = {key: frozenset(held[key]) for key in sentences["sentence_id"]}
    around: dict[str, frozenset[str]] = {}
    for _, group in sentences.groupby("article_id", sort=False):
        keys = group["sentence_id"].tolist()
        for at, key in enumerate(keys):
            near = keys[max(0, at - AROUND) : at + AROUND + 1]
            around[key] = frozenset(name for other in near for name in own[other] & rare)
    return own, around


def _other_doers(charges: Sequence[Charge]) -> set[Pair]:
    """Pairs of charges of two outlets that lay one deed at the doors of others."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, charge in enumerate(charges):
        for word in charge.deed | ({f"={charge.verb}"} if charge.verb else set()):
            index[word].append(number)
    pairs = {pair for held in index.values() if len(held) <= CROWD for pair in combinations(held, 2)}
    return {(i, j) for i, j in pairs if _apart(charges[i], charges[j]) and _one_deed(charges[i], charges[j])}


def _apart(a: Charge, b: Charge) -> bool:
    """Whether two outlets name others: no word of the one is in the other."""
    return bool(a.row["outlet"] != b.row["outlet"] and a.who and b.who and not a.who & b.who)


def _one_deed(a: Charge, b: Charge) -> bool:
    if a.verb and a.verb == b.verb:
        return bool(a.about & b.about)
    return len(a.deed & b.deed) >= LEAST_DEED


def _other_deeds(charges: Sequence[Charge], drift: pd.DataFrame) -> set[Pair]:
    """Pairs of charges by one accuser, quoted by both outlets, against the same people for other deeds."""
    here: dict[str, list[int]] = defaultdict(list)
    for number, charge in enumerate(charges):
        here[charge.row["sentence_id"]].append(number)
        here[charge.row["article_id"]].append(number)
    quoted = drift[(drift["outlet"] != drift["other_outlet"]).fillna(False)].dropna(subset=["speaker"])
    found = set()
    for row in records(quoted):
        for sentence, other in (
            (row["sentence_id"], row["other_article_id"]),
            (row["other_sentence_id"], row["article_id"]),
        ):
            found |= {
                (min(i, j), max(i, j))
                for i in here[sentence]
                for j in here[other]
                if _other_deed(charges[i], charges[j], row["speaker"])
            }
    return found


def _other_deed(a: Charge, b: Charge, speaker: str) -> bool:
    same = a.by == b.by == speaker and a.names & b.names
    return bool(same and a.deed and b.deed and not a.deed & b.deed)
