"""The same person, organisation, medium, platform or place in several articles.

Names are linked by evidence that the articles print: equal names, an acronym that one article explains,
a surname that only one named person bears, close spellings. Every step looks names up in blocks (folded
form, last word, first letters), so that the cost grows with the number of names, not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import pandas as pd
from rapidfuzz import fuzz

from analysis import tables
from analysis.comparison.tongues import country
from analysis.corpus.tongue import DEFAULT
from analysis.language import load
from analysis.reading import lexicon
from analysis.reading.lexicon import fold, initials

KINDS = ("PERSON", "ORG", "MEDIA", "PLATFORM", "PLACE")
LEADING = re.compile(r"^(?:l'|le |la |les |the )")
# Words of so many letters whose similarity (0 to 100) is that high differ by a slip of the pen.
SLIP, ALIKE = 9, 90.0
# How much more often one bearer of a surname must be named than the others to be meant by it alone.
DOMINANT = 3
ACRONYM = re.compile(r"[A-ZÀ-Ý]{2,8}")

Unit = tuple[str, str, str]


@dataclass
class _Node:
    """What the articles say under one name: kinds, genders, names and written forms with their counts."""

    key: str
    listed: bool = False
    kinds: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> str:
        return max(KINDS, key=lambda kind: (self.kinds[kind], -KINDS.index(kind)))

    @property
    def gender(self) -> str | None:
        return max(sorted(self.genders), key=self.genders.__getitem__, default=None)

    @property
    def words(self) -> list[str]:
        return self.key.split("/")[0].split()

    @property
    def count(self) -> int:
        return self.forms.total()


def link(
    mentions: pd.DataFrame, languages: Mapping[str, str] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Link the names of all articles to entities.

    `mentions`: the table of that name with the article's own name in `canonical`. Returns the same rows
    in the same order with `entity_id` and the corpus-wide `canonical` and `kind`, and the table
    `entities`. Two full names with different given names are never one person; a name that fits two
    entities equally well stays an entity of its own. `languages` tells that of each article, French where it
    doesn't: their lists of known names count, and a country is one in whatever language it is named.
    """
    nodes, key_of = _nodes(mentions, languages or {})
    groups = _merge(nodes)
    outlets = frozenset(fold(outlet) for outlet in mentions["outlet"].dropna().unique())
    facts = _facts([[nodes[key] for key in group] for group in groups], outlets)
    entity = {key: fact for group, fact in zip(groups, facts, strict=True) for key in group}
    linked = mentions.copy()
    for column in ("entity_id", "canonical", "kind"):
        linked[column] = pd.array([entity[key_of[unit]][column] for unit in _units(mentions)], dtype="string")
    return linked, _entities(linked, facts)


def link_speakers(quotations: pd.DataFrame, mentions: pd.DataFrame, linked: pd.DataFrame) -> pd.DataFrame:
    """Quotations with `entity_id` and the corpus-wide name where the speaker is a name of the article.

    `mentions` is the table as read, `linked` the same rows as `link` returned them. Speakers that are no
    name of their article ("le préfet", a document) stay as they are. An organisation's acronym, where the
    articles use one, stands in brackets after its name.
    """
    acronyms = _short_names(linked)
    names = {
        (article, name): (entity, canonical)
        for article, name, entity, canonical in zip(
            mentions["article_id"],
            mentions["canonical"],
            linked["entity_id"],
            linked["canonical"],
            strict=True,
        )
    }
    given = zip(quotations["article_id"], quotations["speaker"].astype(object), strict=True)
    found = [names.get((article, name), (None, None if pd.isna(name) else name)) for article, name in given]
    found = [(key, f"{name} ({acronyms[key]})" if key in acronyms else name) for key, name in found]
    result = quotations.copy()
    result["entity_id"] = pd.array([entity for entity, _ in found], dtype="string")
    result["speaker"] = pd.array([speaker for _, speaker in found], dtype="string")
    return result


def _short_names(linked: pd.DataFrame) -> dict[Any, str]:
    """By entity, the capitals by which the articles most often call an organisation with a longer name."""
    called: dict[Any, Counter[str]] = defaultdict(Counter)
    organisations = linked[linked["kind"] == "ORG"]
    for entity, name, text in zip(
        organisations["entity_id"], organisations["canonical"], organisations["text"], strict=True
    ):
        if ACRONYM.fullmatch(text) and " " in name and text not in name:
            called[entity][text] += 1
    return {entity: max(sorted(found), key=found.__getitem__) for entity, found in called.items()}


def _units(mentions: pd.DataFrame) -> list[Unit]:
    columns = [mentions[column].astype(object) for column in ("article_id", "canonical", "kind")]
    return list(zip(*columns, strict=True))


def _nodes(mentions: pd.DataFrame, languages: Mapping[str, str]) -> tuple[dict[str, _Node], dict[Unit, str]]:
    nodes: dict[str, _Node] = {}
    key_of: dict[Unit, str] = {}
    printed = {_key(name, kind, None) for _, name, kind in _units(mentions)}
    several = len(set(languages.values())) > 1
    for unit, text, gender in zip(_units(mentions), mentions["text"], mentions["gender"], strict=True):
        article, name, kind = unit
        code = languages.get(article, DEFAULT)
        lex = lexicon.load(load(code))
        sign = None if pd.isna(gender) else str(gender)
        known = lex.known(name) if kind != "PERSON" else None
        key = _key(name, kind, sign)
        # What the lists say counts where the corpus prints it: elsewhere an acronym may be another's.
        if known and _key(known.name, kind, None) in printed:
            key = _key(known.name, kind, None)
        if several and kind == "PLACE" and (place := country(name, code)):
            key = f"country {place}"
        node = nodes.setdefault(key, _Node(key, listed=known is not None))
        node.kinds[kind] += 1
        node.names[name] += 1
        node.forms[" ".join(str(text).split())] += 1
        if sign:
            node.genders[sign] += 1
        key_of[unit] = key
    return nodes, key_of


def _key(name: str, kind: str, gender: str | None) -> str:
    folded = fold(name).rstrip(" !?.")
    if kind != "PERSON":
        return LEADING.sub("", folded)
    # A surname alone may stand for a woman in one article and for a man in another.
    return f"{folded}/{gender}" if gender and " " not in folded else folded


def _merge(nodes: dict[str, _Node]) -> list[list[str]]:
    """The keys of each entity, by disjoint sets; groups in the order of their first mention."""
    parent = {key: key for key in nodes}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    for links in (_acronyms, _spellings, _surnames):
        for left, right in list(links(nodes)):
            parent[root(right)] = root(left)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in nodes:
        groups[root(key)].append(key)
    return list(groups.values())


def _acronyms(nodes: dict[str, _Node]) -> Iterator[tuple[str, str]]:
    """A name and its acronym: explained in some article, or made of the initials of one name only."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key, node in nodes.items():
        if len(node.words) > 1 and node.kind != "PERSON":
            explained = {fold(form) for form in node.forms if " " not in form}
            for short in sorted(explained | {initials(max(node.names, key=node.names.__getitem__))}):
                owners[short].add(key)
    for short, long in owners.items():
        owner, acronym = min(long), nodes.get(short)
        if acronym is None or len(long) > 1 or len(short) < 2 or owner == short:
            continue
        printed = any(fold(form) == short for form in nodes[owner].forms)
        if printed or any(form.isupper() for form in acronym.forms):
            yield owner, short


def _spellings(nodes: dict[str, _Node]) -> Iterator[tuple[str, str]]:
    """Spellings of one name: transliterations, initials left out, words run together, slips of the pen."""
    same: dict[tuple[str, ...], str] = {}
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, node in nodes.items():
        if node.kind == "PERSON" and len(node.words) > 1:
            spelling = (
                "PERSON",
                *(w for w in node.words[:-1] if len(w) > 1),
                _transliterated(node.words[-1]),
            )
        elif node.kind in ("ORG", "MEDIA", "PLATFORM"):
            spelling = ("OTHER", "".join(node.words))
            longest = max(node.words, key=len, default="")
            if len(longest) >= SLIP:
                rest = " ".join("*" if word == longest else word for word in node.words)
                blocks[rest, longest[:3], "".join(re.findall(r"\d", longest))].append(longest)
        else:
            continue
        if same.setdefault(spelling, key) != key:
            yield same[spelling], key
    for (rest, *_), words in blocks.items():
        for left, right in combinations(sorted(set(words)), 2):
            if fuzz.ratio(left, right) >= ALIKE:
                yield rest.replace("*", left), rest.replace("*", right)


def _transliterated(surname: str) -> str:
    """A surname as all usual transliterations from Cyrillic and the like have it."""
    return re.sub(r"[iyj]+", "i", surname).replace("w", "v").replace("kh", "h")


def _surnames(nodes: dict[str, _Node]) -> Iterator[tuple[str, str]]:
    """A surname alone and the one person who can be meant by it."""
    bearers: dict[str, list[_Node]] = defaultdict(list)
    for node in nodes.values():
        if node.kind == "PERSON" and len(node.words) > 1:
            for at in range(1, len(node.words)):
                bearers[" ".join(node.words[at:])].append(node)
    for node in nodes.values():
        # A surname without civility may have passed for an organisation where no full name stood by.
        short = node.kind == "PERSON" or (node.kind == "ORG" and len(node.words) == 1 and not node.listed)
        if short and (target := _bearer(node, bearers.get(" ".join(node.words), []))):
            yield target.key, node.key


def _bearer(node: _Node, bearers: list[_Node]) -> _Node | None:
    fitting = [b for b in bearers if not (node.gender and b.gender) or node.gender == b.gender]
    if node.gender and any(b.gender for b in fitting):
        fitting = [b for b in fitting if b.gender]
    ranked = sorted(fitting, key=lambda b: (-b.count, b.key))
    if len(ranked) > 1 and ranked[0].count < DOMINANT * ranked[1].count:
        return None
    return ranked[0] if ranked else None


def _facts(groups: Iterable[list[_Node]], outlets: frozenset[str]) -> list[dict[str, str | None]]:
    """For each group of nodes: entity_id, canonical, kind and gender; ids are readable and unique."""
    facts: list[dict[str, str | None]] = []
    used: Counter[str] = Counter()
    for group in groups:
        kinds = sum((node.kinds for node in group), Counter[str]())
        names = sum((node.names for node in group), Counter[str]())
        genders = sum((node.genders for node in group), Counter[str]())
        kind = max(KINDS, key=lambda k: (kinds[k], -KINDS.index(k)))
        if any(node.kind == "PERSON" and len(node.words) > 1 for node in group):
            kind = "PERSON"
        elif any(fold(name) in outlets for name in names):
            kind = "MEDIA"
        canonical = max(sorted(names), key=lambda name: _fullness(name, names[name], kind))
        slug = re.sub(r"[^a-z0-9]+", "-", fold(canonical)).strip("-") or kind.lower()
        used[slug] += 1
        identifier = slug if used[slug] == 1 else f"{slug}-{used[slug]}"
        gender = max(sorted(genders), key=genders.__getitem__, default=None)
        facts.append({"entity_id": identifier, "canonical": canonical, "kind": kind, "gender": gender})
    return facts


def _fullness(name: str, count: int, kind: str) -> tuple[bool, int, int]:
    full = " " in name if kind == "PERSON" else not (name.isupper() and " " not in name)
    return full, count, len(name)


def _entities(linked: pd.DataFrame, facts: list[dict[str, str | None]]) -> pd.DataFrame:
    surfaces: dict[str, set[str]] = defaultdict(set)
    for entity, text in zip(linked["entity_id"], linked["text"], strict=True):
        surfaces[entity].add(" ".join(str(text).split()))
    groups = linked.groupby("entity_id")
    counts = {
        "mentions": groups.size().to_dict(),
        "articles": groups["article_id"].nunique().to_dict(),
        "outlets": groups["outlet"].nunique().to_dict(),
    }
    rows = [
        {
            **fact,
            "surfaces": " | ".join(sorted(surfaces[str(fact["entity_id"])])),
            **{name: int(count[fact["entity_id"]]) for name, count in counts.items()},
        }
        for fact in facts
    ]
    return tables.frame("entities", rows)
