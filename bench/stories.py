"""Large corpora of invented stories: paragraphs of the invented gold sets, recombined with other words.

A story has its own names and words; its articles take some of its paragraphs and change some words more, so
that they say similar things without sharing wording. Every tenth article carries most of the text of an
article before it: the known copies. A changed word keeps its length, so that whatever the reading found in a
paragraph stands at the same place in the new one, and a corpus of any size is read at the price of the few
articles it is made of.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from analysis import tables, words
from analysis.corpus import load
from analysis.language import load as language
from analysis.reading.tables import read_article
from analysis.tables import Rows

GOLD = Path(__file__).parent.parent / "tests" / "gold"
SETS = ("riviere", "mosaique", "passerelle", "estran")
WORD = re.compile(r"[^\W\d_]{4,}")
# Articles of a story, its paragraphs, and those of one article; the share of words that each changes.
STORY, PARAGRAPHS, TAKEN = 10, 14, (7, 10)
OWN_WORDS, CHANGED = 0.7, 0.5
# Articles a day: a larger corpus is a longer one.
PER_DAY = 16
BEGIN = datetime.fromisoformat("2015-01-01T06:00:00+01:00")
LETTERS = ("aeiouy", "bcdfglmnprstv")
TEXTS = ("canonical", "speaker", "who", "measures")
Change = Callable[[str], str]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with what the reading found in it; offsets count from its first character."""

    text: str
    published: datetime
    rows: dict[str, list[dict[str, Any]]]


def paragraphs(sets: Sequence[str] = SETS) -> list[Paragraph]:
    """The paragraphs of invented sets that were used in development, each read in its article."""
    return [
        paragraph
        for name in sets
        for article in load(GOLD / name).articles
        if article.published.value
        for paragraph in _split(read_article(article), article.text, article.published.value)
    ]


def _split(rows: Rows, text: str, published: datetime) -> Iterator[Paragraph]:
    sentences = defaultdict(list)
    for row in rows["sentences"]:
        if row["kind"] == "body":
            sentences[row["paragraph"]].append(row)
    for own in sentences.values():
        start, end = own[0]["start"], own[-1]["end"]
        inside = {
            name: [_moved(row, -start) for row in rows[name] if start <= row["start"] and row["end"] <= end]
            for name in tables.READING
            if name != "articles"
        }
        yield Paragraph(text[start:end], published, inside)


def _moved(row: dict[str, Any], by: int) -> dict[str, Any]:
    places = {key: row[key] + by for key in row if _is_place(key) and row[key] is not None}
    return {**row, **places}


def _is_place(column: str) -> bool:
    return column in ("start", "end") or column.endswith(("_start", "_end"))


@dataclass(frozen=True)
class Made:
    """An article: its text and reading, and the number of the article whose text it carries."""

    text: str
    rows: Rows
    copy_of: int | None


def corpus(count: int, sources: Sequence[Paragraph], seed: int = 0) -> Iterator[Made]:
    """`count` articles in order of publication, made from these paragraphs; the same each time."""
    pool: dict[int, list[str]] = defaultdict(list)
    grammar = language("fr").words("function_words")
    for paragraph in sources:
        for word in WORD.findall(paragraph.text):
            if word.islower() and word not in grammar:
                pool[len(word)].append(word)
    taken: list[list[tuple[Paragraph, Change]]] = []
    for number in range(count):
        story, member = divmod(number, STORY)
        dice = random.Random(f"{seed} {story} {member}")
        own = random.Random(f"{seed} {story}").sample(sources, PARAGRAPHS)
        # Several of a story's articles are copies only if there is one to copy.
        copy_of = number - dice.randint(1, STORY - 1) if member == STORY - 1 else None
        if copy_of is None:
            chosen = sorted(dice.sample(range(PARAGRAPHS), dice.randint(*TAKEN)))
            change = _changing(f"{seed} {story}", f"{seed} {story} {member}", pool, grammar)
            taken.append([(own[at], change) for at in chosen])
        else:
            whole = taken[copy_of]
            taken.append(whole[dice.randint(0, 2) :])
        hours = (number + dice.random()) * 24 / PER_DAY
        text = "\n\n".join(change(paragraph.text) for paragraph, change in taken[-1])
        yield Made(text, _article(number, taken[-1], BEGIN + timedelta(hours=hours)), copy_of)


def _changing(story: str, article: str, pool: dict[int, list[str]], grammar: frozenset[str]) -> Change:
    """What an article makes of a text: its story's names and words, and some words of its own."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in grammar or len(word) not in pool:
            return word
        if word[0].isupper():
            return _name(f"{story} {word}", word)
        for mine, share in ((f"{article} {match.start()} {word}", CHANGED), (f"{story} {word}", OWN_WORDS)):
            dice = random.Random(mine)
            if dice.random() < share:
                return dice.choice(pool[len(word)])
        return word

    return lambda text: WORD.sub(other, text)


def _name(key: str, word: str) -> str:
    """A name that can be said, as long as the word and with its capitals."""
    dice = random.Random(key)
    made = [dice.choice(LETTERS[c.lower() not in LETTERS[0]]) for c in word]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, made, strict=True))


def key(number: int) -> str:
    """The id of an article by its number."""
    return f"a{number:07d}"


def _article(number: int, parts: list[tuple[Paragraph, Change]], published: datetime) -> Rows:
    own, outlet = key(number), f"Journal {number % 20 + 1}"
    rows: Rows = {name: [] for name in tables.READING}
    at = 0
    for place, (paragraph, change) in enumerate(parts):
        text = change(paragraph.text)
        for name, found in paragraph.rows.items():
            for row in found:
                new = {**_moved(row, at), "article_id": own, "outlet": outlet}
                new["text"] = text[row["start"] : row["end"]]
                new |= {column: change(new[column]) for column in TEXTS if isinstance(new.get(column), str)}
                if new.get("sentence_id"):
                    new["sentence_id"] = f"{own}:{place}:{new['sentence_id'].rpartition(':')[2]}"
                if name == "sentences":
                    new |= {"paragraph": place, "terms": " ".join(WORD.findall(new["text"].lower()))}
                if name == "timex":
                    new |= _dated(new, published - paragraph.published)
                rows[name].append(new)
        at += len(text) + 2
    moment = {
        "published": published.isoformat(),
        "published_precision": "minute",
        "published_source": "manifest",
    }
    count = sum(words.count(row["text"]) for row in rows["sentences"])
    rows["articles"] = [
        {"article_id": own, "outlet": outlet, "file": f"{own}.txt", "title": own, **moment}
        | {"language": "fr", "time_zone": "Europe/Paris", "words": count, "characters": at}
    ]
    return rows


def _dated(row: dict[str, Any], later: timedelta) -> dict[str, Any]:
    """A time as far from the new day of publication as it was from the old one."""
    days = timedelta(days=later.days)
    return {
        name: (datetime.fromisoformat(row[name]) + days).isoformat() if row[name] else None
        for name in ("earliest", "latest")
    }
