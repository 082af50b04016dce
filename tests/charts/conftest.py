"""The tables of an annotated corpus, as the reading and the comparison would hand them to the charts."""

from __future__ import annotations

import csv
import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import tables

GOLD = Path(__file__).parent.parent / "gold" / "riviere"
STANCES = {"affirmer": "claims", "démentir": "denies", "reconnaître": "admits", "annoncer": "announces"}
Row = dict[str, Any]
Tables = dict[str, pd.DataFrame]


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


class Source:
    """The manifest, the texts and their sentences (a line break or full stop ends one)."""

    def __init__(self) -> None:
        with (GOLD / "manifest.csv").open(encoding="utf-8", newline="") as file:
            self.manifest = list(csv.DictReader(file))
        self.texts = {row["file"]: (GOLD / row["file"]).read_bytes().decode() for row in self.manifest}
        self.outlets = {row["file"]: row["outlet"] for row in self.manifest}
        self.starts = {
            name: [0, *(match.end() for match in re.finditer(r"[.!?] (?=[A-ZÉÀ«])|\n+", text))]
            for name, text in self.texts.items()
        }

    def placed(self, row: Row) -> Row:
        """An annotated span as a row: article, outlet, offsets, text, sentence."""
        name = row["doc"]
        at = bisect_right(self.starts[name], row["start"]) - 1
        stem = name.removesuffix(".txt")
        span = {key: row[key] for key in ("start", "end", "text")}
        return {"article_id": stem, "outlet": self.outlets[name], "sentence_id": f"{stem}:{at}", **span}

    def sentence(self, row: Row) -> str:
        starts, text = self.starts[row["doc"]], self.texts[row["doc"]]
        at = bisect_right(starts, row["start"])
        return text[starts[at - 1] : starts[at] if at < len(starts) else None].strip()


def articles(source: Source) -> Iterator[Row]:
    for row in source.manifest:
        yield {
            "article_id": row["file"].removesuffix(".txt"),
            "outlet": row["outlet"],
            "title": row["title"],
            "published": row["published"],
            "published_precision": "minute",
            "published_source": "manifest",
            "updated": row["updated"] or None,
            "updated_precision": "minute" if row["updated"] else "unknown",
            "time_zone": {"CH": "Europe/Zurich"}.get(row["country"], "Europe/Paris"),
            "words": len(source.texts[row["file"]].split()),
        }


def mentions(source: Source) -> Iterator[Row]:
    for number, person in enumerate(rows("people")):
        names = sorted((s for s in person["surfaces"] if s[:1].isupper()), key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, names)) or r"(?!)")
        for name, text in source.texts.items():
            for match in pattern.finditer(text):
                span = {"doc": name, "start": match.start(), "end": match.end(), "text": match.group()}
                kind = person["kind"] if person["kind"] in ("PERSON", "ORG", "MEDIA") else "ORG"
                named = {"entity_id": f"e{number}", "canonical": person["canonical"], "kind": kind}
                yield {**source.placed(span), **named}


def entities() -> Iterator[Row]:
    for number, person in enumerate(rows("people")):
        said = " ".join(person["surfaces"])
        gender = "f" if "Mme " in said else "m" if "M. " in said else None
        yield {"entity_id": f"e{number}", "canonical": person["canonical"], "gender": gender}


def speaking(speaker: str | None) -> Row:
    """Who a speaker is among the people annotated."""
    for number, person in enumerate(rows("people")):
        if person["canonical"] == speaker:
            kind = "person" if person["kind"] == "PERSON" else "organisation"
            return {"entity_id": f"e{number}", "speaker_kind": kind}
    return {"speaker_kind": "anonymous" if speaker else None}


def quotations(source: Source) -> Iterator[Row]:
    for row in rows("quotes"):
        cue = row.get("cue_text") or ""
        stem = re.sub(r"(.*\s)?", "", cue)[:5]
        stance = next((s for verb, s in STANCES.items() if stem and verb.startswith(stem)), "says")
        yield {
            **source.placed(row),
            **{key: row.get(key) for key in ("layer", "level", "role", "mixed", "speaker")},
            **speaking(row.get("speaker")),
            "cue_lemma": cue or None,
            "stance": stance if cue else None,
        }


def voices(quoted: pd.DataFrame, words: dict[Any, int]) -> Iterator[Row]:
    speech = quoted[(quoted["layer"] == "indirect") | ((quoted["role"] == "speech") & (quoted["level"] == 1))]
    for (article, outlet, speaker), group in speech.groupby(
        ["article_id", "outlet", "speaker"], dropna=False
    ):
        marks = group["layer"] == "quoted"
        inside = sum(len(text.split()) for text in group.loc[marks, "text"])
        yield {
            "article_id": article,
            "outlet": outlet,
            "speaker": speaker,
            **speaking(speaker if isinstance(speaker, str) else None),
            "quotations": len(group),
            "quoted_words": inside,
            "reported_words": sum(len(text.split()) for text in group.loc[~marks, "text"]) // 2,
            "share": inside / words[article],
        }


def elements(source: Source) -> Iterator[tuple[Row, list[Row], list[Row]]]:
    everyone = list(dict.fromkeys(source.outlets.values()))
    for row in rows("elements"):
        spans = [{"doc": d, **s} for d, found in row["docs"].items() for s in found]
        told = [{**source.placed(span), "element_id": row["id"]} for span in spans]
        covering = [sentence["outlet"] for sentence in told]
        early = {source.outlets[name] for name in row["not_yet_possible"]}
        label = told[0]
        element = {
            "element_id": row["id"],
            "label": label["text"],
            "label_article_id": label["article_id"],
            "label_sentence_id": label["sentence_id"],
            "articles": len({sentence["article_id"] for sentence in told}),
            "outlets": len(set(covering)),
        }
        statuses = [
            {
                "element_id": row["id"],
                "outlet": name,
                "status": "covered"
                if name in covering
                else "not yet possible"
                if name in early
                else "omitted",
                "sentences": covering.count(name),
            }
            for name in everyone
        ]
        yield element, statuses, told


def events(source: Source) -> tuple[list[Row], list[Row]]:
    """The dated expressions, those of the same stretch of time taken as one event."""
    stretches: dict[tuple[str, str], list[Row]] = {}
    for row in rows("timex"):
        if row.get("earliest"):
            stretches.setdefault((row["earliest"], row["latest"]), []).append(row)
    found, told = [], []
    for number, ((earliest, latest), group) in enumerate(stretches.items()):
        places = [source.placed(row) for row in group]
        shared = {"event_id": f"v{number}", "earliest": earliest, "latest": latest}
        label = source.sentence(group[0])
        event = {
            **shared,
            "label": label,
            "label_article_id": places[0]["article_id"],
            "label_sentence_id": places[0]["sentence_id"],
            "granularity": "minute" if "T" in group[0]["value"] else "day",
            "approximate": any("APPROX" in row["note"] for row in group),
            "articles": len({place["article_id"] for place in places}),
            "outlets": len({place["outlet"] for place in places}),
        }
        found.append(event)
        told += [{**place, **shared, "value": row["value"]} for place, row in zip(places, group, strict=True)]
    return found, told


def passages(source: Source) -> Iterator[Row]:
    for number, row in enumerate(rows("passages")):
        for span in row["occurrences"]:
            place = source.placed(span)
            del place["sentence_id"]
            shared = {"passage_id": f"p{number}", "kind": row["kind"], "origin": row["origin"]}
            yield {**place, **shared, "words": len(span["text"].split())}


def hedges(source: Source) -> Iterator[Row]:
    for row in rows("hedges"):
        yield {**source.placed(row), "kind": row["kind"], "cue": row["text"]}


def build() -> Tables:
    source = Source()
    found = {
        "articles": tables.frame("articles", articles(source)),
        "mentions": tables.frame("mentions", mentions(source)),
        "quotations": tables.frame("quotations", quotations(source)),
        "entities": tables.frame("entities", entities()),
        "hedges": tables.frame("hedges", hedges(source)),
        "passages": tables.frame("passages", passages(source)),
    }
    words = dict(zip(found["articles"]["article_id"], found["articles"]["words"], strict=True))
    found["voices"] = tables.frame("voices", voices(found["quotations"], words))
    element, statuses, told = zip(*elements(source), strict=True)
    found["elements"] = tables.frame("elements", element)
    found["element_outlets"] = tables.frame("element_outlets", (row for some in statuses for row in some))
    found["element_sentences"] = tables.frame("element_sentences", (row for some in told for row in some))
    event, mention = events(source)
    found["events"] = tables.frame("events", event)
    found["event_mentions"] = tables.frame("event_mentions", mention)
    return found


@pytest.fixture(scope="session")
def story() -> Tables:
    return build()
