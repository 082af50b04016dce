"""Quotations as W3C Web Annotations, so that other tools can read who says what where.

The Web Annotation Data Model (W3C Recommendation, 23 February 2017) in JSON-LD: a collection of one page.
Each annotation's target is a stretch of an article's stored text, found again by its words with what stands
around them (TextQuoteSelector) and by its code points (TextPositionSelector); its bodies identify the
speaker and class the words.
"""

from __future__ import annotations

import json
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.charts import data
from analysis.corpus.articles import Article
from analysis.study import Study

Node = dict[str, Any]

# Code points of the text before and after that help to find a quotation again.
AROUND = 32
NAMESPACE = "urn:x-media-report:"
# What the model has no word for, named so that no reader takes it for a word of the model.
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "mr": NAMESPACE,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "speakerKind": "mr:speakerKind",
        "layer": "mr:layer",
        "stance": "mr:stance",
        "cue": "mr:cue",
        "rule": "mr:rule",
        "reason": "mr:reason",
        "confidence": {"@id": "mr:confidence", "@type": "xsd:double"},
    },
]


def collection(study: Study) -> Node:
    """Every row of `quotations` of a study as an AnnotationCollection of one page."""
    texts = {article.article_id: article for article in study.corpus.articles}
    found = study["quotations"]
    items = [annotation(row, texts[row["article_id"]]) for row in data.rows(found)]
    name = f"{NAMESPACE}{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(item['id'] for item in items))}"
    page = {"id": f"{name}:1", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "Quotations and reported clauses",
        "generator": _generator(),
        "total": len(items),
        "first": page,
    }


def annotation(row: Mapping[str, Any], article: Article) -> Node:
    """A row of `quotations` of this article as an annotation; the same row has the same id each time."""
    place = f"{article.sha256} {row['start']} {row['end']} {row['layer']} {row['level']}"
    bodies = list(_bodies(row, article.language))
    return {
        "id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, place)}",
        "type": "Annotation",
        "motivation": sorted({body["purpose"] for body in bodies}, reverse=True),
        "generator": _generator(),
        "body": bodies,
        "target": _target(row, article),
    }


def write(study: Study, path: Path) -> None:
    """Write the collection of a study as a JSON-LD file."""
    text = json.dumps(collection(study), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _generator() -> Node:
    found = version("media-report")
    return {"id": f"{NAMESPACE}software:{found}", "type": "Software", "name": f"media-report {found}"}


def _bodies(row: Mapping[str, Any], language: str) -> Iterator[Node]:
    """Who says it, where that is known; and what kind of words they are."""
    text = {"type": "TextualBody", "format": "text/plain"}
    if pd.notna(row["speaker"]):
        named = {"value": row["speaker"], "language": language, "purpose": "identifying"}
        yield {**text, **named, **_known(speakerKind=row["speaker_kind"])}
    kind = "indirect speech" if row["layer"] == "indirect" else "quoted speech"
    value = kind if row["layer"] == "indirect" or row["role"] == "speech" else "title, term or irony"
    facts = {name: row.get(name) for name in ("layer", "stance", "rule", "reason", "confidence")}
    yield {**text, "value": value, "language": "en", "purpose": "classifying"} | _known(
        cue=row["cue_lemma"], **facts
    )


def _known(**values: Any) -> Node:
    return {name: value for name, value in values.items() if pd.notna(value)}


def _target(row: Mapping[str, Any], article: Article) -> Node:
    start, end, text = int(row["start"]), int(row["end"]), article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - AROUND, 0) : start],
        "suffix": text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": _source(article), "selector": [quote, position]}


def _source(article: Article) -> Node:
    """The stored text, named by its hash (RFC 6920), and the address it came from."""
    digest = urlsafe_b64encode(bytes.fromhex(article.sha256)).decode("ascii").rstrip("=")
    named = {"id": f"ni:///sha-256;{digest}", "type": "Text", "format": "text/plain"}
    facts = {"language": article.language, "label": article.article_id}
    return named | facts | ({"via": article.url} if article.url else {})
