"""How well an article is told from its page: outlet, date and title, and what is furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from analysis.evaluation.counting import Measure, Span, rate, records, same_name
from analysis.evaluation.gold import Row

FOUND = 0.8
# Lengths of an ISO 8601 time that is known to the minute or the day.
PRECISE = {"minute": 16, "day": 10, "month": 7, "year": 4}
ARTICLE_KINDS = frozenset({"title", "dek", "heading", "body"})
LINK_TAIL = re.compile(r"[^\w]*|\]\(.*\)", re.DOTALL)


def facts(gold: list[Row], articles: pd.DataFrame, name: str) -> list[Measure]:
    """Outlet, day and title: right, unknown, wrong.

    `gold`: a row an article with `article_id` and what is annotated of `outlet`, `published` and `title`
    (plain text, or None where the page tells none);
    `articles`: the table of that name. Saying nothing where there is nothing to say is right; a date
    that is vaguer than the day is unknown unless it contradicts.
    """
    known = {row["article_id"]: row for row in records(articles)}
    verdicts: list[str] = []
    for row in gold:
        article = known.get(row["article_id"], {})
        verdicts += [_name(row[key], article.get(key)) for key in ("outlet", "title") if key in row]
        if "published" in row:
            given = article.get("published"), article.get("published_precision")
            verdicts.append(_date(row["published"], *given))
    counts = Counter(verdicts)
    return [
        Measure(f"facts {verdict} {name}", counts[verdict], len(verdicts))
        for verdict in ("right", "unknown", "wrong")
    ]


def _name(gold: str | None, given: str | None) -> str:
    if not given:
        return "unknown" if gold else "right"
    return "right" if same_name(gold, given) else "wrong"


def _date(gold: str | None, given: str | None, precision: str | None) -> str:
    if not given:
        return "unknown" if gold else "right"
    length = min(len(gold or ""), PRECISE.get(precision or "", 0), len(given))
    if (gold or "")[:length] != given[:length]:
        return "wrong"
    return "right" if length >= PRECISE["day"] else "unknown"


def furniture(
    gold: list[Row], markup: list[Row], sentences: list[Row], predicted: pd.DataFrame, texts: dict[str, str]
) -> list[Measure]:
    """Furniture found and article text lost, in letters and digits.

    `gold`, `markup`, `sentences`: rows with `article_id`, `start`, `end`; `predicted`: the table
    `furniture`; `texts`: the stored texts by article. A gold span is found if at least 0.8 of it is masked.
    """
    spans = _spans(row for row in records(predicted) if not _mark(row))
    masked = {article: _points(spans.get(article, [])) for article in texts}
    wrong = article_size = 0
    for article, text in texts.items():
        aside = _points(_spans([*gold, *markup]).get(article, []))
        own = {i for i, c in enumerate(text) if c.isalnum()} - aside
        article_size += len(own)
        wrong += len(own & masked[article])
    kept = [row for row in sentences if row["kind"] in ARTICLE_KINDS]
    measures = [
        rate("furniture found", (_share(row, masked, texts) >= FOUND for row in gold)),
        Measure("article letters masked wrongly", wrong, article_size),
    ]
    if kept:
        measures.append(rate("article sentences lost", (_share(row, masked, texts) > 0.5 for row in kept)))
    return measures


def _mark(row: Row) -> bool:
    """Whether a span is typographic markup, which hides no word of the article."""
    return row["kind"] == "markup" and LINK_TAIL.fullmatch(str(row["text"])) is not None


def _spans(rows: Iterable[Row]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for row in rows:
        found.setdefault(row["article_id"], []).append((int(row["start"]), int(row["end"])))
    return found


def _points(spans: list[Span]) -> set[int]:
    return {point for start, end in spans for point in range(start, end)}


def _share(row: Row, masked: dict[str, set[int]], texts: dict[str, str]) -> float:
    text = texts[row["article_id"]]
    own = [i for i in range(row["start"], row["end"]) if text[i].isalnum()]
    # A span of marks alone, such as a rule of dashes, hides nothing either way.
    return sum(i in masked[row["article_id"]] for i in own) / len(own) if own else 1.0
